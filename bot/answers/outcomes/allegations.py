"""What is alleged and answered, and who says so."""

from msgspec.structs import replace

from bot.answers.outcomes.accused import accused, asks_for_accused, asks_for_most, tallied_names
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.recast import otherwise_cast
from bot.answers.outcomes.statements import said_by
from bot.answers.query import Query, Span
from bot.answers.search import Found
from bot.answers.understanding import cues
from bot.answers.understanding.meanings import ACTING, CLAIMING, Meaning
from bot.answers.understanding.parts import OWN_VOICES
from bot.answers.wording import RESPONSE_WORDS, STATUS_MEANINGS, STATUS_WORDS, capital, counted, listed, tallied
from bot.register.dates import spoken
from bot.register.vocabulary import ActorType, Kind, Role, Status

_CONFIRMED = cues.words(
    r"confirm(?:ed|s)?", r"verif(?:y|ied)", r"prove[nds]?", r"established", r"true that", r"definitely",
    r"for (?:sure|certain)", r"подтвержд\w*", r"підтвердж\w*", r"confirme\w*", r"confirmad\w*",
)  # fmt: skip
"""What asks for more than the register says of an allegation."""
_WHICH_ALLEGATIONS = cues.words(
    r"(?:which|what) (?:of )?(?:the |these |those |our |all |@\d+ s )*(?:allegations|accusations|claims)"
)
"""Those that have an answer are asked for, and not only the answers."""
_CONCLUSIONS = cues.words(r"assessments?", r"findings?", r"conclusions?", r"concluded", r"assessed")
"""What a body concluded of an allegation is asked for, beside what it alleges itself."""
_DATED_CLAIM = cues.words(
    r"(?:report|allegation|accusation|claim|finding|paper)s? (?:of|from|in|dated|published (?:in|on)) (?:the )?#\d+"
)
"""It is what was alleged that is dated, and not the answer: *how did it react to the report of June 2023*."""
_WHO = {
    Kind.POSITION: (Role.SPEAKER,),
    Kind.ALLEGATION: (Role.ALLEGED_BY,),
    Kind.RESPONSE: (Role.RESPONDER,),
    Kind.ASSESSMENT: (Role.BODY,),
    Kind.TREATY_ACTION: (Role.STATE,),
}
_BY = {
    Kind.ALLEGATION: "alleged by",
    Kind.POSITION: "said by",
    Kind.RESPONSE: "answered by",
    Kind.ASSESSMENT: "published by",
    Kind.TREATY_ACTION: "done by",
}


def allegations(case: Case) -> Outcome:
    """Give the allegations asked for; a time is taken as when they were made, where none happened then."""
    query = case.query
    if query.speakers and _CONCLUSIONS.search(case.understanding.line):
        query = replace(query, kinds=(Kind.ALLEGATION, Kind.ASSESSMENT))
    found = case.search.find(query, words=case.narrowing())
    if not found.total and (query.said or query.occurred):
        swapped = replace(query, said=query.occurred, occurred=query.said)
        other = case.search.find(swapped)
        if other.total:
            meant = "when it was alleged" if swapped.said else "when it is said to have occurred"
            case.assumptions.append(f"The time was taken as {meant}.")
            found, query = other, swapped
    if not found.total and (cast := otherwise_cast(case, query)):
        case.query = query = cast
        found = case.search.find(query, words=case.narrowing())
    if not found.total and (said := _said_instead(case, query)):
        return said
    if not found.total:
        return case.nothing(query)
    kind = case.kind_of(found) if len(query.kinds) > 1 else Kind.ALLEGATION
    if kind is Kind.ALLEGATION and asks_for_accused(case):
        return replace(accused(case, found), query=query)
    outcome = case.listed(found, kind, query)
    if _CONFIRMED.search(case.understanding.line):
        return replace(outcome, headline=_in_its_terms(case, found, outcome.headline))
    return outcome


def _said_instead(case: Case, query: Query) -> Outcome | None:
    """Give the positions of a state that was named beside a weapon, where no word asks for what is alleged of it."""
    shape = case.understanding.shape
    on_a_weapon = query.weapons and not (query.actors or query.places)  # what is on file about Claymores
    if (query.speakers or on_a_weapon) and not query.refs:
        return _said_on_it(case, query)
    if (
        not query.actors
        or shape is None
        or query.unanswered
        or shape.means(CLAIMING | ACTING | {Meaning.AGAINST, Meaning.DO_VERB, Meaning.DO_NOUN, Meaning.ACCUSED})
    ):
        return None
    asked = replace(
        query, kinds=(Kind.POSITION,), speakers=query.actors, actors=(), said=query.said or query.occurred, occurred=Span()
    )
    found, asked = said_by(case, asked)
    if not found.total:
        return None
    case.assumptions.append("No allegation is recorded; this is what is recorded instead.")
    return case.listed(found, Kind.POSITION, asked)


