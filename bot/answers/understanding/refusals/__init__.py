"""What Rapporteur declines: recognised by how a question is put, never by whom it is about."""

from collections.abc import Callable, Collection

from bot.answers.answer import Refusal
from bot.answers.understanding.cues import Cue, Line
from bot.answers.understanding.refusals import exact_places, future, guilt, handling, identity, who_is_right
from bot.register.vocabulary import Kind

SAFETY = (
    "If you have found a mine or any unexploded munition: do not touch it, go back the way you came, mark or "
    "remember the place, "
    "keep others away, and call the local emergency or mine action service."
)
REASONS = {
    Refusal.GUILT: "Rapporteur does not determine violations; it shows what is recorded, and who says so.",
    Refusal.WHO_IS_RIGHT: "Rapporteur does not say who is right; it shows what each side says, in its own words.",
    Refusal.IDENTITY: "Rapporteur never names witnesses, victims or other private persons.",
    Refusal.COORDINATES: "Rapporteur does not give exact positions.",
    Refusal.PREDICTION: "Rapporteur makes no predictions; it holds only what has been said and recorded.",
    Refusal.HANDLING: "Rapporteur gives no advice on handling, building or disarming weapons.",
}
_DECLINED: tuple[tuple[Refusal, frozenset[Cue], Callable[[Line], bool]], ...] = (
    (Refusal.COORDINATES, exact_places.SHOWN_BY, exact_places.asks_where_exactly),
    (Refusal.IDENTITY, identity.SHOWN_BY, identity.asks_who_somebody_is),
    (Refusal.PREDICTION, future.SHOWN_BY, future.asks_for_the_future),
    (Refusal.GUILT, guilt.SHOWN_BY, guilt.asks_for_guilt),
    (Refusal.WHO_IS_RIGHT, who_is_right.SHOWN_BY, who_is_right.asks_who_is_right),
)
"""What is declined, after what is to be done with weapons, in this order, and the cues without which none of it is asked."""
_ANY = handling.SHOWN_BY.union(*(shown_by for _, shown_by, _ in _DECLINED))


def refusal_in(line: Line, kinds: Collection[Kind]) -> Refusal | None:
    """Tell whether the shape of a question asks for what Rapporteur declines, and which of it.

    `kinds` are those of the entries that it names.
    """
    if line.may_hold.isdisjoint(_ANY):
        return None
    if not handling.SHOWN_BY.isdisjoint(line.may_hold) and handling.asks_to_handle(line, kinds):
        return Refusal.HANDLING
    for refusal, shown_by, is_asked in _DECLINED:
        if not shown_by.isdisjoint(line.may_hold) and is_asked(line):
            return refusal
    return None
