"""What an operation takes, as its service's method declares it: names, annotations, and the lines
of its documentation.
"""

import inspect
import re
from importlib import import_module
from typing import Any

import attrs

from lytics_async.call.operation import Operation
from lytics_async.call.service import Service


@attrs.frozen(kw_only=True)
class Argument:
    """One argument of an operation.

    Attributes:
        name: its Python name.
        wire: its name on the wire; None for the body's own argument.
        place: `path`, `query`, `field` (of the body) or `body`.
        annotation: its type.
        text: what it means.
        required: whether a call without it is refused.
    """

    name: str
    wire: str | None
    place: str
    annotation: Any
    text: str
    required: bool


@attrs.frozen(kw_only=True)
class Signature:
    """What an operation takes and does.

    Attributes:
        summary: the first line of its documentation.
        detail: the paragraphs before its arguments.
        arguments: path parameters first, in order.
    """

    summary: str
    detail: str
    arguments: tuple[Argument, ...]


def signature_of(operation: Operation[Any]) -> Signature:
    """Return what an operation takes."""
    method = _method(operation.name)
    annotations = {
        name: parameter.annotation
        for name, parameter in inspect.signature(method, eval_str=True).parameters.items()
    }
    summary, detail, texts = _documentation(inspect.getdoc(method) or "")
    body = operation.body
    found: list[tuple[str, str | None, str, bool]] = [
        *((each.name, each.wire, "path", True) for each in operation.path_params),
        *((each.name, each.wire, "query", each.required) for each in operation.query_params),
    ]
    if body is not None:
        # One argument may be sent under two names.
        first = dict(reversed(body.fields))
        found += [
            (name, first[name], "field", name in body.required_fields)
            for name in dict.fromkeys(name for name, _ in body.fields)
        ]
        if body.argument != "body":
            found.append((body.argument, None, "body", body.required))
    arguments = [
        Argument(
            name=name,
            wire=wire,
            place=place,
            annotation=annotations.get(name, Any),
            text=texts.get(name, ""),
            required=required,
        )
        for name, wire, place, required in found
    ]
    return Signature(summary=summary, detail=detail, arguments=tuple(arguments))


def _method(name: str) -> Any:
    """Return the method of the service that calls an operation."""
    from lytics_async.registry import SERVICES

    service, _, method = name.rpartition(".")
    module = import_module(SERVICES[service])
    return next(
        getattr(kind, method)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Service) and hasattr(kind, method)
    )


def _documentation(text: str) -> tuple[str, str, dict[str, str]]:
    """Return the first line, the paragraphs after the request, and the arguments."""
    summary, _, rest = text.partition("\n")
    before, _, after = rest.partition("\nArgs:\n")
    before = re.split(r"\n(?:Returns|Raises|Source|Example):\n", before)[0]
    paragraphs = [" ".join(each.split()) for each in before.split("\n\n")]
    detail = [
        each for each in paragraphs if each and not re.match(r"(GET|POST|PUT|PATCH|DELETE) /", each)
    ]
    section = re.split(r"\n(?=\S)", after)[0]
    texts: dict[str, str] = {}
    name = None
    for line in section.splitlines():
        if match := re.match(r"    (\w+(?:, \w+)*): (.*)", line):
            name = match[1]
            texts[name] = match[2]
        elif name is not None:
            texts[name] = f"{texts[name]} {line.strip()}".strip()
    for names in [each for each in texts if "," in each]:
        texts |= dict.fromkeys(names.split(", "), texts[names])
    texts = {name: text[:1].upper() + text[1:] for name, text in texts.items()}
    return summary, "\n\n".join(detail), texts
