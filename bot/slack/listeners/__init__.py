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
    outsiders,
    rest,
    roles,
    subscription_form,
    subscriptions,
    unanswered,
)
from bot.slack.listeners.editing import new_name, record, record_menu, requests, review


def register(app: App, desk: Desk) -> None:
    """Tell bolt who listens to what.

    `outsiders` is first, since it takes all of whoever is shown nothing, and `rest` last: it takes what nobody else took.
    """
    outsiders.register(app, desk)
    asked = (agent, commands, messages, answers, offers, change, feedback, unanswered)
    edited = (record, new_name, names, review, record_menu, requests)
    for way_in in (*asked, *edited, subscriptions, subscription_form, home, roles, deliveries, rest):
        way_in.register(app, desk)
