"""Generate LQL for a sample of CSV."""

from __future__ import annotations

import io
import re
from itertools import islice

from lytics_async.local.csv_records import CsvRows
from lytics_async.local.faults import ApiFault
from lytics_async.local.field_info import kind_of
from lytics_async.local.records import RefusedRecord, UnreadableUpload

_IDENTITIES = ("user_id", "email", "_uid", "external_id", "id")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SAMPLE_ROWS = 1_000


def lql_for_csv(body: bytes, stream: str) -> str:
    """Write a statement with a column for each one of a CSV file, and a KIND by its values.

    Raises:
        ApiFault: 400, there is no header.
    """
    try:
        rows = CsvRows(io.BytesIO(body))
        sample = [row for row in islice(rows, _SAMPLE_ROWS) if not isinstance(row, RefusedRecord)]
    except UnreadableUpload as error:
        raise ApiFault(400, str(error)) from None
    lines = []
    for index, name in enumerate(rows.columns):
        values = [row[index].strip() for row in sample if row[index].strip()]
        kind = kind_of(values)
        source = name if _PLAIN.fullmatch(name) else f"`{name}`"
        target = re.sub(r"\W+", "_", name.strip().lower()).strip("_") or f"column_{index + 1}"
        lines.append(f"    {source:<24} AS {target:<24} KIND {kind}")
    targets = [re.sub(r"\W+", "_", name.strip().lower()).strip("_") for name in rows.columns]
    by = [name for name in _IDENTITIES if name in targets] or targets[:1]
    return (
        "SELECT\n"
        + ",\n".join(lines)
        + f"\nFROM {stream}\nINTO user BY {' OR '.join(by)}\nALIAS {stream}_user\n"
    )
