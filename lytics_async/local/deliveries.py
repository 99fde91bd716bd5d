"""Deliveries: post the messages of one subscription, in order, in a thread of its own.

A receiver that hangs or is gone delays only its own messages. They wait in a bounded queue; what
exceeds it is dropped and logged, as is a message whose attempts all failed: no retry rule of the
service is published.
"""

from __future__ import annotations

import logging
import queue
import socket
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from lytics_async.local.documents import Document

logger: logging.Logger = logging.getLogger("lytics_async.local")

_ATTEMPTS = 3
_PAUSE_SECONDS = 0.2
_ATTEMPT_SECONDS = 2.0
_MOST_WAITING = 10_000


class Delivery:
    """The messages of one subscription that are to be posted.

    Args:
        key: id of the subscription.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._waiting: queue.Queue[tuple[Document, bytes] | None] = queue.Queue(_MOST_WAITING)
        self._closing = threading.Event()
        self._connection: HTTPConnection | None = None
        self._thread = threading.Thread(target=self._run, name="lytics-local-webhook", daemon=True)
        self._thread.start()

    def put(self, subscription: Document, message: bytes) -> None:
        """Post a message when those before it are done."""
        try:
            self._waiting.put_nowait((subscription, message))
        except queue.Full:
            logger.warning(
                "A webhook of subscription %s is dropped: %d wait already", self._key, _MOST_WAITING
            )

    def close(self) -> None:
        """Drop the messages that wait, and interrupt the one in flight."""
        self._closing.set()
        while True:
            try:
                self._waiting.put_nowait(None)
                break
            except queue.Full:
                self._waiting.get_nowait()
        connection = self._connection
        if connection is not None and (sock := connection.sock) is not None:
            with suppress(OSError):  # it has just ended by itself
                sock.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the response
        self._thread.join(_ATTEMPT_SECONDS)

    def _run(self) -> None:
        while (waiting := self._waiting.get()) is not None and not self._closing.is_set():
            subscription, message = waiting
            problem: object = None
            for attempt in range(_ATTEMPTS):
                if attempt and self._closing.wait(_PAUSE_SECONDS):
                    return
                problem = self._post(subscription, message)
                if problem is None or self._closing.is_set():
                    break
            if problem is not None and not self._closing.is_set():
                logger.info("A webhook of subscription %s failed: %s", self._key, problem)

    def _post(self, subscription: Document, message: bytes) -> object:
        """Post once; return what went wrong, None when nothing did."""
        parts = urlsplit(subscription["webhook_url"])
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=_ATTEMPT_SECONDS)
        self._connection = connection
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Content-Type": "application/json", **subscription.get("headers", {})}
        try:
            connection.request("POST", target, message, headers)
            # A redirect fails as well: it could lead away from this machine.
            status = connection.getresponse().status
        except (OSError, HTTPException) as error:
            return error
        finally:
            connection.close()
        return None if 200 <= status < 300 else f"HTTP {status}"
