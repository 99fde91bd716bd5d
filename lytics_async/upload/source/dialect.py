"""Finds what separates the fields of a CSV, by its header and the lines after it."""

from __future__ import annotations

import attrs

from lytics_async.upload.cut import csv_grammar
from lytics_async.upload.cut.csv_header import SEPARATOR_LINE
from lytics_async.upload.cut.reading import SourceError

LOOKED_AT = 64 * 1024
"""Bytes of the beginning that are looked at."""

_SHOWN = {",": "a comma", "\t": "a tab", "\x01": "Ctrl-A (Hive)", "\x1f": "Ctrl-_ (US)"}
_OPTION = {"\t": "tab", "\x01": "$'\\x01'", "\x1f": "$'\\x1f'"}
_OTHERS = ("\t", ";", "|", "\x01", "\x1f", "~", "^")
_RECORDS = 20


@attrs.frozen
class Dialect:
    """How a CSV is written.

    Attributes:
        delimiter: between the fields.
        note: what to say about it; None for nothing.
        single: its header has one field.
    """

    delimiter: str
    note: str | None = None
    single: bool = False


def dialect_of(start: bytes, given: str | None, *, named_tsv: bool, headless: bool) -> Dialect:
    """Return the dialect of a CSV.

    Args:
        start: its first bytes.
        given: the delimiter that the user named.
        named_tsv: the file is named `.tsv`.
        headless: it has no header line.

    Raises:
        SourceError: it cannot be told with confidence; the message names the option.
    """
    start = start.lstrip(b"\r\n")
    separator = SEPARATOR_LINE.match(start)
    if separator is not None:
        start = start[separator.end() :]
        said = separator[1].decode("latin-1")
        given = given if given is not None else said
    if given is not None:
        _check_given(start, given)
        return Dialect(given, single=_widths(start, given)[:1] == [1])
    widths = {each: _widths(start, each) for each in (",", *_OTHERS)}
    commas = widths[","]
    if not commas:
        return Dialect(",")
    fitting = [
        each
        for each in _OTHERS
        if widths[each] and widths[each][0] > 1 and len(set(widths[each])) == 1
    ]
    if commas[0] > 1:
        # A comma in each line the same number of times is what separates them.
        if len(set(commas)) > 1 and len(commas) > 2 and fitting and not headless:
            raise SourceError(_doubt(fitting[0]))
        return Dialect(",")
    if len(fitting) == 1 and len(widths[fitting[0]]) > 1:
        return Dialect(
            fitting[0], f"the fields are separated by {_shown(fitting[0])}, as the header shows"
        )
    if named_tsv and widths["\t"][0] > 1:
        return Dialect("\t")
    seen = [each for each in _OTHERS if widths[each][0] > 1]
    if seen and not headless:
        raise SourceError(_doubt(seen[0]))
    if not headless:
        _check_header(commas)
    return Dialect(",", single=True)


def _check_header(widths: list[int]) -> None:
    """Refuse a first line of one field where most lines have more, and equally many.

    Raises:
        SourceError: that is not the header.
    """
    wide = [width for width in widths if width > 1]
    if len(wide) > len(widths) // 2 and len(set(wide)) == 1:
        before = next(at for at, width in enumerate(widths) if width > 1)
        lines = "line has" if before == 1 else f"{before} lines have"
        raise SourceError(
            f"The first {lines} one field, and the following records have {wide[0]}; remove the "
            "lines before the header. If there is no header, name the columns with headers (--headers)."
        )


def _check_given(start: bytes, given: str) -> None:
    """Refuse a delimiter that no line has, where another one separates all of them alike.

    Raises:
        SourceError: the file would be one of a single column.
    """
    if set(_widths(start, given)) != {1}:
        return
    for other in (",", *_OTHERS):
        widths = _widths(start, other)
        if len(widths) > 1 and widths[0] > 1 and len(set(widths)) == 1:
            option = _OPTION.get(other, f"'{other}'")
            raise SourceError(
                f"No line has {_shown(given)}, which is to separate the fields, and {_shown(other)} looks as "
                f"if it does. Pass delimiter={other!r} (--delimiter {option})."
            )


def _shown(delimiter: str) -> str:
    return _SHOWN.get(delimiter, f"'{delimiter}'")


def _doubt(delimiter: str) -> str:
    option = _OPTION.get(delimiter, f"'{delimiter}'")
    return (
        f"The header looks as if {_shown(delimiter)} separates its fields, and the lines after it do "
        f"not all agree. Pass delimiter={delimiter!r} (--delimiter {option}) if that is right, or "
        'delimiter="," (--delimiter ,) for a comma.'
    )


def _widths(start: bytes, delimiter: str) -> list[int]:
    """Return the number of fields of the first records, as far as they are whole."""
    widths: list[int] = []
    position = 0
    while position < len(start) and len(widths) <= _RECORDS:
        record = csv_grammar.read_record(start, position, len(start), delimiter.encode())
        if record.ending == "open" or (record.ending == "partial" and len(start) >= LOOKED_AT):
            break
        if not csv_grammar.is_blank(start, position, record.end):
            # A stray quote is one of this delimiter only; of another it may be the middle of a
            # field.
            widths.append(record.width)
        position = record.end
    return widths
