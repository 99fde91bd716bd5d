"""Allowlists of addresses: parse and match them, cover addresses by CIDRs, say why a caller is refused.

Once an account's `api_ip_whitelist` is set, every authenticated request from outside gets a bare 403
`Not authorized`, and only someone inside, or the account manager, can change the list. Older text of the vendor says that
such addresses are ignored, so a connection that is dropped may mean the same.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable
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

from lytics_async.errors import (
    ArgumentError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    PermissionDenied,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
AddressSource = str | Callable[[], str | Awaitable[str]]
"""The caller's public address, or a sync or async callable that finds it out."""

SUSPICIOUS = 3
"""Bare 403s in a row, on different operations, after which it is no longer plausible that a role is missing."""


@attrs.frozen
class Allowlist:
    """The addresses from which an account may be called (the account setting `api_ip_whitelist`).

    Attributes:
        networks: the entries as networks, in the order they were given; a range may be several.
    """

    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> Allowlist:
        """Read CIDRs, single addresses and ranges `first-last`, v4 or v6.

        A CIDR with host bits set, such as 203.0.113.7/24, means its network, as the server's own notation does.

        Raises:
            ArgumentError: an entry is none of these; the message names it.
        """
        if isinstance(entries, str):
            raise ArgumentError(f"An allowlist is a list of entries; write [{entries!r}].")
        return cls(tuple(network for entry in entries for network in _networks(entry)))

    @staticmethod
    def cover(addresses: Iterable[str]) -> list[str]:
        """Return the smallest list of CIDRs that covers exactly these addresses, ranges and CIDRs; v4 first.

        Raises:
            ArgumentError: an entry is none of these; the message names it.
        """
        networks = Allowlist.parse(addresses).networks
        four = collapse_addresses(n for n in networks if isinstance(n, IPv4Network))
        six = collapse_addresses(n for n in networks if isinstance(n, IPv6Network))
        return [*map(str, four), *map(str, six)]

    def allows(self, address: str | Address) -> bool:
        """Tell whether a caller from this address is let in; an empty list lets everyone in, as on the server."""
        return not self.networks or self._match(read_address(address)) is not None

    def explain(self, address: str | Address) -> str:
        """Say whether this address is let in, by which entry, or what to add."""
        found = read_address(address)
        if not self.networks:
            return f"{found} is allowed: the allowlist is empty, so every address is."
        match = self._match(found)
        if match is not None:
            return f"{found} is allowed by {match}."
        listed = ", ".join(map(str, self.networks[:5])) + (", …" if len(self.networks) > 5 else "")
        return f"{found} is not in the allowlist ({listed}); to allow it, add {single(found)}."

    def _match(self, address: Address) -> Network | None:
        return next((network for network in self.networks if address in network), None)


class AccessGuard:
    """Judges bare 403s with what the client knows, and stops asking for a while when it is refused for certain.

    Args:
        allowlist: the account's allowlist, if the user knows it.
        address: the client's public address (the proxy's, if there is one), or a callable that finds it out.
        backoff: seconds during which calls fail at once after a certain refusal, or after three bare 403s in a row on
            different operations; 0 = never.
    """

    def __init__(
        self,
        allowlist: Allowlist | None = None,
        address: AddressSource | None = None,
        backoff: float = 5.0,
    ) -> None:
        if backoff < 0:
            raise ArgumentError("access_backoff must not be negative; 0 turns it off.")
        self._allowlist = allowlist
        self._source = address if callable(address) else None
        self._address = None if address is None or callable(address) else read_address(address)
        self._backoff = backoff
        self._refused: set[str] = set()
        self._closed_until = 0.0
        self._last: IPNotAllowed | None = None

    def closed(self, operation: str, now: float) -> IPNotAllowed | None:
        """Return the error to raise instead of sending, while the client is closed."""
        if self._last is None or now >= self._closed_until:
            return None
        last = self._last
        return IPNotAllowed(
            f"Not sent: the server refused this client's address just now; calls go out again in "
            f"{self._closed_until - now:.1f} s. {last.message}",
            status=last.status,
            certainty=last.certainty,
            address=last.address,
            cidr=last.cidr,
            operation=operation,
        )

    def admitted(self) -> None:
        """The server let a call in."""
        if self._refused:
            self._refused.clear()

    async def judge(
        self, error: IPNotAllowed, operation: str, role: str | None, now: float
    ) -> Forbidden:
        """Return what a bare 403 means, as far as the client can know."""
        address = await self._find_address()
        if address is not None and self._allowlist is not None and self._allowlist.networks:
            if self._allowlist.allows(address):
                return _not_the_address(error, self._allowlist.explain(address), role)
            error = _refusal(error, address, certain=True)
        elif address is not None:
            error = _refusal(error, address, certain=False)
        self._refused.add(operation)
        if self._backoff and (error.certainty == "certain" or len(self._refused) >= SUSPICIOUS):
            self._closed_until = now + self._backoff
            self._last = error
        return error

    async def _find_address(self) -> Address | None:
        if self._address is None and self._source is not None:
            try:
                found = self._source()
                self._address = read_address(await found if inspect.isawaitable(found) else found)
            except (LyticsError, OSError, ValueError):
                return None  # without an address the refusal stays a likely one; the resolver is asked again next time
        return self._address


def _refusal(error: IPNotAllowed, address: Address, *, certain: bool) -> IPNotAllowed:
    verdict = (
        f"This client's public address {address} is not on the account's IP allowlist"
        if certain
        else f"Most likely this client's public address {address} is not on the account's IP allowlist"
    )
    return IPNotAllowed(
        f"HTTP {error.status}: Not authorized. {verdict} (api_ip_whitelist): have {single(address)} added by an "
        "administrator whose own address is on it, or by your Lytics account manager.",
        certainty="certain" if certain else "likely",
        address=str(address),
        cidr=single(address),
        **_answer(error),
    )


def _not_the_address(error: IPNotAllowed, why: str, role: str | None) -> PermissionDenied:
    needed = f"the role {role}" if role else "a role"
    return PermissionDenied(
        f"HTTP {error.status}: Not authorized. It is not the address ({why.rstrip('.')}), so the token lacks {needed}.",
        role=role,
        **_answer(error),
    )


def _answer(error: IPNotAllowed) -> dict[str, object]:
    return {
        "status": error.status,
        "code": error.code,
        "errors": error.errors,
        "request_id": error.request_id,
        "retry_after": error.retry_after,
        "body_excerpt": error.body_excerpt,
    }


def read_address(address: str | Address) -> Address:
    """Read one address; an IPv4 address mapped into IPv6 (`::ffff:203.0.113.7`) is the IPv4 one.

    Raises:
        ArgumentError: it is no address.
    """
    if isinstance(address, str):
        try:
            address = ip_address(address.strip())
        except ValueError:
            problem = f"{address!r} is no IP address; write it like 203.0.113.7 or 2001:db8::7."
        else:
            return read_address(address)
        raise ArgumentError(problem)
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def single(address: Address) -> str:
    """The CIDR of just this address."""
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
        f"The allowlist entry {entry!r} cannot be read: {problem.rstrip('.')}. "
        "Write a CIDR (203.0.113.0/24, 2001:db8::/32), an address, or a range (203.0.113.5-203.0.113.9)."
    )


def _range(first: Address, last: Address) -> list[Network]:
    if first.version != last.version:
        raise ValueError("a range mixes IPv4 and IPv6")
    if first > last:  # type: ignore[operator] # both are of one version
        raise ValueError("the first address of a range is above the last")
    return list(summarize_address_range(first, last))
