"""Every way in which somebody can reach the bot, each with what it takes to go there, honestly or with a forged value.

A new id of a button, form, command or shortcut, and a new verb, need a line here: a test fails until they have one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bot.answers.query import Query
from bot.digests.wishes.wish import DEFAULT_TIME
from bot.register.vocabulary import Kind
from bot.sandbox.driver import Value
from bot.sandbox.workspace import Json
from bot.slack.subscriptions import Filled
from bot.slack.verbs import Verb
from bot.slack.views import change, feedback, forms, roles, subscription_form
from bot.slack.views.editing import record_form, review_forms
from bot.slack.views.ids import Act, Command, Form, Shortcut
from tests.conversations.stage import Actor, Stage

MEMBERS = frozenset({"reader", "recorder", "reviewer", "admin"})
RECORDERS = frozenset({"recorder", "reviewer", "admin"})
REVIEWERS = frozenset({"reviewer", "admin"})
ADMINS = frozenset({"admin"})


@dataclass
class Scene:
    """A stage with what there is to click: ids of records and subscriptions, an open answer and a private one."""

    stage: Stage
    refs: Mapping[str, str]
    """Refs by key; of what is not in this register, as they would be."""
    ids: Mapping[str, int]
    waiting: list[tuple[int, int]]
    """Ids and versions of records that wait for review; a number of nothing where none does."""
    subscriptions: Mapping[str, int]
    """By whose they are: "desk" and "spare" of a private channel, "admin" in a direct message."""
    answers: Mapping[str, Json] = field(default_factory=dict)
    """The open answer, by channel id; `asked` holds the number of its question."""
    known: set[str] = field(default_factory=set)
    """Refs that people typed into what is kept, such as a subscription: it shows them what they typed."""
    private: int = 0
    """The number of a question that a reviewer asked for their own eyes in #general."""

    def next_waiting(self) -> tuple[int, int]:
        """Give a record that waits, and take it from the list, so that each deed has one of its own."""
        return self.waiting.pop(0) if len(self.waiting) > 1 else self.waiting[0]


Make = Callable[[Scene, Actor], Json]


@dataclass(frozen=True, slots=True)
class Surface:
    """One way in. Only who `may` changes anything by it; `covers` are the ids that it is for.

    `shows`: what somebody changes by it is none of the register, so that all that they see has still to be the same.
    """

    name: str
    covers: tuple[StrEnum | str, ...]
    make: Make
    may: frozenset[str] = frozenset()
    shows: bool = False


def _command(text: str, name: str = Command.RAPPORTEUR) -> Make:
    return lambda scene, actor: scene.stage.command(actor, text.format(**scene.refs), name)


def _written(text: str) -> Make:
    return lambda scene, actor: scene.stage.write(actor, text.format(**scene.refs))


def _verb(verb: Verb, text: str = "", may: frozenset[str] = frozenset(), *, shows: bool = False) -> tuple[Surface, ...]:
    said = f"{verb} {text}".strip()
    return (
        Surface(f"/rapporteur {said}", (verb,), _command(said), may, shows),
        Surface(f"written: {said}", (verb,), _written(said), may, shows),
    )


def _under_answer(act: Act, value: str, *, openly: bool) -> Make:
    """Click under the answer of a channel; in a whisper, where its number stands in a button of one's own."""

    def make(scene: Scene, actor: Actor) -> Json:
        message = scene.answers[scene.stage.channel(actor)]
        return scene.stage.click(actor, act, value.format(asked=message["asked"]), message=message if openly else None)

    return make


def _click(act: str, value: Callable[[Scene], object], **changes: Any) -> Make:
    return lambda scene, actor: _with(scene.stage.click(actor, act, str(value(scene))), changes)


def _with(payload: Json, changes: Mapping[str, Any]) -> Json:
    return payload | {"actions": [payload["actions"][0] | changes]} if changes else payload


def _in_form(act: Act, form: Callable[[], Json], values: Mapping[str, Value], value: str, **changes: Any) -> Make:
    def make(scene: Scene, actor: Actor) -> Json:
        view = scene.stage.opened(actor, form(), values)
        return _with(scene.stage.click(actor, act, value.format(**scene.ids), view=view), changes)

    return make


