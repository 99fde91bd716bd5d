"""LocalLytics: a local Lytics on a port of its own, run by its own thread."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import attrs
from starlette.types import ASGIApp, Receive, Scope, Send

from lytics_async.local.account import Account, new_token
from lytics_async.local.app import create_app
from lytics_async.local.duplicates import Duplicate, find_duplicates
from lytics_async.local.sample import load_sample
from lytics_async.local.serving import ServerThread, bind
from lytics_async.local.settings import Settings

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.local.in_process import InProcessTransport


class LocalLytics:
    """A Lytics for development and tests: a real socket, a real store, no data leaves the machine.

    Use it as `with LocalLytics() as local:` or `async with`; entering binds the port, leaving frees
    it and removes the stored data. Several can run concurrently.

    Args:
        host: address to listen on.
        port: port to listen on; 0 takes a free one.
        token: the access token that is accepted; made up if omitted.
        data_token: the data token, accepted below `/collect` only; made up if omitted.
        sample: begin with the sample data of `sample.py`: a small shop's customers and articles.
        data: directory that keeps the store; a temporary one, removed on leaving, if omitted.
        certfile: PEM file with the certificate chain; with it the port speaks TLS.
        keyfile: PEM file with the key, when it is not in `certfile`.
        settings: the switches to start from.
        switches: single fields of Settings: `identity=("household_id",)`, `allow=("10.0.0.0/8",)`,
            …

    Attributes:
        token: the access token.
        data_token: the data token.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str | None = None,
        data_token: str | None = None,
        sample: bool = False,
        data: str | Path | None = None,
        certfile: str | Path | None = None,
        keyfile: str | Path | None = None,
        settings: Settings | None = None,
        **switches: Any,
    ) -> None:
        self.token: str = token or new_token()
        self.data_token: str = data_token or new_token()
        self._host = host
        self._port = port
        self._sample = sample
        self._data = data
        self._certfile = certfile
        self._keyfile = keyfile
        self._settings = self._initial_settings = attrs.evolve(settings or Settings(), **switches)
        self._account: Account | None = None
        self._app: ASGIApp | None = None
        self._address: tuple[str, int] | None = None
        self._stored = ExitStack()  # closes the store
        self._cleanup = ExitStack()

    @property
    def url(self) -> str:
        """Base URL for both hosts, `api` and `bulk`."""
        if self._address is None:
            raise _not_started()
        host, port = self._address
        scheme = "https" if self._certfile else "http"
        return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"

    @property
    def settings(self) -> Settings:
        """The switches as they are set now."""
        return self._settings if self._account is None else self._account.settings

    @property
    def app(self) -> ASGIApp:
        """The ASGI application."""
        if self._app is None:
            raise _not_started()
        return self._app

    def configure(self, **switches: Any) -> None:
        """Set switches while it runs, `identity` excepted; the next request sees them."""
        if "identity" in switches:
            raise ValueError(
                "identity cannot change while profiles exist: start another LocalLytics"
            )
        if self._account is None:
            self._settings = attrs.evolve(self._settings, **switches)
        else:
            self._account.change_settings(**switches)
            self._settings = self._account.settings

    def count(self, stream: str) -> int:
        """Number of records stored in a stream."""
        return self._open_account().store.count(stream)

    def streams(self) -> dict[str, int]:
        """Number of records stored in each stream."""
        return self._open_account().store.streams()

    def rows(self, stream: str) -> Iterator[dict[str, Any]]:
        """The records of a stream as they were sent, in the order of arrival."""
        return self._open_account().store.rows(stream)

    def duplicates(self, stream: str) -> list[Duplicate]:
        """Return the chunks that arrived more than once, if uploaded with `stamp=True`."""
        return list(find_duplicates(self._open_account().store.blocks(stream)))

    def profiles(self, table: str = "user") -> Iterator[dict[str, Any]]:
        """The profiles of a table, oldest first."""
        tables = self._open_account().tables
        if table not in tables:
            return iter(())
        return iter(tables[table].all())

    def client(self, **options: Any) -> AsyncLytics:
        """An AsyncLytics that is bound to this server; `options` are those of AsyncLytics."""
        from lytics_async.client import AsyncLytics

        # All four, so that nothing of the environment mixes in.
        bound: dict[str, Any] = {
            "token": self.token,
            "data_token": self.data_token,
            "base_url": self.url,
            "bulk_url": self.url,
        }
        return AsyncLytics(**(bound | options))

    def transport(self, *, address: str = "127.0.0.1") -> InProcessTransport:
        """A transport for AsyncLytics that calls the application without a socket.

        Args:
            address: where the caller seems to be.
        """
        from lytics_async.local.in_process import InProcessTransport

        if self._app is None:
            raise _not_started()
        return InProcessTransport(self._respond, address=address)

    def empty(self) -> None:
        """Remove all data, and reset the switches to those of the start; not while requests run.

        Raises:
            RuntimeError: it is not running, or keeps its data in a directory of yours.
        """
        self._open_account()
        if self._data is not None:
            raise RuntimeError("this LocalLytics keeps its data; start one without data=")
        self._stored.close()
        self._settings = self._initial_settings
        self._open_store()

    def start(self) -> None:
        """Open the store, bind the port and serve; `with` does it."""
        if self._account is not None:
            raise RuntimeError("this LocalLytics is already running")
        with ExitStack() as stack:
            self._open_store()
            stack.callback(self._close_store)
            listener = stack.enter_context(bind(self._host, self._port))
            self._address = listener.getsockname()[:2]
            thread = ServerThread(
                self._respond,
                listener,
                keep_alive=self._settings.keep_alive,
                certfile=self._certfile,
                keyfile=self._keyfile,
            )
            thread.start()
            stack.callback(thread.stop)
            thread.wait_until_started()
            self._cleanup = stack.pop_all()

    def _open_store(self) -> None:
        with ExitStack() as stack:
            directory = self._data
            if directory is None:
                directory = stack.enter_context(tempfile.TemporaryDirectory(prefix="lytics-local-"))
            Path(directory).mkdir(parents=True, exist_ok=True)
            account = Account(
                Path(directory),
                durable=self._data is not None,
                token=self.token,
                data_token=self.data_token,
                settings=self._settings,
            )
            stack.callback(account.close)
            app = create_app(account)
            if self._sample:
                load_sample(account)
            self._account, self._app = account, app
            self._stored = stack.pop_all()

    def _close_store(self) -> None:
        self._account = self._app = None
        self._stored.close()

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the application of the store that is open now."""
        await self.app(scope, receive, send)

    def stop(self) -> None:
        """Finish the requests in flight, free the port and remove temporary files."""
        self._address = None
        self._cleanup.close()

    def __enter__(self) -> LocalLytics:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> LocalLytics:
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)

    def _open_account(self) -> Account:
        if self._account is None:
            raise _not_started()
        return self._account


def _not_started() -> RuntimeError:
    return RuntimeError("this LocalLytics is not running: use `with LocalLytics() as local:`")
