import datetime as dt
import zoneinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests.calendar import day_of, moment_of, next_run

ZONES = sorted(
    zone
    for zone in zoneinfo.available_timezones()
    if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/", "SystemV/"))
)


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("zone", "at", "after", "due"),
    [
        pytest.param("Europe/Berlin", "09:00", utc(2026, 11, 21, 7, 59), utc(2026, 11, 21, 8), id="the same day"),
        pytest.param("Europe/Berlin", "09:00", utc(2026, 11, 21, 8), utc(2026, 11, 22, 8), id="the moment itself is past"),
        pytest.param("Europe/Berlin", "02:30", utc(2026, 3, 29, 0), utc(2026, 3, 29, 1, 30), id="skipped hour: shifted by it"),
        pytest.param("Europe/Berlin", "02:30", utc(2026, 10, 24, 12), utc(2026, 10, 25, 0, 30), id="repeated hour: the first"),
        pytest.param(
            "Europe/Berlin", "02:30", utc(2026, 10, 25, 0, 30), utc(2026, 10, 26, 1, 30), id="repeated hour: not again"
        ),
        pytest.param("America/Havana", "00:30", utc(2026, 3, 8, 4), utc(2026, 3, 8, 5, 30), id="gap at midnight"),
        pytest.param("America/Havana", "00:30", utc(2026, 11, 1, 4), utc(2026, 11, 1, 4, 30), id="fold at midnight"),
        pytest.param("Australia/Lord_Howe", "02:15", utc(2026, 10, 3, 15), utc(2026, 10, 3, 15, 45), id="gap of half an hour"),
        pytest.param("America/Nuuk", "23:30", utc(2024, 3, 31, 0), utc(2024, 3, 31, 1, 30), id="shifted over midnight"),
        pytest.param("Pacific/Apia", "09:00", utc(2011, 12, 29, 19), utc(2011, 12, 30, 19), id="a day that never was"),
        pytest.param("Europe/Berlin", "09:00", utc(2028, 2, 28, 9), utc(2028, 2, 29, 8), id="leap day"),
        pytest.param("Europe/Berlin", "00:00", utc(2026, 12, 31, 22, 59), utc(2026, 12, 31, 23), id="year's end"),
    ],
)
def test_next_run(zone: str, at: str, after: dt.datetime, due: dt.datetime) -> None:
    assert next_run(dt.time.fromisoformat(at), ZoneInfo(zone), after) == due


def test_a_time_shifted_over_midnight_belongs_to_its_own_day() -> None:
    nuuk, at = ZoneInfo("America/Nuuk"), dt.time(23, 30)
    first = next_run(at, nuuk, utc(2024, 3, 30, 12))
    second = next_run(at, nuuk, first)
    assert [moment.astimezone(nuuk).date().day for moment in (first, second)] == [31, 31]
    assert [day_of(moment, at, nuuk).day for moment in (first, second)] == [30, 31]


def test_a_moment_that_is_no_slot_belongs_to_its_local_day() -> None:
    assert day_of(utc(2026, 11, 21, 23, 30), dt.time(9), ZoneInfo("Europe/Berlin")) == dt.date(2026, 11, 22)


@settings(max_examples=400, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    start=st.integers(0, 28 * 365 * 24 * 60).map(lambda minutes: utc(2012, 1, 1) + dt.timedelta(minutes=minutes)),
    days=st.integers(1, 40),
)
def test_every_local_day_has_one_slot_about_a_day_after_the_last(zone: str, at: dt.time, start: dt.datetime, days: int) -> None:
    where = ZoneInfo(zone)
    moment = next_run(at, where, start)
    assert moment > start
    assert moment - start <= dt.timedelta(hours=26)
    for _ in range(days):
        following = next_run(at, where, moment)
        assert dt.timedelta(hours=22) <= following - moment <= dt.timedelta(hours=26)
        assert day_of(following, at, where) - day_of(moment, at, where) == dt.timedelta(days=1)
        assert following == moment_of(day_of(following, at, where), at, where)
        moment = following


@settings(max_examples=200, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    at=st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    year=st.integers(2012, 2039),
    ticks=st.lists(st.integers(1, 40 * 60), min_size=1, max_size=60),
)
def test_whatever_the_ticks_no_slot_comes_twice_and_none_is_left_behind(
    zone: str, at: dt.time, year: int, ticks: list[int]
) -> None:
    where = ZoneInfo(zone)
    now = dt.datetime(year, 3, 1, tzinfo=dt.UTC)
    due, served = next_run(at, where, now), []
    for minutes in ticks:
        now += dt.timedelta(minutes=minutes)
        if due <= now:
            served.append(day_of(due, at, where))
            due = next_run(at, where, now)
        assert due > now
    assert served == sorted(set(served))
