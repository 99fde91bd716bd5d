"""What the generated methods of the toy table do that belong together: pages behind an envelope,
twins, second methods.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from scripted_transport import ScriptedTransport, response
from toy.models.v2 import BookFields, Order
from toy.services.v2.stock import Stock
from toy.workflows import PressOrder, workflow_class

from lytics_async import AsyncLytics, NotFound, ServerError


@pytest.fixture
async def transport() -> ScriptedTransport:
    return ScriptedTransport(response({}))


@pytest.fixture
async def stock(transport: ScriptedTransport) -> AsyncIterator[Stock]:
    async with AsyncLytics("at.x.y", base_url="https://toy.test", transport=transport) as client:
        yield client._service(Stock)


def sent(transport: ScriptedTransport) -> list[tuple[str, str, Any]]:
    found = []
    for request in transport.requests:
        parts = urlsplit(request.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        assert isinstance(request.body, bytes)
        found.append((request.method, path, orjson.loads(request.body) if request.body else None))
    return found


async def test_a_cursor_inside_of_an_object_is_followed(
    stock: Stock, transport: ScriptedTransport
) -> None:
    transport.script = [
        response([{"uid": "1"}], _meta={"has_more": True, "next_before": "b"}),
        response([{"uid": "2"}], _meta={"has_more": True, "next_before": "c"}),
        response([{"uid": "3"}], _meta={"has_more": False, "next_before": "d"}),
    ]
    assert [book.uid async for book in stock.list()] == ["1", "2", "3"]
    assert [path for _, path, _ in sent(transport)] == [
        "/v2/stock?page_size=10",
        "/v2/stock?before=b&page_size=10",
        "/v2/stock?before=c&page_size=10",
    ]


@pytest.mark.parametrize(
    "meta", [{}, {"_meta": None}, {"_meta": {"has_more": True}}, {"_meta": []}]
)
async def test_without_a_cursor_the_list_is_at_its_end(
    stock: Stock, transport: ScriptedTransport, meta: dict[str, Any]
) -> None:
    transport.script = [response([{"uid": "1"}], **meta)]
    assert len(await stock.list().collect()) == 1
    assert len(transport.requests) == 1


async def test_a_full_page_is_followed_by_another(
    stock: Stock, transport: ScriptedTransport
) -> None:
    transport.script = [response([{"n": 1}, {"n": 2}]), response([])]
    assert await stock.history().collect() == [{"n": 1}, {"n": 2}]
    assert [path for _, path, _ in sent(transport)] == [
        "/v2/stock/history?limit=2",
        "/v2/stock/history?start=2&limit=2",
    ]


async def test_a_bound_does_not_make_a_page_the_last_one(
    stock: Stock, transport: ScriptedTransport
) -> None:
    transport.script = [response([{"n": 1}])]
    pager = stock.history(limit=1)
    assert await pager.collect() == [{"n": 1}]
    assert pager.cursor == "1"
    assert sent(transport)[0][1] == "/v2/stock/history?limit=1"


async def test_a_field_with_a_twin_is_sent_under_both_names(
    stock: Stock, transport: ScriptedTransport
) -> None:
    transport.script = [response({"uid": "1"})]
    await stock.replace("1", title="Emma")
    assert sent(transport) == [("PUT", "/v2/stock/1", {"title": "Emma", "name": "Emma"})]
    assert BookFields(title="Emma").to_json() == {"title": "Emma", "name": "Emma"}


async def test_what_the_path_says_is_not_in_the_body(
    stock: Stock, transport: ScriptedTransport
) -> None:
    transport.script = [response({"uid": "1"})]
    await stock.edit("1", lambda book: {"uid": "1", "title": "Emma"})
    assert sent(transport) == [
        ("GET", "/v2/stock/1", None),
        ("PUT", "/v2/stock/1", {"title": "Emma"}),
    ]


async def test_the_second_methods_are_named_after_the_first(
    stock: Stock, transport: ScriptedTransport
) -> None:
    order = {"id": "o1", "workflow": "press_order", "config": {"paper": "thin"}}
    transport.script = [response(order)]

    def thick(order: Order[PressOrder]) -> None:
        order.config.paper = "thick"

    changed = await stock.edit_order("o1", thick, config=PressOrder)
    assert type(changed.config) is PressOrder
    assert sent(transport)[1] == (
        "PUT",
        "/v2/order/press-order/o1",
        {"config": {"paper": "thick"}},
    )
    transport.requests.clear()
    transport.script = [
        response(order | {"request_id": "r", "done": False}),
        response(order | {"request_id": "r", "done": True}),
    ]
    done = await stock.order_and_wait(
        PressOrder(paper="thin", copies=2), count=1, timeout=5, interval=0.001
    )
    assert done.done
    assert sent(transport) == [
        (
            "POST",
            "/v2/order/press-order",
            {"config": {"paper": "thin", "copies": 2}, "count": 1},
        ),
        ("GET", "/v2/orderstatus/r", None),
    ]


async def test_a_code_raises_the_error_of_its_status(
    stock: Stock, transport: ScriptedTransport
) -> None:
    for code, status, kind in (("NOTFOUND-003", 404, NotFound), ("INTERNAL-019", 500, ServerError)):
        body = orjson.dumps({"status": status, "errors": [{"code": code, "message": "no"}]})
        transport.script = [(status, body)]
        with pytest.raises(kind) as caught:
            await stock.replace("1", title="x", options={"max_attempts": 1})
        assert caught.value.code == code
    assert Stock.replace.__doc__ is not None
    assert "NotFound: there is no such book (`NOTFOUND-003`)." in Stock.replace.__doc__
    assert "what is left out is reset" in Stock.replace.__doc__


def test_the_toy_classes_know_their_fields() -> None:
    order = workflow_class("press_order")
    assert order is PressOrder
    sent = {"class": "a", "endDate": "2026-01-01", "time_of_day": "09:00"}
    read = PressOrder.from_json(sent)
    assert (read.class_, read.end_date, read.time_of_day) == ("a", "2026-01-01", "09:00")
    assert read.to_json() == sent