def _submitted(form: Callable[[], Json], values: Mapping[str, Value], metadata: Callable[[Scene], Json] | None = None) -> Make:
    return lambda scene, actor: scene.stage.submit(actor, form(), values, metadata(scene) if metadata else None)


def _option(label: str, value: str) -> Json:
    return {"text": {"type": "plain_text", "text": label}, "value": value}


def _several(label: str, value: str) -> Any:
    """Give what is chosen where several may be; the driver takes their values where they stand in the view itself."""
    return [_option(label, value)]


POSITION: dict[str, Any] = {
    "speaker": _option("Norway", "nor"),
    "stance": "welcomes",
    "summary": "Norway welcomed the destruction of stocks of anti-personnel mines.",
    "said": "2 November 2023",
    "weapons": _several("Anti-personnel mine", "ap-mine"),
    "publisher": "Norwegian foreign ministry",
    "title": "Statement on clearance",
    "source_type": "official_statement",
    "tlp": "CLEAR",
}
LIKE_HIDDEN = {**POSITION, "stance": "calls_for", "summary": "Norway called for stocks to go.", "said": "2025-06-06"}
"""Looks like each record of the register that readers may not see."""


def _suggested(action_id: str, typed: str) -> Make:
    return lambda scene, actor: scene.stage.suggest(actor, action_id, typed)


def _of_subscription(act: Act, whose: str) -> Make:
    return _click(act, lambda scene: f"{scene.subscriptions[whose]}:one")


def _subscribed_elsewhere(key: str) -> Make:
    """Send a form that says that it was opened in the desk's channel."""

    def make(scene: Scene, actor: Actor) -> Json:
        metadata = {"me": False, "origin": _origin(scene, "desk"), "to": "D1"}
        return scene.stage.submit(actor, _subscription_form(), {"what": scene.refs[key]}, metadata)

    return make


def _subscribed_by_key(scene: Scene, actor: Actor) -> Json:
    """Send a form that names a record by its key, which is understood only where there is such a record."""
    metadata = {"me": True, "origin": _origin(scene, "general"), "to": "D1"}
    return scene.stage.submit(actor, _subscription_form(), {"what": "izium-green"}, metadata)


def _record_form() -> Json:
    return record_form.record_form(record_form.FormState("form-1", Kind.POSITION, {}, date(2026, 11, 22)))


def _approve_form() -> Json:
    return review_forms.approve_form({}, {"type": "divider"}, None)


def _send_back_form() -> Json:
    return review_forms.send_back_form({}, {"type": "divider"})


def _change_form() -> Json:
    return change.change_form(Query(), {}, {})


def _subscription_form() -> Json:
    filled = Filled("allegations in Izium", 127, DEFAULT_TIME, "UTC", says_nothing_new=False)
    return subscription_form.subscription_form(filled, {"to": "D1"})


def _origin(scene: Scene, channel: str, user: str = "admin") -> Json:
    users, channels = scene.stage.bench.sandbox.users, scene.stage.bench.sandbox.channels
    where = {"channel_id": channels[channel], "ts": "", "thread_ts": None, "response_url": None}
    return {"user_id": users[user], "private": False, "shown": "list0", **where}


def _seen(scene: Scene) -> Json:
    record_id, version = scene.next_waiting()
    return {"record": record_id, "version": version}


def _anothers_form(scene: Scene, actor: Actor) -> Json:
    """Send the form that a reviewer has sent already, by the id of its view."""
    return sent_as(scene.stage, actor, "VREVIEWER0")


def sent_as(stage: Stage, actor: Actor, view_id: str) -> Json:
    """Send a record's form under the id of a view."""
    payload = stage.submit(actor, _record_form(), POSITION)
    payload["view"]["id"] = view_id
    return payload


def _of_private_channel(scene: Scene, actor: Actor) -> Json:
    """Ask openly in the desk's channel, by a form that says that it was opened there."""
    desk = scene.stage.bench.sandbox.channels["desk"]
    where = {"asked": scene.answers[desk]["asked"], "channel": desk, "thread": scene.stage.threads[desk]}
    metadata = {**where, "private": False, "response_url": None}
    return scene.stage.submit(actor, _change_form(), {"kinds": _several("Positions", "position")}, metadata)


