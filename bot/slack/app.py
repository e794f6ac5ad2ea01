"""The bolt app: put together, and what happens when a listener fails."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.errors import RapporteurError
from bot.slack import place as places
from bot.slack.client import make_client
from bot.slack.desk import Body, Desk
from bot.slack.journal import new_error_id
from bot.slack.listeners import register
from bot.slack.place import reply
from bot.slack.views.blocks import notice

logger = logging.getLogger(__name__)

THREADS = 20
"""Listeners that run at once. Bolt's own five let a command wait unacknowledged behind slow answers."""


def listener_threads() -> ThreadPoolExecutor:
    """Make the threads in which listeners run; whoever stops the bot drains them."""
    return ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="listener")


def build_app(desk: Desk, web: WebClient, threads: ThreadPoolExecutor, *, signing_secret: str = "") -> App:
    """Make the bolt app with all listeners. `signing_secret` is needed in HTTP mode only."""
    identity = desk.identity
    us = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.team_id,
        bot_user_id=identity.user_id,
        bot_id=identity.bot_id,
        bot_token=web.token,
    )
    tokenless = make_client(None, str(web.base_url))  # each request gets its token from `authorize`
    app = AcknowledgingApp(
        name=__name__,  # bolt would read the sources of all callers for one
        client=tokenless,
        logger=logging.getLogger("slack_bolt"),  # bolt's own loggers would take the root's level
        signing_secret=signing_secret,
        authorize=lambda: us,  # we asked once who we are; bolt would ask again with every request
        listener_executor=threads,
        request_verification_enabled=bool(signing_secret),
        attaching_conversation_kwargs_enabled=False,
    )

    def failed(error: Exception, body: Body) -> None:
        tell_of_failure(desk, error, body)

    app.error(failed)
    app.use(keep_acknowledgement)
    register(app, desk)
    return app


class LastingAck(Ack):
    """An acknowledgement that stands once it is given.

    Bolt looks for it every ten milliseconds, and takes it back where the listener has failed by then: Slack would be told
    nothing for three seconds, and would tell the person that the app did not answer.
    """

    def __init__(self) -> None:
        self.response = None

    def __setattr__(self, name: str, value: BoltResponse | None) -> None:
        if value is not None or getattr(self, name, None) is None:
            super().__setattr__(name, value)


class AcknowledgingApp(App):
    """A bolt app that answers Slack with the acknowledgement that was given, whatever became of the listener after it.

    While bolt takes a failed listener's answer back, another thread may already be sending it to Slack.
    """

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Answer a request of Slack's."""
        response = super().dispatch(req)
        given = req.context.get("ack")
        return given.response if isinstance(given, LastingAck) and given.response is not None else response


def keep_acknowledgement(context: BoltContext, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002  (bolt's name)
    """Hand the listener an acknowledgement that lasts."""
    context["ack"] = LastingAck()
    return next()


def tell_of_failure(desk: Desk, error: Exception, body: Body) -> None:
    """Tell whoever waits what happened; what is not their doing gets an id that stands in the log beside its cause."""
    if isinstance(error, RapporteurError):
        sentence = str(error)
    elif isinstance(error, PassingFault | UnsureFault):
        sentence = f"{error.reason} What was asked may be done or not: look, and try again where it is not."
    else:
        error_id = new_error_id()
        logger.error("%s: a request failed", error_id, exc_info=error)
        sentence = f"Something went wrong, and it was not your doing. Try again; if it stays so, tell the operator {error_id}."
    place = places.of_body(body)
    if place is None:
        return
    try:
        reply(desk.slack, place.whispered(), notice(sentence))
    except (PassingFault, PermanentFault, UnsureFault) as fault:
        logger.warning("the failure could not be told: %s", fault)
