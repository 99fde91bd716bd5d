"""`lytics erase`: erase profiles with proof; a dry run unless --yes is passed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import ExitCode
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, json_option, usage_error, with_groups
from lytics_async.cli.output import echo, print_json, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lytics_async.client import AsyncLytics
    from lytics_async.erasure import BlastRadius, ErasureReport


@with_groups
def erase(
    requests: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            exists=True,
            dir_okay=False,
            help="A CSV file with one column named as the identity field, such as email, or with the columns field "
            "and value; and optionally table and reference.",
        ),
    ],
    *,
    ledger: Annotated[
        Path | None,
        typer.Option(
            "--ledger",
            metavar="PATH",
            dir_okay=False,
            help="The file that records every step, for --yes. Repeat the command with it to resume.",
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            metavar="",
            help="Erase. Without it, only show the profiles that would be erased.",
        ),
    ] = False,
    greedy: Annotated[
        bool,
        typer.Option(
            "--greedy", metavar="", help="Also erase the profiles that the identities lead to."
        ),
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="PATH",
            dir_okay=False,
            help="Write the outcome of every request to this file, with salted hashes.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout", metavar="SECONDS", help="The maximum time to follow the deletions."
        ),
    ] = 3600.0,
    json: Annotated[bool, json_option("Print the report as a JSON object.")] = False,
    connection: Connection,
) -> None:
    """Erase profiles for privacy: send the deletions, follow them, and verify the result.

    An erasure cannot be undone. The exit code is 0 if every profile is erased or was not there, and
    1 otherwise.
    """
    if yes and ledger is None:
        raise usage_error("--yes needs --ledger PATH, from which an interrupted erasure resumes.")
    if report is not None:
        _check_report(report, {"PATH": requests, "--ledger": ledger})
    with connection.exit_codes():
        found = Interruption().run(
            _erase(
                connection.client(),
                requests,
                ledger=ledger,
                dry_run=not yes,
                greedy=greedy,
                timeout=timeout,
            )
        )
        if report is not None:
            found.write(report)
        if json:
            print_json(found.to_json())
        else:
            echo(found.summary())
        if found.dry_run:
            say("To erase them: repeat the command with --yes and --ledger PATH.")
        elif not found.ok:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


def _check_report(report: Path, others: "Mapping[str, Path | None]") -> None:
    """Refuse a report that would replace another file of the erasure, or has no folder."""
    for option, other in others.items():
        if other is not None and report.resolve() == other.resolve():
            raise usage_error(f"--report would replace the file of {option}; name another file.")
    if not report.parent.is_dir():
        raise usage_error(f"There is no folder {report.parent} for the report; create it.")


async def _erase(
    lytics: "AsyncLytics",
    requests: Path,
    *,
    ledger: Path | None,
    dry_run: bool,
    greedy: bool,
    timeout: float,
) -> "ErasureReport":
    def show(radius: "BlastRadius") -> None:
        if not dry_run and radius.requests:  # earlier runs may have settled them all
            say(radius.summary())

    async with lytics:
        return await lytics.erase(
            requests,
            ledger=ledger,
            dry_run=dry_run,
            greedy=greedy,
            timeout=timeout,
            on_radius=show,
        )
