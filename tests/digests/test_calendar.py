import datetime as dt
import itertools
import random
import zoneinfo
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests.calendar import day_of, moment_of, next_run
from bot.digests.wishes.rhythm import AT_ONCE, EVERY_DAY, days_of

ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)

times = st.times().map(lambda each: each.replace(second=0, microsecond=0))
rhythms = st.integers(AT_ONCE, EVERY_DAY)
places_and_starts = st.one_of(
    st.tuples(
        st.sampled_from(ZONES),
        st.integers(0, 15 * 365 * 24 * 60).map(lambda minutes: utc(2020, 1, 1) + dt.timedelta(minutes=minutes)),
    ),
    st.sampled_from([
        ("Pacific/Apia", dt.datetime(2011, 12, 20, tzinfo=dt.UTC)),  # went without 30 December 2011
        ("Pacific/Fakaofo", dt.datetime(2011, 12, 20, tzinfo=dt.UTC)),
        ("Pacific/Kiritimati", dt.datetime(1994, 12, 20, tzinfo=dt.UTC)),
        ("Pacific/Kwajalein", dt.datetime(1993, 8, 10, tzinfo=dt.UTC)),
    ]),
)  # fmt: skip


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc]


def right_moment(day: dt.date, at: dt.time, zone: ZoneInfo) -> dt.datetime:
    """Give the moment of a slot as a clock on the wall has it, found by looking at the clock and not by rules of zones."""
    wall = dt.datetime.combine(day, at)
    around = [wall.replace(tzinfo=dt.UTC) + hours * dt.timedelta(hours=1) for hours in range(-50, 51)]
    offsets = [moment.astimezone(zone).utcoffset() or dt.timedelta() for moment in around]
    read = sorted({(wall - offset).replace(tzinfo=dt.UTC) for offset in offsets})
    shown = [moment for moment in read if moment.astimezone(zone).replace(tzinfo=None) == wall]
    if shown:
        return shown[0]
    jump = next(at for at, (one, next_one) in enumerate(itertools.pairwise(offsets)) if one < next_one)
    skipped = offsets[jump + 1] - offsets[jump]
    (moment,) = [moment for moment in read if moment.astimezone(zone).replace(tzinfo=None) == wall + skipped]
    return moment


def slots(zone: ZoneInfo, at: dt.time, days: int, after: dt.datetime, until: dt.datetime) -> list[tuple[dt.datetime, dt.date]]:
    """Give all slots between two moments; of a day that the zone skips whole, with the day after it if that has one."""
    by_moment: dict[dt.datetime, dt.date] = {}
    day, last = after.date() - 3 * DAY, until.date() + 3 * DAY
    while day <= last:
        if days == AT_ONCE or days >> day.weekday() & 1:
            simple = moment_of(day, at, zone)
            changes = len({(simple + step * DAY).astimezone(zone).utcoffset() for step in (-1, 0, 1)}) > 1
            by_moment[right_moment(day, at, zone) if changes else simple] = day
        day += DAY
    return [(moment, by_moment[moment]) for moment in sorted(by_moment) if after < moment <= until]


def ticks(chance: random.Random, start: dt.datetime, until: dt.datetime, longest: int) -> Iterator[dt.datetime]:
    """Give moments at which some process looks: late ones, several at once, and one whose clock is behind."""
    now = start
    while now < until:
        now += chance.randint(1, longest) * MINUTE
        yield now
        for _ in range(chance.choice([0, 0, 1, 2])):
            yield now - chance.randint(0, 5) * MINUTE


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


def test_only_days_that_are_wanted_count() -> None:
    berlin, nine = ZoneInfo("Europe/Berlin"), dt.time(9)
    mondays_and_thursdays = days_of([0, 3])
    thursday = next_run(nine, berlin, utc(2026, 3, 23, 8), mondays_and_thursdays)
    monday = next_run(nine, berlin, thursday, mondays_and_thursdays)
    assert (thursday, monday) == (utc(2026, 3, 26, 8), utc(2026, 3, 30, 7))
    assert next_run(nine, berlin, utc(2026, 3, 23, 8), AT_ONCE) == utc(2026, 3, 24, 8)


def test_a_weekly_slot_on_a_day_that_never_was_comes_with_the_day_after() -> None:
    apia, nine, fridays = ZoneInfo("Pacific/Apia"), dt.time(9), days_of([4])
    due = next_run(nine, apia, utc(2011, 12, 25), fridays)
    assert due.astimezone(apia) == dt.datetime(2011, 12, 31, 9, tzinfo=apia)
    assert day_of(due, nine, apia, fridays) == dt.date(2011, 12, 30)
    assert day_of(next_run(nine, apia, due, fridays), nine, apia, fridays) == dt.date(2012, 1, 6)


def test_a_time_shifted_over_midnight_belongs_to_its_own_day() -> None:
    nuuk, at = ZoneInfo("America/Nuuk"), dt.time(23, 30)
    first = next_run(at, nuuk, utc(2024, 3, 30, 12))
    second = next_run(at, nuuk, first)
    assert [moment.astimezone(nuuk).date().day for moment in (first, second)] == [31, 31]
    assert [day_of(moment, at, nuuk).day for moment in (first, second)] == [30, 31]


def test_a_moment_that_is_no_slot_belongs_to_its_local_day() -> None:
    assert day_of(utc(2026, 11, 21, 23, 30), dt.time(9), ZoneInfo("Europe/Berlin")) == dt.date(2026, 11, 22)


@settings(max_examples=200, deadline=None)
@given(place=places_and_starts, at=times, days=rhythms, seed=st.integers(0, 2**32))
def test_each_slot_fires_once_at_its_local_time_whatever_the_ticks(
    place: tuple[str, dt.datetime], at: dt.time, days: int, seed: int
) -> None:
    zone, start = ZoneInfo(place[0]), place[1]
    chance, until = random.Random(seed), start + 370 * DAY
    due, fired = next_run(at, zone, start, days), []
    for now in ticks(chance, start, until, 5 * 60):
        if due <= now:
            fired.append((due, day_of(due, at, zone, days)))
            due = next_run(at, zone, now, days)
    expected = slots(zone, at, days, start, until)
    assert fired[: len(expected)] == expected
    assert len({day for _, day in fired}) == len(fired) <= len(expected) + 1


@settings(max_examples=200, deadline=None)
@given(place=places_and_starts, at=times, days=rhythms, seed=st.integers(0, 2**32))
def test_ticks_that_come_too_late_serve_what_was_missed_once(
    place: tuple[str, dt.datetime], at: dt.time, days: int, seed: int
) -> None:
    zone, start = ZoneInfo(place[0]), place[1]
    chance, until = random.Random(seed), start + 370 * DAY
    expected = slots(zone, at, days, start, until)
    due, served = next_run(at, zone, start, days), start
    for now in ticks(chance, start, until, 20 * 24 * 60):
        if now > until or now < served:
            continue
        missed = [moment for moment, _ in expected if served < moment <= now]
        assert (due <= now) == bool(missed)
        if missed:
            assert due == missed[0]
            due, served = next_run(at, zone, now, days), now
        assert due > now
