"""The files that an upload is asked for: names, patterns and directories, in the order in which they are sent."""

import glob
from pathlib import Path

import typer

FORMS = {".csv", ".tsv", ".json", ".ndjson", ".jsonl", ".parquet"}
"""What is taken from a directory, gzipped or not."""

STDIN = "-"


def expand(names: list[str]) -> list[str]:
    """Return the names of files that these names, patterns and directories stand for; URLs and `-` stay as they are.

    Raises:
        typer.BadParameter: a pattern or a directory stands for none.
        FileNotFoundError: there is no such file.
    """
    if STDIN in names and len(names) > 1:
        raise typer.BadParameter("stdin (-) can only be uploaded by itself.")
    return [file for name in names for file in _expand(name)]


def _expand(name: str) -> list[str]:
    path = Path(name)
    if name == STDIN or "://" in name:
        return [name]
    if path.is_dir():
        found = sorted(str(file) for file in path.iterdir() if _is_wanted(file))
        if not found:
            raise typer.BadParameter(
                f"{name} holds no file that ends in {', '.join(sorted(FORMS))}, with or without .gz."
            )
        return found
    if glob.has_magic(name) and not path.exists():
        found = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())
        if not found:
            raise typer.BadParameter(f"No file matches {name}.")
        return found
    path.stat()  # it is missed before anything is sent
    return [name]


def _is_wanted(file: Path) -> bool:
    return file.is_file() and Path(file.name.removesuffix(".gz")).suffix.lower() in FORMS
