"""The outputs in the guide to operating an account are those that its examples print."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from running_examples import run

from lytics_async.local import LocalLytics

GUIDE = Path(__file__).parent.parent / "docs/guides/operating.md"
PAIRS = re.findall(
    r"^```python\n((?:(?!```).*\n)*)```\n\n```text\n((?:(?!```).*\n)*)```",
    GUIDE.read_text(encoding="utf-8"),
    re.MULTILINE,
)
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")


@pytest.mark.parametrize(("code", "output"), PAIRS)
async def test_an_example_prints_what_the_guide_shows(
    code: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with LocalLytics(sample=True) as local, local.client() as lytics:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            await run(code, {"lytics": lytics})
    assert TIME.sub("TIME", printed.getvalue()) == output


def test_every_output_has_its_example() -> None:
    assert len(PAIRS) == GUIDE.read_text(encoding="utf-8").count("```text") > 0
