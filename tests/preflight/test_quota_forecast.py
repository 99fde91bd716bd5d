"""The forecast of the quota: the day on which 100% is reached, at a given time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.preflight.quota import forecast

TENTH = datetime(2026, 11, 11, tzinfo=UTC)  # ten days into the month


def test_a_quota_that_lasts_is_not_reached() -> None:
    found = forecast(100, 1_000, 50, at=TENTH)
    assert (found.per_day, found.reached_on, found.by_upload) == (10.0, None, False)
    assert (found.percent, found.percent_after) == (10.0, 15.0)
    assert (found.period_start, found.period_end) == (date(2026, 11, 1), date(2026, 12, 1))


def test_the_day_follows_from_the_rate_and_what_is_to_come() -> None:
    # 50 a day; 1,000 - 500 - 250 = 250 are left, for five days
    assert forecast(500, 1_000, 250, at=TENTH).reached_on == date(2026, 11, 16)
    # without the upload it would be ten days
    assert forecast(500, 1_000, 0, at=TENTH).reached_on == date(2026, 11, 21)
    assert forecast(500, 1_000, None, at=TENTH).reached_on == date(2026, 11, 21)


@pytest.mark.parametrize("used", [500, 1_000, 2_000])
def test_an_upload_that_fills_the_rest_reaches_it_today(used: int) -> None:
    found = forecast(used, 1_000, 500, at=TENTH)
    assert (found.by_upload, found.reached_on) == (True, TENTH.date())


def test_the_next_period_starts_again() -> None:
    # 30 a day; what is left lasts for 20 days, into December
    assert forecast(300, 900, 0, at=TENTH).reached_on is None
    assert forecast(300, 899, 0, at=TENTH).reached_on == date(2026, 11, 30)


def test_the_first_day_of_a_period_does_not_exaggerate_the_rate() -> None:
    found = forecast(10, 1_000, 0, at=datetime(2026, 11, 1, 0, 5, tzinfo=UTC))
    assert (found.per_day, found.reached_on) == (10.0, None)


def test_a_yearly_term_begins_on_its_day() -> None:
    found = forecast(100, 1_000, 0, at=TENTH, period=date(2024, 12, 24))
    assert (found.period_start, found.period_end) == (date(2025, 12, 24), date(2026, 12, 24))
    found = forecast(100, 1_000, 0, at=TENTH, period=date(2026, 11, 11))
    assert (found.period_start, found.period_end) == (date(2026, 11, 11), date(2027, 11, 11))
    found = forecast(100, 1_000, 0, at=TENTH, period=date(2024, 2, 29))
    assert (found.period_start, found.period_end) == (date(2026, 3, 1), date(2027, 3, 1))


def test_the_period_is_that_of_utc() -> None:
    here = datetime(2026, 12, 1, 1, 0, tzinfo=timezone(timedelta(hours=5)))
    assert forecast(1, 10, 0, at=here).period_start == date(2026, 11, 1)


@given(
    used=st.integers(0, 10**9),
    limit=st.integers(0, 10**9),
    coming=st.integers(0, 10**9),
    at=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),
    start=st.none() | st.dates(date(1990, 1, 1), date(2000, 1, 1)),
)
def test_a_forecast_is_always_within_its_period(
    used: int, limit: int, coming: int, at: datetime, start: date | None
) -> None:
    found = forecast(used, limit, coming, at=at, period=start or "month")
    assert found.period_start <= at.date() < found.period_end
    assert found.by_upload == (used + coming >= limit)
    if found.reached_on is not None:
        assert at.date() <= found.reached_on < found.period_end
    else:
        days = (found.period_end - at.date()).days
        assert used + coming + found.per_day * (days - 1) < limit or not found.per_day
