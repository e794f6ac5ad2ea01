"""Words of a follow-up that half say what they mean, said whole by what was asked before: *the cluster one*, *the 11th*."""

import calendar
import re
from datetime import date

from bot.answers.open_dates import year_of
from bot.answers.query import Query, Span
from bot.names.lexicon import Lexicon
from bot.register.dates import spoken
from bot.register.vocabulary import Kind

_ONE = re.compile(r"(?<=\bthe )((?:[\w-]+ ){1,3})one\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?=\W*(?:$|[,;?!.]|and\b|or\b))", re.IGNORECASE)
_AFTER = r"\b(?P<after>(?:in|on|from|of|for|since|until|till|by|before|after|during|en|de|du|в|с|до|з|у|від|від) )?"
_AS = r"\b(?! (?:as|that|when)\b)"
_THEN = {
    unit: re.compile(rf"{_AFTER}(?:that (?:same |very )?{unit}|(?:the )?same {unit}|{others}){_AS}", re.IGNORECASE)
    for unit, others in (
        ("year", r"cette année[- ]là|cette même année|ese (?:mismo )?año|том (?:же )?году|того (?:ж |самого )?року"),
        ("month", r"ce mois[- ]là|ce même mois|ese (?:mismo )?mes|том (?:же )?месяце|того (?:ж |самого )?місяця"),
        ("day", r"ce jour[- ]là|ce même jour|ese (?:mismo )?día|тот (?:же )?день|того (?:ж |самого )?дня"),
    )
}
"""*That year*, *the same month* – but not *the same year as Poland*."""
_NEXT = re.compile(rf"{_AFTER}the (?:next|following) year\b", re.IGNORECASE)
_LAST = re.compile(rf"{_AFTER}the (?:previous|preceding) year\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_ORGANS = {
    "Ministry of Foreign Affairs": re.compile(
        r"\b(?:(?:the|its|their|le|el) )?(?:foreign (?:ministry|office)|ministry of foreign affairs|MFA|МЗС|МИД|"
        r"minist[eè]re des affaires [eé]trang[eè]res|ministerio de (?:asuntos )?exteriores)\b",
        re.IGNORECASE,
    ),
    "Ministry of Defence": re.compile(
        r"\b(?:(?:the|its|their|le|el) )?(?:defen[cs]e ministry|ministry of defen[cs]e|MoD|міноборони|минобороны|"
        r"minist[eè]re de la d[eé]fense|ministerio de defensa)\b",
        re.IGNORECASE,
    ),
}
"""How the organs of a state are called where nobody says whose they are."""


def filled_in(question: str, before: Query, lexicon: Lexicon) -> str:
    """Name what a follow-up names by halves.

    The treaty that is meant by *the … one*, the ministry of the state that was asked about, the month of a
    day, and *that year*.
    """
    if before.treaties:
        question = _ONE.sub(lambda found: _treaty(found, lexicon), question)
    for organ, called in _ORGANS.items():
        if called.search(question) and (name := _own_organ(organ, question, before, lexicon)):
            question = called.sub(name, question)
    if not _A_YEAR.search(question):
        for unit, then in _THEN.items():
            if time := _time(before, unit):
                question = _dated_then(question, then, time, "on " if unit == "day" else "in ")
        if year := year_of(before):
            for then, other in ((_NEXT, year + 1), (_LAST, year - 1)):
                question = _dated_then(question, then, str(other), "in ")
    day = before.said.first or before.occurred.first or before.on
    return _DAY.sub(lambda found: _dated(found, day), question) if day else question


def _own_organ(organ: str, question: str, before: Query, lexicon: Lexicon) -> str | None:
    """Give the name of such an organ of the one state that was asked about, where the question names no other actor."""
    if any(match.by_kind.get(Kind.ACTOR) for match in lexicon.matches(question)):
        return None
    for keys in (before.speakers, before.actors):
        ids = [found for key in keys if (found := lexicon.id_of(key)) is not None]
        around = {each for found in ids for each in (*lexicon.below(found), *lexicon.above(found))}
        organs = [entry.name for each in around if (entry := lexicon.named(each)).name.startswith(f"{organ} of ")]
        if organs:
            return organs[0] if len(organs) == 1 else None
    return None


def _time(before: Query, unit: str) -> str | None:
    """Give the one year, month or day that was asked about before; None where it was none or several."""
    year = year_of(before)
    if unit == "year" or year is None:
        return str(year) if year else None
    span = before.said or before.occurred or Span(before.on, before.on)
    days = [day for day in (span.first, span.last) if day]
    if unit == "day":
        return spoken(days[0]) if span.first == span.last else None
    months = {day.month for day in days}
    return f"{calendar.month_name[months.pop()]} {year}" if len(months) == 1 else None


def _dated_then(question: str, then: re.Pattern[str], time: str, at: str) -> str:
    return then.sub(lambda found: f"{found['after'] or at}{time}", question)


def _treaty(found: re.Match[str], lexicon: Lexicon) -> str:
    named = f"{found[1]}convention"
    is_treaty = any(
        Kind.TREATY in match.by_kind and len(match.text) == len(named) for match in lexicon.matches(named, loose=True)
    )
    return named if is_treaty else found[0]


def _dated(found: re.Match[str], day: date) -> str:
    try:
        return f"on {spoken(day.replace(day=int(found[1])))}"
    except ValueError:  # that month has no such day
        return found[0]
