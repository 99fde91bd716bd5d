"""The results of benchmarks are those that runs have written, and what is measured is described."""

import re

import pytest

from benchmarks import BENCHMARKS, plots, record
from benchmarks.figure import Figure


def test_the_page_is_what_the_runs_gave() -> None:
    assert record.SHOWN.read_text(encoding="utf-8") == record.render(record.load())


def test_each_result_is_of_a_benchmark_that_there_is() -> None:
    assert set(record.load()) <= set(BENCHMARKS)


def test_the_readme_describes_every_benchmark() -> None:
    text = (record.FOLDER / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\*\*(\w+)\*\* \(", text, re.MULTILINE)) == set(BENCHMARKS)


def test_a_figure_survives_json() -> None:
    figure = Figure.compared("a", "s", [(1.0, 2.0), (3.0, 4.0)], goal=0.5, bound="at least")
    assert Figure.of_json(figure.to_json()) == figure


@pytest.mark.parametrize("picture", plots.PICTURES)
def test_a_picture_shows_the_results(picture: str) -> None:
    figures = plots.figures_of(picture, record.load())
    if not figures:
        pytest.skip("this benchmark has not been recorded")
    assert all(figure.other is not None for figure in figures)  # the other side is shown
    drawn = (plots.FOLDER / f"{picture}.svg").read_text(encoding="utf-8")
    assert plots.digest(figures) in drawn, "python -m benchmarks.plots draws it again"
