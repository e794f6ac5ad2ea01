"""What happens in Slack, one file for each way in: acknowledge, read it into a value, call one function, render, reply."""

from slack_bolt import App

from bot.slack.desk import Desk
from bot.slack.listeners import (
    agent,
    answers,
    change,
    commands,
    deliveries,
    feedback,
    home,
    messages,
    names,
    offers,
    record,
    rest,
    review,
    subscription_form,
    subscriptions,
    unanswered,
)


def register(app: App, desk: Desk) -> None:
    """Tell bolt who listens to what; `rest` is last, since it takes all that nobody else took."""
    asked = (agent, commands, messages, answers, offers, change, feedback, unanswered)
    for way_in in (*asked, record, names, review, subscriptions, subscription_form, home, deliveries, rest):
        way_in.register(app, desk)
