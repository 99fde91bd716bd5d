"""A JSON text that is larger than memory: what has been read of it and not been consumed."""

from __future__ import annotations

import re

from lytics_async.upload.cut.reading import Read

BLOCK_BYTES = 256 * 1024

_SPACES = re.compile(rb"[ \t\r\n]*")


class JsonText:
    """What has been read and not been consumed: `data` from `position` on.

    Args:
        read: fills a buffer from the source.
        between: white space, and what else may stand between two values.
    """

    def __init__(self, read: Read, between: re.Pattern[bytes] = _SPACES) -> None:
        self._between = between
        self._read = read
        self._block = bytearray(BLOCK_BYTES)
        self.data: bytes = b""
        self.position: int = 0
        self.offset: int = 0  # of data, in the source

    def more(self) -> bool:
        """Read on; False at the end.

        It doubles what is held, in however small pieces the source comes, so that a long element is
        not looked at too often.
        """
        pieces = [self.data[self.position :]]
        wanted = max(BLOCK_BYTES, len(pieces[0]))
        while wanted > 0:
            with memoryview(self._block) as view:
                got = self._read(view)
                if not got:
                    break
                pieces.append(bytes(view[:got]))
            wanted -= got
        self.offset += self.position
        self.data, self.position = b"".join(pieces), 0
        return len(pieces) > 1

    def skip_space(self) -> bool:
        """Move to the next byte of a value; False when there is none."""
        while True:
            space = self._between.match(self.data, self.position)
            self.position = space.end() if space is not None else self.position
            if self.position < len(self.data):
                return True
            if not self.more():
                return False
