"""Review, the menu of a record and what is done from it, and the right of reply."""

from collections.abc import Callable
from typing import Any

from bot.register.vocabulary import Kind, Status
from bot.sandbox.workspace import Json
from bot.slack.editing.moving import Deed
from bot.slack.views import forms
from bot.slack.views.editing import requests, review_forms
from bot.slack.views.editing.edit_form import edit_form
from bot.slack.views.editing.status_form import StatusChoices, status_form
from bot.slack.views.ids import Act, Form
from tests.conversations.stage import Actor
from tests.conversations.surfaces.kit import (
    EVERYBODY,
    RECORDERS,
    REVIEWERS,
    Make,
    Metadata,
    Scene,
    Surface,
    click,
    in_form,
    option,
    several,
    submitted,
)

NOTHING: Json = {"type": "divider"}
OPEN = ("izium-pfm-2022", "izium-green")
ABOVE = ("q-izium-amber", "q-red", "q-gone-red")
UNSEEN = ("q-draft", "q-wait-1", "own-draft")
REQUEST = {"wrong": "It was in May.", "behalf": "The ministry"}
EDITED: dict[str, Any] = {
    "summary": "Norway called for an end to mines.",
    "speaker": option("Norway", "nor"),
    "said": "2025-06-06",
    "weapons": several("Anti-personnel mine", "ap-mine"),
    "why": "misheard",
}
MOVED: dict[str, Any] = {
    "status": "corroborated",
    "cited": "another",
    "publisher": "A second observer",
    "title": "Seen in Izium",
    "source_type": "ngo_report",
    "why": "Others saw it, too.",
}


def _reason(form: Form) -> Callable[[Actor], Json]:
    return lambda _: review_forms.reason_form(form, "-", {}, NOTHING, "-")


def _approve_form(_: Actor) -> Json:
    return review_forms.approve_form({}, NOTHING, None)


def _menu(_: Actor) -> Json:
    return forms.plain_form("-", NOTHING)


def _edit_form(_: Actor) -> Json:
    stance = {"stance": (forms.Choice("calls_for", "-"),)}
    return edit_form({}, Kind.POSITION, stance, NOTHING, title="-", submit="-", left_out=("tlp", "sensitivity", "source"))


def _status_form(_: Actor) -> Json:
    choices = StatusChoices(Status.ALLEGED, (Status.CORROBORATED, Status.ACKNOWLEDGED, Status.CONTESTED), (), ())
    return status_form({}, NOTHING, choices, {})


def _request_form(_: Actor) -> Json:
    return requests.request_form({})


def _answer(scene: Scene, actor: Actor) -> Json:
    asked = scene.next_request()
    values: dict[str, Any] = {"outcome": "declined", "answer": "The source says otherwise."}
    blocks = [forms.input_block(each, None) for each in requests.ANSWER_FIELDS]
    submit = {"type": "plain_text", "text": "Answer"}
    form = {**forms.frame("-", "-"), "callback_id": Form.ANSWER_REQUEST, "submit": submit, "blocks": blocks}
    return scene.stage.submit(actor, form, values, {"request": asked})


def _seen(scene: Scene) -> Json:
    record_id, version = scene.next_waiting()
    return {"record": record_id, "version": version}


def _of(key: str) -> Metadata:
    return lambda scene: {"record": scene.ids[key], "version": scene.versions[key]}


def _dotted(key: str) -> Callable[[Scene], str]:
    return lambda scene: f"{scene.ids[key]}.{scene.versions[key]}"


def _id(key: str) -> Callable[[Scene], int]:
    return lambda scene: scene.ids[key]


def _chosen(key: str, deed: Deed) -> Make:
    """Choose in the menu under an answer that only one person sees."""

    def make(scene: Scene, actor: Actor) -> Json:
        value = f"{scene.ids[key]}:{deed}"
        return click(Act.MENU, lambda _: "", type="overflow", selected_option=option("-", value))(scene, actor)

    return make


