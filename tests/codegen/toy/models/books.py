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
    texts,
    time,
    unlisted,
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
        get = value.get
        name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        extra = unlisted(Author, value) if len(value) > 1 else {}
        self = cls.__new__(cls)
        self.name = name_
        self.extra = extra
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
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not int and type(id_) is not str:
            mismatch("int or str", id_)
        title_ = get("title")
        if type(title_) is not str:
            mismatch("str", title_)
        shelf_ = get("shelf")
        if shelf_ is None:
            absent += "shelf" not in value
        elif type(shelf_) is not str:
            mismatch("str", shelf_)
        level_ = get("level")
        if level_ is None:
            absent += "level" not in value
        elif type(level_) is not int:
            mismatch("int", level_)
        content_type_ = get("content-type")
        if content_type_ is None:
            absent += "content-type" not in value
        elif type(content_type_) is not str:
            mismatch("str", content_type_)
        pages_ = get("pages")
        if pages_ is None:
            absent += "pages" not in value
        elif type(pages_) is not int:
            mismatch("int", pages_)
        lent_ = get("lent")
        if lent_ is None:
            absent += "lent" not in value
        elif type(lent_) is not bool:
            mismatch("bool", lent_)
        weight_ = get("weight")
        if weight_ is None:
            absent += "weight" not in value
        else:
            weight_ = number(weight_)
        price_ = get("price")
        if price_ is None:
            absent += "price" not in value
        else:
            price_ = _either_number_text(price_)
        tags_ = get("tags")
        if tags_ is None:
            absent += "tags" not in value
        tags_ = texts(tags_)
        authors_ = get("authors")
        if authors_ is None:
            absent += "authors" not in value
        authors_ = _list_of_author(authors_)
        editor_ = get("editor")
        if editor_ is None:
            absent += "editor" not in value
        else:
            editor_ = Author.from_json(editor_)
        scores_ = get("scores")
        if scores_ is None:
            absent += "scores" not in value
        scores_ = _map_of_integer(scores_)
        shelves_ = get("shelves")
        if shelves_ is None:
            absent += "shelves" not in value
        shelves_ = _map_of_list_of_author(shelves_)
        notes_ = get("notes")
        if notes_ is None:
            absent += "notes" not in value
        notes_ = _map_of_anything(notes_)
        loans_ = get("loans")
        if loans_ is None:
            absent += "loans" not in value
        loans_ = _list_of_mapping(loans_)
        created_ = get("created")
        if created_ is None:
            absent += "created" not in value
        else:
            created_ = time(created_)
        anything_ = get("anything")
        if anything_ is None:
            absent += "anything" not in value
        code_ = get("code")
        if code_ is None:
            absent += "code" not in value
        else:
            code_ = secret(code_)
        extra = unlisted(Book, value) if len(value) + absent > 19 else {}
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
        self.extra = extra
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
        get = value.get
        absent = 0
        title_ = get("title")
        if type(title_) is not str:
            mismatch("str", title_)
        for__ = get("for", UNSET)
        if for__ is UNSET:
            absent += 1
        elif for__ is not None and type(for__) is not str:
            mismatch("str", for__)
        pages_ = get("pages", UNSET)
        if pages_ is UNSET:
            absent += 1
        elif type(pages_) is not int:
            mismatch("int", pages_)
        tags_ = get("tags", UNSET)
        if tags_ is UNSET:
            absent += 1
        elif tags_ is not None:
            tags_ = texts(tags_)
        authors_ = get("authors", UNSET)
        if authors_ is UNSET:
            absent += 1
        else:
            authors_ = _list_of_author(authors_)
        due_ = get("due", UNSET)
        if due_ is UNSET:
            absent += 1
        elif due_ is not None:
            due_ = time(due_)
        extra = unlisted(BookCreate, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.title = title_
        self.for_ = for__
        self.pages = pages_
        self.tags = tags_
        self.authors = authors_
        self.due = due_
        self.extra = extra
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


_either_number_text = either(number, text)
_list_of_author = list_of(Author.from_json)
_list_of_mapping = list_of(mapping)
_map_of_anything = map_of(anything)
_map_of_integer = map_of(integer)
_map_of_list_of_author = map_of(list_of(Author.from_json))
_optional_text = optional(text)
_optional_time = optional(time)
