# generated from endpoints/v1/query.toml; do not edit
"""Models of `client.queries`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    either,
    list_of,
    map_of,
    mismatch,
    plain,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Query:
    """One LQL statement as it is stored.

    Attributes:
        id: id; None for a text that was only checked.
        text: the LQL text.
        created: when it was made.
        updated: when it was changed last.
        alias: its ALIAS, by which it is created, changed and deleted.
        from_: stream that it reads.
        table: table that it feeds.
        by_fields: fields that tell entities apart.
        fields: what it makes of a record: by name of the field.
        description: text for people.
        disabled: whether it is switched off.
        keyword: first word of the statement.
        query_type: kind of statement.
        extra: fields of the response that are not listed here.
    """

    # The page shows an id for checked texts too, but nothing is stored that could have one.
    id: str | None = None
    text: str | None = None
    created: datetime | None = None
    updated: datetime | None = None
    # Two clients that were tested against the service have it; the published schema does not.
    alias: str | None = None
    # Two clients that were tested against the service have it; the published schema does not.
    from_: str | None = attrs.field(default=None, metadata={"wire": "from"})
    # Two clients that were tested against the service have it; the published schema does not.
    # One of them also has `into`.
    table: str | None = attrs.field(default=None, metadata={"also": ("into",)})
    # Two clients that were tested against the service have it; the published schema does not.
    by_fields: list[str] = attrs.field(factory=list)
    # Not in the published schema; a client that decodes it strictly has an object by name,
    # another one a list.
    fields: dict[str, QueryField] | list[QueryField] | None = None
    # A client that was tested against the service declares it.
    description: str | None = None
    # A client that was tested against the service declares it.
    disabled: bool | None = None
    # A client that was tested against the service declares it.
    keyword: str | None = None
    # A client that was tested against the service declares it.
    query_type: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        value = moved(value, _query_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.text = text_ = get("text")
        if type(text_) is not str and text_ is not None:
            mismatch("str", text_)
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.updated = updated_ = get("updated")
        if updated_ is not None:
            self.updated = time(updated_)
        self.alias = alias_ = get("alias")
        if type(alias_) is not str and alias_ is not None:
            mismatch("str", alias_)
        self.from_ = from__ = get("from")
        if type(from__) is not str and from__ is not None:
            mismatch("str", from__)
        self.table = table_ = get("table")
        if type(table_) is not str and table_ is not None:
            mismatch("str", table_)
        self.by_fields = texts(get("by_fields"))
        self.fields = fields_ = get("fields")
        if fields_ is not None:
            self.fields = _either_map_of_query_field_list_of_query_field(fields_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.disabled = disabled_ = get("disabled")
        if type(disabled_) is not bool and disabled_ is not None:
            mismatch("bool", disabled_)
        self.keyword = keyword_ = get("keyword")
        if type(keyword_) is not str and keyword_ is not None:
            mismatch("str", keyword_)
        self.query_type = query_type_ = get("query_type")
        if type(query_type_) is not str and query_type_ is not None:
            mismatch("str", query_type_)
        if not _query_fields.issuperset(value):
            self.extra = unlisted(value, _query_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "text": self.text,
            "created": plain(self.created),
            "updated": plain(self.updated),
            "alias": self.alias,
            "from": self.from_,
            "table": self.table,
            "by_fields": self.by_fields,
            "fields": plain(self.fields),
            "description": self.description,
            "disabled": self.disabled,
            "keyword": self.keyword,
            "query_type": self.query_type,
            **plain(self.extra),
        }


# Two clients that were tested against the service have it; it is not published. Its members
# are those of a field of a table.
@lazy_extra
@attrs.define(kw_only=True)
class QueryField:
    """One column of an LQL statement: a field that it feeds.

    Attributes:
        as_: name of the field.
        type: its kind, such as `string`, `date` or `map[string]int`.
        is_by: whether it distinguishes entities.
        shortdesc: name for people.
        longdesc: text for people.
        froms: streams that feed it.
        identities: what it is made from in those streams.
        hidden: whether the web interface hides it.
        private: whether it is kept from the profile API.
        extra: fields of the response that are not listed here.
    """

    as_: str = attrs.field(metadata={"wire": "as"})
    type: str | None = None
    is_by: bool | None = None
    shortdesc: str | None = None
    longdesc: str | None = None
    froms: list[str] = attrs.field(factory=list)
    identities: list[str] = attrs.field(factory=list)
    hidden: bool | None = None
    private: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.as_ = as__ = get("as")
        if type(as__) is not str:
            mismatch("str", as__)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.is_by = is_by_ = get("is_by")
        if type(is_by_) is not bool and is_by_ is not None:
            mismatch("bool", is_by_)
        self.shortdesc = shortdesc_ = get("shortdesc")
        if type(shortdesc_) is not str and shortdesc_ is not None:
            mismatch("str", shortdesc_)
        self.longdesc = longdesc_ = get("longdesc")
        if type(longdesc_) is not str and longdesc_ is not None:
            mismatch("str", longdesc_)
        self.froms = texts(get("froms"))
        self.identities = texts(get("identities"))
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.private = private_ = get("private")
        if type(private_) is not bool and private_ is not None:
            mismatch("bool", private_)
        if not _query_field_fields.issuperset(value):
            self.extra = unlisted(value, _query_field_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "as": self.as_,
            "type": self.type,
            "is_by": self.is_by,
            "shortdesc": self.shortdesc,
            "longdesc": self.longdesc,
            "froms": self.froms,
            "identities": self.identities,
            "hidden": self.hidden,
            "private": self.private,
            **plain(self.extra),
        }


_query_places = places({"table": ("into",)})
_either_map_of_query_field_list_of_query_field = either(
    map_of(QueryField.from_json), list_of(QueryField.from_json)
)
_query_fields = frozenset(
    {
        "id",
        "text",
        "created",
        "updated",
        "alias",
        "from",
        "table",
        "by_fields",
        "fields",
        "description",
        "disabled",
        "keyword",
        "query_type",
    }
)
_query_field_fields = frozenset(
    {"as", "type", "is_by", "shortdesc", "longdesc", "froms", "identities", "hidden", "private"}
)
