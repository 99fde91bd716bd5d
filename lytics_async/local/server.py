"""LocalLytics: a local Lytics on a port of its own, run by a thread of its own."""

import asyncio
import signal
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import attrs
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from .account import Account, new_token
from .app import create_app
from .duplicates import Duplicate, find_duplicates
from .sample import load_sample
from .settings import Settings

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics

    from .in_process import InProcessTransport

__all__ = ["LocalLytics", "serve"]

# Seconds that requests under way may take, and connections to part, when the server stops.
_LONGEST_REQUEST = 3.0
_LONGEST_GOODBYE = 0.2


class LocalLytics:
    """A Lytics for development and tests: a real socket, a real store, nothing that leaves the machine.

    Use it as `with LocalLytics() as local:` or `async with`; entering binds the port, leaving frees it
    and removes what was stored. Several can run at once.

    Args:
        host: address to listen on.
        port: port to listen on; 0 takes a free one.
        token: the access token that is accepted; made up when not given.
        data_token: the data token, accepted below `/collect` only; made up when not given.
        sample: begin with the sample data of `sample.py`: customers, segments and articles of a small shop.
        data: directory that keeps the store; a temporary one, removed on leaving, when not given.
        certfile: PEM file with the certificate chain; with it the port speaks TLS.
        keyfile: PEM file with the key, when it is not in `certfile`.
        settings: the switches to start from.
        switches: single fields of Settings: `identity=("household_id",)`, `allow=("10.0.0.0/8",)`, …

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
        self._settings = attrs.evolve(self.settings, **switches)
        if self._account is not None:
            self._account.settings = self._settings

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
        """The chunks of a stream that arrived more than once; only uploads with `stamp=True` can be told apart."""
        return list(find_duplicates(self._open_account().store.blocks(stream)))

    def profiles(self, table: str = "user") -> Iterator[dict[str, Any]]:
        """The profiles of a table, oldest first."""
        tables = self._open_account().tables
        if table not in tables:
            return iter(())
        return iter(tables[table].all())

    def client(self, **options: Any) -> "AsyncLytics":
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

    def transport(self, *, address: str = "127.0.0.1") -> "InProcessTransport":
        """A transport for AsyncLytics that calls the application without a socket.

        Args:
            address: where the caller seems to be.
        """
        from .in_process import InProcessTransport

        return InProcessTransport(self.app, address=address)

    def empty(self) -> None:
        """Forget everything that was stored, and the switches that were set since the start; not while requests are under way.

        Raises:
            RuntimeError: it does not run, or keeps its data in a directory of yours.
        """
        self._open_account()
        if self._data is not None:
            raise RuntimeError("this LocalLytics keeps its data; start one without data=")
        self._stored.close()
        self._settings = self._initial_settings
        self._open_store()

    def start(self) -> None:
        """Open the store, bind the port and answer; `with` does it."""
        if self._account is not None:
            raise RuntimeError("this LocalLytics runs already")
        with ExitStack() as stack:
            self._open_store()
            stack.callback(self._close_store)
            listener = stack.enter_context(_bind(self._host, self._port))
            self._address = listener.getsockname()[:2]
            thread = _ServerThread(self._server_config(self._answer), listener)
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

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the application of the store that is open now."""
        await self.app(scope, receive, send)

    def stop(self) -> None:
        """Finish the requests under way, free the port and remove what is temporary."""
        self._address = None
        self._cleanup.close()

    def __enter__(self) -> "LocalLytics":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    async def __aenter__(self) -> "LocalLytics":
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

    def _server_config(self, app: ASGIApp) -> uvicorn.Config:
        return uvicorn.Config(
            _quiet_when_cancelled(app),
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,  # the tokens of old clients stand in the URL
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=self._settings.keep_alive,  # type: ignore[arg-type]  # handed to call_later, which takes fractions
            ssl_certfile=self._certfile,
            ssl_keyfile=self._keyfile,
            ssl_version=ssl.PROTOCOL_TLS_SERVER,
        )


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8181,
    token: str | None = None,
    sample: bool = False,
    allow: Iterable[str] = (),
    identity: Sequence[str] | None = None,
    data: str | Path | None = None,
    on_ready: Callable[[str, str], None] = lambda url, token: None,
    **options: Any,
) -> None:
    """Run a local Lytics until Ctrl-C, SIGTERM or SIGHUP.

    Args:
        host, port, token, sample, data: as for LocalLytics.
        allow: CIDR ranges from which requests are answered; empty: from everywhere.
        identity: the fields that make records one profile; those of Settings when not given.
        on_ready: called once with the URL and the token, when requests are answered.
        options: whatever else LocalLytics takes.
    """
    switches: dict[str, Any] = {"allow": tuple(allow), **options}
    if identity is not None:
        switches["identity"] = identity
    local = LocalLytics(host=host, port=port, token=token, sample=sample, data=data, **switches)
    finished = threading.Event()
    previous = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            # Whoever starts it with a signal ignored, as nohup does, wants it to stay so.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                previous[number] = signal.signal(number, lambda *_: finished.set())
    try:
        with local:
            on_ready(local.url, local.token)
            finished.wait()
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


