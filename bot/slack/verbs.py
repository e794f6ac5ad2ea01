"""The words that /rapporteur, mentions and direct messages know beside questions."""

from enum import StrEnum

from bot.digests.wishes.sentences import is_wish
from bot.register.vocabulary import RECORD_KINDS, Kind
from bot.slack.views.ids import Command


class Verb(StrEnum):
    """What can be asked of Rapporteur besides a question."""

    HELP = "help"
    STATUS = "status"
    RECORD = "record"
    REVIEW = "review"
    DIGEST = "digest"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SUBSCRIPTIONS = "subscriptions"
    CORRECT = "correct"
    EXPORT = "export"
    CHART = "chart"
    ROLES = "roles"
    ROLE = "role"
    FEEDBACK = "feedback"


_ALONE = (Verb.STATUS, Verb.RECORD, Verb.REVIEW, Verb.DIGEST, Verb.SUBSCRIPTIONS, Verb.ROLES, Verb.FEEDBACK)
"""Words that also begin questions: "status of the Ottawa Convention". They count only when nothing follows.

`record` also counts before a kind.
"""

NOT_YET: dict[Verb, str] = {
    Verb.CORRECT: "Corrections can't be asked for here yet. Tell a reviewer the record's ref, such as ALL-0017, what is wrong "
    "with it, and a source.",
    Verb.EXPORT: "Exports can't be made here yet. The operator can run “rapporteur export QUESTION --format md” "
    "(or csv, jsonl) and send you the file.",
    Verb.CHART: "Charts can't be drawn here yet. Ask “how many …” for a count, or for the list itself.",
}
"""What is told where a verb is known and not there yet: what it lacks, and what to do instead."""


KIND_OF_COMMAND: dict[Command, Kind] = {Command.POSITIONS: Kind.POSITION, Command.ALLEGATIONS: Kind.ALLEGATION}
"""What the commands ask for that decide it, whatever words follow."""


def commanded(text: str) -> tuple[Kind | None, str]:
    """Read a message as a slash command where it is written as one: the kind that it decides, and the words.

    Slack takes no commands in threads and in an agent's view, and people type there what they type elsewhere.
    """
    first, _, rest = text.strip().partition(" ")
    name, words = first.lower(), rest.strip()
    if name in set(Command):
        return (KIND_OF_COMMAND.get(Command(name)) if words else None), words
    if f"/{name}".rstrip(":,") == Command.RAPPORTEUR and words and verb_of(words):
        return None, words
    return None, text


def recorded_kind(text: str) -> Kind | None:
    """Give the kind of record that "record an allegation" is to put in; None where none is named, or more is said."""
    words = text.strip().lower().rstrip(".!").split()[1:]
    named = " ".join(words[1:] if words[:1] in (["a"], ["an"]) else words)
    return next((kind for kind in RECORD_KINDS if named == kind.replace("_", " ")), None)


def verb_of(text: str) -> Verb | None:
    """Give the verb that a text is, or None where it is a question; no text at all asks for help.

    A whole sentence can be a verb: "tell me when ALL-0017 changes".
    """
    first, _, rest = text.strip().lower().partition(" ")
    if not first:
        return Verb.HELP
    first = first.rstrip(":,.!")
    if first not in set(Verb):
        return Verb.SUBSCRIBE if is_wish(text) else None
    verb = Verb(first)
    if verb is Verb.ROLE and rest.strip():  # "role of the UN in demining" is a question, "role @rita reviewer" none
        return verb if rest.lstrip().startswith("@") else None
    if verb is Verb.RECORD and recorded_kind(text):
        return verb
    return None if rest.strip() and verb in _ALONE else verb
