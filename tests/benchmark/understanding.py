"""Questions understood with 50,000 names, against one pass of a bare automaton over the same text; what the names take.

The bare pass folds the text with the place of each letter, finds all names in it, and keeps those that are whole words: what
any matcher has to do. The questions come one after the other, as people ask them. A second line asks the same one again and
again, with all that both need at hand in the processor's caches. A third compares with the automaton's own loop in C over a
text that is folded already, which finds letters and no words: less than Python takes to cut a question into words.
"""

import gc
import multiprocessing
import random
import resource
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import ahocorasick
from sqlalchemy import select

from bot.answers.understanding.understand import understand
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.folding import fold, fold_with_offsets
from bot.register.model import Alias
from bot.register.vocabulary import REFERENCE_KINDS, Kind
from tests.benchmark.answering import QUESTIONS as ANSWERED
from tests.benchmark.figures import Figure, compared, in_turn, seconds
from tests.benchmark.importing import REGISTER

TODAY = date(2026, 11, 22)
ALIASES = 50_000
ROUNDS = 25
MEGABYTE = 1_000_000
QUESTIONS = (
    *ANSWERED,
    "Bakhmut?",
    "what did Dujarric say about the mines Ukraine was supposed to clear, in November 2023",
    "who accuses Russia of using cluster bombs in Kharkiv oblast since last autumn",
    "has Finland changed its vote on cluster munitions",
    "when does Lithuania's withdrawal from the Otawa treaty take effect",
    "compare Canada and Germany on incendiary weapons between March and June 2023",
    "кто обвиняет Украину в применении мин «Лепесток» в Изюме?",
    "Quelle est la position de la Norvège sur les armes à sous-munitions ?",
    "did Israel admit using white phosphorus, and what did it reply to Amnisty",
    "звинувачення проти Росії щодо касетних боєприпасів",
)
_LATIN = ("ka", "ri", "no", "ve", "sko", "mi", "lo", "zha", "ber", "gor", "tel", "an", "dru", "pol", "ys", "chen", "tra", "ul")
_CYRILLIC = ("ка", "ри", "но", "ве", "ско", "ми", "ло", "жа", "бер", "гор", "тел", "ан", "дру", "пол", "ис", "чен", "тра", "ул")
_SECOND = ("Oblast", "Brigade", "Ministry of Defence", "Raion")

Named = tuple[int, str, bool, bool]


@dataclass(frozen=True, slots=True)
class Names:
    """What a lexicon is built from."""

    entries: list[NamedEntry]
    aliases: list[Named]

    def lexicon(self) -> Lexicon:
        """Build it."""
        return Lexicon(1, self.entries, self.aliases)


def figures(folder: Path) -> Iterator[Figure]:
    """Measure how long the names take to be ready, what they take of memory, and how long a question then takes."""
    names = _names(folder)
    building = statistics.median(seconds(names.lexicon) for _ in range(3))
    yield Figure("50,000 names ready (bar: 2 s)", f"{building:.2f} s", "2.00 s", building / 2, 1)
    grown = _growth(folder)
    yield Figure("50,000 names in memory (bar: 100 MB)", f"{grown / MEGABYTE:.0f} MB", "100 MB", grown / MEGABYTE / 100, 1)
    lexicon, automaton = names.lexicon(), _automaton(names)
    gc.collect()
    gc.freeze()  # as the bot does before it goes to work
    yield _as_they_come(lexicon, partial(_bare, automaton))
    yield _compared("the same question again and again", lexicon, partial(_bare, automaton))
    folded = {question: fold(question) for question in QUESTIONS}
    yield _compared("again and again (against the automaton's loop)", lexicon, lambda text: list(automaton.iter(folded[text])))


