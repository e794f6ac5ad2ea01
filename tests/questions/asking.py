"""The questions of a set, asked of the bot's own answerer over a register, in this process."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.kept import kept_of
from bot.answers.rendering import as_json
from tests.questions.line import Line
from tests.questions.scoring import Given, Scored, scored

SETS = Path(__file__).with_name("sets")


def files_of_sets() -> list[Path]:
    """Give the sets that are there."""
    return sorted(SETS.glob("*.jsonl"))


def asked(answerer: Answerer, lines: Sequence[Line]) -> Iterator[Scored]:
    """Ask every line, each as the first of its thread or after those of its context, and score the answers."""
    for line in lines:
        yield scored(line, Given.of(json.loads(json.dumps(as_json(_answer(answerer, line))))))


def _answer(answerer: Answerer, line: Line) -> Answer:
    first, *rest = *line.context, line.question
    answer = answerer.answer(first, today=line.today)
    for question in rest:
        answer = answerer.answer(question, today=line.today, context=kept_of(answer))
    return answer
