"""What the tests of the page share: the parts of a page, blocks, and taking envelopes one by one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.sandbox.bare_app import BareApp

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

BROWSERS = ("chromium", "chromium-headless-shell", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

OpenPage = Callable[..., "Page"]
"""Opens the page as somebody, in a channel: `open_page("admin", "newsroom")`."""


def composer(page: "Page", channel: str = "general") -> "Locator":
    return page.get_by_label(f"Message #{channel}")


def take(app: BareApp, kind: str, answer: dict[str, Any] | None = None) -> dict[str, Any]:
    """Acknowledge what comes up to the first envelope of a type, which gets the answer; return its payload."""
    while (envelope := app.receive())["type"] != kind:
        app.ack(envelope)
    app.ack(envelope, answer)
    payload: dict[str, Any] = envelope["payload"]
    return payload


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.lower()}


def button(action_id: str, text: str, **more: object) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def field(block_id: str, label: str, element: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": {"action_id": "it", **element}, **more}
