"""`lytics doctor`: what works between here and Lytics, what does not, and what to do about it."""

from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import ExitCode, exit_code, exit_codes
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import AccountId, BaseUrl, BulkUrl, Debug, Profile, connect
from lytics_async.cli.output import print_json, print_table

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.doctor import AccessReport

_STYLES = {"passed": "green", "failed": "bold red", "skipped": "yellow"}


def doctor(
    json: Annotated[
        bool, typer.Option("--json", metavar="", help="Print the findings as a JSON object.")
    ] = False,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Check name, connection, TLS, token, roles and allowlist, for the api and the bulk host."""
    with exit_codes(debug=debug):
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        report = Interruption().run(_examine(lytics))
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
    print_json({"ok": report.ok, "checks": checks})


def _print_table(report: "AccessReport") -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        "HOST", "CHECK", "", "MS", "WHAT WAS SEEN, AND WHAT TO DO", box=None, pad_edge=False
    )
    for check in report.checks:
        table.add_row(
            check.host,
            check.name,
            Text(check.outcome, _STYLES[check.outcome]),
            f"{check.seconds * 1000:.0f}",
            Text(f"{check.detail} {check.advice}".strip()),
        )
    print_table(table)
