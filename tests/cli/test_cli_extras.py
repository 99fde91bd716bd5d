"""Without its extra, a command prints the line that installs it."""

import subprocess
import sys

import pytest

from lytics_async.base.extras import install_hint

BLOCKED = """if True:
    import sys

    class Blocked:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] in {packages!r}:
                raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

    sys.meta_path.insert(0, Blocked())
    sys.argv = ["lytics", *{arguments!r}]
    from lytics_async.cli import main
    main()
"""


def run_without(packages: list[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    code = BLOCKED.format(packages=packages, arguments=arguments)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("arguments", [["--help"], ["segments"], ["demo"], ["local", "serve"]])
def test_every_command_names_the_extra_cli(arguments: list[str]) -> None:
    done = run_without(["typer", "rich"], *arguments)
    assert done.returncode == 2
    assert done.stderr == (f"lytics: this command needs the package typer: {install_hint('cli')}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["demo"]])
def test_what_prints_with_rich_names_the_extra_if_rich_alone_is_missing(
    arguments: list[str],
) -> None:
    done = run_without(["rich"], *arguments)
    assert done.returncode == 2
    assert done.stderr.endswith(f"{install_hint('cli')}\n")


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
@pytest.mark.parametrize("arguments", [["local", "serve", "--port", "0"], ["demo", "--json"]])
def test_the_local_lytics_names_the_extra_local(package: str, arguments: list[str]) -> None:
    done = run_without([package], *arguments)
    assert done.returncode == 2
    assert done.stderr == (
        f"lytics: this command needs the package {package}: {install_hint('local')}\n"
    )
    assert done.stdout == ""


def test_a_missing_package_that_no_extra_installs_is_shown_as_a_defect() -> None:
    done = run_without(["orjson"], "segments", "--base-url", "http://127.0.0.1:1")
    assert "Traceback" in done.stderr
