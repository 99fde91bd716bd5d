"""The generated operations, services and registry, on the toy table."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any

import pytest
from toy import operations, registry
from toy.models import Author, Book
from toy.models.v2 import Book as StockedBook
from toy.operations import books
from toy.services import Services
from toy.services.books import Books
from toy_files import TOY

from lytics_async.call.operation import UNSET, Operation, Paging
from lytics_async.call.service import Service
from lytics_async.call.structure import Mismatch
from lytics_async.errors import ArgumentError


class Recorder:
    """Mixed into a service: records each call instead of making it."""

    async def _call(
        self, operation: Operation[Any], arguments: dict[str, Any], options: Any
    ) -> Any:
        return operation.name, arguments, options

    async def _find(
        self, operation: Operation[Any], arguments: dict[str, Any], options: Any
    ) -> Any:
        return "find", operation.name, arguments, options

    def _pages(
        self, operation: Operation[Any], arguments: dict[str, Any], options: Any, **paging: Any
    ) -> Any:
        return operation.name, arguments, options, paging


class RecordedBooks(Recorder, Books):
    def __init__(self) -> None: ...


class Client(Services):
    """A client as the generated mixin needs it."""

    def __init__(self) -> None:
        self.built: list[type] = []

    def _service(self, kind: type[Any]) -> Any:
        self.built.append(kind)
        return object.__new__(kind)


def test_a_response_is_structured_as_the_operation_says() -> None:
    (book,) = books.LIST.structure([{"id": 1, "title": "Emma"}])
    assert book == Book(id=1, title="Emma")
    assert books.SET_LIMIT.structure({"left": 3}) == {"left": 3}
    assert books.SCRIPT.structure("let x") == "let x"
    assert books.DELETE.structure(None) is None
    assert books.ANNOTATE.structure([1, None]) == [1, None]


def test_a_null_list_is_empty_and_a_null_object_that_may_be_missing_is_none() -> None:
    assert books.LIST.structure(None) == []
    assert operations.sales_desk.LAST.structure(None) is None
    with pytest.raises(Mismatch):
        books.GET.structure(None)


def test_an_operation_that_accepts_a_single_item_makes_a_list_of_it() -> None:
    book = {"id": 1, "title": "Emma"}
    assert books.REPLACE.structure(book) == books.REPLACE.structure([book])
    with pytest.raises(Mismatch):
        books.LIST.structure(book)


def test_an_operation_that_accepts_a_list_takes_its_only_item() -> None:
    book = {"id": 1, "title": "Emma"}
    assert books.CREATE.structure([book]) == books.CREATE.structure(book)
    with pytest.raises(Mismatch):
        books.CREATE.structure([book, book])
    with pytest.raises(Mismatch):
        books.CREATE.structure([])
    with pytest.raises(Mismatch):
        books.GET.structure([book])


def test_a_page_names_its_cursor_and_its_limit() -> None:
    assert books.READERS.paging == Paging(
        cursor_param="start",
        limit_param="page_size",
        max_limit=50,
        fields_param="columns",
        cursor_fields=("_more",),
    )


def test_path_parameters_stand_in_the_order_of_the_path() -> None:
    assert [param.name for param in books.GET.path_params] == ["shelf", "book"]


async def test_a_method_passes_its_arguments_by_python_name() -> None:
    given = await RecordedBooks().list(ids=[1, 2], lent="all", options={"timeout": 1})
    name, arguments, options = given  # type: ignore[misc] # the value of the recorder
    assert name == "books.list"
    assert arguments == {
        "ids": [1, 2],
        "shelves": None,
        "colours": None,
        "sizes": None,
        "since": None,
        "where": None,
        "marks": None,
        "order": None,
        "lent": "all",
        "depth": None,
    }
    assert options == {"timeout": 1}


async def test_path_arguments_are_positional() -> None:
    assert await RecordedBooks().get("left", 7) == ("books.get", {"shelf": "left", "book": 7}, None)


async def test_find_goes_the_way_that_turns_not_found_into_none() -> None:
    found = await RecordedBooks().find("left", 7)
    assert found == ("find", "books.get", {"shelf": "left", "book": 7}, None)


async def test_body_fields_are_unset_until_given() -> None:
    _, arguments, _ = await RecordedBooks().create(title="Emma", for_=None)  # type: ignore[misc] # recorded
    assert arguments == {
        "title": "Emma",
        "for_": None,
        "pages": UNSET,
        "tags": UNSET,
        "authors": UNSET,
        "due": UNSET,
        "body": None,
    }


async def test_a_named_body_is_passed_as_the_body() -> None:
    assert await RecordedBooks().annotate("a note") == ("books.annotate", {"body": "a note"}, None)


def test_a_paged_method_asks_for_full_pages_and_has_no_bound() -> None:
    assert RecordedBooks().readers(start="abc") == (
        "books.readers",
        {"start": "abc", "columns": None},
        None,
        {"page_size": 50, "limit": None, "into": None, "raw": False},
    )


def test_every_argument_of_a_method_is_known_to_its_operation() -> None:
    for name, operation in vars(books).items():
        if isinstance(operation, Operation):
            method = inspect.signature(getattr(Books, name.lower()))
            arguments = method.parameters.keys() - {"self", "options", "limit", "into", "raw"}
            if operation.body is not None:
                arguments = arguments - {"text", "filterql"} | {"body"}
            assert arguments == operation.names, name


def test_options_is_the_last_argument_of_every_method() -> None:
    for name, method in vars(Books).items():
        if inspect.isfunction(method) and not name.startswith("_"):
            assert list(inspect.signature(method).parameters)[-1] == "options", name


def test_a_docstring_says_path_arguments_and_errors() -> None:
    assert inspect.getdoc(Books.get) == (
        "Return one book.\n\n"
        "GET /toy/{shelf}/books/{bookId}.\n\n"
        "With a word about it.\n\n"
        "Args:\n"
        '    shelf: where it stands: "left" or "right".\n'
        "    book: its number.\n\n"
        "Returns:\n"
        "    the book.\n\n"
        "Raises:\n"
        "    NotFound: no such book.\n"
        "    BadRequest: no such shelf."
    )


def test_a_service_is_built_once_on_first_use() -> None:
    client = Client()
    assert client.built == []
    assert client.books is client.books
    assert isinstance(client.books, Service)
    assert client.built == [Books]


def test_v2_services_hang_below_the_client_and_are_built_by_it() -> None:
    client = Client()
    stock = client.v2.stock
    assert stock is client.v2.stock
    assert client.built == [type(stock)]


def test_models_of_both_versions_may_share_a_name() -> None:
    assert Book is not StockedBook
    assert operations.v2.stock.LIST.api == "v2"


def test_the_registry_finds_every_operation_by_name() -> None:
    for name in registry.OPERATIONS:
        assert registry.find(name).name == name
    assert registry.find("v2.stock.list") is operations.v2.stock.LIST


def test_the_registry_suggests_similar_names() -> None:
    with pytest.raises(ArgumentError, match=r"no operation 'books.lst'; did you mean books\.list"):
        registry.find("books.lst")
    with pytest.raises(ArgumentError, match="OPERATIONS lists them all"):
        registry.find("zzz")


@pytest.mark.parametrize("package", ["toy.models", "toy.operations", "toy.models.v2"])
def test_an_unknown_name_of_a_lazy_package_is_an_attribute_error(package: str) -> None:
    module = sys.modules[package]
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = module.nothing
    assert set(module._MODULES) <= set(dir(module))


def test_a_lazy_package_gives_the_object_itself() -> None:
    assert Author is sys.modules["toy.models.books"].Author


def test_packages_load_nothing_before_a_name_is_used() -> None:
    code = (
        "import sys; import toy.models, toy.operations, toy.services, toy.registry;"
        "print(*sorted(name for name in sys.modules if name.startswith('toy')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=TOY.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        "toy",
        "toy.models",
        "toy.operations",
        "toy.registry",
        "toy.services",
    ]
