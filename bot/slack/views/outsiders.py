"""What guests and people of other organisations are told where they are to be shown nothing."""

from bot.slack.views import blocks as kit
from bot.slack.views.blocks import Message
from bot.slack.views.forms import View, sentence_form

_BARRED = "Rapporteur is set to show nothing to guests and people of other organisations. Ask a member of this workspace."
_UNKNOWN = "Slack does not tell Rapporteur just now who you are, so it can show you nothing. Try again in a minute."
_CLOSED = (
    "People of other organisations read in this channel, and Rapporteur is set to show them nothing. Ask by /rapporteur, which "
    "you alone see, or write to Rapporteur directly."
)


def barred_said(*, known: bool) -> str:
    """Say that somebody is shown nothing; `known`: Slack tells who they are."""
    return _BARRED if known else _UNKNOWN


def barred_message(*, known: bool) -> Message:
    """Say it in a conversation."""
    return kit.notice(barred_said(known=known))


def barred_form(*, known: bool) -> View:
    """Say it in a form's place."""
    return sentence_form("Rapporteur", barred_said(known=known))


def barred_home(*, known: bool) -> View:
    """Say it in App Home, which holds nothing else."""
    said = kit.rich(kit.section(kit.words(barred_said(known=known))))
    return {"type": "home", "blocks": [kit.header("Rapporteur"), said]}


def closed_message() -> Message:
    """Say to a member that nothing is shown for all to see in a channel."""
    return kit.notice(_CLOSED)
