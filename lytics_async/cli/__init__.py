"""The `lytics` command: uploads, scans and look-ups from a shell."""

import io
import sys

from lytics_async.cli.extras import missing_extra


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that the terminal's encoding lacks must not end an upload's report with a traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        from lytics_async.cli.app import app

        app(prog_name="lytics")
    except ModuleNotFoundError as error:
        line = missing_extra(error)
        if line is None:
            raise
        print(line, file=sys.stderr)  # noqa: T201 - nothing that prints better is installed
        sys.exit(2)
