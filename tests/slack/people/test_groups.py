"""Who is in a user group: asked for seldom, and neither given nor taken away for long where Slack does not tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.clock import Pace
from bot.sandbox.server import Sandbox
from bot.slack.client import make_client
from bot.slack.people import groups
from bot.slack.people.groups import GRACE_SECONDS, REMEMBERED_SECONDS, RETRY_SECONDS, Groups

MANIFEST = Path(__file__).parents[3] / "bot/operations/slack-app-manifest.json"
RITA, VIKTOR = "U0READER00", "U0REVIEWER"


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.run(manifest=MANIFEST, pace=Pace(posts_per_second=None)) as running:
        yield running


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr(groups, "elapsed", made)
    return made


@pytest.fixture
def known(sandbox: Sandbox, watch: Watch) -> Iterator[tuple[Groups, str]]:
    group = sandbox.as_user("admin").set_usergroup("desk", [RITA])
    yield Groups(make_client(sandbox.bot_token, sandbox.api), [group]), group
    sandbox.faults()


def asked(sandbox: Sandbox) -> int:
    return sum(call["method"] == "usergroups.users.list" for call in sandbox.calls)


def test_it_is_asked_once_a_minute_however_often_somebody_acts(
    sandbox: Sandbox, watch: Watch, known: tuple[Groups, str]
) -> None:
    found, group = known
    before = asked(sandbox)
    assert {found.members(group) for _ in range(20)} == {frozenset({RITA})}
    sandbox.as_user("admin").set_usergroup("desk", [VIKTOR])
    watch.seconds += REMEMBERED_SECONDS - 1
    assert found.members(group) == {RITA}
    assert asked(sandbox) == before + 1
    watch.seconds += 1
    assert found.members(group) == {VIKTOR}
    assert asked(sandbox) == before + 2


@pytest.mark.parametrize("fault", [{"kind": "error", "error": "missing_scope"}, {"kind": "http_500"}, {"kind": "ratelimited"}])
def test_what_was_told_last_counts_for_a_while_where_slack_does_not_tell(
    sandbox: Sandbox, watch: Watch, known: tuple[Groups, str], fault: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    found, group = known
    assert found.members(group) == {RITA}
    sandbox.faults({"method": "usergroups.users.list", **fault})
    before, begun = asked(sandbox), watch.seconds
    while watch.seconds < begun + GRACE_SECONDS - RETRY_SECONDS:
        watch.seconds += RETRY_SECONDS / 3
        assert found.members(group) == {RITA}
        assert found.are_known
    assert asked(sandbox) - before <= (watch.seconds - begun) / RETRY_SECONDS + 1
    assert "keeps their role until 15 minutes after" in found.faults()[0]
    watch.seconds = begun + GRACE_SECONDS
    assert found.members(group) == frozenset()
    assert not found.are_known
    assert "Until it does, nobody has a role by it." in found.faults()[0]
    assert len([record for record in caplog.records if record.name == "bot.slack.people.groups"]) == 2
    sandbox.faults()
    watch.seconds += RETRY_SECONDS
    assert found.members(group) == {RITA}
    assert found.faults() == []


def test_a_group_that_was_never_told_gives_nobody_a_role(sandbox: Sandbox, watch: Watch, known: tuple[Groups, str]) -> None:
    found, group = known
    sandbox.faults({"method": "usergroups.users.list", "kind": "error", "error": "missing_scope"})
    assert found.members(group) == frozenset()
    assert "Install the app again from the manifest" in found.faults()[0]
    assert not found.are_known


def test_a_group_that_is_disabled_has_nobody_in_it_at_once(sandbox: Sandbox, watch: Watch, known: tuple[Groups, str]) -> None:
    found, group = known
    assert found.members(group) == {RITA}
    sandbox.as_user("admin").set_usergroup("desk", [RITA], enabled=False)
    watch.seconds += REMEMBERED_SECONDS
    assert found.members(group) == frozenset()
    assert found.are_known
    assert "There is no such user group any more, or it is disabled." in found.faults()[0]
