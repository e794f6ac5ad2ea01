"""What stands around an answer of the past: as of when it is given, and what readers were told of its records since."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers.answer import Answer, Finding
from bot.answers.loading import entry
from bot.answers.looking_back import AsOf
from bot.answers.privacy import masked
from bot.answers.query import Intent
from bot.answers.search import Search
from bot.answers.wording import sentence
from bot.register.dates import spoken
from bot.register.history.past import Since, since
from bot.register.vocabulary import News

_SAYS_NOTHING_OF_THE_REGISTER = frozenset({Intent.HELP, Intent.UNKNOWN})


def as_it_stood(search: Search, answer: Answer, as_of: AsOf, zone: ZoneInfo) -> Answer:
    """Say in an answer as of when it is given; `search` sees the register as it stood then."""
    if answer.intent in _SAYS_NOTHING_OF_THE_REGISTER:
        return answer
    stood = f"as the register stood {as_of.said}"
    if not has_entries(search.session):
        answer = replace(answer, headline="Nothing was recorded in Rapporteur yet.", assumptions=(), suggestions=())
    told_since = since(search.session, [finding.record_id for finding in answer.findings])
    return replace(
        answer,
        headline=f"{stood[0].upper()}{stood[1:]}: {answer.headline}",
        understood=f"{answer.understood} · {stood}" if answer.understood else "",
        findings=tuple(_with_what_came(search, each, told_since.get(each.record_id), zone) for each in answer.findings),
    )


def has_entries(session: Session) -> bool:
    """Tell whether anything at all was recorded at the moment that a session sees."""
    return session.scalar(select(entry.c.id).limit(1)) is not None


def _with_what_came(search: Search, finding: Finding, last: Since | None, zone: ZoneInfo) -> Finding:
    """Tell whoever reads what was said then what has become of it: a correction has to reach them too."""
    if last is None:
        return finding
    on = spoken(last.at.astimezone(zone).date())
    if last.news is News.WITHDRAWN:
        came = sentence(f"Withdrawn after that, on {on}: {masked(last.why, search.lexicon)}")
    else:
        came = f"Changed after that, the last time on {on}: ask for “history of {finding.ref}”."
    return replace(finding, notes=(came, *finding.notes))
