"""What treaties provide, as the register sums them up: articles, dates, rules of entry and leaving, and weapons covered."""

from typing import Any

from bot.answers.outcomes.case import Case
from bot.answers.outcomes.outcome import Outcome, date_value
from bot.answers.outcomes.treaties import Treaties, provisions_on, rule_said
from bot.answers.outcomes.treaty_cues import DEPOSITARY, DUTIES, FACT_DATES, JOINING, LEAVING, SCOPE
from bot.answers.query import Intent
from bot.answers.understanding.cues import Line, words
from bot.answers.understanding.meanings import Meaning
from bot.answers.wording import listed, many
from bot.names.lexicon import NamedEntry
from bot.register.dates import FuzzyDate
from bot.register.vocabulary import Activation

_HOW_LONG = words(r"long", r"soon", r"quickly", r"months?", r"years?", r"days?")
_RULES = words(
    r"destr\w*", r"stockpil\w*", r"clearance", r"deadlines?", r"notice", r"withdraw\w*", r"leav\w*", r"reservations?",
    r"depositar\w*",
)  # fmt: skip
"""What is asked of a treaty even where only the weapons are named that it is about."""
_MOST_TREATIES = 5
_ACTIVATIONS = {
    Activation.VICTIM: "the victim",
    Activation.COMMAND: "command",
    Activation.EITHER: "the victim or command",
}


