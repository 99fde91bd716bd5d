"""Choose the HTTP proxy of a request: `proxy=`, or the environment with NO_PROXY. No I/O on Linux.

All settings are read once, when the transport is made. The matching is our own, because the package
`no_proxy` and `proxy_bypass` of urllib match names only, and requests supports address ranges of
IPv4 only.
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import unquote_to_bytes, urlsplit

import attrs

from lytics_async.access.secret import Secret
from lytics_async.base.hosts import is_loopback
from lytics_async.errors import ConfigurationError

_PORTS = {"http": 80, "https": 443}

_USER = r"(?:(?P<user>[^/?#]*)@)?"
_PLACE = r"(?:\[(?P<ipv6>[^\]]*)\]|(?P<name>[^\[\]:@/?#]*))(?P<port>:[^/?#]*)?"
_URL = re.compile(rf"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?{_USER}{_PLACE}(?P<rest>.*)")
_ENTRY = re.compile(r"(?:\[(?P<ipv6>[^\]]*)\]|(?P<name>[^\[\]:/]+))(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")


@attrs.frozen
class Proxy:
    """One HTTP proxy.

    Attributes:
        url: the whole URL, which may contain a password.
        scheme: the protocol to the proxy itself: `http`, or `https` for TLS.
        host: its name or address, without brackets.
        port: its port; the default port of the scheme if the URL has none.
        authorization: the value of `Proxy-Authorization`; None without user information.
        source: the setting, for messages: `proxy=` or the name of a variable.
    """

    url: Secret
    scheme: str
    host: str
    port: int
    authorization: Secret | None
    source: str

    @property
    def name(self) -> str:
        """Return `host:port` without user information, for messages."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def name_of(url: Secret) -> str:
    """Return `host:port` of a proxy URL of any scheme, for messages."""
    found = _URL.fullmatch(url.reveal())
    if found is None:
        return "unknown"
    host = found["name"] if found["ipv6"] is None else f"[{found['ipv6']}]"
    return f"{host}{found['port'] or ''}"


