"""`python3 -m tests.questions [FILE…]`: ask sets of questions of the sample, and print how good the answers are.

`python3 -m tests.questions fuzz [COUNT]` asks any text whatever, and fails where one gets no answer or is slow.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bootstrap import DEVELOP, ensure_environment

if TYPE_CHECKING:
    from tests.questions.line import Line


def main(words: list[str]) -> int:
    """Do what is asked for and give the exit status: 0 done, 1 a question failed the drill, 2 nothing could be asked."""
    if words[:1] == ["fuzz"]:
        return _fuzz(words[1:])
    return _score(words)


def _score(words: list[str]) -> int:
    from tests.questions.line import LineError, read_lines

    parser = argparse.ArgumentParser(prog="python3 -m tests.questions", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="sets of questions (default: those that ship)")
    parser.add_argument("--intent", help="only the lines of which this is an intent")
    parser.add_argument("--misses", action="store_true", help="tell every line that is not wholly right")
    parser.add_argument("--json", action="store_true", dest="as_json", help="every figure, and the parts of every line")
    parser.add_argument("--postgresql", action="store_true", help="over PostgreSQL instead of SQLite")
    wanted = parser.parse_args(words)
    from tests.questions.asking import files_of_sets

    try:
        lines = [line for line in read_lines(wanted.files or files_of_sets()) if wanted.intent in {None, *line.intents}]
    except (LineError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if not lines:
        print("There is no question to ask.", file=sys.stderr)
        return 2
    return _report(lines, "postgresql" if wanted.postgresql else "sqlite", wanted)


def _report(lines: "list[Line]", engine: str, wanted: argparse.Namespace) -> int:
    from bot.answers.answering import Answerer
    from bot.names.keeper import LexiconKeeper
    from bot.register import sample
    from tests.conftest import Stores
    from tests.questions import report
    from tests.questions.asking import asked
    from tests.questions.baseline import Baseline
    from tests.questions.scoring import scored

    with tempfile.TemporaryDirectory(prefix="rapporteur-questions-") as folder:
        stores = Stores(Path(folder))
        database = stores.sample(engine)
        ours = list(asked(Answerer(database, LexiconKeeper(database)), lines))
        stores.close()
    bare = Baseline(sorted(sample.FOLDER.glob("*.jsonl")))
    systems = {"Rapporteur": ours, "BM25": [scored(line, bare.given(line)) for line in lines]}
    if wanted.as_json:
        print(json.dumps(report.as_json(systems), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report.table(systems)))
        if wanted.misses:
            print("\n".join(report.misses(ours)))
    return 0


def _fuzz(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.questions fuzz", description="Ask any text whatever.")
    parser.add_argument("count", nargs="?", type=int, default=10_000, help="how many questions (default: 10,000)")
    parser.add_argument("--seed", type=int, default=0, help="the seed of the first; the others follow it (default: 0)")
    parser.add_argument("--postgresql", action="store_true", help="over PostgreSQL instead of SQLite")
    wanted = parser.parse_args(words)
    from bot.answers.answering import Answerer
    from bot.names.keeper import LexiconKeeper
    from tests.conftest import Stores
    from tests.questions import drill
    from tests.questions.asking import files_of_sets
    from tests.questions.fuzz import Fuzz
    from tests.questions.line import read_lines

    questions = [line.question for line in read_lines(files_of_sets())]
    if not questions or wanted.count < 1:
        print("There is no question to ask.", file=sys.stderr)
        return 2
    fuzz = Fuzz(drill.names_of_sample(), questions)
    last = ""
    with tempfile.TemporaryDirectory(prefix="rapporteur-fuzz-") as folder:
        stores = Stores(Path(folder))
        database = stores.sample("postgresql" if wanted.postgresql else "sqlite")
        answerer = Answerer(database, LexiconKeeper(database))
        drill.run(answerer, 0, "mines")  # what is done once belongs to no question
        seeds = range(wanted.seed, wanted.seed + wanted.count)
        for last in drill.told(answerer, ((seed, fuzz.question(seed)) for seed in seeds)):
            print(last, flush=True)
        stores.close()
    return 0 if last.startswith("passed") else 1


if __name__ == "__main__":
    ensure_environment(module="tests.questions", purpose=DEVELOP)
    sys.exit(main(sys.argv[1:]))
