"""The command line against a local Lytics over a real socket, away from this machine's own tokens
and profiles.
"""

import json
import os
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import HoldingServer, Recorder
from typer.testing import CliRunner, Result

from lytics_async.cli.app import app
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


@pytest.fixture(scope="module")
def local() -> Iterator[LocalLytics]:
    with LocalLytics(identity=("email",)) as running:
        yield running


@pytest.fixture
def environment(local: LocalLytics, tmp_path: Path) -> dict[str, str | None]:
    """Variables that lead to the local Lytics; None removes one of this machine's."""
    own = {name: None for name in os.environ if name.startswith(("LYTICS_", "LIO"))}
    return {
        **own,
        "FORCE_COLOR": None,
        "COLUMNS": "100",
        "HOME": str(tmp_path),
        "LYTICS_API_URL": local.url,
        "LYTICS_API_TOKEN": local.token,
    }


@pytest.fixture
def lytics(environment: dict[str, str | None]) -> Invoke:
    """Run a command: `lytics("scan", "vips", LYTICS_API_TOKEN="wrong")`, where keywords are
    variables.
    """

    def invoke(*arguments: str, stdin: bytes | None = None, **variables: str | None) -> Result:
        return CliRunner(env={**environment, **variables}).invoke(
            app, list(arguments), input=stdin, catch_exceptions=False
        )

    return invoke


@pytest.fixture(scope="module")
def post(local: LocalLytics) -> Callable[[str, str, str], Any]:
    """Send a body to the local Lytics without the SDK."""

    def send(path: str, body: str, content_type: str) -> Any:
        request = urllib.request.Request(
            local.url + path,
            data=body.encode(),
            headers={"Authorization": local.token, "Content-Type": content_type},
        )
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    return send


@pytest.fixture
def server() -> Iterator[HoldingServer]:
    """A server that counts rows when it is told to."""
    running = HoldingServer()
    yield running
    running.close()


@pytest.fixture
def web() -> Iterator[Recorder]:
    """A server that records the paths of requests."""
    running = Recorder()
    yield running
    running.close()
