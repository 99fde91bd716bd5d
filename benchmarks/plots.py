"""The pictures of the documentation, drawn from results.json: `python -m benchmarks.plots`.

Every picture shows lytics-async and what it is compared with. It carries a digest of its
figures, so that a test can tell a picture that is older than the results.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from benchmarks.figure import Figure

FOLDER = Path(__file__).parent / "plots"
OURS = "#2962ff"
OTHER = "#e8710a"


@attrs.frozen
class Panel:
    """Figures of one benchmark that have one value of ours, each with another side.

    Attributes:
        prefix: what their names begin with; the other side's name follows.
    """

    title: str
    prefix: str


@attrs.frozen
class Lines:
    """What grows along an axis: one panel for each measure.

    Attributes:
        other: the name of the other side.
        measures: the names of the figures after the value, with their units.
        logarithmic: whether the first measure has a logarithmic scale.
    """

    axis: str
    other: str
    measures: Sequence[tuple[str, str]]
    logarithmic: bool = True


PICTURES: Mapping[str, tuple[str, Sequence[Panel] | Lines]] = {
    "calls": (
        "calls",
        (
            Panel("CPU time of one call, µs", "one typed call, asyncio, against "),
            Panel("calls/s, 64 in flight", "64 in flight, fast server, asyncio, against "),
            Panel("the same over TLS", "64 in flight, fast server, asyncio, TLS, against "),
        ),
    ),
    "journey": (
        "journey",
        (
            Panel(
                "upload of 1.5 million transactions, s", "1,469,307 transactions as CSV, against "
            ),
        ),
    ),
    "file-size": (
        "growth",
        Lines(
            "size of the CSV file, MB",
            "one request of requests, without gzip",
            (("time of an upload", "s"), ("peak over idle", "MiB")),
        ),
    ),
    "connections": (
        "growth",
        Lines(
            "connections",
            "aiohttp",
            (("1,000 calls of 50 ms each", "s"), ("peak over idle", "MiB")),
        ),
    ),
    "operations": (
        "growth",
        Lines(
            "operations in the table",
            "pydantic models, all imported",
            (("import and first service", "s"), ("peak of the interpreter", "MiB")),
            logarithmic=False,
        ),
    ),
}
"""The name of the picture, and which benchmark it shows in which form."""


def figures_of(picture: str, kept: Mapping[str, Any]) -> list[Figure]:
    """Return the figures that a picture shows; empty if its benchmark was not recorded."""
    benchmark, form = PICTURES[picture]
    figures = [Figure.of_json(each) for each in kept.get(benchmark, {"figures": ()})["figures"]]
    starts = [form.axis] if isinstance(form, Lines) else [panel.prefix for panel in form]
    return [each for each in figures if each.name.startswith(tuple(starts))]


def digest(figures: Sequence[Figure]) -> str:
    """Return what identifies the figures in a picture."""
    text = json.dumps([[each.name, each.ours, each.other] for each in figures])
    return hashlib.sha256(text.encode()).hexdigest()


def draw(kept: Mapping[str, Any], *benchmarks: str) -> list[Path]:
    """Draw the pictures of the benchmarks that are recorded, and return their files."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "lytics-async"
    from matplotlib import pyplot

    drawn = []
    for picture, (benchmark, form) in PICTURES.items():
        figures = figures_of(picture, kept)
        if not figures or benchmark not in (benchmarks or kept):
            continue
        sheet = _lines(form, figures) if isinstance(form, Lines) else _bars(form, figures)
        FOLDER.mkdir(exist_ok=True)
        path = FOLDER / f"{picture}.svg"
        sheet.savefig(path, metadata={"Date": None, "Description": digest(figures)})
        pyplot.close(sheet)
        drawn.append(path)
    return drawn


def _bars(panels: Sequence[Panel], figures: Sequence[Figure]) -> Any:
    from matplotlib import pyplot

    bars = []
    for panel in panels:
        found = [each for each in figures if each.name.startswith(panel.prefix)]
        names = [each.name.removeprefix(panel.prefix).removeprefix("bare ") for each in found]
        values = [each.other or 0.0 for each in found]
        bars.append((panel.title, ["lytics-async", *names], [found[0].ours, *values]))
    heights = [len(names) for _, names, _ in bars]
    sheet, rows = pyplot.subplots(
        len(bars),
        1,
        figsize=(9, 0.36 * sum(heights) + 0.55 * len(bars)),
        layout="constrained",
        gridspec_kw={"height_ratios": heights},
        squeeze=False,
    )
    for [row], (title, names, values) in zip(rows, bars, strict=True):
        drawn = row.barh(names, values, color=[OURS, *[OTHER] * (len(names) - 1)], height=0.7)
        row.bar_label(drawn, [_short(value) for value in values], padding=4)
        row.set_title(title, loc="left")
        row.invert_yaxis()
        row.set_xticks([])
        row.set_xlim(0, max(values) * 1.12)
        row.spines[["top", "right", "bottom"]].set_visible(False)
        row.tick_params(axis="y", length=0)
    return sheet


def _lines(form: Lines, figures: Sequence[Figure]) -> Any:
    from matplotlib import pyplot
    from matplotlib.ticker import LogLocator

    sheet, panels = pyplot.subplots(1, len(form.measures), figsize=(9, 3.4), layout="constrained")
    for number, (panel, (measure, unit)) in enumerate(zip(panels, form.measures, strict=True)):
        points = [
            (float(value.removeprefix(form.axis)), each.ours, each.other)
            for each in figures
            for value, _, name in [each.name.partition(": ")]
            if name == measure
        ]
        at, ours, others = zip(*points, strict=True)
        panel.plot(at, ours, marker="o", color=OURS, label="lytics-async")
        panel.plot(at, others, marker="s", color=OTHER, label=form.other, linestyle="--")
        panel.set(title=f"{measure}, {unit}", xlabel=form.axis, xscale="log")
        panel.set_xticks(at, [f"{value:g}" for value in at])
        panel.minorticks_off()
        panel.grid(alpha=0.3)
        if number == 0 and form.logarithmic:
            panel.set_yscale("log")
            panel.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            panel.yaxis.set_major_formatter("{x:g}")
            panel.tick_params(axis="y", which="minor", left=False, labelleft=False)
        else:
            panel.set_ylim(0, max(*ours, *others) * 1.15)
    panels[0].legend()
    return sheet


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    from benchmarks import record

    for each in draw(record.load()):
        print(each)
