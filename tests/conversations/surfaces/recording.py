"""Recording: the form from all sides, forms that are begun, likely twins, and new names."""

from datetime import date
from typing import Any

from bot.register.vocabulary import Kind
from bot.sandbox.workspace import Json
from bot.slack.views import forms
from bot.slack.views.editing import record_form
from bot.slack.views.editing.new_name import Wanted, new_name_form
from bot.slack.views.ids import Act, Form, Shortcut
from tests.conversations.stage import Actor, Stage
from tests.conversations.surfaces.kit import (
    RECORDERS,
    Make,
    Scene,
    Surface,
    click,
    in_form,
    option,
    several,
    submitted,
)

POSITION: dict[str, Any] = {
    "speaker": option("Norway", "nor"),
    "stance": "welcomes",
    "summary": "Norway welcomed the destruction of stocks of anti-personnel mines.",
    "said": "2 November 2023",
    "weapons": several("Anti-personnel mine", "ap-mine"),
    "publisher": "Norwegian foreign ministry",
    "title": "Statement on clearance",
    "source_type": "official_statement",
    "tlp": "CLEAR",
}
LIKE_HIDDEN = {**POSITION, "stance": "calls_for", "summary": "Norway called for stocks to go.", "said": "2025-06-06"}
"""Looks like each record of the register that readers may not see."""
SENT = "VSENT00001"
"""The form that a reviewer has sent."""


def begun(role: str, number: int = 1) -> str:
    """Name a form that somebody with a role has begun."""
    return f"VBEGUN{number}{role}"


def sent_form(stage: Stage, actor: Actor) -> Json:
    """Send the form that a reviewer sends first: it is one form, whoever sends it."""
    return stage.submit(actor, _form(SENT)(actor), POSITION)


def _form(form_id: str) -> Any:
    """Make a form for a position of one's own, or the one form that `SENT` names."""

    def make(actor: Actor) -> Json:
        own = form_id if form_id == SENT else f"{form_id}{actor.role}"
        return record_form.record_form(record_form.FormState(own, Kind.POSITION, {}, date(2026, 11, 22)))

    return make


def _closed(form: Any, values: dict[str, Any]) -> Make:
    return lambda scene, actor: scene.stage.closed(actor, form(actor), values)


def _others_draft(act: Act, *, in_view: bool = False) -> Make:
    """Press a button of a form that somebody else has begun."""

    def make(scene: Scene, actor: Actor) -> Json:
        view = scene.stage.opened(actor, forms.plain_form("-", {"type": "divider"})) if in_view else None
        return scene.stage.click(actor, act, begun("admin" if actor.role == "reviewer" else "reviewer", 3), view=view)

    return make


def _linked(act: Act, key: str) -> Make:
    return in_form(act, _form(f"V{act}{key}"), LIKE_HIDDEN, lambda scene: scene.ids[key])


def _own_draft(act: Act, number: int) -> Make:
    return lambda scene, actor: scene.stage.click(actor, act, begun(actor.role, number))


def _new_name_form(actor: Actor) -> Json:
    return new_name_form(Wanted(Kind.ACTOR, "speaker", "VBELOW0001", f"VBELOW{actor.role}"), {}, ())


def _new_name(name: str) -> Make:
    """Send the form for a new name, over the form that waits for it."""

    def make(scene: Scene, actor: Actor) -> Json:
        typed = {"name": name, "subtype": "ngo"}
        below = scene.stage.opened(actor, _form("VNAMED")(actor))
        wanted = Wanted(Kind.ACTOR, "speaker", below["id"], f"VNAMED{actor.role}")
        return scene.stage.submit(actor, new_name_form(wanted, {}, ()), typed, below=below)

    return make


