"""The ledger of an erasure: a file from which another run resumes where this one ended.

It holds hashes instead of values, and the salt of the hashes, so keep it private; the requests are
needed again to resume. What is about to be sent is on the disk before it is sent, so a process that
is killed leaves requests in doubt at worst, never a deletion that is not counted.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import zlib
from pathlib import Path
from typing import Any

import orjson

from lytics_async.base.private_files import make_private
from lytics_async.erasure.requests import ErasureRequest
from lytics_async.errors import ArgumentError
from lytics_async.upload.disk import flush, flush_directory, require_regular

FORMAT = 1


class Ledger:
    """An open ledger, locked against other processes; every method blocks.

    Args:
        path: the file; it is created if there is none. None = keep nothing.

    Attributes:
        steps: what earlier runs have written, without their openings.
        runs: how many runs it holds, this one included once it began.

    Raises:
        ArgumentError: it is in use, is damaged, or cannot be opened.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.steps: list[dict[str, Any]] = []
        self.runs: int = 0
        self._salt = secrets.token_bytes(32)
        self._file: int | None = None
        if path is not None:
            try:
                self._file = self._open(path)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise ArgumentError(f"Cannot open the ledger {path}: {reason}.") from None

    def hash(self, request: ErasureRequest) -> str:
        """Return the salted hash of a request."""
        text = "\0".join(request.key).encode("utf-8", "surrogatepass")
        return hmac.new(self._salt, text, hashlib.sha256).hexdigest()

    def begin(self, at: str) -> None:
        """Write that a run begins, and how values are hashed."""
        self.runs += 1
        self.write({"step": "open", "format": FORMAT, "salt": self._salt.hex(), "at": at})
        if self.path is not None and self.runs == 1:
            flush_directory(self.path.parent)

    def write(self, step: dict[str, Any]) -> None:
        """Append a step, and return when the disk has it.

        Raises:
            ArgumentError: it cannot be written.
        """
        if self._file is None:
            return
        text = orjson.dumps(step)
        data = b"%08x %s\n" % (zlib.crc32(text), text)
        try:
            while data:
                data = data[os.write(self._file, data) :]
            flush(self._file)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ArgumentError(
                f"Cannot write the ledger {self.path}: {reason}. Nothing is sent that it does not "
                "hold; fix that, and repeat the call to resume."
            ) from None

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self, path: Path) -> int:
        require_regular(path, "The ledger")
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(file, path)
            data = path.read_bytes()
            if not data:
                make_private(file)
            length = self._replay(data, path)
            if length < len(data):
                os.ftruncate(file, length)  # a torn end: nothing was sent that counted on it
        except BaseException:
            os.close(file)
            raise
        return file

    def _replay(self, data: bytes, path: Path) -> int:
        """Read the steps; return the length of what is whole."""
        length = 0
        while (end := data.find(b"\n", length)) >= 0:
            step = _step(data[length:end])
            if step is None:
                if data.find(b"\n", end + 1) >= 0:
                    raise ArgumentError(
                        f"{path} is damaged at byte {length:,}, or is not a ledger of an erasure. "
                        "Restore it, or name another file."
                    )
                break
            if step["step"] == "open":
                if step.get("format") != FORMAT:
                    raise ArgumentError(f"{path} was written by another version of lytics-async.")
                self._salt = bytes.fromhex(step["salt"])
                self.runs += 1
            elif self.runs == 0:
                raise ArgumentError(f"{path} is not a ledger of an erasure; name another file.")
            else:
                self.steps.append(step)
            length = end + 1
        if length == 0 and len(data) > 0 and not _is_torn_opening(data):
            raise ArgumentError(f"{path} is not a ledger of an erasure; name another file.")
        return length


def _step(line: bytes) -> dict[str, Any] | None:
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text):
        return None
    try:
        step = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return step if isinstance(step, dict) and isinstance(step.get("step"), str) else None


def _is_torn_opening(data: bytes) -> bool:
    """Return whether a process was killed while it wrote its first line here."""
    start = b'{"step":"open"'
    text = data[9:]
    return all(byte in b"0123456789abcdef" for byte in data[:8]) and text.startswith(
        start[: len(text)]
    )


def _lock(file: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ArgumentError(
            f"Another erasure is using the ledger {path}; wait for it to end, or name another."
        ) from None
