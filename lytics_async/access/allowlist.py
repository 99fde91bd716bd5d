"""IP allowlists: parse them, match addresses, compute CIDRs, and explain a refusal.

Once an account's `api_ip_whitelist` is set, every authenticated request from another address gets
a bare 403 `Not authorized`. Only a caller with a listed address, or the account manager, can change
the list. Older vendor documentation says that such addresses are ignored, so a dropped connection
may mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    collapse_addresses,
    ip_address,
    ip_network,
    summarize_address_range,
)

import attrs

from lytics_async.errors import ArgumentError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
"""The caller's public address, or a sync or async callable that finds it out."""


@attrs.frozen
class Allowlist:
    """The addresses from which an account may be called (the account setting `api_ip_whitelist`).

    Attributes:
        networks: the entries as networks, in the order of the list; a range may become several.
    """

    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> Allowlist:
        """Parse CIDRs, single addresses and ranges `first-last`, IPv4 or IPv6.

        A CIDR with host bits set, such as 203.0.113.7/24, means its network, as on the server.

        Raises:
            ArgumentError: an entry is none of these; the message names it.
        """
        if isinstance(entries, str):
            raise ArgumentError(f"An allowlist is a list of entries; write [{entries!r}].")
        return cls(tuple(network for entry in entries for network in _networks(entry)))

    @staticmethod
    def cover(addresses: Iterable[str]) -> list[str]:
        """Return the shortest list of CIDRs that covers exactly these entries; IPv4 first.

        Args:
            addresses: addresses, ranges and CIDRs.

        Raises:
            ArgumentError: an entry is none of these; the message names it.
        """
        networks = Allowlist.parse(addresses).networks
        four = collapse_addresses(n for n in networks if isinstance(n, IPv4Network))
        six = collapse_addresses(n for n in networks if isinstance(n, IPv6Network))
        return [*map(str, four), *map(str, six)]

    def allows(self, address: str | Address) -> bool:
        """Return whether this address is allowed; an empty list allows every address."""
        return not self.networks or self._match(read_address(address)) is not None

    def explain(self, address: str | Address) -> str:
        """Say whether this address is allowed and by which entry, or which entry to add."""
        found = read_address(address)
        if not self.networks:
            return f"{found} is allowed: the allowlist is empty, which allows every address."
        match = self._match(found)
        if match is not None:
            return f"{found} is allowed by {match}."
        listed = ", ".join(map(str, self.networks[:5])) + (", …" if len(self.networks) > 5 else "")
        return f"{found} is not in the allowlist ({listed}); to allow it, add {host_cidr(found)}."

    def _match(self, address: Address) -> Network | None:
        return next((network for network in self.networks if address in network), None)


def read_address(address: str | Address) -> Address:
    """Parse one address; an IPv4 address mapped into IPv6 (`::ffff:203.0.113.7`) becomes IPv4.

    Raises:
        ArgumentError: the text is not an IP address.
    """
    if isinstance(address, str):
        try:
            address = ip_address(address.strip())
        except ValueError:
            problem = (
                f"{address!r} is not an IP address; use a form such as 203.0.113.7 or 2001:db8::7."
            )
        else:
            return read_address(address)
        raise ArgumentError(problem)
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def host_cidr(address: Address) -> str:
    """Return the CIDR that contains only this address."""
    return f"{address}/{address.max_prefixlen}"


def _networks(entry: str) -> list[Network]:
    entry = entry.strip()
    try:
        if "-" in entry:
            first, _, last = entry.partition("-")
            return _range(read_address(first), read_address(last))
        if "/" not in entry:
            return [ip_network(read_address(entry))]
        network = ip_network(entry, strict=False)
    except (ValueError, TypeError) as error:
        problem = str(error)
    else:
        mapped = network.network_address.ipv4_mapped if isinstance(network, IPv6Network) else None
        if mapped is not None and network.prefixlen >= 96:
            return [IPv4Network((mapped, network.prefixlen - 96))]
        return [network]
    raise ArgumentError(
        f"The allowlist entry {entry!r} is not valid: {problem.rstrip('.')}. Use a CIDR "
        "(203.0.113.0/24, 2001:db8::/32), an address, or a range (203.0.113.5-203.0.113.9)."
    )


def _range(first: Address, last: Address) -> list[Network]:
    if first.version != last.version:
        raise ValueError("a range mixes IPv4 and IPv6")
    if first > last:  # type: ignore[operator] # both are of one version
        raise ValueError("the first address of a range is above the last")
    return list(summarize_address_range(first, last))
