"""Subscriptions by words: made, listed and ended."""

from bot.digests.wishes.filters import UnreadWishError
from bot.digests.wishes.sentences import is_for_oneself, wish_in
from bot.slack.desk import Desk
from bot.slack.listeners.subscribed import announce, listed
from bot.slack.listeners.subscription_form import open_new
from bot.slack.place import Place, reply
from bot.slack.subscriptions import Subscribed
from bot.slack.views.subscriptions import (
    DID,
    Did,
    deleted_message,
    list_message,
    offer_message,
    subscribed_message,
    unread_message,
)

_ALL = frozenset({"", "all", "me", "us", "here"})


def subscribe(desk: Desk, text: str, place: Place, trigger_id: str | None) -> None:
    """Subscribe to what is wished; without words offer the form, which opens at once where a trigger is there."""
    words, for_oneself = wish_in(text), is_for_oneself(text)
    if not words and trigger_id:
        open_new(desk, place, trigger_id, for_oneself=for_oneself)
        return
    if not words:
        reply(desk.slack, place.whispered(), offer_message(for_oneself=for_oneself))
        return
    try:
        done = desk.subscriptions.subscribe_words(words, place.user_id, place.channel_id)
    except UnreadWishError as error:
        reply(desk.slack, place.whispered(), unread_message(error, words, for_oneself=for_oneself))
        return
    tell(desk, place, done)


def tell(desk: Desk, place: Place, done: Subscribed) -> None:
    """Tell who subscribed what was understood: in the open where the channel is concerned and the wish was said openly."""
    is_open = not place.private and place.channel_id == done.line.channel
    seen_by_all = is_open and place.new_thread  # the wish itself
    untold = "" if seen_by_all or done.came not in DID else announce(desk, place.user_id, DID[done.came], done.line)
    reply(desk.slack, place if is_open else place.whispered(), subscribed_message(done, untold=untold))


def unsubscribe(desk: Desk, text: str, place: Place) -> None:
    """End the subscription that is named, or list those that can be ended."""
    words = text.strip().partition(" ")[2].strip()
    if words.lower() in _ALL:
        show_list(desk, place)
        return
    number = desk.subscriptions.named(words, place.user_id, place.channel_id)
    line = desk.subscriptions.delete(number, place.user_id)
    untold = announce(desk, place.user_id, Did.DELETED, line)
    reply(desk.slack, place.whispered(), deleted_message(line, untold))


def show_list(desk: Desk, place: Place) -> None:
    """List what this conversation is told, and what whoever asks has subscribed elsewhere."""
    reply(desk.slack, place.whispered(), list_message(listed(desk, place.user_id, place.channel_id)))
