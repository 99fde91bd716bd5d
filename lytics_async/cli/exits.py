"""Exit codes of commands, and the one line that reports an error.

| code | meaning |
|---|---|
| 0 | all accepted |
| 1 | a record was rejected, quarantined or not sent, or its outcome is unknown |
| 2 | usage: an option, a file or the configuration is not valid |
| 3 | the token is missing, wrong, expired, or lacks a permission |
| 4 | this address is not on the account's IP allowlist |
| 5 | the network or the server failed |
| 6 | any other API error, such as an unknown segment |
| 7 | the output could not be written, such as to a full disk; the command's work may be complete |
| 8 | a file changed while it was read; upload it again once it is complete |
| 9 | a preflight found reasons to warn, and no loss (a loss is 1) |
| 10 | a preflight, or the proof that an upload landed, could not check everything |
| 11 | the records of an upload were accepted, and did not all land in the given time |
| 129 | terminated by SIGHUP |
| 130 | interrupted |
| 141 | the reader of the output closed it |
| 143 | terminated by SIGTERM |
"""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

from lytics_async.cli.extras import missing_extra
from lytics_async.cli.output import say, without
from lytics_async.errors import (
    ArgumentError,
    ConfigurationError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    ResponseError,
    ServerError,
    SourceChanged,
    TransportError,
    Unauthorized,
    UnexpectedRedirect,
    UploadError,
)

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""Errors of a write that the command line did not cause."""


class ExitCode(IntEnum):
    """The exit codes of a command."""

    OK = 0
    NOT_ALL_ACCEPTED = 1
    USAGE = 2
    TOKEN = 3
    ADDRESS = 4
    SERVER = 5
    API = 6
    OUTPUT = 7
    SOURCE_CHANGED = 8
    WARNINGS = 9
    UNCHECKED = 10
    NOT_LANDED = 11
    HUNG_UP = 129
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


@contextmanager
def exit_codes(*, debug: bool, secrets: "Callable[[], Iterable[Secret]]" = tuple) -> Iterator[None]:
    """Turn an error inside the block into one line on stderr and its exit code.

    Args:
        debug: print the traceback and the attributes of the error, too.
        secrets: returns the tokens that no message or report may have.
    """
    with without(secrets), _exit_codes(debug=debug):
        yield


@contextmanager
def _exit_codes(*, debug: bool) -> Iterator[None]:
    try:
        try:
            yield
        finally:
            # Buffered output must fail here rather than when the interpreter exits.
            sys.stdout.flush()
    except (LyticsError, OSError, KeyboardInterrupt, ModuleNotFoundError) as error:
        code = exit_code(error)
        if code is None:
            raise
        if code in (ExitCode.BROKEN_PIPE, ExitCode.OUTPUT):
            _discard_output()
        if code is not ExitCode.BROKEN_PIPE:
            if debug:
                say(_details(error), wrap=False)
            say(error_line(error))
        raise typer.Exit(code) from None


def exit_code(error: BaseException) -> ExitCode | None:
    """Return the exit code for an error; None for a defect of this program."""
    match error:
        case UploadError():
            stopped_by = error.reason
            code = exit_code(stopped_by) if stopped_by is not None else None
            return code or ExitCode.NOT_ALL_ACCEPTED
        case Unauthorized() | ConfigurationError(setting="token"):
            return ExitCode.TOKEN
        case SourceChanged():
            return ExitCode.SOURCE_CHANGED
        case IPNotAllowed():
            return ExitCode.ADDRESS
        case Forbidden():
            return ExitCode.TOKEN
        case ArgumentError() | ConfigurationError():
            return ExitCode.USAGE
        case TransportError() | ServerError() | ResponseError() | UnexpectedRedirect():
            return ExitCode.SERVER
        case LyticsError():
            return ExitCode.API
        case KeyboardInterrupt():
            return ExitCode.INTERRUPTED
        case BrokenPipeError():
            return ExitCode.BROKEN_PIPE
        case OSError() if error.errno in _NO_ROOM:
            return ExitCode.OUTPUT
        case OSError():
            return ExitCode.USAGE
        case ModuleNotFoundError() if missing_extra(error) is not None:
            return ExitCode.USAGE
    return None


def error_line(error: BaseException) -> str:
    """Return the error as one line, without control characters from a server or a file name."""
    if isinstance(error, KeyboardInterrupt):
        return "lytics: interrupted."
    if isinstance(error, ModuleNotFoundError):
        return missing_extra(error) or f"lytics: {error}"
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    text = " ".join(text.encode("utf-8", "backslashreplace").decode().split())
    return "lytics: " + "".join(each if each.isprintable() else " " for each in text)


def _details(error: BaseException) -> str:
    """Return the traceback, then the attributes of the error."""
    facts = [
        f"{name}: {value}"
        for name in ("operation", "attempts", "status", "request_id", "cause", "body_excerpt")
        if (value := getattr(error, name, None)) not in (None, "")
    ]
    return "".join(traceback.format_exception(error)) + "\n".join(facts)


def _discard_output() -> None:
    """Discard what is buffered for stdout, so that the interpreter's last flush cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
