"""Formatting of generated code by the pinned ruff, as pyproject.toml sets it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def formatted(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files (path -> text) with sorted imports and the project's layout.

    Raises:
        RuntimeError: ruff is missing, or refuses what was generated.
    """
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        for path, text in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        _ruff(
            root,
            "check",
            "--quiet",
            "--no-cache",
            "--fix",
            "--select",
            "I",
            "--config",
            'lint.isort.known-first-party=["lytics_async"]',
        )
        _ruff(root, "format", "--quiet", "--no-cache")
        return {path: (root / path).read_text(encoding="utf-8") for path in files}


def _ruff(root: Path, command: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 # our own arguments; no shell
        [sys.executable, "-m", "ruff", command, "--config", str(PYPROJECT), *arguments, "."],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(
            f"ruff {command} failed (the dependency group `dev` brings it): {done.stderr or done.stdout}"
        )