def _said_on_it(case: Case, query: Query) -> Outcome | None:
    """Give the positions of one who alleges nothing of the kind, where no word asks for claims: *the Monitor on Ukraine*."""
    shape = case.understanding.shape
    if shape is None or query.unanswered or query.statuses or shape.means(CLAIMING | {Meaning.AGAINST, Meaning.ACCUSED}):
        return None
    if not query.speakers and shape.means(ACTING | {Meaning.DO_VERB, Meaning.DO_NOUN, Meaning.HARM}):
        return None
    asked = replace(query, kinds=(Kind.POSITION,), said=query.said or query.occurred, occurred=Span())
    for each in (asked, replace(asked, actors=())):
        if (found := case.search.find(each, votes=False)).total:
            case.assumptions.append("No allegation is recorded; this is what is recorded instead.")
            if each.actors != asked.actors:
                case.assumptions.append("The other actor named was left out: nothing is recorded on both.")
            return case.listed(found, Kind.POSITION, each)
    return None


def _in_its_terms(case: Case, found: Found, headline: str) -> str:
    """Answer whether something is confirmed with the statuses that the register has: confirmed is none of them."""
    if found.total > 1:
        return f"“Confirmed” is no status of the register; these are what is recorded. {headline}"
    standing = case.particulars.standings(found.ids)[found.ids[0]]
    borne_out = standing.status in {Status.CORROBORATED, Status.FINDING, Status.ACKNOWLEDGED}
    said = STATUS_MEANINGS[standing.status] if borne_out else "not confirmed in the register’s terms"
    summary, answered = case.search.summary(found.ids[0]), capital(standing.answered(case.today))
    return f"Status: {STATUS_WORDS[standing.status]}; {said}. {summary} {answered}"


def responses(case: Case) -> Outcome:
    """Give what was answered, or the allegations that nobody answered."""
    query = case.query
    if query.unanswered:
        found = case.search.find(query)
        if not found.total:
            return case.nothing(query)
        number = f"{counted(found.total, Kind.ALLEGATION)} recorded in Rapporteur without a recorded response as of"
        statuses = tallied(case.particulars.by_word(found.ids), STATUS_WORDS)
        return Outcome(f"{number} {spoken(case.today)}: {statuses}.", found.ids, found.total)
    found = _of_kinds(case, query)
    if alleged := _told_by_its_words(case, query):
        return alleged
    if not found.total and query.responses and (query.speakers or query.places or query.refs):
        wanted = listed([RESPONSE_WORDS[each] for each in query.responses], "or")
        others = _of_kinds(case, replace(query, responses=()))
        if others.total:
            headline = f"No response of the kind “{wanted}” is recorded in Rapporteur on this; others are shown as nearest."
            return Outcome(headline, others.ids, nearest=True)
    dated = _DATED_CLAIM.search(case.understanding.line) or not case.surely_in(found, query.said)
    if query.said and not query.refs and dated:
        found = _to_what_was_alleged_then(case, query) or found
    if not found.total and (said := _told_by_media(case, query) or _said_to_a_question(case, query)):
        return said
    if not found.total:
        return case.nothing(case.query)
    if _WHICH_ALLEGATIONS.search(case.understanding.line):
        return _answered(case, found)
    return case.listed(found, Kind.RESPONSE, query)


def _of_kinds(case: Case, query: Query) -> Found:
    """Find the responses asked for; of a record that is named, those to it."""
    if not query.refs:
        return case.search.find(query, words=case.narrowing())
    return case.search.about(case.search.by_refs(query.refs).ids, Kind.RESPONSE, query.responses)


def _told_by_its_words(case: Case, query: Query) -> Outcome | None:
    """Give the allegation that has the question's words, where it names nothing: *the playground story: any reply?*."""
    if query.has_names or query.refs or query.responses or query.said:
        return None
    alleged = replace(query, kinds=(Kind.ALLEGATION,))
    answered = replace(query, kinds=(Kind.RESPONSE,))
    held = [word for word in case.understanding.telling if not case.search.has_any(answered, (word,))]
    words = tuple([word for word in held if case.search.has_any(alleged, (word,))])
    found = case.search.find(alleged, words=words) if words else Found()
    if not found.total:
        return None
    case.assumptions.append(f"Only what has {listed([f'“{word}”' for word in words])} in its words is shown.")
    return case.listed(found, Kind.ALLEGATION, alleged)


