"""Examples of what an import changes, for people who look before they leap."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.register import documents as docs
from bot.register.interchange.faults import one_line
from bot.register.vocabulary import Kind

MOST_EXAMPLES = 20
"""Of what is created, and as many of what is updated."""

_LONGEST = 80
"""Characters of a value in an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """An entry that is created, or with `fields` updated: what each field that changes was and becomes, None where absent."""

    kind: Kind
    key: str
    fields: dict[str, tuple[Any, Any]] | None = None

    @classmethod
    def of(cls, before: docs.Document | None, after: docs.Document) -> "Example":
        """Compare two editions of an entry."""
        if before is None:
            return cls(after.kind, after.key)
        was, becomes = docs.to_fields(before), docs.to_fields(after)
        names = [name for name in after.__struct_fields__ if was.get(name) != becomes.get(name)]
        return cls(after.kind, after.key, {name: (was.get(name), becomes.get(name)) for name in names})

    def __str__(self) -> str:
        """Say it in one line for a terminal."""
        if self.fields is None:
            return f"created: {self.kind} {self.key}"
        changes = (f"{name} {_short(was)} → {_short(becomes)}" for name, (was, becomes) in self.fields.items())
        return f"updated: {self.kind} {self.key}: {'; '.join(changes)}"

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON shows it; a value that is long stands as the beginning of its text."""
        entry = {"change": "created" if self.fields is None else "updated", "kind": self.kind.value, "key": self.key}
        if self.fields is None:
            return entry
        return {**entry, "fields": {name: [_bounded(was), _bounded(becomes)] for name, (was, becomes) in self.fields.items()}}


class Gathered:
    """The first examples of what is created and of what is updated, of each kind."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Kind, list[Example]]] = {"updated": {}, "created": {}}

    def add(self, editions: Iterable[tuple[docs.Document | None, docs.Document]]) -> None:
        """Take what there is still room for."""
        for before, after in editions:
            of_kind = self._kept["updated" if before else "created"].setdefault(after.kind, [])
            if len(of_kind) < MOST_EXAMPLES:
                of_kind.append(Example.of(before, after))

    def all(self) -> tuple[Example, ...]:
        """Give as many of each kind as there is room for: first what is updated, since that is what may surprise."""
        return tuple(
            example
            for kinds in self._kept.values()
            for of_kind in kinds.values()
            for example in of_kind[: MOST_EXAMPLES // len(kinds)]
        )


def _text(value: Any) -> str:
    return "nothing" if value is None else msgspec.json.encode(value).decode()


def _short(value: Any) -> str:
    text = one_line(_text(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _bounded(value: Any) -> Any:
    return value if len(_text(value)) <= _LONGEST else _short(value)
