"""`python3 -m tests.benchmark`: measure everything and print the table; with `million`, what importing a million lines takes.

Nothing fails by it: machines are noisy, and a ratio that misses its bar is for a person to look into.
"""

import sys
import tempfile
from pathlib import Path

from bot.bootstrap import DEVELOP, ensure_environment


def main() -> None:
    """Measure on the sample register, and on large ones; a line for each figure as soon as it is known."""
    from tests.benchmark import answering, importing, looking_back, mentioning, starting, understanding, writing
    from tests.benchmark.figures import HEADING

    print(HEADING, flush=True)
    with tempfile.TemporaryDirectory(prefix="rapporteur-benchmark-") as name:
        folder = Path(name)
        usual = (
            importing.figures,
            understanding.figures,
            answering.figures,
            looking_back.figures,
            starting.figures,
            mentioning.figures,
            writing.figures,
        )
        for measured in (importing.figures_of_a_million,) if "million" in sys.argv[1:] else usual:
            for figure in measured(folder):
                print(figure, flush=True)


if __name__ == "__main__":
    ensure_environment(module="tests.benchmark", purpose=DEVELOP)
    main()
