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

from lytics_async.errors import ArgumentError
from lytics_async.upload.disk import flush, flush_directory, lock_ledger, open_ledger

FORMAT = 1


class Ledger:
    """An open ledger, locked against other processes; every method blocks.

    Args:
        path: the file; it is created if there is none. None = keep nothing.
        read_only: write nothing to it.

    Attributes:
        steps: what earlier runs have written, without their openings.
        runs: how many runs it holds, this one included once it began.

    Raises:
        ArgumentError: it is in use, is damaged, or cannot be opened.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self.steps: list[dict[str, Any]] = []
        self.runs: int = 0
        self._salt = secrets.token_bytes(32)
        self._read_only = read_only
        self._file: int | None = None
        if path is not None:
            try:
                self._file = self._open(path)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise ArgumentError(f"Cannot open the ledger {path}: {reason}.") from None

    def hash(self, *parts: str) -> str:
        """Return the salted hash of some texts: 64 hexadecimal digits."""
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self._salt, text, hashlib.sha256).hexdigest()

    def begin(self, at: str) -> None:
        """Write that a run begins, and how values are hashed."""
        self.runs += 1
        self.write(
            [
                {
                    "step": "open",
                    "format": FORMAT,
                    "kind": "erasure",
                    "salt": self._salt.hex(),
                    "at": at,
                }
            ]
        )
        if self.path is not None and self.runs == 1 and not self._read_only:
            flush_directory(self.path.parent)

    def write(self, steps: list[dict[str, Any]]) -> None:
        """Append steps, and return when the disk has them.

        Raises:
            ArgumentError: they cannot be written.
        """
        if self._file is None or self._read_only:
            return
        texts = [orjson.dumps(step) for step in steps]
        data = b"".join(b"%08x %s\n" % (zlib.crc32(text), text) for text in texts)
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
        file, created = open_ledger(path)
        try:
            lock_ledger(file, path, "erasure")
            data = b"" if created else path.read_bytes()
            length = self._replay(data, path)
            if length < len(data) and not self._read_only:
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
                self._salt = _salt(step, path)
                self.runs += 1
            elif self.runs == 0:
                raise _foreign(path)
            else:
                self.steps.append(step)
            length = end + 1
        if length == 0 and len(data) > 0 and not _is_torn_opening(data):
            raise _foreign(path)
        return length


def _salt(opening: dict[str, Any], path: Path) -> bytes:
    """Return the salt of the hashes, which tells a ledger of an erasure from one of an upload."""
    salt = opening.get("salt")
    if not isinstance(salt, str):
        raise _foreign(path)
    if opening.get("format") != FORMAT:
        raise ArgumentError(f"{path} was written by another version of lytics-async.")
    try:
        return bytes.fromhex(salt)
    except ValueError:
        raise _foreign(path) from None


def _foreign(path: Path) -> ArgumentError:
    return ArgumentError(f"{path} is not a ledger of an erasure; name another file.")


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
