"""The form of the endpoint table: every row that a TOML file may hold, and every key of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from lytics_async.call.operation import BodyStyle, Envelope, ListStyle, Retry
from lytics_async.codegen import type_text
from lytics_async.codegen.config_form import CommonRow, ProviderRow
from lytics_async.codegen.type_text import Type
from lytics_async.wire.messages import Host

Api = Literal["v1", "v2"]

CONTENT_TYPES: Mapping[BodyStyle, str] = {
    "fields": "application/json",
    "json": "application/json",
    "scalar": "application/json",
    "ndjson": "application/json",
    "text": "text/plain",
    "csv": "application/csv",
}


class TableError(ValueError):
    """A row of the table that cannot be generated from: the message says which file, which row and
    what to write.
    """


@attrs.frozen(kw_only=True)
class FieldRow:
    """One known field of a model.

    Attributes:
        name: the Python name.
        type: its type text; a field whose type holds None, a list or a dict may be missing from an
            answer.
        wire: the name on the wire, `name` by default.
        doc: what it means.
        twin: of a body model only: a second name on the wire, which is sent with the same value.
        required: of a body model only: it has no default.
        secret: its texts are Secrets, and it never shows in a repr.
        also: other places where a response may contain it; see lytics_async.call.places.
        because: why the row departs from the published page, or chooses where that is silent.
    """

    name: str
    type: str
    wire: str = ""
    doc: str = ""
    twin: str = ""
    required: bool = False
    secret: bool = False
    also: tuple[str, ...] = ()
    because: str = ""
    kind: Type = attrs.field(
        init=False, default=attrs.Factory(lambda row: _field_kind(row), takes_self=True)
    )

    @property
    def wire_name(self) -> str:
        return self.wire or self.name


def _field_kind(row: FieldRow) -> Type:
    kind = type_text.parse(row.type)
    return type_text.concealed(kind) if row.secret else kind


@attrs.frozen(kw_only=True)
class ModelRow:
    """One class of what the API returns or takes.

    Attributes:
        name: the class name, unique within its API version.
        doc: one sentence.
        detail: what else a reader must know.
        body: a body: every field may be left out (UNSET) unless it is required.
        mapping: an open object that reads like a mapping; its fields become properties.
        bare: name of the field that a value which is not an object stands for.
        fields: its known fields.
        because: see FieldRow.
    """

    name: str
    doc: str
    detail: str = ""
    body: bool = False
    mapping: bool = False
    bare: str = ""
    fields: tuple[FieldRow, ...] = ()
    because: str = ""

    @property
    def configuration(self) -> str:
        """The base class of the configuration that it holds; empty if it holds none."""
        return next(filter(None, (field.kind.configuration() for field in self.fields)), "")


@attrs.frozen(kw_only=True)
class ParamRow:
    """One parameter in the path or the query.

    Attributes:
        name: the Python name.
        where: `in` in the table: `path` or `query`.
        type: its type text.
        wire: the name on the wire, `name` by default.
        list_style: how a list is written, needed there; `pairs` makes each entry of a dict a
            parameter of its own.
        repeatable: the server takes a list in the repeated form, too.
        required: the server insists on it; path parameters always are.
        default: the server's own default, for the documentation; it is not sent.
        doc: what it means, with its unit.
        published: false for a parameter that the published page does not have.
        because: see FieldRow.
    """

    name: str
    where: Literal["path", "query"]
    type: str
    doc: str
    wire: str = ""
    list_style: ListStyle | None = None
    repeatable: bool = False
    required: bool = False
    default: str | int | bool | None = None
    published: bool = True
    because: str = ""
    kind: Type = attrs.field(
        init=False, default=attrs.Factory(lambda row: type_text.parse(row.type), takes_self=True)
    )

    @property
    def wire_name(self) -> str:
        return self.wire or self.name


@attrs.frozen(kw_only=True)
class PagingRow:
    """How an operation continues on the next page.

    Attributes:
        cursor: Python name of the parameter that takes the cursor.
        limit: Python name of the parameter that takes the page size.
        max: most items of a page; also what the method asks for by default.
        fields: Python name of the parameter that narrows the fields of an item, if there is one.
        cursor_fields: keys of the response that may contain the next cursor, with dots between
            levels; those of Paging by default.
        more_field: key of the response, dotted, that says whether there is another page.
        by_offset: the cursor is the number of items before the page.
    """

    cursor: str
    limit: str
    max: int
    fields: str = ""
    cursor_fields: tuple[str, ...] = ()
    more_field: str = ""
    by_offset: bool = False


@attrs.frozen(kw_only=True)
class PublishedRow:
    """What the published list has where the row departs from it.

    Attributes:
        operation: the published operation's name; needed where method and path do not tell.
        method, path: the published form, the row's own by default.
        without: wire names of published parameters that the row leaves out; the row's `because`
            says why.
    """

    operation: str = ""
    method: str = ""
    path: str = ""
    without: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class FollowRow:
    """How the outcome of an operation is followed that only starts something.

    Attributes:
        operation: name of the operation of the same family that returns the state.
        id: the field of either response that contains the identifier, which is also the parameter
            of `operation`.
        done: the field of the state that is true in the end.
    """

    operation: str
    id: str
    done: str


@attrs.frozen(kw_only=True)
class OperationRow:
    """One operation.

    Attributes:
        name: the method's name.
        method: the HTTP method.
        path: the path, with `{wire name}` for the path parameters.
        host: `api` or `bulk`.
        retry: `safe`, `idempotent` or `never`.
        envelope: `data`, `bare`, `none` or `text`.
        returns: the type text of the response.
        returns_doc: what comes back, where the type does not say it all.
        accepts_single: the response's list may come as its one item alone.
        accepts_list: the response's one object may come as the only item of a list.
        doc: one imperative line.
        detail: what else a caller must know.
        raises: error name, or code of API v2 -> when.
        find: name of a second method that returns None where this one raises NotFound.
        entity_miss: a 200 with the message `Not Found` or `Timed out` is a miss.
        data_token: sent with the data token when the client has one.
        role: the role that a token needs for it, where it is published.
        body: a body model's name (style `fields`), or the type text of a `json` or `scalar` body.
        body_style: how the body is written.
        body_name: Python name of a body that is one positional argument.
        body_doc: what the body means.
        body_required: whether a call without a body is refused.
        content_type: by body style when left out.
        replaces: what is left out of the body is reset; the documentation warns.
        edit: name of the operation that reads what this one replaces; a second method reads,
            changes and writes.
        follow: a second method waits for the outcome.
        configured: the body contains a configuration, or the response does; its class stands for
            the slug.
        example: Python that calls it, with a client named `lytics`, on the sample data of the local
            Lytics.
        params, paging, follow: rows of their own.
        published: a row of its own; false for an operation that the published page does not have.
        because: see FieldRow.
    """

    name: str
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
    path: str
    retry: Retry
    returns: str
    doc: str
    detail: str = ""
    host: Host = "api"
    envelope: Envelope = "data"
    returns_doc: str = ""
    accepts_single: bool = False
    accepts_list: bool = False
    raises: dict[str, str] = attrs.field(factory=dict)
    find: str = ""
    entity_miss: bool = False
    data_token: bool = False
    role: str = ""
    body: str = ""
    body_style: BodyStyle | None = None
    body_name: str = ""
    body_doc: str = ""
    body_required: bool = True
    content_type: str = ""
    replaces: bool = False
    edit: str = ""
    follow: FollowRow | None = None
    configured: bool = False
    example: str = ""
    params: tuple[ParamRow, ...] = ()
    paging: PagingRow | None = None
    published: PublishedRow | bool = attrs.field(factory=PublishedRow)
    because: str = ""
    kind: Type = attrs.field(
        init=False, default=attrs.Factory(lambda row: type_text.parse(row.returns), takes_self=True)
    )
    body_kind: Type | None = attrs.field(
        init=False,
        default=attrs.Factory(
            lambda row: type_text.parse(row.body) if row.body else None, takes_self=True
        ),
    )

    @property
    def path_params(self) -> tuple[ParamRow, ...]:
        """In the order in which the path contains them."""
        params = (param for param in self.params if param.where == "path")
        return tuple(sorted(params, key=lambda param: self.path.index("{" + param.wire_name + "}")))

    @property
    def query_params(self) -> tuple[ParamRow, ...]:
        return tuple(param for param in self.params if param.where == "query")

    @property
    def edit_name(self) -> str:
        """The name of the method that reads, changes and writes: `edit` for `replace`, `edit_rule`
        for `replace_rule`.
        """
        return "_".join(["edit", *self.name.split("_")[1:]])

    @property
    def follow_name(self) -> str:
        """The name of the method that waits for the outcome."""
        return f"{self.name}_and_wait"

    def configuration(self, models: Mapping[str, ModelRow]) -> str:
        """The base class of the configuration in its body or response; empty if there is none."""
        in_body = models[self.body].configuration if self.style == "fields" else ""
        return in_body or self.kind.configuration()

    @property
    def slug_argument(self) -> str:
        """The argument that takes the slug of a configuration; empty if there is none."""
        names = {param.name for param in self.params}
        return next((name for name in ("workflow", "auth_type") if name in names), "")

    def own_fields(self, model: ModelRow) -> tuple[FieldRow, ...]:
        """The fields of the body that no path parameter stands for."""
        in_path = {param.name for param in self.path_params}
        return tuple(field for field in model.fields if field.name not in in_path)

    @property
    def departure(self) -> PublishedRow:
        """What the published list has where the row departs from it."""
        return self.published if isinstance(self.published, PublishedRow) else PublishedRow()

    @property
    def style(self) -> BodyStyle | None:
        """How the body is written; None for no body."""
        return self.body_style or ("fields" if self.body else None)

    @property
    def body_argument(self) -> str:
        """Python name of the body's own argument."""
        return self.body_name or "body"


