"""The results of the last run of each benchmark: kept in results.json, shown in results.md."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import BENCHMARKS
from benchmarks.figure import Figure, table

FOLDER = Path(__file__).parent
KEPT = FOLDER / "results.json"
SHOWN = FOLDER / "results.md"

HEAD = """# Results

`python -m benchmarks --record NAME…` writes this page. Do not edit it: [README.md](README.md) says
what is measured and how, [notes.md](notes.md) why goals are missed.
"""


def keep(name: str, figures: Sequence[Figure], *, measured: str, machine: str) -> dict[str, Any]:
    """Put the figures of a run in the place of those of the last one, and write the page; return
    what is kept.

    Args:
        measured: the date, `YYYY-MM-DD`.
        machine: what the figures depend on.
    """
    kept = load()
    kept[name] = {
        "measured": measured,
        "machine": machine,
        "figures": [figure.to_json() for figure in figures],
    }
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    SHOWN.write_text(render(kept), encoding="utf-8")
    return kept


def load() -> dict[str, Any]:
    """Return what is kept, by the name of the benchmark."""
    return dict(json.loads(KEPT.read_text(encoding="utf-8"))) if KEPT.exists() else {}


def render(kept: Mapping[str, Any]) -> str:
    """Return the page: a section for each benchmark, in the order of `benchmarks.BENCHMARKS`."""
    parts = [HEAD]
    for name in (each for each in BENCHMARKS if each in kept):
        result = kept[name]
        figures = [Figure.of_json(each) for each in result["figures"]]
        missed = sum(not figure.met for figure in figures)
        said = f"{result['measured']}, {result['machine']}."
        said += f" Goals missed: {missed}." if missed else ""
        said = textwrap.fill(said, 100, break_long_words=False, break_on_hyphens=False)
        parts.append(f"## {name}\n\n{said}\n\n{table(figures)}\n")
    return "\n".join(parts)
