"""Messages through the Web API and as people see them."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox.driver import RefusedError
from bot.sandbox.server import Sandbox

GENERAL = "C0GENERAL0"
RITA, ADA = "U0READER00", "U0ADMIN000"
DIVIDER = [{"type": "divider"}]


def test_a_message_changes_and_goes(sandbox: Sandbox, web: WebClient) -> None:
    rita = sandbox.as_user("reader")
    posted = web.chat_postMessage(channel="#general", text="one", blocks=DIVIDER)
    assert posted["message"]["bot_id"] == web.auth_test()["bot_id"]
    assert posted["message"]["blocks"][0]["block_id"]
    web.chat_update(channel=GENERAL, ts=posted["ts"], text="two")
    (shown,) = rita.history("general")
    assert (shown["text"], "blocks" in shown, "edited" in shown) == ("two", False, True)
    web.chat_delete(channel=GENERAL, ts=posted["ts"])
    assert rita.history("general") == []


def test_an_update_of_metadata_alone_keeps_the_content(sandbox: Sandbox, web: WebClient) -> None:
    posted = web.chat_postMessage(channel=GENERAL, text="one", blocks=DIVIDER)
    metadata = {"event_type": "t", "event_payload": {"a": 1}}
    web.api_call("chat.update", json={"channel": GENERAL, "ts": posted["ts"], "metadata": metadata})
    (shown,) = sandbox.as_user("reader").history("general")
    assert (shown["text"], shown["metadata"]["event_payload"], "edited" in shown) == ("one", {"a": 1}, False)
    assert shown["blocks"][0]["type"] == "divider"


def test_threads_count_their_replies_and_outlive_their_root(sandbox: Sandbox, web: WebClient) -> None:
    rita = sandbox.as_user("reader")
    root = web.chat_postMessage(channel=GENERAL, text="root")["ts"]
    reply = rita.say("general", "reply", thread_ts=root)
    deeper = web.chat_postMessage(channel=GENERAL, text="to the reply", thread_ts=reply)
    assert deeper["message"]["thread_ts"] == root
    (shown,) = rita.history("general")
    assert (shown["reply_count"], shown["latest_reply"]) == (2, deeper["ts"])
    web.chat_delete(channel=GENERAL, ts=root)
    assert [message["text"] for message in rita.history("general", root)] == [
        "This message was deleted.",
        "reply",
        "to the reply",
    ]
    assert [message["ts"] for message in web.conversations_replies(channel=GENERAL, ts=root)["messages"]] == [
        root,
        reply,
        deeper["ts"],
    ]


def test_a_broadcast_reply_stands_in_the_channel_too(sandbox: Sandbox, web: WebClient) -> None:
    root = web.chat_postMessage(channel=GENERAL, text="root")["ts"]
    web.chat_postMessage(channel=GENERAL, text="quiet", thread_ts=root)
    web.chat_postMessage(channel=GENERAL, text="loud", thread_ts=root, reply_broadcast=True)
    assert [message["text"] for message in sandbox.as_user("reader").history("general")] == ["root", "loud"]


def test_an_ephemeral_message_is_seen_by_one(sandbox: Sandbox, web: WebClient) -> None:
    web.chat_postEphemeral(channel=GENERAL, user=RITA, text="only you")
    assert [message["text"] for message in sandbox.as_user("reader").ephemerals("general")] == ["only you"]
    assert sandbox.as_user("admin").ephemerals("general") == []
    assert sandbox.as_user("reader").history("general") == []
    assert web.conversations_history(channel=GENERAL)["messages"] == []


def test_history_pages_backwards_and_finds_metadata(web: WebClient) -> None:
    for number in range(5):
        metadata = {"event_type": "digest", "event_payload": {"run": str(number)}}
        web.chat_postMessage(channel=GENERAL, text=str(number), metadata=metadata)
    first = web.conversations_history(channel=GENERAL, limit=2)
    second = web.conversations_history(channel=GENERAL, limit=2, cursor=first["response_metadata"]["next_cursor"])
    assert [message["text"] for page in (first, second) for message in page["messages"]] == ["4", "3", "2", "1"]
    assert first["has_more"]
    assert "metadata" not in first["messages"][0]
    told = web.conversations_history(
        channel=GENERAL, include_all_metadata=True, latest=first["messages"][0]["ts"], inclusive=True
    )
    assert [message["metadata"]["event_payload"]["run"] for message in told["messages"]] == ["4", "3", "2", "1", "0"]
    later = web.conversations_history(channel=GENERAL, oldest=first["messages"][1]["ts"])
    assert [message["text"] for message in later["messages"]] == ["4"]


def test_lists_page_with_a_cursor(web: WebClient) -> None:
    names: list[str] = []
    cursor = ""
    while True:
        page = web.conversations_list(types="public_channel", limit=2, cursor=cursor)
        names += [channel["name"] for channel in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert names == ["general", "newsroom", "treaty-digest", "shared-with-partners"]
    assert len(web.users_list()["members"]) == 7
    assert RITA in [channel["user"] for channel in web.users_conversations(types="im")["channels"]]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("@Rapporteur hello", "<@U0BOTUSER0> hello"),
        ("@Rita Reader and @ada, see #newsroom", "<@U0READER00> and <@U0ADMIN000>, see <#C0NEWSROOM>"),
        ("@here look at https://example.org/a?b=1&c=2.", "<!here> look at <https://example.org/a?b=1&amp;c=2>."),
        ("<@U0READER00> typed by hand", "&lt;@U0READER00&gt; typed by hand"),
        ("mail me@ada.org, @nobody, #nowhere", "mail me@ada.org, @nobody, #nowhere"),
    ],
)
def test_typed_text_becomes_slacks_markup(shared: Sandbox, typed: str, text: str) -> None:
    rita = shared.as_user("reader")
    rita.say("general", typed)
    message = rita.history("general")[-1]
    assert message["text"] == text
    assert message["blocks"][0]["type"] == "rich_text"


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ({"text": "hello @here @rita"}, []),
        ({"text": "hello <@U0READER00>"}, ["mention"]),
        ({"text": "hello <!channel>"}, ["channel"]),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "@here"}}]}, ["here"]),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "@here", "verbatim": True}}]}, []),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "<!here> @here"}}]}, []),
        ({"text": "@rita @everyone", "link_names": True}, ["everyone", "mention"]),
    ],
)
def test_notifications_are_counted(sandbox: Sandbox, web: WebClient, content: dict[str, object], kinds: list[str]) -> None:
    web.api_call("chat.postMessage", json={"channel": GENERAL, **content})
    assert [entry["kind"] for entry in sandbox.as_user("reader").notifications()] == kinds


def test_files_are_uploaded_shared_and_read(sandbox: Sandbox, web: WebClient) -> None:
    web.files_upload_v2(channel=GENERAL, filename="export.csv", content="ref,kind\nPOS-0001,position\n", initial_comment="Here")
    (message,) = sandbox.as_user("reader").history("general")
    assert (message["text"], message["files"][0]["name"]) == ("Here", "export.csv")
    assert web.files_info(file=message["files"][0]["id"])["file"]["size"] == 27
    assert sandbox.read_file(message["files"][0]["url_private"]) == b"ref,kind\nPOS-0001,position\n"


def test_permalinks_lead_to_the_page(sandbox: Sandbox, web: WebClient) -> None:
    root = web.chat_postMessage(channel=GENERAL, text="root")["ts"]
    reply = web.chat_postMessage(channel=GENERAL, text="reply", thread_ts=root)["ts"]
    link = web.chat_getPermalink(channel=GENERAL, message_ts=reply)["permalink"]
    assert link == f"{sandbox.page}archives/{GENERAL}/p{reply.replace('.', '')}?thread_ts={root}&cid={GENERAL}"


def test_a_guest_and_a_stranger_see_only_their_channel(sandbox: Sandbox, web: WebClient) -> None:
    web.chat_postMessage(channel="C0PARTNERS", text="shared")
    for role in ("guest", "outside"):
        person = sandbox.as_user(role)
        assert [message["text"] for message in person.history("shared-with-partners")] == ["shared"]
        with pytest.raises(RefusedError):
            person.history("general")
    stranger = web.users_info(user="U0OUTSIDE0")["user"]
    assert stranger["is_stranger"]
    assert "tz" not in stranger
    assert web.users_info(user="U0GUEST000")["user"]["is_restricted"]


def test_a_direct_message_by_person_or_channel(sandbox: Sandbox, web: WebClient) -> None:
    channel = web.conversations_open(users=RITA)["channel"]["id"]
    web.chat_postMessage(channel=channel, text="by channel")
    assert web.chat_postMessage(channel=RITA, text="by person")["channel"] == channel
    assert [message["text"] for message in sandbox.as_user("reader").history("dm")] == ["by channel", "by person"]


def test_the_status_line_goes_with_the_reply(sandbox: Sandbox, web: WebClient) -> None:
    root = sandbox.as_user("reader").say("dm", "question")
    channel = f"D{RITA[1:]}"
    web.assistant_threads_setStatus(channel_id=channel, thread_ts=root, status="is looking…")
    assert sandbox.inspect("statuses") == [{"channel": channel, "thread_ts": root, "status": "is looking…"}]
    web.chat_postMessage(channel=channel, thread_ts=root, text="answer")
    assert sandbox.inspect("statuses") == []


def test_a_session_keeps_its_first_title_and_is_at_work_until_it_is_said_not_to_be(sandbox: Sandbox, web: WebClient) -> None:
    thread = {"channel_id": f"D{RITA[1:]}", "thread_ts": sandbox.as_user("reader").say("dm", "question")}
    with pytest.raises(SlackApiError, match="not_authorized"):
        web.agents_sessions_rename(title="not there yet", **thread)
    answer = web.agents_sessions_setStatus(status="processing", title="First", **thread)
    assert (answer["agent_status"], answer["title"], answer.get("warning")) == ("processing", "First", None)
    web.chat_postMessage(channel=thread["channel_id"], thread_ts=thread["thread_ts"], text="answer")
    web.agents_sessions_setStatus(status="processing", title="Second", **thread)
    session = {"channel": thread["channel_id"], "thread_ts": thread["thread_ts"], "title": "First", "status": "processing"}
    assert sandbox.inspect("sessions") == [session]
    web.agents_sessions_setStatus(status="active", **thread)
    web.agents_sessions_rename(title="Third", **thread)
    assert sandbox.inspect("sessions") == [{**session, "title": "Third", "status": "active"}]
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        web.agents_sessions_setStatus(status="thinking", **thread)


def test_prompts_that_name_a_thread_are_passed_over_under_the_agent_view(sandbox: Sandbox, web: WebClient) -> None:
    channel, root = f"D{RITA[1:]}", sandbox.as_user("reader").say("dm", "question")
    prompts = [{"title": "New", "message": "What is new?"}]
    web.assistant_threads_setSuggestedPrompts(channel_id=channel, thread_ts=root, prompts=prompts)
    assert sandbox.inspect("prompts") == {}
    web.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
    assert sandbox.inspect("prompts") == {channel: {"title": "", "prompts": prompts}}


def test_blocks_without_text_are_noted(sandbox: Sandbox, web: WebClient) -> None:
    with pytest.warns(UserWarning, match="text"):
        web.chat_postMessage(channel=GENERAL, blocks=DIVIDER)
    assert sandbox.inspect("warnings") == [{"method": "chat.postMessage", "warning": "no top-level text"}]
