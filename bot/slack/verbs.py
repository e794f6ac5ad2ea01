"""The words that /rapporteur, mentions and direct messages know beside questions."""

import re
from enum import StrEnum

from bot.digests.wishes.sentences import is_wish
from bot.register.vocabulary import REF_PREFIXES


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


_REF = re.compile(rf"\b({'|'.join(REF_PREFIXES.values())})-?0*(\d{{1,9}})\b", re.IGNORECASE | re.ASCII)
_IS_WRONG = re.compile(rf"{_REF.pattern} (is|are) (wrong|incorrect|mistaken|not (true|right|correct))\b", re.IGNORECASE)
_ALONE = (Verb.STATUS, Verb.RECORD, Verb.REVIEW, Verb.DIGEST, Verb.SUBSCRIPTIONS)
"""Words that also begin questions: "status of the Ottawa Convention". They count only when nothing follows."""

NOT_YET: dict[Verb, str] = {
    Verb.EXPORT: "Exports can't be made here yet. The operator can run “rapporteur export QUESTION --format md” "
    "(or csv, jsonl) and send you the file.",
    Verb.CHART: "Charts can't be drawn here yet. Ask “how many …” for a count, or for the list itself.",
}
"""What is told where a verb is known and not there yet: what it lacks, and what to do instead."""


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
    if verb is Verb.EDIT and not ref_in(text)[0]:
        return None
    return None if rest.strip() and verb in _ALONE else verb
