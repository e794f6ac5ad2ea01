"""The App Home of each role, and the digest from a button to the channel."""

from datetime import timedelta

import pytest

from bot import clock
from bot.digests.content.digest import DigestItem, DigestPage, DigestSection
from bot.digests.delivery.poster import Notice, NoticeWord, PassingFault, PermanentFault, UnsureFault
from bot.register import documents, writing
from bot.register.vocabulary import Tlp
from bot.slack.client import DigestPoster, make_client
from bot.slack.people.roles import People, Roles
from bot.slack.telling import telling
from tests.conversations.bench import Bench, Mode
from tests.conversations.dialogue import as_text
from tests.slack.findings import HOSTILE, finding

PAGE = DigestPage(
    "Rapporteur digest, 22 November 2026",
    "1 new allegation",
    (DigestSection("New", (DigestItem("ALL-0017", finding(line=HOSTILE), ("Recorded on 22 November 2026.",)),)),),
    footer=("How to stop: remove the app from the channel.",),
)


@pytest.fixture
def mode() -> Mode:
    """Run each of these conversations once: that the modes differ in nothing, the other files show."""
    return "socket"


def test_app_home_shows_what_each_role_may_do(bench: Bench) -> None:
    bench.hold(
        ("reader", "home", ("You are a reader", "/allegations Izium", "Published last", "not:For review", "not:[Record]")),
        ("guest", "home", ("a guest", "not:ALL-0002", "not:[Record]")),
        ("recorder", "home", ("You are a recorder", "[Record]", "not:For review", "not:[Post the digest now]")),
        ("reviewer", "home", ("You are a reviewer", "[Record]", "Nothing waits for review")),
        ("admin", "home", ("You are an admin", "[Post the digest now]", "Nothing waits for review", "Health", "Database: ")),
        ("reader", "click Allegations about Izium", ("Answer", "ALL-0001", "Ask it yourself: /rapporteur")),
    )


def test_what_can_be_asked_stands_together_above_what_admins_look_after(bench: Bench) -> None:
    admin = bench.sandbox.as_user("admin")
    admin.open_home()
    bench.settle()
    shown = as_text((admin.home() or {})["blocks"])
    assert (
        shown.index("/allegations Izium")
        < shown.index("Allegations about Izium")
        < shown.index("Roles")
        < shown.index("Health")
    )


def test_app_home_is_drawn_again_only_where_it_has_changed(bench: Bench) -> None:
    reader = bench.sandbox.as_user("reader")
    for _ in range(2):
        reader.open_home()
        bench.settle()
    assert _drawn(bench) == 1
    _publish_something(bench)
    reader.open_home()
    bench.settle()
    assert _drawn(bench) == 2
    assert "Norway announced a review" in as_text((reader.home() or {})["blocks"])


def test_a_home_that_another_has_taken_the_place_of_is_left_alone(bench: Bench) -> None:
    reader = bench.sandbox.users["reader"]
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    bench.desk.slack.publish_home(reader, view)
    bench.desk.slack.publish_home(reader, {**view, "blocks": [*view["blocks"], *view["blocks"]]}, over="of long ago")
    assert len((bench.sandbox.as_user("reader").home() or {})["blocks"]) == 1


def _drawn(bench: Bench) -> int:
    return sum(call["method"] == "views.publish" for call in bench.sandbox.inspect("calls"))


def test_an_admin_posts_what_is_new_and_it_is_posted_once(bench: Bench) -> None:
    _publish_something(bench)
    bench.hold(
        ("admin", "home", "[Post the digest now]"),
        ("admin", "click Post the digest now", "The digest was posted in its channel: 1 new or changed."),
        ("admin", "click Post the digest now", "Nothing is new since the last digest"),
    )
    posted = bench.sandbox.as_user("admin").history("treaty-digest")
    (message,) = posted
    assert "Norway announced a review" in as_text(message["blocks"])
    assert message["metadata"]["event_type"] == "rapporteur_digest"
    assert bench.sandbox.inspect("notifications") == []


def test_the_digest_comes_by_command_too(bench: Bench) -> None:
    _publish_something(bench)
    bench.hold(
        ("admin", "#treaty-digest: /rapporteur digest", "The digest was posted"),
        ("reader", "#treaty-digest: /rapporteur digest", "admins may"),
    )


