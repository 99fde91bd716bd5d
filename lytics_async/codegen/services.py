"""Operation rows -> services/<service>.py: one class a family, one typed method a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import docstring, sentence
from lytics_async.codegen.form import FamilyRow, ModelRow, OperationRow, ParamRow
from lytics_async.codegen.operations import constant_name

OPTIONS = "options: RequestOptions | Options | None = None"
BODY_TYPES = {
    "text": "str",
    "csv": "str | bytes | BodyStream",
    "ndjson": "Iterable[Mapping[str, Any]] | str | bytes | BodyStream",
}
PAGER_ENTRIES = (
    ("limit", "how many items to hand out in all; no bound by default."),
    (
        "into",
        "your class to build each item as: an attrs class, a dataclass, a TypedDict, a msgspec Struct or a pydantic model.",
    ),
    ("raw", "hand out each item as the server sent it."),
)


def services_body(family: FamilyRow, models: Mapping[str, ModelRow]) -> list[str]:
    """Return the lines of the module of a family's service class.

    Args:
        models: every model of the API version by name.
    """
    prefix = "" if family.api == "v1" else f"{family.api}."
    lines = [
        f"class {family.class_name}(Service):",
        f"    {docstring(family.doc, family.detail, f'Reached as `client.{prefix}{family.service}`.', indent=4)}",
        "",
        "    __slots__ = ()",
    ]
    for row in family.operations:
        method = Method(row, models)
        methods = method.paged() if row.paging is not None else method.plain()
        lines += [f"    {line}" for line in ("", *methods)]
    if any(row.paging is not None for row in family.operations):
        lines = ['T = TypeVar("T")', "", *lines]
    return lines


@attrs.frozen
class Argument:
    """One argument of a method: how it is declared, documented and passed on."""

    name: str
    annotation: str
    default: str = ""
    doc: str = ""
    key: str = ""

    @property
    def declared(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


class Method:
    """The method, or methods, of one operation.

    Attributes:
        positional, keywords: its arguments but `options`, and those that every pager has.
    """

    def __init__(self, row: OperationRow, models: Mapping[str, ModelRow]) -> None:
        self._row = row
        self._models = models
        self.positional = list(self._positional_arguments())
        keywords = list(self._keyword_arguments())
        self.keywords = [each for each in keywords if not each.default] + [
            each for each in keywords if each.default
        ]

    def plain(self) -> list[str]:
        """The method that awaits one answer, and the one that returns None where it raises NotFound."""
        row = self._row
        returns = type_text.annotation(row.kind, list_name="builtins.list")
        arguments = f"(operations.{constant_name(row)}, {self._passed()}, options)"
        lines = [
            f"async def {row.name}({self._signature()}) -> {returns}:",
            f"    {self._docstring(row.doc, raises=row.raises)}",
            f"    {'' if returns == 'None' else 'return '}await self._call{arguments}",
        ]
        if row.find:
            raises = {name: when for name, when in row.raises.items() if name != "NotFound"}
            lines += [
                "",
                f"async def {row.find}({self._signature()}) -> {returns} | None:",
                f"    {self._docstring(f'{row.doc[:-1]}; None when there is none.', raises=raises)}",
                f"    return await self._find{arguments}",
            ]
        return lines

    def paged(self) -> list[str]:
        """The method that returns a pager, with an overload for each kind of item."""
        row = self._row
        item = row.kind.items[0]
        structured = f"AsyncPager[{type_text.annotation(item, list_name='builtins.list')}]"
        raw = f"AsyncPager[{'dict[str, Any]' if item.kind in ('model', 'dict') else 'Any'}]"
        overloads = (
            ("raw: Literal[False] = False", structured),
            ("into: type[T]", "AsyncPager[T]"),
            ("raw: Literal[True]", raw),
            ("raw: bool", f"{structured} | {raw}"),
        )
        lines: list[str] = []
        for extra, pager in overloads:
            lines += [
                "@overload",
                f"def {row.name}({self._signature(extra)}) -> {pager}: ...",
            ]
        implementation = self._signature("into: type[Any] | None = None", "raw: bool = False")
        return [
            *lines,
            f"def {row.name}({implementation}) -> AsyncPager[Any]:",
            f"    {self._docstring(row.doc, raises=row.raises)}",
            f"    return self._pages(operations.{constant_name(row)}, {self._passed()}, options, "
            "page_size=page_size, limit=limit, into=into, raw=raw)",
        ]

    def _signature(self, *extra: str) -> str:
        keywords = [each.declared for each in self.keywords]
        if self._row.paging is not None:
            keywords += ["limit: int | None = None", *filter(None, extra)]
        return ", ".join(
            ["self", *(each.declared for each in self.positional), "*", *keywords, OPTIONS]
        )

    def _passed(self) -> str:
        """The arguments by Python name; the page size goes its own way."""
        page_size = self._row.paging.limit if self._row.paging is not None else None
        arguments = [each for each in (*self.positional, *self.keywords) if each.name != page_size]
        return (
            "{" + ", ".join(f'"{each.key or each.name}": {each.name}' for each in arguments) + "}"
        )

    def _positional_arguments(self) -> Iterator[Argument]:
        row = self._row
        for param in row.path_params:
            yield Argument(param.name, type_text.argument(param.kind), doc=_describe(param))
        if row.style is not None and row.style != "fields":
            annotation = (
                BODY_TYPES[row.style]
                if row.body_kind is None
                else type_text.argument(row.body_kind)
            )
            default = "" if row.body_required else "None"
            yield Argument(
                row.body_argument,
                annotation if row.body_required else f"{annotation} | None",
                default,
                doc=row.body_doc,
                key="body",
            )

    def _keyword_arguments(self) -> Iterator[Argument]:
        row = self._row
        for param in row.query_params:
            annotation = type_text.argument(param.kind)
            if row.paging is not None and param.name == row.paging.limit:
                yield Argument(param.name, annotation, str(row.paging.max), doc=_describe(param))
            elif param.required:
                yield Argument(param.name, annotation, doc=_describe(param))
            else:
                yield Argument(
                    param.name,
                    type_text.argument(param.kind, or_else="None"),
                    "None",
                    doc=_describe(param),
                )
        if row.style == "fields":
            for field in self._models[row.body].fields:
                doc = f"{field.doc} (required)" if field.required else field.doc
                yield Argument(
                    field.name, type_text.argument(field.kind, or_else="Unset"), "UNSET", doc=doc
                )
            yield Argument(
                "body",
                f"{row.body} | Mapping[str, Any] | None",
                "None",
                doc=row.body_doc or "all fields at once, instead of the keywords for them",
            )

    def _docstring(self, summary: str, *, raises: Mapping[str, str]) -> str:
        row = self._row
        entries = [
            (each.name, sentence(each.doc))
            for each in (*self.positional, *self.keywords)
            if each.doc
        ]
        if row.paging is not None:
            entries += PAGER_ENTRIES
        return docstring(
            summary,
            f"{row.method} {row.path}{' on the bulk host' if row.host == 'bulk' else ''}.",
            row.detail,
            f"The token needs the role `{row.role}`." if row.role else "",
            sections={
                "Args": entries,
                "Returns": [("", sentence(row.returns_doc))] if row.returns_doc else [],
                "Raises": [(name, sentence(when)) for name, when in raises.items()],
            },
            indent=8,
        )


def _describe(param: ParamRow) -> str:
    """What a parameter means, with the values it takes, unless the text names them, and the server's default."""
    items = param.kind.items or (param.kind,)
    literals = dict.fromkeys(item for item in items if item.kind == "literal")
    values = [value for item in literals for value in item.name.split(", ")]
    text = param.doc
    if not all(value in text for value in values):
        text += f": {' or '.join(values)}"
    if param.default is not None:
        text += f" (the server's default: {param.default})"
    return text
