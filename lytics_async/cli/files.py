"""The files of an upload: names, patterns and directories, in the order in which they are sent."""

import glob
from pathlib import Path

from lytics_async.cli.options import usage_error

SUFFIXES = {".csv", ".tsv", ".json", ".ndjson", ".jsonl", ".parquet"}
"""The files of a directory that are uploaded, compressed or not."""

STDIN = "-"


def expand(names: list[str]) -> list[str]:
    """Return the files that these names, patterns and directories mean; URLs and `-` are returned unchanged.

    Raises:
        typer.BadParameter: a pattern or directory that matches no file.
        FileNotFoundError: a file does not exist.
    """
    if STDIN in names and len(names) > 1:
        raise usage_error("stdin (-) cannot be combined with other files.")
    return [file for name in names for file in _expand(name)]


def _expand(name: str) -> list[str]:
    path = Path(name)
    if name == STDIN or "://" in name:
        return [name]
    if path.is_dir():
        found = sorted(str(file) for file in path.iterdir() if _is_wanted(file))
        if not found:
            raise usage_error(
                f"{name} contains no file that ends in {', '.join(sorted(SUFFIXES))}, with or without .gz."
            )
        return found
    if glob.has_magic(name) and not path.exists():
        found = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())
        if not found:
            raise usage_error(f"No file matches {name}.")
        return found
    path.stat()  # a missing file is reported before anything is sent
    return [name]


def _is_wanted(file: Path) -> bool:
    return file.is_file() and Path(file.name.removesuffix(".gz")).suffix.lower() in SUFFIXES
