"""What happens in Slack, one file for each way in: acknowledge, read it into a value, call one function, render, reply."""

from slack_bolt import App

from bot.slack.desk import Desk
from bot.slack.listeners import (
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
    record_menu,
    requests,
    rest,
    review,
    subscription_form,
    subscriptions,
)


def register(app: App, desk: Desk) -> None:
    """Tell bolt who listens to what; `rest` is last, since it takes all that nobody else took."""
    asked = (commands, messages, answers, offers, change, feedback)
    for way_in in (
        *asked,
        record,
        names,
        review,
        record_menu,
        requests,
        subscriptions,
        subscription_form,
        home,
        deliveries,
        rest,
    ):
        way_in.register(app, desk)
