"""One method of a service: its arguments, its overloads, its docstring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import docstring, sentence
from lytics_async.codegen.form import ModelRow, OperationRow, ParamRow
from lytics_async.codegen.operations import constant_name
from lytics_async.codegen.raising import raised

REPLACES = "This replaces everything: what is left out is reset. To change a part, read the resource, change it, and send all of it."
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
        row, models: what it is made from.
        positional, keywords: its arguments but `options`, and those that every pager has.
    """

    def __init__(self, row: OperationRow, models: Mapping[str, ModelRow]) -> None:
        self.row = row
        self.models = models
        self.positional = list(self._positional_arguments())
        keywords = list(self._keyword_arguments())
        self.keywords = [each for each in keywords if not each.default] + [
            each for each in keywords if each.default
        ]

    def lines(self) -> list[str]:
        """The method or methods."""
        if self.row.paging is not None:
            return self.paged()
        return self.plain()

    @property
    def takes_body_configuration(self) -> bool:
        """Whether the body contains a configuration."""
        row = self.row
        return row.style == "fields" and bool(self.models[row.body].configuration)

    def plain(self) -> list[str]:
        """The method that awaits one response, and the one that returns None where it raises
        NotFound.
        """
        row = self.row
        returns = type_text.annotation(row.kind, list_name="builtins.list")
        arguments = f"(operations.{constant_name(row)}, {self.passed()}, options)"
        lines = [
            f"async def {row.name}({self.signature()}) -> {returns}:",
            f"    {self.documented(row.doc, raises=row.raises)}",
            f"    {'' if returns == 'None' else 'return '}await self._call{arguments}",
        ]
        if row.find:
            raises = {name: when for name, when in row.raises.items() if name != "NotFound"}
            lines += [
                "",
                f"async def {row.find}({self.signature()}) -> {returns} | None:",
                f"    {self.documented(f'{row.doc[:-1]}; None when there is none.', raises=raises)}",
                f"    return await self._find{arguments}",
            ]
        return lines

    def paged(self) -> list[str]:
        """The method that returns a pager, with an overload for each kind of item."""
        row = self.row
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
                f"def {row.name}({self.signature(extra)}) -> {pager}: ...",
            ]
        implementation = self.signature("into: type[Any] | None = None", "raw: bool = False")
        return [
            *lines,
            f"def {row.name}({implementation}) -> AsyncPager[Any]:",
            f"    {self.documented(row.doc, raises=row.raises)}",
            f"    return self._pages(operations.{constant_name(row)}, {self.passed()}, options, "
            "page_size=page_size, limit=limit, into=into, raw=raw)",
        ]

    def signature(self, *extra: str, declared: Mapping[str, str] | None = None) -> str:
        """The arguments as they are declared.

        Args:
            extra: further keywords.
            declared: name -> how an overload declares it.
        """
        found = {each.name: each.declared for each in (*self.positional, *self.keywords)}
        found |= declared or {}
        keywords = [found[each.name] for each in self.keywords]
        if self.row.paging is not None:
            keywords += ["limit: int | None = None", *filter(None, extra)]
        return ", ".join(
            ["self", *(found[each.name] for each in self.positional), "*", *keywords, OPTIONS]
        )

    def passed(self) -> str:
        """The arguments by Python name; the page size goes its own way, and a configuration says
        its slug.
        """
        row = self.row
        page_size = row.paging.limit if row.paging is not None else None
        items = []
        for each in (*self.positional, *self.keywords):
            value = each.name
            if each.name == page_size:
                continue
            if row.configured and each.name == row.slug_argument:
                config = "config" if self.takes_body_configuration else "None"
                joint = ', "_"' if each.name in {param.name for param in row.query_params} else ""
                value = f'slug_for("{each.name}", {config}, {each.name}{joint})'
            elif row.configured and each.name == "config" and not self.takes_body_configuration:
                continue  # it only says what class the result is of
            items.append(f'"{each.key or each.name}": {value}')
        return "{" + ", ".join(items) + "}"

    def _positional_arguments(self) -> Iterator[Argument]:
        row = self.row
        for param in row.path_params:
            annotation = type_text.argument(param.kind)
            if row.configured and param.name == row.slug_argument:
                if self.takes_body_configuration:
                    continue  # the configuration says it
                annotation += f" | type[{row.configuration(self.models)}]"
                yield Argument(param.name, annotation, doc=f"{_describe(param)}, or its class")
                continue
            yield Argument(param.name, annotation, doc=_describe(param))
        if self.takes_body_configuration:
            base = row.configuration(self.models)
            field = next(each for each in self.models[row.body].fields if each.name == "config")
            yield Argument("config", f"{base} | Mapping[str, Any]", doc=field.doc)
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
        row = self.row
        if row.configured and self.takes_body_configuration:
            param = next(each for each in row.path_params if each.name == row.slug_argument)
            text = f"{_describe(param)}; only needed for a `config` that is a plain mapping"
            yield Argument(param.name, "str | None", "None", doc=text)
        elif row.configured and not row.slug_argument:
            text = "the class of its configuration; by default the one that belongs to its workflow"
            yield Argument("config", f"type[{row.kind.configuration()}] | None", "None", doc=text)
        for param in row.query_params:
            annotation = type_text.argument(param.kind)
            if row.configured and param.name == row.slug_argument:
                annotation += f" | type[{row.configuration(self.models)}]"
                yield Argument(param.name, f"{annotation} | None", "None", doc=_describe(param))
                continue
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
            for field in row.own_fields(self.models[row.body]):
                if row.configured and field.name == "config":
                    continue
                if row.configured and field.required:
                    # There is no `body` that could hold it instead.
                    yield Argument(field.name, type_text.argument(field.kind), doc=field.doc)
                    continue
                doc = f"{field.doc} (required)" if field.required else field.doc
                yield Argument(
                    field.name, type_text.argument(field.kind, or_else="Unset"), "UNSET", doc=doc
                )
            if row.configured:
                return
            yield Argument(
                "body",
                f"{row.body} | Mapping[str, Any] | None",
                "None",
                doc=row.body_doc or "all fields, instead of the keywords for them",
            )

    def documented(self, summary: str, *, raises: Mapping[str, str]) -> str:
        """Its docstring."""
        row = self.row
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
            REPLACES if row.replaces else "",
            sections={
                "Args": entries,
                "Returns": [("", sentence(row.returns_doc))] if row.returns_doc else [],
                "Raises": [(name, sentence(when)) for name, when in raised(raises).items()],
            },
            indent=8,
        )


def _describe(param: ParamRow) -> str:
    """What a parameter means, with the values it takes, unless the text names them, and the
    server's default.
    """
    items = param.kind.items or (param.kind,)
    literals = dict.fromkeys(item for item in items if item.kind == "literal")
    values = [value for item in literals for value in item.name.split(", ")]
    text = param.doc
    if not all(value in text for value in values):
        text += f": {' or '.join(values)}"
    if param.default is not None:
        text += f" (the server's default: {param.default})"
    return text
