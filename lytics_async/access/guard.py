"""Decide what a bare 403 means, and stop sending for a while after the address was refused."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable

from lytics_async.access.allowlist import Address, Allowlist, host_cidr, read_address
from lytics_async.base.arguments import seconds_problem, shown
from lytics_async.base.settings import check_setting
from lytics_async.errors import (
    ArgumentError,
    ConfigurationError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    PermissionDenied,
)

AddressSource = str | Callable[[], str | Awaitable[str]]
"""The caller's public address, or a sync or async callable that returns it."""

SUSPICIOUS = 3
"""Consecutive bare 403s on different operations after which a missing role is implausible."""


class AccessGuard:
    """Interprets bare 403s and fails calls locally for a while once the address is refused.

    Args:
        allowlist: the account's allowlist, if the user knows it.
        address: the client's public address (the proxy's, if there is one), or a callable that
            returns it.
        backoff: seconds during which calls fail immediately after a certain refusal, or after three
            consecutive bare 403s on different operations; 0 = never.
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

    @property
    def allowlist(self) -> Allowlist | None:
        """The account's allowlist, if the user knows it."""
        return self._allowlist

    @property
    def may_know_address(self) -> bool:
        """Whether the client's public address is known, or a callable finds it."""
        return self._address is not None or self._source is not None

    def closed(self, operation: str, now: float) -> IPNotAllowed | None:
        """Return the error to raise instead of sending during the backoff; None outside it."""
        if self._last is None or now >= self._closed_until:
            return None
        last = self._last
        return IPNotAllowed(
            f"Not sent: the server has just refused this client's address. Calls are sent again in "
            f"{self._closed_until - now:.1f} s. {last.message}",
            status=last.status,
            certainty=last.certainty,
            address=last.address,
            cidr=last.cidr,
            operation=operation,
        )

    def admitted(self) -> None:
        """Note that the server admitted a call."""
        if self._refused:
            self._refused.clear()

    async def judge(
        self, error: IPNotAllowed, operation: str, role: str | None, now: float
    ) -> Forbidden:
        """Return the error that a bare 403 stands for, as far as the client can tell."""
        address = await self.find_address()
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

    async def find_address(self) -> Address | None:
        """Return the client's public address; None if it is not known."""
        if self._address is None and self._source is not None:
            try:
                found = self._source()
                self._address = read_address(await found if inspect.isawaitable(found) else found)
            except (LyticsError, OSError, ValueError):
                # Without an address the refusal stays `likely`; the next one calls it again.
                return None
        return self._address


def _refusal(error: IPNotAllowed, address: Address, *, certain: bool) -> IPNotAllowed:
    verdict = (
        f"This client's public address {address} is not on the account's IP allowlist"
        if certain
        else f"This client's public address {address} is most likely not on the account's IP allowlist"
    )
    return IPNotAllowed(
        f"HTTP {error.status}: Not authorized. {verdict} (api_ip_whitelist). Have "
        f"{host_cidr(address)} added by an administrator whose address is on the list, or by your "
        "Lytics account manager.",
        certainty="certain" if certain else "likely",
        address=str(address),
        cidr=host_cidr(address),
        **_answer(error),
    )


def _not_the_address(error: IPNotAllowed, why: str, role: str | None) -> PermissionDenied:
    needed = f"the role {role}" if role else "a role"
    return PermissionDenied(
        f"HTTP {error.status}: Not authorized. The address is not the reason ({why.rstrip('.')}), "
        f"so the token lacks {needed}.",
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


def guard_for(
    allowlist: Allowlist | Iterable[str] | None,
    public_address: AddressSource | None,
    access_backoff: float,
) -> AccessGuard:
    """Return the guard for these arguments of the client.

    Raises:
        ConfigurationError: an argument is not valid; the message names it.
    """
    check_setting("access_backoff", seconds_problem(access_backoff, zero=True))
    if not (public_address is None or isinstance(public_address, str) or callable(public_address)):
        problem = f"must be a str or a callable that returns one, not {shown(public_address)}"
        check_setting("public_address", problem)
    if allowlist is not None and not isinstance(allowlist, Allowlist):
        if isinstance(allowlist, (str, bytes)) or not isinstance(allowlist, Iterable):
            check_setting("allowlist", f"must be a list of addresses, not {shown(allowlist)}")
        allowlist = list(allowlist)
        for entry in allowlist:
            if not isinstance(entry, str):
                check_setting("allowlist", f"must be a list of str, not of {shown(entry)}")
    name = "allowlist"
    try:
        if allowlist is not None and not isinstance(allowlist, Allowlist):
            allowlist = Allowlist.parse(allowlist)
        name = "public_address"
        return AccessGuard(allowlist, public_address, access_backoff)
    except ArgumentError as error:
        problem = f"is not valid: {error.message.rstrip('.')}"
    raise ConfigurationError(f"{name} {problem}.", setting=name)
