"""A sandbox with short times, the real Web API client, and an app that speaks bare Socket Mode."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from slack_sdk import WebClient

from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp
from tests.sandbox.pages import BROWSERS, FLAGS, OpenPage, composer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

MANIFEST = Path(__file__).parent / "manifest.json"
QUICK = Pace(acknowledge=0.4, redeliver=(0.0, 0.1, 0.1), trigger=1.0, posts_per_second=None, closing=0.1)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as running:
        yield running


@pytest.fixture
def web(sandbox: Sandbox) -> WebClient:
    return WebClient(sandbox.bot_token, base_url=sandbox.api, retry_handlers=[])


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    """One sandbox for all cases of a table that leave nothing behind."""
    with Sandbox.run(manifest=MANIFEST, pace=QUICK) as running:
        yield running


@pytest.fixture(scope="module")
def shared_web(shared: Sandbox) -> WebClient:
    return WebClient(shared.bot_token, base_url=shared.api, retry_handlers=[])


@pytest.fixture
def app(sandbox: Sandbox, web: WebClient) -> Iterator[BareApp]:
    bare = BareApp(web, sandbox.app_token)
    yield bare
    bare.close()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """A second pair of hands, for what waits for an answer."""
    with ThreadPoolExecutor(2) as threads:
        yield threads


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("There is no Chromium on this machine; `apt-get install chromium` brings one.")
    from playwright.sync_api import sync_playwright  # half a second that only the tests of the page need

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: "Browser", sandbox: Sandbox) -> Iterator[OpenPage]:
    """Give a way to open the page as somebody in a channel; in the end no script may have failed."""
    failures: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(role: str = "reader", channel: str = "general") -> "Page":
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda said: failures.append(said.text) if said.type == "error" and "400" not in said.text else None)
        page.on("request", lambda request: None if request.url.startswith(sandbox.page) else failures.append(request.url))
        page.goto(f"{sandbox.page}#{sandbox.users[role]}/{sandbox.channels[channel]}")
        composer(page, channel).wait_for()
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert failures == []
