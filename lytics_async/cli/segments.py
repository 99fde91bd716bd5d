"""`lytics segments`: the saved segments of the account."""

from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import exit_codes
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import AccountId, BaseUrl, BulkUrl, Debug, Profile, connect
from lytics_async.cli.output import print_json, print_table

if TYPE_CHECKING:
    from lytics_async.call.response import Response
    from lytics_async.client import AsyncLytics
    from lytics_async.models.segments import Segment


def segments(
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="TABLE", help="Only those over this table, such as user."),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json", metavar="", help="Print them as a JSON array, as the server sent them."
        ),
    ] = False,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """List the saved segments."""
    with exit_codes(debug=debug):
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        response = Interruption().run(_fetch(lytics, table))
        if json:
            print_json(response.raw or [])
        else:
            _print_table(response.data)


async def _fetch(lytics: "AsyncLytics", table: str | None) -> "Response[list[Segment]]":
    from lytics_async import operations

    async with lytics:
        return await lytics.send(operations.segments.LIST, table=table)


def _print_table(found: "list[Segment]") -> None:
    from rich.table import Table
    from rich.text import Text

    if not found:
        typer.echo("No segments.", err=True)
        return
    table = Table("SLUG", "NAME", "KIND", "TABLE", "UPDATED", box=None, pad_edge=False)
    for segment in found:
        updated = segment.updated or segment.created
        cells = (
            segment.slug_name or segment.id,
            segment.name,
            segment.kind,
            segment.table,
            f"{updated:%Y-%m-%d %H:%M}" if updated else None,
        )
        # Text, since a name in brackets is no markup.
        table.add_row(*(Text(cell or "") for cell in cells))
    print_table(table)