def _asked(key: str) -> Make:
    def make(scene: Scene, actor: Actor) -> Json:
        return scene.stage.submit(actor, _request_form(actor), {**REQUEST, "ref": scene.refs[key]})

    return make


def _offered(act: Act, key: str) -> Make:
    """Press a button whose value is the ref of a record."""
    return click(act, lambda scene: scene.refs[key])


REVIEW: tuple[Surface, ...] = (
    Surface("approve", (Act.APPROVE,), click(Act.APPROVE, lambda s: "{}.{}".format(*s.next_waiting())), REVIEWERS),
    Surface("ask for the marking", (Act.MARK,), click(Act.MARK, lambda s: "{}.{}".format(*s.waiting[0]))),
    Surface(
        "approve, marked", (Form.APPROVE,), submitted(_approve_form, {"tlp": "GREEN", "sensitivity": "none"}, _seen), REVIEWERS
    ),
    Surface("ask for the reason", (Act.SEND_BACK,), click(Act.SEND_BACK, lambda s: s.waiting[0][0])),
    Surface("ask why it ends here", (Act.REJECT,), click(Act.REJECT, lambda s: s.waiting[0][0])),
    Surface(
        "send back", (Form.SEND_BACK,), submitted(_reason(Form.SEND_BACK), {"reason": "why?"}, _seen), REVIEWERS, anywhere=True
    ),
    Surface("reject", (Form.REJECT,), submitted(_reason(Form.REJECT), {"reason": "no"}, _seen), REVIEWERS, anywhere=True),
    Surface(
        "link to another",
        (Act.LINK,),
        click(Act.LINK, lambda s: "{}.{}.".format(*s.next_waiting()) + str(s.ids["nor-3"])),
        REVIEWERS,
    ),
    Surface("open the source", (Act.OPEN_SOURCE,), click(Act.OPEN_SOURCE, lambda _: "")),
    Surface("page of the queue", (Act.QUEUE_PAGE,), click(Act.QUEUE_PAGE, lambda _: "0")),
    # Corrections that wait for a second person.
    Surface("confirm", (Act.CONFIRM,), click(Act.CONFIRM, lambda s: f"{s.next_proposal()}.1"), REVIEWERS),
    Surface("ask why it is declined", (Act.DECLINE,), click(Act.DECLINE, lambda s: s.proposals[0])),
    Surface(
        "decline",
        (Form.DECLINE,),
        submitted(_reason(Form.DECLINE), {"reason": "no"}, lambda s: {"proposal": s.next_proposal()}),
        REVIEWERS,
        anywhere=True,
    ),
    # The right of reply.
    *(
        Surface(f"ask for a correction of {{{key}}}", (Act.ASK_CORRECTION,), _offered(Act.ASK_CORRECTION, key))
        for key in ("izium-pfm-2022", "q-red")
    ),
    Surface(
        "ask for a correction",
        (Form.ASK_CORRECTION,),
        _asked("izium-pfm-2022"),
        EVERYBODY,
        shows=True,
        anywhere=True,
    ),
    *(
        Surface(f"the form that asks for a correction of {{{key}}}", (Form.ASK_CORRECTION,), _asked(key), anywhere=True)
        for key in (*ABOVE, *UNSEEN, "q-reply-red")
    ),
    Surface("begin to answer", (Act.ANSWER_REQUEST,), click(Act.ANSWER_REQUEST, lambda s: s.requests[0])),
    Surface("answer", (Form.ANSWER_REQUEST,), _answer, REVIEWERS, anywhere=True),
    # The menu of a record, opened from everywhere.
    *(
        Surface(f"menu under an answer, of {key}", (Act.MENU,), _chosen(key, Deed.EDIT), anywhere=True)
        for key in (*OPEN, *ABOVE, *UNSEEN, "q-reply-red")
    ),
    *(
        Surface(f"wrong, says the menu of {key}", (Act.MENU,), _chosen(key, Deed.WRONG), anywhere=True)
        for key in ("izium-pfm-2022", "izium-green", "q-red", "q-draft")
    ),
    *(
        Surface(f"look at {{{key}}}", (Act.LOOK,), _offered(Act.LOOK, key), anywhere=True)
        for key in ("izium-pfm-2022", "q-red", "q-wait-1")
    ),
    Surface("look at a key", (Act.LOOK,), click(Act.LOOK, lambda _: "izium-green"), anywhere=True),
    Surface("look at a hidden key", (Act.LOOK,), click(Act.LOOK, lambda _: "q-green"), anywhere=True),
    *(
        Surface(f"{act} of {key}", (act,), click(act, _id(key)), anywhere=True)
        for act in (Act.EDIT_RECORD, Act.REVISE, Act.TAKE_UP)
        for key in ("izium-pfm-2022", "q-red", *UNSEEN)
    ),
    *(
        Surface(
            f"{deed} in the menu of {key}",
            (Act.EDIT_RECORD,),
            in_form(f"{Act.EDIT_RECORD}:{deed}", _menu, {}, _dotted(key)),
            anywhere=True,
        )
        for deed, key in (
            *((deed, key) for deed in Deed for key in ("izium-pfm-2022", "q-red")),
            (Deed.MOVE, "q-izium-amber"),
            (Deed.RESPONSE, "q-izium-amber"),
            (Deed.EDIT, "q-draft"),
            (Deed.EDIT, "q-wait-1"),
            (Deed.RESTORE, "q-gone-red"),
            ("nothing", "izium-pfm-2022"),
        )
    ),
    # What is done from it.
    Surface("propose a correction", (Form.EDIT_RECORD,), submitted(_edit_form, EDITED, _of("nor-7")), RECORDERS, anywhere=True),
    Surface("edit what waits", (Form.EDIT_RECORD,), submitted(_edit_form, EDITED, _seen), REVIEWERS, anywhere=True),
    Surface(
        "edit one's own draft",
        (Form.EDIT_RECORD,),
        submitted(_edit_form, EDITED, _of("own-draft")),
        frozenset({"recorder"}),
        anywhere=True,
    ),
    *(
        Surface(f"edit {key}", (Form.EDIT_RECORD,), submitted(_edit_form, EDITED, _of(key)), anywhere=True)
        for key in ("q-red", "q-draft", "q-gone-red")
    ),
    Surface(
        "withdraw",
        (Form.WITHDRAW,),
        submitted(_reason(Form.WITHDRAW), {"reason": "no"}, _of("nor-8")),
        REVIEWERS,
        anywhere=True,
    ),
    Surface(
        "withdraw q-red", (Form.WITHDRAW,), submitted(_reason(Form.WITHDRAW), {"reason": "no"}, _of("q-red")), anywhere=True
    ),
    Surface(
        "restore",
        (Form.RESTORE,),
        submitted(_reason(Form.RESTORE), {"reason": "so"}, _of("own-gone")),
        RECORDERS,
        anywhere=True,
    ),
    Surface(
        "restore q-gone-red",
        (Form.RESTORE,),
        submitted(_reason(Form.RESTORE), {"reason": "so"}, _of("q-gone-red")),
        anywhere=True,
    ),
    *(
        Surface(
            f"move the status of {key} to {status}",
            (Form.MOVE_STATUS,),
            submitted(_status_form, {**MOVED, "status": status}, _of(key)),
            may,
            anywhere=True,
        )
        for key, status, may in (
            ("izium-pfm-2022", "acknowledged", frozenset[str]()),
            ("q-izium-amber", "corroborated", frozenset[str]()),
            ("q-red", "corroborated", frozenset[str]()),
            ("izium-pfm-2022", "corroborated", REVIEWERS),
        )
    ),
)
