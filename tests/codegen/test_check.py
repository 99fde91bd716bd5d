"""`python -m lytics_async.codegen` writes the generated files, and `--check` finds differences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from toy_files import TOY

from lytics_async.codegen.__main__ import main


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy package that may be changed."""
    return Path(
        shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    )


def check(toy: Path) -> int:
    return main(["--check", "--package", str(toy)])


def write(toy: Path) -> int:
    return main(["--package", str(toy)])


def test_check_is_silent_when_all_is_as_generated(
    toy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(toy) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("change", [" ", "\n# a word\n", "\r\n"])
def test_check_finds_a_changed_file(
    toy: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (toy / "models" / "books.py").open("a", newline="") as file:
        file.write(change)
    assert check(toy) == 1
    assert "changed: toy/models/books.py\n" in capsys.readouterr().err


def test_check_finds_a_changed_table(toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = toy / "endpoints" / "v1" / "shop.toml"
    table.write_text(table.read_text().replace("/toy/sales/last", "/toy/sales/newest"))
    assert check(toy) == 1
    assert capsys.readouterr().err.splitlines() == [
        "changed: toy/operations/sales_desk.py",
        "changed: toy/docs/reference/sales_desk.md",
        "changed: toy/services/sales_desk.py",
        "Run python -m lytics_async.codegen and commit what it writes.",
    ]


def test_check_finds_a_missing_file(toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (toy / "registry.py").unlink()
    assert check(toy) == 1
    assert "missing: toy/registry.py\n" in capsys.readouterr().err


def test_check_finds_a_stale_file(toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (toy / "services" / "old.py").write_text(
        "# generated from endpoints/v1/old.toml; do not edit\n"
    )
    assert check(toy) == 1
    assert "stale: toy/services/old.py\n" in capsys.readouterr().err


def test_check_writes_nothing(toy: Path) -> None:
    (toy / "registry.py").unlink()
    check(toy)
    assert not (toy / "registry.py").exists()


def test_writing_fixes_the_findings_of_check(toy: Path) -> None:
    (toy / "registry.py").unlink()
    (toy / "models" / "books.py").write_text("changed")
    (toy / "services" / "old.py").write_text(
        "# generated from endpoints/v1/old.toml; do not edit\n"
    )
    assert write(toy) == 0
    assert check(toy) == 0
    assert not (toy / "services" / "old.py").exists()


def test_a_file_without_the_mark_is_never_deleted(toy: Path) -> None:
    (toy / "models" / "mine.py").write_text("# written by hand\n")
    assert write(toy) == 0
    assert (toy / "models" / "mine.py").exists()


def test_a_wrong_row_stops_it_before_anything_is_written(
    toy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = toy / "endpoints" / "v1" / "shop.toml"
    table.write_text(table.read_text().replace('retry = "safe"', 'retry = "always"', 1))
    (toy / "registry.py").unlink()
    assert write(toy) == 2
    assert not (toy / "registry.py").exists()
    assert capsys.readouterr().err == (
        "endpoints/v1/shop.toml: operation 'sales': 'retry' must be one of safe, idempotent, never, not 'always'\n"
    )
