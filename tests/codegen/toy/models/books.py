# generated from endpoints/v1/library.toml; do not edit
"""Models of `client.books`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self

import attrs

from lytics_async.model import (
    MappingModel,
    anything,
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
    time,
)
from lytics_async.operation import UNSET, Unset
from lytics_async.secret import Secret


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
        rest = value.copy()
        pop = rest.pop
        name_ = pop("name", None)
        if type(name_) is not str:
            mismatch("str", name_)
        self = cls.__new__(cls)
        self.name = name_
        self.extra = rest
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"name": self.name, **self.extra}


# Why the model is as it is.
@attrs.define(kw_only=True)
class Book:
    """One book.

    What else a reader must know.

    Attributes:
        id: number, or a text for old books.
        code: code of the lock; never shown.
        extra: fields of the answer that are not listed here.
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
    notes: dict[str, Any] = attrs.field(factory=dict)
    loans: list[dict[str, Any]] = attrs.field(factory=list)
    created: datetime | None = None
    anything: Any = None
    code: Secret | None = attrs.field(default=None, repr=False)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        rest = value.copy()
        pop = rest.pop
        id_ = pop("id", None)
        if type(id_) is not int and type(id_) is not str:
            mismatch("int or str", id_)
        title_ = pop("title", None)
        if type(title_) is not str:
            mismatch("str", title_)
        shelf_ = pop("shelf", None)
        if shelf_ is not None and type(shelf_) is not str:
            mismatch("str", shelf_)
        level_ = pop("level", None)
        if level_ is not None and type(level_) is not int:
            mismatch("int", level_)
        content_type_ = pop("content-type", None)
        if content_type_ is not None and type(content_type_) is not str:
            mismatch("str", content_type_)
        pages_ = pop("pages", None)
        if pages_ is not None and type(pages_) is not int:
            mismatch("int", pages_)
        lent_ = pop("lent", None)
        if lent_ is not None and type(lent_) is not bool:
            mismatch("bool", lent_)
        weight_ = pop("weight", None)
        if weight_ is not None:
            weight_ = number(weight_)
        price_ = pop("price", None)
        if price_ is not None:
            price_ = _either_number_text(price_)
        tags_ = _list_of_text(pop("tags", None))
        authors_ = _list_of_author(pop("authors", None))
        editor_ = pop("editor", None)
        if editor_ is not None:
            editor_ = Author.from_json(editor_)
        scores_ = _map_of_integer(pop("scores", None))
        shelves_ = _map_of_list_of_author(pop("shelves", None))
        notes_ = _map_of_anything(pop("notes", None))
        loans_ = _list_of_mapping(pop("loans", None))
        created_ = pop("created", None)
        if created_ is not None:
            created_ = time(created_)
        anything_ = pop("anything", None)
        code_ = pop("code", None)
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
        self.extra = rest
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
            **self.extra,
        }


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
        rest = value.copy()
        pop = rest.pop
        title_ = pop("title", None)
        if type(title_) is not str:
            mismatch("str", title_)
        for__ = pop("for", UNSET)
        if for__ is not UNSET and for__ is not None and type(for__) is not str:
            mismatch("str", for__)
        pages_ = pop("pages", UNSET)
        if pages_ is not UNSET and type(pages_) is not int:
            mismatch("int", pages_)
        tags_ = pop("tags", UNSET)
        if tags_ is not UNSET and tags_ is not None:
            tags_ = _list_of_text(tags_)
        authors_ = pop("authors", UNSET)
        if authors_ is not UNSET:
            authors_ = _list_of_author(authors_)
        due_ = pop("due", UNSET)
        if due_ is not UNSET and due_ is not None:
            due_ = time(due_)
        self = cls.__new__(cls)
        self.title = title_
        self.for_ = for__
        self.pages = pages_
        self.tags = tags_
        self.authors = authors_
        self.due = due_
        self.extra = rest
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
        }
        return {name: value for name, value in fields.items() if value is not UNSET} | self.extra


class Reader(MappingModel):
    """A reader, with open fields."""

    __slots__ = ()
    _known = frozenset({"cards", "_nick", "_joined"})

    @property
    def cards(self) -> list[str]:
        """Numbers of the cards."""
        return _list_of_text(self._fields.get("cards"))

    @property
    def nick(self) -> str | None:
        """Nick."""
        return _optional_text(self._fields.get("_nick"))

    @property
    def joined(self) -> datetime | None:
        """Joined."""
        # Only some answers have it.
        return _optional_time(self._fields.get("_joined"))


_either_number_text = either(number, text)
_list_of_author = list_of(Author.from_json)
_list_of_mapping = list_of(mapping)
_list_of_text = list_of(text)
_map_of_anything = map_of(anything)
_map_of_integer = map_of(integer)
_map_of_list_of_author = map_of(list_of(Author.from_json))
_optional_text = optional(text)
_optional_time = optional(time)
