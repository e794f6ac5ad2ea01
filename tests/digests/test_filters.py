from datetime import date

from sqlalchemy import update

from bot.answers.query import Intent, Query, Span
from bot.digests.filters import as_json, filter_of
from bot.digests.model import Subscription
from bot.register.vocabulary import Kind, News, Stance, Status
from tests.digests.parts import DAY, SLOT, Desk, Room


def test_a_filter_comes_back_as_it_was_kept() -> None:
    wanted = Query(
        intent=Intent.ALLEGATIONS,
        kinds=(Kind.ALLEGATION,),
        places=("izium",),
        stances=(Stance.SUPPORTS,),
        said=Span(date(2026, 1, 1), None),
        unanswered=True,
    )
    assert filter_of(Subscription(filter=as_json(wanted))) == wanted
    assert filter_of(Subscription(filter=as_json(Query()))) == Query()


def test_only_what_matches_is_told_and_what_was_told_is_followed_up(desk: Desk, room: Room) -> None:
    desk.subscribe()
    with desk.database.write() as session:
        kept = as_json(Query(kinds=(Kind.ALLEGATION,), statuses=(Status.ALLEGED,)))
        session.execute(update(Subscription).values(filter=kept))
    digests = desk.digests(room)
    desk.add(Kind.POSITION)
    ref = desk.add(Kind.ALLEGATION)
    digests.tick(SLOT)
    assert [message.refs for message in room.messages] == [[ref]]
    assert (
        room.messages[0].page.footer[1]
        == "Filter: Allegations · status: alleged, as far as it is marked TLP:GREEN or more open."
    )
    desk.change(ref, News.STATUS_MOVED, to=Status.CORROBORATED, at=SLOT)
    digests.tick(SLOT + DAY)
    assert [message.refs for message in room.messages] == [[ref], [ref]]
