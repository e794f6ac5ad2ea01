"""The page of the sandbox in a real browser, against the real server, with an app that speaks bare Socket Mode."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp
from tests.sandbox.conftest import MANIFEST, QUICK
from tests.sandbox.pages import OpenPage, button, composer, option, plain, take

SANDBOX = Path(__file__).parents[2] / "bot" / "sandbox"
SOURCES, BUILT = SANDBOX / "page", SANDBOX / "static"
GENERAL = "C0GENERAL0"
RITA, GUS = "U0READER00", "U0GUEST000"
SURE = {"title": plain("Sure?"), "text": plain("It goes."), "confirm": plain("Yes"), "deny": plain("No")}


def test_the_built_page_is_as_new_as_its_sources() -> None:
    digest = hashlib.sha256()
    paths = {path.relative_to(SOURCES).as_posix(): path for path in SOURCES.rglob("*") if path.is_file()}
    kept = {name: path for name, path in paths.items() if not re.search(r"(^|/)(\.|node_modules/)", name)}
    for name in sorted(kept):
        digest.update(name.encode() + b"\0" + kept[name].read_bytes() + b"\0")
    built = (BUILT / "SOURCES.sha256").read_text().strip()
    assert built == digest.hexdigest(), "The page is older than its sources: `npm run build` in bot/sandbox/page."


def test_the_page_needs_nothing_from_elsewhere() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text())
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert "http" not in (BUILT / "index.html").read_text()


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*bold* _it_ ~gone~ `code`", "<strong>bold</strong> <em>it</em> <s>gone</s> <code>code</code>"),
        ("2*3*4 snake_case_name a * b *", "2*3*4 snake_case_name a * b *"),
        ("*bold _both_*", "<strong>bold <em>both</em></strong>"),
        ("`*plain*` ```*pre*```", "<code>*plain*</code> <pre>*pre*</pre>"),
        ("&gt; said\n&gt; twice\nend", "<blockquote>said<br>twice</blockquote>end"),
        (
            "&lt;b&gt; &amp;amp; &lt;script&gt;alert(1)&lt;/script&gt;",
            "&lt;b&gt; &amp;amp; &lt;script&gt;alert(1)&lt;/script&gt;",
        ),
        ("<javascript:alert(1)|click>", "&lt;javascript:alert(1)|click&gt;"),
        (f"<@{RITA}>", '<span class="mention mention-me">@Rita Reader</span>'),
        ("<!here>", '<span class="mention mention-me">@here</span>'),
        ("<!date^1700000000^{date_num} at {time}|then>", '<time title="then">2023-11-14 at 10:13 PM</time>'),
        ("<!date^never^{date_num}|some day>", '<time title="some day">some day</time>'),
        (":tada: :no_such:", '<span class="emoji" role="img" aria-label="tada emoji">🎉</span> <span>:no_such:</span>'),
    ],
)
def test_text_is_drawn_by_the_rules_of_slack(text: str, drawn: str, module_page: Page, shared_web: WebClient) -> None:
    ts = shared_web.chat_postMessage(channel=GENERAL, text=text)["ts"]
    shown = module_page.locator(f'[data-ts="{ts}"] .message-text')
    expect(shown).to_have_count(1)
    assert shown.inner_html() == drawn


@pytest.fixture(scope="module")
def module_page(browser: Browser, shared: Sandbox) -> Iterator[Page]:
    """One page for the table of texts; Rita's zone decides how its dates look."""
    page = browser.new_page()
    page.goto(f"{shared.page}#{shared.users['reader']}/{GENERAL}")
    expect(composer(page)).to_be_focused()
    yield page
    page.close()


