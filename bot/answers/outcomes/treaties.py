"""Answers about treaties themselves: who is bound, since when, and what a treaty says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, selectinload

from bot.answers.loading import link, record
from bot.answers.wording import listed, name_of
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.dates import FuzzyDate, spoken
from bot.register.folding import stems
from bot.register.listings import LISTED_NAME, UNKNOWN
from bot.register.model import Coverage, Treaty, TreatyAction, Weapon
from bot.register.reading import visible
from bot.register.treaties.status import TreatyStanding, TreatyStatus, effect_of, standing_on, status_on
from bot.register.vocabulary import PROVISIONAL, SUSPENSION_CLAIMED, Action, Kind, PartyStatus, Role, Tlp

_OF_TITLE = 4
"""A word of a provision's title tells so many times what one of its summary tells."""
_TOLD_APART = 3
"""A word of a summary tells nothing where one provision in so many has it."""
_STATUS_LINES = {
    PartyStatus.STATE_PARTY: "{state} {was} a State Party to the {treaty} on {on}{since}.",
    PartyStatus.SIGNATORY: "{state} had signed the {treaty} by {on}{since}, and was not bound by it.",
    PartyStatus.NOT_PARTY: "{state} {was} not a party to the {treaty} on {on}, by what is recorded in Rapporteur.",
    PartyStatus.WITHDRAWAL_PENDING: (
        "{state} was still bound by the {treaty} on {on}; its withdrawal was deposited and {takes} effect on {effect}."
    ),
    PartyStatus.WITHDRAWN: "{state} had left the {treaty} by {on}; its withdrawal took effect on {effect}.",
}


