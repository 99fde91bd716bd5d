"""`lytics scan`: the members of a segment, or of a filter, as NDJSON, CSV or Parquet."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from lytics_async.cli.exits import exit_codes
from lytics_async.cli.formats import Format, Writer, writer_for
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import (
    AccountId,
    BaseUrl,
    BulkUrl,
    Debug,
    Fields,
    Profile,
    connect,
    names,
)
from lytics_async.cli.output import print_json
from lytics_async.cli.progress import Style, scan_progress

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics


def scan(
    segment: Annotated[
        str | None, typer.Argument(metavar="SEGMENT", help="Slug or id of a saved segment.")
    ] = None,
    filterql: Annotated[
        str | None,
        typer.Option(
            "--filter",
            metavar="QL",
            help="Scan by FilterQL instead, such as 'city = \"Oslo\"', or a whole FILTER … FROM ….",
        ),
    ] = None,
    fields: Fields = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Stop after N profiles.")
    ] = None,
    form: Annotated[
        Literal["ndjson", "csv", "parquet"],
        typer.Option(
            "--format",
            help="ndjson is one JSON object a line; csv and parquet need --fields, parquet needs --out and the extra arrow.",
        ),
    ] = "ndjson",
    out: Annotated[
        Path | None,
        typer.Option("--out", dir_okay=False, metavar="FILE", help="Write here instead of stdout."),
    ] = None,
    progress: Annotated[
        Literal["auto", "json", "none"],
        typer.Option(
            "--progress", help="auto is a bar on a terminal; json is one object a line, on stderr."
        ),
    ] = "auto",
    json: Annotated[
        bool,
        typer.Option(
            "--json", metavar="", help="With --out: print how it ended as a JSON object, on stdout."
        ),
    ] = False,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Print the members of a segment: one profile a line, as the server sent it, or as CSV or Parquet."""
    if (segment is None) == (filterql is None):
        raise typer.BadParameter("give either a SEGMENT or --filter QL.")
    columns = names(fields)
    if form != "ndjson" and columns is None:
        raise typer.BadParameter(
            f"--format {form} needs --fields A,B,…: a profile has whatever fields it has, and a table has columns."
        )
    if form == "parquet" and out is None:
        raise typer.BadParameter("--format parquet needs --out FILE.")
    if json and out is None:
        raise typer.BadParameter(
            "--json needs --out FILE, since the profiles are on stdout without it."
        )
    statement = None if filterql is None else _statement(filterql)
    with exit_codes(debug=debug):
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        if form == "parquet":
            import_module("pyarrow")  # a missing extra shows before anything is asked for
        export = _Export(form, columns, out, json=json)
        Interruption().run(export.run(lytics, segment, statement, limit, progress))


def _statement(text: str) -> str:
    """Return the FilterQL statement; a condition alone becomes one. What is none is refused before anything is sent."""
    from lytics_async.filterql import FilterQLError, parse

    try:
        statement = parse(text, require_filter=False)
    except FilterQLError as error:
        raise typer.BadParameter(f"--filter is no FilterQL: {error}.") from None
    return text if text.lstrip().lower().startswith("filter") else str(statement)


class _Export:
    """One scan on its way into a file."""

    def __init__(
        self, form: Format, fields: list[str] | None, out: Path | None, *, json: bool
    ) -> None:
        self._form: Format = form
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
            # The first page comes before the file is opened: a misspelt segment must not empty last night's file.
            page = await anext(pages, None)
            total = pager.total if limit is None or pager.total is None else min(limit, pager.total)
            seen = 0
            # The progress ends first: what is said of the file must not stand on its line.
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
        """Open what the profiles are written to, and say in the end how far it came."""
        file = sys.stdout.buffer if self._out is None else self._out.open("wb")
        complete = False
        try:
            writer = writer_for(self._form, file, self._fields)
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
        rest = "" if complete else " so far; the scan did not reach its end"
        typer.echo(f"{self._written:,} profiles written to {out}{rest}.", err=True)
        if self._json:
            print_json(
                {
                    "profiles": self._written,
                    "complete": complete,
                    "path": str(out),
                    "format": self._form,
                }
            )
