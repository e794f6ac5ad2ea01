"""`python3 -m tests.benchmark`: measure everything and print the table.

Nothing fails by it: machines are noisy, and a ratio that misses its bar is for a person to look into.
"""

import tempfile
from pathlib import Path

from bot.bootstrap import DEVELOP, ensure_environment


def main() -> None:
    """Measure on the sample register; a line for each figure as soon as it is known."""
    from tests.benchmark import answering, importing, looking_back, mentioning, starting
    from tests.benchmark.figures import HEADING

    print(HEADING, flush=True)
    with tempfile.TemporaryDirectory(prefix="rapporteur-benchmark-") as name:
        folder = Path(name)
        for measured in (importing.figures, answering.figures, looking_back.figures, starting.figures, mentioning.figures):
            for figure in measured(folder):
                print(figure, flush=True)


if __name__ == "__main__":
    ensure_environment(module="tests.benchmark", purpose=DEVELOP)
    main()
