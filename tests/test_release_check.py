"""A tag is released only if version, changelog and hints agree, and no placeholder is left."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The check, for a small repository that is ready to be released."""
    spec = importlib.util.spec_from_file_location("release_check", ROOT / ".ci/release_check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    for name, text in {
        "lytics_async/__init__.py": '__version__ = "1.2.3"\n',
        "lytics_async/base/extras.py": "PUBLISHED = True\n",
        "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n- A change.\n\n## [1.2.2]\n",
        "SECURITY.md": "Report to https://github.com/lytics/lytics-async/security.\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return module


def test_a_tag_that_is_ready_passes(release: ModuleType) -> None:
    assert release.main(["v1.2.3"]) == 0


def test_the_notes_are_the_section_of_the_changelog(
    release: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main(["v1.2.3", "--notes"]) == 0
    assert capsys.readouterr().out == "- A change.\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("lytics_async/__init__.py", "1.2.3", "1.2.2", "does not say 1.2.3"),
        ("lytics_async/base/extras.py", "True", "False", "PUBLISHED"),
        ("CHANGELOG.md", "- A change.", "", "no section 1.2.3"),
        ("SECURITY.md", "lytics/", "OWNER/", "placeholder github.com/OWNER/ is left in SECURITY.md"),
    ],
)  # fmt: skip
def test_what_keeps_a_tag_from_being_released_is_named(
    release: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    name: str, old: str, new: str, problem: str,
) -> None:  # fmt: skip
    path = tmp_path / name
    path.write_text(path.read_text().replace(old, new))
    assert release.main(["v1.2.3"]) == 1
    assert problem in capsys.readouterr().err


@pytest.mark.parametrize("tag", ["", "v1", "latest", "v1.2.3-beta"])
def test_an_odd_tag_is_refused(release: ModuleType, tag: str) -> None:
    assert release.main([tag]) == 1
