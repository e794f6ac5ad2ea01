"""A sandbox with short times, the real Web API client, and an app that speaks bare Socket Mode."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_app import BareApp

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
