"""What was said: positions, changes of position, comparisons, and votes."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.answers.compose import findings
from bot.answers.outcomes.by_office import in_the_office_asked
from bot.answers.outcomes.by_standing import of_those_asked
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.changed_votes import changed_votes
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.particulars import Stated
from bot.answers.outcomes.the_register import record_asked
from bot.answers.query import Aspect, Query, Span
from bot.answers.search import Found
from bot.answers.wording import RESPONSE_WORDS, STANCE_WORDS, counted, listed, many, numbered, tallied
from bot.register.vocabulary import VOTES, Action, ActorType, Kind, Role, Stance

_WHO_TELL = frozenset({ActorType.MEDIA, ActorType.NGO, ActorType.RESEARCH_INSTITUTE})
_MOST_COMPARED = 6
_MOST_STEPS = 12
_MOST_VOTERS = 60


def positions(case: Case) -> Outcome:
    """Give what somebody said."""
    if case.query.refs:
        return record_asked(case)
    told = len(case.assumptions)
    found, query = said_by(case, case.query)
    if found.total and not query.votes:
        in_office = in_the_office_asked(case, found, query)
        if isinstance(in_office, Outcome):
            return in_office
        found = in_office
    if found.total:  # of another kind only as was said among the assumptions: of a million records a kind is costly to tell
        return case.listed(found, case.kind_of(found) if len(case.assumptions) > told else Kind.POSITION, query)
    alleged = replace(query, kinds=(Kind.ALLEGATION,))
    about_something = (query.places or query.weapons) and not (query.speakers or query.stances or query.votes)
    if about_something and (found := case.search.find(alleged, words=case.narrowing())).total:
        case.assumptions.append("No position is recorded; this is what is recorded as alleged.")
        return case.listed(found, Kind.ALLEGATION, alleged)
    return case.nothing(query)


def said_by(case: Case, query: Query) -> tuple[Found, Query]:
    """Find what somebody said; votes count where nothing else is recorded, and so do treaty actions."""
    words = case.narrowing()
    found = case.search.find(query, words=words, votes=query.votes)
    if not found.total and query.stances and query.speakers:
        wanted = listed([STANCE_WORDS[each] for each in query.stances], "or")
        query = replace(query, stances=())
        found = case.search.find(query, words=words, votes=query.votes)
        if found.total:
            case.assumptions.append(f"No record with the stance “{wanted}” was found; this is what is recorded instead.")
        elif query.actors and query.speakers:
            query = replace(query, actors=())
            found = case.search.find(query, words=words, votes=query.votes)
            case.assumptions.append(f"No record with the stance “{wanted}” towards whom was asked about was found.")
    if not found.total and (on_treaty := _on_its_treaty(case, query)):
        return on_treaty
    if not found.total and not query.votes and (query.speakers or query.groups):
        found = case.search.find(query, words=words, votes=True)
        if found.total:
            case.assumptions.append("Only votes are recorded.")
    if not found.total and (query.speakers or case.understanding.offices) and not query.votes:
        alleged = replace(query, kinds=(Kind.ALLEGATION, Kind.ASSESSMENT))
        found = case.search.find(alleged, words=words)
        if found.total:
            case.assumptions.append("No position is recorded; this is what is recorded as alleged or concluded.")
    if not found.total and query.speakers and not query.votes and (query.places or query.weapons or query.said):
        answered = replace(query, kinds=(Kind.RESPONSE,), stances=())
        found = case.search.find(answered)
        if found.total:
            case.assumptions.append("No position is recorded; this is what was answered to allegations.")
    if not found.total and (query.speakers or query.actors):
        found = _acted_instead(case, query)
    return found, query


def _on_its_treaty(case: Case, query: Query) -> tuple[Found, Query] | None:
    """Find what somebody said on the treaty on a weapon, where it said nothing on that: its votes tell which treaty it is."""
    if not (query.speakers and query.weapons) or query.treaties or query.votes or query.actors:
        return None
    votes = case.search.find(replace(query, stances=(), said=Span(), in_any=(), not_said=()), votes=True)
    treaties = case.particulars.playing(votes.ids, (Role.TREATY,)) if votes.total else []
    wider = replace(query, weapons=(), treaties=tuple([entry.key for entry in treaties]))
    if not treaties or not (found := case.search.find(wider, votes=False)).total:
        return None
    names = listed([entry.name for entry in treaties])
    case.assumptions.append(f"On the weapon itself no such statement was found; this is what is recorded on the {names}.")
    return found, wider


def _acted_instead(case: Case, query: Query) -> Found:
    """Find what a state did under the treaty asked about; on a suspension, whoever objected to it has spoken."""
    shape = case.understanding.shape
    suspended = shape is not None and Action.SUSPENSION_CLAIMED in shape.meanings
    if not query.treaties and not suspended:
        return Found()
    acted = replace(query, kinds=(Kind.TREATY_ACTION,), speakers=query.speakers or query.actors, actors=(), stances=())
    if suspended:
        acted = replace(acted, actions=(Action.OBJECTION, Action.SUSPENSION_CLAIMED))
    found = case.search.find(acted)
    if found.total:
        case.assumptions.append("No statement is recorded; these are treaty actions.")
    return found


def change(case: Case) -> Outcome:
    """Tell whether positions or votes changed: what is recorded as replacing what, and the stances in the order of saying."""
    if case.query.votes:
        return changed_votes(case)
    found, query = said_by(case, replace(case.query, oldest_first=True))
    if not found.total:
        return case.nothing(query)
    stated = case.particulars.stated(found.ids)
    if len(stated) < len(found.ids):  # something else than positions answers, as was said among the assumptions
        return case.listed(found, Kind.POSITION, query)
    known = {each.record_id: each for each in stated}
    replaced = [(known[each.supersedes], each) for each in stated if each.supersedes in known]
    lines = [
        f"Recorded change: from {_stance(case, before)} to {_stance(case, after)}; {after.ref} supersedes {before.ref}."
        for before, after in replaced
        if before.stance is not after.stance
    ]
    lines += [
        f"Recorded change: {after.ref} ({_by(case, after)}) supersedes {before.ref} ({_by(case, before)}); both are recorded "
        f"with the stance “{STANCE_WORDS[after.stance]}”."
        for before, after in replaced
        if before.stance is after.stance
    ]
    number = f"{counted(found.total, Kind.POSITION)} recorded in Rapporteur{_when(case, found)}"
    votes = _votes_beside(case, query)
    if found.total == 1:
        only = f"beside votes ({votes}), the only position" if votes else "the only position"
        headline = f"No change is recorded in Rapporteur as such; {only}: {case.line(found.ids[0])}"
    elif lines:
        headline = f"{lines[0].removesuffix('.')}, of {number}."
    else:
        headline = f"No change is recorded in Rapporteur as such: none of {number} is recorded as superseding another."
    beside = f"Votes of the same are recorded too: {votes}."
    several = found.total > 1
    notices = (*lines[1:_MOST_STEPS], *([_steps(case, stated)] if several else []), *([beside] if votes and several else []))
    return Outcome(headline, found.ids, found.total, notices=notices, query=query)


def _votes_beside(case: Case, query: Query) -> str:
    """Say how somebody voted on what it is asked about beside what it said of it; nothing where that is all its votes."""
    if not query.speakers:
        return ""
    cast = case.search.find(replace(query, stances=()), votes=True)
    if not cast.total:
        return ""
    return f"{tallied(case.particulars.by_word(cast.ids), STANCE_WORDS)}, {case.when(cast.ids)}"


def _steps(case: Case, stated: list[Stated]) -> str:
    """Say which stances are recorded in which order; positions of one stance in a row are told as one step."""
    if len({each.stance for each in stated}) == 1:
        return f"The stance of all of them is recorded as “{STANCE_WORDS[stated[0].stance]}”."
    steps = [each for each, before in zip(stated, [None, *stated], strict=False) if not before or before.stance != each.stance]
    told = [_stance(case, each) for each in steps]
    left = len(told) - _MOST_STEPS
    more = f", and {left:,} more {'step' if left == 1 else 'steps'}" if left > 0 else ""
    return (
        f"Stances recorded, in the order in which they were said, of whatever subject: {', '.join(told[:_MOST_STEPS])}{more}."
    )


def _stance(case: Case, stated: Stated) -> str:
    return f"“{STANCE_WORDS[stated.stance]}” ({_by(case, stated)})"


def _by(case: Case, stated: Stated) -> str:
    return f"{case.name(stated.speaker)}, {stated.said or 'date unknown'}"


_BESIDE_POSITIONS = (Kind.ALLEGATION, Kind.RESPONSE)
"""What those compared recorded of an incident beside their positions."""


def compare(case: Case) -> Outcome:
    """Put the sides next to each other, each by the same rule, in the order of their names."""
    query = case.query
    kind, changed = query.kinds[0] if query.kinds else Kind.POSITION, False
    if kind is Kind.POSITION:
        if told := _told_by_others(case, query):
            return told
        before = len(case.assumptions)
        whole, query = said_by(case, query)
        changed = len(case.assumptions) > before
    else:
        whole = case.search.find(query, words=case.narrowing())
    if not whole.total:
        return case.nothing(query)
    of_kind = case.kind_of(whole) if changed else kind
    outcome = case.listed(whole, of_kind, query)
    return _side_by_side(case, outcome, query, kind) if len(query.speakers) > 1 and of_kind is kind else outcome


def _told_by_others(case: Case, query: Query) -> Outcome | None:
    """Give what somebody answered, where those compared only tell of it: *HRW and Sputnik on what Ukraine said that day*."""
    ids = {key: entry_id for key in query.speakers if (entry_id := case.lexicon.id_of(key)) is not None}
    types = {key: case.lexicon.named(entry_id).subtype for key, entry_id in ids.items()}
    telling = [key for key, subtype in types.items() if subtype in _WHO_TELL]
    if not telling or len(telling) == len(types) or case.search.find(query).total:
        return None
    answered = replace(query, kinds=(Kind.RESPONSE,), speakers=tuple([key for key in types if key not in telling]))
    found = case.search.find(answered)
    if not found.total:
        return None
    case.assumptions.append("No position is recorded; this is what was answered to allegations.")
    case.query = replace(case.query, aspect=Aspect.CONTRADICTION)
    return case.listed(found, Kind.RESPONSE, answered)


def _side_by_side(case: Case, outcome: Outcome, query: Query, kind: Kind) -> Outcome:
    """Give the sentence and the lines of a comparison: of each side the number, what they amount to, and the latest."""
    keys = sorted(query.speakers, key=lambda key: _name_of(case, key))
    numbers, lines = [], []
    ids = list(outcome.ids)
    is_vote = query.votes and kind is Kind.POSITION
    for key in keys[:_MOST_COMPARED]:
        name = _name_of(case, key)
        found = case.search.find(replace(query, speakers=(key,)), votes=is_vote if kind is Kind.POSITION else None)
        what = numbered(found.total, "vote") if is_vote else counted(found.total, kind)
        by = _amount(case, found.ids, kind)
        alone = by.removeprefix("1 ") if is_vote and found.total == 1 else by
        beside = Found()
        if kind is Kind.POSITION and not is_vote and (query.places or not found.total):
            beside = case.search.find(replace(query, kinds=_BESIDE_POSITIONS, speakers=(key,), stances=()))
        also = listed([counted(number, of) for of, number in case.particulars.by_kind(beside.ids).items()])
        ids += [each for each in beside.ids if each not in ids]
        numbers.append(f"{name} {alone}" if is_vote and by else f"{name} {found.total:,}{f' (and {also})' if also else ''}")
        if not (found.total or beside.total):
            lines.append(f"{name}: nothing is recorded in Rapporteur on this.")
            continue
        shown = found if found.total else beside
        (latest,) = findings(
            case.session, case.lexicon, shown.ids[-1:] if query.oldest_first else shown.ids[:1], today=case.today,
            ceiling=case.search.ceiling,
        )  # fmt: skip
        amount = f"{what}{f' ({alone})' if by else ''}" if found.total else f"no position is recorded, but {also}"
        lines.append(f"{name}: {amount}; the latest ({latest.dated}): {case.line(latest.record_id)}")
    left = len(keys) - len(numbers)
    others = f" and {left:,} others" if left > 0 else ""
    many_kinds = "Votes" if is_vote else f"{counted(2, kind).partition(' ')[2].capitalize()}"
    on = _on_resolutions(case, outcome.ids) if is_vote else ""
    told = ("; " if is_vote else ", ").join(numbers)
    headline = f"{many_kinds} recorded in Rapporteur{on}, side by side: {told}{others}."
    more = len(ids) - len(outcome.ids)
    return replace(outcome, headline=headline, ids=tuple(ids), total=outcome.total + more, notices=(*outcome.notices, *lines))


def _amount(case: Case, ids: Sequence[int], kind: Kind) -> str:
    """Say what the records of one side amount to; allegations never without how many were answered."""
    if kind is Kind.ALLEGATION:
        return case.statuses(ids)
    if kind is Kind.RESPONSE:
        return tallied(case.particulars.by_response(ids), RESPONSE_WORDS)
    return tallied(case.particulars.by_word(ids), STANCE_WORDS)


def votes(case: Case) -> Outcome:
    """Give votes, and how many were cast in which way."""
    query = case.query
    whole = case.search.find(query, votes=True)
    found = of_those_asked(case, whole)
    if not found.total:
        return _nobody_voted_so(case, query) or case.nothing(query)
    counts = case.search.votes_by_stance(query) if found is whole else case.particulars.by_word(found.ids)
    value = {"votes": {Stance(stance).value: number for stance, number in counts.items()}}
    outcome = Outcome(_voted(case, query, found), found.ids, found.total, value)
    if len(query.speakers) > 1:
        return _side_by_side(case, outcome, replace(query, votes=True), Kind.POSITION)
    return outcome


def _nobody_voted_so(case: Case, query: Query) -> Outcome | None:
    """Say how the votes asked about were cast, where none was cast as asked; None where no vote is recorded at all."""
    if not query.stances or any(stance not in VOTES for stance in query.stances):
        return None
    cast = case.search.find(replace(query, stances=()), votes=True)
    if not cast.total:
        return None
    so = listed([STANCE_WORDS[stance] for stance in query.stances], "or")
    tally = tallied(case.particulars.by_word(cast.ids), STANCE_WORDS)
    counts = {stance.value: number for stance, number in case.search.votes_by_stance(query).items()}
    on = _on_resolutions(case, cast.ids)
    said = f"Recorded in Rapporteur{on}: none {so}; {tally}."
    if query.stances == (Stance.ABSENT,):
        said = f"No absence is recorded in Rapporteur{on}, and nothing tells who took no part: {tally}."
    return Outcome(said, value={"votes": counts})


def _voted(case: Case, query: Query, found: Found) -> str:
    """Say how many votes there are, on what and when, how they were cast, and by whom where that is asked for."""
    if found.total == 1:
        return case.line(found.ids[0])
    tally = tallied(case.particulars.by_word(found.ids), STANCE_WORDS)
    said = f"Recorded in Rapporteur{_on_resolutions(case, found.ids)}: {tally}"
    if not (query.speakers or query.groups or query.stances):
        return f"{said}."
    names = many(case.particulars.names(found.ids, (Role.SPEAKER,)), _MOST_VOTERS) or "nobody named"
    return f"{said} – {names}."


def _on_resolutions(case: Case, ids: Sequence[int]) -> str:
    """Say on what votes were cast, and when."""
    number, symbol = case.particulars.resolutions(ids)
    when = case.when(ids)
    return f" on {f'resolution {symbol}' if symbol else numbered(number, 'resolution')}{f', {when}' if when else ''}"


def _when(case: Case, found: Found) -> str:
    when = case.when(found.ids)
    return f", {when}" if when else ""


def _name_of(case: Case, key: str) -> str:
    entry_id = case.lexicon.id_of(key)
    return case.name(entry_id) if entry_id is not None else key
