"""What was said in an office, or in a form, told apart from all that was found."""

from msgspec.structs import replace
from sqlalchemy import select

from bot.answers.answer import MOST_FINDINGS
from bot.answers.loading import record
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.query import Query
from bot.answers.search import Found
from bot.answers.understanding.capacities import SpeakingAs, office_asked
from bot.register.folding import fold
from bot.register.vocabulary import Kind

_MOST_NEAREST = 20


def in_the_office_asked(case: Case, found: Found, query: Query) -> Outcome | Found:
    """Leave of statements those made in the office that is asked for; where none was, say so and show the others as near."""
    office = office_asked(case.understanding.shape) if case.understanding.shape is not None else None
    if office is None or found.total > MOST_FINDINGS or case.kind_of(found) is not Kind.POSITION:
        return found
    kept = _kept(case, found, office)
    if not kept:
        claims = case.search.find(replace(query, kinds=(Kind.ALLEGATION,)), words=office.typed.split())
        if claims.total:
            case.assumptions.append(f"No position of “{office.typed}” is recorded on this; this is what was alleged.")
            return claims
        said = f"Nothing is recorded in Rapporteur as said by “{office.typed}” on this; what is recorded of others stands near."
        if office.form is not None:
            said = f"None of “{office.typed}” is recorded in Rapporteur on this; what is recorded in other forms stands near."
        return Outcome(said, found.ids[:_MOST_NEAREST], nearest=True, query=query)
    if len(kept) < found.total:
        case.assumptions.append(f"Only what is recorded as of “{office.typed}” is shown.")
    return Found(kept, len(kept))


def _kept(case: Case, found: Found, office: SpeakingAs) -> tuple[int, ...]:
    """Give those of what was found that the register has in that office or form, and whose words tell which one it is."""
    column, value = (record.c.form, office.form) if office.form is not None else (record.c.capacity, office.capacity)
    ids = set(found.ids)
    if value is not None:
        ids &= {*case.session.scalars(select(record.c.id).where(record.c.id.in_(found.ids), column == value))}
    if office.words:
        phrase = " ".join(office.words)
        ids = {each for each in ids if phrase in fold(case.search.summary(each))}
    return tuple([each for each in found.ids if each in ids])
