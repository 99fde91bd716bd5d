"""A call by method and path, for what has no method of its own yet. Pure."""

from __future__ import annotations

from typing import Any, Literal, get_args

from lytics_async.base.arguments import choice_problem, require, shown, text_problem
from lytics_async.call.operation import BY_PATH, Body, Operation, Retry
from lytics_async.call.structure import anything

Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

_BODY = Body(style="json", content_type="application/json", required=False, argument="json")


def by_path(method: Method, path: str, retry: Retry | None) -> Operation[Any]:
    """Return the operation of a path, which takes any JSON body and any response.

    Args:
        method: the HTTP method.
        path: starts with `/`, quoted as it is to be sent, without query.
        retry: None = `safe` for GET and HEAD, and `never` otherwise.

    Raises:
        ArgumentError: an argument is not valid; the message names it.
    """
    require("method", choice_problem(method, get_args(Method)))
    require("path", _path_problem(path))
    if retry is not None:
        require("retry", choice_problem(retry, get_args(Retry)))
    return Operation(
        name=BY_PATH,
        method=method,
        path=path,
        retry=retry or ("safe" if method in ("GET", "HEAD") else "never"),
        envelope="any",
        structure=anything,
        returns="Any",
        body=_BODY,
    )


def _path_problem(path: object) -> str | None:
    problem = text_problem(path, empty=False)
    if problem is not None:
        return problem
    text = str(path)
    if not text.startswith("/") or text.startswith("//") or ".." in text.split("/"):
        return f"must start with one slash and must not contain '..', not {shown(text)}"
    if "?" in text or "#" in text:
        return (
            f"must not contain a query, which belongs in query=, or a fragment, not {shown(text)}"
        )
    if not text.isascii() or not text.isprintable() or " " in text or "{" in text:
        return "must be quoted: it contains a space or a character that a URL cannot contain"
    return None
