"""Allowlists: what an entry means, which addresses it lets in, and the smallest cover."""

from ipaddress import IPv4Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lytics_async.access.allowlist import Allowlist
from lytics_async.errors import ArgumentError

MIXED = Allowlist.parse(
    ["203.0.113.0/24", "2001:db8::/32", "198.51.100.7", "192.0.2.5-192.0.2.9", " 10.1.2.3/8 "]
)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("203.0.113.255", True),
        ("203.0.114.0", False),
        ("2001:db8::1", True),
        ("2001:db9::1", False),
        ("198.51.100.7", True),
        ("198.51.100.8", False),
        ("192.0.2.5", True),
        ("192.0.2.9", True),
        ("192.0.2.10", False),
        ("10.200.0.1", True),
        ("::ffff:203.0.113.9", True),
    ],
)
def test_an_address_is_matched_against_every_form_of_entry(address: str, allowed: bool) -> None:
    assert MIXED.allows(address) is allowed


@pytest.mark.parametrize(
    "entry",
    [
        "203.0.113.0/33",
        "nonsense",
        "",
        "1.2.3",
        "9.9.9.9-1.1.1.1",
        "1.1.1.1-::1",
        "1.1.1.1-",
        "1.1.1.1/x",
    ],
)
def test_a_bad_entry_is_named(entry: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        Allowlist.parse(["203.0.113.0/24", entry])
    assert repr(entry) in str(caught.value)


def test_a_bare_string_is_refused_since_its_characters_would_be_entries() -> None:
    with pytest.raises(ArgumentError, match="list"):
        Allowlist.parse("203.0.113.0/24")


def test_an_empty_allowlist_lets_everyone_in() -> None:
    assert Allowlist.parse([]).allows("203.0.113.1")


@pytest.mark.parametrize(
    ("addresses", "cidrs"),
    [
        (["203.0.113.7"], ["203.0.113.7/32"]),
        (["203.0.113.4", "203.0.113.5", "203.0.113.6", "203.0.113.7"], ["203.0.113.4/30"]),
        (["203.0.113.0/25", "203.0.113.128/25"], ["203.0.113.0/24"]),
        (
            ["203.0.113.1-203.0.113.6"],
            ["203.0.113.1/32", "203.0.113.2/31", "203.0.113.4/31", "203.0.113.6/32"],
        ),
        (["2001:db8::1", "10.0.0.1", "2001:db8::"], ["10.0.0.1/32", "2001:db8::/127"]),
        (["0.0.0.0-255.255.255.255"], ["0.0.0.0/0"]),
        (["::ffff:10.0.0.1"], ["10.0.0.1/32"]),
    ],
)
def test_the_cover_is_the_smallest(addresses: list[str], cidrs: list[str]) -> None:
    assert Allowlist.cover(addresses) == cidrs


@given(st.sets(st.integers(0, 255), min_size=1))
def test_the_cover_lets_in_exactly_the_given_addresses(last: set[int]) -> None:
    given_addresses = {str(IPv4Address(0xCB007100 + number)) for number in last}
    cover = Allowlist.cover(given_addresses)
    assert {str(address) for cidr in cover for address in ip_network(cidr)} == given_addresses


def test_an_explanation_says_what_to_add() -> None:
    assert MIXED.explain("203.0.113.9") == "203.0.113.9 is allowed by 203.0.113.0/24."
    assert "add 198.51.100.8/32" in MIXED.explain("198.51.100.8")
    assert "add 2001:db9::1/128" in MIXED.explain("2001:db9::1")
    assert "every address" in Allowlist().explain("198.51.100.8")


def test_what_is_not_an_address_is_refused() -> None:
    with pytest.raises(ArgumentError, match="is not an IP address"):
        MIXED.allows("localhost")


@pytest.mark.parametrize("prefix", range(2, 33))
def test_a_cidr_admits_its_first_and_last_address_and_no_neighbour(prefix: int) -> None:
    network = ip_network(f"170.85.170.85/{prefix}", strict=False)
    allowlist = Allowlist.parse([f"170.85.170.85/{prefix}"])
    assert allowlist.allows(str(network[0]))
    assert allowlist.allows(str(network[-1]))
    assert not allowlist.allows(str(network[0] - 1))
    assert not allowlist.allows(str(network[-1] + 1))
