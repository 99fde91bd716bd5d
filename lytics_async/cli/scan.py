"""`lytics scan`: the members of a segment or filter as NDJSON, CSV or Parquet."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from lytics_async.base.private_files import open_private
from lytics_async.cli.formats import Format, Writer, writer_for
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import (
    Connection,
    Fields,
    json_option,
    names,
    usage_error,
    with_groups,
)
from lytics_async.cli.output import output, print_json, say
from lytics_async.cli.progress import Style, scan_progress

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics


@with_groups
def scan(
    *,
    segment: Annotated[
        str | None, typer.Argument(metavar="SEGMENT", help="The slug or id of a saved segment.")
    ] = None,
    filterql: Annotated[
        str | None,
        typer.Option(
            "--filter",
            metavar="QL",
            help="Scan by FilterQL: a condition such as 'city = \"Oslo\"', or a statement FILTER … FROM ….",
        ),
    ] = None,
    no_check: Annotated[
        bool,
        typer.Option(
            "--no-check",
            metavar="",
            help="Send --filter as it is written, and let the server decide whether it is FilterQL.",
        ),
    ] = False,
    fields: Fields = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Stop after N profiles.")
    ] = None,
    file_format: Annotated[
        Literal["ndjson", "csv", "parquet", "table"],
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="ndjson: one JSON object per line. csv and parquet need --fields; parquet needs --out and the extra arrow. "
            "table: for reading.",
        ),
    ] = "ndjson",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            dir_okay=False,
            metavar="FILE",
            help="Write to this file instead of stdout; only its owner can read it.",
        ),
    ] = None,
    progress: Annotated[
        Literal["auto", "json", "none"],
        typer.Option(
            "--progress",
            help="auto: show a progress bar if stderr is a terminal. json: print one object per line to stderr.",
        ),
    ] = "auto",
    json: Annotated[
        bool,
        json_option("With --out: print the outcome as a JSON object to stdout."),
    ] = False,
    connection: Connection,
) -> None:
    """Print the members of a segment: one profile per line, as the server sent it, or as CSV or
    Parquet.
    """
    if (segment is None) == (filterql is None):
        raise usage_error("pass either SEGMENT or --filter QL.")
    columns = names(fields)
    if file_format in ("csv", "parquet") and columns is None:
        raise usage_error(
            f"--format {file_format} needs --fields A,B,…: profiles differ in their fields, and a table needs columns."
        )
    if file_format == "parquet" and out is None:
        raise usage_error("--format parquet needs --out FILE.")
    if json and out is None:
        raise usage_error(
            "--json needs --out FILE, since the profiles are printed to stdout without it."
        )
    if file_format == "table" and out is not None:
        raise usage_error("--format table is for stdout; use csv with --out.")
    statement = None if filterql is None else _statement(filterql, check=not no_check)
    with connection.exit_codes():
        lytics = connection.client()
        if file_format == "parquet":
            import_module("pyarrow")  # a missing extra is reported before anything is sent
        export = _Export(file_format, columns, out, json=json)
        Interruption().run(export.run(lytics, segment, statement, limit, progress))


def _statement(text: str, *, check: bool) -> str:
    """Return the FilterQL statement of a condition or statement.

    Args:
        check: refuse what is not FilterQL before anything is sent. A function or clause that is not
            known here is sent with a warning, since the server may know it.
    """
    from lytics_async.filterql import FilterQLError, parse

    is_statement = text.lstrip().lower().startswith(("filter", "select"))
    sent = text if is_statement else f"FILTER {text}"
    if not check:
        return sent
    try:
        statement = parse(text, require_filter=False)
    except FilterQLError as error:
        if not error.unknown:
            raise usage_error(
                f"--filter is not valid FilterQL: {error}. --no-check sends it as it is."
            ) from None
        say(f"Warning: --filter, {error}. It is sent as it is; --no-check omits this warning.")
        return sent
    return text if is_statement else str(statement)


class _Export:
    """One scan that is written to a file or stdout."""

    def __init__(
        self, file_format: Format, fields: list[str] | None, out: Path | None, *, json: bool
    ) -> None:
        self._format: Format = file_format
        self._fields = fields
        self._out = out
        self._json = json
        self._written = 0

    async def run(
        self,
        lytics: "AsyncLytics",
        segment: str | None,
        statement: str | None,
        limit: int | None,
        progress: Style,
    ) -> None:
        """Scan and write page by page."""
        async with lytics:
            options: dict[str, Any] = {"fields": self._fields, "limit": limit, "raw": True}
            if segment is not None:
                pager = lytics.segments.scan(segment, **options)
            else:
                pager = lytics.segments.scan_filter(statement or "", **options)
            pages = pager.pages()
            # Fetch the first page before opening the file: a misspelt segment must not empty last
            # night's file.
            page = await anext(pages, None)
            total = pager.total if limit is None or pager.total is None else min(limit, pager.total)
            seen = 0
            # The progress bar ends first, so that the message about the file has a line of its own.
            with (
                self._writer() as writer,
                scan_progress(segment or "scan", progress, total) as move,
            ):
                while page is not None:
                    writer.write(page.items)
                    seen += len(page.items)
                    move(seen)
                    page = await anext(pages, None)

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        """Open the output, and report at the end how many profiles were written."""
        file = output() if self._out is None else open_private(self._out)
        complete = False
        try:
            writer = writer_for(self._format, file, self._fields)
            try:
                yield writer
                complete = True
            finally:
                writer.finish()
                self._written = writer.written
        finally:
            if self._out is not None:
                file.close()
                self._tell(self._out, complete)

    def _tell(self, out: Path, complete: bool) -> None:
        rest = "" if complete else "; the scan did not reach its end"
        say(f"{self._written:,} profiles written to {out}{rest}.")
        if self._json:
            print_json(
                {
                    "profiles": self._written,
                    "complete": complete,
                    "path": str(out),
                    "format": self._format,
                }
            )
