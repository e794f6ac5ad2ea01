from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.database import Database
from bot.register.reading import id_of
from bot.register.treaties.status import TreatyStatus, parties_on, status_on, statuses_on
from bot.register.vocabulary import PartyStatus
from tests.register.material import PUBLISHED, REFERENCES, imported, treaty, treaty_action


def found(database: Database, state: str, treaty: str, on: str) -> TreatyStatus:
    with database.read() as session:
        state_id, treaty_id = id_of(session, state), id_of(session, treaty)
        assert state_id is not None
        assert treaty_id is not None
        return status_on(session, state_id, treaty_id, date.fromisoformat(on))


@pytest.mark.parametrize(
    ("state", "treaty", "on", "status", "since", "withdrawal_effective", "flags"),
    [
        ("ukr", "apmbc", "2023-11-02", "state_party", "2006-06-01", None, ()),
        ("ukr", "apmbc", "2006-06-01", "state_party", "2006-06-01", None, ()),
        ("ukr", "apmbc", "2006-05-31", "signatory", "1999-02-24", None, ()),
        ("ukr", "apmbc", "1999-02-23", "not_party", None, None, ()),
        ("ukr", "apmbc", "2026-11-22", "state_party", "2006-06-01", None, ("suspension_claimed",)),
        ("pol", "apmbc", "2025-12-01", "withdrawal_pending", "2025-08-20", "2026-02-20", ()),
        ("pol", "apmbc", "2025-08-19", "state_party", "2013-06-01", None, ()),
        ("pol", "apmbc", "2026-02-20", "withdrawn", "2026-02-20", "2026-02-20", ()),
        ("fin", "apmbc", "2026-11-22", "withdrawn", "2026-01-10", "2026-01-10", ()),
        ("ltu", "ccm", "2026-11-22", "withdrawn", "2025-03-06", "2025-03-06", ()),
        ("ltu", "ccm", "2025-01-01", "withdrawal_pending", "2024-09-06", "2025-03-06", ()),
        ("ken", "ccm", "2026-11-22", "signatory", "2008-12-03", None, ()),
        ("rus", "ccm", "2026-11-22", "not_party", None, None, ()),
    ],
)
def test_a_status_on_a_day(
    sample_database: Database,
    *,
    state: str,
    treaty: str,
    on: str,
    status: str,
    since: str | None,
    withdrawal_effective: str | None,
    flags: tuple[str, ...],
) -> None:
    status_found = found(sample_database, state, treaty, on)
    effective = status_found.withdrawal_effective
    assert (
        status_found.status,
        status_found.since and status_found.since.isoformat(),
        effective and effective.isoformat(),
        status_found.flags,
    ) == (status, since, withdrawal_effective, flags)


def test_the_deciding_record_comes_first(sample_database: Database) -> None:
    status = found(sample_database, "ukr", "apmbc", "2026-11-22")
    pending = found(sample_database, "pol", "apmbc", "2025-12-01")
    with sample_database.read() as session:
        assert status.actions == (id_of(session, "apmbc-ukr-ratification"), id_of(session, "apmbc-ukr-suspension"))
        assert pending.actions[0] == id_of(session, "apmbc-pol-withdrawal")


@pytest.mark.parametrize(
    ("treaty", "on", "count"),
    [
        ("apmbc", "1999-02-28", 0),
        ("apmbc", "1999-03-01", 45),
        ("ccm", "2010-08-01", 30),
        ("apmbc", "2026-11-22", 161),  # Lebanon deposited in 2026, on a day that is not recorded: not certain yet
        ("apmbc", "2027-06-01", 162),
        ("ccm", "2026-11-22", 111),
    ],
)
def test_how_many_are_bound_on_a_day(sample_database: Database, treaty: str, on: str, count: int) -> None:
    with sample_database.read() as session:
        treaty_id = id_of(session, treaty)
        assert treaty_id is not None
        assert len(parties_on(session, treaty_id, date.fromisoformat(on))) == count


def test_five_left_the_mine_ban(sample_database: Database) -> None:
    with sample_database.read() as session:
        treaty_id = id_of(session, "apmbc")
        assert treaty_id is not None
        tally = Counter(each.status for each in statuses_on(session, treaty_id, date(2026, 11, 22)).values())
    assert tally[PartyStatus.WITHDRAWN] == 5


@pytest.mark.parametrize(
    ("on", "status", "said"),
    [
        ("2016-06-30", "not_party", ()),
        ("2016-07-01", "not_party", ("between 1 July 2016 and 1 June 2017, and is counted from 1 June 2017",)),
        ("2017-05-31", "not_party", ("between 1 July 2016 and 1 June 2017, and is counted from 1 June 2017",)),
        ("2017-06-01", "state_party", ("took effect between 1 July 2016 and 1 June 2017; the day is not recorded",)),
    ],
)
def test_a_deposit_of_which_only_the_year_is_known_counts_once_it_is_certain(
    sample_database: Database, on: str, status: str, said: tuple[str, ...]
) -> None:
    cuba = found(sample_database, "cub", "ccm", on)
    assert cuba.status == status
    assert len(cuba.assumptions) == len(said)
    for part, assumption in zip(said, cuba.assumptions, strict=True):
        assert part in assumption


