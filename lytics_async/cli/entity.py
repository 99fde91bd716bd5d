"""`lytics entity`: one profile, looked up by one of its identities."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lytics_async.cli.exits import exit_codes
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

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics


def entity(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="The table, such as user.")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="A field that identifies, such as email.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its value.")],
    fields: Fields = None,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Print one profile as JSON. Exits with 6 when there is none."""
    with exit_codes(debug=debug):
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        found = Interruption().run(_look_up(lytics, table, field, value, names(fields)))
        print_json(found)


async def _look_up(
    lytics: "AsyncLytics", table: str, field: str, value: str, fields: list[str] | None
) -> Any:
    """Return the profile as the server sent it, rather than as the model writes it."""
    from lytics_async import operations

    async with lytics:
        response = await lytics.send(
            operations.personalization.GET_ENTITY,
            table=table,
            field=field,
            value=value,
            fields=fields,
        )
    return response.raw
