"""The fuzz drill: each question gets an answer that can be shown everywhere, and none takes much longer than the others."""

import json
import statistics
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.rendering import as_json, as_text
from bot.register import sample
from bot.sandbox.blocks import check_message_blocks
from bot.slack.views.answers import FINDINGS_TO_ASK_FOR, Footing, answer_message

TODAY = date(2026, 11, 22)
MOST_OF_MEDIAN = 50
"""The slowest question may take this many times the median: one person's paste must not hold up the others."""
_SHOWN = 10
_SUSPECTS = 40
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """One question asked: how long its answer took, and what went wrong, if anything did."""

    seed: int
    question: str
    seconds: float
    fault: str = ""


def names_of_sample() -> list[str]:
    """Give the names that the sample knows, to make questions of."""
    rows = [json.loads(text) for file in sample.FOLDER.glob("*.jsonl") for text in file.read_text("utf-8").splitlines()]
    aliases = [alias for row in rows for alias in row.get("aliases", ())]
    names = [row["name"] for row in rows if "name" in row]
    return sorted({*names, *(alias if isinstance(alias, str) else alias["text"] for alias in aliases)})


def check(answer: Answer) -> None:
    """Show an answer everywhere that answers are shown; raise what went wrong."""
    if not answer.headline.strip():
        raise AssertionError("the answer says nothing")
    json.dumps(as_json(answer), ensure_ascii=False).encode()
    if not as_text(answer).strip():
        raise AssertionError("the text of the answer is empty")
    for offset in (0, 5):
        message = answer_message(answer, Footing(asked_id=1, offset=offset, may_share=True, asked_by="U0123456789"))
        check_message_blocks(list(message.blocks))
        message.text.encode()


def run(answerer: Answerer, seed: int, question: str) -> Run:
    """Ask one question and check its answer; the time is that of answering, as the bot does."""
    started = time.perf_counter()
    try:
        answer = answerer.answer(question, today=TODAY, most=FINDINGS_TO_ASK_FOR)
        seconds = time.perf_counter() - started
        check(answer)
    except Exception:  # noqa: BLE001 whatever it is, it is what the drill looks for
        return Run(seed, question, time.perf_counter() - started, traceback.format_exc())
    return Run(seed, question, seconds)


def told(answerer: Answerer, questions: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Tell each fault as it comes, then the median, the slowest and their ratio; the last line begins with whether it held.

    The slowest are asked again, and the best of their times counts: on a machine with other work, any question is slow once.
    """
    done: list[Run] = []
    for seed, question in questions:
        each = run(answerer, seed, question)
        done.append(each)
        if each.fault:
            yield f"seed {each.seed}: {each.question[:200]!r}\n{each.fault}"
    median = statistics.median(each.seconds for each in done)
    suspects = sorted(done, key=_seconds)[-_SUSPECTS:]
    again = [min([each, *(run(answerer, each.seed, each.question) for _ in range(_ROUNDS))], key=_seconds) for each in suspects]
    slowest = sorted(again, key=_seconds, reverse=True)[:_SHOWN]
    for each in slowest:
        yield f"{1000 * each.seconds:9.1f} ms  seed {each.seed}, {len(each.question)} characters: {repr(each.question)[:90]}"
    faults = sum(bool(each.fault) for each in done)
    ratio = slowest[0].seconds / median
    yield (
        f"{'passed' if not faults and ratio <= MOST_OF_MEDIAN else 'failed'}: {len(done):,} questions, {faults} without a whole"
        f" answer; median {1000 * median:.1f} ms, slowest {1000 * slowest[0].seconds:.1f} ms, {ratio:.0f} times the median"
        f" (at most {MOST_OF_MEDIAN})"
    )


def _seconds(run: Run) -> float:
    return run.seconds
