"""`lytics upload`: files into a stream, with an account of every record."""

import asyncio
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal

import typer

from lytics_async.cli.exits import ExitCode, exit_codes
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import (
    AccountId,
    BaseUrl,
    BulkUrl,
    Debug,
    Profile,
    connect,
    names,
)
from lytics_async.cli.progress import upload_bar
from lytics_async.cli.sizes import parse_size, show_size
from lytics_async.errors import UploadError

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.upload.report import UploadReport
    from lytics_async.upload.run import UploadRun

_FILE = "The files' form"
_SENDING = "Sending"
_RESUMING = "Resuming"
_SHOWN_RECORDS = 5


def upload(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="CSV or JSON files, gzipped or not; - is stdin."),
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
        int,
        typer.Option(
            "--concurrency",
            min=1,
            metavar="N",
            help="Requests in flight at once.",
            rich_help_panel=_SENDING,
        ),
    ] = 4,
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
    json: Annotated[
        bool,
        typer.Option(
            "--json", metavar="", help="Print the report as JSON: one object a file, one a line."
        ),
    ] = False,
    base_url: BaseUrl = None,
    bulk_url: BulkUrl = None,
    account_id: AccountId = None,
    profile: Profile = None,
    debug: Debug = False,
) -> None:
    """Upload files to a stream, one after the other, and say what became of every record.

    The exit code is 0 only if the server accepted all of them.
    """
    if files.count("-") > 1:
        raise typer.BadParameter("stdin (-) can be read once.")
    if filename is not None and len(files) > 1:
        raise typer.BadParameter("--filename fits one file only.")
    if rejects is not None and len(files) > 1:
        raise typer.BadParameter("--rejects fits one file only.")
    if ledger not in (None, "auto") and len(files) > 1:
        raise typer.BadParameter("Several files need a ledger each: --ledger auto.")
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
    }
    parameters = {name: value for name, value in optional.items() if value is not None}
    parameters |= {
        "stream": stream,
        "format": form,
        "errors": errors,
        "dry_run": dry_run,
        "ambiguous": ambiguous,
        "stamp": stamp,
        "concurrency": concurrency,
        "resume": "force" if force_resume else resume,
    }
    with exit_codes(debug=debug):
        sources = [_source(name) for name in files]
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        code = asyncio.run(_upload_all(lytics, files, sources, parameters, json=json))
        if code is not ExitCode.OK:
            raise typer.Exit(code)


async def _upload_all(
    lytics: "AsyncLytics",
    files: list[str],
    sources: list[Path | BinaryIO],
    parameters: dict[str, Any],
    *,
    json: bool,
) -> ExitCode:
    """Upload the files in turn; the first one that stops ends the command."""
    all_accepted = True
    async with lytics:
        for name, source in zip(files, sources, strict=True):
            shown = "stdin" if name == "-" else Path(name).name
            run: UploadRun | None = None
            interruption = Interruption()
            try:
                with upload_bar(shown) as move:
                    async with lytics.start_upload(source, on_progress=move, **parameters) as run:
                        with interruption.of(run):
                            await run.wait()
            except UploadError:
                if not interruption.happened:
                    raise
            finally:
                # Stopped or interrupted, what the server has already taken is worth knowing.
                if run is not None:
                    report = run.report
                    all_accepted = all_accepted and report.all_accepted
                    if json or report.records_read or report.source_exhausted:
                        _print(shown, report, json=json)
            assert run is not None
            if interruption.happened:
                _say_how_to_resume(run.report)
                return ExitCode.INTERRUPTED
            if parameters["resume"] and not run.report.resumed:
                typer.echo(f"{shown}: there was no ledger to resume, so this began it.", err=True)
    return ExitCode.OK if all_accepted else ExitCode.NOT_ALL_ACCEPTED


def _say_how_to_resume(report: "UploadReport") -> None:
    typer.echo("lytics: interrupted.", err=True)
    if report.ledger is None:
        typer.echo("Without a --ledger it cannot be resumed.", err=True)
    elif not report.complete:
        again = [] if "--resume" in sys.argv else ["--resume"]
        command = shlex.join(["lytics", *sys.argv[1:], *again])
        typer.echo(f"To go on: {command}", err=True)
        if report.rejects is not None:
            typer.echo(f"with another --rejects, since {report.rejects} is there already", err=True)


def _print(name: str, report: "UploadReport", *, json: bool) -> None:
    if json:
        import orjson

        line = orjson.dumps(report.to_json(), option=orjson.OPT_APPEND_NEWLINE)
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        return
    rate = show_size(report.bytes_read / report.duration) if report.duration else "0 B"
    checked = " (only checked, nothing is stored)" if report.dry_run else ""
    typer.echo(f"{name}: {report.summary()}{checked}, in {report.duration:.1f} s, {rate}/s")
    for record in report.quarantined_records[:_SHOWN_RECORDS]:
        typer.echo(f"  record {record.number} was not sent: {record.reason}")
    if report.quarantined > _SHOWN_RECORDS:
        typer.echo(
            f"  and {report.quarantined - _SHOWN_RECORDS:,} more; --json names the first 1,000"
        )
    for found in report.rejected_records[:_SHOWN_RECORDS]:
        place = f"record {found.first_record}"
        if found.last_record > found.first_record:
            place = f"records {found.first_record} to {found.last_record}"
        typer.echo(f"  {place} rejected: {found.reason}")
    if len(report.rejected_records) > _SHOWN_RECORDS:
        typer.echo("  and more; --json names them")
    if report.rejects is not None:
        typer.echo(
            f"  {report.rejects_written:,} of them are in {report.rejects}: mend them there and upload that file"
        )


def _source(name: str) -> Path | BinaryIO:
    """Return what to read, refusing a file that is not there before anything of the others is sent."""
    if name == "-":
        return sys.stdin.buffer
    path = Path(name)
    path.stat()
    return path


def _fields(assignments: list[str]) -> dict[str, str] | None:
    pairs = [assignment.partition("=") for assignment in assignments]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise typer.BadParameter("--append takes NAME=VALUE.")
    return {name: value for name, _, value in pairs} or None
