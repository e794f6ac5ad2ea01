"""The buttons under answers: Share in channel, Show more."""

from contextlib import suppress
from datetime import timedelta

from slack_bolt import Ack, App

from bot.answers.answer import Answer
from bot.answers.asked import Asked
from bot.digests.delivery.carried import Carrying
from bot.digests.delivery.poster import PassingFault, PermanentFault, UnsureFault
from bot.register.vocabulary import Tlp
from bot.slack import place as places
from bot.slack.desk import Body, Desk
from bot.slack.faults import INVITE
from bot.slack.journal import request_line
from bot.slack.listeners.clicks import DOUBLE_CLICK, answering_place, click_of, numbers_of
from bot.slack.people.naming import with_names
from bot.slack.people.roles import NotAllowedError
from bot.slack.place import reply
from bot.slack.standing import carrying
from bot.slack.views.answers import Footing, answer_message, answer_page
from bot.slack.views.blocks import without_button
from bot.slack.views.ids import Act

_SHARED_TWICE = timedelta(minutes=1)


def register(app: App, desk: Desk) -> None:
    """Listen to both buttons."""

    def more(ack: Ack, body: Body) -> None:
        ack()
        show_more(desk, body)

    def share(ack: Ack, body: Body) -> None:
        ack()
        share_answer(desk, body)

    app.action(Act.MORE.value)(more)
    app.action(Act.SHARE.value)(share)


def show_more(desk: Desk, body: Body) -> None:
    """Show the next page below the answer: to the same eyes, once for a double click."""
    place = places.of_action(body)
    with request_line("action", Act.MORE) as line:
        asked_id, offset = numbers_of(body)
        if not desk.seen.take_again(click_of(body), now=desk.clock(), after=DOUBLE_CLICK):
            line.note("a double click")
            return
        asked = desk.questions.recall(asked_id, place.channel_id, place.user_id)
        person = desk.person(place.user_id)
        ceiling = desk.people.ceiling(person, place.channel_id)
        answer = _again(desk, asked, ceiling, offset)
        answering = answering_place(body)
        page = answer_page(answer, Footing(asked_id, offset, may_share=desk.may_share(person, answering)))
        key = desk.questions.keep_shown(asked_id, offset, page.refs, carrying(answering, page.shown))
        reply(desk.slack, answering, page.message, desk.standing(page.shown, key))
        if not answering.private:  # whoever reads the thread would get the same page again
            with suppress(PassingFault, PermanentFault, UnsureFault):  # of no account: a double click is known as one
                desk.slack.update(place.channel_id, body["message"]["ts"], without_button(body["message"], Act.MORE))


def share_answer(desk: Desk, body: Body) -> None:
    """Post the answer for the whole channel, under the channel's own ceiling, naming who asked; its thread goes on from it."""
    place = places.of_action(body)
    with request_line("action", Act.SHARE) as line:
        asked_id, offset = numbers_of(body)
        person = desk.person(place.user_id)
        person.require(not person.outside, "share answers", "members of this workspace")
        asked = desk.questions.recall(asked_id, place.channel_id, place.user_id)
        desk.people.forget_channel(place.channel_id)  # somebody may just have invited us
        channel = desk.people.channel(place.channel_id)
        if channel.closed:
            raise NotAllowedError(
                "People of other organisations read in this channel, and Rapporteur is set to show them nothing.",
                "Nothing was posted.",
                "Share it in another channel.",
            )
        if not channel.has_bot:
            raise PermanentFault("Rapporteur is not in this channel, so it can't post here.", f"{INVITE} Then share again.")
        click = click_of(body)
        if not desk.seen.take_again(click, now=desk.clock(), after=_SHARED_TWICE):
            line.note("a double click")
            return
        answer = _again(desk, asked, channel.ceiling, offset)
        shared_id = desk.questions.remember(asked.question, place, kind=asked.kind, asked_at=asked.asked_at)
        shared = answer_page(answer, Footing(shared_id, offset, asked_by=place.user_id, changed=asked.kept.chosen))
        openly = Carrying(place.channel_id, place.thread_ts, shared.shown)
        refs = () if offset else shared.refs
        key = desk.questions.keep(shared_id, desk.questions.asking_of(asked), answer, refs, openly)
        try:
            ts = desk.standing(shared.shown, key)(place.channel_id, shared.message, thread_ts=place.thread_ts)
        except (PassingFault, PermanentFault):  # surely not posted: the next click is no double one
            desk.seen.release(click)
            raise
        desk.questions.begin_thread(shared_id, place.thread_ts or ts)
        if place.response_url:
            kept = answer_message(answer, Footing(asked_id, offset, note="Shared in this channel."))
            desk.slack.respond(place.response_url, kept, replace=True)


def _again(desk: Desk, asked: Asked, ceiling: Tlp, offset: int) -> Answer:
    return with_names(desk.questions.again(asked, ceiling=ceiling, offset=offset), desk.people.name, ceiling)
