"""`lytics entity`: look up one profile by one of its identities."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, Fields, names, with_groups
from lytics_async.cli.output import print_json

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics


@with_groups
def entity(
    *,
    table: Annotated[str, typer.Argument(metavar="TABLE", help="The table, such as user.")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="An identity field, such as email.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Its value.")],
    fields: Fields = None,
    connection: Connection,
) -> None:
    """Print one profile as JSON. The exit code is 6 if there is none."""
    with connection.exit_codes():
        found = Interruption().run(
            _look_up(connection.client(), table, field, value, names(fields))
        )
        print_json(found)


async def _look_up(
    lytics: "AsyncLytics", table: str, field: str, value: str, fields: list[str] | None
) -> Any:
    """Return the profile as the server sent it."""
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