class Treaties:
    """What the register computes about treaties, for one reader in one transaction."""

    def __init__(self, session: Session, lexicon: Lexicon, ceiling: Tlp) -> None:
        """Keep the transaction, the names and the reader's ceiling."""
        self.session = session
        self.lexicon = lexicon
        self.ceiling = ceiling

    def entry(self, key: str) -> NamedEntry:
        """Give the entry with a key, called as answers call it; raise LookupError where there is none."""
        entry_id = self.lexicon.id_of(key)
        if entry_id is None:
            raise LookupError(f"no name has the key {key}")
        entry = self.lexicon.named(entry_id)
        return replace(entry, name=name_of(entry))

    def status(self, state: NamedEntry, treaty: NamedEntry, on: date) -> TreatyStatus:
        """Give a state's status on a day."""
        return status_on(self.session, state.id, treaty.id, on, self.ceiling)

    def standing(self, treaty: NamedEntry, on: date) -> TreatyStanding:
        """Give how every state of the register stands on a day."""
        return standing_on(self.session, treaty.id, on, self.ceiling)

    def named(self, states: Iterable[int]) -> list[NamedEntry]:
        """Give the names of states; one that is newer than the names is left out."""
        found = (entry for each in states if (entry := self.lexicon.get(each)))
        return [replace(entry, name=name_of(entry)) for entry in found]

    def objectors(self, status: TreatyStatus) -> list[NamedEntry]:
        """Give the states that object to a suspension that a state claims, by name."""
        return sorted(self.named(dict.fromkeys(each.state for each in status.objections)), key=lambda state: state.name)

    def with_suspensions(self) -> list[NamedEntry]:
        """Give the treaties that any state says it suspended."""
        return self.named(self.session.scalars(_suspended(self.ceiling)))

    def of_actions(self, record_ids: Iterable[int]) -> list[NamedEntry]:
        """Give the treaties under which some treaty actions are."""
        actions = filter(None, (self.session.get(TreatyAction, each) for each in record_ids))
        return self.named({treaty for action in actions for treaty in action.linked(Role.TREATY)})

    def has_actions(self, treaty: NamedEntry) -> bool:
        """Tell whether any state's action under the treaty is recorded at all; without one, no status can be computed."""
        return self.session.scalar(_any_action(self.ceiling), {"treaty": treaty.id}) is not None

    def last_act(self, treaty: NamedEntry) -> date | None:
        """Give the day of the latest act of a state under a treaty that is recorded; None where none is."""
        row = LISTED_NAME.c
        under = row.reference_id == treaty.id, row.role == Role.TREATY, row.kind == Kind.TREATY_ACTION
        acts = select(func.max(row.earliest)).where(*under, row.earliest != UNKNOWN, row.tlp.in_(self.ceiling.and_more_open))
        found: date | None = self.session.scalar(acts)
        return found

    def effect_date(self, record_id: int) -> FuzzyDate | None:
        """Give when a treaty action takes effect, as its source says or by the treaty's rules; None where neither tells."""
        return self.effect_dates([record_id]).get(record_id)

    def effect_dates(self, record_ids: Sequence[int]) -> dict[int, FuzzyDate | None]:
        """Give when each of some treaty actions takes effect, as `effect_date` does, read at once."""
        wanted = select(TreatyAction).where(TreatyAction.id.in_(record_ids)).options(selectinload(TreatyAction.links))
        actions = {found: found.linked(Role.TREATY) for found in self.session.scalars(wanted)}
        ids = {treaty for under in actions.values() for treaty in under}
        treaties = {treaty.id: treaty for treaty in self.session.scalars(select(Treaty).where(Treaty.id.in_(ids)))}
        return {
            found.id: next((effect_of(found, treaties[each]) for each in under if each in treaties), None)
            for found, under in actions.items()
        }

    def action_date(self, record_id: int, action: Action | None) -> FuzzyDate | None:
        """Give the day of a treaty action itself: of the decision at home where that is asked for, else of the deposit."""
        found = self.session.get(TreatyAction, record_id)
        if found is None:
            return None
        return found.decided if action is Action.DOMESTIC_DECISION else found.deposited or found.decided or found.effective

    def treaty(self, entry: NamedEntry) -> Treaty:
        """Read a treaty whole; raise LookupError where it is gone."""
        found = self.session.get(Treaty, entry.id)
        if found is None:
            raise LookupError(f"no treaty has the key {entry.key}")
        return found

    def coverage(self, weapon: NamedEntry) -> list[tuple[NamedEntry, NamedEntry, str | None]]:
        """Give the treaties that cover a weapon or what it stands under, with their notes: of each treaty the nearest."""
        chain = [weapon.id, *self.lexicon.above(weapon.id)]
        rows = self.session.execute(
            select(Coverage.weapon_id, Coverage.treaty_id, Coverage.note)
            .where(Coverage.weapon_id.in_(chain))
            .order_by(Coverage.ordinal)
        ).all()
        found: dict[int, tuple[NamedEntry, NamedEntry, str | None]] = {}
        for through, treaty, note in sorted(rows, key=lambda row: chain.index(row[0])):
            found.setdefault(treaty, (self.lexicon.named(through), self.lexicon.named(treaty), note))
        return list(found.values())

    def covered_below(self, weapon: NamedEntry, treaty: NamedEntry) -> list[NamedEntry]:
        """Give the kinds of a weapon that a treaty is recorded as covering, by name."""
        below = self.lexicon.below(weapon.id) - {weapon.id}
        rows = self.session.scalars(
            select(Coverage.weapon_id).where(Coverage.treaty_id == treaty.id, Coverage.weapon_id.in_(below))
        )
        return sorted(map(self.lexicon.named, set(rows)), key=lambda each: each.name)

    def weapon(self, entry: NamedEntry) -> Weapon | None:
        """Read a weapon whole."""
        return self.session.get(Weapon, entry.id)


@cache
def _any_action(ceiling: Tlp) -> Select[Any]:
    linked = link.c.reference_id == bindparam("treaty"), link.c.role == Role.TREATY
    acted = select(record.c.id).join(link, link.c.record_id == record.c.id).where(*linked, record.c.action.is_not(None))
    return acted.where(visible(ceiling)).limit(1)


@cache
def _suspended(ceiling: Tlp) -> Select[Any]:
    claimed = select(link.c.reference_id).join(record, record.c.id == link.c.record_id).where(link.c.role == Role.TREATY)
    return claimed.where(record.c.action == Action.SUSPENSION_CLAIMED, visible(ceiling)).distinct()


