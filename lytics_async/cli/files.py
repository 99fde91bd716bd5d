"""The files of an upload: names, patterns and directories, in the order in which they are sent."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

import attrs

from lytics_async.cli.options import usage_error

SUFFIXES = {".csv", ".tsv", ".json", ".ndjson", ".jsonl", ".parquet"}
"""The files of a directory that are uploaded, compressed or not, in capital letters or not."""

STDIN = "-"

_SHOWN = 5


@attrs.frozen
class Selection:
    """What the names on the command line mean.

    Attributes:
        files: in the order in which they are sent; URLs and `-` are unchanged.
        remarks: what directories and patterns took, and what they passed over.
    """

    files: list[str]
    remarks: list[str]


def expand(names: list[str], *, recursive: bool = False) -> Selection:
    """Return the files that these names, patterns and directories mean.

    Args:
        recursive: directories mean the files in their subfolders, too.

    Raises:
        typer.BadParameter: a pattern or directory that matches no file.
        FileNotFoundError: a file does not exist.
    """
    if STDIN in names and len(names) > 1:
        raise usage_error("stdin (-) cannot be combined with other files.")
    found = Selection([], [])
    for name in names:
        _expand(name, found, recursive=recursive)
    return found


def _expand(name: str, found: Selection, *, recursive: bool) -> None:
    path = Path(name)
    if name == STDIN or "://" in name:
        found.files.append(name)
    elif path.is_dir():
        _take(name, _walk(path, recursive=recursive), found)
    elif glob.has_magic(name) and not path.exists():
        matches = sorted(map(Path, glob.glob(name, recursive=True)))
        if not matches:
            raise usage_error(f"No file matches {name}.")
        _take(name, [(each, _obstacle(each)) for each in matches], found)
    else:
        path.stat()  # a missing file is reported before anything is sent
        found.files.append(name)


def _take(name: str, candidates: list[tuple[Path, str | None]], found: Selection) -> None:
    """Add the candidates that nothing speaks against, and say what is with the others."""
    taken = [str(path) for path, obstacle in candidates if obstacle is None]
    passed = [f"{_short(path, name)} ({why})" for path, why in candidates if why is not None]
    if not taken:
        more = f" Skipped: {_some(passed)}." if passed else ""
        raise usage_error(
            f"{name} contains no file that ends in {', '.join(sorted(SUFFIXES))}, with or without .gz."
            f"{more}"
        )
    found.files.extend(taken)
    if passed:
        many = "1 file" if len(taken) == 1 else f"{len(taken):,} files"
        found.remarks.append(f"{name}: takes {many}, and skips {_some(passed)}.")


def _walk(folder: Path, *, recursive: bool) -> list[tuple[Path, str | None]]:
    """Return what is in a folder, each with what speaks against it, in the order of the names."""
    entries = list(_entries(folder, recursive=recursive))
    return sorted(entries, key=lambda entry: str(entry[0]))


def _entries(folder: Path, *, recursive: bool) -> Iterator[tuple[Path, str | None]]:
    for entry in os.scandir(folder):
        path = Path(entry.path)
        if entry.name.startswith((".", "_")):
            yield path, "its name begins with . or _"
        elif path.is_dir() and not (recursive and not entry.is_symlink()):
            linked = entry.is_symlink()
            yield path, "a link to a folder" if linked else "a folder; see --recursive"
        elif path.is_dir():
            yield from _entries(path, recursive=True)
        elif (obstacle := _obstacle(path)) is not None:
            yield path, obstacle
        elif not _is_data(entry.name):
            yield path, "its suffix is not that of a data format"
        else:
            yield path, None


def _obstacle(path: Path) -> str | None:
    """Return why a path is not a file that can be read several times; None if it is one."""
    if path.is_file():
        return None
    if path.is_symlink() and not path.exists():
        return "a broken link"
    return "a folder" if path.is_dir() else "not a regular file"


def _is_data(name: str) -> bool:
    return Path(name.lower().removesuffix(".gz")).suffix in SUFFIXES


def _short(path: Path, name: str) -> str:
    """Return a path without the folder that was named."""
    try:
        return str(path.relative_to(name))
    except ValueError:
        return str(path)


def _some(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
