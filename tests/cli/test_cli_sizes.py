"""Sizes as people write them."""

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.cli.sizes import parse_size, show_size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1048576", 1_048_576),
        ("1b", 1),
        ("8MiB", 8_388_608),
        ("8 mib", 8_388_608),
        ("8M", 8_388_608),
        ("8MB", 8_000_000),
        ("0.5KiB", 512),
        ("64k", 65_536),
        ("1GiB", 1_073_741_824),
        ("9.5MB", 9_500_000),
    ],
)
def test_a_size_is_read_in_powers_of_1024_or_1000(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize(
    "text", ["", "MiB", "8 parsecs", "-1", "1e6", "8MiBs", "٨MiB", "0", "0.1b"]
)
def test_text_that_is_not_a_size_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_size(text)


@given(st.integers(min_value=1, max_value=2**50))
def test_a_shown_size_reads_back_to_within_the_digits_shown(size: int) -> None:
    assert parse_size(show_size(size).replace(",", "")) == pytest.approx(size, rel=0.05)
