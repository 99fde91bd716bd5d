"""Nothing that users call disappears unless the changelog names it.

`data/public_calls.json` holds the methods with their parameters, and the models with their fields.
What it has and the table lacks has to be in the changelog, in backquotes: `segments.size`,
`segments.size(sizes)` for a parameter, `Segment.slug` for a field (`v2.Segment.slug` in API v2).
After that, and after an addition, run `python tests/test_breaking_changes.py` to write the file.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import endpoint_table
import pytest

from lytics_async.codegen.form import FamilyRow, models_of

ROOT = Path(__file__).parent.parent
STORED = ROOT / "tests" / "data" / "public_calls.json"
Calls = dict[str, list[str]]
APIS: tuple[tuple[Literal["v1", "v2"], str], ...] = (("v1", ""), ("v2", "v2."))


def public_calls(families: Iterable[FamilyRow]) -> Calls:
    """Every method with its parameters, and every model with its fields."""
    listed = list(families)
    calls: Calls = {}
    for api, prefix in APIS:
        models = {name: model for name, (_, model) in models_of(listed, api).items()}
        for name, model in models.items():
            calls[prefix + name] = sorted(field.name for field in model.fields)
        for family in listed:
            for row in family.operations if family.api == api else ():
                parameters = [param.name for param in row.params]
                if row.style == "fields":
                    parameters += [field.name for field in row.own_fields(models[row.body])]
                elif row.style is not None:
                    parameters.append(row.body_argument)
                second = (
                    row.find,
                    row.edit_name if row.edit else "",
                    row.follow_name if row.follow else "",
                )
                for method in filter(None, (row.name, *second)):
                    calls[f"{prefix}{family.service}.{method}"] = sorted(parameters)
    return dict(sorted(calls.items()))


def removed(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> set[str]:
    """The names that are gone, as the changelog has to write them."""
    gone = set()
    for name, parts in before.items():
        if name not in after:
            gone.add(name)
            continue
        is_model = name.rpartition(".")[2][:1].isupper()
        for part in set(parts) - set(after[name]):
            gone.add(f"{name}.{part}" if is_model else f"{name}({part})")
    return gone


def unreleased(changelog: str) -> set[str]:
    """What the changelog names in backquotes below its heading of unreleased changes."""
    section = changelog.partition("## [Unreleased]")[2].partition("\n## ")[0]
    return set(re.findall(r"`([^`]+)`", section))


def table() -> Calls:
    return public_calls(endpoint_table.table().families)


def test_what_is_removed_or_renamed_is_in_the_changelog() -> None:
    gone = removed(json.loads(STORED.read_text("utf-8")), table())
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert gone - unreleased(changelog) == set(), "name it in CHANGELOG.md, or bring it back"


def test_what_is_new_is_stored() -> None:
    stored = json.loads(STORED.read_text("utf-8"))
    assert removed(table(), stored) == set(), "run python tests/test_breaking_changes.py"


@pytest.mark.parametrize(
    ("name", "parts", "found"),
    [
        ("v2.jobs.get", None, "v2.jobs.get"),
        ("v2.jobs.get", ["job"], "v2.jobs.get(config)"),
        ("v2.Job", ["name"], "v2.Job.id"),
        ("Segment", None, "Segment"),
    ],
)
def test_each_kind_of_removal_is_found(name: str, parts: list[str] | None, found: str) -> None:
    before = {"v2.jobs.get": ["config", "job"], "v2.Job": ["id", "name"], "Segment": ["id"]}
    after = {key: value for key, value in before.items() if key != name}
    if parts is not None:
        after[name] = parts
    assert removed(before, after) == {found}
    changelog = f"# Changelog\n\n## [Unreleased]\n\n- `{found}` is gone.\n\n## [0.1]\n"
    assert removed(before, after) - unreleased(changelog) == set()
    assert removed(before, after) - unreleased(changelog.replace("Unreleased", "0.2")) == {found}


@pytest.mark.types
@pytest.mark.timeout(600)
def test_the_type_tests_of_the_last_commit_still_hold(tmp_path: Path) -> None:
    """Check the assertions on types of the last commit against the present code."""
    listed = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD", "tests/typing/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("there is no git repository")
    for name in listed.stdout.split():
        text = subprocess.run(
            ["git", "show", f"HEAD:{name}"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        (tmp_path / f"earlier_{Path(name).name}").write_text(text, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


if __name__ == "__main__":
    STORED.write_text(json.dumps(table(), indent=1) + "\n", encoding="utf-8")
