"""The second methods of an operation that need several calls: read, change and write; start and
follow.
"""

from __future__ import annotations

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import docstring, sentence
from lytics_async.codegen.form import OperationRow
from lytics_async.codegen.methods import OPTIONS, Method
from lytics_async.codegen.operations import constant_name
from lytics_async.codegen.raising import raised


def edit_method(row: OperationRow, read: Method) -> list[str]:
    """The method that reads what `row` replaces, has it changed, and writes all of it."""
    base = read.row.kind.configuration()
    kind = type_text.annotation(read.row.kind)
    path = read.positional
    passed = "{" + ", ".join(f'"{each.name}": {each.name}' for each in path) + "}"
    signature = ", ".join(["self", *(each.declared for each in path)])
    name = row.edit_name
    lines: list[str] = []
    variants = [(kind, type_text.annotation(row.kind), "")]
    if base:
        variants = [
            (kind.replace(base, "C"), kind.replace(base, "C"), "config: type[C], "),
            (kind, kind, "config: None = None, "),
        ]
        for item, returned, config in variants:
            change = f"change: Callable[[{item}], {item} | Mapping[str, Any] | None]"
            lines += [
                "@overload",
                f"async def {name}({signature}, {change}, *, {config}{OPTIONS}) -> {returned}: ...",
            ]
        item = kind.replace(base, "Any")
        variants = [(item, item, f"config: type[{base}] | None = None, ")]
    item, returned, config = variants[0]
    change = f"change: Callable[[{item}], {item} | Mapping[str, Any] | None]"
    documented = docstring(
        f"{row.doc[:-1]}: read it, change it, write all of it.",
        f"{read.row.method} {read.row.path}, then {row.method} {row.path}. What another user changes between the two "
        "requests is lost: the API has no versions to compare.",
        sections={
            "Args": [
                *((each.name, sentence(each.doc)) for each in path if each.doc),
                (
                    "change",
                    "called with what was read; it changes that in place and returns None, or returns what to write.",
                ),
                *(
                    [
                        (
                            "config",
                            "the class of its configuration; by default the one that belongs to its workflow.",
                        )
                    ]
                    if base
                    else []
                ),
            ],
            "Raises": [
                *((name, sentence(when)) for name, when in raised(row.raises).items()),
                ("ResponseError", "the server wrote another resource than the one that was read."),
            ],
        },
        indent=8,
    )
    config_argument = ", config=config" if base else ""
    return [
        *lines,
        f"async def {name}({signature}, {change}, *, {config}{OPTIONS}) -> {returned}:",
        f"    {documented}",
        f"    return await self._edit(operations.{constant_name(read.row)}, operations.{constant_name(row)}, "
        f"{passed}, change, options{config_argument})",
    ]


def follow_method(start: Method, status: OperationRow) -> list[str]:
    """The method that starts something and waits for its outcome."""
    row = start.row
    follow = row.follow
    assert follow is not None
    state = type_text.annotation(status.kind, list_name="builtins.list")
    waiting = [
        "timeout: float",
        "interval: float = 1.0",
        f"on_progress: Callable[[{state}], None] | None = None",
    ]
    required = [each.declared for each in start.keywords if not each.default]
    optional = [each.declared for each in start.keywords if each.default]
    signature = ", ".join(
        [
            "self",
            *(each.declared for each in start.positional),
            "*",
            *required,
            waiting[0],
            *optional,
            *waiting[1:],
            OPTIONS,
        ]
    )
    documented = docstring(
        f"{row.doc[:-1]}, and wait until it is done.",
        f"{row.method} {row.path}, then {status.method} {status.path} again and again.",
        row.detail,
        sections={
            "Args": [
                *(
                    (each.name, sentence(each.doc))
                    for each in (*start.positional, *start.keywords)
                    if each.doc
                ),
                (
                    "timeout",
                    "seconds to wait at most; the deletion continues at the server all the same."
                    if row.method == "DELETE"
                    else "seconds to wait at most.",
                ),
                (
                    "interval",
                    "seconds between the first two polls; each wait is half as long again, up to 30 seconds.",
                ),
                ("on_progress", "called with every state."),
            ],
            "Returns": [("", "the last state.")],
            "Raises": [
                *((name, sentence(when)) for name, when in raised(row.raises).items()),
                ("RequestTimeout", "it was not done in time."),
            ],
        },
        indent=8,
    )
    argument = next(each.name for each in status.path_params if each.wire_name == follow.id)
    return [
        f"async def {row.follow_name}({signature}) -> {state}:",
        f"    {documented}",
        f"    return await self._follow(operations.{constant_name(row)}, {start.passed()}, "
        f'operations.{constant_name(status)}, argument="{argument}", identifier="{follow.id}", '
        f'done="{follow.done}", timeout=timeout, interval=interval, on_progress=on_progress, options=options)',
    ]
