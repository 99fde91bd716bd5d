"""A damaged ledger is read with all records accounted for, or refused with a reason."""

import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from fuzzing import ROUNDS, explore
from hypothesis import strategies as st

from lytics_async import ArgumentError
from lytics_async.upload.record.replay import line_of, read_history

OPEN = {
    "step": "open", "format": 1, "run": "r1", "stream": "orders", "source": "orders.csv", "fingerprint": None,
    "form": "csv", "delimiter": ",", "header": "a,b\n", "parameters": {"stream": "0123456789ab"}, "chunk_bytes": 64,
    "max_record_bytes": 1000, "at": "2026-01-02T03:04:05+00:00",
}  # fmt: skip
KINDS = (
    "plan",
    "sent",
    "acked",
    "rejected",
    "kept",
    "ambiguous",
    "dead",
    "split",
    "close",
    "resume",
    "open",
    "odd",
)

numbers = st.integers(-1, 40) | st.sampled_from([2**63, 1.5, None, "3", True])
steps = st.fixed_dictionaries(
    {"step": st.sampled_from(KINDS)},
    optional={
        "chunk": st.sampled_from(["1", "2", "1.1", "1.2", "", 7]),
        "start": numbers, "end": numbers, "first": numbers, "last": numbers, "records": numbers, "quarantined": numbers,
        "accepted": numbers, "rejected": numbers, "unknown": numbers, "at": numbers, "checksum": numbers,
        "mismatch": st.booleans(), "whole": st.booleans(), "locate": st.booleans(), "exhausted": st.booleans(),
    },
)  # fmt: skip


@st.composite
def ledgers(draw: Any, whole: tuple[bytes, ...]) -> bytes:
    """A ledger of a real upload whose lines were changed, lost, doubled, moved or torn."""
    lines = list(whole)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(lines)))
        match draw(st.sampled_from(["add", "drop", "double", "edit", "flip", "tear"])):
            case "add":
                lines.insert(place, line_of(draw(steps)))
            case "drop":
                del lines[place : place + 1]
            case "double":
                lines[place:place] = lines[place : place + 1]
            case "edit" if place < len(lines):
                lines[place] = edited(draw, lines[place])
            case "flip" if place < len(lines) and lines[place]:
                at = draw(st.integers(0, len(lines[place]) - 1))
                line = bytearray(lines[place])
                line[at] ^= draw(st.integers(1, 255))
                lines[place] = bytes(line)
            case "tear":
                text = b"".join(lines)
                lines = [text[: draw(st.integers(0, len(text)))]]
    return b"".join(lines)


def edited(draw: Any, line: bytes) -> bytes:
    try:
        step = orjson.loads(line[9:])
    except orjson.JSONDecodeError:
        return line
    if not isinstance(step, dict) or not step:
        return line
    name = draw(st.sampled_from(sorted(step)))
    step[name] = draw(numbers | st.text(max_size=5) | st.just([]) | st.just({}))
    try:
        return line_of(step)
    except TypeError:
        return line


def check(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        history = read_history(path)
    except ArgumentError as error:
        assert str(path) in error.message
        return
    if history is None:
        return
    settled = history.accepted + history.rejected + history.unknown
    assert history.records_read == settled + history.unsent + history.quarantined
    assert history.length + history.damaged == len(content)
    json.dumps(history.to_json())
    assert 0 <= history.cursor <= history.records_read


FOUND: list[bytes] = [
    b"",
    b"\n",
    b"0",
    line_of({"step": "open"}),
    line_of(OPEN) + line_of({"step": "plan"}),
    line_of(OPEN) + line_of({"step": "sent", "chunk": "1"}),
    line_of(OPEN) + line_of({"step": "odd"}),
    line_of(OPEN)[:-5],
    b"00000000 []\n",
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, ...]:
    """The lines of a ledger of a real upload to a server that refuses and loses responses."""
    import asyncio

    from lytics_async import AsyncLytics
    from lytics_async.testing import FakeLytics

    folder = tmp_path_factory.mktemp("ledgers")
    source = folder / "orders.csv"
    source.write_text("id,name\n" + "".join(f"{n},row {n}\n" for n in range(200)))
    path = folder / "orders.ledger"

    async def upload() -> None:
        fake = FakeLytics()
        fake.uploads("orders").reject(lambda record: record["id"] == "77")
        async with fake.client() as lytics:
            assert isinstance(lytics, AsyncLytics)
            await lytics.upload_csv(source, stream="orders", ledger=path, chunk_bytes=400)

    asyncio.run(upload())
    return tuple(path.read_bytes().splitlines(keepends=True))


@pytest.mark.parametrize("content", FOUND, ids=range(len(FOUND)))
def test_found_ledgers_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    check(tmp_path / "a.ledger", content)


def test_the_whole_ledger_is_read(tmp_path: Path, whole: tuple[bytes, ...]) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(b"".join(whole))
    history = read_history(path)
    assert history is not None
    assert history.records_read == 200
    assert history.complete


@ROUNDS
def test_any_ledger_is_read_or_refused(
    tmp_path: Path, whole: tuple[bytes, ...], rounds: int
) -> None:
    explore(lambda content: check(tmp_path / "a.ledger", content), ledgers(whole), rounds)
