"""What was put in of a record, in a few words for whoever reviews it: whom and what it names, its dates, its kind."""

from collections.abc import Iterator

from bot.names.lexicon import Lexicon
from bot.register.model import Allegation, Assessment, Position, Record, TreatyAction
from bot.register.vocabulary import Role

_ROLE_LABELS = {
    Role.SPEAKER: "by",
    Role.RESPONDER: "answered by",
    Role.BODY: "concluded by",
    Role.STATE: "state",
    Role.ON_BEHALF_OF: "on behalf of",
    Role.ALLEGED_BY: "alleged by",
    Role.ALLEGED_ACTOR: "alleged to have acted",
    Role.ABOUT: "about",
    Role.TREATY: "treaty",
    Role.WEAPON: "weapon",
    Role.PLACE: "place",
}


def details_of(record: Record, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the fields of a record that a reviewer compares with its sentence and its source."""
    marks = (f"TLP:{record.tlp}", f"sensitivity: {_spaced(record.sensitivity) if record.sensitivity else 'not set'}")
    return (*_named(record, lexicon), *_own(record), *marks)


def _named(record: Record, lexicon: Lexicon) -> Iterator[str]:
    for role, label in _ROLE_LABELS.items():
        entries = [lexicon.get(each) for each in record.linked(role)]
        if entries:
            yield f"{label}: {', '.join(entry.name for entry in entries if entry)}"


def _own(record: Record) -> Iterator[str]:
    """Give what only one kind of record has, behind when it was said."""
    if record.said:
        yield f"said: {record.said}"
    match record:
        case Position():
            yield f"stance: {_spaced(record.stance)}"
        case Allegation():
            if record.occurred:
                yield f"said to have occurred: {record.occurred}"
            yield from (f"act: {_spaced(record.act)}", f"status: {_spaced(record.status)}")
        case Assessment():
            yield f"conclusion: {_spaced(record.conclusion)}"
            if record.standard_of_proof:
                yield f"standard of proof: {record.standard_of_proof}"
        case TreatyAction():
            yield f"action: {_spaced(record.action)}"
            dates = (("decided", record.decided), ("deposited", record.deposited), ("in effect", record.effective))
            yield from (f"{name}: {when}" for name, when in dates if when)


def _spaced(word: str) -> str:
    return word.replace("_", " ")
