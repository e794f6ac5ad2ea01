"""What admins are told of questions that found nothing or did not help, and the missing names that they add."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.asked import Asked, recall
from bot.answers.log import FROM_SLACK
from bot.answers.privacy import masked
from bot.answers.unanswered import Listed, Period, deal_with, one_of, unanswered
from bot.clock import Clock
from bot.database import Database
from bot.errors import RapporteurError
from bot.names.adding import NotAddedError, add_name, check_name
from bot.names.keeper import LexiconKeeper
from bot.slack.client import SlackClient
from bot.slack.people.roles import People, Person
from bot.slack.views.forms import Typed
from bot.slack.views.unanswered import ENTRY, LANGUAGE, MEANT, NAME, list_message

WEEK = timedelta(days=7)
_WHY = "a name that was missing: a question with it was not understood"
_EVENT = "rapporteur_unanswered"


class ListGoneError(RapporteurError):
    """A button of a list whose question is not in it any more."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name as it was typed, and what it is to be a name of. `meant`: also where something else bears it."""

    text: str
    key: str
    lang: str | None
    meant: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a name: of what it is one now, and the question that lacked it."""

    entry: str
    asked: Asked


def read_name(typed: Mapping[str, Typed], kind: str) -> NewName:
    """Read the form for a missing name."""
    text, lang, entry = typed.get(NAME, ""), typed.get(LANGUAGE, ""), typed.get(f"{ENTRY}:{kind}", ())
    key = entry[0].value if isinstance(entry, tuple) and entry else ""
    said = " ".join(text.split()) if isinstance(text, str) else ""
    return NewName(said, key, lang.lower() if isinstance(lang, str) and lang else None, bool(typed.get(MEANT)))


class Unanswering:
    """Lists what was not answered, and mends it. Who may ask is for whoever calls: see `require_admin`."""

    def __init__(self, database: Database, lexicons: LexiconKeeper, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._lexicons = lexicons
        self._clock = clock
        self._zone = zone

    def last_week(self) -> Period:
        """Give the week up to now."""
        now = self._clock()
        return Period(now - WEEK, now)

    def listed(self, period: Period) -> Listed:
        """Give what there is of a period, in the bot's zone and without the names of private individuals."""
        with self._database.read() as session:
            found, lexicon = unanswered(session, period), self._lexicons.current(session)
        groups = (
            replace(
                each,
                question=masked(each.question, lexicon),
                unread=masked(each.unread, lexicon),
                reasons=tuple(masked(reason, lexicon) for reason in each.reasons),
                dealt_at=each.dealt_at and each.dealt_at.astimezone(self._zone),
            )
            for each in found.groups
        )
        here = Period(period.since.astimezone(self._zone), period.until.astimezone(self._zone))
        return replace(found, period=here, groups=tuple(groups))

    def words_of(self, asked_id: int) -> tuple[str, str]:
        """Give a question of a list, and what in it was not understood, without the names of private individuals.

        Raise ListGoneError where it is in none.
        """
        asked, unread = self._question(asked_id)
        lexicon = self._lexicons.current()
        return masked(asked.question, lexicon), masked(unread, lexicon)

    def _question(self, asked_id: int) -> tuple[Asked, str]:
        with self._database.read() as session:
            row, asked = one_of(session, asked_id), recall(session, asked_id)
            unread = row.unread if row else None
        if row is None or asked is None:
            raise ListGoneError("That question is in no list any more.", "Nothing was changed.", "Type: feedback")
        return asked, unread or ""

    def deal_with(self, asked_id: int, by: str) -> None:
        """Take a question, and all that are like it, for dealt with."""
        self._question(asked_id)
        with self._database.write() as session:
            deal_with(session, asked_id, by, self._clock())

    def faults_of(self, name: NewName) -> dict[str, str]:
        """Say what is wrong with a name by field, as far as that can be told at once; empty where it can be added."""
        try:
            check_name(self._lexicons.current(), name.key, name.text, meant=name.meant)
        except NotAddedError as error:
            return {MEANT if error.by_saying_so else NAME: f"{error.what} {error.cure}"}
        return {}

    def add(self, name: NewName, asked_id: int, by: str) -> Added:
        """Add a missing name, and take the questions that lacked it for dealt with; raise NotAddedError, ListGoneError."""
        asked, _ = self._question(asked_id)
        now = self._clock()
        with self._database.write() as session:
            entry = add_name(
                session,
                self._lexicons,
                name.key,
                name.text,
                lang=name.lang,
                meant=name.meant,
                who=f"{FROM_SLACK}{by}",
                why=_WHY,
                now=now,
            )
            deal_with(session, asked_id, by, now)
        return Added(entry.name, asked)


def require_admin(person: Person) -> None:
    """Raise NotAllowedError for whoever is no admin."""
    person.require(person.admin, "see which questions were not answered, or add names", "admins")


class WeeklyList:
    """The week's list as a direct message."""

    def __init__(self, unanswering: Unanswering, slack: SlackClient, people: People) -> None:
        self._unanswering = unanswering
        self._slack = slack
        self._people = people

    def post(self, user_id: str, since: datetime, until: datetime, key: str) -> str | None:
        """Write to somebody who is an admin at this moment, if there is anything to tell."""
        if not self._people.person(user_id).admin:
            return None
        listed = self._unanswering.listed(Period(since, until))
        if not listed.groups:
            return None
        metadata: dict[str, Any] = {"event_type": _EVENT, "event_payload": {"key": key}}
        return self._slack.post_once(user_id, list_message(listed, self._people.name), metadata=metadata)
