"""Records composed to findings: each whole, so that no allegation is ever shown without its status and its answer.

Internal notes never leave the register. Citations above the reader's ceiling are left out, and private individuals are not
named. Used by answers and digests alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers.answer import Finding, Quote, ResponseLine, SourceLine
from bot.answers.wording import STATUS_MEANINGS, STATUS_WORDS, counted, kinds_said, listed, no_response
from bot.answers.privacy import PRIVATE, masked
from bot.names.lexicon import Lexicon
from bot.register.dates import FuzzyDate, spoken
from bot.register.model import Allegation, Assessment, Citation, Record, Response, TreatyAction
from bot.register.reading import about, records, visible
from bot.register.treaty_status import TreatyStatus, status_on
from bot.register.vocabulary import ActorType, Conclusion, Kind, PartyStatus, ResponseKind, Role, Status, Tlp

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
    found = records(session, record_ids)
    allegations = [each.id for each in found if isinstance(each, Allegation)]
    answers = about(session, allegations, ceiling) if allegations else {}
    answered = _answered(session, [each.about_id for each in found if each.about_id is not None], ceiling)
    composer = _Composer(session, lexicon, today, ceiling, answers, answered)
    return [composer.finding(each) for each in found if composer.may_show(each)]


@dataclass
class _Composer:
    session: Session
    lexicon: Lexicon
    today: date
    ceiling: Tlp
    answers: Mapping[int, Sequence[Record]]
    answered: Mapping[int, tuple[str, Status]]
    statuses: dict[tuple[int, int, date], TreatyStatus] = field(default_factory=dict)

    def may_show(self, record: Record) -> bool:
        return record.state == "published" and record.tlp in self.ceiling.and_more_open

    def finding(self, record: Record) -> Finding:
        allegation = record if isinstance(record, Allegation) else None
        answers = self.answers.get(record.id, ()) if allegation else ()
        responses = [each for each in answers if isinstance(each, Response)]
        assessments = [each for each in answers if isinstance(each, Assessment)]
        return Finding(
            record_id=record.id,
            ref=record.ref,
            key=record.key,
            kind=record.kind,
            line=self._masked(record.summary),
            who=self._names(record.linked(*_WHO_ROLES[record.kind])),
            dated=_dated(record),
            status=allegation.status if allegation else None,
            status_line=_status_line(allegation) if allegation else "",
            response_state=self._response_state(responses) if allegation else "",
            responses=tuple(self._response(each) for each in responses),
            words=_quote(record),
            notes=tuple(self._notes(record, assessments)),
            sources=self._sources(record.citations),
        )

    def _response_state(self, responses: Sequence[Response]) -> str:
        spoken_up = [each for each in responses if set(_own_kinds(each)) - {ResponseKind.NO_REPLY}]
        if spoken_up:
            kinds = kinds_said(kind for each in spoken_up for kind in _own_kinds(each))
            latest = max((each.listed.latest for each in spoken_up if each.listed and each.listed.latest), default=None)
            return f"{counted(len(spoken_up), Kind.RESPONSE).capitalize()} recorded ({kinds}{f'; the latest by {spoken(latest)}' if latest else ''})."
        if responses:
            return f"Asked for a response; no reply recorded as of {spoken(self.today)}."
        return no_response(self.today)

    def _response(self, response: Response) -> ResponseLine:
        sources = {citation.source_id: citation.source for citation in response.citations}
        by_source: dict[int, list[ResponseKind]] = {}
        for character in response.response_kinds:
            if character.source_id is not None:
                by_source.setdefault(character.source_id, []).append(character.kind)
        differing = len({frozenset(kinds) for kinds in by_source.values()}) > 1
        characterised = [
            f"{sources[each].publisher}: {kinds_said(kinds)}"
            for each, kinds in by_source.items()
            if each in sources and differing
        ]
        return ResponseLine(
            ref=response.ref,
            key=response.key,
            line=self._masked(response.summary),
            dated=_dated(response),
            kinds=tuple(_own_kinds(response)),
            sources=self._sources(response.citations),
            characterised=tuple(characterised),
        )

    def _notes(self, record: Record, assessments: Sequence[Assessment]) -> Iterable[str]:
        if record.about_id is not None and record.about_id in self.answered:
            ref, status = self.answered[record.about_id]
            yield f"On {ref} (status: {STATUS_WORDS[status]})."
        for assessment in assessments:
            body = self._names(assessment.linked(Role.BODY))
            proof = f" (standard of proof: {assessment.standard_of_proof})" if assessment.standard_of_proof else ""
            yield f"{body} {_CONCLUSIONS[assessment.conclusion]}{proof}: {self._masked(assessment.summary)} [{assessment.ref}]"
        if isinstance(record, Allegation):
            yield from self._breaches(record)
            yield from self._treaty_statuses(record)

    def _breaches(self, allegation: Allegation) -> Iterable[str]:
        for treaty in (each for each in allegation.links if each.role is Role.TREATY):
            said_by = [
                each.reference_id
                for each in allegation.links
                if each.role is Role.BREACH_SAID_BY and each.under == treaty.ordinal
            ]
            if said_by:
                article = f", article {treaty.detail}" if treaty.detail else ""
                yield f"{self._names(said_by)} says that this would breach the {self._name(treaty.reference_id)}{article}."

    def _treaty_statuses(self, allegation: Allegation) -> Iterable[str]:
        """Say where the accused state stood under each treaty named, on the first day on which it can have happened."""
        dated = allegation.occurred or allegation.listed
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
                    yield f"{self._name(state)} {_STATUS_SAID[first.status]} the {self._name(treaty)} {when}."

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
        if entry is None or entry.subtype == ActorType.PRIVATE_INDIVIDUAL:
            return PRIVATE if entry else "an entry added just now"
        return entry.name

    def _masked(self, line: str) -> str:
        return masked(line, self.lexicon)

    def _sources(self, citations: Iterable[Citation]) -> tuple[SourceLine, ...]:
        shown = [each for each in citations if each.tlp is None or each.tlp in self.ceiling.and_more_open]
        shown = [each for each in shown if each.source.tlp in self.ceiling.and_more_open]
        return tuple(_source_line(each, self._masked) for each in shown)


def _source_line(citation: Citation, masked: Callable[[str], str]) -> SourceLine:
    source = citation.source
    published = source.published_on
    return SourceLine(
        key=source.key,
        publisher=source.publisher,
        title=masked(source.title),
        url=source.url,
        published_on=_iso(published),
        published=str(published) if published else "no date",
        source_type=source.source_type,
        locator=citation.locator,
        quote=masked(citation.quote) if citation.quote else None,
    )


def _iso(dated: FuzzyDate | None) -> str | None:
    """Give a date as the interchange format writes it."""
    if dated is None or dated.earliest is None or dated.latest is None:
        return None
    if dated.earliest == dated.latest:
        return dated.earliest.isoformat()
    if dated.precision == "year":
        return f"{dated.earliest:%Y}"
    return f"{dated.earliest:%Y-%m}" if dated.precision == "month" else f"{dated.earliest}/{dated.latest}"


def _own_kinds(response: Response) -> list[ResponseKind]:
    own = [each.kind for each in response.response_kinds if each.source_id is None]
    return list(dict.fromkeys(own or [each.kind for each in response.response_kinds]))


def _status_line(allegation: Allegation) -> str:
    since = f", since {allegation.status_since}" if allegation.status_since else ""
    return f"Status: {STATUS_WORDS[allegation.status]} ({STATUS_MEANINGS[allegation.status]}){since}."


def _dated(record: Record) -> str:
    if isinstance(record, TreatyAction):
        parts = (("decided", record.decided), ("deposited", record.deposited), ("in effect from", record.effective))
        return "; ".join(f"{label} {dated}" for label, dated in parts if dated) or "date unknown"
    said = record.said
    if isinstance(record, Response) and said is None and record.asked_on:
        return f"asked {record.asked_on}"
    if isinstance(record, Allegation):
        happened = f"; said to have occurred {record.occurred}" if record.occurred else ""
        return f"alleged {said or 'on an unknown date'}{happened}"
    return str(said) if said else "date unknown"


def _quote(record: Record) -> Quote | None:
    if not record.words_text:
        return None
    return Quote(record.words_text, record.words_lang, record.words_translation, record.words_translated_by)


def _answered(session: Session, ids: Sequence[int], ceiling: Tlp) -> dict[int, tuple[str, Status]]:
    """Give the ref and status of the allegations that responses and assessments are about, where the reader may see them."""
    if not ids:
        return {}
    table = Record.metadata.tables["record"]
    rows = session.execute(
        select(table.c.id, table.c.ref, table.c.status).where(table.c.id.in_(ids), visible(ceiling))
    ).tuples()
    return {row[0]: (row[1], row[2]) for row in rows if row[2] is not None}
