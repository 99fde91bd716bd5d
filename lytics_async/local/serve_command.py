"""serve(): run a local Lytics until a signal ends it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lytics_async.local.handle import LocalLytics

if TYPE_CHECKING:
    pass


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
        allow: CIDR ranges from which requests are accepted; empty: any address.
        identity: the fields that make records one profile; those of Settings if omitted.
        on_ready: called once with the URL and the token, when requests are served.
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