def _own_answer_changed(scene: Scene, actor: Actor) -> Json:
    channel = scene.stage.channel(actor)
    where = {"asked": scene.answers[channel]["asked"], "channel": channel, "thread": scene.stage.threads[channel]}
    metadata = {**where, "private": True, "response_url": None}
    return scene.stage.submit(actor, _change_form(), {"places": _several("Izium", "izium")}, metadata)


QUESTIONS = (
    "positions of Norway",
    "positions of Norway on anti-personnel mines, the latest",
    "how many positions of Norway are recorded",
    "how many allegations in Izium since 2022",
    "allegations in Izium",
    "has Ukraine replied to the allegations about Izium",
    "who called for an end to anti-personnel mines",
    "when did Norway last call for an end to anti-personnel mines",
    "timeline of Norway",
    "what is new this month",
    "corrections of this month",
    "sources of {izium-pfm-2022}",
    "{izium-pfm-2022}",
    "history of {izium-pfm-2022}",
    "as recorded on 26 November 2030: positions of Norway",
    "which records are there",
    "what changed since 2020",
    'who said "stocks"',
    "stocks",
    *(
        f"{words}{{{key}}}"
        for key in ("q-green", "q-red", "q-draft", "q-wait-1")
        for words in ("", "history of ", "sources of ")
    ),
    "{q-izium-amber}",
    "{q-reply-red}",
    "compare Norway and Ukraine on anti-personnel mines",
)

