"""The pipelines against a local Lytics, counted by its own store."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from pyarrow import parquet

from lytics_async.local import LocalLytics

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from drop_folder import upload_folder  # noqa: E402 # scripts, no package
from messages import forward  # noqa: E402


def environ(local: LocalLytics) -> dict[str, str]:
    return os.environ | {
        "LYTICS_API_TOKEN": local.token,
        "LYTICS_API_URL": local.url,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }


def test_a_segment_is_exported_every_night(tmp_path: Path) -> None:
    goal = tmp_path / "spenders.parquet"

    def export(segment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", HERE / "nightly_export.sh", segment, "email,city", goal],
            env=environ(local),
            capture_output=True,
            text=True,
        )

    with LocalLytics(sample=True) as local:
        done = export("big_spenders")
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout)
        assert said["complete"]
        table = parquet.read_table(goal)
        assert table.num_rows == said["profiles"] > 0
        assert table.column_names == ["email", "city"]
        assert export("no_such_segment").returncode == 6
    assert parquet.read_table(goal) == table  # last night's file is still there


async def test_a_folder_is_emptied_and_refused_rows_are_kept(
    lytics_local: LocalLytics, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("email,total\na@x.org,1\nb@x.org,2\n")
    (tmp_path / "b.csv").write_text("email,total\nc@x.org,3\nbroken\n")
    async with lytics_local.client() as lytics:
        assert await upload_folder(lytics, tmp_path, "orders") == 1
        assert await upload_folder(lytics, tmp_path, "orders") == 0  # nothing is left
    assert lytics_local.count("orders") == 3
    assert [each.name for each in (tmp_path / "done").iterdir()] == ["a.csv"]
    assert sorted(each.name for each in (tmp_path / "refused").iterdir()) == [
        "b.csv",
        "b.csv.rejects.csv",
    ]
    assert "broken" in (tmp_path / "refused" / "b.csv.rejects.csv").read_text()


async def test_a_folder_waits_for_a_server_that_is_away(
    lytics_local: LocalLytics, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("email\na@x.org\n")
    async with lytics_local.client(token="at.wrong.token", data_token="at.wrong.token") as lytics:
        assert await upload_folder(lytics, tmp_path, "orders") == 5
    assert (tmp_path / "a.csv").exists()
    async with lytics_local.client() as lytics:
        assert await upload_folder(lytics, tmp_path, "orders") == 0
    assert lytics_local.count("orders") == 1


async def test_messages_are_acknowledged_once_they_are_stored(lytics_local: LocalLytics) -> None:
    queue = list(range(500))
    acknowledged: list[int] = []

    async def messages() -> AsyncIterator[int]:
        for message in queue:
            yield message
            await asyncio.sleep(0)

    async def acknowledge(message: int) -> None:
        acknowledged.append(message)

    def record_of(message: int) -> dict[str, Any]:
        return {"user_id": str(message), "action": "view"}

    async with lytics_local.client() as lytics:
        assert await forward(lytics, "web", messages(), record_of, acknowledge) == 500
    assert sorted(acknowledged) == queue
    assert lytics_local.count("web") == 500


async def test_a_message_that_is_refused_is_not_acknowledged(lytics_fake: Any) -> None:
    lytics_fake.uploads("web").reject([{"user_id": "3"}])
    acknowledged: list[int] = []

    async def messages() -> AsyncIterator[int]:
        for message in range(5):
            yield message

    async def acknowledge(message: int) -> None:
        acknowledged.append(message)

    async with lytics_fake.client() as lytics:
        accepted = await forward(
            lytics, "web", messages(), lambda message: {"user_id": str(message)}, acknowledge
        )
    assert accepted == 4
    assert sorted(acknowledged) == [0, 1, 2, 4]