def test_a_page_is_posted_with_its_key_and_found_by_it(bench: Bench) -> None:
    channel, poster = bench.sandbox.channels["treaty-digest"], _poster(bench)
    assert poster.find(channel, "run-1/0", None) is None
    ts = poster.post(channel, PAGE, "run-1/0", None)
    reply = poster.post(channel, PAGE, "run-1/1", ts)
    assert poster.find(channel, "run-1/0", None) == ts
    assert poster.find(channel, "run-1/1", ts) == reply
    assert poster.find(channel, "run-2/0", None) is None
    (call, *_) = [call for call in bench.sandbox.calls if call["method"] == "chat.postMessage"]
    assert call["args"]["unfurl_links"] is False
    assert call["args"]["unfurl_media"] is False
    assert bench.sandbox.inspect("notifications") == []


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ({"kind": "ratelimited", "seconds": 7}, PassingFault),
        ({"kind": "error", "error": "ratelimited"}, PassingFault),
        ({"kind": "http_500"}, UnsureFault),
        ({"kind": "http_503"}, UnsureFault),
        ({"kind": "html_200"}, UnsureFault),
        ({"kind": "accepted_no_answer"}, UnsureFault),
        ({"kind": "error", "error": "fatal_error"}, UnsureFault),
        ({"kind": "error", "error": "is_archived"}, PermanentFault),
        ({"kind": "error", "error": "token_revoked"}, PermanentFault),
        ({"kind": "error", "error": "account_inactive"}, PermanentFault),
        ({"kind": "error", "error": "never_heard_of"}, PermanentFault),
    ],
)
def test_what_goes_wrong_in_posting_has_a_name(bench: Bench, fault: dict[str, object], named: type[Exception]) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "times": 1, **fault})
    with pytest.raises(named) as raised:
        _poster(bench).post(bench.sandbox.channels["treaty-digest"], PAGE, "run-1/0", None)
    assert len([call for call in bench.sandbox.calls if call["method"] == "chat.postMessage"]) == 1
    if fault == {"kind": "ratelimited", "seconds": 7}:
        assert isinstance(raised.value, PassingFault)
        assert raised.value.retry_after == 7.0


def test_a_channel_without_the_bot_names_the_cure(bench: Bench) -> None:
    with pytest.raises(PermanentFault, match="/invite @Rapporteur"):
        _poster(bench).post(bench.sandbox.channels["desk"], PAGE, "run-1/0", None)


def test_a_slack_that_is_not_there_surely_got_nothing() -> None:
    web = make_client("xoxb-1", "http://127.0.0.1:9/api/")
    poster = DigestPoster(web, People(web, Roles(), "T1"))
    with pytest.raises(PassingFault):
        poster.ceiling("C1")
    with pytest.raises(PassingFault):
        poster.post("C1", PAGE, "run-1/0", None)
    with pytest.raises(PassingFault):
        poster.find("C1", "run-1/0", None)


def test_looking_for_a_message_can_be_put_off(bench: Bench) -> None:
    bench.sandbox.faults({"method": "conversations.history", "kind": "http_500", "times": 1})
    with pytest.raises(PassingFault):
        _poster(bench).find(bench.sandbox.channels["treaty-digest"], "run-1/0", None)


def test_what_may_be_shown_is_asked_of_the_channel_as_it_is(bench: Bench) -> None:
    poster, channels, users = _poster(bench), bench.sandbox.channels, bench.sandbox.users
    assert poster.ceiling(channels["treaty-digest"]) is Tlp.GREEN
    assert poster.ceiling(channels["shared-with-partners"]) is Tlp.CLEAR
    assert [poster.ceiling(users[who]) for who in ("reader", "guest")] == [Tlp.GREEN, Tlp.CLEAR]


def test_a_digest_in_a_direct_message_is_found_there(bench: Bench) -> None:
    reader, poster = bench.sandbox.users["reader"], _poster(bench)
    ts = poster.post(reader, PAGE, "run-1/0", None)
    assert poster.find(reader, "run-1/0", None) == ts


def test_a_scope_that_is_missing_is_named(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "times": 1, "kind": "error", "error": "missing_scope"})
    with pytest.raises(PermanentFault, match="Install the app again from the manifest"):
        _poster(bench).post(bench.sandbox.channels["treaty-digest"], PAGE, "run-1/0", None)


def test_a_pause_is_told_to_its_owner_and_doubt_to_the_admins(bench: Bench) -> None:
    tell = telling(bench.desk.slack, bench.desk.people.admins)
    channel, owner = bench.sandbox.channels["treaty-digest"], bench.sandbox.users["reader"]
    tell(Notice(NoticeWord.PAUSED, 1, channel, owner, "The digest is paused.", "Type /invite @Rapporteur."))
    tell(Notice(NoticeWord.UNSURE, 1, channel, owner, "It may or may not have been posted.", ""))
    assert "The digest is paused. Type /invite" in as_text(bench.sandbox.as_user("reader").history("dm")[0]["blocks"])
    assert "may or may not" in as_text(bench.sandbox.as_user("admin").history("dm")[0]["blocks"])


def test_a_notice_that_nobody_got_is_not_taken_for_told(bench: Bench) -> None:
    bench.sandbox.faults({"method": "chat.postMessage", "kind": "error", "error": "user_not_found"})
    tell = telling(bench.desk.slack, lambda: ["U0NOBODY00"])
    with pytest.raises(PermanentFault, match="no such person"):
        tell(Notice(NoticeWord.PAUSED, 1, bench.sandbox.channels["treaty-digest"], None, "The digest is paused.", ""))


def _poster(bench: Bench) -> DigestPoster:
    web = make_client(bench.sandbox.bot_token, bench.sandbox.api)
    return DigestPoster(web, People(web, Roles(), bench.desk.identity.team_id))


def _publish_something(bench: Bench) -> None:
    record = documents.from_fields(
        {
            "type": "position",
            "key": "nor-new",
            "speaker": "nor",
            "stance": "commits",
            "said": "2026-11-21",
            "summary": "Norway announced a review of its stocks.",
            "citations": [{"source": "briefings"}],
            "state": "published",
            "author": "first",
            "reviewer": "second",
            "tlp": "CLEAR",
            "sensitivity": "none",
        }
    )
    with bench.database.write() as session:
        writing.save(session, [record], who="tests", why="news", now=clock.now() - timedelta(seconds=1))
