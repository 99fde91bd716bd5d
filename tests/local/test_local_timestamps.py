"""Event times in the forms that data files have."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.local.timestamps import format_time, parse_time

MOMENT = 1_350_495_000_000_000  # 2012-10-17T17:30:00Z


@pytest.mark.parametrize(
    "form",
    [
        "2012-10-17T17:30:00Z",
        "2012-10-17T17:30:00.000Z",
        "2012-10-17T17:30:00.000000000Z",
        "2012-10-17T19:30:00+02:00",
        "2012-10-17 17:30:00",
        "2012-10-17 17:30:00Z",
        "2012-10-17 17:30",
        "20121017T173000Z",
        " 2012-10-17T17:30:00Z ",
        "2012/10/17 17:30:00",
        "10/17/2012 17:30:00",
        "10/17/2012 5:30 PM",
        "Wed, 17 Oct 2012 17:30:00 GMT",
        "Wed, 17 Oct 2012 19:30:00 +0200",
        "Wed Oct 17 17:30:00 2012",
        "Wed Oct 17 17:30:00 UTC 2012",
        "Oct 17, 2012 17:30:00",
        "17 Oct 2012 17:30:00",
        "17/Oct/2012:17:30:00 +0000",
        "2012-10-17 17:30:00 +0000 UTC",
        "1350495000",
        "1350495000000",
        "1350495000000000",
        "1350495000000000000",
        1350495000,
        1350495000000,
        1350495000.0,
    ],
)
def test_a_moment_is_read_in_this_form(form: str | int | float) -> None:
    assert parse_time(form) == MOMENT


@pytest.mark.parametrize(
    "form",
    [
        "2012-10-17",
        "20121017",
        "2012/10/17",
        "10/17/2012",
        "10/17/12",
        "October 17, 2012",
        "17 Oct 2012",
    ],
)
def test_a_day_is_its_midnight(form: str) -> None:
    assert parse_time(form) == MOMENT - (17 * 60 + 30) * 60_000_000


@pytest.mark.parametrize(
    "form",
    ["", " ", "soon", "12", "13/13/2013", "nan", "inf", "1e400", None, True, [], {}, 7, 1e300],
)
def test_what_is_not_a_time_gives_none(form: Any) -> None:
    assert parse_time(form) is None


def test_fractions_are_kept_to_the_microsecond() -> None:
    assert parse_time("2012-10-17T17:30:00.123456789Z") == MOMENT + 123_456


@given(st.integers(min_value=-(10**15), max_value=10**17))
def test_what_is_written_reads_the_same(microseconds: Any) -> None:
    assert parse_time(format_time(microseconds)) == microseconds


@given(st.text() | st.floats() | st.integers())
def test_anything_can_be_asked(value: Any) -> None:
    assert parse_time(value) is None or isinstance(parse_time(value), int)
