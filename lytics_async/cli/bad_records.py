"""The records of an upload that were not accepted, as lines for a person."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.upload.report import UploadReport

_SHOWN = 5


def bad_records(report: "UploadReport") -> list[str]:
    """Return a line for each of the first records that were not sent or were rejected."""
    lines = []
    for record in report.quarantined_records[:_SHOWN]:
        field = "" if record.field is None else f"field {record.field}: "
        place = _place(report, record.number, line=record.line)
        lines.append(f"  {place} was not sent: {field}{record.reason}")
    if report.quarantined > _SHOWN:
        lines.append(f"  and {report.quarantined - _SHOWN:,} more; --json lists the first 1,000")
    for found in report.rejected_records[:_SHOWN]:
        place = _place(report, found.first_record, found.last_record)
        lines.append(f"  {place} rejected: {found.reason}")
    if len(report.rejected_records) > _SHOWN:
        lines.append("  and more; --json lists them")
    return lines


def _place(
    report: "UploadReport", first: int, last: int | None = None, *, line: int | None = None
) -> str:
    """Return the numbers of records, with their line, and their file if there are several files."""
    file, number = report.place(first)
    name = f" of {file}" if report.files else ""
    if line is not None:
        name = f" (line {line}){name}"
    if last is None or last == first:
        return f"record {number}{name}"
    return f"records {number} to {number + last - first}{name}"
