"""Answers about treaties themselves: who is bound, since when, and what a treaty says."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from bot.answers.loading import link, record
from bot.answers.wording import ACTION_WORDS, listed
from bot.names.lexicon import Lexicon, NamedEntry
from bot.register.dates import FuzzyDate, spoken
from bot.register.model import Coverage, Treaty, TreatyAction, Weapon
from bot.register.reading import visible
from bot.register.treaty_status import PARTIES, TreatyStatus, status_on, statuses_on
from bot.register.vocabulary import SUSPENSION_CLAIMED, Action, PartyStatus, Role, Tlp

_STATUS_LINES = {
    PartyStatus.STATE_PARTY: "{state} {was} a State Party to the {treaty} on {on}{since}.",
    PartyStatus.SIGNATORY: "{state} had signed the {treaty} by {on}{since}, and was not bound by it.",
    PartyStatus.NOT_PARTY: "{state} {was} not a party to the {treaty} on {on}, by what is recorded in Rapporteur.",
    PartyStatus.WITHDRAWAL_PENDING: (
        "{state} was still bound by the {treaty} on {on}; its withdrawal was deposited and takes effect on {effect}."
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

    def status(self, state: NamedEntry, treaty: NamedEntry, on: date) -> TreatyStatus:
        """Give a state's status on a day."""
        return status_on(self.session, state.id, treaty.id, on, self.ceiling)

    def states_with(self, treaty: NamedEntry, on: date, *statuses: PartyStatus) -> dict[NamedEntry, TreatyStatus]:
        """Give the states that have one of these statuses on a day, by name."""
        found = statuses_on(self.session, treaty.id, on, self.ceiling)
        named = {
            entry: status for each, status in found.items() if status.status in statuses and (entry := self.lexicon.get(each))
        }
        return dict(sorted(named.items(), key=lambda item: item[0].name))

    def has_actions(self, treaty: NamedEntry) -> bool:
        """Tell whether any state's action under the treaty is recorded at all; without one, no status can be computed."""
        return self.session.scalar(_any_action(self.ceiling), {"treaty": treaty.id}) is not None

    def action_date(self, record_id: int, action: Action | None, *, effect: bool) -> FuzzyDate | None:
        """Give the day that a question about a treaty action means: of effect where it asks so, else of the act itself."""
        found = self.session.get(TreatyAction, record_id)
        if found is None:
            return None
        if effect and found.effective is not None:
            return found.effective
        return found.decided if action is Action.DOMESTIC_DECISION else found.deposited or found.decided or found.effective

    def treaty(self, entry: NamedEntry) -> Treaty:
        """Read a treaty whole; raise LookupError where it is gone."""
        found = self.session.get(Treaty, entry.id)
        if found is None:
            raise LookupError(f"no treaty has the key {entry.key}")
        return found

    def coverage(self, weapon: NamedEntry) -> list[tuple[NamedEntry, NamedEntry, str | None]]:
        """Give the treaties that cover a weapon, its own or else those of what it stands under, with their notes."""
        for each in (weapon.id, *self.lexicon.above(weapon.id)):
            rows = self.session.execute(
                select(Coverage.treaty_id, Coverage.note).where(Coverage.weapon_id == each).order_by(Coverage.ordinal)
            )
            found = [(self.lexicon.named(each), self.lexicon.named(treaty), note) for treaty, note in rows]
            if found:
                return found
        return []

    def weapon(self, entry: NamedEntry) -> Weapon | None:
        """Read a weapon whole."""
        return self.session.get(Weapon, entry.id)


@cache
def _any_action(ceiling: Tlp) -> Select[Any]:
    linked = link.c.reference_id == bindparam("treaty"), link.c.role == Role.TREATY
    acted = select(record.c.id).join(link, link.c.record_id == record.c.id).where(*linked, record.c.action.is_not(None))
    return acted.where(visible(ceiling)).limit(1)


def status_line(state: NamedEntry, treaty: NamedEntry, status: TreatyStatus, on: date, today: date) -> str:
    """Say a state's status on a day in one sentence; a claimed suspension is said beside it, never instead of it."""
    since = f", since {status.since_bounds}" if status.since_bounds else ""
    effect = spoken(status.withdrawal_effective) if status.withdrawal_effective else "a day that is not recorded"
    line = _STATUS_LINES[status.status].format(
        state=state.name, treaty=treaty.name, on=spoken(on), since=since, effect=effect, was="is" if on == today else "was"
    )
    if SUSPENSION_CLAIMED in status.flags:
        line += (
            f" {state.name} says that it suspended the operation of the treaty; the effect of that is contested, and "
            f"it is no withdrawal."
        )
    return line


def status_value(state: NamedEntry, treaty: NamedEntry, status: TreatyStatus, on: date) -> dict[str, Any]:
    """Give a state's status as a computed answer."""
    since = status.withdrawal_effective if status.status is PartyStatus.WITHDRAWN else status.since
    return {
        "state": state.key,
        "treaty": treaty.key,
        "on": on.isoformat(),
        "status": status.status.value,
        "since": since.isoformat() if since else None,
        "flags": list(status.flags),
    }


def bound(statuses: dict[NamedEntry, TreatyStatus]) -> list[NamedEntry]:
    """Give those of the states that are bound."""
    return [state for state, status in statuses.items() if status.status in PARTIES]


def rule_said(rule: dict[str, Any] | None) -> str:
    """Say a rule of entry or withdrawal, as the register keeps it."""
    if not rule:
        return "The register holds no rule."
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
    return said + (f" (article {rule['article']})" if rule.get("article") else "")


def actions_said(actions: Sequence[Action]) -> str:
    """Say treaty actions."""
    return listed([ACTION_WORDS[action] for action in actions], "or")
