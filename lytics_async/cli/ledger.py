"""`lytics ledger`: the outcomes that the ledger of an upload records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lytics_async.cli.exits import ExitCode, exit_codes
from lytics_async.cli.options import Debug, json_option
from lytics_async.cli.output import echo, print_json

if TYPE_CHECKING:
    from lytics_async.upload.record.history import History

_SHOWN_RANGES = 10


def ledger(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="The ledger, such as orders.csv.lytics-ledger.")
    ],
    json: Annotated[
        bool,
        json_option("Print one JSON object that lists every range."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Report the outcome of every record of an upload with a ledger, and how to resume it.

    The exit code is 0 only if every record was read and accepted.
    """
    with exit_codes(debug=debug):
        from lytics_async.errors import ArgumentError
        from lytics_async.upload.record.replay import read_history

        history = read_history(path)
        if history is None:
            raise ArgumentError(f"{path} is empty.")
        if json:
            print_json({"ledger": str(path), "state": _state(path, history), **history.to_json()})
        else:
            _print(path, history)
        if not history.all_accepted:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)


def _print(path: Path, history: "History") -> None:
    opening = history.opening
    state = _state(path, history)
    runs = "1 run" if history.runs == 1 else f"{history.runs} runs"
    echo(f"{opening.source} to stream {opening.stream}: {state}, {runs}")
    for name in ("accepted", "rejected", "quarantined", "unknown", "unsent"):
        echo(f"  {name:<12}{getattr(history, name):>15,}")
    echo(f"  {'read':<12}{history.records_read:>15,}")
    ranges = history.unsettled()
    for span in ranges[:_SHOWN_RANGES]:
        echo(
            f"  {span.state}: records {span.first_record:,} to {span.last_record:,}, bytes {span.start:,} to {span.end:,}"
        )
    if len(ranges) > _SHOWN_RANGES:
        echo(f"  and {len(ranges) - _SHOWN_RANGES:,} more ranges; --json lists all")
    if not history.exhausted:
        echo(f"  not read yet: everything from byte {history.bytes_read:,}")
    if history.unlocated:
        echo(
            f"  {history.unlocated:,} of the rejected records are not located yet, nor written to a file; resuming the upload does it"
        )
    if history.count_mismatch:
        echo("  the server's counts do not add up to what was sent, or are missing")
    if history.damaged:
        echo(f"  its last {history.damaged:,} bytes are incomplete or damaged, and are ignored")
    if state in ("interrupted", "stopped"):
        echo(
            f"To resume: repeat the lytics upload command with --ledger {path} --resume. From Python: "
            f'ledger="{path}", resume=True; a source of dicts may start at record {history.cursor + 1:,} '
            f"(start_record={history.cursor + 1})."
        )


def _state(path: Path, history: "History") -> str:
    from lytics_async.upload.record.ledger import in_use

    if history.complete:
        return "complete"
    if in_use(path):
        return "running"
    return "stopped" if history.closed else "interrupted"
