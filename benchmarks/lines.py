"""How many lines of network code are written by hand, as `wc -l` counts them, blank lines and
docstrings included.
"""

from pathlib import Path

from benchmarks.figure import Figure
from lytics_async import wire

LIMIT = 1100


def run() -> list[Figure]:
    """Count the lines of lytics_async/wire: sockets, TLS, proxies and HTTP are there only."""
    modules = Path(wire.__file__).parent.glob("*.py")
    lines = sum(module.read_bytes().count(b"\n") for module in modules)
    return [
        Figure.compared(
            "network code written by hand, against the limit",
            "lines",
            [(lines, LIMIT)],
            goal=1.0,
            bound="at most",
        )
    ]
