"""`lytics segments`: the saved segments of the account."""

from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, json_option, with_groups
from lytics_async.cli.output import print_json, print_table, say

if TYPE_CHECKING:
    from lytics_async.call.response import Response
    from lytics_async.client import AsyncLytics
    from lytics_async.models.segments import Segment


@with_groups
def segments(
    *,
    table: Annotated[
        str | None,
        typer.Option(
            "--table", metavar="TABLE", help="List only the segments of this table, such as user."
        ),
    ] = None,
    json: Annotated[
        bool,
        json_option("Print the segments as a JSON array, as the server sent them."),
    ] = False,
    connection: Connection,
) -> None:
    """List the saved segments."""
    with connection.exit_codes():
        response = Interruption().run(_fetch(connection.client(), table))
        if json:
            print_json(response.raw or [])
        else:
            _print_table(response.data)


async def _fetch(lytics: "AsyncLytics", table: str | None) -> "Response[list[Segment]]":
    from lytics_async import operations

    async with lytics:
        return await lytics.send(operations.segments.LIST, table=table)


def _print_table(found: "list[Segment]") -> None:
    if not found:
        say("No segments.")
        return
    rows = []
    for segment in found:
        updated = segment.updated or segment.created
        cells = (
            segment.slug_name or segment.id,
            segment.name,
            segment.kind,
            segment.table,
            f"{updated:%Y-%m-%d %H:%M}" if updated else None,
        )
        rows.append([cell or "" for cell in cells])
    print_table(("SLUG", "NAME", "KIND", "TABLE", "UPDATED"), rows)
