"""What records rest on: the sources by kind and nearness, what counts once, what is a translation, what would move a status."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bot.answers.compose import findings
from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome
from bot.answers.outcomes.particulars import Evidence
from bot.answers.understanding.cues import words
from bot.answers.wording import SOURCE_WORDS, STATUS_WORDS, counted, listed, numbered
from bot.register.rules import STATUS_MOVES
from bot.register.vocabulary import Kind, Proximity, SourceType, Status

_NEEDED = {
    Status.ALLEGED: "a citation of somebody new who alleges it",
    Status.CORROBORATED: "cited sources of two independence groups that support it",
    Status.CONTESTED: (
        "a cited source of another independence group that disagrees, or a published record that contradicts it; "
        "a bare denial is a response, and not enough"
    ),
    Status.FINDING: "a published assessment of a named body that concludes so, with its standard of proof",
    Status.ACKNOWLEDGED: "a published response in which the accused admits it",
    Status.NOT_SUBSTANTIATED: "a published assessment of a named body that did not find it substantiated",
    Status.REFUTED: "a published assessment of a named body that concludes that it did not happen as alleged",
    Status.RETRACTED: "a citation in which whoever alleged it takes it back",
}
"""What each status has to rest on, as the rules of the register have it."""
_REWRITES = {SourceType.AGGREGATOR_REWRITE: "a rewrite", SourceType.MACHINE_TRANSLATION: "a machine translation"}
_NEARNESS = (*Proximity, None)
_SINGLE = words(r"(?:single|one|sole|lone) (?:source|citation|witness|outlet|report)s?", r"single sourced", r"uncorroborated")
"""What asks for those allegations alone that one source stands behind."""


def evidence(case: Case, outcome: Outcome) -> Outcome:
    """Tell on what allegations rest; of a single one, also what would move its status."""
    allegations = case.particulars.allegations(outcome.ids)
    if len(allegations) == outcome.total > 1 and _SINGLE.search(case.understanding.line):
        return _on_one_source(case, outcome)
    if not allegations or len(allegations) > 1:
        return _of_several(case, outcome, allegations)
    standing = case.particulars.standings(allegations).get(allegations[0])
    cited = case.particulars.evidence(allegations[0])
    if standing is None:
        return _of_several(case, outcome, [])
    headline = f"{standing.said(case.today)} rests on {_weighed(cited)}."
    moves = [
        f"From {STATUS_WORDS[standing.status]} to {STATUS_WORDS[status]} it needs {_needed(status, cited)}."
        for status in Status
        if status in STATUS_MOVES[standing.status]
    ]
    each = "Each move of a status has an author, a reason and a citation; any other change is a correction."
    return replace(outcome, headline=headline, notices=(*outcome.notices, *_groups(cited), *moves, each))


def origin(case: Case, outcome: Outcome) -> Outcome:
    """Tell where a record comes from: how near its sources are, which are rewrites of one another, what is translated."""
    if outcome.total != 1:
        return _of_several(case, outcome, [])
    record_id = outcome.ids[0]
    cited = case.particulars.evidence(record_id)
    (finding,) = findings(case.session, case.lexicon, [record_id], today=case.today, ceiling=case.search.ceiling)
    standing = case.particulars.standings([record_id]).get(record_id)
    named = standing.said(case.today) if standing else finding.ref
    notices = [*_groups(cited)]
    if finding.words is not None:
        words = finding.words
        lang = f" in the language “{words.lang}”" if words.lang else ""
        if words.translation:
            by = f" by {words.translated_by}" if words.translated_by else ""
            notices.append(f"The words are recorded{lang}, with a translation{by}.")
        elif words.translated_by:
            notices.append(f"The words are recorded{lang}, not as they were first said ({words.translated_by}).")
        else:
            notices.append(f"The words are recorded{lang}; no translation is recorded.")
    return replace(outcome, headline=f"{named} rests on {_weighed(cited)}.", notices=(*outcome.notices, *notices))


def _on_one_source(case: Case, outcome: Outcome) -> Outcome:
    """Keep what rests on one source, or on several that count once."""
    ids = tuple(case.particulars.on_one_source(outcome.ids))
    of = counted(outcome.total, Kind.ALLEGATION)
    if not ids:
        return replace(
            outcome, headline=f"None of {of} recorded in Rapporteur rests on a single independence group.", ids=(), total=0
        )
    rests = "rests" if len(ids) == 1 else "rest"
    headline = (
        f"Of {of} recorded in Rapporteur, {len(ids):,} {rests} on a single independence group: one source, or several that "
        f"count once: {case.statuses(ids)}."
    )
    return replace(outcome, headline=headline, ids=ids, total=len(ids))


def _of_several(case: Case, outcome: Outcome, allegations: Sequence[int]) -> Outcome:
    sources, groups = case.particulars.cited(outcome.ids)
    headline = (
        f"{counted(outcome.total, None).capitalize()} recorded in Rapporteur {'rests' if outcome.total == 1 else 'rest'} on "
        f"{numbered(sources, 'source')} in {numbered(groups, 'independence group')}; the sources stand under each, with where "
        f"and when they were published."
    )
    if len(allegations) == outcome.total:
        headline += f" {counted(len(allegations), Kind.ALLEGATION).capitalize()}: {case.statuses(allegations)}."
    return replace(outcome, headline=headline)


def _weighed(cited: Sequence[Evidence]) -> str:
    """Say how many citations there are, in how many groups, and of which kinds."""
    groups = {each.group for each in cited}
    kinds = Counter((each.source_type, each.proximity) for each in cited)
    ordered = sorted(kinds, key=lambda kind: (_NEARNESS.index(kind[1]), list(SourceType).index(kind[0])))
    said = [
        f"{kinds[kind]:,} {SOURCE_WORDS[kind[0]][0 if kinds[kind] == 1 else 1]}{f' ({kind[1].value})' if kind[1] else ''}"
        for kind in ordered
    ]
    return f"{numbered(len(cited), 'citation')} in {numbered(len(groups), 'independence group')}: {listed(said)}"


def _groups(cited: Sequence[Evidence]) -> Iterable[str]:
    """Say of each independence group what belongs to it: what is rewritten from one text counts once."""
    groups: dict[str, list[Evidence]] = {}
    for each in cited:
        groups.setdefault(each.group, []).append(each)
    for members in groups.values():
        names = listed(list(dict.fromkeys(f"{each.publisher}{f' ({how})' if (how := _how(each)) else ''}" for each in members)))
        number = len({each.source_id for each in members})
        once = (
            f"{number:,} sources of one independence group, which count once"
            if number > 1
            else "1 source of a group of its own"
        )
        yield f"{once}: {names}."


def _how(source: Evidence) -> str:
    nearness = source.proximity.value if source.proximity else ""
    parts = (_REWRITES.get(source.source_type, ""), nearness, f"language: {source.lang}" if source.lang else "")
    return ", ".join(filter(None, parts))


def _needed(status: Status, cited: Sequence[Evidence]) -> str:
    """Say what a status rests on; towards corroboration one independent source may be there already."""
    if status is Status.CORROBORATED and len({each.group for each in cited}) == 1:
        return "a cited source of another independence group that supports it"
    return _NEEDED[status]
