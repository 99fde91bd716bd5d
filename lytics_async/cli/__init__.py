"""The `lytics` command: uploads, scans and look-ups from a shell."""

import io
import sys

from lytics_async.cli.ending import Terminated, catch_signals, leave_signals, repair_streams
from lytics_async.cli.extras import missing_extra
from lytics_async.cli.output import say


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    catch_signals()
    try:
        problem = repair_streams()
        if problem is not None:
            say(f"lytics: {problem}")
            sys.exit(2)
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A character that the terminal's encoding lacks must not end an upload's report with a
            # traceback.
            sys.stdout.reconfigure(errors="backslashreplace")
        _run()
    except Terminated as ended:
        say(f"lytics: terminated by {ended.signal.name}.")
        sys.exit(ended.code)
    except KeyboardInterrupt:  # while the commands are imported; later they handle it themselves
        say("lytics: interrupted.")
        sys.exit(130)
    finally:
        leave_signals()


def _run() -> None:
    try:
        from lytics_async.cli.app import app

        app(prog_name="lytics")
    except ModuleNotFoundError as error:
        line = missing_extra(error)
        if line is None:
            raise
        say(line)
        sys.exit(2)
    except UnicodeEncodeError as error:
        # Arguments that are not valid text in this locale carry their bytes as lone surrogates.
        if not any("\ud800" <= character <= "\udfff" for character in error.object):
            raise
        say(
            "lytics: an argument is not valid text in the encoding of this system; check the locale (LANG, LC_ALL)."
        )
        sys.exit(2)
    except (
        OSError,
        RuntimeError,
    ) as error:  # Typer writes to the home directory, which may not exist
        if "--install-completion" not in sys.argv:
            raise
        reason = str(error).rstrip(".")
        say(
            f"lytics: cannot install the completion: {reason}. Set HOME to this user's home directory, or append "
            "the output of `lytics --show-completion` to the shell's startup file."
        )
        sys.exit(2)