def _said_to_a_question(case: Case, query: Query) -> Outcome | None:
    """Give what officials said, of whom no answer to an allegation is recorded: to whom they answered was not said."""
    ids = [each for each in map(case.lexicon.id_of, query.speakers) if each is not None]
    officials = bool(ids) and all(case.lexicon.named(each).subtype == ActorType.OFFICIAL for each in ids)
    own = {case.lexicon.named(above).key for each in ids for above in case.lexicon.above(each)}  # whose officials they are
    # what did the UN say about the Russian claim: it is accused of nothing, and answers nothing
    watches = bool(ids) and all(case.lexicon.named(each).subtype in OWN_VOICES for each in ids) and not officials
    watches = watches and bool(query.weapons or query.places)
    if not (watches or (officials and own.issuperset(query.allegers))) or query.responses:
        return None
    asked = replace(query, kinds=(Kind.POSITION,), allegers=())
    found = case.search.find(asked, votes=False)
    if not found.total:
        return None
    case.assumptions.append("No answer to an allegation is recorded; this is what was said.")
    return case.listed(found, Kind.POSITION, asked)


def _told_by_media(case: Case, query: Query) -> Outcome | None:
    """Give the answers that media tell of, which were taken for who alleges: *how did Sputnik describe the answer*."""
    ids = [each for each in map(case.lexicon.id_of, query.allegers) if each is not None]
    entries = [case.lexicon.named(each) for each in ids]
    if not entries or any(entry.subtype != ActorType.MEDIA for entry in entries):
        return None
    cited = replace(query, allegers=(), publishers=tuple([entry.name for entry in entries]))
    found = case.search.find(cited)
    if not found.total:
        return None
    case.query = cited
    case.assumptions.append(f"Only what cites {listed([entry.name for entry in entries], 'or')} as a source is shown.")
    return case.listed(found, Kind.RESPONSE, cited)


def _answered(case: Case, found: Found) -> Outcome:
    """Give the allegations that were answered, and then the answers."""
    ids = tuple(case.particulars.allegations(found.ids))
    said = f"{counted(len(ids), Kind.ALLEGATION)} recorded in Rapporteur: {case.statuses(ids)}."
    return Outcome(said, (*ids, *found.ids), len(ids) + found.total)


def _to_what_was_alleged_then(case: Case, query: Query) -> Found | None:
    """Find the answers to what was alleged in a time, where none was given in it: *the reply to the report of 30 June*."""
    accused = tuple(dict.fromkeys((*query.actors, *query.speakers)))
    alleged = replace(query, kinds=(Kind.ALLEGATION,), speakers=query.allegers, actors=accused, allegers=(), responses=())
    answers = set(case.search.about(case.search.find(alleged).ids, Kind.RESPONSE).ids)
    ids = tuple([each for each in case.search.find(replace(query, said=Span())).ids if each in answers])
    if ids:
        case.assumptions.append("The time was taken as when it was alleged.")
    return Found(ids, len(ids)) if ids else None


def who(case: Case) -> Outcome:
    """Name those who alleged, said, answered or did what is asked about."""
    if case.query.kinds == (Kind.POSITION,):
        found, query = said_by(case, case.query)
        if not found.total and not query.stances:
            query = replace(query, kinds=(Kind.ALLEGATION,))
            found = case.search.find(query)
    else:
        found, query = case.search.find(case.query, words=case.narrowing()), case.query
        if not found.total and query.occurred:
            query = replace(query, said=query.occurred, occurred=Span())
            found = case.search.find(query)
    if not found.total:
        return case.nothing(query)
    kind = case.kind_of(found)
    if kind is Kind.ALLEGATION and asks_for_accused(case):
        return replace(accused(case, found), query=query)
    if kind is Kind.ALLEGATION and asks_for_most(case):
        names = tallied_names(case, found.ids, Role.ALLEGED_BY)
    else:
        names = case.names(found.ids, _WHO[kind] if kind else tuple(role for roles in _WHO.values() for role in roles))
    said = f"{counted(found.total, kind).capitalize()} recorded in Rapporteur, {_BY[kind] if kind else 'by'} {names}"
    statuses = f": {case.statuses(found.ids)}" if kind is Kind.ALLEGATION and not query.unanswered else ""
    return Outcome(f"{said}{statuses}.", found.ids, found.total, query=query)
