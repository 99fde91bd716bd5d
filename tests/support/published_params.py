"""Comparing the parameters of a row of the table with those of the published operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lytics_async.codegen.form import ParamRow


def differences(
    name: str, params: Iterable[ParamRow], published: Sequence[Mapping[str, Any]]
) -> set[str]:
    """Return where the parameters of the row `name` differ from the published ones, in words."""
    theirs = {each["name"]: each for each in published}
    ours = {param.wire_name: param for param in params}
    found = {f"{name} leaves out {each}" for each in theirs.keys() - ours.keys()}
    found |= {f"{name} adds {each}" for each in ours.keys() - theirs.keys()}
    for each in ours.keys() & theirs.keys():
        param, their = ours[each], theirs[each]
        if param.where != their["in"]:
            found.add(f"{name} sends {each} in the {param.where}")
        if (param.required or param.where == "path") != their["required"]:
            found.add(f"{name} differs on whether {each} is required")
    return found
