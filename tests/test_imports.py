"""What importing costs, and which module may import which."""

import ast
import subprocess
import sys
from collections.abc import Container
from functools import cache
from pathlib import Path

import pytest
from cases import all_cases

import lytics_async

PACKAGE = Path(lytics_async.__file__).parent
HEAVY = {
    "pydantic",
    "pandas",
    "pyarrow",
    "polars",
    "httpx",
    "httpcore",
    "cattrs",
    "attrs",
    "attr",
    "anyio",
    "asyncio",
    "orjson",
}

# A folder or module at the top imports only from those listed before it, or beside it.
LAYERS = [
    {"errors", "base"},
    {"filterql", "access"},
    {"config", "wire"},
    {"call", "hooks"},
    {"models", "operations", "services", "registry", "configs", "workflows", "credentials"},
    {"doctor", "logs"},
    {"upload", "webhooks"},
    {"client_uploads", "client"},
    {"waiters", "jobs", "health", "erasure", "preflight"},
]
OUTSIDE = {"cli", "local", "codegen", "integrations", "testing", "pytest_plugin"}


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def test_importing_the_package_loads_none_of_its_dependencies() -> None:
    loaded = set(run("import sys, lytics_async; print(*sys.modules)").split())
    assert not loaded & HEAVY
    ours = {name for name in loaded if name.startswith("lytics_async")}
    assert ours == {"lytics_async", "lytics_async.base", "lytics_async.base.lazy"}


def test_a_client_loads_nothing_that_only_tools_need() -> None:
    code = """
import sys
from lytics_async import AsyncLytics
client = AsyncLytics("t")
client.segments, client.personalization, client.ingest
print(*sys.modules)
"""
    later = {"lytics_async.call.attempts", "lytics_async.hooks"}  # a failure, or a hook
    tools = {"tomlkit", "click", "httpx", "pydantic", "pandas", "pyarrow", "polars", *later}
    assert not tools & set(run(code).split())


def test_no_public_module_loads_the_library_of_another_extra() -> None:
    code = """
import sys
import lytics_async.filterql, lytics_async.webhooks, lytics_async.testing, lytics_async.pytest_plugin
import lytics_async.cli, lytics_async.local, lytics_async.integrations.opentelemetry
from lytics_async import credentials, models, workflows
models.Segment, models.v2.Job, workflows.WebhookTriggers, credentials.S3
print(*sys.modules)
"""
    extras = {"pydantic", "pandas", "pyarrow", "polars", "numpy", "msgspec", "httpx", "starlette"}
    assert not extras & set(run(code).split())


def test_a_service_and_its_models_load_on_first_use() -> None:
    code = """
import sys
from lytics_async import AsyncLytics
client = AsyncLytics("t")
before = set(sys.modules)
client.segments
print(*(set(sys.modules) - before))
print(*(name for name in before if name.startswith(("lytics_async.services.", "lytics_async.models.", "lytics_async.upload", "cattrs"))))
"""
    after, before = run(code).splitlines()
    assert "lytics_async.services.segments" in after.split()
    assert "lytics_async.services.ingest" not in after.split()
    assert before == ""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """The modules that a file imports at run time, and whether it does so at its top level."""
    tree = tree_of(path)
    top = {id(node) for node in tree.body}
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If)
        and isinstance(branch.test, ast.Name)
        and branch.test.id == "TYPE_CHECKING"
        for statement in branch.body
        for node in ast.walk(statement)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names = [node.module]
            if node.module == "lytics_async":
                names = [f"lytics_async.{alias.name}" for alias in node.names]
            found += [(name, id(node) in top) for name in names]
    return found


def imported(path: Path, modules: Container[str]) -> set[str]:
    """Which of these modules a file imports at run time; of a package, the modules it names."""
    found = {name for name, _ in imports(path)}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module in found:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            inside = {name for name in names if name in modules}
            found |= inside
            if inside == names:
                found.discard(node.module)
    return {name for name in found if name in modules}


def unit(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE
)


def test_every_module_has_a_layer() -> None:
    assert {unit(path) for path in MODULES} - set().union(*LAYERS) - OUTSIDE == set()


