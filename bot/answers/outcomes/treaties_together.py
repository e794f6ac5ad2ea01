"""States that are asked for by how they stand under several treaties at once: party to one, and not to the other."""

import re
from collections.abc import Sequence

from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.treaty_lists import Asked, TreatyLists, asked_by
from bot.answers.query import Standing
from bot.answers.understanding.shape import Shape
from bot.answers.wording import listed, many
from bot.names.lexicon import NamedEntry
from bot.register.dates import spoken
from bot.register.vocabulary import PartyStatus

_MOST_NAMED = 40
_NOT_UNDER = re.compile(
    r"(?<!\w)(?:not|outside|without|never|neither|nor) "
    r"(?:(?:yet|a|any|state|states|party|parties|to|bound|by|in|members?|of|the|joined|join|acceded) )*@(\d+)"
)
"""The treaty that this stands before is the one under which the states are not bound."""


def asked_under_each(
    treaties: Sequence[NamedEntry], shape: Shape | None, line: str, standing: Standing | None
) -> list[tuple[NamedEntry, Asked]]:
    """Tell how the states asked for stand under each treaty."""
    numbers = {int(number) for number in _NOT_UNDER.findall(line)}
    named = (each for each in shape.mentions if each.number in numbers) if shape is not None else ()
    without = {entry.key for each in named for entry in each.treaties}
    if not without:
        return [(treaty, asked_by(standing)) for treaty in treaties]
    return [(treaty, asked_by(Standing.NOT_PARTY if treaty.key in without else None)) for treaty in treaties]


def states_under_all(asked: Sequence[tuple[TreatyLists, Asked]], *, counts: bool, any_of_them: bool = False) -> Outcome:
    """List, or only count, the states that stand as asked under each of several treaties, or under any of them."""
    found = [lists.standing_as(each) for lists, each in asked]
    held = any if any_of_them else all
    named = dict.fromkeys(state for states in found for state in states)
    states = [state for state in sorted(named, key=lambda each: each.name) if held(state in each for each in found)]
    first, _ = asked[0]
    is_today = first.on == first.today
    stands = [f"{each.by_number(len(states), is_today=is_today)} the {lists.treaty.name}" for lists, each in asked]
    said = listed(stands, "or" if any_of_them else "and")
    when = f"{'as of' if is_today else 'on'} {spoken(first.on)}"
    names = many([state.name for state in states], _MOST_NAMED) if states and not counts else ""
    headline = f"{first.counted_members(len(states))} {said} {when}, by what is recorded in Rapporteur"
    shown = [] if counts and all(PartyStatus.STATE_PARTY in each.statuses for _, each in asked) else states
    statuses = [standing[state] for state in shown for standing in found if state in standing]
    ids = [status.actions[0] for status in statuses if status.actions]
    value = {
        "count": len(states),
        "treaties": [lists.treaty.key for lists, _ in asked],
        "on": first.on.isoformat(),
        **({} if counts else {"states": [state.key for state in states]}),
    }
    unsure = [said for (lists, each), standing in zip(asked, found, strict=True) for said in lists.uncertain(each, standing)]
    return Outcome(
        f"{headline}{f': {names}' if names else ''}.",
        tuple(ids),
        len(ids) or len(states),
        value,
        assumptions=tuple(dict.fromkeys(unsure)),
    )
