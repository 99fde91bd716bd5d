"""`lytics upload`: files into a stream, with an account of every record."""

import shlex
import sys
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal

import typer

from lytics_async.cli.exits import ExitCode, exit_codes
from lytics_async.cli.files import STDIN, expand
from lytics_async.cli.interruption import Interruption, StoppableInput
from lytics_async.cli.options import (
    AccountId,
    BaseUrl,
    BulkUrl,
    Debug,
    Profile,
    connect,
    names,
)
from lytics_async.cli.output import print_json, say
from lytics_async.cli.progress import Style, upload_progress
from lytics_async.cli.sizes import parse_size, show_size
from lytics_async.errors import ArgumentError, UploadError

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.upload.report import UploadReport
    from lytics_async.upload.run import UploadRun


def _concurrency(text: str) -> int | str:
    if text == "auto" or (text.isdecimal() and int(text) > 0):
        return text if text == "auto" else int(text)
    raise typer.BadParameter(f"{text!r} is neither a number above 0 nor auto.")


_FILE = "The files' form"
_SENDING = "Sending"
_RESUMING = "Resuming"
_SHOWN_RECORDS = 5


def upload(
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
    form: Annotated[
        Literal["auto", "csv", "json"],
        typer.Option(
            "--format",
            help="By default told from the name, else the first bytes. json is one object a line, or one array.",
            rich_help_panel=_FILE,
        ),
    ] = "auto",
    timestamp_field: Annotated[
        str | None,
        typer.Option(
            "--timestamp-field",
            metavar="FIELD",
            help="The field with a record's time; by default the time of arrival counts.",
            rich_help_panel=_FILE,
        ),
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option(
            "--delimiter",
            metavar="CHAR",
            help="Between the fields of a CSV file: '|' or tab; a comma by default.",
            rich_help_panel=_FILE,
        ),
    ] = None,
    headers: Annotated[
        str | None,
        typer.Option(
            "--headers",
            metavar="A,B,...",
            help="Column names, for CSV files without a header.",
            rich_help_panel=_FILE,
        ),
    ] = None,
    append: Annotated[
        list[str] | None,
        typer.Option(
            "--append",
            metavar="NAME=VALUE",
            help="Add this field to every row; may be repeated.",
            rich_help_panel=_FILE,
        ),
    ] = None,
    allow_schema_drift: Annotated[
        bool,
        typer.Option(
            "--allow-schema-drift",
            metavar="",
            help="Take several files although their columns differ.",
            rich_help_panel=_FILE,
        ),
    ] = False,
    filename: Annotated[
        str | None,
        typer.Option(
            "--filename",
            metavar="NAME",
            help="The name to give to Lytics; the file's own by default.",
            rich_help_panel=_FILE,
        ),
    ] = None,
    errors: Annotated[
        Literal["quarantine", "strict", "drop", "stop"],
        typer.Option(
            "--errors",
            metavar="MODE",  # the four words would leave no room for the help at 80 columns
            help="quarantine: send what is good, and find out which rows are not. strict: check all first, send all or nothing. "
            "drop: only count bad rows. stop: at the first.",
            rich_help_panel=_SENDING,
        ),
    ] = "quarantine",
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects",
            metavar="PATH",
            help="Write rejected and quarantined rows to this new file; mend it and upload it.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    ambiguous: Annotated[
        Literal["retry", "hold"],
        typer.Option(
            "--ambiguous",
            metavar="HOW",
            help="What may have been stored, and nobody knows: send it again (it may then be stored twice), or leave it unknown.",
            rich_help_panel=_SENDING,
        ),
    ] = "retry",
    stamp: Annotated[
        bool,
        typer.Option(
            "--stamp",
            metavar="",
            help="Add _upload and _chunk to every row of a CSV, to find there what was stored twice.",
            rich_help_panel=_SENDING,
        ),
    ] = False,
    give_up_after: Annotated[
        float | None,
        typer.Option(
            "--give-up-after",
            metavar="SECONDS",
            help="Stop when the server has acknowledged nothing for so long; 1800 by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            metavar="",
            help="Let the server check everything and store nothing.",
            rich_help_panel=_SENDING,
        ),
    ] = False,
    compress: Annotated[
        bool | None,
        typer.Option(
            "--compress/--no-compress",
            metavar="",
            help="Send gzipped; by default CSV is and JSON is not.",
            rich_help_panel=_SENDING,
            show_default=False,
        ),
    ] = None,
    concurrency: Annotated[
        Any,
        typer.Option(
            "--concurrency",
            parser=_concurrency,
            metavar="N|auto",
            help="Requests in flight at once; auto finds how many are best.",
            rich_help_panel=_SENDING,
        ),
    ] = "auto",
    max_rows_per_second: Annotated[
        float | None,
        typer.Option(
            "--max-rows-per-second",
            metavar="N",
            help="Send no faster, so that the account's other events do not wait.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    max_bytes_per_second: Annotated[
        int | None,
        typer.Option(
            "--max-bytes-per-second",
            parser=parse_size,
            metavar="SIZE",
            help="The same in bytes of the source.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    chunk_bytes: Annotated[
        int | None,
        typer.Option(
            "--chunk-bytes",
            parser=parse_size,
            metavar="SIZE",
            help="Raw bytes in one request; 8MiB by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    memory_budget: Annotated[
        int | None,
        typer.Option(
            "--memory-budget",
            parser=parse_size,
            metavar="SIZE",
            help="Memory for what is on its way; 64MiB by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None,
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            metavar="PATH|auto",
            help="Keep what has become of every chunk in this file, so that the upload can be resumed; auto is FILE.lytics-ledger.",
            rich_help_panel=_RESUMING,
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            metavar="",
            help="Go on where the ledger ends: send what is not settled, and nothing else.",
            rich_help_panel=_RESUMING,
        ),
    ] = False,
    force_resume: Annotated[
        bool,
        typer.Option(
            "--force-resume",
            metavar="",
            help="Resume although the file or an option has changed; what was cut is then checked by checksum.",
            rich_help_panel=_RESUMING,
        ),
    ] = False,
    progress: Annotated[
        Style,
        typer.Option(
            "--progress",
            help="auto: a bar where stderr is a terminal. json: one object a line, on stderr.",
        ),
    ] = "auto",
    json: Annotated[
        bool,
        typer.Option("--json", metavar="", help="Print the report as JSON."),
    ] = False,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Upload files to a stream as one upload, and say what became of every record.

    A directory stands for the CSV, JSON and Parquet files in it; a pattern in quotes for the files that it matches.

    The exit code is 0 only if the server accepted all of them.
    """
    if (resume or force_resume) and ledger is None:
        raise typer.BadParameter("--resume needs the --ledger of the upload that it resumes.")
    optional = {
        "timestamp_field": timestamp_field,
        "delimiter": "\t" if delimiter in ("tab", "t", "\\t") else delimiter,
        "headers": names(headers),
        "append": _fields(append or []),
        "filename": filename,
        "compress": compress,
        "chunk_bytes": chunk_bytes,
        "memory_budget": memory_budget,
        "ledger": ledger,
        "rejects": rejects,
        "give_up_after": give_up_after,
        "max_rows_per_second": max_rows_per_second,
        "max_bytes_per_second": max_bytes_per_second,
    }
    parameters = {name: value for name, value in optional.items() if value is not None}
    parameters |= {
        "stream": stream,
        "format": form,
        "errors": errors,
        "dry_run": dry_run,
        "ambiguous": ambiguous,
        "stamp": stamp,
        "allow_schema_drift": allow_schema_drift,
        "concurrency": concurrency,
        "resume": "force" if force_resume else resume,
    }
    with exit_codes(debug=debug):
        files = expand(files)
        source: Any = files if len(files) > 1 else files[0]
        if files == [STDIN]:
            source = _stdin()
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        interruption = Interruption()
        code = interruption.run(
            _upload(lytics, source, parameters, interruption, progress=progress, json=json)
        )
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
) -> ExitCode:
    """Upload, and print the report however it ends."""
    from lytics_async.upload.source.kinds import source_of

    name = source_of(source).name
    shown = "stdin" if name == "<stdin>" else name
    run: UploadRun | None = None
    async with lytics:
        try:
            with upload_progress(shown, progress) as move:
                async with lytics.start_upload(source, on_progress=move, **parameters) as run:
                    interruption.ends(run, getattr(source, "stop", None))
                    await run.wait()
        except UploadError:
            if interruption.by is None:
                raise
        finally:
            # Stopped or interrupted, what the server has already taken is worth knowing.
            if run is not None and (json or run.report.records_read or run.report.source_exhausted):
                _print_or_say(shown, run.report, json=json)
    assert run is not None
    if interruption.by is not None:
        _say_how_to_resume(run.report)
        return ExitCode(128 + interruption.by)
    if parameters["resume"] and not run.report.resumed:
        say(f"{shown}: there was no ledger to resume, so this began it.")
    return ExitCode.OK if run.report.all_accepted else ExitCode.NOT_ALL_ACCEPTED


def _stdin() -> BinaryIO | StoppableInput:
    """Return what `-` stands for; a pipe is made such that a signal reaches an upload that waits for more of it.

    Raises:
        ArgumentError: it is closed.
    """
    if sys.stdin is None:
        raise ArgumentError("stdin is closed; name a file instead of -, or redirect stdin.")
    if sys.stdin.buffer.seekable() or sys.platform == "win32":
        return sys.stdin.buffer
    return StoppableInput(sys.stdin.fileno())


def _say_how_to_resume(report: "UploadReport") -> None:
    say("lytics: interrupted.")
    if report.ledger is None:
        say("Without a --ledger it cannot be resumed.")
    elif not report.complete:
        again = [] if "--resume" in sys.argv else ["--resume"]
        command = shlex.join(["lytics", *sys.argv[1:], *again])
        say(f"To go on: {command}")


def _print_or_say(name: str, report: "UploadReport", *, json: bool) -> None:
    """Print the report; where stdout takes nothing, say on stderr what became of the records, before that is an error."""
    try:
        _print(name, report, json=json)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        say(f"{name}: {report.summary()}")
        raise


def _print(name: str, report: "UploadReport", *, json: bool) -> None:
    if json:
        print_json(report.to_json(), indent=False)
        sys.stdout.buffer.flush()
        return
    rate = show_size(report.bytes_read / report.duration) if report.duration else "0 B"
    checked = " (only checked, nothing is stored)" if report.dry_run else ""
    typer.echo(f"{name}: {report.summary()}{checked}, in {report.duration:.1f} s, {rate}/s")
    for record in report.quarantined_records[:_SHOWN_RECORDS]:
        typer.echo(f"  {_place(report, record.number)} was not sent: {record.reason}")
    if report.quarantined > _SHOWN_RECORDS:
        typer.echo(
            f"  and {report.quarantined - _SHOWN_RECORDS:,} more; --json names the first 1,000"
        )
    for found in report.rejected_records[:_SHOWN_RECORDS]:
        place = _place(report, found.first_record, found.last_record)
        typer.echo(f"  {place} rejected: {found.reason}")
    if len(report.rejected_records) > _SHOWN_RECORDS:
        typer.echo("  and more; --json names them")
    if report.rejects is not None:
        typer.echo(
            f"  {report.rejects_written:,} of them are in {report.rejects}: mend them there and upload that file"
        )


def _place(report: "UploadReport", first: int, last: int | None = None) -> str:
    """Say where records are, in their file if there are several."""
    file, number = report.place(first)
    name = f" of {file}" if report.files else ""
    if last is None or last == first:
        return f"record {number}{name}"
    return f"records {number} to {number + last - first}{name}"


def _fields(assignments: list[str]) -> dict[str, str] | None:
    pairs = [assignment.partition("=") for assignment in assignments]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise typer.BadParameter("--append takes NAME=VALUE.")
    return {name: value for name, _, value in pairs} or None
