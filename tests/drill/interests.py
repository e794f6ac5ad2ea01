"""Who wants to be told what, and when: the subscriptions, and the drill's own judgement of what belongs to each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zoneinfo import ZoneInfo

from bot.answers.query import Query
from bot.digests.service import Digests
from bot.digests.wishes.rhythm import AT_ONCE, EVERY_DAY, WEEKDAYS, WEEKENDS, days_of
from bot.digests.wishes.wish import Wish
from bot.register.vocabulary import Kind, Tlp
from tests.drill.ledger import Act
from tests.drill.material import KINDS, actor_key, place_key, treaty_key

ZONES = (
    "UTC", "Europe/Kyiv", "Europe/Vienna", "Europe/London", "America/New_York", "America/Havana", "America/St_Johns",
    "Asia/Tokyo", "Asia/Kathmandu", "Asia/Tehran", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Auckland",
    "Pacific/Kiritimati", "Pacific/Chatham", "America/Santiago",
)  # fmt: skip
_SHAPES = ("treaty", "actor", "place", "treaty of a kind", "treaty and actor", "all treaty actions", "record")
_WEIGHTS = (10, 6, 6, 4, 2, 1, 3)
_RHYTHMS = (EVERY_DAY, WEEKDAYS, WEEKENDS, AT_ONCE)
_OPEN = {Tlp.CLEAR: ("CLEAR",), Tlp.GREEN: ("CLEAR", "GREEN")}


@dataclass(frozen=True, slots=True)
class Interest:
    """What one subscription asks for: records on all the names that are given, of a kind where one is given.

    `record` is the key of one that is followed, with what is answered to it.
    """

    treaty: str | None = None
    actor: str | None = None
    place: str | None = None
    kind: str | None = None
    record: str | None = None
    ceiling: Tlp = Tlp.GREEN

    def is_on(self, act: Act, about: Act | None) -> bool:
        """Tell whether a record belongs to it, as it is after an act; `about` is the allegation that a response answers.

        A response has no names of its own in this drill: it stands under those of its allegation.
        """
        named = about or act
        return (
            act.tlp in _OPEN[self.ceiling]
            and self.kind in {None, act.kind}
            and (about is None or about.tlp in _OPEN[self.ceiling])
            and self.treaty in {None, named.treaty}
            and self.actor in {None, named.actor}
            and self.place in {None, named.place}
            and self.record in {None, act.key, named.key}
        )

    @property
    def query(self) -> Query:
        """Give it as the filter of a subscription."""
        return Query(
            kinds=(Kind(self.kind),) if self.kind else (),
            treaties=(self.treaty,) if self.treaty else (),
            actors=(self.actor,) if self.actor else (),
            places=(self.place,) if self.place else (),
            refs=(self.record,) if self.record else (),
        )


def some_interest(chance: Random, number: int, names: int, records: Sequence[str]) -> Interest:
    """Make up an interest; the first is in everything."""
    if number == 0:
        return Interest()
    ceiling = chance.choice((Tlp.GREEN, Tlp.GREEN, Tlp.CLEAR))
    treaty, actor, place = (key(chance.randrange(names)) for key in (treaty_key, actor_key, place_key))
    match chance.choices(_SHAPES, _WEIGHTS)[0]:
        case "treaty":
            return Interest(treaty=treaty, ceiling=ceiling)
        case "actor":
            return Interest(actor=actor, ceiling=ceiling)
        case "place":
            return Interest(place=place, ceiling=ceiling)
        case "treaty of a kind":
            return Interest(treaty=treaty, kind=chance.choice((*KINDS, "response")), ceiling=ceiling)
        case "treaty and actor":
            return Interest(treaty=treaty, actor=actor, ceiling=ceiling)
        case "all treaty actions":
            return Interest(kind="treaty_action", ceiling=ceiling)
        case _:
            return Interest(record=chance.choice(records), ceiling=ceiling)


def subscribe(
    digests: Digests, chance: Random, wanted: Sequence[Interest], channels: Sequence[str], now: dt.datetime
) -> dict[int, Interest]:
    """Subscribe channels at all times of the day, in all rhythms and zones, and give what each subscription is interested in.

    A channel that is told the same already is only given another time, so there may be fewer.
    """
    made: dict[int, Interest] = {}
    for number, interest in enumerate(wanted):
        days = chance.choices((*_RHYTHMS, days_of([chance.randrange(7)])), (5, 2, 1, 1, 1))[0]
        at, zone = dt.time(chance.randrange(24), chance.choice((0, 15, 30, 45))), ZoneInfo(chance.choice(ZONES))
        wish = Wish(interest.query, "what the drill wants", days, at, zone)
        channel = channels[number % len(channels)]
        line = digests.subscribe(wish, channel=channel, owner=None, ceiling=interest.ceiling, now=now)
        made[line.id] = interest
    return made
