"""Who wants to be told what, and when: the subscriptions, and the drill's own judgement of what belongs to each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.answers.query import Query
from bot.digests.calendar import next_run
from bot.digests.filters import as_json
from bot.digests.model import Cadence, Subscription, SubscriptionState
from bot.register.model import Publication
from bot.register.vocabulary import Kind, Tlp
from tests.drill.ledger import Act
from tests.drill.material import KINDS, actor_key, place_key, treaty_key

ZONES = (
    "UTC", "Europe/Kyiv", "Europe/Vienna", "Europe/London", "America/New_York", "America/Havana", "America/St_Johns",
    "Asia/Tokyo", "Asia/Kathmandu", "Asia/Tehran", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Auckland",
    "Pacific/Kiritimati", "Pacific/Chatham", "America/Santiago",
)  # fmt: skip
_SHAPES = ("treaty", "actor", "place", "treaty of a kind", "treaty and actor", "everything of a kind")
_WEIGHTS = (10, 6, 6, 4, 2, 1)
_OPEN = {Tlp.CLEAR: ("CLEAR",), Tlp.GREEN: ("CLEAR", "GREEN")}


@dataclass(frozen=True, slots=True)
class Wish:
    """What one subscription asks for: records on all the names that are given, of a kind where one is given."""

    treaty: str | None = None
    actor: str | None = None
    place: str | None = None
    kind: str | None = None
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
        )

    @property
    def query(self) -> Query:
        """Give it as the filter of a subscription."""
        return Query(
            kinds=(Kind(self.kind),) if self.kind else (),
            treaties=(self.treaty,) if self.treaty else (),
            actors=(self.actor,) if self.actor else (),
            places=(self.place,) if self.place else (),
        )


def some_wish(chance: Random, number: int, names: int) -> Wish:
    """Make up a wish; the first wants everything."""
    ceiling = chance.choice((Tlp.GREEN, Tlp.GREEN, Tlp.CLEAR))
    if number == 0:
        return Wish(ceiling=Tlp.GREEN)
    (shape,) = chance.choices(_SHAPES, _WEIGHTS)
    treaty, actor, place = (key(chance.randrange(names)) for key in (treaty_key, actor_key, place_key))
    kind = chance.choice((*KINDS, "response"))
    match shape:
        case "treaty":
            return Wish(treaty=treaty, ceiling=ceiling)
        case "actor":
            return Wish(actor=actor, ceiling=ceiling)
        case "place":
            return Wish(place=place, ceiling=ceiling)
        case "treaty of a kind":
            return Wish(treaty=treaty, kind=kind, ceiling=ceiling)
        case "treaty and actor":
            return Wish(treaty=treaty, actor=actor, ceiling=ceiling)
        case _:
            return Wish(kind="treaty_action", ceiling=ceiling)


def subscribe(
    session: Session, chance: Random, count: int, names: int, channels: Sequence[str], now: dt.datetime
) -> dict[int, Wish]:
    """Make so many subscriptions at all times of the day and in all zones, and give what each wants."""
    made: dict[int, Wish] = {}
    floor = session.scalar(select(func.max(Publication.seq))) or 0
    for number in range(count):
        wish = some_wish(chance, number, names)
        zone, at = ZoneInfo(chance.choice(ZONES)), dt.time(chance.randrange(24), chance.choice((0, 15, 30, 45)))
        subscription = Subscription(
            channel=channels[number % len(channels)],
            cadence=Cadence.DAILY,
            local_time=at,
            zone=zone.key,
            filter=as_json(wish.query),
            ceiling=wish.ceiling,
            floor=floor,
            next_run_at=next_run(at, zone, now),
            state=SubscriptionState.ACTIVE,
            created_at=now,
        )
        session.add(subscription)
        session.flush()
        made[subscription.id] = wish
    return made
