"""`lytics jobs`: follow a job to its end, and explain why it did not export a user."""

from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import ExitCode
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, examples, json_option, names, with_groups
from lytics_async.cli.output import echo, print_json, say

if TYPE_CHECKING:
    from lytics_async.call.configuration import JobConfig
    from lytics_async.client import AsyncLytics
    from lytics_async.jobs import Explanation
    from lytics_async.models.v2.jobs import Job

jobs = typer.Typer(no_args_is_help=True, help="Watch jobs of API v2, and explain what they do.")

_JobId = Annotated[str, typer.Argument(metavar="JOB", help="The id of the job.")]
_Json = Annotated[bool, json_option("Print JSON.")]


@jobs.command(epilog=examples("lytics jobs watch 5f2c", "lytics jobs watch 5f2c --until sleeping"))
@with_groups
def watch(
    job: _JobId,
    *,
    until: Annotated[
        str,
        typer.Option(
            "--until",
            metavar="STATE,...",
            help="The states to wait for, such as sleeping for a job that continues with changes.",
        ),
    ] = "completed",
    faults: Annotated[
        int,
        typer.Option(
            "--faults",
            metavar="N",
            help="The number of errors to wait through, because the service retries a job.",
        ),
    ] = 0,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="The maximum time to watch.")
    ] = 3600.0,
    interval: Annotated[
        float, typer.Option("--interval", metavar="SECONDS", help="The time between two requests.")
    ] = 2.0,
    json: Annotated[bool, json_option("Print each line as a JSON object.")] = False,
    connection: Connection,
) -> None:
    """Print the log of a job on stdout and its states on stderr until it ends.

    The exit code is 0 if it reached one of the states, 1 if it failed, and 5 if the time ran out.
    """
    with connection.exit_codes():
        work = _watch(
            connection.client(),
            job,
            until=names(until) or [],
            faults=faults,
            timeout=timeout,
            interval=interval,
            json=json,
        )
        if not Interruption().run(work):
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


async def _watch(
    lytics: "AsyncLytics",
    job: str,
    *,
    until: list[str],
    faults: int,
    timeout: float,
    interval: float,
    json: bool,
) -> bool:
    """Follow the job; return whether it reached one of the states."""
    from lytics_async.jobs import follow_logs
    from lytics_async.jobs.states import Judge

    status: str | None = None
    judge = Judge(until, faults)

    def show(found: "Job[JobConfig]") -> None:
        nonlocal status
        judge.look(found.status)
        if found.status != status:
            status = found.status
            say(f"{found.name or job}: {status}")

    async with lytics:
        async for line in follow_logs(
            lytics,
            job,
            timeout=timeout,
            until=until,
            faults=faults,
            interval=interval,
            on_progress=show,
        ):
            if json:
                print_json(line.to_json(), indent=False)
            else:
                code = f" ({line.code})" if line.code else ""
                facts = "".join(f", {name} {value}" for name, value in line.context.items())
                at = f"{line.timestamp:%Y-%m-%d %H:%M:%S}" if line.timestamp else "-"
                echo(f"{at} {line.level or '':<5} {line.message}{code}{facts}")
    return judge.verdict == "reached"


@jobs.command(epilog=examples("lytics jobs why 5f2c email ada@example.com"))
@with_groups
def why(
    job: _JobId,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="The identity field, such as email.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value of the field.")],
    *,
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help="The table of the profile.")
    ] = "user",
    consent_field: Annotated[
        str | None,
        typer.Option(
            "--consent-field",
            metavar="NAME",
            help="The field of the profile with the consent, such as consent.marketing.",
        ),
    ] = None,
    excluded: Annotated[
        str | None,
        typer.Option(
            "--excluded",
            metavar="SEGMENT,...",
            help="The segments on the exclusion list of the job's workflow.",
        ),
    ] = None,
    json: _Json = False,
    connection: Connection,
) -> None:
    """Explain why a job did not export a user. It only reads.

    The exit code is 0 if no reason was found.
    """
    with connection.exit_codes():
        found = Interruption().run(
            _explain(
                connection.client(),
                job,
                field,
                value,
                table=table,
                consent_field=consent_field,
                excluded=names(excluded) or [],
            )
        )
        if json:
            print_json(found.to_json())
        else:
            echo(found.summary())
        if not found.ok:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


async def _explain(
    lytics: "AsyncLytics",
    job: str,
    field: str,
    value: str,
    *,
    table: str,
    consent_field: str | None,
    excluded: list[str],
) -> "Explanation":
    from lytics_async.jobs import why_not_exported

    async with lytics:
        return await why_not_exported(
            lytics, job, field, value, table=table, consent_field=consent_field, excluded=excluded
        )
