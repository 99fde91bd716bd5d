# generated from endpoints/v1/library.toml; do not edit
"""Models of `client.books`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Literal, Self

import attrs

from lytics_async.access.secret import Secret
from lytics_async.call.concealing import safe_repr
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.places import moved, places
from lytics_async.call.structure import (
    MappingModel,
    anything,
    count,
    either,
    integer,
    lazy_extra,
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 1:
            value = _author_blank | value
        try:
            found = _author(value)
        except KeyError:  # it has unknown ones instead
            value = _author_blank | value
            found = _author(value)
        name_ = found
        if type(name_) is not str:
            mismatch("str", name_)
        self = cls.__new__(cls)
        self.name = name_
        if len(value) > 1:
            self.extra = unlisted(value, _author_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 19:
            value = _book_blank | value
        try:
            found = _book(value)
        except KeyError:  # it has unknown ones instead
            value = _book_blank | value
            found = _book(value)
        (
            id_,
            title_,
            shelf_,
            level_,
            content_type_,
            pages_,
            lent_,
            weight_,
            price_,
            tags_,
            authors_,
            editor_,
            scores_,
            shelves_,
            notes_,
            loans_,
            created_,
            anything_,
            code_,
        ) = found
        if type(id_) is not int and type(id_) is not str:
            mismatch("int or str", id_)
        if type(title_) is not str:
            mismatch("str", title_)
        if type(shelf_) is not str and shelf_ is not None:
            mismatch("str", shelf_)
        if type(level_) is not int and level_ is not None:
            mismatch("int", level_)
        if type(content_type_) is not str and content_type_ is not None:
            mismatch("str", content_type_)
        if type(pages_) is not int and pages_ is not None:
            mismatch("int", pages_)
        if type(lent_) is not bool and lent_ is not None:
            mismatch("bool", lent_)
        if weight_ is not None:
            weight_ = number(weight_)
        if price_ is not None:
            price_ = _either_number_text(price_)
        tags_ = texts(tags_)
        authors_ = _list_of_author(authors_)
        if editor_ is not None:
            editor_ = Author.from_json(editor_)
        scores_ = _map_of_integer(scores_)
        shelves_ = _map_of_list_of_author(shelves_)
        notes_ = _map_of_anything(notes_)
        loans_ = _list_of_mapping(loans_)
        if created_ is not None:
            created_ = time(created_)
        if code_ is not None:
            code_ = secret(code_)
        self = cls.__new__(cls)
        self.id = id_
        self.title = title_
        self.shelf = shelf_
        self.level = level_
        self.content_type = content_type_
        self.pages = pages_
        self.lent = lent_
        self.weight = weight_
        self.price = price_
        self.tags = tags_
        self.authors = authors_
        self.editor = editor_
        self.scores = scores_
        self.shelves = shelves_
        self.notes = notes_
        self.loans = loans_
        self.created = created_
        self.anything = anything_
        self.code = code_
        if len(value) > 19:
            self.extra = unlisted(value, _book_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            value = {"copies": value}
        value = moved(value, _stocktaking_places)
        if len(value) < 3:
            value = _stocktaking_blank | value
        try:
            found = _stocktaking(value)
        except KeyError:  # it has unknown ones instead
            value = _stocktaking_blank | value
            found = _stocktaking(value)
        copies_, damaged_, key_ = found
        copies_ = count(copies_)
        if damaged_ is not None:
            damaged_ = count(damaged_)
        if key_ is not None:
            key_ = secret(key_)
        self = cls.__new__(cls)
        self.copies = copies_
        self.damaged = damaged_
        self.key = key_
        if len(value) > 3:
            self.extra = unlisted(value, _stocktaking_blank)
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _book_create_blank | value
        try:
            found = _book_create(value)
        except KeyError:  # it has unknown ones instead
            value = _book_create_blank | value
            found = _book_create(value)
        title_, for__, pages_, tags_, authors_, due_ = found
        if type(title_) is not str:
            mismatch("str", title_)
        if type(for__) is not str and for__ is not UNSET and for__ is not None:
            mismatch("str", for__)
        if type(pages_) is not int and pages_ is not UNSET:
            mismatch("int", pages_)
        if tags_ is not UNSET and tags_ is not None:
            tags_ = texts(tags_)
        if authors_ is not UNSET:
            authors_ = _list_of_author(authors_)
        if due_ is not UNSET and due_ is not None:
            due_ = time(due_)
        self = cls.__new__(cls)
        self.title = title_
        self.for_ = for__
        self.pages = pages_
        self.tags = tags_
        self.authors = authors_
        self.due = due_
        if len(value) > 6:
            self.extra = unlisted(value, _book_create_blank)
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


class Reader(MappingModel):
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


_author_blank = {"name": None}
_author = itemgetter(*_author_blank)
_book_blank = {
    "id": None,
    "title": None,
    "shelf": None,
    "level": None,
    "content-type": None,
    "pages": None,
    "lent": None,
    "weight": None,
    "price": None,
    "tags": None,
    "authors": None,
    "editor": None,
    "scores": None,
    "shelves": None,
    "notes": None,
    "loans": None,
    "created": None,
    "anything": None,
    "code": None,
}
_book = itemgetter(*_book_blank)
_either_number_text = either(number, text)
_list_of_author = list_of(Author.from_json)
_map_of_integer = map_of(integer)
_map_of_list_of_author = map_of(list_of(Author.from_json))
_map_of_anything = map_of(anything)
_list_of_mapping = list_of(mapping)
_stocktaking_places = places(
    {"bad": ("broken", "state.broken"), "key": ("locks[].key", "locks[main_key]")}
)
_stocktaking_blank = {"copies": None, "bad": None, "key": None}
_stocktaking = itemgetter(*_stocktaking_blank)
_book_create_blank = {
    "title": None,
    "for": UNSET,
    "pages": UNSET,
    "tags": UNSET,
    "authors": UNSET,
    "due": UNSET,
}
_book_create = itemgetter(*_book_create_blank)
_optional_text = optional(text)
_optional_time = optional(time)