SURFACES: tuple[Surface, ...] = (
    *(Surface(f"/rapporteur {text}", (Command.RAPPORTEUR,), _command(text)) for text in QUESTIONS),
    *(Surface(f"written: {text}", (), _written(text)) for text in QUESTIONS[::4]),
    Surface("/positions Norway", (Command.POSITIONS,), _command("Norway", Command.POSITIONS)),
    Surface("/allegations Izium", (Command.ALLEGATIONS,), _command("Izium", Command.ALLEGATIONS)),
    Surface("/allegations", (Command.ALLEGATIONS,), _command("", Command.ALLEGATIONS)),
    Surface("written: and in Izium?", (), _written("and in Izium?")),
    Surface("App Home", (), lambda scene, actor: scene.stage.open_home(actor)),
    # Verbs, but for the ones that change something.
    *(surface for verb in (Verb.HELP, Verb.STATUS, Verb.RECORD, Verb.REVIEW) for surface in _verb(verb)),
    *(surface for verb in (Verb.CORRECT, Verb.EXPORT, Verb.CHART) for surface in _verb(verb, "{q-red}")),
    *_verb(Verb.UNSUBSCRIBE),
    *_verb(Verb.SUBSCRIPTIONS),
    *_verb(Verb.ROLES),
    *_verb(Verb.ROLE),
    *_verb(Verb.ROLE, "<@U0RECORDER|renee>"),
    # Under answers.
    *(
        Surface(
            f"{act} {number}, {'openly' if openly else 'whispered'}",
            (act,),
            _under_answer(act, "{asked}:" + number, openly=openly),
        )
        for act, number in ((Act.MORE, "4"), (Act.MORE, "0"), (Act.CHANGE, "0"), (Act.HELPFUL, "1"), (Act.NOT_HELPFUL, "0"))
        for openly in (True, False)
    ),
    Surface("offer", (Act.OFFER,), _under_answer(Act.OFFER, "{asked}:0", openly=True)),
    Surface("share", (Act.SHARE,), _under_answer(Act.SHARE, "{asked}:0", openly=False)),
    *(
        Surface(f"{act} of another's question", (act,), _click(act, lambda scene: f"{scene.private}:0"))
        for act in (Act.MORE, Act.SHARE, Act.CHANGE, Act.OFFER, Act.HELPFUL)
    ),
    Surface("example", (Act.EXAMPLE,), _click(f"{Act.EXAMPLE}:1", lambda _: 1)),
    Surface("changed question", (Form.CHANGE,), _own_answer_changed),
    Surface("changed question of a channel that one is not in", (Form.CHANGE,), _of_private_channel),
    Surface(
        "why not helpful",
        (Form.WHY,),
        lambda s, a: s.stage.submit(
            a, feedback.why_form({}), {"why": "-"}, {"asked": s.private, "channel": s.stage.bench.sandbox.channels["general"]}
        ),
    ),
    Surface(
        "a form that only says something", (Form.PLAIN,), _submitted(lambda: forms.plain_form("-", {"type": "divider"}), {})
    ),
    # Type-ahead.
    *(
        Surface(f"type-ahead {prefix}{kind} {typed}", (prefix,), _suggested(f"{prefix}{kind}", typed))
        for prefix in (forms.READERS_NAMES, forms.NAMES)
        for kind in (Kind.ACTOR, Kind.SOURCE, Kind.POSITION)
        for typed in ("z", "nor")
    ),
    Surface("type-ahead of zones", (subscription_form.ZONES,), lambda s, a: s.stage.suggest(a, subscription_form.ZONES, "vie")),
    # Recording.
    Surface("record", (Act.RECORD,), _click(Act.RECORD, lambda _: "new")),
    Surface("record this", (Shortcut.RECORD_MESSAGE,), lambda s, a: s.stage.shortcut(a, Shortcut.RECORD_MESSAGE)),
    Surface(
        "another kind",
        (Act.CHOOSE_KIND,),
        _in_form(Act.CHOOSE_KIND, _record_form, {}, "", selected_option=_option("Allegation", "allegation")),
    ),
    Surface("back to the form", (Act.BACK_TO_FORM,), _in_form(Act.BACK_TO_FORM, _record_form, POSITION, "back")),
    Surface("a record's form", (Form.RECORD,), _submitted(_record_form, POSITION), RECORDERS),
    Surface("the form of a record like hidden ones", (Form.RECORD,), _submitted(_record_form, LIKE_HIDDEN)),
    Surface("the form that another sent", (Form.RECORD,), _anothers_form),
    *(
        Surface(f"{act} as {key}", (act,), _in_form(act, _record_form, LIKE_HIDDEN, f"{{{key}}}"))
        for act in (Act.SAME_ITEM, Act.SAME_EVENT)
        for key in ("q-red", "q-draft", "q-amber")
    ),
    Surface("linked as the same", (Act.SAME_EVENT,), _in_form(Act.SAME_EVENT, _record_form, POSITION, "{nor-3}"), RECORDERS),
    # Review.
    Surface("approve", (Act.APPROVE,), _click(Act.APPROVE, lambda s: "{}.{}".format(*s.next_waiting())), REVIEWERS),
    Surface("ask for the marking", (Act.MARK,), _click(Act.MARK, lambda s: "{}.{}".format(*s.waiting[0]))),
    Surface(
        "approve, marked",
        (Form.APPROVE,),
        _submitted(_approve_form, {"tlp": "GREEN", "sensitivity": "none"}, _seen),
        REVIEWERS,
    ),
    Surface("ask for the reason", (Act.SEND_BACK,), _click(Act.SEND_BACK, lambda s: s.waiting[0][0])),
    Surface("send back", (Form.SEND_BACK,), _submitted(_send_back_form, {"reason": "why?"}, _seen), REVIEWERS),
    Surface(
        "link to another",
        (Act.LINK,),
        _click(Act.LINK, lambda s: "{}.{}.".format(*s.next_waiting()) + str(s.ids["nor-3"])),
        REVIEWERS,
    ),
    Surface("page of the queue", (Act.QUEUE_PAGE,), _click(Act.QUEUE_PAGE, lambda _: "0")),
    # Digests and subscriptions; those whose target is another's, or another channel's.
    *_verb(Verb.DIGEST, may=ADMINS),
    Surface("post the digest", (Act.POST_DIGEST,), _click(Act.POST_DIGEST, lambda _: "now"), ADMINS),
    Surface("it is there", (Act.IS_THERE,), _click(Act.IS_THERE, lambda _: "1:2026-11-22T09:00:00+00:00")),
    Surface("post it again", (Act.POST_AGAIN,), _click(Act.POST_AGAIN, lambda _: "1:2026-11-22T09:00:00+00:00")),
    *_verb(Verb.SUBSCRIBE),
    Surface("/rapporteur subscribe allegations", (Verb.SUBSCRIBE,), _command("subscribe allegations"), MEMBERS, shows=True),
    Surface("written: subscribe responses", (Verb.SUBSCRIBE,), _written("subscribe responses"), MEMBERS, shows=True),
    Surface("/rapporteur subscribe {q-green}", (Verb.SUBSCRIBE,), _command("subscribe {q-green} daily"), MEMBERS, shows=True),
    Surface("/rapporteur subscribe {q-red}", (Verb.SUBSCRIBE,), _command("subscribe {q-red} daily"), MEMBERS, shows=True),
    Surface("/rapporteur tell me when {q-draft} changes", (), _command("tell me when {q-draft} changes"), MEMBERS, shows=True),
    Surface("/rapporteur unsubscribe {q-red}", (), _command("unsubscribe {q-red}"), MEMBERS, shows=True),
    Surface("written: unsubscribe {q-green}", (), _written("unsubscribe {q-green}"), MEMBERS, shows=True),
    Surface("subscribe by form", (Act.SUBSCRIBE,), _click(Act.SUBSCRIBE, lambda _: "here:allegations in Izium")),
    Surface("subscribe by form to {q-red}", (Act.SUBSCRIBE,), _click(Act.SUBSCRIBE, lambda s: f"me:{s.refs['q-red']}")),
    Surface(
        "subscription for oneself",
        (Form.SUBSCRIPTION,),
        _submitted(
            _subscription_form, {"what": "allegations"}, lambda s: {"me": True, "origin": _origin(s, "general"), "to": "D1"}
        ),
        MEMBERS,
        shows=True,
    ),
    *(
        Surface(
            f"subscription of another channel to {{{key}}}",
            (Form.SUBSCRIPTION,),
            _subscribed_elsewhere(key),
            RECORDERS,
            shows=True,
        )
        for key in ("izium-pfm-2022", "q-red", "q-draft")
    ),
    Surface(
        "change of another's subscription",
        (Form.SUBSCRIPTION,),
        _submitted(
            _subscription_form,
            {"what": "votes"},
            lambda s: {"id": s.subscriptions["desk"], "origin": _origin(s, "desk"), "to": "D1"},
        ),
        RECORDERS,
    ),
    Surface("subscription to a record by its key", (Form.SUBSCRIPTION,), _subscribed_by_key, MEMBERS, shows=True),
    Surface("page of subscriptions", (Act.SUBSCRIPTIONS_PAGE,), _click(Act.SUBSCRIPTIONS_PAGE, lambda _: "0:")),
    *(
        Surface(
            f"{act} of {whose}",
            (act,),
            _of_subscription(act, whose),
            frozenset() if act in (Act.PREVIEW, Act.EDIT) else may,
        )
        for whose, may in (("desk", RECORDERS), ("admin", ADMINS))
        for act in (Act.PREVIEW, Act.EDIT, Act.PAUSE, Act.RESUME, Act.DELETE)
    ),
    Surface(
        "unsubscribe another's",
        (Verb.UNSUBSCRIBE,),
        lambda scene, actor: scene.stage.command(actor, f"unsubscribe {scene.subscriptions['spare']}"),
        RECORDERS,
    ),
    # Roles.
    Surface("open the form of roles", (Act.ROLES,), _click(Act.ROLES, lambda _: roles.HOME)),
    Surface(
        "choose a person",
        (Act.ROLE_OF,),
        _in_form(Act.ROLE_OF, lambda: roles.role_form(""), {Act.ROLE_OF.value: "U0REVIEWER"}, "", selected_user="U0REVIEWER"),
    ),
    Surface(
        "give a role",
        (Form.ROLE,),
        _submitted(lambda: roles.role_form(""), {Act.ROLE_OF.value: "U0RECORDER", "role": "reviewer"}),
        ADMINS,
    ),
    Surface("/rapporteur role, an admin", (Verb.ROLE,), _command("role <@U0RECORDER|renee> admin"), ADMINS),
    Surface("written: role, a reviewer", (Verb.ROLE,), _written("role <@U0RECORDER|renee> reviewer"), ADMINS),
)


def in_need_of_a_line() -> set[str]:
    """Give every id that no surface is for."""
    known = {str(each) for surface in SURFACES for each in surface.covers}
    every = {str(each) for listed in (Act, Form, Command, Shortcut, Verb) for each in listed}
    return (every | {forms.NAMES, forms.READERS_NAMES, subscription_form.ZONES}) - known
