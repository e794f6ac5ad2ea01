"""The page's forms in a real browser: checks, corrections, views on each other, and what the app gets."""

from typing import Any

from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient

from tests.sandbox.bare_app import BareApp
from tests.sandbox.pages import OpenPage, button, composer, field, option, plain, take

FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "record",
    "title": plain("Record a position"),
    "submit": plain("Save draft"),
    "blocks": [
        field("who", "Who said it", {"type": "external_select", "min_query_length": 2, "placeholder": plain("An actor")}),
        field("words", "The words", {"type": "plain_text_input", "multiline": True}),
        field("said", "Said on", {"type": "datepicker", "initial_date": "2024-02-28"}),
        field(
            "weapons",
            "Weapons",
            {"type": "multi_static_select", "options": [option("Mines"), option("Cluster munitions")]},
            optional=True,
        ),
        field("marking", "Marking", {"type": "radio_buttons", "options": [option("Clear"), option("Amber")]}, optional=True),
        {"type": "actions", "block_id": "more", "elements": [button("source", "Add a source")]},
    ],
}


def open_form(page: Page, app: BareApp, web: WebClient) -> Locator:
    composer(page).fill("/rapporteur record")
    composer(page).press("Enter")
    web.views_open(trigger_id=take(app, "slash_commands")["trigger_id"], view=FORM)
    form = page.get_by_role("dialog", name="Record a position")
    expect(form.get_by_role("button", name="Who said it")).to_be_focused()
    return form