class Proxies:
    """The proxies of one transport.

    The environment variables are `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy`, each also
    in capitals. Lower case takes precedence, and an empty value means none. In a CGI program
    (`REQUEST_METHOD` is set) `HTTP_PROXY` comes from the client of that program and is ignored. If
    the environment names no proxy, the settings of macOS or Windows apply.

    Args:
        proxy: the URL of a proxy for every host except this machine, whatever NO_PROXY says;
            None = from the environment.
        trust_env: whether to use the environment and the system settings.

    Raises:
        ConfigurationError: `proxy` is not valid. A proxy from the environment is checked when it
            would be used, so that it does not block hosts that need no proxy.
    """

    def __init__(self, proxy: str | None, *, trust_env: bool) -> None:
        self._given: Proxy | None = None
        self._found: dict[str, Proxy | str] = {}
        self._exempt: tuple[_Exemption, ...] = ()
        self._system = False
        problem: str | None = None
        if proxy is not None:
            # A traceback with local variables must not show a password.
            found, proxy = _parse(proxy, "proxy="), None
            self._given, problem = (None, found) if isinstance(found, str) else (found, None)
        elif trust_env:
            self._found = _from_environment(os.environ)
            self._exempt = _exemptions(_variable(os.environ, "no_proxy")[1])
            self._system = not self._found and sys.platform in ("darwin", "win32", "cygwin")
        if problem is not None:
            raise ConfigurationError(problem, setting="proxy")

    def for_url(self, url: str) -> Proxy | None:
        """Return the proxy for a URL; None for a direct connection, as always to this machine.

        Raises:
            ConfigurationError: the environment names a proxy that is not valid.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_loopback(host):
            return None
        if self._given is not None:
            return self._given
        found = self._found.get(parts.scheme) or self._found.get("all")
        if found is None and self._system:
            found = _from_system(parts.scheme, host)
        if found is None or _is_exempt(self._exempt, host, parts.port or _PORTS.get(parts.scheme)):
            return None
        if isinstance(found, str):
            raise ConfigurationError(found, setting="proxy")
        return found


def _variable(environ: Mapping[str, str], name: str) -> tuple[str, str]:
    """Return the name and value of a variable; lower case comes first, as in curl."""
    name = name if name in environ else name.upper()
    return name, environ.get(name, "")


def _from_environment(environ: Mapping[str, str]) -> dict[str, Proxy | str]:
    """Return proxies by URL scheme, with `all` for the rest; a str describes an invalid one."""
    found: dict[str, Proxy | str] = {}
    for kind in ("http", "https", "all"):
        name, value = _variable(environ, f"{kind}_proxy")
        # The request header `Proxy:` reaches a CGI program as HTTP_PROXY (httpoxy).
        if value and not (name == "HTTP_PROXY" and "REQUEST_METHOD" in environ):
            found[kind] = _parse(value, name)
    return found


def _from_system(scheme: str, host: str) -> Proxy | str | None:
    """Return the proxy of the macOS or Windows settings, which have their own exceptions."""
    # imported late: these load half of the standard library
    from urllib.request import getproxies, proxy_bypass

    url = getproxies().get(scheme)
    return _parse(url, "The system's proxy") if url and not proxy_bypass(host) else None


def _parse(url: object, source: str) -> Proxy | str:
    """Return the proxy of a URL, or the problem with it, in words that do not quote it."""
    if not isinstance(url, str):
        return f"{source} must be the URL of a proxy as a string, not {type(url).__name__}."
    problem = _characters_problem(url)
    if problem is not None:
        return _refusal(source, problem)
    found = _URL.fullmatch(url)
    assert found is not None  # the pattern matches every text without a line break
    scheme = (found["scheme"] or "http").lower()
    if scheme.startswith("socks"):
        return (
            f"{source} names a {scheme}:// proxy, which the default engine does not support. Use "
            "an http:// proxy, or install httpx[socks] and pass "
            "AsyncLytics(http_client=httpx.AsyncClient(proxy=…))."
        )
    port = _port(found["port"], scheme)
    host = found["name"] if found["ipv6"] is None else found["ipv6"]
    if scheme not in _PORTS:
        return _refusal(source, f"{scheme}:// is not supported")
    if port is None:
        return _refusal(source, "its port is not a number from 1 to 65535")
    if not host:
        return _refusal(source, "it has no host, or an IPv6 address without its closing bracket")
    if not (_is_name(host) if found["ipv6"] is None else _is_ipv6(host)):
        return _refusal(source, "its host is not a name or an address")
    if found["rest"] not in ("", "/"):
        return _refusal(source, "it has a path, query or fragment")
    return Proxy(
        url=Secret(url if found["scheme"] else f"http://{url}"),
        scheme=scheme,
        host=host.lower(),
        port=port,
        authorization=_basic(found["user"]),
        source=source,
    )


def _refusal(source: str, problem: str) -> str:
    return (
        f"{source} is not a valid proxy URL: {problem}. Use the form http://host:port or "
        "http://user:password@host:port, and percent-encode / ? # @ and spaces in user and "
        "password."
    )


def _characters_problem(url: str) -> str | None:
    if not url:
        return "it is empty"
    if not url.isascii():
        return "it contains a non-ASCII character (use xn-- in a host, %XX in a password)"
    if not url.isprintable() or " " in url:
        return "it contains a space, a line break or a control character"
    return None


def _port(text: str | None, scheme: str) -> int | None:
    if text is None:
        return _PORTS.get(scheme)
    return (
        int(text[1:])
        if re.fullmatch(r":0*[1-9][0-9]{0,4}", text) and int(text[1:]) < 65536
        else None
    )


def _is_name(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(_LABEL.fullmatch(label) for label in labels)


def _is_ipv6(host: str) -> bool:
    return isinstance(_address(host), IPv6Address)


def _basic(user: str | None) -> Secret | None:
    if not user:
        return None
    name, _, password = user.partition(":")
    pair = unquote_to_bytes(name) + b":" + unquote_to_bytes(password)
    return Secret(f"Basic {b64encode(pair).decode()}")


@attrs.frozen
class _Exemption:
    """One entry of NO_PROXY: a domain with subdomains or a network, and optionally a port."""

    domain: str | None
    network: IPv4Network | IPv6Network | None
    port: int | None

    def covers(
        self, host: str, address: IPv4Address | IPv6Address | None, port: int | None
    ) -> bool:
        if self.port is not None and self.port != port:
            return False
        if self.network is not None:
            return address is not None and address in self.network
        # Suffixes of an address must not match: `0.0.1` does not cover 10.0.0.1.
        return self.domain == "" or (
            address is None and (host == self.domain or host.endswith(f".{self.domain}"))
        )


def _exemptions(no_proxy: str) -> tuple[_Exemption, ...]:
    """Parse NO_PROXY; skip entries that are not valid, because the others still apply."""
    entries = [_exemption(entry) for entry in no_proxy.replace(",", " ").split()]
    return tuple(entry for entry in entries if entry is not None)


def _exemption(entry: str) -> _Exemption | None:
    network = _network(entry)
    if network is not None:
        return _Exemption(None, network, None)
    found = _ENTRY.fullmatch(entry.lower())
    if found is None:
        return None
    port = int(found["port"]) if found["port"] else None
    if found["ipv6"] is not None:
        network = _network(found["ipv6"])
        return None if network is None else _Exemption(None, network, port)
    name = found["name"].removesuffix(".")
    network = _network(name)
    if network is not None:
        return _Exemption(None, network, port)
    if name == "*":
        return _Exemption("", None, port)
    name = name.removeprefix("*").removeprefix(".")
    return _Exemption(name, None, port) if _is_name(name) else None


def _network(text: str) -> IPv4Network | IPv6Network | None:
    """Return the network of an address, with or without a prefix length; None for other text."""
    try:
        return ip_network(re.sub(r"^\[(.*)\](?=/|$)", r"\1", text), strict=False)
    except ValueError:
        return None


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


def _is_exempt(exempt: tuple[_Exemption, ...], host: str, port: int | None) -> bool:
    host = host.removesuffix(".")
    address = _address(host)
    return any(entry.covers(host, address, port) for entry in exempt)
