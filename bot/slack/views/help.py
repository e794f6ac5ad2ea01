"""What Rapporteur is and what to type."""

from bot.slack.verbs import Verb
from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Block, Message
from bot.slack.views.ids import Act

EXAMPLES = (
    "What has the UN said about anti-personnel mines?",
    "What is alleged about Izium?",
    "Is Ukraine a party to the Ottawa Convention?",
    "How did states vote on A/RES/74/61?",
    "What is new this month?",
)
_WHAT = (
    "Rapporteur keeps a register of who said what, and who alleges what, under arms treaties, and answers from it with "
    "sources. It compiles; it does not determine violations."
)
_WAYS = (
    ("/positions United Nations cluster munitions", "what somebody has said"),
    ("/allegations Izium", "what is alleged, by whom, and what was answered"),
    ("/rapporteur is Ukraine a party to the Ottawa Convention", "any question"),
    ("@Rapporteur …", "the same in a channel or thread; or write to me directly"),
    ("/rapporteur record", "put a record in (recorders)"),
    ("/rapporteur review", "what waits for review (reviewers)"),
    ("/rapporteur digest", "post what is new at once (admins)"),
    ("/rapporteur status", "who you are here, and how Rapporteur is"),
)


def help_message() -> Message:
    """Say what can be asked and how."""
    return Message(f"{_WHAT} Ask for example: /allegations Izium", (*what_blocks(), kit.context(kit.plain(_later()))))


def what_blocks() -> tuple[Block, ...]:
    """Say what Rapporteur is and how to ask."""
    ways = kit.bullets([kit.words(typed, "code"), kit.words(f"  {meaning}")] for typed, meaning in _WAYS)
    return kit.rich(kit.section(kit.words(_WHAT))), kit.rich(ways)


def examples_block() -> Block:
    """Offer questions to click."""
    buttons = [kit.button(example, f"{Act.EXAMPLE}:{number}", str(number)) for number, example in enumerate(EXAMPLES)]
    return kit.actions("examples", buttons)


def _later() -> str:
    later = (Verb.SUBSCRIBE, Verb.UNSUBSCRIBE, Verb.SUBSCRIPTIONS, Verb.CORRECT, Verb.EXPORT, Verb.CHART)
    return f"Known, and not there yet: {', '.join(later)}."
