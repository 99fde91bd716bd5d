"""Durations on the command line, such as `90m`, `6h` or `2d`."""

import re
from datetime import timedelta

from lytics_async.cli.options import usage_error

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_duration(option: str, text: str) -> timedelta:
    """Read the value of an option.

    Raises:
        BadParameter: it is not a duration.
    """
    found = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)([smhd])", text.strip())
    if found is None:
        raise usage_error(f"{option} must be a number and s, m, h or d, such as 6h, not {text}.")
    return timedelta(**{_UNITS[found[2]]: float(found[1])})
