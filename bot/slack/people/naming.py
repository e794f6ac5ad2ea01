"""The people of the workspace in a history, by their names."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.log import FROM_SLACK
from bot.register.vocabulary import Tlp
from bot.slack.people.roles import MEMBERS_CEILING
from bot.slack.text import is_user_id


def with_names(answer: Answer, name_of: Callable[[str], str], ceiling: Tlp) -> Answer:
    """Name whoever did something in Slack, in plain words that ping nobody; to members only, else it stays "somebody"."""
    if not answer.log or ceiling is not MEMBERS_CEILING:
        return answer

    def named(who: str) -> str:
        name = name_of(who.removeprefix(FROM_SLACK)) if who.startswith(FROM_SLACK) else who
        return who if is_user_id(name) else name

    return replace(answer, log=tuple(replace(entry, who=named(entry.who)) for entry in answer.log))


_IN_SLACK = re.compile(rf"{re.escape(FROM_SLACK)}([UW][A-Z0-9]{{2,}})")


def named_in(text: str, name_of: Callable[[str], str]) -> str:
    """Put people's names into a sentence of the register, which knows them by their ids, for those who record and review."""
    return _IN_SLACK.sub(lambda found: name_of(found[1]), text)
