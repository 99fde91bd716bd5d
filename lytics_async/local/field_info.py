"""Field information: which values the fields of some profiles have, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from statistics import fmean, pstdev
from typing import Any

from lytics_async.local.timestamps import parse_time

_DAY_MS = 24 * 60 * 60 * 1000
_HIGH_CARDINALITY = 1000


def describe_fields(
    profiles: Iterable[Mapping[str, Any]], wanted: Collection[str], limit: int
) -> list[dict[str, Any]]:
    """Describe the fields of profiles, in the order of their names.

    Args:
        wanted: names of fields; all of them when it is empty.
        limit: distinct values to name for each.
    """
    total = 0
    values: dict[str, list[Any]] = {}
    for profile in profiles:
        total += 1
        for field, value in profile.items():
            if not wanted or field in wanted:
                values.setdefault(field, []).append(value)
    return [_describe(field, values[field], total, limit) for field in sorted(values)]


def count_terms(values: Iterable[Any]) -> Counter[str]:
    """Count values as texts; each item of a list counts, and each key of an object."""
    terms: Counter[str] = Counter()
    for value in values:
        items = list(value) if isinstance(value, list | dict) else [value]
        terms.update(_text(item) for item in items if not isinstance(item, dict))
    return terms


def kind_of(values: Collection[Any]) -> str:
    """The kind of a field, as schemas call it, by the values that it has."""
    if not values:
        return "string"
    if all(isinstance(value, list) for value in values):
        return "[]string"
    if all(isinstance(value, dict) for value in values):
        items = [item for value in values for item in value.values()]
        counted = all(isinstance(item, int | float) for item in items)
        return "map[string]number" if counted else "map[string]string"
    if all(isinstance(value, bool) or value in ("true", "false") for value in values):
        return "bool"
    numbers = [number for value in values if (number := _number(value)) is not None]
    if len(numbers) == len(values):
        return "int" if all(number.is_integer() for number in numbers) else "number"
    if all(isinstance(value, str) and _moment(value) is not None for value in values):
        return "date"
    return "string"


def _describe(field: str, values: list[Any], total: int, limit: int) -> dict[str, Any]:
    terms = count_terms(values)
    kind = kind_of(values)
    described: dict[str, Any] = {
        "field": field,
        "terms_counts": {} if kind == "date" else dict(terms.most_common(limit)),
        "more_terms": kind != "date" and len(terms) > limit,
        "ents_present": len(values),
        "ents_absent": total - len(values),
        "high_card": len(terms) > _HIGH_CARDINALITY,
        "approx_cardinality": len(terms),
    }
    if kind in ("int", "number"):
        numbers = [float(value) for value in values]
        described["stats"] = {
            "mean": fmean(numbers),
            "sd": pstdev(numbers),
            "min": min(numbers),
            "max": max(numbers),
            "n": len(numbers),
        }
    if kind == "date":
        described["histograms"] = [_by_day([_moment(value) or 0 for value in values])]
    return described


def _by_day(moments: list[int]) -> dict[str, Any]:
    counts = Counter(moment // 1000 // _DAY_MS * _DAY_MS for moment in moments)
    return {
        "data": {str(day): counts[day] for day in sorted(counts)},
        "start": str(min(moments) // 1000),
        "end": str(max(moments) // 1000),
        "interval": "1d",
    }


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _moment(value: Any) -> int | None:
    """Times are told from numbers by their form: `2024` is a number."""
    return None if _number(value) is not None else parse_time(value)
