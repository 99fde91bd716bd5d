"""`python -m lytics_async.codegen`: write the generated files, or with `--check` compare them with
the table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from lytics_async.codegen import TableError, generate
from lytics_async.codegen.module_text import MARK
from lytics_async.codegen.reference import MARK as PAGE_MARK

PACKAGE = Path(__file__).parents[1]
DOCS = PACKAGE.parent / "docs"
LAYERS = ("models", "operations", "services", "configs")
PAGES = "reference"


def main(arguments: list[str] | None = None) -> int:
    """Write or check; return the exit code: 0 fine, 1 the files differ from the table, 2 the table
    is wrong.

    Args:
        arguments: the command line; `sys.argv` by default.
    """
    parser = argparse.ArgumentParser(prog="python -m lytics_async.codegen", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit with 1 if a file is not what the table gives",
    )
    parser.add_argument(
        "--package",
        type=Path,
        default=PACKAGE,
        metavar="DIR",
        help="the package with endpoints/ in it; lytics_async by default",
    )
    parsed = parser.parse_args(arguments)
    root: Path = parsed.package.resolve()
    try:
        files = generate(read_table(root / "endpoints"), package=root.name)
    except TableError as error:
        print(error, file=sys.stderr)  # noqa: T201 # the output of the command
        return 2
    problems = differences(root, files)
    for path, problem in problems.items():
        print(f"{problem}: {_shown(root, path)}", file=sys.stderr)  # noqa: T201 # the output of the command
    if parsed.check:
        if problems:
            print("Run python -m lytics_async.codegen and commit what it writes.", file=sys.stderr)  # noqa: T201 # the output of the command
        return 1 if problems else 0
    write(root, files, problems)
    return 0


def read_table(endpoints: Path) -> dict[str, bytes]:
    """Return the bytes of every TOML file by its path below endpoints/."""
    return {
        path.relative_to(endpoints).as_posix(): path.read_bytes()
        for path in sorted(endpoints.glob("**/*.toml"))
    }


def differences(root: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return path -> `changed`, `missing` or `stale` for every file that is not what the table
    gives.
    """
    problems: dict[str, str] = {}
    for path, text in files.items():
        target = locate(root, path)
        if not target.is_file():
            problems[path] = "missing"
        elif target.read_bytes() != text.encode():
            problems[path] = "changed"
    for folder, pattern in (*((layer, "**/*.py") for layer in LAYERS), (PAGES, "**/*.md")):
        base = locate(root, folder)
        for found in base.glob(pattern):
            path = f"{folder}/{found.relative_to(base).as_posix()}"
            if path not in files:
                problems[path] = "stale"
    return dict(sorted(problems.items()))


def locate(root: Path, path: str) -> Path:
    """Return where a generated file is: the pages of the reference in docs/, which is next to the
    package itself.
    """
    if path.split("/")[0] != PAGES:
        return root / path
    return (DOCS if root == PACKAGE else root / "docs") / path


def _shown(root: Path, path: str) -> str:
    return (
        locate(root, path)
        .relative_to(PACKAGE.parent if root == PACKAGE else root.parent)
        .as_posix()
    )


def write(root: Path, files: Mapping[str, str], problems: Mapping[str, str]) -> None:
    """Write what differs and delete what is stale; a file without the generator's mark is not ours
    to delete.
    """
    for path, problem in problems.items():
        target = locate(root, path)
        if problem != "stale":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path].encode())
        elif target.read_text(encoding="utf-8").startswith((MARK, PAGE_MARK)):
            target.unlink()


if __name__ == "__main__":
    sys.exit(main())
