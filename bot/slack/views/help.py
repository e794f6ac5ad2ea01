"""What Rapporteur is and what to type."""

from bot.digests.wishes.filters import EXAMPLE
from bot.slack.people.roles import Person
from bot.slack.verbs import Verb
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.ids import Act, Command

EXAMPLES = (
    ("The UN on anti-personnel mines", "What has the UN said about anti-personnel mines?"),
    ("Allegations about Izium", "What is alleged about Izium?"),
    ("Ukraine and the mine ban", "Is Ukraine a party to the Ottawa Convention?"),
    ("Votes on A/RES/74/61", "How did states vote on A/RES/74/61?"),
    ("What is new this month?", "What is new this month?"),
)
"""Labels of buttons, of which Slack shows about 30 characters, and the questions they ask."""
_WHAT = (
    "Rapporteur keeps a register of who said what, and who alleges what, under arms treaties, and answers from it with "
    "sources. It compiles; it does not determine violations."
)
_QUESTIONS = (
    ("/positions United Nations cluster munitions", "what somebody has said"),
    ("/allegations Izium", "what is alleged, by whom, and what was answered"),
    ("/rapporteur is Ukraine a party to the Ottawa Convention", "any question"),
    ("/rapporteur history of ALL-0001", "what changed in a record, when and why"),
    ("/rapporteur as recorded on 5 November 2026: allegations in Izium", "what the register said then"),
    ("/rapporteur correct ALL-0001", "ask for a correction, if a record concerns you; also in the ⋯ under an answer"),
    ("@Rapporteur …", "the same in a channel or thread; or write to me directly"),
)
_SUBSCRIBING = (
    (EXAMPLE, "what is new, told to this channel"),
    ("/rapporteur subscribe", "the same in a form"),
    ("tell me when ALL-0001 changes", "told to you alone, at once; type it to me, or after @Rapporteur"),
    ("/rapporteur subscriptions", "what this channel and you are told: preview, pause, change, delete"),
)
_STATUS = ("/rapporteur status", "who you are here, and when the digest comes")
_NOT_THERE_YET = "Exports and charts are not there yet."


def help_message(person: Person, *, by_words: bool = False) -> Message:
    """Say what can be asked and done, and how; `by_words`: where Slack may take no commands."""
    blocks = (*what_blocks(person, by_words=by_words), kit.context(kit.plain(_NOT_THERE_YET)))
    return Message(f"{_WHAT} Ask for example: {_worded('/allegations Izium') if by_words else '/allegations Izium'}", blocks)


def what_blocks(person: Person, *, by_words: bool = False) -> tuple[Block, ...]:
    """Say what Rapporteur is, how to ask, and what else this person may do."""
    deeds = (
        (
            person.may_record,
            Verb.RECORD,
            "put a record in by form, or go on with what you began; or paste a text or link to me",
        ),
        (person.may_review, Verb.REVIEW, "what waits for review"),
        (person.admin, Verb.DIGEST, "post what is new at once"),
        (person.admin, Verb.ROLES, "who has which role; role @name reviewer gives one"),
        (person.admin, Verb.FEEDBACK, "questions that found nothing or did not help, and a button for missing names"),
    )
    edits = (("/rapporteur edit ALL-0001", "correct it, move its status, withdraw it"),) if person.may_record else ()
    own = ((f"/rapporteur {verb}", meaning) for allowed, verb, meaning in deeds if allowed)
    subscribing = () if person.outside else _SUBSCRIBING
    known = (*_QUESTIONS, *subscribing, *own, *edits, _STATUS)
    if by_words:
        known = tuple((_worded(typed), meaning) for typed, meaning in known if not typed.startswith("@"))
    ways = kit.bullets([kit.words(typed, "code"), kit.words(f"  {meaning}")] for typed, meaning in known)
    return kit.rich(kit.section(kit.words(_WHAT))), kit.rich(ways)


def _worded(command: str) -> str:
    """Give the words that do what a command does."""
    return command.removeprefix(Command.RAPPORTEUR).removeprefix("/").strip()


def examples_block() -> Block:
    """Offer questions to click."""
    buttons = [kit.button(label, f"{Act.EXAMPLE}:{number}", str(number)) for number, (label, _) in enumerate(EXAMPLES)]
    return kit.actions("examples", buttons)
