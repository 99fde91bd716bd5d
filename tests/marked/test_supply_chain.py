"""What each extra brings: every package with version and licence, and the advisories that are known
of it.

Run with `pytest -m supply_chain -s` to see the table. It resolves the extras again, so it shows
what a user gets today.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXTRAS = ("", "cli", "local", "fast", "otel", "arrow", "fsspec", "fastapi", "spark")

pytestmark = [pytest.mark.supply_chain, pytest.mark.timeout(600)]

PERMISSIVE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|0BSD|Unlicense|Zlib|CC0|MPL|Mozilla Public|HPND"
)
"""MPL-2.0 covers files of the package only: certifi and orjson have it."""
COPYLEFT = re.compile(r"\b(A|L)?GPL|GNU")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An interpreter with the newest pip, which reports licences, and pip-audit."""
    folder = tmp_path_factory.mktemp("supply") / "venv"
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    found = str(folder / "bin/python")
    command = [found, "-m", "pip", "install", "-q", "-U", "pip>=25.1", "pip-audit>=2.9,<3"]
    subprocess.run(command, check=True, capture_output=True)
    return found


@pytest.fixture(scope="module")
def resolved(python: str) -> dict[str, dict[str, Any]]:
    """By extra and name, the metadata of what pip would install."""
    every: dict[str, dict[str, Any]] = {}
    for extra in EXTRAS:
        wanted = f".[{extra}]" if extra else "."
        done = subprocess.run(
            [python, "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed", "--report", "-", wanted],
            cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        report = json.loads(done.stdout)
        every[extra or "core"] = {
            each["metadata"]["name"]: each
            for each in report["install"]
            if each["metadata"]["name"] != "lytics-async"
        }
    return every


def licence(metadata: dict[str, Any]) -> str:
    """The licence as the package states it, in its newest field that is filled."""
    stated = metadata.get("license_expression") or ""
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in metadata.get("classifier", ())
        if line.startswith("License :: ")
    ]
    text = (metadata.get("license") or "").strip().splitlines()
    return stated or ", ".join(classifiers) or (text[0] if text else "")


def test_every_licence_is_permissive(resolved: dict[str, dict[str, Any]]) -> None:
    unclear = []
    for extra, packages in resolved.items():
        for name, each in sorted(packages.items(), key=lambda pair: pair[0].lower()):
            metadata = each["metadata"]
            stated = licence(metadata)
            print(f"| {extra} | {name} | {metadata['version']} | {stated} |")
            if COPYLEFT.search(stated) or not PERMISSIVE.search(stated):
                unclear.append(f"{extra}: {name} {metadata['version']}: {stated or 'none stated'}")
    assert unclear == []


def test_no_version_is_withdrawn(resolved: dict[str, dict[str, Any]]) -> None:
    withdrawn = [
        f"{extra}: {name}"
        for extra, packages in resolved.items()
        for name, each in packages.items()
        if each.get("is_yanked")
    ]
    assert withdrawn == []


def test_no_advisory_is_known(
    python: str, resolved: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    versions = {
        name: each["metadata"]["version"]
        for packages in resolved.values()
        for name, each in packages.items()
    }
    pinned = tmp_path / "pinned.txt"
    pinned.write_text("".join(f"{name}=={version}\n" for name, version in versions.items()))
    command = [
        python,
        "-m",
        "pip_audit",
        "-r",
        str(pinned),
        "--no-deps",
        "--disable-pip",
        "-f",
        "json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if not done.stdout:
        pytest.skip(f"the index cannot be queried for advisories: {done.stderr[-200:]}")
    found = json.loads(done.stdout)["dependencies"]
    unknown = [each["name"] for each in found if "skip_reason" in each]
    advisories = [
        f"{each['name']} {each['version']}: {advisory['id']}"
        for each in found
        for advisory in each.get("vulns", ())
    ]
    assert advisories == []
    if len(unknown) == len(found):
        pytest.skip("the index knows no advisories; ask one that does")
    assert unknown == []


def test_the_core_has_no_more_dependencies_than_security_md_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert len(project["dependencies"]) == 9
    assert "nine direct dependencies" in (ROOT / "SECURITY.md").read_text()


@pytest.mark.parametrize("extra", ["", *EXTRAS[1:]])
def test_every_bound_is_justified(extra: str) -> None:
    """A lower bound always; an upper one, by major version, unless the project numbers by the
    calendar.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    calendar = {"attrs", "cattrs", "certifi", "fsspec"}
    for line in lines:
        name = re.split(r"[\[<>=]", line)[0]
        if name == "lytics-async":
            continue
        assert ">=" in line, line
        upper = re.search(r"<(\d+)$", line)
        assert (upper is None) == (name in calendar), line
