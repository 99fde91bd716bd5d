"""`lytics health`: streams, failed jobs, credentials, drafts and quota of the account."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lytics_async.cli.durations import parse_duration
from lytics_async.cli.exits import ExitCode
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, json_option, names, usage_error, with_groups
from lytics_async.cli.output import echo, print_json

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.health import HealthReport


@with_groups
def health(
    *,
    stale_after: Annotated[
        str,
        typer.Option(
            "--stale-after",
            metavar="TIME",
            help="A stream without an event for longer is stale, such as 90m, 6h or 2d.",
        ),
    ] = "1d",
    dead_after: Annotated[
        str,
        typer.Option(
            "--dead-after", metavar="TIME", help="A stream without an event for longer is dead."
        ),
    ] = "7d",
    stream: Annotated[
        list[str] | None,
        typer.Option(
            "--stream",
            metavar="NAME=TIME",
            help="Another --stale-after for one stream, such as orders=2d. The stream must exist. May be repeated.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="NAME", help="A stream to ignore; may be repeated."),
    ] = None,
    expires_within: Annotated[
        str,
        typer.Option(
            "--expires-within", metavar="TIME", help="Report tokens that expire within this time."
        ),
    ] = "14d",
    quota: Annotated[
        float,
        typer.Option(
            "--quota",
            metavar="PERCENT",
            help="Report the event quota if at least this much is used.",
        ),
    ] = 75.0,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="A,B,...",
            help="Examine only these: streams, jobs, credentials, drafts, quota.",
        ),
    ] = None,
    json: Annotated[bool, json_option("Print the report as a JSON object.")] = False,
    connection: Connection,
) -> None:
    """Report stale and dead streams, failed jobs, bad credentials, drafts and the quota.

    It only reads. The exit code is 0 if nothing is wrong, and 1 if something is, or could not be
    examined.
    """
    options: dict[str, Any] = {
        "stale_after": parse_duration("--stale-after", stale_after),
        "dead_after": parse_duration("--dead-after", dead_after),
        "streams": dict(_limit(each) for each in stream or ()),
        "ignore": ignore or (),
        "expires_within": parse_duration("--expires-within", expires_within),
        "quota_percent": quota,
    }
    if only is not None:
        options["parts"] = names(only)
    with connection.exit_codes():
        report = Interruption().run(_examine(connection.client(), options))
        if json:
            print_json(report.to_json())
        else:
            echo(report.summary())
        if not report.ok:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


async def _examine(lytics: "AsyncLytics", options: dict[str, Any]) -> "HealthReport":
    async with lytics:
        return await lytics.health(**options)


def _limit(text: str) -> tuple[str, timedelta]:
    name, _, value = text.rpartition("=")
    if not name:
        raise usage_error(f"--stream must be NAME=TIME, such as orders=2d, not {text}.")
    return name, parse_duration("--stream", value)
