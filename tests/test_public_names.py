"""What the package exports: each name is written once, loads alone, and is all that users need for
annotations.
"""

import ast
import inspect
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from py_compile import compile as compile_file

import pytest

import lytics_async
import lytics_async.local
from lytics_async.call.service import Service
from lytics_async.codegen.__main__ import PACKAGE

EXPORTED = sorted(lytics_async.__all__)


def run(code: str, path: Path | None = None) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=path)
    return done.stdout.strip()


def exports(path: Path) -> list[tuple[str, str]]:
    """Home and name of each import in the block that type checkers read."""
    (block,) = [each for each in ast.parse(path.read_text()).body if isinstance(each, ast.If)]
    found = []
    for line in block.body:
        assert isinstance(line, ast.ImportFrom)
        for alias in line.names:
            assert alias.asname == alias.name, "`as` tells type checkers that the name is public"
            found.append((str(line.module), alias.name))
    return found


@pytest.mark.parametrize("package", [lytics_async, lytics_async.local])
def test_the_block_for_type_checkers_is_the_only_list_of_names(package: object) -> None:
    assert inspect.ismodule(package)
    path = Path(str(package.__file__))
    listed = exports(path)
    assert sorted(name for _, name in listed) == package.__all__
    words = re.findall(r"\w+", path.read_text().split('"""', 2)[2])
    assert [name for _, name in listed if words.count(name) > 2 and not name.islower()] == []


@pytest.mark.parametrize(("home", "name"), exports(PACKAGE / "__init__.py"))
def test_a_name_is_exported_from_where_it_is_defined(home: str, name: str) -> None:
    value = getattr(lytics_async, name)
    if inspect.isclass(value):
        assert value.__module__ == home
    elif inspect.ismodule(value):
        assert value.__name__ == f"{home}.{name}"
    else:
        assert value is getattr(import_module(home), name)


def test_each_home_can_be_the_first_to_be_loaded() -> None:
    first = sorted(dict(exports(PACKAGE / "__init__.py")).values())
    code = f"""
import os, lytics_async
for name in {first}:
    child = os.fork()
    if child == 0:
        getattr(lytics_async, name)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, name
print("all")
"""
    assert run(code) == "all"


def test_a_star_import_gives_the_public_names() -> None:
    code = "from lytics_async import *; print(*globals())"
    given = {name for name in run(code).split() if not name.startswith("__")}
    assert given == set(EXPORTED)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'lytics_async' has no attribute 'Lytics'"):
        _ = lytics_async.Lytics  # type: ignore[attr-defined]


TOY = """
from typing import TYPE_CHECKING
from lytics_async.base.lazy import load_on_first_use

if TYPE_CHECKING or not load_on_first_use(__name__):
    from toy.home import Thing as Thing
"""
PRINT = "import sys, toy; print('toy.home' in sys.modules, toy.Thing, 'toy.home' in sys.modules)"


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "__init__.py").write_text(TOY)
    (folder / "home.py").write_text("Thing = 1\n")
    return folder


def test_names_load_on_first_use(toy: Path) -> None:
    assert run(PRINT, toy.parent) == "False 1 True"


def test_names_load_on_first_use_from_a_zip_file(toy: Path) -> None:
    archive = toy.parent / "toy.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in toy.iterdir():
            file.write(path, f"toy/{path.name}")
    assert run(f"import sys; sys.path.insert(0, {str(archive)!r}); {PRINT}") == "False 1 True"


def test_without_the_source_all_names_are_imported(toy: Path) -> None:
    for path in list(toy.glob("*.py")):
        compile_file(str(path), cfile=str(path.with_suffix(".pyc")))
        path.unlink()
    assert run(PRINT, toy.parent) == "True 1 True"


PUBLIC = {*EXPORTED, *lytics_async.filterql.__all__}


def defined_classes() -> set[str]:
    """Names of the package's own classes, those of generated models and services left out."""
    names = set()
    for path in PACKAGE.rglob("*.py"):
        folder = path.relative_to(PACKAGE).parts[0]
        if folder not in {
            *("models", "operations", "services", "configs"),
            *("local", "cli", "codegen"),
        }:
            tree = ast.parse(path.read_text())
            names |= {each.name for each in tree.body if isinstance(each, ast.ClassDef)}
    return {name for name in names if not name.startswith("_")}


def signatures() -> Iterator[tuple[str, str]]:
    """Each public class and member with the text of its annotations."""
    constructed = {
        "AsyncLytics",
        "DirectTransport",
        "HttpxTransport",
        "RetryPolicy",
        "RequestOptions",
    }
    for name in EXPORTED:
        value = getattr(lytics_async, name)
        if (
            not inspect.isclass(value) or name == "Operation"
        ):  # a row of the table: passed on, never taken apart
            continue
        for field, kind in getattr(value, "__annotations__", {}).items():
            if not field.startswith("_"):
                yield f"{name}.{field}", str(kind)
        for member in dir(value):
            if member.startswith("_") and not (member == "__init__" and name in constructed):
                continue
            found = inspect.getattr_static(value, member)
            found = getattr(found, "fget", None) or getattr(found, "__func__", found)
            if inspect.isfunction(found) and found.__module__.startswith("lytics_async"):
                for argument, kind in found.__annotations__.items():
                    yield f"{name}.{member}({argument})", str(kind)


def test_every_type_in_a_public_signature_is_public() -> None:
    private = defined_classes() - PUBLIC
    private -= {Service.__name__}  # the base of the generated services
    missing = {
        f"{place}: {word}"
        for place, kind in signatures()
        for word in re.findall(r"[A-Za-z]\w+", kind)
        if word in private
    }
    assert missing == set()
