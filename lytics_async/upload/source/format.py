"""The format of a source: what cuts it, and what its chunks are sent with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from lytics_async.call.operation import Operation
from lytics_async.upload.cut.csv_grammar import fields_of
from lytics_async.upload.cut.cut import RepeatableChunker
from lytics_async.upload.deliver.chunk import Part
from lytics_async.upload.source.opening import OpenSource


@attrs.frozen(kw_only=True, eq=False)
class SourceFormat:
    """An opened source, ready to be cut and sent.

    Attributes:
        opened: what is read; of a list of files, all of them together.
        chunker: cuts it.
        operation, arguments: what each chunk is sent with.
        delimiter: of a CSV; None for JSON.
        compress: gzip the bodies.
        exact_positions: the chunker's positions are those in the file itself.
        parts: what the chunks of each file are sent with; the chunker of a list of files adds to it
            as it opens them.
    """

    opened: OpenSource
    chunker: RepeatableChunker
    operation: Operation[Any]
    arguments: dict[str, Any]
    delimiter: bytes | None
    compress: bool
    exact_positions: bool
    parts: Sequence[Part]

    @property
    def part(self) -> Part:
        """What the chunks of this one file are sent with, in a list of files."""
        return attrs.evolve(self.parts[0], filename=self.arguments["filename"])

    @property
    def is_csv(self) -> bool:
        """It is CSV."""
        return self.delimiter is not None

    @property
    def columns(self) -> list[bytes]:
        """The names in its header; none for JSON."""
        header, delimiter = self.chunker.prefix, self.delimiter
        return fields_of(header, delimiter) if header and delimiter is not None else []

    @property
    def seekable(self) -> bool:
        """Its positions are those in the file itself, and it can be moved to one."""
        return self.exact_positions and self.opened.seek is not None
