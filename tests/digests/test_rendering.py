from bot.digests.rendering import as_text, line_text
from bot.register.vocabulary import Kind, News
from tests.digests.parts import SLOT, Desk, Room


def test_a_preview_as_text_holds_the_whole_digest(desk: Desk, room: Room) -> None:
    old = desk.add(Kind.ALLEGATION)
    subscription = desk.subscribe()
    refs = desk.publish(11)
    desk.change(old, News.WITHDRAWN, "the source took it back")
    digests = desk.digests(room)
    (line,) = digests.list()
    text = as_text(line, digests.preview(subscription, SLOT))
    assert text.startswith(line_text(line))
    assert all(ref in text for ref in refs)
    assert f"{old}: Withdrawn on 20 November 2026: the source took it back." in text


def test_a_line_says_when_the_next_digest_comes(desk: Desk, room: Room) -> None:
    subscription = desk.subscribe()
    (line,) = desk.digests(room).list()
    assert line_text(line) == (
        f"{subscription}: daily at 09:00 Europe/Vienna in C1: everything; next on Saturday 21 November 2026 at 09:00"
    )
