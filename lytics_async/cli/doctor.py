"""`lytics doctor`: what works between this machine and Lytics, what does not, and how to fix it."""

from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import ExitCode, exit_code
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, json_option, with_groups
from lytics_async.cli.output import print_json, print_table

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.doctor import AccessReport

_STYLES = {"passed": "green", "failed": "bold red", "skipped": "yellow"}


@with_groups
def doctor(
    *,
    public_address: Annotated[
        str | None,
        typer.Option(
            "--public-address",
            metavar="ADDRESS|URL",
            help="This machine's public address, or a URL that responds with the address of its caller. "
            "(env: LYTICS_PUBLIC_ADDRESS; profile: public_address)",
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="CIDR",
            help="An entry of the account's IP allowlist: CIDR, address or range FIRST-LAST; may be repeated. "
            "(profile: allowlist)",
        ),
    ] = None,
    json: Annotated[bool, json_option("Print the findings as a JSON object.")] = False,
    connection: Connection,
) -> None:
    """Check DNS, connection, TLS, token, roles and allowlist, for the API host and the bulk host.

    Pass the public address and the allowlist to get a certain verdict on the address.
    """
    with connection.exit_codes():
        report = Interruption().run(
            _examine(connection.client(public_address=public_address, allow=allow or ()))
        )
        if json:
            _print_json(report)
        else:
            _print_table(report)
        if report.error is not None:
            raise typer.Exit(exit_code(report.error) or ExitCode.SERVER)


async def _examine(lytics: "AsyncLytics") -> "AccessReport":
    async with lytics:
        return await lytics.check_access()


def _print_json(report: "AccessReport") -> None:
    checks = [
        {
            "host": check.host,
            "name": check.name,
            "outcome": check.outcome,
            "detail": check.detail,
            "advice": check.advice,
            "seconds": round(check.seconds, 3),
        }
        for check in report.checks
    ]
    print_json({"ok": report.ok, "address": report.address, "checks": checks})


def _print_table(report: "AccessReport") -> None:
    from rich.text import Text

    rows = [
        (
            check.host,
            check.name,
            Text(check.outcome, _STYLES[check.outcome]),
            f"{check.seconds * 1000:.0f}",
            _finding(check.detail, check.advice),
        )
        for check in report.checks
    ]
    print_table(("HOST", "CHECK", "", "MS", "FINDING AND ADVICE"), rows)


def _finding(detail: str, advice: str) -> str:
    text = detail[:1].upper() + detail[1:].rstrip(".")
    return f"{text}. {advice}" if advice else text
