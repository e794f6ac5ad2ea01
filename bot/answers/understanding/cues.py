"""Patterns over a question's shape (folded words, `@n` a name, `#n` a time), where what a phrase means is not enough."""

import re


def words(*patterns: str) -> re.Pattern[str]:
    """Make a pattern that finds any of these as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


HELP = re.compile(
    r"(?:please )?(?:help|hi|hello|\?)(?: me)?(?: please)?|(?:what|how) (?:can|do|could|should) (?:i|we|you)(?: \w+)?"
    r" (?:ask|use|do|query)(?: you| this| for| it| the bot)*(?: here)?|(?:how does this work|what is this|who are you|aide"
    r"|ayuda)"
)
UNPUBLISHED = words(
    r"drafts?", r"unpublished", r"in review", r"amber", r"not yet (?:public|published)", r"confidential", r"internal notes?",
    r"(?:tlp|marked) red", r"red (?:ones|records)", r"system prompt", r"previous instructions",
)  # fmt: skip
HISTORY = words(
    r"history", r"log", r"changelog", r"versions?", r"revisions?", r"chang(?:e|ed|es)", r"edit(?:s|ed)", r"amend(?:ed|ments?)",
    r"correct(?:ed|ions?)", r"истори\w*", r"істор\w*", r"historial", r"historique",
)  # fmt: skip
"""What asks for the log of a record, where one is named."""
