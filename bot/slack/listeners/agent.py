"""The Messages tab as Slack shows an agent's: what could be asked when it is opened, and Stop."""

from typing import Any

from slack_bolt import App

from bot.answers.answer import Answer
from bot.answers.prompts import MOST_PROMPTS, Prompt, following
from bot.slack.desk import Body, Desk
from bot.slack.journal import request_line
from bot.slack.place import Place, reply
from bot.slack.views.blocks import notice

STOPPED = "Stopped: nothing was posted. Ask again, or ask something else."


def register(app: App, desk: Desk) -> None:
    """Listen to the opening of the Messages tab and to Stop. Must come before whoever listens to the opening of App Home."""

    def opened(event: dict[str, Any]) -> None:
        with request_line("event", "app_home_opened (messages)"):
            suggest(desk, Place(str(event["user"]), str(event["channel"])))

    def stopped(body: Body, event: dict[str, Any]) -> None:
        with request_line("event", "agent_session_stopped"):
            stop(desk, body, event)

    app.event("app_home_opened", matchers=[is_of_messages])(opened)
    app.event("agent_session_stopped")(stopped)


def is_of_messages(event: dict[str, Any]) -> bool:
    """Tell the opening of the Messages tab."""
    return event.get("tab") == "messages"


def suggest(desk: Desk, place: Place, answer: Answer | None = None) -> None:
    """Offer questions that find something for whoever reads here; after an answer first what goes on from it."""
    ceiling = desk.people.ceiling(desk.person(place.user_id), place.channel_id)
    fitting = [each for each in desk.prompts.fitting(ceiling, desk.questions.today()) if not answer or not _asked(each, answer)]
    desk.agent.suggest(place.channel_id, (*(following(answer) if answer else ()), *fitting)[:MOST_PROMPTS])


def stop(desk: Desk, body: Body, event: dict[str, Any]) -> None:
    """Take back what somebody asked in a thread and is not answered yet; what is answered already stands."""
    place = Place(str(event["user"]), str(event["channel"]), str(event["thread_ts"]), private=False)
    if desk.seen.take(f"event:{body.get('event_id')}", now=desk.clock()):
        if desk.questions.stop(place.channel_id, str(event["thread_ts"]), place.user_id):
            reply(desk.slack, place, notice(STOPPED))
        desk.agent.end(place.channel_id, str(event["thread_ts"]))


def _asked(prompt: Prompt, answer: Answer) -> bool:
    return prompt.question.casefold() == answer.question.strip().casefold()
