"""The corners of a state's course under a treaty: several instruments, those taken back, and days that are not known."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.register.dates import FuzzyDate
from bot.register.model import Treaty
from bot.register.treaties.course import Course, TreatyStatus
from bot.register.treaties.effect import Act
from bot.register.treaties.status import PARTIES
from bot.register.vocabulary import Action, PartyStatus, Precision, Relation

STATE, OBJECTOR = 1, 2
RULE = {"rule": "months_after", "n": 6}


def treaty(**fields: Any) -> Treaty:
    known: dict[str, Any] = {
        "entry_rule": RULE,
        "withdrawal_rule": {**RULE, "not_during_conflict": True},
        "in_force": FuzzyDate.day(date(1999, 3, 1)),
    }
    return Treaty(**{**known, **fields})


def course(*acts: Act, of: Treaty | None = None, objections: tuple[Act, ...] = ()) -> Course:
    against: dict[int, list[Act]] = {}
    for act in objections:
        against.setdefault(act.answers[0][0], []).append(act)
    return Course(acts, of or treaty(), against)


def act(
    number: int,
    action: str,
    deposited: str | None = None,
    *,
    decided: str | None = None,
    effective: str | None = None,
    contradicts: int | None = None,
    state: int = STATE,
) -> Act:
    days = [FuzzyDate.parse(day) if day else None for day in (decided, deposited, effective)]
    answers = ((contradicts, Relation.CONTRADICTS),) if contradicts else ()
    return Act(number, state, Action(action), days[0], days[1], days[2], answers)


JOINED = act(1, "accession", "2000-01-01")  # bound from 1 July 2000
LEFT = act(2, "withdrawal", "2010-01-31")  # out from 31 July 2010


@pytest.mark.parametrize(
    ("acts", "statuses"),
    [
        pytest.param(
            (JOINED, LEFT, act(3, "withdrawal", "2010-03-01")),
            {"2010-04-01": "withdrawal_pending", "2010-07-31": "withdrawn", "2012-01-01": "withdrawn"},
            id="a second withdrawal ends nothing more",
        ),
        pytest.param(
            (JOINED, LEFT, act(3, "accession", "2010-02-10")),
            {
                "2010-02-11": "withdrawal_pending",
                "2010-07-31": "withdrawn",
                "2010-08-09": "withdrawn",
                "2010-08-10": "state_party",
            },
            id="joining again while leaving leaves a gap of ten days",
        ),
        pytest.param(
            (act(1, "ratification", "1998-12-01"), act(2, "withdrawal", "1998-12-15", effective="1999-02-01")),
            {"1998-12-20": "not_party", "1999-02-01": "not_party", "1999-06-01": "not_party"},
            id="an instrument taken back before it took effect never binds",
        ),
        pytest.param(
            (JOINED, LEFT, act(3, "declaration", "2010-07-30", contradicts=2)),
            {"2010-07-29": "withdrawal_pending", "2010-07-30": "state_party", "2012-01-01": "state_party"},
            id="a withdrawal revoked on the day before its effect",
        ),
        pytest.param(
            (JOINED, LEFT, act(3, "declaration", "2010-07-31", contradicts=2)),
            {"2010-07-30": "withdrawal_pending", "2010-07-31": "withdrawn", "2012-01-01": "withdrawn"},
            id="on the day of the effect it is too late to revoke",
        ),
        pytest.param(
            (JOINED, LEFT, act(3, "declaration", "2010-03-01", contradicts=2), act(4, "withdrawal", "2015-01-01")),
            {"2010-08-01": "state_party", "2015-02-01": "withdrawal_pending", "2015-07-01": "withdrawn"},
            id="a withdrawal revoked, and another one years later",
        ),
        pytest.param(
            (JOINED, act(2, "withdrawal", decided="2010-01-31", effective="2010-12-01")),
            {"2010-02-01": "state_party", "2010-11-30": "state_party", "2010-12-01": "withdrawn"},
            id="the decision at home is no notification",
        ),
        pytest.param(
            (JOINED, act(2, "domestic_decision", decided="2010-01-31")),
            {"2010-02-01": "state_party", "2012-01-01": "state_party"},
            id="nor does it take effect",
        ),
        pytest.param(
            (JOINED, act(3, "signature", "2001-01-01")),
            {"2000-12-31": "state_party", "2001-01-01": "state_party"},
            id="a signature after the accession changes nothing",
        ),
        pytest.param(
            (act(3, "signature", "2000-01-01"), JOINED),
            {"1999-12-31": "not_party", "2000-01-01": "signatory", "2000-06-30": "signatory", "2000-07-01": "state_party"},
            id="signed and deposited on one day",
        ),
        pytest.param(
            (
                act(1, "accession", "2000-01-01", effective="2005-05-05"),
                act(2, "withdrawal", "2004-11-05", effective="2005-05-05"),
            ),
            {"2005-05-04": "not_party", "2005-05-05": "not_party", "2005-05-06": "not_party"},
            id="in and out on one day is never in",
        ),
        pytest.param(
            (act(1, "ratification", "1998-02-01", effective="1998-08-01"),),
            {"1998-12-31": "not_party", "1999-02-28": "not_party", "1999-03-01": "state_party"},
            id="no effect before the treaty is in force, whatever a source says",
        ),
        pytest.param(
            (LEFT,),
            {"2010-01-30": "not_party", "2010-01-31": "withdrawal_pending", "2010-07-31": "withdrawn"},
            id="a withdrawal of what is not recorded",
        ),
        pytest.param(
            (act(1, "accession", "2000-08-31"), act(2, "withdrawal", "2003-08-31")),
            {
                "2001-02-27": "not_party",
                "2001-02-28": "state_party",
                "2004-02-28": "withdrawal_pending",
                "2004-02-29": "withdrawn",
            },
            id="six months after the 31st end with the month",
        ),
        pytest.param(
            (act(1, "succession", "2006-10-23"),),
            {"2006-10-22": "not_party", "2006-10-23": "state_party"},
            id="a succession waits for no period",
        ),
        pytest.param(
            (JOINED, act(2, "withdrawal", "2010-01-31", effective="2010-07-31/9999-12-31")),
            {"2010-07-31": "withdrawal_pending", "2026-01-01": "withdrawal_pending"},
            id="held up by a conflict, with an open end",
        ),
    ],
)
def test_a_course(acts: tuple[Act, ...], statuses: dict[str, str]) -> None:
    states = course(*acts)
    assert {on: states.status(date.fromisoformat(on)).status.value for on in statuses} == statuses


def on(found: Course, day: str) -> TreatyStatus:
    return found.status(date.fromisoformat(day))


def test_since_is_the_beginning_of_the_unbroken_time() -> None:
    twice = course(JOINED, act(2, "ratification", "2003-01-01"))
    assert (str(on(twice, "2020-01-01").since), on(twice, "2020-01-01").actions) == ("2000-07-01", (1,))
    again = course(JOINED, LEFT, act(3, "accession", "2015-01-01"))
    assert (str(on(again, "2020-01-01").since), on(again, "2020-01-01").actions) == ("2015-07-01", (3,))
    no_gap = course(JOINED, LEFT, act(3, "accession", "2010-02-01", effective="2010-07-31"))
    assert str(on(no_gap, "2020-01-01").since) == "2000-07-01"


def test_a_consent_that_is_deposited_says_from_when_it_binds() -> None:
    signed = on(course(act(1, "signature", "1999-01-01"), act(2, "ratification", "2005-12-27")), "2006-01-01")
    assert (signed.status, str(signed.binds_from), signed.actions) == (PartyStatus.SIGNATORY, "2006-06-27", (1, 2))
    assert on(course(JOINED), "1999-12-31").binds_from is None
    assert on(course(JOINED), "2000-07-01").binds_from is None


def test_a_consent_that_may_be_deposited_is_shown_and_binds_from_no_day_yet() -> None:
    found = on(course(act(1, "accession", "2026")), "2026-11-24")
    assert (found.status, found.binds_from, found.actions) == (PartyStatus.NOT_PARTY, None, (1,))
    assert on(course(act(1, "accession", "2026")), "2025-12-31").actions == ()


def test_a_provisional_application_is_a_flag_until_the_state_is_bound_or_takes_it_back() -> None:
    applies = act(2, "provisional_application", "2000-02-01")
    flags = {day: on(course(JOINED, applies), day).flags for day in ("2000-01-31", "2000-02-01", "2000-06-30", "2000-07-01")}
    assert list(flags.values()) == [(), ("provisional_application",), ("provisional_application",), ()]
    taken_back = course(applies, act(3, "declaration", "2000-03-01", contradicts=2))
    assert on(taken_back, "2000-02-29").flags == ("provisional_application",)
    assert on(taken_back, "2000-03-01").flags == ()


def test_objections_to_a_claimed_suspension_count_from_the_day_they_were_made() -> None:
    claim = act(2, "suspension_claimed", "2025-07-18")
    known = act(3, "objection", decided="2025-08-01", contradicts=2, state=OBJECTOR)
    vague = act(4, "objection", decided="2025-07-18/2025-12-15", contradicts=2, state=OBJECTOR + 1)
    states = course(JOINED, claim, objections=(known, vague))
    found = {day: on(states, day) for day in ("2025-07-17", "2025-07-31", "2025-08-01", "2025-12-15")}
    assert [each.flags for each in found.values()] == [(), *[("suspension_claimed",)] * 3]
    assert [[each.action for each in status.objections] for status in found.values()] == [[], [], [3], [3, 4]]
    assert found["2025-08-01"].status is PartyStatus.STATE_PARTY
    assert "1 more state may have objected" in found["2025-08-01"].assumptions[0]
    assert found["2025-12-15"].assumptions == ()
    over = course(JOINED, claim, act(5, "declaration", "2026-02-01", contradicts=2), objections=(known,))
    assert (on(over, "2026-01-31").flags, on(over, "2026-02-01").flags) == (("suspension_claimed",), ())


@pytest.mark.parametrize("day", ["2010-07-30", "2010-08-01"])
def test_the_proviso_of_an_armed_conflict_is_said_before_and_after_the_effect(day: str) -> None:
    by_rule, as_said = course(JOINED, LEFT), course(JOINED, LEFT._replace(effective=FuzzyDate.parse("2010-07-31")))
    assert "armed conflict" in on(by_rule, day).assumptions[-1]
    assert on(as_said, day).assumptions == ()


@pytest.mark.parametrize(
    ("acts", "day", "said"),
    [
        ((act(1, "signature", "1997"),), "1997-12-03", "The day of the signature is not recorded"),
        ((JOINED, act(2, "withdrawal", "2010")), "2010-05-05", "The day of the withdrawal is not recorded: it was made"),
        (
            (act(1, "succession", "2006-10-23"),),
            "2020-01-01",
            "The succession took effect between 1 March 1999 and 23 October 2006",
        ),
    ],
)
def test_what_is_not_certain_is_said(acts: tuple[Act, ...], day: str, said: str) -> None:
    assert any(said in each for each in on(course(*acts), day).assumptions)


DAYS = st.dates(date(1995, 1, 1), date(2020, 12, 31))
KINDS = st.sampled_from(["accession", "ratification", "withdrawal", "signature"])


def bound_by_the_bare_rule(made: list[tuple[str, date]], day: date) -> bool:
    """Tell whether a consent is in effect that no withdrawal made on its day or later, and in effect, has ended."""
    later = timedelta(days=90)
    left = [each for kind, each in made if kind == "withdrawal" and each + later <= day]
    joined = [each for kind, each in made if kind in {"accession", "ratification"}]
    in_effect = [each for each in joined if max(each + later, date(1999, 3, 1)) <= day]
    return any(all(withdrawal < consent for withdrawal in left) for consent in in_effect)


@given(st.lists(st.tuples(KINDS, DAYS), max_size=6), st.lists(DAYS, min_size=1, max_size=6))
def test_who_joined_is_bound_until_a_later_withdrawal_takes_effect(made: list[tuple[str, date]], days: list[date]) -> None:
    rule = {"rule": "days_after", "n": 90}
    acts = [act(number, kind, day.isoformat()) for number, (kind, day) in enumerate(made, start=1)]
    states = course(*acts, of=treaty(entry_rule=rule, withdrawal_rule=rule))
    for day in days:
        found = states.status(day)
        if any("No consent" in each for each in found.assumptions):
            continue
        assert (found.status in PARTIES) == bound_by_the_bare_rule(made, day)
        assert found.since is None or found.since <= day


@given(DAYS, DAYS, st.integers(0, 400), st.integers(0, 400), st.randoms(), DAYS)
def test_what_is_said_of_days_not_known_holds_whichever_they_were(
    joined: date, left: date, slack: int, other_slack: int, chance: Any, day: date
) -> None:
    joined, left = min(joined, left), max(joined, left)

    def within(number: int, kind: str, first: date, length: int) -> tuple[Act, Act]:
        last = first + timedelta(days=length)
        vague = FuzzyDate(first, last, Precision.RANGE)
        exact = FuzzyDate.day(first + timedelta(days=chance.randint(0, length)))
        return tuple(Act(number, STATE, Action(kind), None, each, None) for each in (vague, exact))  # type: ignore[return-value]

    # A withdrawal is made after the consent; what is not known is only on which of these days each was made.
    slack = min(slack, (left - joined).days)
    vague, exact = zip(within(1, "accession", joined, slack), within(2, "withdrawal", left, other_slack), strict=True)
    said, real = course(*vague).status(day), course(*exact).status(day)
    assert said.is_uncertain or (said.status in PARTIES) == (real.status in PARTIES)
    assert said.status is not PartyStatus.WITHDRAWN or real.status not in PARTIES
