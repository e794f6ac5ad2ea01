"""The shapes of the format's values, told from the types of `documents`, so that nobody keeps a list of fields by hand."""

import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

Annotation = Any
"""A type as a field of a document declares it: `Key`, `tuple[Citation, ...]`, `Text | None`."""

Change = Callable[[Annotation, str], str]
"""What makes of a text, known by its type, another one."""


def _origin(annotation: Annotation) -> Any:
    return get_origin(annotation)


def bare(annotation: Annotation) -> Any:
    """Give a type without the conditions that are attached to it."""
    return get_args(annotation)[0] if _origin(annotation) is Annotated else annotation


@cache
def alternatives(annotation: Annotation) -> tuple[Annotation, ...]:
    """Give what a value may be of, None aside: one type mostly, two for a date, a place or an alias."""
    if _origin(annotation) in (Union, types.UnionType):
        return tuple(found for each in get_args(annotation) if each is not types.NoneType for found in alternatives(each))
    return (annotation,)


def is_object(annotation: Annotation) -> bool:
    """Tell an object with fields of its own from a text, a number or a list."""
    kind = bare(annotation)
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


@cache
def fields(listed: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Give the fields of an object by name, in the order in which they are written."""
    return {each.name: each for each in msgspec.structs.fields(listed)}


@cache
def element(annotation: Annotation) -> Annotation | None:
    """Give what a list of any length is a list of; None for what is no such list."""
    kind = bare(annotation)
    inner = get_args(kind)
    return inner[0] if get_origin(kind) is tuple and inner[-1] is Ellipsis else None


def rewritten(annotation: Annotation, value: Any, change: Change) -> Any:
    """Give a value, as JSON has it, with each text in it changed."""
    for each in alternatives(annotation):
        if isinstance(value, dict) and is_object(each):
            known = fields(each)
            return {name: rewritten(known[name].type, entry, change) for name, entry in value.items()}
        if isinstance(value, list | tuple) and (of := element(each)) is not None:
            return [rewritten(of, entry, change) for entry in value]
        if isinstance(value, str) and not is_object(each):
            return change(each, value)
    return value
