"""`python3 -m tests.benchmark`: measure everything usual and print the table; with names of parts, measure those.

`searching` measures whole answers at a million records, `million` what importing a million lines takes, `digests` those of
hundreds of subscriptions, and `acknowledging` how soon Slack is told that we heard while fifty people type: minutes each.
Nothing fails by it: machines are noisy, and a ratio that misses its bar is for a person to look into.
"""

import sys
import tempfile
from pathlib import Path

from bot.bootstrap import DEVELOP, ensure_environment


def main() -> None:
    """Measure on the sample register, and on large ones; a line for each figure as soon as it is known."""
    from tests.benchmark import (
        acknowledging,
        answering,
        digests,
        importing,
        looking_back,
        mentioning,
        searching,
        starting,
        understanding,
        writing,
    )
    from tests.benchmark.figures import HEADING

    usual = {
        "importing": importing.figures,  # it leaves the register in which others measure
        "understanding": understanding.figures,
        "answering": answering.figures,
        "looking_back": looking_back.figures,
        "starting": starting.figures,
        "mentioning": mentioning.figures,
        "writing": writing.figures,
    }
    parts = {
        **usual,
        "searching": searching.figures,
        "digests": digests.figures,
        "acknowledging": acknowledging.figures,
        "million": importing.figures_of_a_million,
    }
    asked = sys.argv[1:]
    if unknown := [name for name in asked if name not in parts]:
        sys.exit(f"There is no part {', '.join(unknown)}. Name some of: {', '.join(parts)}.")
    print(HEADING, flush=True)
    with tempfile.TemporaryDirectory(prefix="rapporteur-benchmark-") as folder:
        if asked and "importing" not in asked:
            importing.leave_register(Path(folder))
        for name in asked or usual:
            for figure in parts[name](Path(folder)):
                print(figure, flush=True)


if __name__ == "__main__":
    ensure_environment(module="tests.benchmark", purpose=DEVELOP)
    main()