def test_links_lead_out_and_bare_names_ping_only_where_slack_parses_them(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "see <https://un.org/a|the source> @here"}}
    web.chat_postMessage(channel=GENERAL, text="1", blocks=[section])
    link = page.get_by_role("link", name="the source")
    expect(link).to_have_attribute("href", "https://un.org/a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(page.locator(".mention-me")).to_have_text("@here")
    web.chat_postMessage(channel=GENERAL, text="2", blocks=[{**section, "text": {**section["text"], "verbatim": True}}])  # type: ignore[dict-item]
    expect(page.get_by_role("link", name="the source")).to_have_count(2)
    expect(page.locator(".mention-me")).to_have_count(1)


def test_what_is_typed_arrives_and_can_be_edited_and_deleted(open_page: OpenPage, sandbox: Sandbox) -> None:
    page, other = open_page(), open_page("admin")
    composer(page).press_sequentially("first <b>")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("see #news")
    expect(page.get_by_role("option", name="newsroom")).to_be_visible()
    composer(page).press("Tab")
    composer(page).press("Enter")
    message = other.locator(".message", has_text="first <b>")
    expect(message.get_by_role("button", name="#newsroom")).to_be_visible()
    (kept,) = sandbox.as_user("admin").history("general")
    assert kept["text"] == f"first &lt;b&gt;\nsee <#{sandbox.channels['newsroom']}>"

    own = page.locator(".message", has_text="first <b>")
    own.hover()
    own.get_by_role("button", name="React with eyes").click()
    message.get_by_role("button", name="eyes emoji 1").click()
    expect(own.get_by_role("button", name="eyes emoji 2")).to_be_visible()
    own.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Edit message").click()
    page.get_by_label("Edit message").fill("second")
    page.get_by_label("Edit message").press("Enter")
    expect(other.get_by_text("second (edited)")).to_be_visible()
    own = page.locator(".message", has_text="second")
    own.hover()
    own.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete message…").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(other.get_by_text("second")).to_have_count(0)


def test_a_command_is_completed_and_its_answer_is_for_the_typist_alone(
    open_page: OpenPage, sandbox: Sandbox, app: BareApp
) -> None:
    page, other = open_page(), open_page("admin")
    composer(page).press_sequentially("/pos")
    expect(page.get_by_role("option", name="/positions")).to_contain_text("Who said what")
    composer(page).press("Enter")
    composer(page).press_sequentially("cluster munitions")
    composer(page).press("Enter")
    actions = {
        "type": "actions",
        "block_id": "row",
        "elements": [
            button("share", "Share in channel", value="42", style="primary"),
            button(
                "gone",
                "Withdraw",
                confirm=SURE,
            ),
            {"type": "overflow", "action_id": "rest", "options": [option("As CSV"), option("As text")]},
            {"type": "static_select", "action_id": "pick", "options": [option("Alleged"), option("Refuted")]},
        ],
    }
    answer = {"text": "Found", "blocks": [{"type": "header", "text": plain("Two positions")}, actions]}
    command = take(app, "slash_commands", answer)
    assert (command["command"], command["text"]) == ("/positions", "cluster munitions")
    private = page.locator(".message-ephemeral")
    expect(private).to_contain_text("Only visible to you")
    expect(private.get_by_role("heading", name="Two positions")).to_be_visible()
    expect(other.locator(".message-ephemeral")).to_have_count(0)

    private.get_by_role("button", name="Share in channel").click()
    clicked = take(app, "interactive")
    assert (clicked["actions"][0]["action_id"], clicked["actions"][0]["value"]) == ("share", "42")
    assert clicked["container"]["is_ephemeral"] is True

    private.get_by_role("button", name="Withdraw").click()
    page.get_by_role("dialog").get_by_role("button", name="No").click()
    private.get_by_role("button", name="More actions").click()
    expect(page.get_by_role("menuitem", name="As CSV")).to_be_focused()  # the menu takes the focus once it is drawn
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = take(app, "interactive")["actions"][0]
    assert (chosen["action_id"], chosen["selected_option"]["value"]) == ("rest", "as text")

    private.get_by_role("button", name="nothing chosen").click()
    page.keyboard.type("ref")
    page.keyboard.press("Enter")
    picked = take(app, "interactive")
    assert picked["actions"][0]["selected_option"]["value"] == "refuted"
    assert picked["state"]["values"]["row"]["pick"]["selected_option"]["value"] == "refuted"

    private.get_by_role("button", name="Dismiss message").click()
    expect(private).to_have_count(0)


def test_what_slack_refuses_is_said_and_stays_typed(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    composer(page).fill("/nonsense now")
    composer(page).press("Enter")
    expect(page.get_by_role("article", name="Slackbot")).to_contain_text("/nonsense is not a valid command")
    expect(composer(page)).to_have_value("/nonsense now")
    web.chat_postMessage(channel=GENERAL, text="root")
    root = page.locator(".message", has_text="root")
    root.hover()
    root.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    thread.get_by_label("Reply…").fill("/positions mines")
    thread.get_by_label("Reply…").press("Enter")
    expect(thread.get_by_role("article", name="Slackbot")).to_contain_text("not supported in threads")
    thread.get_by_label("Reply…").fill("a reply")
    thread.get_by_label("Reply…").press("Enter")
    expect(root.get_by_role("button", name="1 reply")).to_be_visible()


def test_a_command_that_nobody_acknowledges_fails_visibly(open_page: OpenPage, app: BareApp) -> None:
    page = open_page()
    composer(page).fill("/positions mines")
    composer(page).press("Enter")
    assert app.receive()["type"] == "slash_commands"
    expect(page.get_by_role("article", name="Slackbot")).to_contain_text("operation_timeout")


def test_each_user_sees_their_own_workspace(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    web.chat_postMessage(channel=GENERAL, text="for members")
    web.chat_postEphemeral(channel=GENERAL, user=RITA, text="for Rita")
    expect(page.get_by_text("for Rita")).to_be_visible()
    page.get_by_role("button", name="Switch user").click()
    page.get_by_role("menuitemradio", name="Gus Guest").click()
    sidebar = page.get_by_role("navigation")
    expect(sidebar.get_by_role("button")).to_have_text(["shared-with-partners", "Rapporteur"])
    expect(page.get_by_text("for members")).to_have_count(0)
    web.chat_postMessage(channel="#shared-with-partners", text=f"hello <@{GUS}>")
    expect(page.get_by_text("hello @Gus Guest")).to_be_visible()


def test_a_channel_out_of_sight_becomes_unread(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    web.chat_postMessage(channel="#newsroom", text="news")
    entry = page.get_by_role("navigation").get_by_role("button", name="newsroom unread")
    entry.click()
    expect(page.get_by_text("news", exact=True)).to_be_visible()
    expect(page.get_by_role("navigation").get_by_label("unread")).to_have_count(0)


def test_the_direct_message_follows_the_answer_into_its_thread(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    page.get_by_role("navigation").get_by_role("button", name="Rapporteur").click()
    direct = page.get_by_label("Message Rapporteur")
    expect(direct).to_be_focused()
    opened = take(app, "events_api")["event"]
    assert (opened["type"], opened["tab"]) == ("app_home_opened", "messages")
    channel = opened["channel"]
    prompt = {"title": "What is new", "message": "What is new this month?"}
    web.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=[prompt], title="Ask me")
    page.get_by_role("button", name="What is new").click()
    asked = take(app, "events_api")["event"]
    assert asked["text"] == prompt["message"]
    web.assistant_threads_setStatus(channel_id=channel, thread_ts=asked["ts"], status="is thinking…")
    expect(page.get_by_text("Rapporteur is thinking…")).to_be_visible()
    web.chat_postMessage(channel=channel, thread_ts=asked["ts"], text="Nothing.")
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_text("Nothing.")).to_be_visible()
    expect(page.get_by_text("is thinking…")).to_have_count(0)
    direct.fill("And last month?")
    direct.press("Enter")
    while (again := take(app, "events_api")["event"]).get("bot_id"):
        pass  # the app hears its own answer too
    web.chat_postMessage(channel=channel, thread_ts=again["ts"], text="Four records.")
    expect(thread.get_by_text("Four records.")).to_be_visible()
    web.chat_postMessage(channel=channel, thread_ts=asked["ts"], text="Later on the first.")
    expect(page.get_by_role("button", name="2 replies")).to_be_visible()
    expect(thread.get_by_text("Four records.")).to_be_visible()


def test_a_thread_shows_its_title_and_stop_while_the_bot_is_at_work(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    page.get_by_role("navigation").get_by_role("button", name="Rapporteur").click()
    channel = take(app, "events_api")["event"]["channel"]
    direct = page.get_by_label("Message Rapporteur")
    direct.fill("What is alleged about Izium?")
    direct.press("Enter")
    thread = {"channel_id": channel, "thread_ts": take(app, "events_api")["event"]["ts"]}
    web.agents_sessions_setStatus(status="processing", title="Izium", **thread)
    expect(page.get_by_text("Rapporteur is working…")).to_be_visible()
    page.reload()
    page.get_by_role("navigation").get_by_role("button", name="Rapporteur").click()
    expect(page.get_by_text("Izium", exact=True)).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    while (stopped := take(app, "events_api")["event"])["type"] != "agent_session_stopped":
        pass  # it is told of each opening, too
    assert (stopped["channel"], stopped["thread_ts"]) == (channel, thread["thread_ts"])
    expect(page.get_by_text("Rapporteur is working…")).to_be_visible()
    web.agents_sessions_setStatus(status="active", **thread)
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    web.chat_postMessage(channel=channel, thread_ts=thread["thread_ts"], text="It was stopped.")
    page.get_by_role("button", name="1 reply").click()
    expect(page.get_by_role("complementary", name="Thread").get_by_role("heading", name="Izium")).to_be_visible()


def test_app_home_is_drawn_and_its_buttons_reach_the_app(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    page.get_by_role("navigation").get_by_role("button", name="Rapporteur").click()
    page.get_by_role("tab", name="Home").click()
    home = {"type": "home", "blocks": [{"type": "actions", "block_id": "row", "elements": [button("review", "Review")]}]}
    web.views_publish(user_id=RITA, view=home)
    page.get_by_role("button", name="Review").click()
    clicked = take(app, "interactive")
    assert (clicked["view"]["type"], clicked["actions"][0]["action_id"]) == ("home", "review")


def test_a_message_shortcut_starts_at_its_message(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    web.chat_postMessage(channel=GENERAL, text="to be recorded")
    message = page.locator(".message", has_text="to be recorded")
    message.hover()
    message.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Record from message").click()
    started = take(app, "interactive")
    assert (started["type"], started["message"]["text"]) == ("message_action", "to be recorded")


def test_an_address_of_a_message_leads_to_it(open_page: OpenPage, web: WebClient) -> None:
    root = web.chat_postMessage(channel=GENERAL, text="root")["ts"]
    reply = web.chat_postMessage(channel=GENERAL, text="the reply", thread_ts=root)["ts"]
    link = web.chat_getPermalink(channel=GENERAL, message_ts=reply)["permalink"]
    web.chat_postMessage(channel="#newsroom", text=f"<{link}|there>")
    page = open_page(channel="newsroom")
    page.get_by_role("link", name="there").click()
    expect(page.get_by_role("complementary", name="Thread").get_by_text("the reply")).to_be_visible()


def test_the_tools_set_faults_and_show_the_calls(open_page: OpenPage, sandbox: Sandbox, app: BareApp) -> None:
    page = open_page()
    expect(page.get_by_text("Rapporteur is connected")).to_be_visible()
    page.get_by_role("button", name="Workspace tools", exact=True).click()
    tools = page.get_by_role("complementary", name="Workspace tools")
    expect(tools.get_by_text("apps.connections.open")).to_be_visible()
    tools.get_by_label("goes wrong: it").select_option("http_500")
    tools.get_by_role("button", name="Add this fault").click()
    expect(tools.get_by_text("chat.postMessage fails with an internal error (500), once")).to_be_visible()
    tools.get_by_role("button", name="clear").click()
    expect(tools.get_by_text("Slack answers the bot as it should.")).to_be_visible()
    tools.get_by_role("button", name="Cut the cable").click()
    expect(page.get_by_text("Rapporteur is not connected").first).to_be_visible()


def test_the_page_finds_back_to_a_sandbox_that_was_restarted(browser: Browser) -> None:
    page = browser.new_page()
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as first:
        port = int(first.page.rsplit(":", 1)[1].strip("/"))
        page.goto(f"{first.page}#{RITA}/{GENERAL}")
        expect(composer(page)).to_be_focused()
    expect(page.get_by_text("Connection lost. Trying again…")).to_be_visible()
    with Sandbox.run(port, manifest=MANIFEST, pace=QUICK) as second:
        WebClient(second.bot_token, base_url=second.api).chat_postMessage(channel=GENERAL, text="back again")
        expect(page.get_by_text("back again")).to_be_visible()
        expect(page.get_by_text("Connection lost")).to_have_count(0)
    page.close()


def test_a_narrow_window_keeps_everything_in_reach(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    page.set_viewport_size({"width": 400, "height": 700})
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.get_by_role("button", name="Channels", exact=True).click()
    page.get_by_role("navigation").get_by_role("button", name="newsroom").click()
    expect(composer(page, "newsroom")).to_be_visible()
    web.chat_postMessage(channel="#newsroom", text="w" * 300)
    expect(page.get_by_text("w" * 300)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_the_list_follows_new_messages_and_shows_a_long_one_from_its_head(open_page: OpenPage, web: WebClient) -> None:
    page = open_page()
    for number in range(30):
        web.chat_postMessage(channel=GENERAL, text=f"message {number}")
    expect(page.get_by_text("message 29")).to_be_in_viewport()
    web.chat_postMessage(channel=GENERAL, text="the head\n" + "line\n" * 60 + "the tail")
    page.locator(".message", has_text="the head").wait_for()
    tops = "message => [message, message.closest('[role=log]')].map(one => Math.round(one.getBoundingClientRect().top))"
    head, window = page.locator(".message", has_text="the head").evaluate(tops)
    assert head == window
    web.chat_postMessage(channel=GENERAL, text="the last")
    expect(page.get_by_text("the last")).to_be_in_viewport()
    page.get_by_role("log").evaluate("list => { list.scrollTop = 0; }")
    expect(page.get_by_text("message 0", exact=True)).to_be_in_viewport()
    posted = web.chat_postMessage(channel=GENERAL, text="unseen")
    page.locator(f'[data-ts="{posted["ts"]}"]').wait_for()
    expect(page.get_by_text("unseen")).not_to_be_in_viewport()
