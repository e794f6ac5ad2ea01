"""The table of the Web API's methods: each family of them adds its own."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.arguments import Arguments
from bot.sandbox.stage import Stage
from bot.sandbox.workspace import Json

Handler = Callable[[Stage, Arguments], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: what it does, the scopes of which one is needed, and the credential asked for ("bot", "app", "none")."""

    name: str
    handler: Handler
    scopes: tuple[str, ...]
    credential: str


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, credential: str = "bot") -> Callable[[Handler], Handler]:
    """Enter a function in the table; its result is the response without `ok`."""

    def enter(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, scopes, credential)
        return handler

    return enter
