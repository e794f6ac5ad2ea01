"""Corrections that travel: into the thread of whatever carried a record, once."""

import itertools

import pytest
from sqlalchemy import and_, select

from bot.digests.delivery import corrections
from bot.digests.delivery.carried import CarriedAnswers, Carrying
from bot.digests.delivery.poster import GRACE, NoticeWord, PassingFault, PermanentFault, UnsureFault
from bot.digests.model import Carried, DigestMessage, FollowedUp, MessageKind
from bot.register.model import Publication, Record
from bot.register.vocabulary import Kind, News, RecordState, Status, Tlp
from tests.digests.delivery.answers import answer, shown
from tests.digests.parts import DAY, MINUTE, SLOT, Crash, Desk, FragileDatabase, Fuse, Posted, Room

PAST_GRACE = GRACE * 2
ARCHIVED = PermanentFault("The channel is archived.", "Unarchive it, or choose another channel.")


def items(message: Posted) -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Give what a message tells: heading, ref, what happened, and whether the record itself is there."""
    return [
        (section.title, item.ref, item.events, item.finding is not None)
        for section in message.page.sections
        for item in section.items
    ]


def test_a_correction_follows_a_digest_into_its_thread_once(desk: Desk, room: Room) -> None:
    desk.subscribe()
    ref, _ = desk.publish(2)
    digests = desk.digests(room)
    digests.tick(SLOT)
    desk.change(ref, News.CORRECTED, "the date was misread", at=SLOT)
    for minute in range(1, 4):
        digests.tick(SLOT + minute * MINUTE)
    (correction,) = room.corrections
    assert (correction.channel, correction.thread_ts) == ("C1", room.messages[0].ts)
    assert items(correction) == [("Corrections", ref, ("Corrected on 21 November 2026: the date was misread.",), True)]
    assert correction.page.title == "Correction to what was posted above"
    assert correction.page.text == f"Correction to what was posted above: {ref} corrected."


def test_a_record_on_a_later_page_is_corrected_in_the_digests_thread(desk: Desk, room: Room) -> None:
    desk.subscribe()
    desk.publish(12)
    digests = desk.digests(room)
    digests.tick(SLOT)
    head, rest = room.digests
    desk.change(rest.refs[0], News.CORRECTED, at=SLOT)
    digests.tick(SLOT + MINUTE)
    assert [message.thread_ts for message in room.corrections] == [head.ts]


def test_every_thread_that_had_the_record_is_corrected(desk: Desk, room: Room) -> None:
    (ref, other) = desk.publish(2)
    in_channel = answer(desk, room, [ref])
    answer(desk, room, [ref, other], "C2", "1700000000.000100")
    answer(desk, room, [other], "C3")
    desk.change(ref, News.CORRECTED, at=SLOT)
    desk.digests(room).tick(SLOT + MINUTE)
    assert {(each.channel, each.thread_ts) for each in room.corrections} == {("C1", in_channel.ts), ("C2", "1700000000.000100")}


def test_all_that_was_corrected_in_a_thread_is_told_in_one_message(desk: Desk, room: Room) -> None:
    refs = desk.publish(3)
    thread = answer(desk, room, refs[:2]).ts
    answer(desk, room, [refs[2]], thread_ts=thread)
    desk.change(refs[0], News.CORRECTED, "once", at=SLOT)
    desk.change(refs[0], News.CORRECTED, "twice", at=SLOT)
    desk.change(refs[2], News.WITHDRAWN, "in doubt", at=SLOT)
    desk.digests(room).tick(SLOT + MINUTE)
    (correction,) = room.corrections
    assert items(correction) == [
        (
            "Corrections",
            refs[0],
            ("Corrected on 21 November 2026: once.", "Corrected on 21 November 2026: twice."),
            True,
        ),
        ("Withdrawn", refs[2], ("Withdrawn on 21 November 2026: in doubt.",), False),
    ]


def test_more_than_a_message_takes_goes_on_in_the_next(desk: Desk, room: Room) -> None:
    refs = desk.publish(23)
    answer(desk, room, refs)
    for ref in refs:
        desk.change(ref, News.CORRECTED, at=SLOT)
    digests = desk.digests(room)
    for minute in range(1, 6):
        digests.tick(SLOT + minute * MINUTE)
    assert [len(each.refs) for each in room.corrections] == [10, 10, 3]
    assert sorted(ref for each in room.corrections for ref in each.refs) == sorted(refs)


def test_what_was_corrected_again_is_corrected_again(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    digests = desk.digests(room)
    for hour, (news, why) in enumerate(((News.CORRECTED, "first"), (News.WITHDRAWN, "second"), (News.CORRECTED, "third"))):
        desk.change(ref, news, why, at=SLOT)
        digests.tick(SLOT + hour * 60 * MINUTE + MINUTE)
        digests.tick(SLOT + hour * 60 * MINUTE + 2 * MINUTE)
    assert [items(each)[0][2] for each in room.corrections] == [
        ("Corrected on 21 November 2026: first.",),
        ("Withdrawn on 21 November 2026: second.",),
        ("Corrected on 21 November 2026: third.",),
    ]


def test_a_status_that_moved_is_no_correction_and_told_with_the_next(desk: Desk, room: Room) -> None:
    ref = desk.add(Kind.ALLEGATION)
    answer(desk, room, [ref])
    digests = desk.digests(room)
    desk.change(ref, News.STATUS_MOVED, "a second source", to=Status.CORROBORATED, at=SLOT)
    digests.tick(SLOT + MINUTE)
    assert room.corrections == []
    desk.change(ref, News.CORRECTED, "the place was misread", at=SLOT)
    digests.tick(SLOT + 2 * MINUTE)
    (correction,) = room.corrections
    assert items(correction)[0][2] == (
        "Status moved from alleged to corroborated on 21 November 2026: a second source.",
        "Corrected on 21 November 2026: the place was misread.",
    )


def test_an_answer_to_an_allegation_that_is_corrected_corrects_whatever_told_both(desk: Desk, room: Room) -> None:
    desk.subscribe()
    allegation, response = desk.add(Kind.ALLEGATION), desk.add(Kind.RESPONSE)
    with desk.database.write() as session:
        ids = {row.ref: row.id for row in session.scalars(select(Record))}
        session.get_one(Record, ids[response]).about_id = ids[allegation]
    digests = desk.digests(room)
    digests.tick(SLOT)
    answer(desk, room, [allegation], "C2")
    with desk.database.write() as session:
        carrying = session.scalars(select(DigestMessage).where(DigestMessage.kind == MessageKind.DIGEST)).one()
        kept = set(session.scalars(select(Carried.record_id).where(Carried.message_id == carrying.id)))
    assert kept == {ids[allegation], ids[response]}
    desk.change(response, News.WITHDRAWN, "misattributed", at=SLOT)
    digests.tick(SLOT + MINUTE)
    assert [(each.channel, each.refs) for each in room.corrections] == [("C1", [response])]


def test_what_stands_within_another_correction_is_still_told_itself(desk: Desk, room: Room) -> None:
    allegation, refs = desk.add(Kind.ALLEGATION), desk.publish(9)
    response = desk.add(Kind.RESPONSE)
    with desk.database.write() as session:
        ids = {row.ref: row.id for row in session.scalars(select(Record))}
        session.get_one(Record, ids[response]).about_id = ids[allegation]
    answer(desk, room, [allegation, *refs, response])
    for ref in (allegation, *refs, response):
        desk.change(ref, News.CORRECTED, at=SLOT)
    digests = desk.digests(room)
    for minute in range(1, 4):
        digests.tick(SLOT + minute * MINUTE)
    first, second = room.corrections
    assert first.page.sections[0].items[0].finding is not None
    assert [each.ref for each in first.page.sections[0].items[0].finding.responses] == [response]
    assert second.refs == [response]


def test_the_new_words_in_a_later_answer_are_no_correction_of_the_old_ones(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    thread = answer(desk, room, [ref]).ts
    desk.change(ref, News.CORRECTED, at=SLOT)
    answer(desk, room, [ref], thread_ts=thread)
    digests = desk.digests(room)
    digests.tick(SLOT + MINUTE)
    digests.tick(SLOT + 2 * MINUTE)
    assert [each.refs for each in room.corrections] == [[ref]]


def test_what_was_shown_as_it_is_corrected_by_now_is_not_corrected(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    desk.change(ref, News.CORRECTED, at=SLOT)
    answer(desk, room, [ref])
    desk.digests(room).tick(SLOT + MINUTE)
    assert room.corrections == []


def test_an_answer_that_was_composed_before_and_kept_after_a_correction_is_corrected(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    as_it_was = shown(desk, [ref])
    desk.change(ref, News.CORRECTED, at=SLOT)
    digests = desk.digests(room)
    digests.tick(SLOT + MINUTE)
    answers = CarriedAnswers(desk.database)
    key = answers.intend(Carrying("C1", "1700000000.000100", as_it_was), SLOT + MINUTE)
    assert key is not None
    answers.stands(key, "1700000000.000200")
    digests.tick(SLOT + 2 * MINUTE)
    assert [(each.thread_ts, each.refs) for each in room.corrections] == [("1700000000.000100", [ref])]


def test_a_correction_whose_lower_number_is_committed_later_travels(desk: Desk, room: Room) -> None:
    first, second = desk.publish(2)
    answer(desk, room, [first, second])
    digests = desk.digests(room)
    desk.change(second, News.CORRECTED, at=SLOT, seq=9)
    digests.tick(SLOT + MINUTE)
    desk.change(first, News.CORRECTED, at=SLOT, seq=8)
    digests.tick(SLOT + 2 * MINUTE)
    assert [each.refs for each in room.corrections] == [[second], [first]]


def test_what_is_corrected_while_a_correction_is_under_way_is_told_in_the_next(desk: Desk, room: Room) -> None:
    first, second = desk.publish(2)
    answer(desk, room, [first, second])
    desk.change(first, News.CORRECTED, at=SLOT)
    other = desk.digests(Room())

    def meanwhile() -> None:
        room.pause = lambda: None
        desk.change(second, News.CORRECTED, at=SLOT)
        other.tick(SLOT + MINUTE)

    room.pause = meanwhile
    digests = desk.digests(room)
    digests.tick(SLOT + MINUTE)
    digests.tick(SLOT + 2 * MINUTE)
    assert [each.refs for each in room.corrections] == [[first], [second]]


def test_nothing_above_the_channels_present_ceiling_is_said(desk: Desk, room: Room) -> None:
    marked, narrowed, gone = desk.add(tlp=Tlp.GREEN), desk.add(tlp=Tlp.GREEN), desk.add(tlp=Tlp.GREEN)
    answer(desk, room, [marked])
    answer(desk, room, [narrowed, gone], "C2")
    desk.mark(marked, tlp=Tlp.AMBER)
    desk.change(marked, News.CORRECTED, "a secret reason", at=SLOT)
    desk.change(narrowed, News.CORRECTED, "no longer for all", at=SLOT)
    desk.change(gone, News.WITHDRAWN, "not for all either", at=SLOT)
    room.ceilings["C2"] = Tlp.CLEAR
    desk.digests(room).tick(SLOT + MINUTE)
    not_shown = ("What was posted above of it no longer holds, and it is not shown here any more.",)
    told = {each.channel: items(each) for each in room.corrections}
    assert told == {
        "C1": [("No longer shown", marked, not_shown, False)],
        "C2": [("No longer shown", narrowed, not_shown, False), ("No longer shown", gone, not_shown, False)],
    }


def test_a_reason_that_was_given_above_the_ceiling_is_not_said_when_it_is_opened(desk: Desk, room: Room) -> None:
    ref = desk.add(tlp=Tlp.GREEN)
    answer(desk, room, [ref])
    desk.mark(ref, tlp=Tlp.AMBER)
    desk.change(ref, News.CORRECTED, "a secret reason", at=SLOT)
    desk.mark(ref, tlp=Tlp.GREEN)
    desk.change(ref, News.CORRECTED, "opened again", at=SLOT)
    desk.digests(room).tick(SLOT + MINUTE)
    (correction,) = room.corrections
    assert items(correction)[0][2] == ("Corrected on 21 November 2026: opened again.",)


def test_a_record_that_is_back_in_review_is_called_corrected_and_not_shown(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    desk.change(ref, News.CORRECTED, "the date was misread", at=SLOT)
    desk.mark(ref, state=RecordState.IN_REVIEW)
    desk.digests(room).tick(SLOT + MINUTE)
    (correction,) = room.corrections
    assert items(correction) == [
        (
            "Corrections",
            ref,
            (
                "Corrected on 21 November 2026: the date was misread.",
                "It is being reviewed again, and is not shown until that is done.",
            ),
            False,
        )
    ]


@pytest.mark.long
def test_whenever_the_process_dies_each_thread_is_corrected_once(desk: Desk, room: Room, database_url: str) -> None:
    for points in itertools.count(1):
        (ref,) = desk.publish(1)
        thread = answer(desk, room, [ref]).ts
        desk.change(ref, News.CORRECTED, at=SLOT)
        moment, fuse = SLOT + points * DAY, Fuse(points)
        fragile, died = FragileDatabase(database_url, fuse), False
        room.burn = fuse.burn
        try:
            desk.digests(room, fragile).tick(moment)
        except Crash:
            died = True
        fragile.dispose()
        room.burn = lambda: None
        for after in range(1, 4):
            desk.digests(room).tick(moment + after * PAST_GRACE)
        assert [each.refs for each in room.corrections if each.thread_ts == thread] == [[ref]], f"at point {points}"
        if not died:
            break
    assert points > 10


def test_a_refused_correction_is_kept_told_to_the_admins_once_and_posted_when_they_say_so(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    first, second = desk.publish(2)
    digests = desk.digests(room)
    digests.tick(SLOT)
    thread = answer(desk, room, [first]).ts
    desk.change(first, News.CORRECTED, at=SLOT)
    room.refuses = [ARCHIVED, ARCHIVED, ARCHIVED]
    digests.tick(SLOT + MINUTE)
    desk.change(second, News.CORRECTED, at=SLOT)
    digests.tick(SLOT + 2 * MINUTE)
    (notice,) = desk.notices
    assert (notice.word, notice.channel, notice.subscription_id) == (NoticeWord.REFUSED, "C1", None)
    assert notice.what == (
        "What was posted here was corrected, and the correction can't be posted. The channel is archived. It is kept."
    )
    assert digests.get(subscription).state == "active"
    assert notice.question is not None
    digests.decide(notice.question.message_id, notice.question.asked_at, is_there=False, now=SLOT + 3 * MINUTE)
    digests.tick(SLOT + 3 * MINUTE)
    told = {each.thread_ts: sorted(each.refs) for each in room.corrections}
    assert told == {room.messages[0].ts: sorted([first, second]), thread: [first]}


def test_resuming_a_digest_posts_the_corrections_that_its_channel_refused(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    (ref,) = desk.publish(1)
    digests = desk.digests(room)
    digests.tick(SLOT)
    desk.change(ref, News.CORRECTED, at=SLOT)
    room.refuses = [ARCHIVED, ARCHIVED]
    digests.tick(SLOT + MINUTE)
    digests.tick(SLOT + DAY)
    digests.resume(subscription, SLOT + DAY + MINUTE)
    digests.tick(SLOT + DAY + MINUTE)
    assert [each.refs for each in room.corrections] == [[ref]]


def test_a_correction_in_doubt_is_looked_for_before_it_is_posted_again(desk: Desk, room: Room) -> None:
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    desk.change(ref, News.CORRECTED, at=SLOT)
    room.breaks_off = [UnsureFault("timed out")]
    digests = desk.digests(room)
    digests.tick(SLOT)
    digests.tick(SLOT + 2 * GRACE)
    digests.tick(SLOT + 3 * GRACE)
    assert (len(room.corrections), room.looks) == (1, 1)


def test_proofs_do_not_pile_up_and_what_waits_keeps_its_place(desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "_KEPT_PROOFS", 2)
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    digests = desk.digests(room)
    for number in range(9):
        desk.change(ref, News.CORRECTED, str(number), at=SLOT)
        digests.tick(SLOT + number * MINUTE)
    assert len(room.corrections) == 9
    with desk.database.read() as session:
        assert len(session.scalars(select(FollowedUp.publication_seq)).all()) <= 4


def test_what_was_left_out_of_a_page_that_is_found_by_a_look_comes_with_the_next_digest(desk: Desk, room: Room) -> None:
    desk.subscribe()
    kept, held_back = desk.publish(2)
    room.refuses = [PassingFault("rate limited")]
    digests = desk.digests(room)
    digests.tick(SLOT)
    desk.mark(held_back, state=RecordState.IN_REVIEW)
    room.breaks_off = [UnsureFault("timed out")]
    digests.tick(SLOT + MINUTE)
    digests.tick(SLOT + 5 * MINUTE)
    desk.mark(held_back, state=RecordState.PUBLISHED)
    digests.tick(SLOT + DAY)
    assert [each.refs for each in room.digests] == [[kept], [held_back]]


def test_a_tick_with_nothing_due_reads_no_history(desk: Desk, room: Room) -> None:
    """The statement goes by the two short lists, however much was carried and published."""
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    desk.digests(room).tick(SLOT)
    with desk.database.read() as session:
        compiled = select(corrections.are_due()).compile(
            desk.database.engine, compile_kwargs={"literal_binds": True, "render_postcompile": True}
        )
        if desk.database.is_sqlite:
            plan = "\n".join(str(row[3]) for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}"))
            assert "SCAN" not in plan.replace("SCAN CONSTANT ROW", "")
            assert "ix_digest_message_compared_state" in plan
            assert "ix_publication_taken_back" in plan
        else:  # which of two indexes of nearly nothing it takes is its own affair
            session.connection().exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = "\n".join(str(row[0]) for row in session.connection().exec_driver_sql(f"EXPLAIN {compiled}"))
            assert "Seq Scan" not in plan


def test_what_is_due_is_looked_up_from_the_few_records_and_threads_that_are_new(desk: Desk, room: Room) -> None:
    """SQLite would begin with all the messages that were ever posted."""
    (ref,) = desk.publish(1)
    answer(desk, room, [ref])
    if not desk.database.is_sqlite:
        return
    of_records = Carried.record_id.in_(select(Publication.record_id).where(Publication.seq.in_([1])))
    of_threads = and_(DigestMessage.channel == "C1", DigestMessage.thread_ts == "1.1")
    for which, begins in ((of_records, "carried"), (of_threads, "digest_message")):
        statement = corrections._due(which).compile(
            desk.database.engine, compile_kwargs={"literal_binds": True, "render_postcompile": True}
        )
        with desk.database.read() as session:
            plan = [str(row[3]) for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]
        first = next(step for step in plan if step.startswith("SEARCH"))
        assert first.startswith(f"SEARCH {begins} USING INDEX ix_{begins}")
        assert "state_try_at" not in "".join(plan)
