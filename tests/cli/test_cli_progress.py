"""What the terminal shows while an upload runs: what it did, why it does not advance, and when it
will end.
"""

from typing import Any

import pytest
from processes import HoldingServer
from terminal import in_terminal, plain

from lytics_async.cli.progress import UploadDescription, trouble_text
from lytics_async.upload.report import Progress, UploadTrouble

MIB = 1024 * 1024


def progress(**changes: Any) -> Progress:
    """Half of 100 MiB, all that was read accepted."""
    usual: dict[str, Any] = {
        "records_read": 1000,
        "accepted": 1000,
        "rejected": 0,
        "quarantined": 0,
        "bytes_read": 50 * MIB,
        "source_bytes_read": 50 * MIB,
        "source_bytes": 100 * MIB,
        "bytes_sent": 10 * MIB,
        "concurrency": 4,
        "elapsed": 10.0,
        "finished": False,
    }
    return Progress(**{**usual, **changes})


def trouble(**changes: Any) -> UploadTrouble:
    usual = {"problem": "The connection was closed.", "status": None, "seconds": 12.3, "pause": 0.0}
    return UploadTrouble(**{**usual, **changes})


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_running_upload_shows_counts_rate_and_time_left() -> None:
    clock = Clock()
    description = UploadDescription(clock)
    description.describe(progress(accepted=0, elapsed=0.0))
    clock.now += 10
    left, text = description.describe(progress())
    assert left == "0:00:10 left"
    assert text == "1,000 of 1,000 rows accepted, 5.0 MiB/s, 4 in flight"


def test_rejected_and_quarantined_rows_are_shown_once_there_are_some() -> None:
    _, text = UploadDescription(Clock()).describe(progress(accepted=990, rejected=7, quarantined=3))
    assert "7 rejected, 3 quarantined" in text


def test_what_an_earlier_run_delivered_is_not_in_the_rate() -> None:
    clock = Clock()
    description = UploadDescription(clock)
    description.describe(progress(elapsed=0.05))
    clock.now += 10
    left, text = description.describe(
        progress(
            bytes_read=60 * MIB,
            source_bytes_read=60 * MIB,
            records_read=1200,
            accepted=1200,
            elapsed=10.05,
        )
    )
    assert "1.0 MiB/s" in text
    assert left == "0:00:40 left"


def test_a_finished_resumed_upload_has_no_rate() -> None:
    left, text = UploadDescription(Clock()).describe(progress(elapsed=0.01, finished=True))
    assert left == ""
    assert "/s" not in text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (trouble(), "no response for 12 s, retrying"),
        (trouble(pause=4.6), "no response for 12 s, retrying in 5 s"),
        (trouble(status=502, pause=2.0), "HTTP 502 for 12 s, retrying in 2 s"),
        (
            trouble(status=429, pause=8.0),
            "paused for 8 s: the server asks to slow down (HTTP 429)",
        ),
        (trouble(status=429), "HTTP 429 for 12 s, retrying"),
    ],
)
def test_trouble_says_what_fails_for_how_long_and_what_happens_next(
    found: UploadTrouble, text: str
) -> None:
    assert trouble_text(found) == text
    _, line = UploadDescription(Clock()).describe(progress(trouble=found))
    assert line == f"{text}; 1,000 rows accepted"
    assert len(line) <= 80


def test_a_finished_upload_has_no_trouble() -> None:
    _, text = UploadDescription(Clock()).describe(progress(trouble=trouble(), finished=True))
    assert "no response" not in text


@pytest.mark.parametrize(
    ("accepted", "said"), [(400, "no response for 12 s"), (1000, "no input for 12 s")]
)
def test_an_upload_that_waits_says_for_what(accepted: int, said: str) -> None:
    clock = Clock()
    description = UploadDescription(clock)
    description.describe(progress(accepted=accepted))
    clock.now += 4
    assert "for" not in description.describe(progress(accepted=accepted))[1]
    clock.now += 8
    assert description.describe(progress(accepted=accepted))[1].startswith(said)
    assert "for" not in description.describe(progress(accepted=accepted + 1))[1]


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_the_bar_keeps_name_and_per_cent_at_any_width(
    environment: dict[str, str | None],
    server: HoldingServer,
    tmp_path: Any,
    columns: int,
) -> None:
    file = tmp_path / "orders-of-a-long-november-in-oslo-and-elsewhere-with-a-long-name.csv"
    file.write_text("id,name\n" + "".join(f"{n},{'x' * 100}\n" for n in range(2000)))
    server.release.set()
    own = {**environment, "LYTICS_API_URL": server.url}
    options = ["--no-compress", "--chunk-bytes", "20KB"]
    _, written = in_terminal(own, "upload", str(file), "-s", "x", *options, columns=columns)
    lines = [line for line in plain(written).replace("\r", "\n").splitlines() if "%" in line]
    assert lines
    assert all(line.startswith("orders-") and len(line.rstrip()) <= columns for line in lines)
    assert any("100%" in line for line in lines)