RECORDING: tuple[Surface, ...] = (
    # Forms that somebody has begun.
    Surface("go on with one's own", (Act.GO_ON,), _own_draft(Act.GO_ON, 1), RECORDERS, shows=True, anywhere=True),
    Surface("go on with another's", (Act.GO_ON,), _others_draft(Act.GO_ON), anywhere=True),
    Surface("discard another's", (Act.DISCARD,), _others_draft(Act.DISCARD)),
    Surface("discard one's own", (Act.DISCARD,), _own_draft(Act.DISCARD, 2), RECORDERS, shows=True, anywhere=True),
    Surface(
        "discard another's from a form",
        (Act.DISCARD,),
        _others_draft(Act.DISCARD, in_view=True),
        anywhere=True,
    ),
    Surface("begin anew", (Act.BEGIN_ANEW,), click(Act.BEGIN_ANEW, lambda _: "allegation"), anywhere=True),
    Surface("record", (Act.RECORD,), click(Act.RECORD, lambda _: "new"), anywhere=True),
    Surface("record this", (Shortcut.RECORD_MESSAGE,), lambda s, a: s.stage.shortcut(a, Shortcut.RECORD_MESSAGE)),
    # The form; what stands in it is kept with each choice.
    Surface(
        "another kind",
        (Act.CHOOSE_KIND,),
        in_form(
            Act.CHOOSE_KIND,
            _form("VKIND"),
            {},
            lambda _: "",
            selected_option=option("Allegation", "allegation"),
            block_id="kind",
        ),
        RECORDERS,
        shows=True,
        anywhere=True,
    ),
    Surface(
        "back to the form",
        (Act.BACK_TO_FORM,),
        in_form(Act.BACK_TO_FORM, _form("VBACK"), POSITION, lambda _: "back"),
        RECORDERS,
        shows=True,
        anywhere=True,
    ),
    Surface(
        "keep the form",
        (Act.KEEP_FORM,),
        in_form(Act.KEEP_FORM, _form("VKEEP"), LIKE_HIDDEN, lambda _: "keep"),
        RECORDERS,
        shows=True,
        anywhere=True,
    ),
    Surface(
        "close the form", (Form.RECORD,), _closed(_form("VCLOSED"), POSITION), RECORDERS, shows=True, anywhere=True, quiet=True
    ),
    Surface("a record's form", (Form.RECORD,), submitted(_form("VNEW"), POSITION), RECORDERS, anywhere=True),
    Surface(
        "the form of a record like hidden ones",
        (Form.RECORD,),
        submitted(_form("VLIKE"), LIKE_HIDDEN),
        RECORDERS,
        shows=True,
        anywhere=True,
        differs=RECORDERS - {"recorder"},
    ),
    Surface("the form that another sent", (Form.RECORD,), lambda s, a: sent_form(s.stage, a), anywhere=True),
    *(
        Surface(
            f"{act} as {key}",
            (act,),
            _linked(act, key),
            RECORDERS,
            shows=True,
            anywhere=True,
        )
        for act in (Act.SAME_ITEM, Act.SAME_EVENT)
        for key in ("q-red", "q-draft", "q-amber")
    ),
    Surface(
        "linked as the same",
        (Act.SAME_EVENT,),
        in_form(Act.SAME_EVENT, _form("VLINK"), POSITION, lambda scene: scene.ids["nor-3"]),
        RECORDERS,
        anywhere=True,
    ),
    Surface(
        "linked as a number of nothing",
        (Act.SAME_ITEM,),
        in_form(Act.SAME_ITEM, _form("VNOTHING"), LIKE_HIDDEN, lambda _: "9" * 30),
        anywhere=True,
    ),
    # New names.
    Surface(
        "choose to add a name",
        (Form.NEW_NAME,),
        in_form(
            f"{forms.NAMES}{Kind.ACTOR}",
            _form("VADD"),
            {},
            lambda _: "",
            block_id="speaker",
            selected_option=option("Add “Zorkland” as a new name…", f"{forms.NEW}Zorkland"),
        ),
        RECORDERS,
        shows=True,
        anywhere=True,
    ),
    Surface("a new name", (Form.NEW_NAME,), _new_name("Zorkland Mine Watch"), RECORDERS, anywhere=True),
    Surface(
        "close the form for a name",
        (Form.NEW_NAME,),
        _closed(_new_name_form, {}),
        RECORDERS,
        shows=True,
        anywhere=True,
        quiet=True,
    ),
)
