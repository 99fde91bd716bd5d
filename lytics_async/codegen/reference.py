"""Family rows -> docs/reference/: a page a family, with every operation and every model, in
Markdown.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lytics_async.codegen import type_text
from lytics_async.codegen.docstring import WIDTH, capitalized, sentence
from lytics_async.codegen.form import FamilyRow, FieldRow, ModelRow, OperationRow, models_of
from lytics_async.codegen.methods import REPLACES, Method
from lytics_async.codegen.operations import operation_name
from lytics_async.codegen.raising import raised

MARK = "<!-- generated from"
"""How the first line of every page begins."""

GUIDE = "../guides/errors-and-retries.md#what-is-retried"

COMMON_ERRORS = {
    "Unauthorized": "the token is missing, wrong or expired",
    "PermissionDenied": "the token lacks a role",
    "IPNotAllowed": "the account's IP allowlist does not have this machine's address",
    "RateLimited": "too many requests, also after retries",
    "ServerError": "the server failed, also after retries",
    "TransportError": "no connection, or no complete response; `may_have_been_processed` says "
    "whether the request may have taken effect",
}
"""What every call may raise besides what its row says."""

RETRIES = {
    "safe": "whenever that may help, since it only reads",
    "idempotent": "whenever that may help, since doing it twice is the same as doing it once",
    "never": "only if the failed attempt cannot have taken effect",
}


def reference(families: Sequence[FamilyRow], *, configs: bool = False) -> dict[str, str]:
    """Return the pages: `reference/<service>.md` and `reference/index.md` -> text.

    Args:
        configs: whether the index leads to the pages of the configurations.
    """
    pages = {f"reference/{_page(family)}": _family(family, families) for family in families}
    return pages | {"reference/index.md": _index(families, configs)}


def _page(family: FamilyRow) -> str:
    return f"{'' if family.api == 'v1' else f'{family.api}-'}{family.service}.md"


def _index(families: Sequence[FamilyRow], configs: bool) -> str:
    count = sum(len(family.operations) for family in families)
    lines = [
        f"{MARK} endpoints/; do not edit -->",
        "# Reference",
        "",
        wrapped(
            f"{count} operations in {len(families)} families. Every method takes `options` last: "
            "[time limits, attempts, headers](../guides/errors-and-retries.md#time-limits). "
            "A parameter that is `UNSET` is left out, and so is one of a query that is None; in a "
            "body None is sent as null."
        ),
        "",
        "| service | operations | |",
        "|---|---|---|",
    ]
    for family in families:
        names = ", ".join(
            f"[{row.name}]({_page(family)}#{_anchor(_title(family, row))})"
            for row in family.operations
        )
        lines.append(f"| [`{_client(family)}`]({_page(family)}) | {names} | {cell(family.doc)} |")
    pages = [_page(family).removesuffix(".md") for family in families]
    if configs:
        lines += ["", "API v2 accepts [configurations of providers](configs/index.md)."]
        pages.append("configs/index")
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", *pages, "```", ""])


def _family(family: FamilyRow, families: Sequence[FamilyRow]) -> str:
    owners = models_of(families, family.api)
    models = {name: row for name, (_, row) in owners.items()}
    links = {name: f"{_page(owner)}#{_anchor(name)}" for name, (owner, _) in owners.items()}
    blocks = [
        f"{MARK} endpoints/{family.source}; do not edit -->\n# `{_client(family)}`",
        family.doc,
        _paragraph(family.detail),
        *(block for row in family.operations for block in _operation(family, row, models, links)),
    ]
    if family.models:
        blocks.append("## Models")
    blocks += [block for model in family.models for block in _model(model, links)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _client(family: FamilyRow) -> str:
    return f"lytics.{'' if family.api == 'v1' else f'{family.api}.'}{family.service}"


def _title(family: FamilyRow, row: OperationRow) -> str:
    return operation_name(family, row)


def _operation(
    family: FamilyRow, row: OperationRow, models: Mapping[str, ModelRow], links: Mapping[str, str]
) -> Iterator[str]:
    method = Method(row, models)
    yield f"## {_title(family, row)}"
    yield wrapped(row.doc)
    yield _paragraph(row.detail)
    yield _signature(family, row, method)
    yield table_of(
        ("parameter", "type", "meaning"),
        (
            (f"`{each.name}`", code(each.annotation), cell(sentence(each.doc)))
            for each in (*method.positional, *method.keywords)
        ),
    )
    yield _returns(row, links)
    if row.find:
        yield f"`{row.find}` takes the same and returns None where this one raises `NotFound`."
    yield table_of(
        ("error", "when"),
        ((f"`{name}`", cell(sentence(when))) for name, when in _errors(row, method)),
    )
    if row.replaces:
        edit = f" `{row.edit_name}(…, change)` does that." if row.edit else ""
        yield wrapped(REPLACES + edit)
    if row.follow is not None:
        yield wrapped(
            f"`{row.follow_name}` takes the same and `timeout` (seconds), `interval` and `on_progress`, and waits until "
            f"`{row.follow.operation}` says `{row.follow.done}`."
        )
    yield _request(row)
    if row.example:
        yield f"```python\n{row.example.strip()}\n```"


def _errors(row: OperationRow, method: Method) -> list[tuple[str, str]]:
    """The errors of an operation: its own, and those that every call may raise."""
    own = list(raised(row.raises).items())
    common: dict[str, str] = {}
    if method.positional or method.keywords:
        common["ArgumentError"] = (
            "an argument cannot be sent; the message names it, and nothing was sent"
        )
    common |= COMMON_ERRORS
    if row.paging is None:
        common.setdefault("ResponseError", "the response is not what the operation returns")
    else:
        common.setdefault("ResponseError", "a page is not what the operation returns")
    named = {name for name, _ in own}
    return own + [(name, when) for name, when in common.items() if name not in named]


def _signature(family: FamilyRow, row: OperationRow, method: Method) -> str:
    """How it is called: arguments without types, which the table below has."""
    arguments = [each.name for each in method.positional]
    keywords = [
        f"{each.name}={each.default}" if each.default else each.name for each in method.keywords
    ]
    if row.paging is not None:
        keywords += ["limit=None", "into=None", "raw=False"]
    listed = ", ".join([*arguments, "*", *keywords, "options=None"])
    verb = "" if row.paging is not None else "await "
    call = f"{verb}{_client(family)}.{row.name}"
    if len(call) + len(listed) > 96:
        parts = [*arguments, "*", *keywords, "options=None"]
        listed = "\n" + "".join(f"    {part},\n" for part in parts)
    return f"```{{code-block}} python\n{call}({listed})\n```"


def _returns(row: OperationRow, links: Mapping[str, str]) -> str:
    returns = type_text.annotation(row.kind, list_name="list")
    if returns == "None" and not row.returns_doc:
        return "Returns nothing."
    shown = returns
    if row.paging is not None:
        shown = f"AsyncPager[{type_text.annotation(row.kind.items[0], list_name='list')}]"
    text = f"Returns `{shown}`"
    linked = [f"[{name}]({links[name]})" for name in _names(returns) if name in links]
    if linked:
        text += f" ({', '.join(linked)})"
    return wrapped(f"{text}: {sentence(row.returns_doc)}" if row.returns_doc else f"{text}.")


def _request(row: OperationRow) -> str:
    host = " on the bulk host" if row.host == "bulk" else ""
    lines = [f"- Request: `{row.method} {row.path}`{host}"]
    published = row.departure
    if row.published is False:
        lines[0] += ", not in the published reference"
    if published.method or published.path:
        form = f"{published.method or row.method} {published.path or row.path}"
        lines[0] += f", published as `{form}`"
    if row.data_token:
        lines.append("- Token: the data token, if the client has one")
    if row.role:
        lines.append(f"- Role: `{row.role}`")
    lines.append(f"- Retried: [{RETRIES[row.retry]}]({GUIDE}) (`{row.retry}`)")
    if row.because:
        lines.append(f"- Note: {_inline(capitalized(row.because))}")
    return "\n".join(wrapped(line, rest="  ") for line in lines)


def _model(model: ModelRow, links: Mapping[str, str]) -> Iterator[str]:
    yield f"### {model.name}"
    yield wrapped(model.doc)
    yield _paragraph(model.detail)
    if model.body:
        yield "For a body: what is left out is not sent, None is sent as null."
    if model.mapping:
        yield "An open object, which reads like a mapping."
    yield table_of(
        ("field", "type", "meaning"),
        ((f"`{field.name}`", _field_type(field, links), _meaning(field)) for field in model.fields),
    )


def _field_type(field: FieldRow, links: Mapping[str, str]) -> str:
    text = type_text.annotation(field.kind, list_name="list")
    linked = [f"[{name}]({links[name]})" for name in _names(text) if name in links]
    return " ".join([code(text), *linked])


def _meaning(field: FieldRow) -> str:
    parts = [sentence(field.doc)]
    if field.wire:
        parts.append(f"On the wire `{field.wire}`.")
    if field.required:
        parts.append("Required.")
    if field.because:
        parts.append(capitalized(field.because))
    return cell(" ".join(part for part in parts if part))


def table_of(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; nothing when there are no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(header)} |", "|---" * len(header) + "|", *lines])


def _names(annotation: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"[A-Z]\w+", annotation)))


def code(text: str) -> str:
    return f"`{cell(text, code=True)}`"


def cell(text: str, *, code: bool = False) -> str:
    """Text for a cell of a table."""
    flat = " ".join(text.split()).replace("|", "\\|")
    return flat if code else _inline(flat)


def _inline(text: str) -> str:
    """Prose in which asterisks, angle brackets and underscores mean themselves, except for what is
    code.
    """
    parts = text.split("`")
    parts[::2] = [re.sub(r"([*<>\[\]])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


def _paragraph(text: str) -> str:
    """Text as paragraphs of the page, wrapped except for lists, tables and code."""
    if re.search(r"^(- |\||```)", text, re.MULTILINE):
        return _inline(text.strip())
    return "\n\n".join(wrapped(_inline(block)) for block in text.strip().split("\n\n"))


def wrapped(text: str, *, rest: str = "") -> str:
    """Text in lines of at most 100 columns; `rest` is put before each line but the first."""
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _anchor(title: str) -> str:
    """The anchor of a heading, as Markdown readers make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
