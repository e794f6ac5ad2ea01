"""The words that /rapporteur, mentions and direct messages know beside questions."""

import re
from enum import StrEnum

from bot.digests.wishes.sentences import is_wish
from bot.register.vocabulary import RECORD_KINDS, REF_PREFIXES, Kind
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
    EDIT = "edit"
    EXPORT = "export"
    CHART = "chart"
    ROLES = "roles"
    ROLE = "role"
    FEEDBACK = "feedback"


_REF = re.compile(rf"\b({'|'.join(REF_PREFIXES.values())})-?0*(\d{{1,9}})\b", re.IGNORECASE | re.ASCII)
_IS_WRONG = re.compile(rf"{_REF.pattern} (is|are) (wrong|incorrect|mistaken|not (true|right|correct))\b", re.IGNORECASE)
_ALONE = (Verb.STATUS, Verb.RECORD, Verb.REVIEW, Verb.DIGEST, Verb.SUBSCRIPTIONS, Verb.ROLES, Verb.FEEDBACK)
"""Words that also begin questions: "status of the Ottawa Convention". They count only when nothing follows.

`record` also counts before a kind.
"""

NOT_YET: dict[Verb, str] = {
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


def ref_in(text: str) -> tuple[str, str]:
    """Give the record that a text begins with, after its verb if it has one, and the rest; "" and all of it where none does."""
    rest = text.strip()
    if rest.split(maxsplit=1)[:1] and rest.split(maxsplit=1)[0].lower().rstrip(":,.!") in {Verb.CORRECT, Verb.EDIT}:
        rest = rest.partition(" ")[2].strip()
    found = _REF.match(rest)
    if found is None:
        return "", rest
    return f"{found[1].upper()}-{int(found[2]):04d}", rest[found.end() :].strip(" :,.-")


def verb_of(text: str) -> Verb | None:
    """Give the verb that a text is, or None where it is a question; no text at all asks for help.

    A whole sentence can be a verb: "tell me when ALL-0017 changes", "ALL-0017 is wrong: …".
    """
    first, _, rest = text.strip().lower().partition(" ")
    if not first:
        return Verb.HELP
    first = first.rstrip(":,.!")
    if _IS_WRONG.match(text.strip()):
        return Verb.CORRECT
    if first not in set(Verb):
        return Verb.SUBSCRIBE if is_wish(text) else None
    verb = Verb(first)
    if verb is Verb.ROLE and rest.strip():  # "role of the UN in demining" is a question, "role @rita reviewer" none
        return verb if rest.lstrip().startswith("@") else None
    if verb is Verb.RECORD and recorded_kind(text):
        return verb
    if verb is Verb.EDIT and rest.strip() and not ref_in(text)[0]:
        return None
    return None if rest.strip() and verb in _ALONE else verb
