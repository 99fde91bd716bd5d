"""Threads of an upload that work without a break leave the event loop standing: they let others in
from time to time.
"""

from __future__ import annotations

import time


def give_way() -> None:
    """Let other threads have the interpreter lock and the processor for a moment.

    The event loop's would else wait for the lock for 5 ms each time (the switch interval), and for
    a second where the source reads a file in small pieces: that lets go of the lock for each, and
    takes it again before the other thread has woken up. Where there are no more processors than
    threads at work, it would wait for a processor as long as the system lets them run on, which is
    4 ms and more. Measured: `benchmarks/README.md`.
    """
    time.sleep(1e-6)  # the system makes about 60 µs of it
