"""What a subscription has passed by: it looks at nothing twice, and at all that may still come."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot import clock
from bot.answers.query import Query
from bot.digests.delivery.poster import PassingFault
from bot.digests.filters import as_json
from bot.digests.model import Delivery, DigestMessage, MessageKind, Postponed, Subscription, SubscriptionState
from bot.digests.service import Digests
from bot.digests.wishes.rhythm import AT_ONCE, EVERY_DAY
from bot.register.model import Allegation, Publication, Record
from bot.register.vocabulary import Kind, News, RecordState, ResponseKind, Status, Tlp
from tests.digests.parts import DAY, MADE, MINUTE, NINE, SLOT, VIENNA, Desk, Room


@pytest.fixture
def digests(desk: Desk, room: Room) -> Digests:
    """Give what a process holds whose one subscription has begun."""
    desk.subscribe()
    return desk.digests(room)


def _subscription(desk: Desk) -> Subscription:
    with desk.database.read() as session:
        return session.scalars(select(Subscription)).one()


def _postponed(desk: Desk) -> list[int]:
    with desk.database.read() as session:
        return list(session.scalars(select(Postponed.publication_seq)))


def _only(desk: Desk, wanted: Query) -> None:
    with desk.database.write() as session:
        session.execute(update(Subscription).values(filter=as_json(wanted)))


def test_each_digest_passes_all_that_is_there(desk: Desk, digests: Digests) -> None:
    desk.publish(3)
    digests.tick(SLOT)
    assert _subscription(desk).passed == 3
    desk.publish(2)
    digests.tick(SLOT + DAY)
    assert (_subscription(desk).floor, _subscription(desk).passed) == (0, 5)


def test_a_number_that_is_missing_holds_it(desk: Desk, room: Room, digests: Digests) -> None:
    desk.publish(2)
    late = desk.add(seq=4)
    digests.tick(SLOT)
    assert _subscription(desk).passed == 2
    missed = desk.add(seq=3)
    digests.tick(SLOT + DAY)
    assert _subscription(desk).passed == 4
    assert (room.messages[0].refs[-1], room.messages[1].refs) == (late, [missed])


def test_what_is_published_again_as_it_was_brings_no_news_and_is_told(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add()
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.tick(SLOT)
    digests.tick(SLOT + DAY)
    assert (room.messages, _postponed(desk), _subscription(desk).passed) == ([], [1], 1)
    desk.mark(ref, state=RecordState.PUBLISHED)
    digests.tick(SLOT + 2 * DAY)
    digests.tick(SLOT + 3 * DAY)
    assert [message.refs for message in room.messages] == [[ref]]
    assert _postponed(desk) == []


def test_so_is_what_was_above_the_ceiling_while_it_was_in_review(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add()
    desk.mark(ref, state=RecordState.IN_REVIEW, tlp=Tlp.AMBER)
    digests.tick(SLOT)
    desk.mark(ref, state=RecordState.PUBLISHED, tlp=Tlp.CLEAR)
    digests.tick(SLOT + DAY)
    assert [message.refs for message in room.messages] == [[ref]]


def test_what_was_edited_out_of_the_filter_and_back_brings_no_news_and_is_told(
    desk: Desk, room: Room, digests: Digests
) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)))
    ref = desk.add(Kind.ALLEGATION)
    desk.mark(ref, state=RecordState.IN_REVIEW, status=Status.CORROBORATED)
    digests.tick(SLOT)
    assert _postponed(desk) == [1]
    desk.mark(ref, state=RecordState.PUBLISHED, status=Status.ALLEGED)
    digests.tick(SLOT + DAY)
    assert [message.refs for message in room.messages] == [[ref]]
    assert _postponed(desk) == []


def test_what_was_edited_out_of_the_filter_for_good_is_passed_by(desk: Desk, room: Room, digests: Digests) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)))
    ref = desk.add(Kind.ALLEGATION)
    desk.mark(ref, state=RecordState.IN_REVIEW, status=Status.CORROBORATED)
    digests.tick(SLOT)
    desk.mark(ref, state=RecordState.PUBLISHED)
    digests.tick(SLOT + DAY)
    assert (room.messages, _postponed(desk)) == ([], [])


def test_a_withdrawal_outside_the_filter_is_not_told_for_its_record_is_edited(desk: Desk, room: Room, digests: Digests) -> None:
    _only(desk, Query(kinds=(Kind.POSITION,)))
    ref = desk.add(Kind.ALLEGATION)
    with desk.database.write() as session:
        session.execute(update(Subscription).values(floor=1, passed=1))
    desk.change(ref, News.WITHDRAWN)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.tick(SLOT)
    assert (room.messages, _postponed(desk)) == ([], [2])
    desk.change(ref, News.CORRECTED)
    digests.tick(SLOT + DAY)
    assert (room.messages, _postponed(desk)) == ([], [])


def test_what_was_left_out_of_its_page_is_looked_at_again(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add()
    room.refuses = [PassingFault("busy", 1)]
    digests.tick(SLOT)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    digests.tick(SLOT + MINUTE)
    assert _postponed(desk) == [1]
    desk.mark(ref, state=RecordState.PUBLISHED)
    digests.tick(SLOT + DAY)
    assert [message.refs for message in room.messages] == [[], [ref]]


def test_what_was_left_out_after_its_withdrawal_had_been_told_is_settled(desk: Desk, room: Room, digests: Digests) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)))
    ref = desk.add(Kind.ALLEGATION)
    room.refuses = [PassingFault("busy")]
    digests.tick(SLOT)
    desk.change(ref, News.CORRECTED)
    room.refuses = [PassingFault("busy")] * 2
    digests.tick(SLOT + DAY)
    desk.mark(ref, status=Status.CORROBORATED)
    desk.change(ref, News.WITHDRAWN)
    room.refuses = [None, PassingFault("busy")]  # the first message comes after the others, and after the next plan
    for days in range(2, 5):
        digests.tick(SLOT + days * DAY)
    with desk.database.read() as session:
        dealt_with = session.execute(select(Delivery.publication_seq, Delivery.page).order_by(Delivery.publication_seq)).all()
    assert dealt_with == [(1, None), (2, None), (3, 0)]
    assert [message.refs for message in room.messages] == [[], [ref], []]


def test_it_is_settled_too_where_nothing_else_is_there_to_tell_at_once(desk: Desk, room: Room, digests: Digests) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,)))
    with desk.database.write() as session:
        session.execute(update(Subscription).values(days=AT_ONCE, says_nothing_new=True))
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.change(ref, News.CORRECTED)
    room.refuses = [PassingFault("busy")]
    digests.tick(SLOT + MINUTE)
    desk.change(ref, News.WITHDRAWN)
    room.refuses = [None, PassingFault("busy")]
    for minutes in range(2, 20):
        digests.tick(SLOT + minutes * MINUTE)
    assert _postponed(desk) == [2]
    desk.add(Kind.POSITION)
    digests.tick(SLOT + 20 * MINUTE)
    with desk.database.read() as session:
        dealt_with = session.execute(select(Delivery.publication_seq, Delivery.page).order_by(Delivery.publication_seq)).all()
        pages = session.scalar(select(func.count()).where(DigestMessage.kind == MessageKind.DIGEST))
    assert (dealt_with, _postponed(desk)) == ([(1, 0), (2, None), (3, 0)], [])
    assert pages == 3, "what is settled is told by none, not even that nothing is new"


def test_a_record_that_comes_into_the_filter_comes_with_all_that_was_passed_by(
    desk: Desk, room: Room, digests: Digests
) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,), statuses=(Status.CORROBORATED,)))
    ref, other = desk.add(Kind.ALLEGATION), desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    assert room.messages == []
    desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED)
    digests.tick(SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    assert [message.refs for message in room.messages] == [[ref]]
    assert other not in room.refs
    with desk.database.read() as session:
        assert sorted(session.scalars(select(Delivery.publication_seq))) == [1, 3]


def test_what_was_told_is_told_again_with_what_came_while_it_was_marked(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add()
    digests.tick(SLOT)
    desk.mark(ref, tlp=Tlp.AMBER)
    desk.change(ref, News.CORRECTED, "another date", at=SLOT)
    digests.tick(SLOT + DAY)
    desk.mark(ref, tlp=Tlp.GREEN)
    desk.change(ref, News.CORRECTED, "open again", at=SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    (_, corrected) = room.digests
    ((item,),) = (section.items for section in corrected.page.sections)
    assert [event.rpartition(": ")[2] for event in item.events] == ["another date.", "open again."]


def test_under_a_higher_ceiling_it_looks_again(desk: Desk, room: Room, digests: Digests) -> None:
    ref = desk.add(tlp=Tlp.AMBER)
    digests.tick(SLOT)
    room.ceilings = {"C1": Tlp.AMBER}
    with desk.database.write() as session:
        session.scalars(select(Subscription)).one().ceiling = Tlp.AMBER
    digests.tick(SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    assert [message.refs for message in room.messages] == [[ref]]


def test_an_answer_brings_its_allegation_into_the_filter(desk: Desk, room: Room, digests: Digests) -> None:
    _only(desk, Query(kinds=(Kind.ALLEGATION,), responses=(ResponseKind.DENIAL,)))
    alleged, unanswered = desk.add(Kind.ALLEGATION), desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    desk.add(Kind.RESPONSE, about=alleged)
    digests.tick(SLOT + DAY)
    digests.tick(SLOT + 2 * DAY)
    assert [message.refs for message in room.messages] == [[alleged]]
    assert unanswered not in room.refs


_REFS, _MARKINGS = st.integers(0, 1), st.sampled_from((Tlp.CLEAR, Tlp.AMBER))
_DIGEST = st.tuples(st.just("digest"), st.booleans())
_EDIT = st.one_of(
    st.tuples(st.sampled_from(("correct", "withdraw", "corroborate", "review", "publish again")), _REFS),
    st.tuples(st.just("review"), _REFS),
    st.tuples(st.just("publish again"), _REFS),
    st.tuples(st.just("mark"), _REFS, _MARKINGS),
)
STEPS = st.one_of(_EDIT, _EDIT, _DIGEST, _DIGEST, st.tuples(st.just("ceiling"), st.sampled_from((Tlp.GREEN, Tlp.AMBER))))
"""Few records, so that much happens to each, with digests in between."""


@dataclass
class Story:
    """A register that changes step by step, and two subscriptions, one of them to alleged allegations only."""

    desk: Desk
    room: Room
    ids: list[int]
    now: Callable[[], int]
    refs: list[str] = field(default_factory=list)
    told_as: dict[str, Tlp] = field(default_factory=dict)
    marked: dict[str, Tlp] = field(default_factory=dict)

    def add(self, kind: Kind) -> None:
        """Publish a record."""
        self.refs.append(ref := self.desk.add(kind))
        self.marked[ref] = self.told_as[ref] = Tlp.CLEAR

    def step(self, what: str, *given: object) -> None:
        """Do one step, as the writer would: whatever readers can see otherwise than they were told brings news."""
        match given if what not in {"ceiling", "digest"} else [what, *given]:
            case "ceiling", Tlp() as ceiling:
                self.room.ceilings = dict.fromkeys(self.room.ceilings, ceiling)
                with self.desk.database.write() as session:
                    for each in self.ids:
                        session.get_one(Subscription, each).ceiling = ceiling
            case "digest", bool(put_off):
                self.room.refuses = [PassingFault("busy", 1)] if put_off else []
                self.digest()
            case int(number), *rest:
                self._edit(what, self.refs[number], *rest)

    def digest(self) -> None:
        """Tick at the next slot, and compare what is planned with what would be if nothing had been passed by."""
        at, digests = SLOT + self.now() * DAY, self.desk.digests(self.room)
        with self.desk.database.read() as session:
            for each in self.ids:
                subscription = session.get_one(Subscription, each)
                plan = digests._plan(session, subscription, at)
                subscription.passed = subscription.floor
                with session.no_autoflush:
                    assert digests._plan(session, subscription, at).items == plan.items
            session.rollback()
        digests.tick(at)

    def _edit(self, what: str, ref: str, *rest: object) -> None:
        with self.desk.database.read() as session:
            state, kind = session.execute(select(Record.state, Record.kind).where(Record.ref == ref)).one()
        is_published = state is RecordState.PUBLISHED
        match what:
            case "mark":
                (self.marked[ref],) = (each for each in rest if isinstance(each, Tlp))
                self.desk.mark(ref, tlp=self.marked[ref])
                if is_published and self.marked[ref] is not self.told_as[ref]:
                    self._tell(ref, News.CORRECTED)
            case "review":
                self.desk.mark(ref, state=RecordState.IN_REVIEW)
            case "publish again" if not is_published:
                was_withdrawn = self._last_news(ref) is News.WITHDRAWN
                if was_withdrawn or self.marked[ref] is not self.told_as[ref]:
                    self._tell(ref, News.CORRECTED)
                else:
                    self.desk.mark(ref, state=RecordState.PUBLISHED)
            case "correct" if is_published:
                self._tell(ref, News.CORRECTED)
            case "withdraw" if is_published:
                self._tell(ref, News.WITHDRAWN)
            case "corroborate" if is_published and kind is Kind.ALLEGATION:
                self.desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED)

    def _tell(self, ref: str, news: News) -> None:
        self.desk.change(ref, news)
        self.told_as[ref] = self.marked[ref]

    def _last_news(self, ref: str) -> News:
        with self.desk.database.read() as session:
            told = select(Publication.news).join(Record, Record.id == Publication.record_id).where(Record.ref == ref)
            return session.scalars(told.order_by(Publication.seq.desc())).first() or News.NEW


LEFT_OUT_AND_TOLD_LATER: list[tuple[object, ...]] = [
    ("digest", True), ("mark", 1, Tlp.AMBER), ("mark", 1, Tlp.CLEAR), ("digest", True), ("review", 1),
]  # fmt: skip


@pytest.mark.long
@given(st.lists(STEPS, min_size=10, max_size=25), st.sampled_from((0.0, 0.3)))
@example(LEFT_OUT_AND_TOLD_LATER, 0.3)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_all_that_may_be_seen_is_in_one_digest(
    desk: Desk, steps: list[tuple[object, ...]], seconds_a_look: float
) -> None:
    """On a slow machine a message that was put off for a second is due again in the same tick."""
    story, looks = _began(desk), itertools.count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "elapsed", lambda: next(looks) * seconds_a_look)
        for what, *given_with in steps:
            story.step(str(what), *given_with)
        for _ in range(3):  # what was put off, what was left out of it, and nothing
            story.digest()
    with desk.database.write() as session:
        for each in story.ids:
            _assert_told(session, session.get_one(Subscription, each), story.room)
            session.execute(update(Subscription).values(state=SubscriptionState.DELETED))


_DAYS = itertools.count()


def _began(desk: Desk) -> Story:
    filters = (Query(), Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)))
    channels = [f"C{next(_DAYS)}" for _ in filters]
    room = Room(ceilings=dict.fromkeys(channels, Tlp.GREEN))
    with desk.database.write() as session:
        floor = session.scalar(select(func.max(Publication.seq))) or 0
        made = [_subscribed(session, wanted, channel, floor) for wanted, channel in zip(filters, channels, strict=True)]
    story = Story(desk, room, made, lambda: next(_DAYS))
    story.add(Kind.POSITION)
    story.add(Kind.ALLEGATION)
    return story


def _subscribed(session: Session, wanted: Query, channel: str, floor: int) -> int:
    made = Subscription(
        channel=channel,
        days=EVERY_DAY,
        local_time=NINE,
        zone=VIENNA.key,
        filter=as_json(wanted),
        words="",
        says_nothing_new=False,
        ceiling=Tlp.GREEN,
        floor=floor,
        looked_at=floor,
        next_run_at=SLOT,
        state=SubscriptionState.ACTIVE,
        created_at=MADE,
    )
    session.add(made)
    session.flush()
    return made.id


def _assert_told(session: Session, subscription: Subscription, room: Room) -> None:
    """Assert that each publication that may be seen was told, and that no message told a record without a new one."""
    is_settled = Delivery.run_id.is_not(None) & Delivery.page.is_(None)
    rows = session.execute(
        select(Publication.seq, Publication.news, Record, Delivery.page, is_settled)
        .join(Record, Record.id == Publication.record_id)
        .outerjoin(Delivery, (Delivery.publication_seq == Publication.seq) & (Delivery.subscription_id == subscription.id))
        .where(Publication.seq > subscription.floor)
    ).all()
    taken_back = dict(
        session.execute(
            select(Publication.record_id, func.max(Publication.seq))
            .where(Publication.news == News.WITHDRAWN)
            .group_by(Publication.record_id)
        ).all()
    )
    told = {record.ref for _, _, record, page, _ in rows if page is not None}
    open_since = {record.id: seq for seq, _, record, _, settled in sorted(rows, key=lambda row: row[0]) if not settled}
    for seq, news, record, page, settled in rows:
        if settled:  # withdrawn before anybody had heard of it; or a first one whose record a later one tells, or will
            assert seq <= taken_back.get(record.id, 0) or (news is News.NEW and seq < open_since.get(record.id, 0)), seq
            continue
        matches = not subscription.filter["kinds"] or (isinstance(record, Allegation) and record.status is Status.ALLEGED)
        if record.state is RecordState.PUBLISHED and record.tlp in subscription.ceiling.and_more_open:
            assert (page is not None) == (matches or record.ref in told), seq
    delivered = select(func.count(func.distinct(Delivery.run_id))).join(
        Publication, Publication.seq == Delivery.publication_seq
    )
    for ref in told:
        in_messages = sum(ref in message.refs for message in room.digests if message.channel == subscription.channel)
        mine = delivered.where(Delivery.subscription_id == subscription.id, Delivery.page.is_not(None))
        in_runs = session.scalar(mine.join(Record, Record.id == Publication.record_id).where(Record.ref == ref))
        assert in_messages == in_runs, ref
