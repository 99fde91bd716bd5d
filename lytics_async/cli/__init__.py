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
    except (
        OSError,
        RuntimeError,
    ) as error:  # Typer writes into the home directory, which may not be there
        if "--install-completion" not in sys.argv:
            raise
        reason = str(error).rstrip(".")
        print(  # noqa: T201
            f"lytics: The completion cannot be installed: {reason}. Set HOME to this user's own home directory, or put "
            "what `lytics --show-completion` prints into the shell's start file.",
            file=sys.stderr,
        )
        sys.exit(2)
