"""Records composed to findings: each whole, so that no allegation is ever shown without its status and its answer.

Internal notes never leave the register. Citations above the reader's ceiling are left out, and private individuals are not
named. Used by answers and digests alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.answers.answer import Finding, Quote, ResponseLine, Shown, SourceLine
from bot.answers.loading import Cited, Loaded, load
from bot.answers.outcomes.particulars import Standing, Tie, standings, ties
from bot.answers.privacy import masked
from bot.answers.wording import STATUS_MEANINGS, STATUS_WORDS, counted, kinds_said, listed, name_of, no_reply, no_response
from bot.names.lexicon import Lexicon
from bot.register.dates import FuzzyDate
from bot.register.treaties.status import TreatyStatus, status_on
from bot.register.vocabulary import (
    SUSPENSION_CLAIMED,
    ActorType,
    Conclusion,
    Kind,
    PartyStatus,
    Precision,
    Relation,
    ResponseKind,
    Role,
    Tlp,
)

_WHO_ROLES = {
    Kind.POSITION: (Role.SPEAKER,),
    Kind.ALLEGATION: (Role.ALLEGED_BY,),
    Kind.RESPONSE: (Role.RESPONDER,),
    Kind.ASSESSMENT: (Role.BODY,),
    Kind.TREATY_ACTION: (Role.STATE,),
}
_CONCLUSIONS = {
    Conclusion.FINDING: "found it established",
    Conclusion.NOT_SUBSTANTIATED: "did not find it substantiated",
    Conclusion.REFUTED: "concluded that it did not happen as alleged",
}
_STATUS_SAID = {
    PartyStatus.STATE_PARTY: "was a State Party to",
    PartyStatus.SIGNATORY: "had signed, and was not bound by,",
    PartyStatus.NOT_PARTY: "was not a party to",
    PartyStatus.WITHDRAWAL_PENDING: "was still bound by, with its withdrawal pending,",
    PartyStatus.WITHDRAWN: "had withdrawn from",
}


def findings(session: Session, lexicon: Lexicon, record_ids: Sequence[int], *, today: date, ceiling: Tlp) -> list[Finding]:
    """Compose the findings of these records, in this order; ids that the reader may not see are left out."""
    return _composed(session, lexicon, load(session, record_ids, ceiling), today, ceiling)


def findings_unseen(
    session: Session, lexicon: Lexicon, record_ids: Sequence[int], *, today: date, ceiling: Tlp
) -> list[Finding]:
    """Compose records that readers don't see yet as they would see them, for whoever reviews or edits them.

    All sources of these records are there, however they are marked; what belongs to them is told under the ceiling.
    """
    return _composed(session, lexicon, load(session, record_ids, ceiling, unseen=True), today, ceiling, unseen=True)


def _composed(
    session: Session, lexicon: Lexicon, found: Sequence[Loaded], today: date, ceiling: Tlp, *, unseen: bool = False
) -> list[Finding]:
    twins = [
        each
        for each in ties(session, [each.row.id for each in found], (Relation.DUPLICATE_OF,), ceiling)
        if each.record_id in {one.row.id for one in found}
    ]
    of_others = [each.row.about_id for each in found if each.row.about_id is not None] + [each.other_id for each in twins]
    known = standings(session, of_others, ceiling)
    composer = _Composer(session, lexicon, today, ceiling, known, {each.record_id: each for each in twins}, unseen=unseen)
    return [composer.finding(each) for each in found]


@dataclass
class _Composer:
    session: Session
    lexicon: Lexicon
    today: date
    ceiling: Tlp
    standings: Mapping[int, Standing]
    duplicates: Mapping[int, Tie]
    statuses: dict[tuple[int, int, date], TreatyStatus] = field(default_factory=dict)
    unseen: bool = False

    def finding(self, found: Loaded) -> Finding:
        alleged = found.kind is Kind.ALLEGATION
        responses = [each for each in found.answers if each.kind is Kind.RESPONSE]
        return Finding(
            record_id=found.row.id,
            ref=found.row.ref,
            key=found.row.key,
            kind=found.kind,
            line=self._masked(found.row.summary),
            who=self._names(found.linked(*_WHO_ROLES[found.kind])),
            dated=_dated(found),
            status=found.row.status if alleged else None,
            status_line=_status_line(found) if alleged else "",
            response_state=self._response_state(responses) if alleged else "",
            responses=tuple(self._response(each) for each in responses),
            words=_quote(found.row, self._masked),
            notes=tuple(self._notes(found)),
            sources=self._all_sources(found.citations) if self.unseen else self._sources(found.citations),
            shown=tuple(Shown(each.row.id, each.row.last_told or 0) for each in (found, *found.answers)),
        )

    def _response_state(self, responses: Sequence[Loaded]) -> str:
        spoken_up = [each for each in responses if set(_own_kinds(each)) - {ResponseKind.NO_REPLY}]
        if spoken_up:
            kinds = kinds_said(kind for each in responses for kind in _own_kinds(each))
            dated = [each for each in spoken_up if each.row.listed_latest]
            latest = f"; the latest: {_dated(max(dated, key=lambda each: each.row.listed_latest))}" if dated else ""
            return f"{counted(len(responses), Kind.RESPONSE).capitalize()} recorded ({kinds}{latest})."
        if responses:
            return no_reply(self.today)
        return no_response(self.today)

    def _response(self, response: Loaded) -> ResponseLine:
        return ResponseLine(
            ref=response.row.ref,
            key=response.row.key,
            line=self._masked(response.row.summary),
            dated=_dated(response),
            kinds=tuple(_own_kinds(response)),
            sources=self._sources(response.citations),
            characterised=tuple(self._characterised(response)),
        )

    def _characterised(self, response: Loaded) -> list[str]:
        """Say how each source describes a response, where they differ."""
        publishers = {each.source_id: self._masked(each.publisher) for each in self._shown(response.citations)}
        by_source: dict[int, list[ResponseKind]] = {}
        for kind, source_id in response.kinds:
            if source_id in publishers:
                by_source.setdefault(source_id, []).append(kind)
        differing = len({frozenset(kinds) for kinds in by_source.values()}) > 1
        return [f"{publishers[each]}: {kinds_said(kinds)}" for each, kinds in by_source.items() if differing]

    def _notes(self, found: Loaded) -> Iterable[str]:
        if twin := self.duplicates.get(found.row.id):
            other = self.standings.get(twin.other_id)
            yield f"Recorded as a duplicate of {other.said(self.today) if other else twin.other}."
        if found.row.about_id in self.standings:
            yield f"On {self.standings[found.row.about_id].said(self.today)}."
        if found.kind is Kind.RESPONSE:
            yield f"Recorded as: {kinds_said(_own_kinds(found))}."
            if differing := self._characterised(found):
                yield f"Sources describe it differently — {'; '.join(differing)}"
        if found.kind is Kind.ASSESSMENT:
            return
        for assessment in (each for each in found.answers if each.kind is Kind.ASSESSMENT):
            body = self._names(assessment.linked(Role.BODY))
            standard = assessment.row.standard_of_proof
            proof = f" (standard of proof: {self._masked(standard)})" if standard else ""
            yield (
                f"{body} {_CONCLUSIONS[assessment.row.conclusion]}{proof}: {self._masked(assessment.row.summary)} "
                f"[{assessment.row.ref}]"
            )
        if found.kind is Kind.ALLEGATION:
            yield from self._breaches(found)
            yield from self._treaty_statuses(found)

    def _breaches(self, allegation: Loaded) -> Iterable[str]:
        for treaty in (each for each in allegation.links if each.role is Role.TREATY):
            said_by = [
                each.reference_id
                for each in allegation.links
                if each.role is Role.BREACH_SAID_BY and each.under == treaty.ordinal
            ]
            if said_by:
                article = f", article {self._masked(treaty.detail)}" if treaty.detail else ""
                say = "says" if len(set(said_by)) == 1 else "say"
                yield f"{self._names(said_by)} {say} that this would breach the {self._name(treaty.reference_id)}{article}."

    def _treaty_statuses(self, allegation: Loaded) -> Iterable[str]:
        """Say where the accused state stood under each treaty named, on the first day on which it can have happened."""
        dated = allegation.dated("occurred") or allegation.dated("listed")
        if dated is None or dated.earliest is None:
            return
        states = dict.fromkeys(
            state for actor in allegation.linked(Role.ALLEGED_ACTOR) if (state := self._state_of(actor)) is not None
        )
        for treaty in dict.fromkeys(allegation.linked(Role.TREATY)):
            for state in states:
                first = self._status(state, treaty, dated.earliest)
                last = self._status(state, treaty, dated.latest or dated.earliest)
                if first.status == last.status:
                    when = "on that date" if dated.earliest == dated.latest else "throughout that time"
                    claimed = "; it says that it suspended it, which is contested" if SUSPENSION_CLAIMED in last.flags else ""
                    yield f"{self._name(state)} {_STATUS_SAID[first.status]} the {self._name(treaty)} {when}{claimed}."

    def _status(self, state: int, treaty: int, on: date) -> TreatyStatus:
        key = (state, treaty, on)
        if key not in self.statuses:
            self.statuses[key] = status_on(self.session, state, treaty, on, self.ceiling)
        return self.statuses[key]

    def _state_of(self, actor_id: int) -> int | None:
        for each in (actor_id, *self.lexicon.above(actor_id)):
            entry = self.lexicon.get(each)
            if entry is not None and entry.subtype == ActorType.STATE:
                return each
        return None

    def _names(self, ids: Iterable[int]) -> str:
        return listed([self._name(each) for each in dict.fromkeys(ids)])

    def _name(self, entry_id: int) -> str:
        entry = self.lexicon.get(entry_id)
        return name_of(entry) if entry else "an entry added just now"

    def _masked(self, line: str) -> str:
        return masked(line, self.lexicon)

    def _shown(self, citations: Iterable[Cited]) -> list[Cited]:
        open_to_all = self.ceiling.and_more_open
        return [each for each in citations if each.source_tlp in open_to_all and (each.tlp is None or each.tlp in open_to_all)]

    def _sources(self, citations: Iterable[Cited]) -> tuple[SourceLine, ...]:
        return self._all_sources(self._shown(citations))

    def _all_sources(self, citations: Iterable[Cited]) -> tuple[SourceLine, ...]:
        return tuple(source_line(each, self._masked) for each in citations)


def source_line(cited: Cited, masked: Callable[[str], str]) -> SourceLine:
    """Give a citation as a reader sees it; `masked` takes the names of private individuals out of a text."""
    return SourceLine(
        key=cited.key,
        publisher=masked(cited.publisher),
        title=masked(cited.title),
        url=cited.url,
        published_on=_iso(cited.published),
        published=str(cited.published) if cited.published else "undated",
        source_type=cited.source_type,
        locator=masked(cited.locator) if cited.locator else None,
        quote=masked(cited.quote) if cited.quote else None,
    )


def _iso(dated: FuzzyDate | None) -> str | None:
    """Give a date as the interchange format writes it."""
    if dated is None or dated.earliest is None or dated.latest is None:
        return None
    if dated.earliest == dated.latest:
        return dated.earliest.isoformat()
    if dated.precision is Precision.YEAR:
        return f"{dated.earliest:%Y}"
    return f"{dated.earliest:%Y-%m}" if dated.precision is Precision.MONTH else f"{dated.earliest}/{dated.latest}"


def _own_kinds(response: Loaded) -> list[ResponseKind]:
    own = [kind for kind, source_id in response.kinds if source_id is None]
    return list(dict.fromkeys(own or [kind for kind, _ in response.kinds]))


def _status_line(allegation: Loaded) -> str:
    status, since = allegation.row.status, allegation.dated("status_since")
    return f"Status: {STATUS_WORDS[status]} ({STATUS_MEANINGS[status]}){f', since {since}' if since else ''}."


def _dated(found: Loaded) -> str:
    if found.kind is Kind.TREATY_ACTION:
        parts = (("decided", "decided"), ("deposited", "deposited"), ("in effect from", "effective"))
        return "; ".join(f"{label} {dated}" for label, name in parts if (dated := found.dated(name))) or "date unknown"
    said = found.dated("said")
    if found.kind is Kind.RESPONSE and said is None and (asked := found.dated("asked_on")):
        return f"asked {asked}"
    if found.kind is Kind.ALLEGATION:
        occurred = found.dated("occurred")
        happened = f"; said to have occurred: {occurred}" if occurred else ""
        return f"alleged: {said or 'date unknown'}{happened}"  # a date may be "by 7 May" or "reported on 9 May"
    return str(said) if said else "date unknown"


def _quote(row: Row[Any], masked: Callable[[str], str]) -> Quote | None:
    if not row.words_text:
        return None
    translation, translated_by = (text and masked(text) for text in (row.words_translation, row.words_translated_by))
    return Quote(masked(row.words_text), row.words_lang, translation, translated_by)
