"""`lytics scan`: the members of a segment, or of a filter, one JSON object a line."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from lytics_async.cli.exits import exit_codes
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
    out: Annotated[
        Path | None,
        typer.Option("--out", dir_okay=False, metavar="FILE", help="Write here instead of stdout."),
    ] = None,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Print the members of a segment as NDJSON: one profile a line, as the server sent it."""
    if (segment is None) == (filterql is None):
        raise typer.BadParameter("give either a SEGMENT or --filter QL.")
    if filterql is not None:
        filterql = _statement(filterql)
    with exit_codes(debug=debug):
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        writing = _write(lytics, segment, filterql, names(fields), limit, out)
        asyncio.run(writing)


def _statement(text: str) -> str:
    """Return the FilterQL statement; a condition alone becomes one. What is none is refused before anything is sent."""
    from lytics_async.filterql import FilterQLError, parse

    try:
        statement = parse(text, require_filter=False)
    except FilterQLError as error:
        raise typer.BadParameter(f"--filter is no FilterQL: {error}.") from None
    return text if text.lstrip().lower().startswith("filter") else str(statement)


async def _write(
    lytics: "AsyncLytics",
    segment: str | None,
    filterql: str | None,
    fields: list[str] | None,
    limit: int | None,
    out: Path | None,
) -> None:
    written = 0
    complete = False
    async with lytics:
        if segment is not None:
            pager = lytics.segments.scan(segment, fields=fields, limit=limit, raw=True)
        else:
            pager = lytics.segments.scan_filter(
                filterql or "", fields=fields, limit=limit, raw=True
            )
        pages = pager.pages()
        # The first page comes before the file is opened: a misspelt segment must not empty last night's file.
        page = await anext(pages, None)
        file = sys.stdout.buffer if out is None else out.open("wb")
        try:
            while page is not None:
                _write_page(file, page.items)
                written += len(page.items)
                page = await anext(pages, None)
            complete = True
        finally:
            if out is not None:
                file.close()
                rest = "" if complete else " so far; the scan did not reach its end"
                typer.echo(f"{written:,} profiles written to {out}{rest}.", err=True)


def _write_page(file: BinaryIO, profiles: list[dict[str, Any]]) -> None:
    import orjson

    file.write(b"".join(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in profiles))
