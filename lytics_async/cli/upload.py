"""`lytics upload`: files into a stream, with an account of every record."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from lytics_async.cli.bad_records import bad_records
from lytics_async.cli.exits import ExitCode
from lytics_async.cli.files import STDIN, expand
from lytics_async.cli.interruption import Interruption, StoppableInput
from lytics_async.cli.options import Connection, json_option, with_groups
from lytics_async.cli.output import echo, print_json, say, typed_command
from lytics_async.cli.progress import Style, upload_progress
from lytics_async.cli.sizes import show_size
from lytics_async.cli.upload_options import UploadChoices
from lytics_async.cli.upload_preflight import PreflightChoices, landing_code, run_preflight
from lytics_async.cli.upload_profile import print_profile
from lytics_async.errors import ArgumentError, UploadError

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.upload.landing import LandingReport
    from lytics_async.upload.report import UploadReport
    from lytics_async.upload.run import UploadRun


@with_groups
def upload(
    *,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="CSV, JSON or Parquet files, directories, patterns, or URLs; - is stdin.",
        ),
    ],
    stream: Annotated[
        str, typer.Option("--stream", "-s", metavar="S", help="The stream to upload to.")
    ],
    choices: UploadChoices,
    checks: PreflightChoices,
    recursive: Annotated[
        bool,
        typer.Option(
            "--recursive", metavar="", help="Include the files in the subfolders of directories."
        ),
    ] = False,
    progress: Annotated[
        Style,
        typer.Option(
            "--progress",
            help="auto: show a progress bar if stderr is a terminal. json: print one object per line to stderr.",
        ),
    ] = "auto",
    json: Annotated[
        bool,
        json_option("Print the report as JSON."),
    ] = False,
    connection: Connection,
) -> None:
    """Upload files to a stream as one upload, and report the outcome of every record.

    A directory means the CSV, JSON and Parquet files in it, except those whose names begin with .
    or _. Quote a pattern, so that this command expands it and not the shell.

    The exit code is 0 only if the server accepted every record. With --preflight it is 1 if
    something would be lost, 9 if there are only warnings, and 10 if a check could not be made.
    With --landed it is 11 if not all records landed in time.
    """
    parameters = {"stream": stream, **choices.arguments()}
    checks.check(dry_run=bool(parameters.get("dry_run")))
    with connection.exit_codes():
        selection = expand(files, recursive=recursive)
        files = selection.files
        for remark in selection.remarks:
            say(remark)
        source: Any = files if len(files) > 1 else files[0]
        if files == [STDIN]:
            source = _stdin()
        if parameters.get("dry_run") and not json:
            print_profile(source, parameters)
        lytics = connection.client()
        interruption = Interruption()
        if checks.preflight:
            command = run_preflight(lytics, source, checks, parameters, json=json)
        else:
            command = _upload(
                lytics,
                source,
                parameters,
                interruption,
                progress=progress,
                json=json,
                wait=checks.landed,
            )
        code = interruption.run(command)
        if code is not ExitCode.OK:
            raise typer.Exit(code)


async def _upload(
    lytics: "AsyncLytics",
    source: Any,
    parameters: dict[str, Any],
    interruption: Interruption,
    *,
    progress: Style,
    json: bool,
    wait: timedelta | None,
) -> ExitCode:
    """Upload, and print the report however it ends.

    Args:
        wait: how long to wait at most for the records to land; None = do not.
    """
    from lytics_async.upload.source.kinds import source_of

    name = source_of(source).name
    shown = "stdin" if name == "<stdin>" else name
    run: UploadRun | None = None
    landing: LandingReport | None = None
    async with lytics:
        try:
            with upload_progress(shown, progress) as move:
                async with lytics.start_upload(
                    source, on_progress=move, landing=wait is not None, **parameters
                ) as run:
                    interruption.ends(run, getattr(source, "stop", None))
                    await run.wait()
            if wait is not None and interruption.by is None:
                interruption.cancels()
                landing = await _landed(run.report, shown, wait)
        except UploadError:
            if interruption.by is None:
                raise
        finally:
            # If it was stopped or interrupted, print what the server has accepted so far.
            if run is not None and (json or run.report.records_read or run.report.source_exhausted):
                rejects = parameters.get("rejects")
                _print_or_say(shown, run.report, json=json, rejects=rejects, landing=landing)
    assert run is not None
    if interruption.by is not None:
        _say_how_to_resume(run.report)
        return ExitCode(128 + interruption.by)
    if parameters["resume"] and not run.report.resumed:
        say(f"{shown}: the ledger did not exist, so this was a new upload.")
    if not run.report.all_accepted:
        return ExitCode.NOT_ALL_ACCEPTED
    return ExitCode.OK if landing is None else landing_code(landing)


async def _landed(report: "UploadReport", name: str, wait: timedelta) -> "LandingReport":
    say(f"{name}: {report.accepted:,} accepted; waiting for them to land.")
    return await report.landed(timeout=wait.total_seconds())


def _stdin() -> BinaryIO | StoppableInput:
    """Return the input that `-` means. A signal wakes an upload that waits for a pipe.

    Raises:
        ArgumentError: stdin is closed.
    """
    if sys.stdin is None:
        raise ArgumentError("stdin is closed; name a file instead of -, or redirect stdin.")
    if sys.stdin.buffer.seekable() or sys.platform == "win32":
        return sys.stdin.buffer
    return StoppableInput(sys.stdin.fileno())


def _say_how_to_resume(report: "UploadReport") -> None:
    say("lytics: interrupted.")
    if report.ledger is None:
        say("It cannot be resumed, since it has no --ledger.")
    elif not report.complete:
        again = [] if "--resume" in sys.argv else ["--resume"]
        say(f"To resume: {typed_command(*sys.argv[1:], *again)}", wrap=False)


def _print_or_say(
    name: str,
    report: "UploadReport",
    *,
    json: bool,
    rejects: str | None,
    landing: "LandingReport | None",
) -> None:
    """Print the report. If stdout cannot be written, print the outcome of the records to stderr
    before the error.
    """
    try:
        _print(name, report, json=json, rejects=rejects, landing=landing)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        say(f"{name}: {report.summary()}")
        raise


def _print(
    name: str,
    report: "UploadReport",
    *,
    json: bool,
    rejects: str | None,
    landing: "LandingReport | None",
) -> None:
    if json:
        proof = {} if landing is None else {"landed": landing.to_json()}
        print_json(report.to_json() | proof, indent=False)
        sys.stdout.buffer.flush()
        return
    checked = " (dry run: nothing was stored)" if report.dry_run else ""
    line = f"{name}: {report.summary()}{checked}, in {report.duration:.1f} s"
    # What earlier runs delivered took its time then, so a rate over this run would mean nothing.
    if not report.resumed and report.duration:
        line += f", {show_size(report.bytes_read / report.duration)}/s"
    echo(line)
    for bad in bad_records(report):
        echo(bad)
    for note in report.notes:
        echo(f"  note: {note}")
    _print_where_rejects_are(report, rejects)
    if landing is not None:
        for line in landing.summary().splitlines():
            echo(f"  {line}")


def _print_where_rejects_are(report: "UploadReport", rejects: str | None) -> None:
    """Say where the records are that were not accepted, and how to get them if they are nowhere."""
    missing = report.quarantined + report.rejected - report.rejects_written
    if report.rejects is not None:
        echo(
            f"  {_of_them(report.rejects_written)} in {report.rejects}: fix what is wrong there, then upload that file"
        )
    if missing and rejects is not None:
        echo(f"  {_of_them(missing)} not in {rejects}: above 1,000,000,000 bytes, or not located")
    elif missing and not report.dry_run:
        echo(
            "  To write them to a file, without sending the others again: --dry-run --rejects PATH"
        )


def _of_them(number: int) -> str:
    return f"{number:,} of them {'is' if number == 1 else 'are'}"
