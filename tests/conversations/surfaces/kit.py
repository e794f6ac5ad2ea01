"""What a way in is, and what it takes to go there, honestly or with a forged value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from bot.sandbox.driver import Value
from bot.sandbox.workspace import Json
from bot.slack.verbs import Verb
from bot.slack.views.ids import Command
from tests.conversations.stage import Actor, Stage

T = TypeVar("T")
MEMBERS = frozenset({"reader", "recorder", "reviewer", "admin"})
RECORDERS = frozenset({"recorder", "reviewer", "admin"})
REVIEWERS = frozenset({"reviewer", "admin"})
ADMINS = frozenset({"admin"})
EVERYBODY = MEMBERS | {"guest", "outside", "deactivated"}


@dataclass
class Scene:
    """A stage with what there is to click: ids of records and subscriptions, an open answer and a private one."""

    stage: Stage
    refs: Mapping[str, str]
    """Refs by key; of what is not in this register, as they would be."""
    ids: Mapping[str, int]
    versions: Mapping[str, int]
    waiting: list[tuple[int, int]]
    """Ids and versions of records that wait for review; a number of nothing where none does."""
    subscriptions: Mapping[str, int]
    """By whose they are: "desk" and "spare" of a private channel, "admin" in a direct message."""
    answers: Mapping[str, Json] = field(default_factory=dict)
    """The open answer, by channel id; `asked` holds the number of its question."""
    known: set[str] = field(default_factory=set)
    """Refs that people typed into what is kept, such as a subscription: it shows them what they typed."""
    private: int = 0
    """The number of a question that a reviewer asked for their own eyes in #general; it found nothing."""
    proposals: list[int] = field(default_factory=list)
    """Corrections that a recorder proposed; of what is not in this register, as they would be."""
    requests: list[int] = field(default_factory=list)
    """Corrections that somebody asked for."""
    before: Sequence[Any] = ()
    """What stands in the tables since the last way in that was tried."""

    def forge(self, whole: "Scene") -> None:
        """Take the refs and numbers of a stage on which there is more: here they are of nothing."""
        self.refs, self.ids, self.versions = whole.refs, whole.ids, whole.versions
        self.waiting, self.proposals, self.requests = list(whole.waiting), list(whole.proposals), list(whole.requests)

    def next_waiting(self) -> tuple[int, int]:
        """Give a record that waits, and take it from the list, so that each deed has one of its own."""
        return _next(self.waiting)

    def next_proposal(self) -> int:
        """Give a correction that was proposed, likewise."""
        return _next(self.proposals)

    def next_request(self) -> int:
        """Give a correction that was asked for, likewise."""
        return _next(self.requests)


Make = Callable[[Scene, Actor], Json]
Metadata = Callable[[Scene], Json]


@dataclass(frozen=True, slots=True)
class Surface:
    """One way in. Only who `may` changes anything by it; `covers` are the ids that it is for.

    `shows`: what somebody changes by it is none of the register, so that all that they see has still to be the same.
    `anywhere`: it is the same wherever somebody is. `quiet`: nobody waits for an answer.
    `differs`: they may be shown more where there is more.
    """

    name: str
    covers: tuple[StrEnum | str, ...]
    make: Make
    may: frozenset[str] = frozenset()
    shows: bool = False
    anywhere: bool = False
    quiet: bool = False
    differs: frozenset[str] = frozenset()


def command(text: str, name: str = Command.RAPPORTEUR) -> Make:
    """Type a command; refs stand in it by key."""
    return lambda scene, actor: scene.stage.command(actor, text.format(**scene.refs), name)


def written(text: str) -> Make:
    """Write to the bot."""
    return lambda scene, actor: scene.stage.write(actor, text.format(**scene.refs))


def spoken(said: Verb, text: str = "", may: frozenset[str] = frozenset(), *, shows: bool = False) -> tuple[Surface, ...]:
    """Say a verb by command and by message."""
    words = f"{said} {text}".strip()
    return (
        Surface(f"/rapporteur {words}", (said,), command(words), may, shows),
        Surface(f"written: {words}", (said,), written(words), may, shows),
    )


def click(act: str, value: Callable[[Scene], object], **changes: Any) -> Make:
    """Press a button of a whisper."""
    return lambda scene, actor: _with(scene.stage.click(actor, act, str(value(scene))), changes)


def in_form(
    act: str, form: Callable[[Actor], Json], values: Mapping[str, Value], value: Callable[[Scene], object], **changes: Any
) -> Make:
    """Press a button of a form, or choose something in it."""

    def make(scene: Scene, actor: Actor) -> Json:
        view = scene.stage.opened(actor, form(actor), values)
        return _with(scene.stage.click(actor, act, str(value(scene)), view=view), changes)

    return make


def submitted(form: Callable[[Actor], Json], values: Mapping[str, Value], metadata: Metadata | None = None) -> Make:
    """Send a form, filled, and with this in its metadata."""
    return lambda scene, actor: scene.stage.submit(actor, form(actor), values, metadata(scene) if metadata else None)


def suggested(action_id: str, typed: str) -> Make:
    """Type into a field with type-ahead."""
    return lambda scene, actor: scene.stage.suggest(actor, action_id, typed)


def option(label: str, value: str) -> Json:
    """Give what is chosen from a list that is not in the form."""
    return {"text": {"type": "plain_text", "text": label}, "value": value}


def several(label: str, value: str) -> Any:
    """Give what is chosen where several may be; the driver takes their values where they stand in the view itself."""
    return [option(label, value)]


def _with(payload: Json, changes: Mapping[str, Any]) -> Json:
    return payload | {"actions": [payload["actions"][0] | changes]} if changes else payload


def _next(left: list[T]) -> T:
    return left.pop(0) if len(left) > 1 else left[0]
