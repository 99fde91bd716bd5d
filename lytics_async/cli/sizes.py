"""Sizes as people write them: from `8MiB` to bytes and back."""

import re

from lytics_async.cli.options import usage_error

_UNITS = {
    "": 1,
    "b": 1,
    "k": 2**10,
    "kib": 2**10,
    "kb": 10**3,
    "m": 2**20,
    "mib": 2**20,
    "mb": 10**6,
    "g": 2**30,
    "gib": 2**30,
    "gb": 10**9,
}


def parse_size(text: str) -> int:
    """Return a size in bytes.

    KiB, MiB and GiB, or K, M and G, are powers of 1024; KB, MB and GB are powers of 1000; a bare
    number is bytes.

    Raises:
        BadParameter: it is not a size, or less than a byte.
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*", text, re.ASCII | re.IGNORECASE)
    unit = _UNITS.get(match[2].lower()) if match else None
    if match is None or unit is None:
        raise usage_error(f"{text!r} is not a valid size; write it like 8MiB, 500KB or 1048576.")
    size = int(float(match[1]) * unit)
    if size < 1:
        raise usage_error(f"{text!r} is less than a byte.")
    return size


def show_size(size: float) -> str:
    """Return a number of bytes in the largest fitting unit, such as `8.0 MiB`."""
    for unit in ("B", "KiB", "MiB"):
        if size < 1024:
            return f"{size:,.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:,.1f} GiB"