def _as_they_come(lexicon: Lexicon, floor: Callable[[str], object]) -> Figure:
    """Give the median over the questions, each asked after all others and against the floor over the same text."""
    rounds = [
        [(seconds(partial(understand, question, lexicon, TODAY)), seconds(partial(floor, question))) for question in QUESTIONS]
        for _ in range(ROUNDS)
    ]
    of_each = [tuple(statistics.median(taken) for taken in zip(*each, strict=True)) for each in zip(*rounds, strict=True)]
    ours, floors = zip(*of_each, strict=True)
    medians = compared("", (statistics.median(ours), statistics.median(floors)), 20)
    ratio = statistics.median(one / other for one, other in of_each)
    return Figure("a question understood (against a bare matcher)", medians.ours, medians.floor, ratio, 20)


def _compared(what: str, lexicon: Lexicon, floor: Callable[[str], object]) -> Figure:
    """Give the median over the questions, each against the floor over the same text."""
    measured = [
        in_turn(
            partial(seconds, partial(understand, question, lexicon, TODAY)), partial(seconds, partial(floor, question)), ROUNDS
        )
        for question in QUESTIONS
    ]
    ours, floors = zip(*measured, strict=True)
    medians = compared("", (statistics.median(ours), statistics.median(floors)), 20)
    return Figure(what, medians.ours, medians.floor, statistics.median(one / other for one, other in measured), 20)


def _names(folder: Path) -> Names:
    """Give the names of the sample, filled up with places and people made of syllables."""
    database = Database(f"sqlite:///{folder / REGISTER}")
    sample = LexiconKeeper(database).current()
    entries = [entry for kind in REFERENCE_KINDS for entry in sample.entries(kind)]
    with database.read() as session:
        columns = select(Alias.reference_id, Alias.text, Alias.ambiguous, Alias.exact_case)
        aliases: list[Named] = [(row[0], row[1], row[2], row[3]) for row in session.execute(columns)]
    database.dispose()
    chance, number = random.Random(1), 1_000_000
    while len(entries) + len(aliases) < ALIASES:
        number += 1
        syllables = [chance.randrange(len(_LATIN)) for _ in range(chance.randint(3, 5))]
        latin, cyrillic = ("".join(table[each] for each in syllables).title() for table in (_LATIN, _CYRILLIC))
        kind, subtype = chance.choice(((Kind.PLACE, "settlement"), (Kind.PLACE, "settlement"), (Kind.ACTOR, "official")))
        entries.append(NamedEntry(number, f"made-{number}", kind, latin, None, subtype))
        aliases += [(number, cyrillic, False, False), (number, f"{latin} {chance.choice(_SECOND)}", False, False)]
    return Names(entries, aliases)


def _growth(folder: Path) -> int:
    """Give by how many bytes a fresh process grows when it builds the lexicon."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_grow, args=(folder, sender.send))
    child.start()
    grown: int = receiver.recv()
    child.join()
    return grown


def _grow(folder: Path, tell: Callable[[int], None]) -> None:
    names = _names(folder)
    before = _resident()
    lexicon = names.lexicon()
    tell(_resident() - before)
    del lexicon  # it is held until here


def _resident() -> int:
    """Give the memory in use; where there is no /proc, the most that was."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _automaton(names: Names) -> "ahocorasick.Automaton":
    bearers: dict[str, list[int]] = defaultdict(list)
    for entry_id, text in (
        *((entry.id, entry.name) for entry in names.entries),
        *((each[0], each[1]) for each in names.aliases),
    ):
        bearers[fold(text)].append(entry_id)
    automaton = ahocorasick.Automaton()
    for text, ids in bearers.items():
        automaton.add_word(text, (len(text), tuple(ids)))
    automaton.make_automaton()
    return automaton


def _bare(automaton: "ahocorasick.Automaton", text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    folded, offsets = fold_with_offsets(text)
    found = []
    for last, (length, ids) in automaton.iter(folded):
        start, end = last - length + 1, last + 1
        if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
            found.append((offsets[start], offsets[end], ids))
    return found
