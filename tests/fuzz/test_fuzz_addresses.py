"""Whatever an allowlist entry is: it admits exactly the addresses that it names, or is refused."""

from ipaddress import IPv4Address, IPv4Network, ip_address, ip_network

import pytest
from fuzzing import ROUNDS, explore
from hypothesis import strategies as st

from lytics_async import Allowlist, ArgumentError

four = st.integers(0, 2**32 - 1).map(lambda number: str(IPv4Address(number)))
six = st.ip_addresses(v=6).map(str)
parts = st.lists(
    st.sampled_from([*"0123456789abcdef.:/-% ", "::ffff:", "255", "/32", "/0", "fe80::"]),
    max_size=20,
).map("".join)


def check_text(text: str) -> None:
    try:
        allowlist = Allowlist.parse([text])
    except ArgumentError as error:
        assert repr(text.strip()) in error.message
        return
    assert allowlist.networks
    for network in allowlist.networks:
        assert allowlist.allows(network[0])
        assert allowlist.allows(network[-1])


def check_range(case: tuple[str, str, str]) -> None:
    low, high, address = case
    first, last = sorted(map(ip_address, (low, high)))
    allowlist = Allowlist.parse([f"{first} - {last}"])
    assert allowlist.allows(address) == (first <= ip_address(address) <= last)
    assert Allowlist.parse(Allowlist.cover([f"{first}-{last}"])).allows(
        address
    ) == allowlist.allows(address)


def check_cidr(case: tuple[str, int, str]) -> None:
    base, prefix, address = case
    network = IPv4Network((base, prefix), strict=False)
    allowlist = Allowlist.parse([f"{base}/{prefix}"])
    assert allowlist.allows(address) == (ip_address(address) in network)
    for edge in (int(network[0]) - 1, int(network[-1]) + 1):
        if 0 <= edge < 2**32:
            assert not allowlist.allows(str(IPv4Address(edge)))
    assert [ip_network(each) for each in Allowlist.cover([f"{base}/{prefix}"])] == [network]


TARGETS = {
    "text": (check_text, parts | st.text(max_size=20)),
    "range": (check_range, st.tuples(four, four, four)),
    "CIDR": (check_cidr, st.tuples(four, st.integers(0, 32), four)),
}


@pytest.mark.parametrize(
    "text",
    ["", "-", "/", "::", "::ffff:1.2.3.4/97", "1.2.3.4/33", "1.2.3.4-", "::1-1.2.3.4", "0.0.0.0/0", "fe80::1%eth0", "1.2.3.4/255.255.255.0"],
)  # fmt: skip
def test_found_entries_are_read_or_refused(text: str) -> None:
    check_text(text)


@ROUNDS
@pytest.mark.parametrize("target", TARGETS)
def test_any_entry_admits_what_it_names_or_is_refused(target: str, rounds: int) -> None:
    check, inputs = TARGETS[target]
    explore(check, inputs, rounds)
