"""Every line of an answer is a sentence of an explicit list, filled with what the register holds and its reader may see."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.kept import Kept
from bot.answers.query import Intent, Query
from bot.answers.rendering import as_text
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register.vocabulary import Kind, Tlp
from tests.answers.chance import PERSON, corrected, queries, register, visible_texts
from tests.answers.conftest import TODAY
from tests.answers.sentences import is_known, marked
from tests.conftest import Stores
from tests.register.material import Fields, imported

_QUESTIONS = (
    "which states are party to the Ottawa Convention", "what does article 1 of the apmbc say", "is it confirmed in mine-1",
    "which ap-mine is covered by the apmbc", "who is right about ap-mine", "did ukr violate the apmbc", "help", "zzz",
    "which treaties is Aland party to", "which treaties has Bland left",
    "when does the withdrawal of ukr from the apmbc take effect", "how long is the notice period for leaving the apmbc",
    "when did the apmbc enter into force", "who is the depositary of the apmbc", "how do I defuse ap-mine",
    "which actors have left the apmbc", "what does article 9 of the apmbc say", "how many states are party to the apmbc",
    "who joined the apmbc since 2000", "which states signed the apmbc and never ratified it", "who signed the apmbc in 2020",
    "which treaty covers mine-1", "is mine-1 covered by the apmbc", "who was first to join the apmbc",
    "what does corroborated mean", "what do the statuses mean",
    "which parties to the apmbc abstained on the apmbc resolution", "who always abstained on the apmbc resolution",
    "who never voted for the apmbc resolution", "who voted for both apmbc resolutions", "votes on the apmbc per year",
    "the most abstentions on the apmbc resolution", "last vote on the apmbc", "how did African states vote on the apmbc",
    "who voted for the apmbc but abstained on mine-1", "who was absent from the vote on the apmbc resolution",
    "which states changed their vote on the apmbc in 2022", "allegations except in 2022, not since 2023",
)  # fmt: skip
_FOLLOWING = ("how many?", "the first one", "number 7", "why?", "only since 2023", "what did they answer?", "forget that")
_READ = re.compile("Understood as|From the thread|by its place in the answer before")
"""How a question was read: its record stands below, with its status."""
_MENTION = re.compile(r"ALL-\d{4,}")
_SEEDS = range(3)


def _asked(database: Database, seed: int, lines: list[Fields], ceiling: Tlp, number: int) -> Iterator[Answer]:
    answerer = Answerer(database, LexiconKeeper(database))
    for query in queries(seed, lines, number):
        yield answerer.answer_query(query, today=TODAY, ceiling=ceiling, most=6)
        for question in _FOLLOWING:
            yield answerer.answer(question, today=TODAY, ceiling=ceiling, most=6, context=Kept(query, ("ALL-0001",)))
    for question in _QUESTIONS:
        yield answerer.answer(question, today=TODAY, ceiling=ceiling, most=6)


@pytest.mark.long
@pytest.mark.parametrize("seed", _SEEDS)
def test_every_line_is_a_known_sentence_about_what_may_be_seen(
    request: pytest.FixtureRequest, stores: Stores, tmp_path: Path, seed: int
) -> None:
    database = Database(stores.empty_url("postgresql" if seed == 0 else "sqlite", tmp_path))
    request.addfinalizer(database.dispose)
    lines = register(seed)
    imported(database, tmp_path, *lines)
    imported(database, tmp_path, *corrected(lines))
    ceiling = (Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER)[seed % 3]
    seen = visible_texts([*lines, *corrected(lines)], ceiling)
    unknown: set[str] = set()
    for answer in _asked(database, seed, lines, ceiling, 30):
        text = as_text(answer)
        assert PERSON not in text
        asked = f"{answer.intent}/{answer.query.aspect}"
        assert marked(text) <= seen, (answer.query, marked(text) - seen)
        unknown |= {f"{asked}: {line}" for line in text.splitlines() if line and not is_known(line)}
        _assert_stands(answer, text)
    assert not unknown, "\n".join(sorted(unknown))


def _assert_stands(answer: Answer, text: str) -> None:
    """Check that no allegation is named or told without its status and whether it was answered."""
    for finding in answer.findings:
        assert finding.kind is not Kind.ALLEGATION or (finding.status_line and finding.response_state)
    for line in text.splitlines():
        for mention in _MENTION.finditer(line):
            alone = line.startswith(f"[{mention[0]}]") or _READ.search(line) or answer.log or "published" in line
            several = re.match(r"[\d,]+ \w+ \(.*(?:allegation|status|alleged)", line)
            assert alone or several or line[mention.end() :].startswith(" (status: "), line


def test_a_sentence_that_nobody_listed_is_not_known() -> None:
    assert is_known("2 allegations recorded in Rapporteur: 2 alleged; 2 without a recorded response as of 1 May 2026.")
    assert not is_known("2 allegations recorded in Rapporteur prove it.")
    assert not is_known("«a summary» This is a violation.")
    assert not is_known("[ALL-0001] Somebody said so.")


def test_all_intents_are_asked() -> None:
    asked = {query.intent for query in queries(1, register(1), 80)}
    assert asked == set(Intent)
    assert Query().aspect is None