class TreatyTexts:
    """Answers one question about what treaties say."""

    def __init__(self, case: Case) -> None:
        """Keep the parts; what a follow-up takes over from its thread is read with its own words."""
        self.treaties = Treaties(case.session, case.lexicon, case.search.ceiling)
        self.lexicon = case.lexicon
        self.query = case.query
        self.shape = case.understanding.shape
        self.nothing = case.nothing
        self.line = case.understanding.line
        if self.query.intent is Intent.TREATY_FACTS and self.query.text not in self.line:
            self.line = Line(f"{self.line} {self.query.text}")  # and for the ATT?

    def facts(self) -> Outcome:
        """Say what a treaty provides, as the register sums it up."""
        treaties = [self.treaties.entry(key) for key in self.query.treaties]
        treaty, weapons = next(iter(treaties), None), [self.treaties.entry(key) for key in self.query.weapons]
        if weapons and _RULES.search(self.line):  # by which day have cluster munitions to be destroyed
            found = dict.fromkeys(each[1].key for weapon in weapons for each in self.treaties.coverage(weapon))
            covering = [self.treaties.entry(key) for key in found]
            if covering and treaty not in covering:
                treaties, treaty, weapons = covering, covering[0], []
        told = [self._treaty_lines(each, has_weapon=bool(weapons)) for each in treaties]
        lines = [line for each, _ in told for line in each]
        value = told[0][1] if len(told) == 1 else None
        for weapon in weapons:
            lines += self._coverage_lines(weapon, treaty)
        if not lines and self.query.article:
            return Outcome(f"Article {self.query.article} of which treaty is not said: ask with the treaty's name.")
        if not lines:
            return self.nothing(self.query)
        return Outcome(
            lines[0], (), 0, value, notices=(*lines[1:], "Rapporteur sums a treaty up; the treaty's own text decides.")
        )

    def _treaty_lines(self, entry: NamedEntry, *, has_weapon: bool) -> tuple[list[str], dict[str, Any] | None]:
        treaty = self.treaties.treaty(entry)
        if self.query.article and len(self.query.treaties) == 1:
            found = [each for each in treaty.provisions or [] if each.get("article", "").casefold() == self.query.article]
            return [_provision(entry, each) for each in found] or [
                f"The register has no summary of article {self.query.article} of the {entry.name}."
            ], None
        asked = self.shape is not None and self.shape.means((Meaning.DURATION, Meaning.COUNT))
        takes_time = asked or _HOW_LONG.search(self.query.text)
        for name, pattern, said in FACT_DATES if not takes_time else ():
            dated: FuzzyDate | None = getattr(treaty, name)
            if pattern.search(self.line) and dated is not None:
                return [f"The {entry.name} {said} {dated}."], value_of(dated)
        if DEPOSITARY.search(self.line):
            return [
                f"The depositary of the {entry.name} is the {treaty.depositary}."
                if treaty.depositary
                else "No depositary is recorded."
            ], None
        provisions = provisions_on(treaty.provisions or [], self.query.text.split()) or treaty.provisions or []
        if DUTIES.search(self.line) and provisions:
            return [_provision(entry, each) for each in provisions], None
        if LEAVING.search(self.line):
            on_leaving = [each for each in treaty.provisions or [] if LEAVING.search(str(each.get("title", "")).casefold())]
            told = [_provision(entry, each) for each in on_leaving]
            if treaty.withdrawal_rule or not told:
                told.insert(0, rule_said(f"a withdrawal from the {entry.name}", treaty.withdrawal_rule))
            return told, None
        if JOINING.search(self.line):
            return [rule_said(f"a consent to be bound by the {entry.name}", treaty.entry_rule)], None
        if has_weapon and "article" not in self.line:
            return [], None
        return [_provision(entry, each) for each in provisions] or [f"{entry.name}: {treaty.full_name}."], None

    def _coverage_lines(self, weapon: NamedEntry, treaty: NamedEntry | None) -> list[str]:
        covered = self.treaties.coverage(weapon)
        about = [each for each in covered if treaty is None or each[1].id == treaty.id]
        if not about:
            others = f" It is recorded as covered by {listed([each[1].name for each in covered])}." if covered else ""
            if treaty is None:
                return [f"No treaty in Rapporteur is recorded as covering this: {weapon.name}."]
            said = f"{weapon.name} is not recorded as covered by the {treaty.name}.{others}"
            below = self.treaties.covered_below(weapon, treaty)
            if below:
                kinds = many([each.name for each in below])
                said = (
                    f"{weapon.name} is not recorded as covered by the {treaty.name} as such; of its kinds these are: {kinds}."
                )
            asked = provisions_on(self.treaties.treaty(treaty).provisions or [], self.query.text.split())
            return [*(_provision(treaty, each) for each in asked), said]
        own = self.treaties.weapon(weapon)
        how = _ACTIVATIONS.get(own.activation) if own and own.activation else None
        activation = f" It is recorded as activated by {how}." if how else ""
        lines = [f"{_covered(weapon, each[0], each[1])}{f': {each[2]}' if each[2] else ''}.{activation}" for each in about]
        return [*lines, *(line for each in about[:_MOST_TREATIES] for line in self._scope_lines(each[1]))]

    def _scope_lines(self, entry: NamedEntry) -> list[str]:
        """Give what the register has on what a treaty covers and forbids, and on what else is asked of it."""
        provisions = self.treaties.treaty(entry).provisions or []
        asked = provisions_on(provisions, self.query.text.split())
        scope = [each for each in provisions if SCOPE.search(str(each.get("title", "")).casefold())]
        return [_provision(entry, each) for each in (*asked, *(each for each in scope if each not in asked))]

    def date_of(self, entry: NamedEntry) -> Outcome:
        """Give the date of a treaty that a question asks for: by default, when it entered into force."""
        lines, value = self._treaty_lines(entry, has_weapon=False)
        if value is None:
            treaty = self.treaties.treaty(entry)
            if treaty.in_force is None:
                return Outcome(f"No day is recorded on which the {entry.name} entered into force.")
            return Outcome(f"The {entry.name} entered into force on {treaty.in_force}.", value=value_of(treaty.in_force))
        return Outcome(lines[0], (), 0, value)


def _covered(weapon: NamedEntry, through: NamedEntry, treaty: NamedEntry) -> str:
    """Say by which treaty a weapon is covered: itself, or what it stands under."""
    if through.id == weapon.id:
        return f"{weapon.name} is recorded as covered by the {treaty.name}"
    return f"{weapon.name} is recorded under {through.name}, which is recorded as covered by the {treaty.name}"


def _provision(treaty: NamedEntry, provision: dict[str, str]) -> str:
    return f"{treaty.name}, article {provision.get('article')} ({provision.get('title')}): {provision.get('summary')}"


def value_of(dated: FuzzyDate | None) -> dict[str, Any] | None:
    """Give a date as the value of an answer; None where it is open or unknown."""
    return date_value(dated.earliest, dated.latest) if dated is not None and dated.earliest is not None else None
