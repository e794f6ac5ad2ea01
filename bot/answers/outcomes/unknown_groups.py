"""Groups of states that the register does not know: regions, and organisations of which it holds no members."""

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.query import Intent, Query
from bot.answers.understanding.parts import WITH_MEMBERS
from bot.answers.understanding.unknown_groups import groups_unknown
from bot.answers.wording import listed, name_of
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.vocabulary import Kind

_MOST_KNOWN = 4


def of_unknown_group(case: Case) -> Outcome | None:
    """Say that a group of states is not known, where it is asked what states did: no answer on all of them would be one."""
    query, shape = case.query, case.understanding.shape
    if shape is None or not query.votes or query.intent is Intent.REFUSED:
        return None
    regions = groups_unknown(shape)
    known = [name_of(each) for each in _with_members(case.lexicon)][:_MOST_KNOWN]
    ask = f"ask with the names of states, or with {listed(known, 'or')}." if known else "ask with the names of states."
    if regions:
        names = listed([f"“{each}”" for each in regions])
        return Outcome(f"The register knows no group of states by the name {names}, so nothing was counted: {ask}")
    without = [name_of(each) for each in _without_members(query, case.lexicon)]
    if without:
        return Outcome(f"The register holds no members of {listed(without)}, so nothing was counted: {ask}")
    return None


def _with_members(lexicon: Lexicon) -> list[NamedEntry]:
    entries = (each for each in lexicon.entries(Kind.ACTOR) if each.subtype in WITH_MEMBERS and lexicon.members(each.id))
    return sorted(entries, key=lambda each: (len(lexicon.members(each.id)), each.name))


def _without_members(query: Query, lexicon: Lexicon) -> list[NamedEntry]:
    """Give the organisations asked about by what their members did, of which none are held."""
    ids = (lexicon.id_of(key) for key in (*query.groups, *query.not_groups))
    return [lexicon.named(each) for each in ids if each is not None and not lexicon.members(each)]
