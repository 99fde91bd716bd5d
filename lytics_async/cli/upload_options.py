"""The options of `lytics upload` that say how: each is declared here, once, under its name in
start_upload.
"""

from typing import Annotated, Any, Literal

import attrs
import typer

from lytics_async.cli.options import names, usage_error
from lytics_async.cli.sizes import parse_size

_FILE = "File format"
_SENDING = "Sending"
_RESUMING = "Resuming"


def _concurrency(text: str) -> int | str:
    if text == "auto" or (text.isdecimal() and int(text) > 0):
        return text if text == "auto" else int(text)
    raise usage_error(f"{text!r} is neither a number above 0 nor auto.")


def _delimiter(text: str) -> str:
    return "\t" if text in ("tab", "t", "\\t") else text


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise usage_error("--append takes NAME=VALUE.")
    return name, value


@attrs.frozen(kw_only=True)
class UploadChoices:
    """How to upload. A field that is None leaves the default to start_upload."""

    format: Annotated[
        Literal["auto", "csv", "json"],
        typer.Option(
            "--format",
            help="auto: by the file's name, then by its first bytes. json: one object per line, or one array.",
            rich_help_panel=_FILE,
        ),
    ] = "auto"
    timestamp_field: Annotated[
        str | None,
        typer.Option(
            "--timestamp-field",
            metavar="FIELD",
            help="The field with the time of a record; the time of arrival by default.",
            rich_help_panel=_FILE,
        ),
    ] = None
    delimiter: Annotated[
        Any,
        typer.Option(
            "--delimiter",
            parser=_delimiter,
            metavar="CHAR",
            help="The character between CSV fields, such as ';', '|' or tab; by default detected from the header.",
            rich_help_panel=_FILE,
        ),
    ] = None
    headers: Annotated[
        Any,
        typer.Option(
            "--headers",
            parser=names,
            metavar="A,B,...",
            help="Column names for CSV files that have no header.",
            rich_help_panel=_FILE,
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding",
            metavar="NAME",
            help="The encoding of text files, such as cp1252; UTF-8 by default, or that of the byte order mark.",
            rich_help_panel=_FILE,
        ),
    ] = None
    assume_timezone: Annotated[
        str | None,
        typer.Option(
            "--assume-timezone",
            metavar="ZONE",
            help="The zone of times without one, such as Europe/Oslo; by default they are refused.",
            rich_help_panel=_FILE,
        ),
    ] = None
    append: Annotated[
        list[Any] | None,
        typer.Option(
            "--append",
            parser=_assignment,
            metavar="NAME=VALUE",
            help="Add this field to every CSV row; may be repeated.",
            rich_help_panel=_FILE,
        ),
    ] = None
    allow_schema_drift: Annotated[
        bool,
        typer.Option(
            "--allow-schema-drift",
            metavar="",
            help="Accept files whose columns differ.",
            rich_help_panel=_FILE,
        ),
    ] = False
    filename: Annotated[
        str | None,
        typer.Option(
            "--filename",
            metavar="NAME",
            help="The file name to send to Lytics; that of the file by default.",
            rich_help_panel=_FILE,
        ),
    ] = None
    max_record_bytes: Annotated[
        int | None,
        typer.Option(
            "--max-record-bytes",
            parser=parse_size,
            metavar="SIZE",
            help="Hold back longer records; by default what --memory-budget allows, 20MiB or more.",
            rich_help_panel=_FILE,
        ),
    ] = None
    require_rows: Annotated[
        int | None,
        typer.Option(
            "--require-rows",
            min=0,
            metavar="N",
            help="Fail if the source has fewer rows, such as an empty export.",
            rich_help_panel=_FILE,
        ),
    ] = None
    errors: Annotated[
        Literal["quarantine", "strict", "drop", "stop"],
        typer.Option(
            "--errors",
            metavar="MODE",  # the four words would leave no room for the help at 80 columns
            help="quarantine: send the good rows and locate the bad ones. strict: check everything first, then send all "
            "or nothing. drop: only count bad rows. stop: stop at the first bad row.",
            rich_help_panel=_SENDING,
        ),
    ] = "quarantine"
    rejects: Annotated[
        str | None,
        typer.Option(
            "--rejects",
            metavar="PATH",
            help="Write rejected and quarantined rows to this new file, to be fixed and uploaded.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    ambiguous: Annotated[
        Literal["retry", "hold"],
        typer.Option(
            "--ambiguous",
            metavar="MODE",
            help="What to do with a chunk whose outcome is unknown. retry: may store duplicates. hold: report it as unknown.",
            rich_help_panel=_SENDING,
        ),
    ] = "retry"
    stamp: Annotated[
        bool,
        typer.Option(
            "--stamp",
            metavar="",
            help="Add the fields _upload and _chunk to every CSV row, to identify duplicates later.",
            rich_help_panel=_SENDING,
        ),
    ] = False
    give_up_after: Annotated[
        float | None,
        typer.Option(
            "--give-up-after",
            metavar="SECONDS",
            help="Stop if the server acknowledges nothing for this long; 1800 by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            metavar="",
            help="Print a profile of the files; have the server check everything and store nothing.",
            rich_help_panel=_SENDING,
        ),
    ] = False
    compress: Annotated[
        bool | None,
        typer.Option(
            "--compress/--no-compress",
            metavar="",
            help="Compress requests with gzip; by default CSV is compressed and JSON is not.",
            rich_help_panel=_SENDING,
            show_default=False,
        ),
    ] = None
    concurrency: Annotated[
        Any,
        typer.Option(
            "--concurrency",
            parser=_concurrency,
            metavar="N|auto",
            help="Requests in flight. auto: as many as improve throughput.",
            rich_help_panel=_SENDING,
        ),
    ] = "auto"
    max_rows_per_second: Annotated[
        float | None,
        typer.Option(
            "--max-rows-per-second",
            metavar="N",
            help="Limit the rate, so that the account's other events are not delayed.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    max_bytes_per_second: Annotated[
        int | None,
        typer.Option(
            "--max-bytes-per-second",
            parser=parse_size,
            metavar="SIZE",
            help="Limit the rate in bytes of the source.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    chunk_bytes: Annotated[
        int | None,
        typer.Option(
            "--chunk-bytes",
            parser=parse_size,
            metavar="SIZE",
            help="Uncompressed bytes per request; 8MiB by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    memory_budget: Annotated[
        int | None,
        typer.Option(
            "--memory-budget",
            parser=parse_size,
            metavar="SIZE",
            help="Memory for the data in flight; 64MiB by default.",
            rich_help_panel=_SENDING,
        ),
    ] = None
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            metavar="PATH|auto",
            help="Record the outcome of every chunk in this file, so that the upload can be resumed. auto: FILE.lytics-ledger.",
            rich_help_panel=_RESUMING,
        ),
    ] = None
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            metavar="",
            help="Continue the upload that the ledger records: send only what has no outcome yet.",
            rich_help_panel=_RESUMING,
        ),
    ] = False
    force_resume: Annotated[
        bool,
        typer.Option(
            "--force-resume",
            metavar="",
            help="Resume although the file or an option has changed; earlier chunks are verified by checksum.",
            rich_help_panel=_RESUMING,
        ),
    ] = False

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of start_upload.

        Raises:
            BadParameter: options that exclude each other.
        """
        if (self.resume or self.force_resume) and self.ledger is None:
            raise usage_error("--resume needs the --ledger of the upload to resume.")
        given = {field.name: getattr(self, field.name) for field in attrs.fields(UploadChoices)}
        if given.pop("force_resume"):
            given["resume"] = "force"
        if given["append"] is not None:
            given["append"] = dict(given["append"]) or None
        return {name: value for name, value in given.items() if value is not None}