def status_line(
    state: NamedEntry, treaty: NamedEntry, status: TreatyStatus, on: date, today: date, objectors: Sequence[NamedEntry] = ()
) -> str:
    """Say a state's status on a day; what it claims, applies or has deposited is said beside it, never instead of it."""
    line = _STATUS_LINES[status.status].format(
        state=state.name,
        treaty=treaty.name,
        on=spoken(on),
        since=_since(status),
        effect=_effect(status),
        was="is" if on == today else "was",
        takes="took" if status.withdrawal_effective and status.withdrawal_effective <= today else "takes",
    )
    if status.binds_from:
        line += f" Its consent to be bound had been deposited, and binds it from {spoken(status.binds_from)}."
    if PROVISIONAL in status.flags:
        line += f" {state.name} declared that it applies the treaty provisionally."
    if SUSPENSION_CLAIMED in status.flags:
        objected = f" (objections are recorded of {listed([each.name for each in objectors])})" if objectors else ""
        line += (
            f" {state.name} says that it suspended the operation of the treaty; the effect of that is contested{objected}, and "
            f"it is no withdrawal."
        )
    return line


def _since(status: TreatyStatus) -> str:
    if status.since is None or status.since_bounds is None:
        return ""
    certain = status.since_bounds.earliest == status.since_bounds.latest
    return f", since {spoken(status.since)}" if certain else f", since {spoken(status.since)} at the latest"


def _effect(status: TreatyStatus) -> str:
    if status.withdrawal_effective is not None:
        return spoken(status.withdrawal_effective)
    known = status.withdrawal_bounds
    return f"a day that is open ({known.text})" if known is not None and known.text else "a day that is not recorded"


def status_value(
    state: NamedEntry, treaty: NamedEntry, status: TreatyStatus, on: date, objectors: Sequence[NamedEntry] = ()
) -> dict[str, Any]:
    """Give a state's status as a computed answer; days and objections are there where the status has any."""
    since = status.withdrawal_effective if status.status is PartyStatus.WITHDRAWN else status.since
    days = {"withdrawal_effective": status.withdrawal_effective, "binds_from": status.binds_from}
    return {
        "state": state.key,
        "treaty": treaty.key,
        "on": on.isoformat(),
        "status": status.status.value,
        "since": since.isoformat() if since else None,
        "flags": list(status.flags),
        **{name: day.isoformat() for name, day in days.items() if day},
        **({"objections": [each.key for each in objectors]} if objectors else {}),
    }


def rule_said(act: str, rule: dict[str, Any] | None) -> str:
    """Say in a sentence when an act takes effect, by the rule that the register keeps."""
    if not rule:
        return f"The register holds no rule on when {act} takes effect."
    number = int(rule.get("n", 0))
    unit = "days" if str(rule.get("rule")).startswith("days") else "months"
    said = f"{number} {unit} after the deposit"
    if rule.get("rule") == "first_day_of_nth_month_after":
        said = f"on the first day of month {number} after the month of the deposit"
    words = {3: "three", 6: "six", 12: "twelve"}
    if unit == "months" and number in words:
        said += f" ({words[number]} months)"
    if rule.get("not_during_conflict"):
        said += "; where the state is engaged in an armed conflict at that time, not before the end of the armed conflict"
    article = f" (article {rule['article']})" if rule.get("article") else ""
    return f"{act[:1].upper()}{act[1:]} takes effect {said}{article}."


def provisions_on(provisions: Sequence[dict[str, Any]], words: Iterable[str]) -> list[dict[str, Any]]:
    """Give the provisions that deal with what is asked, the one that does most first; none where none is told apart.

    A word of a title tells more than one of a summary, and one that stands in many provisions tells nothing.
    """
    asked = set(stems(" ".join(words)).split())
    titles, summaries = ([set(stems(str(each.get(part, ""))).split()) for each in provisions] for part in ("title", "summary"))
    told = [asked & (title | summary) for title, summary in zip(titles, summaries, strict=True)]
    bearers = Counter(word for each in told for word in each)
    most = max(len(provisions) // _TOLD_APART, 1)
    worth = [
        sum((_OF_TITLE if word in title else bearers[word] <= most) / bearers[word] for word in each)
        for each, title in zip(told, titles, strict=True)
    ]
    best = max(worth, default=0)
    if not best:
        return []
    ranked = sorted(range(len(provisions)), key=lambda at: -worth[at])
    return [provisions[at] for at in ranked if worth[at] * 2 > best]
