"""Private individuals are never named: not in a list of speakers, and not inside a sentence."""

from collections.abc import Callable

from bot.names.lexicon import Lexicon

PRIVATE = "a private individual"


def masking(lexicon: Lexicon) -> Callable[[str], str]:
    """Give what takes the names of private individuals out of any line, for rooms that know no names."""
    return lambda line: masked(line, lexicon)


def masked(line: str, lexicon: Lexicon) -> str:
    """Take the names of private individuals out of a line."""
    if not lexicon.has_private_individuals:
        return line
    for match in reversed(lexicon.matches(line)):
        if any(entry.is_private for entry in match.entries):
            line = line[: match.start] + (PRIVATE if match.start else PRIVATE.capitalize()) + line[match.end :]
    return line
