"""`lytics operations`: what `lytics call` can call."""

from typing import Annotated, Any

import typer

from lytics_async.cli.exits import exit_codes
from lytics_async.cli.options import Debug, json_option
from lytics_async.cli.output import print_json, print_table
from lytics_async.errors import ArgumentError


def families_for_completion(incomplete: str) -> list[str]:
    """Return the services that begin so."""
    from lytics_async.registry import SERVICES

    return [name for name in SERVICES if name.startswith(incomplete)]


def operations(
    family: Annotated[
        str | None,
        typer.Option(
            "--family",
            metavar="NAME",
            autocompletion=families_for_completion,
            help="List only this family, such as segments.",
        ),
    ] = None,
    json: Annotated[bool, json_option("Print a list of JSON objects.")] = False,
    debug: Debug = False,
) -> None:
    """List the operations of the API by the names that `lytics call` accepts."""
    with exit_codes(debug=debug):
        found = rows(family)
        if json:
            print_json(found)
            return
        print_table(
            ("NAME", "METHOD", "PATH", "RETRY", "PUBLISHED AS"),
            [
                (each["name"], each["method"], each["path"], each["retry"], _departure(each))
                for each in found
            ],
        )


def rows(family: str | None) -> list[dict[str, Any]]:
    """Return one object per operation.

    Raises:
        ArgumentError: there is no such family.
    """
    from lytics_async import registry

    if family is not None and family not in registry.SERVICES:
        known = ", ".join(registry.SERVICES)
        raise ArgumentError(f"There is no family {family!r}; there are {known}.")
    found = []
    for name in registry.OPERATIONS:
        service = name.rpartition(".")[0]
        if family not in (None, service):
            continue
        operation = registry.find(name)
        method, path = registry.PUBLISHED.get(name, (operation.method, operation.path))
        found.append(
            {
                "api": operation.api,
                "service": service,
                "name": name,
                "method": operation.method,
                "path": operation.path,
                "published": f"{method} {path}" if operation.published else None,
                "retry": operation.retry,
            }
        )
    return found


def _departure(row: dict[str, Any]) -> str:
    if row["published"] is None:
        return "not published"
    return "" if row["published"] == f"{row['method']} {row['path']}" else str(row["published"])
