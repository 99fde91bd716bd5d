"""`lytics upload`: files into a stream, with an account of every record."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Literal

import typer

from lytics_async.cli.exits import ExitCode, exit_codes
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

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.upload.report import UploadReport
    from lytics_async.upload.run import UploadRun

_FILE = "The files' form"
_SENDING = "Sending"
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
        Literal["drop", "stop"],
        typer.Option(
            "--errors",
            help="Skip and count rows that the server refuses, or stop at the first.",
            rich_help_panel=_SENDING,
        ),
    ] = "drop",
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
    optional = {
        "timestamp_field": timestamp_field,
        "delimiter": "\t" if delimiter in ("tab", "t", "\\t") else delimiter,
        "headers": names(headers),
        "append": _fields(append or []),
        "filename": filename,
        "compress": compress,
        "chunk_bytes": chunk_bytes,
        "memory_budget": memory_budget,
    }
    parameters = {name: value for name, value in optional.items() if value is not None}
    parameters |= {
        "stream": stream,
        "format": form,
        "errors": errors,
        "dry_run": dry_run,
        "concurrency": concurrency,
    }
    with exit_codes(debug=debug):
        sources = [_source(name) for name in files]
        lytics = connect(
            base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile
        )
        all_accepted = asyncio.run(_upload_all(lytics, files, sources, parameters, json=json))
        if not all_accepted:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


async def _upload_all(
    lytics: "AsyncLytics",
    files: list[str],
    sources: list[Path | BinaryIO],
    parameters: dict[str, Any],
    *,
    json: bool,
) -> bool:
    """Upload the files in turn; return whether everything was accepted. The first one that stops ends the command."""
    all_accepted = True
    async with lytics:
        for name, source in zip(files, sources, strict=True):
            shown = "stdin" if name == "-" else Path(name).name
            run: UploadRun | None = None
            try:
                with upload_bar(shown) as move:
                    async with lytics.start_upload(source, on_progress=move, **parameters) as run:
                        pass  # leaving the block waits for the end
            finally:
                # Stopped or interrupted, what the server has already taken is worth knowing.
                if run is not None:
                    report = run.report
                    all_accepted = all_accepted and report.all_accepted
                    if json or report.records_read or report.source_exhausted:
                        _print(shown, report, json=json)
    return all_accepted


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