def test_a_form_is_checked_corrected_and_submitted(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    form = open_form(page, app, web)
    form.get_by_role("button", name="Save draft").click()
    expect(form.get_by_role("alert")).to_have_text(["Please complete this required field."] * 2)
    expect(form.get_by_role("button", name="Who said it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("input:focus")).to_have_count(1)  # the list takes the focus once it is drawn
    page.keyboard.type("uk")
    asked = take(app, "interactive", {"options": [option("Ukraine"), option("United Kingdom")]})
    assert (asked["type"], asked["value"]) == ("block_suggestion", "uk")
    expect(page.get_by_role("option", name="United Kingdom")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(form.get_by_role("alert")).to_have_count(1)
    form.get_by_label("The words").fill("No more <mines>.")
    form.get_by_role("button", name="Said on").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Said on")).to_contain_text("Feb 29, 2024")
    form.get_by_role("button", name="Weapons").click()
    page.get_by_role("option", name="Mines").click()
    page.get_by_role("option", name="Cluster munitions").click()
    page.keyboard.press("Escape")
    form.get_by_label("Amber").check()

    form.get_by_role("button", name="Save draft").click()
    submitted = take(app, "interactive", {"response_action": "errors", "errors": {"words": "Already recorded as POS-0012."}})
    values = {block_id: held["it"] for block_id, held in submitted["view"]["state"]["values"].items()}
    assert values["who"]["selected_option"]["value"] == "united kingdom"
    assert values["words"]["value"] == "No more <mines>."
    assert values["said"]["selected_date"] == "2024-02-29"
    assert [one["value"] for one in values["weapons"]["selected_options"]] == ["mines", "cluster munitions"]
    assert values["marking"]["selected_option"]["value"] == "amber"
    expect(form.get_by_role("alert")).to_have_text("Already recorded as POS-0012.")
    expect(form.get_by_label("The words")).to_be_focused()

    form.get_by_label("The words").fill("Other words.")
    form.get_by_role("button", name="Save draft").click()
    assert take(app, "interactive")["view"]["state"]["values"]["words"]["it"]["value"] == "Other words."
    expect(form).to_have_count(0)
    expect(composer(page)).to_be_focused()


def test_views_stand_on_each_other_and_keep_what_was_entered(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    form = open_form(page, app, web)
    form.get_by_label("The words").fill("kept")
    form.get_by_role("button", name="Add a source").click()
    trigger = take(app, "interactive")["trigger_id"]
    title = field("title", "Title", {"type": "plain_text_input"})
    web.views_push(
        trigger_id=trigger, view={"type": "modal", "title": plain("Source"), "submit": plain("Add"), "blocks": [title]}
    )
    source = page.get_by_role("dialog", name="Source")
    expect(source.get_by_label("Title")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(source.get_by_role("button", name="Add")).to_be_focused()
    page.keyboard.press("Escape")
    expect(form.get_by_label("The words")).to_have_value("kept")
    form.get_by_role("button", name="Save draft").click()
    expect(form.get_by_role("alert")).to_have_count(1)
    form.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_form_that_the_app_does_not_take_says_so(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    simple = {"type": "modal", "title": plain("Ask"), "submit": plain("Send"), "blocks": [{"type": "divider"}]}
    composer(page).fill("/rapporteur record")
    composer(page).press("Enter")
    web.views_open(trigger_id=take(app, "slash_commands")["trigger_id"], view=simple)
    form = page.get_by_role("dialog", name="Ask")
    form.get_by_role("button", name="Send").click()
    assert app.receive()["type"] == "interactive"
    expect(form.get_by_role("alert")).to_have_text("We had some trouble connecting. Try again?")
    expect(form.get_by_role("button", name="Send")).to_have_attribute("aria-busy", "false")


def test_a_form_that_was_loading_gets_the_focus_once_it_is_there(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    composer(page).fill("/rapporteur record")
    composer(page).press("Enter")
    loading = {"type": "modal", "title": plain("Loading"), "blocks": [{"type": "section", "text": plain("One moment…")}]}
    opened = web.views_open(trigger_id=take(app, "slash_commands")["trigger_id"], view=loading)
    expect(page.get_by_role("dialog", name="Loading")).to_be_focused()
    web.views_update(view_id=opened["view"]["id"], view=FORM)
    expect(page.get_by_role("dialog").get_by_role("button", name="Who said it")).to_be_focused()


def test_what_a_form_opens_with_is_taken_out_added_to_and_emptied(open_page: OpenPage, app: BareApp, web: WebClient) -> None:
    page = open_page()
    composer(page).fill("/rapporteur record")
    composer(page).press("Enter")
    actors = {"type": "multi_external_select", "min_query_length": 1, "initial_options": [option("Norway"), option("Ukraine")]}
    options = [option("Positions"), option("Allegations")]
    kinds = {"type": "multi_static_select", "options": options, "initial_options": options[:1]}
    view = {
        "type": "modal",
        "title": plain("Change"),
        "submit": plain("Ask"),
        "blocks": [
            field("actors", "Who says it", actors, optional=True),
            field("kinds", "Kinds", kinds, optional=True),
            field("first", "First day", {"type": "datepicker", "initial_date": "2024-02-28"}, optional=True),
            field("last", "Last day", {"type": "datepicker"}, optional=True),
        ],
    }
    web.views_open(trigger_id=take(app, "slash_commands")["trigger_id"], view=view)
    form = page.get_by_role("dialog", name="Change")
    form.get_by_role("button", name="Remove Norway").click()
    form.get_by_role("button", name="Who says it").click()
    page.get_by_role("combobox").fill("hum")
    take(app, "interactive", {"options": [option("Human Rights Watch")]})
    page.get_by_role("option", name="Human Rights Watch").click()
    page.keyboard.press("Escape")
    form.get_by_role("button", name="Remove Positions").click()
    form.get_by_role("button", name="Clear First day").click()
    form.get_by_role("button", name="Ask").click()
    held = {block_id: each["it"] for block_id, each in take(app, "interactive")["view"]["state"]["values"].items()}
    assert [one["value"] for one in held["actors"]["selected_options"]] == ["ukraine", "human rights watch"]
    assert held["kinds"]["selected_options"] == []
    assert held["first"]["selected_date"] is held["last"]["selected_date"] is None
