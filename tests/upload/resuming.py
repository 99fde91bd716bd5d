"""What the tests of the ledger have in common: an upload that stops early, and what the server got
of it.
"""

from pathlib import Path
from typing import Any

from scripted import Script, ScriptedRunner, accept, in_turn

from lytics_async.errors import Unauthorized
from lytics_async.upload.record.history import History
from lytics_async.upload.record.replay import read_history
from lytics_async.upload.report import UploadReport
from lytics_async.upload.run import UploadRun
from lytics_async.upload.start import start_upload

CHUNK_BYTES = 400


def start(runner: ScriptedRunner, source: Any, **how: Any) -> UploadRun:
    """Prepare an upload of small chunks, one after the other."""
    options: dict[str, Any] = {"stream": "orders", "chunk_bytes": CHUNK_BYTES, "concurrency": 1}
    return start_upload(runner, source, **(options | how))


async def upload(runner: ScriptedRunner, source: Any, **how: Any) -> UploadReport:
    """Upload to the end."""
    async with start(runner, source, **how) as run:
        return await run.wait()


def refuse_after(requests: int) -> Script:
    """Accept some requests, and none of the others: the run stops."""
    refusal = Unauthorized("Not authorized", status=401, operation="upload")
    return in_turn(*[accept] * requests, *[refusal] * 1000)


def history_of(path: Path) -> History:
    """Read a ledger that contains something."""
    found = read_history(path)
    assert found is not None
    return found


def delivered(runner: ScriptedRunner, report: UploadReport) -> list[bytes]:
    """The lines that this run had counted in, in the order of arrival, without headers."""
    requests = sum(chunk.state == "delivered" for chunk in report.chunks)
    return [
        line for sent in runner.sent[:requests] for line in sent.content.splitlines()[sent.csv :]
    ]


def read(path: Path) -> bytes:
    """What a file holds."""
    return path.read_bytes()


def write(path: Path, content: bytes) -> None:
    """Have a file hold this."""
    path.write_bytes(content)
