"""The caller's public address and the account's allowlist, from options, the environment or the
profile.

With both, a refusal of the address is certain and names the CIDR to add.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from lytics_async.errors import ArgumentError, ConfigurationError

VARIABLE = "LYTICS_PUBLIC_ADDRESS"
_TIMEOUT = 5.0
_MAX_BYTES = 65536

AddressSource = str | Callable[[], Awaitable[str]]


def access_settings(
    settings: Mapping[str, Any], *, public_address: str | None = None, allow: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the arguments of AsyncLytics that let it judge a refusal.

    Args:
        settings: the options that select the profile.
        public_address: an address, or a URL that responds with the caller's address.
        allow: the entries of the allowlist.

    Raises:
        ConfigurationError: an address or allowlist of the environment or the profile that is not
            valid.
        ArgumentError: an argument that is not valid.
    """
    from lytics_async.access.allowlist import Allowlist

    path, table = _profile(settings)
    address, origin = public_address, "--public-address"
    if address is None:
        address, origin = os.environ.get(VARIABLE), VARIABLE
    if not address:
        address, origin = table.get("public_address"), f"public_address in {path}"
    listed: Any = allow
    listed_origin = "--allow"
    if not listed:
        listed, listed_origin = table.get("allowlist") or [], f"allowlist in {path}"
    if isinstance(listed, str):
        listed = re.split(r"[,\s]+", listed.strip())
    problem = ""
    try:
        return {
            "allowlist": Allowlist.parse(listed) if listed else None,
            "public_address": public_address_source(address, origin),
        }
    except ArgumentError as error:
        problem = error.message
    if listed_origin.startswith("--"):
        raise ArgumentError(problem)
    raise ConfigurationError(f"{listed_origin}: {problem}", setting="allowlist")


def public_address_source(address: Any, origin: str = "--public-address") -> AddressSource | None:
    """Return the address, checked, or what asks the URL for it; None for no address.

    Raises:
        ConfigurationError: it is neither an address nor a URL.
    """
    from lytics_async.access.allowlist import read_address

    if not address:
        return None
    if not isinstance(address, str):
        raise ConfigurationError(f"{origin} must be a text.", setting="public_address")
    if "://" not in address:
        try:
            return str(read_address(address))
        except ArgumentError:
            problem = (
                f"{origin}: {address!r} is neither an IP address nor a URL that responds with one."
            )
        raise ConfigurationError(problem, setting="public_address")
    if not address.startswith(("http://", "https://")):
        raise ConfigurationError(
            f"{origin}: {address!r} is not a URL that begins with https:// or http://.",
            setting="public_address",
        )

    async def ask() -> str:
        import anyio

        return await anyio.to_thread.run_sync(_fetch, address)

    return ask


def _fetch(url: str) -> str:
    """Return the first address in the response of a URL; the request carries no token.

    Raises:
        OSError: the URL cannot be reached.
        ValueError: the response contains no address.
    """
    from urllib.request import Request, urlopen

    request = Request(url, headers={"Accept": "text/plain, application/json"})  # noqa: S310 # http and https only
    with urlopen(request, timeout=_TIMEOUT) as response:  # noqa: S310
        text = response.read(_MAX_BYTES).decode("utf-8", "replace")
    return address_in(text)


def address_in(text: str) -> str:
    """Return the first IP address in a text or JSON document.

    Raises:
        ValueError: there is none.
    """
    from ipaddress import ip_address

    for word in re.findall(r"[0-9A-Fa-f:.]+", text):
        try:
            return str(ip_address(word.strip(".") if "." in word else word))
        except ValueError:
            continue
    raise ValueError("the response contains no IP address")


def _profile(settings: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the file of profiles and the table of the profile that is used; an empty one if none
    is.
    """
    import tomllib

    from lytics_async.access.profiles import profile_file, read_profiles
    from lytics_async.config import explain_config

    used = next(each.value for each in explain_config(**settings) if each.name == "profile")
    if not isinstance(used, str):
        return "", {}
    path = profile_file()
    table = tomllib.loads((read_profiles(path) or b"").decode()).get(used, {})
    return f"the profile {used}, {path}", table if isinstance(table, dict) else {}
