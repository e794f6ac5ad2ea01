"""Digests, subscriptions and roles: also those whose target is another's, or another channel's."""

from bot.digests.wishes.wish import DEFAULT_TIME
from bot.sandbox.workspace import Json
from bot.slack.subscriptions import Filled
from bot.slack.verbs import Verb
from bot.slack.views import roles
from bot.slack.views.ids import Act, Form
from bot.slack.views.subscription_form import subscription_form
from tests.conversations.stage import Actor
from tests.conversations.surfaces.kit import (
    ADMINS,
    MEMBERS,
    RECORDERS,
    Make,
    Scene,
    Surface,
    click,
    command,
    in_form,
    spoken,
    submitted,
    written,
)


def _of_subscription(act: Act, whose: str) -> Make:
    return click(act, lambda scene: f"{scene.subscriptions[whose]}:one")


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


def _subscription_form(_: Actor | None = None) -> Json:
    filled = Filled("allegations in Izium", 127, DEFAULT_TIME, "UTC", says_nothing_new=False)
    return subscription_form(filled, {"to": "D1"})


def _origin(scene: Scene, channel: str, user: str = "admin") -> Json:
    users, channels = scene.stage.bench.sandbox.users, scene.stage.bench.sandbox.channels
    where = {"channel_id": channels[channel], "ts": "", "thread_ts": None, "response_url": None}
    return {"user_id": users[user], "private": False, "shown": "list0", **where}


def _role_form(_: Actor) -> Json:
    return roles.role_form("")


SUBSCRIBING: tuple[Surface, ...] = (
    # Digests and subscriptions; those whose target is another's, or another channel's.
    *spoken(Verb.DIGEST, may=ADMINS),
    Surface("post the digest", (Act.POST_DIGEST,), click(Act.POST_DIGEST, lambda _: "now"), ADMINS),
    Surface("it is there", (Act.IS_THERE,), click(Act.IS_THERE, lambda _: "1:2026-11-22T09:00:00+00:00")),
    Surface("post it again", (Act.POST_AGAIN,), click(Act.POST_AGAIN, lambda _: "1:2026-11-22T09:00:00+00:00")),
    *spoken(Verb.SUBSCRIBE),
    Surface("/rapporteur subscribe allegations", (Verb.SUBSCRIBE,), command("subscribe allegations"), MEMBERS, shows=True),
    Surface("written: subscribe responses", (Verb.SUBSCRIBE,), written("subscribe responses"), MEMBERS, shows=True),
    Surface("/rapporteur subscribe {q-green}", (Verb.SUBSCRIBE,), command("subscribe {q-green} daily"), MEMBERS, shows=True),
    Surface("/rapporteur subscribe {q-red}", (Verb.SUBSCRIBE,), command("subscribe {q-red} daily"), MEMBERS, shows=True),
    Surface("/rapporteur subscribe Zqabarra", (Verb.SUBSCRIBE,), command("subscribe Zqabarra daily")),
    Surface("/rapporteur tell me when {q-draft} changes", (), command("tell me when {q-draft} changes"), MEMBERS, shows=True),
    Surface("/rapporteur unsubscribe {q-red}", (), command("unsubscribe {q-red}"), MEMBERS, shows=True),
    Surface("written: unsubscribe {q-green}", (), written("unsubscribe {q-green}"), MEMBERS, shows=True),
    Surface("subscribe by form", (Act.SUBSCRIBE,), click(Act.SUBSCRIBE, lambda _: "here:allegations in Izium")),
    Surface("subscribe by form to {q-red}", (Act.SUBSCRIBE,), click(Act.SUBSCRIBE, lambda s: f"me:{s.refs['q-red']}")),
    Surface(
        "subscription for oneself",
        (Form.SUBSCRIPTION,),
        submitted(
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
        submitted(
            _subscription_form,
            {"what": "votes"},
            lambda s: {"id": s.subscriptions["desk"], "origin": _origin(s, "desk"), "to": "D1"},
        ),
        RECORDERS,
    ),
    Surface("subscription to a record by its key", (Form.SUBSCRIPTION,), _subscribed_by_key, MEMBERS, shows=True),
    Surface("page of subscriptions", (Act.SUBSCRIPTIONS_PAGE,), click(Act.SUBSCRIPTIONS_PAGE, lambda _: "0:")),
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
    Surface("open the form of roles", (Act.ROLES,), click(Act.ROLES, lambda _: roles.HOME)),
    Surface(
        "choose a person",
        (Act.ROLE_OF,),
        in_form(Act.ROLE_OF, _role_form, {Act.ROLE_OF.value: "U0REVIEWER"}, lambda _: "", selected_user="U0REVIEWER"),
    ),
    Surface(
        "give a role",
        (Form.ROLE,),
        submitted(_role_form, {Act.ROLE_OF.value: "U0RECORDER", "role": "reviewer"}),
        ADMINS,
    ),
    Surface("/rapporteur role, an admin", (Verb.ROLE,), command("role <@U0RECORDER|renee> admin"), ADMINS),
    Surface("written: role, a reviewer", (Verb.ROLE,), written("role <@U0RECORDER|renee> reviewer"), ADMINS),
)
