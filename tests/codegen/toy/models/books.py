# generated from endpoints/v1/library.toml; do not edit
"""Models of `client.books`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import OpenModel, lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    anything,
    count,
    either,
    integer,
    list_of,
    map_of,
    mapping,
    mismatch,
    number,
    optional,
    plain,
    secret,
    text,
    texts,
    time,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class Author:
    """Who wrote a book."""

    name: str
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        if not _author_fields.issuperset(value):
            self.extra = unlisted(value, _author_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"name": self.name, **plain(self.extra)}


# Why the model is as it is.
@lazy_extra
@attrs.define(kw_only=True)
class Book:
    """One book.

    What else a reader must know.

    Attributes:
        id: number, or a text for old books.
        code: code of the lock; never shown.
        extra: fields of the response that are not listed here.
    """

    # Loose on the page.
    id: int | str
    title: str
    shelf: Literal["left", "right"] | str | None = None
    level: Literal[1, 2] | int | None = None
    content_type: str | None = attrs.field(default=None, metadata={"wire": "content-type"})
    pages: int | None = None
    lent: bool | None = None
    weight: float | None = None
    price: float | str | None = None
    tags: list[str] = attrs.field(factory=list)
    authors: list[Author] = attrs.field(factory=list)
    editor: Author | None = None
    scores: dict[str, int] = attrs.field(factory=dict)
    shelves: dict[str, list[Author]] = attrs.field(factory=dict)
    notes: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    loans: list[dict[str, Any]] = attrs.field(factory=list, repr=safe_repr)
    created: datetime | None = None
    anything: Any = attrs.field(default=None, repr=safe_repr)
    code: Secret | None = attrs.field(default=None, repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not int and type(id_) is not str:
            mismatch("int or str", id_)
        self.title = title_ = get("title")
        if type(title_) is not str:
            mismatch("str", title_)
        self.shelf = shelf_ = get("shelf")
        if type(shelf_) is not str and shelf_ is not None:
            mismatch("str", shelf_)
        self.level = level_ = get("level")
        if type(level_) is not int and level_ is not None:
            mismatch("int", level_)
        self.content_type = content_type_ = get("content-type")
        if type(content_type_) is not str and content_type_ is not None:
            mismatch("str", content_type_)
        self.pages = pages_ = get("pages")
        if type(pages_) is not int and pages_ is not None:
            mismatch("int", pages_)
        self.lent = lent_ = get("lent")
        if type(lent_) is not bool and lent_ is not None:
            mismatch("bool", lent_)
        self.weight = weight_ = get("weight")
        if weight_ is not None:
            self.weight = number(weight_)
        self.price = price_ = get("price")
        if price_ is not None:
            self.price = _either_number_text(price_)
        self.tags = texts(get("tags"))
        self.authors = _list_of_author(get("authors"))
        self.editor = editor_ = get("editor")
        if editor_ is not None:
            self.editor = Author.from_json(editor_)
        self.scores = _map_of_integer(get("scores"))
        self.shelves = _map_of_list_of_author(get("shelves"))
        self.notes = _map_of_anything(get("notes"))
        self.loans = _list_of_mapping(get("loans"))
        self.created = created_ = get("created")
        if created_ is not None:
            self.created = time(created_)
        self.anything = get("anything")
        self.code = code_ = get("code")
        if code_ is not None:
            self.code = secret(code_)
        if not _book_fields.issuperset(value):
            self.extra = unlisted(value, _book_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "title": self.title,
            "shelf": self.shelf,
            "level": self.level,
            "content-type": self.content_type,
            "pages": self.pages,
            "lent": self.lent,
            "weight": self.weight,
            "price": self.price,
            "tags": self.tags,
            "authors": plain(self.authors),
            "editor": plain(self.editor),
            "scores": self.scores,
            "shelves": plain(self.shelves),
            "notes": plain(self.notes),
            "loans": plain(self.loans),
            "created": plain(self.created),
            "anything": plain(self.anything),
            "code": plain(self.code),
            **plain(self.extra),
        }


# An older server answers with the number alone.
@lazy_extra
@attrs.define(kw_only=True)
class Stocktaking:
    """How many copies there are.

    Attributes:
        copies: number of copies.
        damaged: copies that cannot be lent.
        key: opens the store.
        extra: fields of the response that are not listed here.
    """

    copies: int = attrs.field(metadata={"bare": True, "count": True})
    # `broken` on the page; a client reads `state.broken`.
    damaged: int | None = attrs.field(
        default=None, metadata={"wire": "bad", "also": ("broken", "state.broken"), "count": True}
    )
    # The page has `locks[].key`; a client reads a list of names and values.
    key: Secret | None = attrs.field(
        default=None, repr=False, metadata={"also": ("locks[].key", "locks[main_key]")}
    )
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            value = {"copies": value}
        value = moved(value, _stocktaking_places)
        get: Any = value.get
        self = cls.__new__(cls)
        self.copies = count(get("copies"))
        self.damaged = damaged_ = get("bad")
        if damaged_ is not None:
            self.damaged = count(damaged_)
        self.key = key_ = get("key")
        if key_ is not None:
            self.key = secret(key_)
        if not _stocktaking_fields.issuperset(value):
            self.extra = unlisted(value, _stocktaking_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "copies": self.copies,
            "bad": self.damaged,
            "key": plain(self.key),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class BookCreate:
    """What a new book is made of.

    Attributes:
        title: the title.
        extra: further fields to send.
    """

    title: str
    for_: str | Unset | None = attrs.field(default=UNSET, metadata={"wire": "for"})
    pages: int | Unset = UNSET
    tags: Sequence[str] | Unset | None = UNSET
    authors: Sequence[Author | Mapping[str, Any]] | Unset = UNSET
    due: datetime | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.title = title_ = get("title")
        if type(title_) is not str:
            mismatch("str", title_)
        self.for_ = for__ = get("for", UNSET)
        if type(for__) is not str and for__ is not UNSET and for__ is not None:
            mismatch("str", for__)
        self.pages = pages_ = get("pages", UNSET)
        if type(pages_) is not int and pages_ is not UNSET:
            mismatch("int", pages_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET and tags_ is not None:
            self.tags = texts(tags_)
        self.authors = authors_ = get("authors", UNSET)
        if authors_ is not UNSET:
            self.authors = _list_of_author(authors_)
        self.due = due_ = get("due", UNSET)
        if due_ is not UNSET and due_ is not None:
            self.due = time(due_)
        if not _book_create_fields.issuperset(value):
            self.extra = unlisted(value, _book_create_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "title": self.title,
            "for": self.for_,
            "pages": self.pages,
            "tags": self.tags,
            "authors": plain(self.authors),
            "due": plain(self.due),
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


class Reader(OpenModel):
    """A reader, with open fields."""

    __slots__ = ()
    _known = frozenset({"cards", "_nick", "_joined"})

    @property
    def cards(self) -> list[str]:
        """Numbers of the cards."""
        return texts(self._fields.get("cards"))

    @property
    def nick(self) -> str | None:
        """Nick."""
        return _optional_text(self._fields.get("_nick"))

    @property
    def joined(self) -> datetime | None:
        """Joined."""
        # Only some answers have it.
        return _optional_time(self._fields.get("_joined"))


_author_fields = frozenset({"name"})
_either_number_text = either(number, text)
_list_of_author = list_of(Author.from_json)
_map_of_integer = map_of(integer)
_map_of_list_of_author = map_of(list_of(Author.from_json))
_map_of_anything = map_of(anything)
_list_of_mapping = list_of(mapping)
_book_fields = frozenset(
    {
        "id",
        "title",
        "shelf",
        "level",
        "content-type",
        "pages",
        "lent",
        "weight",
        "price",
        "tags",
        "authors",
        "editor",
        "scores",
        "shelves",
        "notes",
        "loans",
        "created",
        "anything",
        "code",
    }
)
_stocktaking_places = places(
    {"bad": ("broken", "state.broken"), "key": ("locks[].key", "locks[main_key]")}
)
_stocktaking_fields = frozenset({"copies", "bad", "key"})
_book_create_fields = frozenset({"title", "for", "pages", "tags", "authors", "due"})
_optional_text = optional(text)
_optional_time = optional(time)
