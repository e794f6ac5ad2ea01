"""Of whom something is alleged, and how often, where that is asked for and not only who alleges it."""

from collections.abc import Sequence

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.search import Found
from bot.answers.understanding.accused import ACCUSED_ASKED, MOST_ASKED
from bot.answers.wording import counted, many, name_of
from bot.register.vocabulary import Kind, Role


def asks_for_accused(case: Case) -> bool:
    """Tell whether it is asked of whom something is alleged."""
    return ACCUSED_ASKED.search(case.understanding.line) is not None


def asks_for_most(case: Case) -> bool:
    """Tell whether it is asked who stands in the most of what is found."""
    return MOST_ASKED.search(case.understanding.line) is not None


def accused(case: Case, found: Found) -> Outcome:
    """Name those of whom the allegations found are, each with in how many, and those who allege it."""
    open_ = found.total - case.particulars.having(found.ids, Role.ALLEGED_ACTOR)
    against = tallied_names(case, found.ids, Role.ALLEGED_ACTOR, by_state=asks_for_most(case))
    unnamed = f"; {open_:,} of them {'names' if open_ == 1 else 'name'} nobody who did it" if open_ and against else ""
    said = f"{counted(found.total, Kind.ALLEGATION)} recorded in Rapporteur, made against {against or 'nobody named'}{unnamed}"
    names = case.names(found.ids, (Role.ALLEGED_BY,))
    return Outcome(f"{said}; alleged by {names}: {case.statuses(found.ids)}.", found.ids, found.total)


def allegers_counted(case: Case, found: Found) -> Outcome:
    """Count those who allege what was found, of whatever kind they are, and name them."""
    number = len(case.particulars.tally(found.ids, Role.ALLEGED_BY))
    names = tallied_names(case, found.ids, Role.ALLEGED_BY)
    said = f"{number:,} {'is' if number == 1 else 'are'} recorded in Rapporteur as alleging it, of whatever kind: {names}"
    of = f"{counted(found.total, Kind.ALLEGATION)}: {case.statuses(found.ids)}"
    return Outcome(f"{said}. {of}.", found.ids, found.total, {"count": number})


def tallied_names(case: Case, ids: Sequence[int], role: Role, *, by_state: bool = False) -> str:
    """Name those who play a role in what was found, each with in how many: A to Z, or the most first where that is asked."""
    numbers = case.particulars.tally_by_state(ids, role) if by_state else case.particulars.tally(ids, role)
    entries = [(entry, number) for each, number in numbers.items() if (entry := case.lexicon.get(each)) is not None]
    entries.sort(key=lambda each: name_of(each[0]))
    if asks_for_most(case):
        entries.sort(key=lambda each: -each[1])
    return many([f"{name_of(entry)} ({number:,})" for entry, number in entries])
