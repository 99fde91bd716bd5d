"""Read the parameters of a request, lists in every published form."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote

from starlette.datastructures import QueryParams
from starlette.requests import Request

from lytics_async.local.date_math import read_moment
from lytics_async.local.faults import ApiFault

_TRUE = {"true", "t", "1", "yes"}
_FALSE = {"false", "f", "0", "no", ""}


def flag(query: QueryParams, name: str, *, default: bool) -> bool:
    """A boolean: `true`, `t` and `1` in any case, and their opposites."""
    text = query.get(name, "").lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return default if text == "" else False
    raise ApiFault(400, f'"{name}" must be true or false')


def number(query: QueryParams, name: str, *, default: int) -> int:
    """A whole number."""
    text = query.get(name, "")
    if not text:
        return default
    try:
        return int(text)
    except ValueError:
        raise ApiFault(400, f'"{name}" must be a whole number') from None


def milliseconds(text: str, now: datetime) -> int:
    """Milliseconds since 1970 of a date, or of date math counted from `now`."""
    moment = read_moment(text, now)
    if moment is None:
        raise ApiFault(400, f'"{text}" is neither a date nor date math such as now-3d')
    return moment // 1000


def share(query: QueryParams, name: str, *, default: float) -> float:
    """A number from 0 to 1."""
    text = query.get(name, "")
    try:
        given = float(text) if text else default
    except ValueError:
        given = -1.0
    if not 0 <= given <= 1:
        raise ApiFault(400, f'"{name}" must be a number from 0 to 1')
    return given


def names(query: QueryParams, name: str) -> list[str]:
    """Read a list: `ids=1,2`, `ids=[1,2]`, `ids=1&ids=2` or `ids[]=1&ids[]=2`; empty if absent."""
    found: list[str] = []
    for given in (*query.getlist(name), *query.getlist(f"{name}[]")):
        text = given.strip()
        if text.startswith("[") and text.endswith("]"):
            text = text[1:-1]
        found += [item for part in text.split(",") if (item := part.strip().strip('"'))]
    return found


def path_value(request: Request, name: str) -> str:
    """A part of the path. Routes are matched before unquoting, so `%2F` may be in it."""
    return unquote(request.path_params[name])
