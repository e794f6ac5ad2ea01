"""Ways of asking, and what can be clicked under answers; type-ahead, and what was not answered."""

import json
from typing import Any

from bot.answers.query import Query
from bot.register.vocabulary import Kind
from bot.sandbox.workspace import Json
from bot.slack.verbs import Verb
from bot.slack.views import feedback, forms, subscription_form, unanswered
from bot.slack.views.change import change_form
from bot.slack.views.ids import Act, Command, Form
from tests.conversations.stage import Actor
from tests.conversations.surfaces.kit import (
    ADMINS,
    RECORDERS,
    Make,
    Scene,
    Surface,
    click,
    command,
    in_form,
    option,
    several,
    spoken,
    submitted,
    suggested,
    written,
)


def _under_answer(act: Act, value: str, *, openly: bool) -> Make:
    """Click under the answer of a channel; in a whisper, where its number stands in a button of one's own."""

    def make(scene: Scene, actor: Actor) -> Json:
        message = scene.answers[scene.stage.channel(actor)]
        return scene.stage.click(actor, act, value.format(asked=message["asked"]), message=message if openly else None)

    return make


def _of_private_channel(scene: Scene, actor: Actor) -> Json:
    """Ask openly in the desk's channel, by a form that says that it was opened there."""
    desk = scene.stage.bench.sandbox.channels["desk"]
    where = {"asked": scene.answers[desk]["asked"], "channel": desk, "thread": scene.stage.threads[desk]}
    metadata = {**where, "private": False, "response_url": None}
    return scene.stage.submit(actor, change_form(Query(), {}, {}), {"kinds": several("Positions", "position")}, metadata)


def _own_answer_changed(scene: Scene, actor: Actor) -> Json:
    channel = scene.stage.channel(actor)
    where = {"asked": scene.answers[channel]["asked"], "channel": channel, "thread": scene.stage.threads[channel]}
    metadata = {**where, "private": True, "response_url": None}
    return scene.stage.submit(actor, change_form(Query(), {}, {}), {"places": several("Izium", "izium")}, metadata)


WEEK = "1764000000000000:1796000000000000"
"""A period around the day of the tests, in microseconds."""
MISSING: dict[str, Any] = {
    unanswered.NAME: "Noorwegen",
    f"{unanswered.ENTRY}:{Kind.ACTOR}": option("Norway", "nor"),
}


def _in_list(scene: Scene) -> str:
    """Name the reviewer's own question as it stands in the list of what was not answered."""
    return f"{scene.private}:{WEEK}"


def _of_list(scene: Scene) -> Json:
    where = {"channel": scene.stage.bench.sandbox.channels["desk"], "ts": "1.000001", "response_url": None}
    return {**where, "asked": scene.private, "period": WEEK.split(":"), "kind": "actor"}


def _name_form(_: Actor) -> Json:
    return unanswered.name_form({}, "-", {}, Kind.ACTOR)


def _with_list(payload: Json, scene: Scene) -> Json:
    payload["view"]["private_metadata"] = json.dumps(_of_list(scene))
    return payload


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
    "statements of Zqabarra",
    "positions of Norway and Zqabara",  # nearly so
    "ЗКАБАРРА",
)

ASKING: tuple[Surface, ...] = (
    *(Surface(f"/rapporteur {text}", (Command.RAPPORTEUR,), command(text)) for text in QUESTIONS),
    *(Surface(f"written: {text}", (), written(text)) for text in QUESTIONS[::6]),
    Surface("/positions Norway", (Command.POSITIONS,), command("Norway", Command.POSITIONS)),
    Surface("/allegations Izium", (Command.ALLEGATIONS,), command("Izium", Command.ALLEGATIONS)),
    Surface("/allegations", (Command.ALLEGATIONS,), command("", Command.ALLEGATIONS)),
    Surface("written: and in Izium?", (), written("and in Izium?")),
    Surface("App Home", (), lambda scene, actor: scene.stage.open_home(actor), anywhere=True),
    Surface("Messages tab", (), lambda scene, actor: scene.stage.open_home(actor, "messages"), anywhere=True, quiet=True),
    Surface("stop", (), lambda scene, actor: scene.stage.stop(actor), quiet=True),
    # Verbs, but for the ones that change something.
    *(surface for verb in (Verb.HELP, Verb.STATUS, Verb.RECORD, Verb.REVIEW, Verb.FEEDBACK) for surface in spoken(verb)),
    *(surface for verb in (Verb.CORRECT, Verb.EDIT, Verb.EXPORT, Verb.CHART) for surface in spoken(verb, "{q-red}")),
    *spoken(Verb.UNSUBSCRIBE),
    *spoken(Verb.SUBSCRIPTIONS),
    *spoken(Verb.ROLES),
    *spoken(Verb.ROLE),
    *spoken(Verb.ROLE, "<@U0RECORDER|renee>"),
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
        Surface(f"{act} of another's question", (act,), click(act, lambda scene: f"{scene.private}:0"))
        for act in (Act.MORE, Act.SHARE, Act.CHANGE, Act.OFFER, Act.HELPFUL)
    ),
    Surface("example", (Act.EXAMPLE,), click(f"{Act.EXAMPLE}:1", lambda _: 1)),
    Surface("changed question", (Form.CHANGE,), _own_answer_changed),
    Surface("changed question of a channel that one is not in", (Form.CHANGE,), _of_private_channel, anywhere=True),
    Surface(
        "why not helpful",
        (Form.WHY,),
        lambda s, a: s.stage.submit(
            a, feedback.why_form({}), {"why": "-"}, {"asked": s.private, "channel": s.stage.bench.sandbox.channels["general"]}
        ),
        anywhere=True,
    ),
    Surface(
        "a form that only says something",
        (Form.PLAIN,),
        submitted(lambda _: forms.plain_form("-", {"type": "divider"}), {}),
        anywhere=True,
    ),
    # Type-ahead; names are in memory, and whoever records may use them all.
    *(
        Surface(
            f"type-ahead {prefix}{kind} {typed}",
            (prefix,),
            suggested(f"{prefix}{kind}", typed),
            anywhere=True,
            quiet=True,
            differs=RECORDERS if kind is Kind.ACTOR else frozenset(),
        )
        for prefix in (forms.READERS_NAMES, forms.NAMES, forms.KNOWN_NAMES)
        for kind, typed in ((Kind.ACTOR, "z"), (Kind.ACTOR, "nor"), (Kind.SOURCE, "word of"), (Kind.POSITION, "stocks"))
    ),
    Surface(
        "type-ahead of zones",
        (subscription_form.ZONES,),
        lambda s, a: s.stage.suggest(a, subscription_form.ZONES, "vie"),
        anywhere=True,
        quiet=True,
    ),
    # What was not answered.
    Surface("add a name", (Act.ADD_NAME,), click(Act.ADD_NAME, _in_list)),
    Surface("add a name to what is in no list", (Act.ADD_NAME,), click(Act.ADD_NAME, lambda _: f"99999:{WEEK}"), anywhere=True),
    Surface(
        "another kind of name",
        (Act.NAME_KIND,),
        lambda scene, actor: _with_list(
            in_form(Act.NAME_KIND, _name_form, {}, lambda _: "", selected_option=option("Place", "place"))(scene, actor), scene
        ),
        anywhere=True,
    ),
    Surface("dealt with", (Act.DEALT_WITH,), click(Act.DEALT_WITH, _in_list), ADMINS),
    Surface("a missing name", (Form.NAME,), submitted(_name_form, MISSING, _of_list), ADMINS, anywhere=True),
)
