"""The moment as of which a question is to be answered: read from an option, or from the words of the question itself.

Only words that speak of the register look back: "as recorded on …", "according to the register on …", "what did the register
say on …". Any other date in a question is one of the things that it asks about.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answers.understanding.dates import DateMention, YearFrom, date_mentions
from bot.answers.understanding.markup import plain
from bot.errors import RapporteurError
from bot.register.dates import spoken
from bot.register.folding import fold_with_offsets

_LATEST = "latest records"
"""What is asked for where a question asks only what the register said."""


class CannotLookBackError(RapporteurError):
    """A moment that can't be read, or that has not come."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """A past moment, the day it lies on in the reader's zone, and how it is said: `at the end of 5 November 2026`."""

    moment: datetime
    day: date
    said: str


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A question without the words that look back, and the moment they name; or what is wrong with it, and a better one."""

    question: str
    as_of: AsOf | None = None
    fault: str = ""
    better: str = ""


def read_moment(typed: str, zone: ZoneInfo, now: datetime) -> AsOf:
    """Read a date, which means its end, or a moment such as 2026-11-05T14:30; raise CannotLookBackError for any other."""
    text = typed.strip()
    try:
        at = datetime.fromisoformat(text)
        found = _end_of(at.date(), zone) if len(text) <= len("2026-11-05") else _at(at, zone)
    except (ValueError, OverflowError) as error:
        raise CannotLookBackError(
            f"“{text}” is no moment to look back to.", cure="Write a date such as 2026-11-05, or a moment: 2026-11-05T14:30."
        ) from error
    today = now.astimezone(zone).date()
    if found.day > today or (found.moment > now and found != _end_of(today, zone)):
        raise CannotLookBackError(_not_yet(found), cure="Name a moment that is past.")
    return found


def looked_back(question: str, zone: ZoneInfo, today: date) -> LookedBack:
    """Tell as of when a question is asked; where its words don't look back, it comes back as it is."""
    text = plain(question)
    folded, offsets = fold_with_offsets(text)
    folded = _ISO_MOMENT.sub(r"\1 \2", folded)
    mentions = date_mentions(folded, today)
    line = _marked(folded, mentions)
    found = next((match for form in _FORMS if (match := form.search(line))), None)
    if found is None:
        unread = _UNREAD.search(line)
        if unread is None:
            return LookedBack(question)
        typed = text[offsets[unread.start("unread")] : offsets[unread.end("unread")]].strip()
        return LookedBack(question, fault=f"“{typed}” was not understood as a day. Write it as in 5 November 2026.")
    mention = next(each for each in mentions if each.start == found.start("date"))
    start, end = offsets[mention.start], offsets[mention.end]
    typed = text[start:end].strip()
    if mention.readings or mention.unread:
        ways = " or ".join(spoken(each.last) for each in mention.readings if each.last)
        wrong = f"can be {ways}" if ways else "was not understood as a day"
        return LookedBack(question, fault=f"“{typed}” {wrong}. Write it as in 5 November 2026.")
    day, has_year = _day_of(folded[mention.start : mention.end], mention, today)
    if not has_year:
        fault = f"“{typed}” of which year? A year is never guessed when looking back."
        return LookedBack(question, fault=fault, better=f"{text[:start]}{typed} {day.year}{text[end:]}")
    clock = found["clock"] or found["later"]
    as_of = _at(datetime.combine(day, time.fromisoformat(clock.zfill(5))), zone) if clock else _end_of(day, zone)
    if as_of.day > today:
        return LookedBack(question, fault=_not_yet(as_of))
    return LookedBack(_rest(text, found, offsets), as_of)


def _day_of(folded: str, mention: DateMention, today: date) -> tuple[date, bool]:
    """Give the last day of a time, and tell whether the words leave its year open.

    The words are read by themselves: in a question "as of" opens the end of what follows it.
    """
    latest = mention.yearless.latest(today) if mention.yearless else None
    alone = latest or next((each.span for each in date_mentions(folded, today) if each.span), mention.span)
    has_year = mention.yearless is None and mention.year_from in {None, YearFrom.TODAY}
    return alone.last or alone.first or today, has_year


def _end_of(day: date, zone: ZoneInfo) -> AsOf:
    after = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return AsOf(after - timedelta(microseconds=1), day, f"at the end of {spoken(day)}")


def _at(at: datetime, zone: ZoneInfo) -> AsOf:
    local = at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)
    return AsOf(local.astimezone(UTC), local.date(), f"at {local:%H:%M} on {spoken(local.date())}")


def _not_yet(as_of: AsOf) -> str:
    said = as_of.said.removeprefix("at the end of ").removeprefix("at ")
    return f"{said[0].upper()}{said[1:]} has not come yet; the register can only be looked back at."


def _marked(folded: str, mentions: list[DateMention]) -> str:
    for each in mentions:
        folded = folded[: each.start] + _DAY * (each.end - each.start) + folded[each.end :]
    return folded


def _rest(text: str, found: re.Match[str], offsets: list[int]) -> str:
    """Give a question without the words that looked back."""
    subject = found.groupdict().get("subject")
    if subject is not None:
        return text[offsets[found.start("subject")] : offsets[found.end("subject")]].strip()
    before, after = text[: offsets[found.start()]], text[offsets[found.end()] :]
    rest = re.sub(r"\s+(?=[?!.,])", "", " ".join(f"{before.rstrip(' ,;:(')} {after.lstrip(' ,;:)')}".split()))
    return rest if re.search(r"\w", rest) else _LATEST


_DAY = "\x01"
"""Stands for each character of a date in a text that is looked through."""
_ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)t(\d\d:\d\d)(?::\d\d)?")
_REGISTER = r"(?:the register|rapporteur)"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_ON = (
    rf"(?:\s+(?:back )?(?:on|at|in|by|as of|as at))?(?:\s+(?P<clock>{_HOUR})(?:\s+on)?)?(?:\s+the)?(?:\s+end of)?(?:\s+the)?"
    rf"\s+(?P<date>{_DAY}+)(?:\s*,?(?:\s+at)?\s+(?P<later>{_HOUR})\b)?"
)
_SAID = r"(?:say|show|hold|have|list|contain|know|record)"
_ABOUT = r"(?:about|on|regarding|concerning|of|for)"
_LOOKING = (
    rf"according to {_REGISTER}(?: as (?:it stood|recorded))?",
    rf"as (?:it was |was |they were |were )?recorded(?: in {_REGISTER})?",
    rf"as {_REGISTER} (?:stood|was|read)",
    r"(?:(?:in|from) )?the register as (?:it )?(?:stood|was)",
    r"(?:(?:in|from) )?the register(?= (?:on|as of|as at|at the end of) )",
    r"looking back (?:to|at)",
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\bwhat did (?:{_REGISTER} )?{_SAID}{_ON}(?:\s+{_ABOUT}\b)?",
        rf"\bdid {_REGISTER} {_SAID}{_ON}",
        rf"\b(?:{'|'.join(_LOOKING)}){_ON}",
        rf"^\W*what did {_REGISTER} {_SAID}\s+{_ABOUT}\s+(?P<subject>[^{_DAY}]+?){_ON}\W*$",
    )
)
_UNREAD = re.compile(
    rf"\b(?:{'|'.join(_LOOKING)}|did {_REGISTER} {_SAID}) (?:on|as of|as at|at) (?P<unread>[^,:;?{_DAY}]*\d[^,:;?]*)"
)
