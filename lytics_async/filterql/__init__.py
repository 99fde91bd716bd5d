"""FilterQL, the language of segments: text to tree, tree to text, and conditions written in Python.

::

    FILTER AND (
        visits > 5,                     -- parts end with a comma
        last_visit >= "now-30d"         -- or with the line
        NOT country IN ("de", "fr")
    )
    FROM user
    WITH name = "Recent visitors"
    ALIAS recent_visitors

is what `parse` reads. The same in Python::

    conditions = (F.visits > 5) & F.last_visit.within(days=30) & ~F.country.in_(["de", "fr"])
    conditions.from_("user").named("Recent visitors").alias("recent_visitors")

Texts are kept as written: the evaluator of the tree decides what ``"now-30d"`` means.
"""

from lytics_async.filterql.building import F, Field, include
from lytics_async.filterql.errors import FilterQLError
from lytics_async.filterql.parsing import MAX_DEPTH, parse
from lytics_async.filterql.tree import (
    All,
    And,
    Between,
    Comparison,
    Condition,
    Contains,
    Exists,
    Expression,
    GeoDistance,
    In,
    Include,
    Intersects,
    IsTrue,
    Like,
    MemberOf,
    Not,
    Operator,
    Or,
    Statement,
    TimeWindow,
    Value,
)

__all__ = [
    "MAX_DEPTH",
    "All",
    "And",
    "Between",
    "Comparison",
    "Condition",
    "Contains",
    "Exists",
    "Expression",
    "F",
    "Field",
    "FilterQLError",
    "GeoDistance",
    "In",
    "Include",
    "Intersects",
    "IsTrue",
    "Like",
    "MemberOf",
    "Not",
    "Operator",
    "Or",
    "Statement",
    "TimeWindow",
    "Value",
    "include",
    "parse",
]
