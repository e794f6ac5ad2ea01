"""What Rapporteur does when told a verb instead of asked a question."""

from collections.abc import Callable

from bot.register.vocabulary import Kind
from bot.slack.desk import Desk
from bot.slack.listeners.digesting import post_digests
from bot.slack.listeners.editing.record_menu import offer_menu, open_menu
from bot.slack.listeners.editing.recording import offer_form, open_or_go_on
from bot.slack.listeners.editing.requests import correct
from bot.slack.listeners.roles import by_words, show_roles
from bot.slack.listeners.subscribing import show_list, subscribe, unsubscribe
from bot.slack.listeners.unanswered import show_list as show_unanswered
from bot.slack.place import Place, reply
from bot.slack.verbs import NOT_YET, Verb, recorded_kind, ref_in
from bot.slack.views.blocks import notice
from bot.slack.views.editing.review import queue_message
from bot.slack.views.feedback import judged_said
from bot.slack.views.help import help_message
from bot.slack.views.status import status_message

_DAYS_JUDGED = 30
_WHICH = "Say which record by its number, such as: edit ALL-0017"


def do(desk: Desk, verb: Verb, text: str, place: Place, *, said: str, trigger_id: str | None) -> None:
    """Do what the verb says, or tell why not. `trigger_id` is there where a form may be opened at once.

    `said` is the text as Slack sent it, with the ids of whom it mentions.

    What a verb has to say is for whoever typed it, but for what a channel is subscribed to.
    """
    if verb is Verb.SUBSCRIBE:
        subscribe(desk, text, place, trigger_id)
    elif verb is Verb.UNSUBSCRIBE:
        unsubscribe(desk, text, place)
    elif verb is Verb.ROLE:
        by_words(desk, said, place.whispered(), trigger_id)
    elif verb is Verb.CORRECT:
        correct(desk, text, place, trigger_id)
    elif verb is Verb.EDIT and not ref_in(text)[0]:
        reply(desk.slack, place.whispered(), notice(_WHICH))
    elif verb is Verb.EDIT and trigger_id:
        open_menu(desk, place, trigger_id, ref_in(text)[0])
    elif verb is Verb.EDIT:
        offer_menu(desk, place, ref_in(text)[0])
    elif verb in NOT_YET:
        reply(desk.slack, place.whispered(), notice(NOT_YET[verb]))
    elif verb is Verb.RECORD and trigger_id:
        open_or_go_on(desk, place, trigger_id, recorded_kind(text))
    elif verb is Verb.RECORD:
        offer_form(desk, place.whispered(), recorded_kind(text) or Kind.POSITION)
    else:
        _DEEDS[verb](desk, place.whispered())


def _help(desk: Desk, place: Place) -> None:
    reply(desk.slack, place, help_message(desk.person(place.user_id), by_words=place.is_direct or bool(place.thread_ts)))


def _status(desk: Desk, place: Place) -> None:
    person = desk.person(place.user_id)
    ceiling = desk.people.ceiling(person, place.channel_id)
    said = (
        (*desk.people.roles.faults(), *judged_said(desk.questions.judged(_DAYS_JUDGED), _DAYS_JUDGED)) if person.admin else ()
    )
    reply(desk.slack, place, status_message(person, ceiling, desk.health(), desk.subscriptions.configured(), said))


def _review(desk: Desk, place: Place) -> None:
    person = desk.person(place.user_id)
    person.require(person.may_review, "review", "reviewers and admins")
    reply(desk.slack, place, queue_message(desk.reviewing.waiting(person.user_id), person.user_id))


def _digest(desk: Desk, place: Place) -> None:
    reply(desk.slack, place, notice(post_digests(desk, desk.person(place.user_id))))


_DEEDS: dict[Verb, Callable[[Desk, Place], None]] = {
    Verb.HELP: _help,
    Verb.STATUS: _status,
    Verb.REVIEW: _review,
    Verb.DIGEST: _digest,
    Verb.SUBSCRIPTIONS: show_list,
    Verb.ROLES: show_roles,
    Verb.FEEDBACK: show_unanswered,
}
