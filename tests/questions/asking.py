"""The questions of a set, asked of the bot's own answerer over a register, in this process."""

import inspect
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.rendering import as_json
from tests.questions.line import Line
from tests.questions.scoring import Given, Scored, scored

SETS = Path(__file__).with_name("sets")
FOLLOWS = "context" in inspect.signature(Answerer.answer).parameters
"""Whether a question can be asked in a thread. Where it can't, lines with `context` are left out, and counted."""


def files_of_sets() -> list[Path]:
    """Give the sets that are there."""
    return sorted(SETS.glob("*.jsonl"))


def askable(lines: Sequence[Line]) -> list[Line]:
    """Leave out what can't be asked."""
    return [line for line in lines if FOLLOWS or not line.context]


def asked(answerer: Answerer, lines: Sequence[Line]) -> Iterator[Scored]:
    """Ask every line, each as the first of its thread or after those of its context, and score the answers."""
    for line in lines:
        yield scored(line, Given.of(json.loads(json.dumps(as_json(_answer(answerer, line))))))


def _answer(answerer: Answerer, line: Line) -> Answer:
    first, *rest = *line.context, line.question
    answer = answerer.answer(first, today=line.today)
    for question in rest:
        context: dict[str, Any] = {"context": answer.query}
        answer = answerer.answer(question, today=line.today, **context)
    return answer
