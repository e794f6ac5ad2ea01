"""Enumerations whose members are read quickly."""

from enum import EnumType
from typing import TYPE_CHECKING, Any


class QuickMembers(EnumType):
    """Looks up a member in the enumeration itself first, and only then goes the long way.

    As in Python 3.12, which has no `EnumType.__getattr__` any more: for its sake 3.11 makes and calls a method at each look,
    and the rules on questions look at hundreds of members for each.
    """

    if not TYPE_CHECKING:  # or a misspelt member would pass for one
        __getattribute__ = object.__getattribute__

        def __getattr__(cls, name: str) -> Any:
            return type.__getattribute__(cls, name)
