"""What the engines share of the network: TLS, the proxy, and the event loop and process they belong to.

Proxies, certificates and the environment are resolved here, since httpx does so in its client, which is not used.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import anyio.to_thread

from lytics_async.config import is_loopback
from lytics_async.errors import ConfigurationError, LifecycleError
from lytics_async.secret import Secret

Verify = ssl.SSLContext | str | Path
"""A TLS context, or the path of a file or directory of CA certificates."""
Certificate = str | Path | tuple[str | Path, str | Path]
"""A client certificate: one PEM file with its key, or the two files."""


class Network:
    """How one engine reaches the network.

    Args:
        verify: whom to trust; None = the well-known authorities.
        cert: the client certificate.
        proxy: URL of an HTTP proxy, `http://` or `https://`; None = the environment's (`HTTPS_PROXY`, `NO_PROXY`, …) when
            `trust_env`. This machine itself is never reached through a proxy.
        trust_env: heed the environment's proxies and `SSL_CERT_FILE` and `SSL_CERT_DIR`.
        default_context: builds the context for `verify=None`; told `trust_env`.

    Raises:
        ConfigurationError: a proxy that cannot be right.
    """

    def __init__(
        self,
        *,
        verify: Verify | None,
        cert: Certificate | None,
        proxy: str | None,
        trust_env: bool,
        default_context: Callable[[bool], ssl.SSLContext],
    ) -> None:
        self._verify = verify
        self._cert = cert
        self._proxy = None if proxy is None else _checked_proxy(proxy)
        self._trust_env = trust_env
        self._default_context = default_context
        self._context = verify if isinstance(verify, ssl.SSLContext) and cert is None else None
        self._lock: anyio.Lock | None = None
        self._home: tuple[int, Any] | None = None

    def proxy_for(self, url: str) -> Secret | None:
        """Return the proxy for a URL, as a Secret since it may hold a password; None for a direct connection."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_loopback(host):
            return None
        if self._proxy is not None or not self._trust_env:
            return self._proxy
        if not _may_have_proxies():
            return None
        from urllib.request import (
            getproxies,
            proxy_bypass,
        )  # brings half of the standard library along

        found = getproxies()
        proxy = found.get(parts.scheme) or found.get("all")
        return None if proxy is None or proxy_bypass(host) else _checked_proxy(proxy)

    async def tls_context(self) -> ssl.SSLContext:
        """Return the TLS context, read in a thread and only once, since that takes tens of milliseconds.

        Raises:
            ConfigurationError: a certificate cannot be read.
        """
        if self._context is None:
            if self._lock is None:
                self._lock = anyio.Lock()
            async with self._lock:
                if self._context is None:
                    self._context = await anyio.to_thread.run_sync(self._build_context)
        return self._context

    def enter(self) -> None:
        """Take note of the loop and process of the first use; refuse every other.

        Raises:
            LifecycleError: the client is used in another event loop, or after a fork.
        """
        here = os.getpid(), _running_loop()
        if self._home is None:
            self._home = here
        elif self._home != here:
            raise LifecycleError(_stranger(self._home, here))

    @property
    def at_home(self) -> bool:
        """Whether this is the loop and process whose connections these are."""
        return self._home is None or self._home == (os.getpid(), _running_loop())

    def _build_context(self) -> ssl.SSLContext:
        try:
            if self._verify is None:
                context = self._default_context(self._trust_env)
            elif isinstance(self._verify, ssl.SSLContext):
                context = self._verify
            elif Path(self._verify).is_dir():
                context = ssl.create_default_context(capath=str(self._verify))
            else:
                context = ssl.create_default_context(cafile=str(self._verify))
            if self._cert is not None:
                certificate, key = (
                    self._cert if isinstance(self._cert, tuple) else (self._cert, None)
                )
                context.load_cert_chain(certificate, key)
        except (OSError, ssl.SSLError) as error:
            problem = f"A certificate cannot be read: {error}."
        else:
            return context
        raise ConfigurationError(problem, setting="verify")


def _may_have_proxies() -> bool:
    """Tell whether urllib could find a proxy: it looks in the environment, and elsewhere only on macOS and Windows."""
    return sys.platform in ("darwin", "win32", "cygwin") or any(
        name.lower().endswith("_proxy") for name in os.environ
    )


def _checked_proxy(proxy: str) -> Secret:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            f"The proxy must be http://host:port or https://host:port; {parts.scheme}:// is not supported.",
            setting="proxy",
        )
    return Secret(parts.geturl())


def _running_loop() -> Any:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return sys.modules["trio"].lowlevel.current_trio_token()


def _stranger(home: tuple[int, Any], here: tuple[int, Any]) -> str:
    if home[0] != here[0]:
        return (
            "This client was opened before a fork, and its connections belong to the parent process. "
            "Open a client in each process, after the fork."
        )
    return (
        "This client belongs to another event loop, where it was first used. "
        "Open one client per event loop, inside the function that you give to asyncio.run()."
    )