class _ServerThread(threading.Thread):
    """Runs a uvicorn server on a bound socket, in an event loop of its own."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket) -> None:
        super().__init__(name="lytics-local-server", daemon=True)
        self._server = _Server(config)
        self._listener = listener
        self._failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._server.run(sockets=[self._listener])
        except BaseException as error:  # handed to whoever started the thread
            self._failure = error
        finally:
            self._server.is_up.set()

    def wait_until_started(self) -> None:
        """Return when requests are answered, or raise what prevented it."""
        self._server.is_up.wait()
        if self._failure is not None:
            raise RuntimeError("the local Lytics did not start") from self._failure

    def stop(self) -> None:
        """End the server and wait for the thread."""
        self._server.stop()
        self.join()


class _Server(uvicorn.Server):
    """uvicorn's server, which tells when it is up and stops at once instead of at the next tick."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    def stop(self) -> None:
        self.should_exit = True
        if self._loop is not None and self._stopping is not None:
            with suppress(RuntimeError):  # the loop has ended by itself
                self._loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        await super().startup(sockets)
        self.is_up.set()

    async def main_loop(self) -> None:
        assert self._stopping is not None
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # uvicorn's own takes 0.1 s at least, and over TLS waits for clients that do not listen.
        for server in self.servers:
            server.close()
        state = self.server_state
        for connection in list(state.connections):
            connection.shutdown()
        await self._wait_for(lambda: not state.tasks, _LONGEST_REQUEST)
        await self._wait_for(lambda: not state.connections, _LONGEST_GOODBYE)
        for connection in list(state.connections):
            connection.transport.abort()
        await self._wait_for(lambda: not state.connections, _LONGEST_GOODBYE)
        # Requests whose client is gone now mostly end by themselves.
        await self._wait_for(lambda: not state.tasks, _LONGEST_GOODBYE)
        for task in state.tasks:
            task.cancel()
        await self._wait_for(lambda: not state.tasks, _LONGEST_GOODBYE)

    async def _wait_for(self, condition: Callable[[], bool], longest: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(longest):
                while not condition():  # noqa: ASYNC110 - uvicorn's state has no event
                    await asyncio.sleep(0.002)


def _quiet_when_cancelled(app: ASGIApp) -> ASGIApp:
    """Spare stderr the traceback of a request that was cut off because the server stops."""

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(asyncio.CancelledError):
            await app(scope, receive, send)

    return quiet


def _bind(host: str, port: int) -> socket.socket:
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    # asyncio turns off Nagle's algorithm, worth 40 ms an answer, only where the protocol is named.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)  # who connects before the server runs waits, and is not refused
    except OSError:
        listener.close()
        raise
    return listener


def _not_started() -> RuntimeError:
    return RuntimeError("this LocalLytics does not run: use `with LocalLytics() as local:`")
