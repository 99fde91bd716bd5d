"""`lytics upload --preflight` and `--landed`: whether an upload will land, and whether it has."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

import attrs
import typer

from lytics_async.cli.durations import parse_duration
from lytics_async.cli.exits import ExitCode
from lytics_async.cli.options import names, usage_error
from lytics_async.cli.output import echo, print_json

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics
    from lytics_async.preflight.report import PreflightReport
    from lytics_async.upload.landing import LandingReport

_PANEL = "Preflight and proof"

_NOT_USED: tuple[str, ...] = ("ledger", "resume", "rejects")


def _sample(text: str) -> int | str:
    if text == "all":
        return text
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise usage_error(f"{text!r} is neither a number above 0 nor all.")


def _period(text: str) -> date | Literal["month"]:
    if text == "month":
        return "month"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise usage_error(f"{text!r} is neither month nor a date, such as 2026-04-01.") from None


def _wait(text: str) -> timedelta:
    return parse_duration("--landed", text)


@attrs.frozen(kw_only=True)
class PreflightChoices:
    """What to examine before an upload, and to prove after it."""

    preflight: Annotated[
        bool,
        typer.Option(
            "--preflight",
            metavar="",
            help="Upload nothing. Report which records and values would not reach a profile, and why.",
            rich_help_panel=_PANEL,
        ),
    ] = False
    sample: Annotated[
        Any,
        typer.Option(
            "--sample",
            parser=_sample,
            metavar="N|all",
            help="Records that the preflight looks at, spread over the files.",
            rich_help_panel=_PANEL,
        ),
    ] = "1000"
    evaluate: Annotated[
        int,
        typer.Option(
            "--evaluate",
            min=0,
            metavar="N",
            help="Of them, those that Lytics evaluates with its mappings; it stores none.",
            rich_help_panel=_PANEL,
        ),
    ] = 100
    table: Annotated[
        str,
        typer.Option(
            "--table",
            metavar="NAME",
            help="Table whose profiles the preflight means.",
            rich_help_panel=_PANEL,
        ),
    ] = "user"
    ignore_columns: Annotated[
        Any,
        typer.Option(
            "--ignore-columns",
            parser=names,
            metavar="A,B,...",
            help="Columns that may lack a mapping.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    checks: Annotated[
        Any,
        typer.Option(
            "--checks",
            parser=names,
            metavar="A,B,...",
            help="Checks that the preflight makes, such as columns,values; all when omitted.",
            rich_help_panel=_PANEL,
        ),
    ] = None
    quota_period: Annotated[
        Any,
        typer.Option(
            "--quota-period",
            parser=_period,
            metavar="month|DATE",
            help="When the event quota resets: each month, or each year on this date.",
            rich_help_panel=_PANEL,
        ),
    ] = "month"
    landed: Annotated[
        Any,
        typer.Option(
            "--landed",
            parser=_wait,
            metavar="TIME",
            help="After the upload, wait up to this long, such as 5m, until its records are in the "
            "stream and in profiles.",
            rich_help_panel=_PANEL,
        ),
    ] = None

    def check(self, *, dry_run: bool) -> None:
        """Refuse options that exclude each other.

        Raises:
            BadParameter: there are some.
        """
        if self.preflight and (self.landed is not None or dry_run):
            raise usage_error("--preflight uploads nothing: leave out --landed and --dry-run.")
        if self.landed is not None and dry_run:
            raise usage_error("--dry-run stores nothing, so nothing can be --landed.")

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of AsyncLytics.preflight."""
        return {
            "sample": self.sample,
            "evaluate": self.evaluate,
            "table": self.table,
            "ignore": self.ignore_columns or (),
            "quota_period": self.quota_period,
            **({} if self.checks is None else {"checks": self.checks}),
        }


async def run_preflight(
    lytics: "AsyncLytics",
    source: Any,
    choices: PreflightChoices,
    upload: dict[str, Any],
    *,
    json: bool,
) -> ExitCode:
    """Examine an upload, print the report, and return its exit code."""
    kept = {name: value for name, value in upload.items() if name not in _NOT_USED}
    async with lytics:
        report = await lytics.preflight(source, **choices.arguments(), **kept)
    if json:
        print_json(report.to_json())
    else:
        echo(report.summary())
    return preflight_code(report)


def preflight_code(report: "PreflightReport") -> ExitCode:
    """Return the exit code for a preflight."""
    return {
        "ok": ExitCode.OK,
        "loss": ExitCode.NOT_ALL_ACCEPTED,
        "warnings": ExitCode.WARNINGS,
        "unchecked": ExitCode.UNCHECKED,
    }[report.verdict]


def landing_code(report: "LandingReport") -> ExitCode:
    """Return the exit code for the proof that an upload landed."""
    if report.problems:
        return ExitCode.NOT_LANDED
    return ExitCode.OK if report.ok else ExitCode.UNCHECKED
