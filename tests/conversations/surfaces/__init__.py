"""Every way in which somebody can reach the bot, each with what it takes to go there, honestly or with a forged value.

A new id of a button, form, command or shortcut, and a new verb, need a line here: a test fails until they have one.
"""

from bot.slack.verbs import Verb
from bot.slack.views import forms, subscription_form
from bot.slack.views.ids import Act, Command, Form, Shortcut
from tests.conversations.surfaces.asking import ASKING
from tests.conversations.surfaces.kit import Surface
from tests.conversations.surfaces.recording import RECORDING
from tests.conversations.surfaces.review import REVIEW
from tests.conversations.surfaces.subscribing import SUBSCRIBING

SURFACES: tuple[Surface, ...] = (*ASKING, *RECORDING, *REVIEW, *SUBSCRIBING)


def in_need_of_a_line() -> set[str]:
    """Give every id that no surface is for."""
    known = {str(each) for surface in SURFACES for each in surface.covers}
    every = {str(each) for listed in (Act, Form, Command, Shortcut, Verb) for each in listed}
    return (every | {forms.NAMES, forms.READERS_NAMES, forms.KNOWN_NAMES, subscription_form.ZONES}) - known
