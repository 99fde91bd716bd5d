"""LYTICS_LOG: write log lines of every client, without a change to the program."""

from __future__ import annotations

import logging
import os

from lytics_async.errors import ConfigurationError
from lytics_async.hooks import LoggingHook

VARIABLE = "LYTICS_LOG"
"""The environment variable: `debug` for all lines, `info` for retries and failures."""

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}


def hook_by_environment() -> LoggingHook:
    """Set up the logger `lytics_async` by LYTICS_LOG, and return the hook that writes to it.

    If the program has configured logging, its handlers receive the lines; otherwise they go to
    stderr. The level of the logger is set in both cases.

    Raises:
        ConfigurationError: LYTICS_LOG is not `debug` or `info`.
    """
    value = os.environ.get(VARIABLE, "")
    level = LEVELS.get(value.strip().lower())
    if level is None:
        raise ConfigurationError(
            f"{VARIABLE} must be `debug` or `info`, not {value!r}. Unset it to write no lines.",
            setting=VARIABLE,
        )
    logger = logging.getLogger("lytics_async")
    logger.setLevel(level)
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
    return LoggingHook(logger)