INSIDE = [path for path in MODULES if unit(path) not in OUTSIDE]


def test_a_module_imports_only_from_layers_below() -> None:
    rank = {name: level for level, names in enumerate(LAYERS) for name in names}
    with all_cases() as cases:
        for path in INSIDE:
            with cases.case(path.relative_to(PACKAGE)):
                me = unit(path)
                others = [
                    (name.split(".")[1], at_top)
                    for name, at_top in imports(path)
                    if name.startswith("lytics_async.")
                ]
                assert [other for other, _ in others if other in OUTSIDE] == []
                assert [
                    other for other, at_top in others if at_top and rank[other] > rank[me]
                ] == []


# The same within upload/.
UPLOAD = PACKAGE / "upload"
UPLOAD_LAYERS = [
    {"report", "landing"},
    {"settings", "disk"},
    {"cut"},
    {"deliver"},
    {"source", "collect"},
    {"record", "events", "strict", "first_records"},
    {"books"},
    {"intake"},
    {"preparation"},
    {"workers"},
    {"run"},
    {"start"},
]
UPLOAD_MODULES = sorted(path for path in UPLOAD.rglob("*.py") if path != UPLOAD / "__init__.py")


def upload_unit(path: Path) -> str:
    return path.relative_to(UPLOAD).parts[0].removesuffix(".py")


def upload_imports(path: Path) -> set[str]:
    """The other folders and modules of upload/ that a file of it imports, at its top or later."""
    names = [name.split(".") for name, _ in imports(path)]
    return {parts[2] for parts in names if parts[:2] == ["lytics_async", "upload"] and parts[2:]}


def test_every_module_of_upload_has_a_layer() -> None:
    assert {upload_unit(path) for path in UPLOAD_MODULES} == set().union(*UPLOAD_LAYERS)


def test_a_module_of_upload_imports_only_from_layers_below() -> None:
    rank = {name: level for level, names in enumerate(UPLOAD_LAYERS) for name in names}
    with all_cases() as cases:
        for path in UPLOAD_MODULES:
            with cases.case(path.relative_to(UPLOAD)):
                me = upload_unit(path)
                others = upload_imports(path) - {me}
                assert [other for other in others if rank[other] >= rank[me]] == []


def test_no_import_goes_in_a_circle() -> None:
    """Imports within functions count. The root counts not: it loads its names when it is asked."""
    names = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in MODULES
    }
    modules = {name.removesuffix(".__init__"): path for name, path in names.items()}
    arrows = {name: imported(path, modules) - {name} for name, path in modules.items()}
    while leaves := [name for name, others in arrows.items() if not others & set(arrows)]:
        for name in leaves:
            del arrows[name]
    assert {name: others & set(arrows) for name, others in arrows.items()} == {}


LONGEST_MODULE, LONGEST_CLASS = 400, 250


def test_a_module_of_upload_can_be_read_at_one_sitting() -> None:
    with all_cases() as cases:
        for path in UPLOAD_MODULES:
            with cases.case(path.relative_to(UPLOAD)):
                text = path.read_text()
                assert text.count("\n") <= LONGEST_MODULE
                nodes = ast.walk(ast.parse(text))
                classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
                assert [
                    node.name
                    for node in classes
                    if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_CLASS
                ] == []


def importers(library: str) -> set[str]:
    return {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if any(name.split(".")[0] == library for name, _ in imports(path))
    }


def test_only_the_engine_over_httpx_loads_httpx() -> None:
    assert importers("httpx") == {"wire/httpx_own.py"}


@pytest.mark.parametrize("library", ["httpcore", "h11"])
def test_no_module_imports_what_httpx_is_made_of(library: str) -> None:
    assert importers(library) == set()


def test_opening_a_client_loads_only_what_every_call_needs() -> None:
    code = """
import sys
from lytics_async import AsyncLytics
AsyncLytics("t").segments
print(*sys.modules)
"""
    unneeded = {"httpx", "cattrs", "tomllib", "urllib.request", "email", "lytics_async.hooks"}
    assert not unneeded & set(run(code).split())
