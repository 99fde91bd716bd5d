"""Show a value in a notebook: an HTML table of its members."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

MOST_ROWS = 100
LONGEST_VALUE = 300


def html_table(title: str, members: Iterable[tuple[str, object]]) -> str:
    """Return a table of names and values; members that are None or empty are left out.

    Everything is escaped, since names and values may come from a server. Long values are cut, and
    more than 100 members are counted only.
    """
    rows: list[str] = []
    left_out = 0
    for name, value in members:
        if value is None or (isinstance(value, (str, list, tuple, dict)) and not value):
            continue
        if len(rows) == MOST_ROWS:
            left_out += 1
            continue
        text = value if isinstance(value, str) else str(value)
        text = text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
        rows.append(
            f'<tr><th style="text-align:left">{escape(str(name))}</th>'
            f'<td style="text-align:left">{escape(text)}</td></tr>'
        )
    more = f"<caption>{left_out:,} more members</caption>" if left_out else ""
    return f"<table>{more}<thead><tr><th colspan='2'>{escape(title)}</th></tr></thead>{''.join(rows)}</table>"
