"""The command `lytics demo`: its options, its output, its exit code."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from lytics_async.cli.exits import ExitCode, exit_codes
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Debug, json_option, usage_error
from lytics_async.cli.output import print_json, typed_command, visible


def demo(
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            exists=True,
            dir_okay=False,
            metavar="CSV",
            help="Upload this file, gzipped or not, instead of generated orders.",
        ),
    ] = None,
    stream: Annotated[
        str, typer.Option("--stream", metavar="NAME", help="The stream to upload to.")
    ] = "orders",
    identity: Annotated[
        str | None,
        typer.Option(
            "--identity",
            metavar="COLUMN",
            help="The column of --file that identifies the customer of a row; guessed by default.",
        ),
    ] = None,
    timestamp_field: Annotated[
        str | None,
        typer.Option(
            "--timestamp-field", metavar="COLUMN", help="The column of --file with a row's time."
        ),
    ] = None,
    json: Annotated[
        bool,
        json_option("Print the numbers as one JSON object and nothing else."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Show uploads, segments and look-ups without an account. Nothing leaves this machine.

    It starts a local Lytics and uploads 100,000 orders of 20,000 customers, creates a segment,
    scans it and looks up a profile.

    Then it shows failures and recovery: bad rows that are fixed, kill -9 and a resume, an
    outage. At the end it removes everything.

    The exit code is 0 only if every number adds up.
    """
    if file is None and (identity or timestamp_field):
        raise usage_error("--identity and --timestamp-field need --file.")
    with exit_codes(debug=debug):
        from rich.console import Console

        from lytics_async.cli.demo.source import from_file, generated
        from lytics_async.cli.demo.tour import tour

        console = Console(quiet=json, highlight=False)
        with tempfile.TemporaryDirectory(prefix="lytics-demo-") as name:
            directory = Path(name)
            if file is None:
                console.print("Writing 100,000 orders of 20,000 customers to a temporary file ...")
                source = generated(directory, stream)
            else:
                source = from_file(file, stream, identity, timestamp_field)
            outcome = Interruption().run(tour(source, directory, console))
        outcome.check("files left behind", int(directory.exists()), 0, "the disk")
        if json:
            print_json(outcome.to_json(), indent=False)
        else:
            options = (
                ["demo", "--file", "YOUR.csv", "--stream", "NAME"]
                if file is None
                else ["upload", str(file), "--stream", stream, "--rejects", "bad-rows.csv"]
            )
            outcome.print(console, visible(typed_command(*options)))
        if not outcome.adds_up:
            raise typer.Exit(ExitCode.NOT_ALL_ACCEPTED)
