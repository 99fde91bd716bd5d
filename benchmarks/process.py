"""A function in a process of its own, so that its CPU time and memory are its own."""

import compileall
import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import lytics_async

P = ParamSpec("P")
T = TypeVar("T")

STOP_TIMEOUT = 20.0
"""Seconds that a process has for ending by itself once its pipe is closed."""
LONGEST = 300.0
"""Seconds that `in_fresh_process` waits for a result."""


@contextlib.contextmanager
def in_process(
    function: Callable[Concatenate[Connection, P], None], *args: P.args, **kwargs: P.kwargs
) -> Iterator[Connection]:
    """Run `function(pipe, …)` in a fresh interpreter and return the other end of its pipe.

    When the block is left the pipe is closed, which is the function's sign to return; one that does
    not is killed.
    """
    # A forked child would begin with this process's memory; a spawned one begins with its own.
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=function, args=(there, *args), kwargs=kwargs, daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.join(STOP_TIMEOUT)
        if process.is_alive():
            process.kill()
            process.join()


def receive(pipe: Connection, *, timeout: float) -> Any:
    """Return the next message; raises TimeoutError after `timeout` seconds, EOFError when the
    process ended.
    """
    if not pipe.poll(timeout):
        raise TimeoutError(f"The child process said nothing for {timeout:g} s.")
    return pipe.recv()


def in_fresh_process(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what `work(…)` returns in a fresh interpreter.

    An allocator that has freed something large before keeps more memory for later, which made
    uploads twice as fast here as they were for users.
    """
    compile_package()
    with in_process(_send_result, work, *args, **kwargs) as pipe:
        result: T = receive(pipe, timeout=LONGEST)
        return result


@cache
def compile_package() -> None:
    """Write byte code, as installing the package does: with PYTHONDONTWRITEBYTECODE each process
    would compile a checkout again.
    """
    compileall.compile_dir(Path(lytics_async.__file__).parent, quiet=1)


def _send_result(
    pipe: Connection, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
) -> None:
    pipe.send(work(*args, **kwargs))


def resident_memory() -> int:
    """Return this process's resident memory in bytes (VmRSS)."""
    return _status("VmRSS")


def peak_memory() -> int:
    """Return the most resident memory this process has had since it began, in bytes (VmHWM)."""
    return _status("VmHWM")


def reset_peak() -> None:
    """Begin the peak of this process's memory again: making the source may have taken more than it
    left.
    """
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0]) * 1024
    raise RuntimeError(f"/proc/self/status has no {name}; these benchmarks need Linux.")
