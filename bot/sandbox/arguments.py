"""Read the arguments of a Web API call, whether they came as JSON or as a form."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from bot.sandbox.refusal import RefusalError, invalid
from bot.sandbox.workspace import BOT_USER_ID, Channel, Json, Workspace

_NESTED = ("blocks", "view", "metadata", "attachments", "prompts", "files", "loading_messages")


def decode_nested(raw: Json) -> Json:
    """Decode the arguments that a form carries as JSON text; what can't be decoded stays text."""
    return {name: _decoded(value) if name in _NESTED else value for name, value in raw.items()}


def _decoded(value: object) -> object:
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@dataclass(frozen=True, slots=True)
class Arguments:
    """Give arguments by name in the type that a method expects; raises invalid_arguments otherwise."""

    raw: Json

    def has(self, name: str) -> bool:
        """Say whether an argument was given and isn't null."""
        return self.raw.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """Return an argument as text."""
        value = self.raw.get(name)
        if value is None:
            return default
        if isinstance(value, dict | list):
            raise invalid("invalid_arguments", [f"must provide a string [json-pointer:/{name}]"])
        return str(value)

    def required(self, name: str) -> str:
        """Return an argument that a method can't do without."""
        value = self.text(name)
        if not value:
            raise invalid("invalid_arguments", [f"missing required field: {name} [json-pointer:/]"])
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a boolean: true, "true", "1" and 1 are yes."""
        return self.raw[name] in (True, "true", "1", 1) if self.has(name) else default

    def number(self, name: str, default: int, *, most: int) -> int:
        """Return a whole number from 1 to `most`; more is taken for `most`."""
        text = self.text(name, str(default))
        if not text.lstrip("-").isdigit() or int(text) < 1:
            raise RefusalError("invalid_limit" if name == "limit" else "invalid_arguments")
        return min(int(text), most)

    def list_of(self, name: str) -> list[Any] | None:
        """Return a list, or None where it wasn't given."""
        value = self._given(name)
        if value is not None and not isinstance(value, list):
            error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
            raise invalid(error, [f"must provide an array [json-pointer:/{name}]"])
        return value

    def mapping(self, name: str) -> Json | None:
        """Return an object, or None where it wasn't given."""
        value = self._given(name)
        if value is not None and not isinstance(value, dict):
            raise invalid("invalid_arguments", [f"must provide an object [json-pointer:/{name}]"])
        return value

    def _given(self, name: str) -> object:
        value = self.raw.get(name)
        return None if value == "" else value

    def channel(self, workspace: Workspace, name: str = "channel") -> Channel:
        """Return the conversation that an argument names, as far as the bot can know of it; raises channel_not_found."""
        channel = workspace.find_channel(self.required(name))
        if channel is None or (channel.is_private and BOT_USER_ID not in channel.members):
            raise RefusalError("channel_not_found")
        return channel


def page(entries: list[Json], arguments: Arguments, *, default: int = 100, most: int = 1000) -> tuple[list[Json], Json]:
    """Return one page of a list and the response_metadata with the cursor of the next one ("" at the end)."""
    start = _offset(arguments.text("cursor"))
    end = start + arguments.number("limit", default, most=most)
    cursor = base64.b64encode(f"offset:{end}".encode()).decode() if end < len(entries) else ""
    return entries[start:end], {"next_cursor": cursor}


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "offset":
            return int(number)
    except (binascii.Error, ValueError):
        pass  # not one of ours: refused below
    raise RefusalError("invalid_cursor")
