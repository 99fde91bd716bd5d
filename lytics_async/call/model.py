"""What generated models share: `extra`, their schema for pydantic, their form in notebooks.

It is apart from `structure.py` because the schemas for pydantic build on that.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, TypeVar

from lytics_async.call.concealing import concealed, safe_repr
from lytics_async.call.structure import MappingModel

T = TypeVar("T")


class OpenModel(MappingModel):
    """A generated model with open fields, such as a profile."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from lytics_async.base.notebook import html_table

        return html_table(type(self).__name__, {**self._fields, **self.extra}.items())

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: Any) -> Any:
        from lytics_async.call.pydantic_schema import mapping_schema

        return mapping_schema(cls)


def lazy_extra(model: type[T]) -> type[T]:
    """Have a model make its `extra` when it is first requested.

    It also gives the model its schema for pydantic and its form in notebooks, each made when it is
    requested.

    Most objects have no unknown field, and a dict for each of a thousand objects is a fifth of the
    garbage collector's work.
    """
    model.extra = _LazyExtra(model.extra)  # type: ignore[attr-defined]
    model.__get_pydantic_core_schema__ = classmethod(_pydantic_schema)  # type: ignore[attr-defined]
    model._repr_html_ = _html  # type: ignore[attr-defined]
    return model


def _html(model: Any) -> str:
    from attrs import fields

    from lytics_async.base.notebook import html_table

    members = [
        (field.name, concealed(value) if field.repr is safe_repr else value)
        for field in fields(type(model))
        if field.repr
        for value in [getattr(model, field.name)]
    ]
    return html_table(type(model).__name__, members)


def _pydantic_schema(model: type[Any], source: Any, handler: Any) -> Any:
    from lytics_async.call.pydantic_schema import model_schema

    return model_schema(model, source, handler)


class _LazyExtra:
    """Stands before the slot that contains the dict."""

    __slots__ = ("_slot",)

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, model: Any, owner: type[Any]) -> Any:
        if model is None:
            return self
        try:
            return self._slot.__get__(model)
        except AttributeError:
            with _first_use:  # two threads get the same dict
                try:
                    return self._slot.__get__(model)
                except AttributeError:
                    made: dict[str, Any] = {}
                    self._slot.__set__(model, made)
                    return made

    def __set__(self, model: Any, extra: Any) -> None:
        self._slot.__set__(model, extra)


_first_use = Lock()