MONTHS: dict[str, Any] = {"rule": "months_after", "n": 6}


@pytest.mark.parametrize(
    ("rule", "deposited", "day_before", "first_day"),
    [
        ({"rule": "first_day_of_nth_month_after", "n": 6}, "2005-12-27", "2006-05-31", "2006-06-01"),
        ({"rule": "first_day_of_nth_month_after", "n": 1}, "2005-12-31", "2005-12-31", "2006-01-01"),
        (MONTHS, "2005-08-31", "2006-02-27", "2006-02-28"),
        ({"rule": "months_after", "n": 3}, "2005-12-15", "2006-03-14", "2006-03-15"),
        ({"rule": "days_after", "n": 30}, "2005-12-27", "2006-01-25", "2006-01-26"),
        ({"rule": "days_after", "n": 0}, "2005-12-27", "2005-12-26", "2005-12-27"),
        (MONTHS, "1997-01-01", "1999-02-28", "1999-03-01"),  # never before the treaty's own entry into force
        ({"rule": "months_after", "n": 400}, "9990-01-01", "9999-12-30", "9999-12-31"),
    ],
)
def test_each_treaty_has_its_own_rule_of_entry(
    database: Database, tmp_path: Path, *, rule: dict[str, Any], deposited: str, day_before: str, first_day: str
) -> None:
    ruled = treaty(in_force="1999-03-01", entry_rule=rule)
    imported(
        database, tmp_path, *REFERENCES, ruled | {"key": "own"}, treaty_action(**PUBLISHED, treaty="own", deposited=deposited)
    )
    assert found(database, "ukr", "own", day_before).status is PartyStatus.NOT_PARTY
    assert found(database, "ukr", "own", first_day).status is PartyStatus.STATE_PARTY
    assert str(found(database, "ukr", "own", first_day).since) == first_day


OWN = treaty("own", in_force="1999-03-01", entry_rule=MONTHS, withdrawal_rule={**MONTHS, "not_during_conflict": True})


def test_a_withdrawal_follows_the_treatys_rule_and_a_state_may_come_back(database: Database, tmp_path: Path) -> None:
    acts = {"in": ("accession", "2000-01-01"), "out": ("withdrawal", "2010-01-31"), "again": ("accession", "2015-03")}
    actions = (treaty_action(key, **PUBLISHED, treaty="own", action=act, deposited=day) for key, (act, day) in acts.items())
    imported(database, tmp_path, *REFERENCES, OWN, *actions)
    pending = found(database, "ukr", "own", "2010-07-30")
    assert (pending.status, str(pending.withdrawal_effective)) == (PartyStatus.WITHDRAWAL_PENDING, "2010-07-31")
    assert "armed conflict" in pending.assumptions[0]
    statuses = {
        "2010-01-30": "state_party",
        "2010-07-31": "withdrawn",
        "2015-09-15": "withdrawn",
        "2015-09-30": "state_party",
    }
    assert {on: found(database, "ukr", "own", on).status.value for on in statuses} == statuses


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "draft"},
        {"state": "withdrawn"},
        {"tlp": "RED"},
        {"action": "domestic_decision"},
        {"action": "provisional_application"},
        {"deposited": None},
    ],
)
def test_what_makes_no_party(database: Database, tmp_path: Path, fields: dict[str, Any]) -> None:
    imported(database, tmp_path, *REFERENCES, OWN, treaty_action(**{**PUBLISHED, "treaty": "own", **fields}))
    assert found(database, "ukr", "own", "2020-01-01").status is PartyStatus.NOT_PARTY


def test_a_treaty_that_is_not_in_force_binds_nobody(database: Database, tmp_path: Path) -> None:
    imported(database, tmp_path, *REFERENCES, treaty("own", entry_rule=MONTHS), treaty_action(**PUBLISHED, treaty="own"))
    assert found(database, "ukr", "own", "2020-01-01").status is PartyStatus.NOT_PARTY


def test_a_suspension_is_claimed_only_by_who_is_bound(database: Database, tmp_path: Path) -> None:
    claim = treaty_action("claim", **PUBLISHED, treaty="own", action="suspension_claimed", deposited="2003-01-01")
    joined, left = (
        treaty_action(key, **PUBLISHED, treaty="own", action=act, deposited=day)
        for key, act, day in (("in", "ratification", "2000-01-01"), ("out", "withdrawal", "2004-01-01"))
    )
    imported(database, tmp_path, *REFERENCES, OWN, claim, joined, left)
    flags = {on: found(database, "ukr", "own", on).flags for on in ("2002-12-31", "2003-01-01", "2004-02-01", "2005-01-01")}
    assert flags == {
        "2002-12-31": (),
        "2003-01-01": ("suspension_claimed",),
        "2004-02-01": ("suspension_claimed",),
        "2005-01-01": (),
    }
