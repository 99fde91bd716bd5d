"""Figure: one measured number, what it is compared with, and whether the goal is met."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any, Literal, Self, TypeAlias

import attrs

Bound: TypeAlias = Literal["at most", "at least", "exactly"]


@attrs.frozen(kw_only=True)
class Figure:
    """One line of a benchmark's result.

    Attributes:
        name: what was measured.
        unit: of `ours` and `other`.
        ours: the measured value, the median of its rounds.
        other: what it is compared with: the other side of the same run, an ideal or a promise. None
            for a figure that stands alone.
        ratio: the median of ours/other over the rounds; None without `other`.
        spread: the smallest and the largest ratio, or the smallest and the largest value without
            `other`.
        goal: what `ratio` must be, as `bound` says; None for a figure without a goal.
    """

    name: str
    unit: str
    ours: float
    spread: tuple[float, float]
    other: float | None = None
    ratio: float | None = None
    goal: float | None = None
    bound: Bound = "at most"

    @classmethod
    def compared(
        cls,
        name: str,
        unit: str,
        rounds: Sequence[tuple[float, float]],
        *,
        goal: float | None = None,
        bound: Bound = "at most",
    ) -> Self:
        """Return the figure for rounds of (ours, other); where both are measured, one right after
        the other.
        """
        ratios = [ours / other for ours, other in rounds]
        return cls(
            name=name,
            unit=unit,
            ours=median(ours for ours, _ in rounds),
            other=median(other for _, other in rounds),
            ratio=median(ratios),
            spread=(min(ratios), max(ratios)),
            goal=goal,
            bound=bound,
        )

    @classmethod
    def alone(cls, name: str, unit: str, values: Sequence[float]) -> Self:
        """Return the figure for values that are compared with nothing."""
        return cls(name=name, unit=unit, ours=median(values), spread=(min(values), max(values)))

    @classmethod
    def counted(cls, name: str, unit: str, found: int, expected: int) -> Self:
        """Return the figure for a count that must be right."""
        return cls.compared(name, unit, [(found, expected)], goal=1.0, bound="exactly")

    @property
    def met(self) -> bool:
        """Whether the goal is reached; a figure without a goal cannot miss it."""
        if self.goal is None or self.ratio is None:
            return True
        if self.bound == "exactly":
            return self.ratio == self.goal
        return self.ratio <= self.goal if self.bound == "at most" else self.ratio >= self.goal

    def to_json(self) -> dict[str, Any]:
        """Return the figure as `--json` prints it."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": self.ours,
            "other": self.other,
            "ratio": self.ratio,
            "spread": list(self.spread),
            "goal": self.goal,
            "bound": self.bound,
            "met": self.met,
        }

    @classmethod
    def of_json(cls, value: Mapping[str, Any]) -> Self:
        """Return the figure that `to_json` returned."""
        low, high = value["spread"]
        kept = {name: each for name, each in value.items() if name not in ("met", "spread")}
        return cls(spread=(low, high), **kept)


def alternating(rounds: int, *sides: Callable[[], float]) -> list[list[float]]:
    """Measure the sides in turn, each once a round, in an order that changes every round; a list of
    their values for each.
    """
    measured = []
    for number in range(rounds):
        values = {side: side() for side in (sides if number % 2 else sides[::-1])}
        measured.append([values[side] for side in sides])
    return measured


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| figure | ours | other | ratio | spread | goal | met |",
        "|---|--:|--:|--:|---|---|---|",
    ]
    for figure in figures:
        low, high = map(_short, figure.spread)
        lines.append(
            f"| {figure.name} | {_short(figure.ours)} {figure.unit} "
            f"| {'' if figure.other is None else f'{_short(figure.other)} {figure.unit}'} "
            f"| {'' if figure.ratio is None else f'{figure.ratio:.2f}'} | {low} to {high} "
            f"| {'' if figure.goal is None else f'{figure.bound} {figure.goal:g}'} "
            f"| {'' if figure.goal is None else 'yes' if figure.met else '**no**'} |"
        )
    return "\n".join(lines)


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