@attrs.frozen(kw_only=True)
class FamilyRow:
    """One TOML file: a published family of operations, served as `client.<service>`.

    Attributes:
        family: the published name.
        service: the Python name.
        api: `v1`, or `v2` for services under `client.v2`.
        doc: one sentence.
        detail: what else holds for the whole family.
        models, operations: `model` and `operation` in the table.
        source: the file, such as `v1/segment.toml`.
    """

    family: str
    service: str
    doc: str
    api: Api = "v1"
    detail: str = ""
    models: tuple[ModelRow, ...] = ()
    operations: tuple[OperationRow, ...] = ()
    source: str = ""

    @property
    def class_name(self) -> str:
        """The name of the service class."""
        return "".join(part.capitalize() for part in self.service.split("_"))


@attrs.frozen(kw_only=True)
class Table:
    """The whole table: families of operations, and the configurations of providers."""

    families: tuple[FamilyRow, ...]
    providers: tuple[ProviderRow, ...] = ()
    common: CommonRow = attrs.field(factory=CommonRow)


def models_of(families: Sequence[FamilyRow], api: Api) -> dict[str, tuple[FamilyRow, ModelRow]]:
    """Return every model of one API version by name."""
    return {
        model.name: (family, model)
        for family in families
        if family.api == api
        for model in family.models
    }
