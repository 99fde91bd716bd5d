"""Why a text is not FilterQL."""

from __future__ import annotations


class FilterQLError(ValueError):
    """The text is not a valid FilterQL statement.

    Attributes:
        message: what was expected and what was found.
        position: offset of the error in the text, in characters, from 0.
        line: its line, from 1.
        column: its column in that line, in characters, from 1.
        unknown: whether it may be FilterQL all the same: a function or a clause that this parser
            does not know.
    """

    def __init__(
        self, message: str, position: int, line: int, column: int, unknown: bool = False
    ) -> None:
        super().__init__(message, position, line, column, unknown)
        self.message = message
        self.position = position
        self.line = line
        self.column = column
        self.unknown = unknown

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"
