"""AsyncPager: pages, cursors, the end of a scan, and what is fetched ahead."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import attrs
import pytest
import trio
from calls import operation, runner
from loops import until
from scripted_transport import NEVER, ScriptedTransport, response

from lytics_async import errors
from lytics_async.call.operation import Paging, Param
from lytics_async.call.options import NO_OPTIONS
from lytics_async.call.paging import AsyncPager
from lytics_async.call.structure import list_of, mapping
from lytics_async.wire.messages import WireRequest

SCAN = operation(
    name="things.scan",
    structure=list_of(mapping),
    query_params=(
        Param(name="start", wire="start"),
        Param(name="limit", wire="limit"),
        Param(name="fields", wire="fields", list_style="comma"),
    ),
    paging=Paging(cursor_param="start", limit_param="limit", max_limit=100, fields_param="fields"),
)
Reply = tuple[list[Any], str | None]


class Pages(ScriptedTransport):
    """Responds by cursor and size.

    Args:
        instead: what comes for a cursor instead of its page.
        members: more members of the envelope.
    """

    def __init__(
        self,
        reply: Callable[[str | None, int], Reply],
        *,
        instead: dict[str | None, Any] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(self._page)
        self.asked: list[tuple[str | None, int]] = []
        self._reply = reply
        self._instead = instead or {}
        self._members = members

    def _page(self, request: WireRequest) -> Any:
        query = parse_qs(urlsplit(request.url).query)
        cursor, size = query.get("start", [None])[0], int(query["limit"][0])
        self.asked.append((cursor, size))
        if cursor in self._instead:
            return self._instead[cursor]
        items, following = self._reply(cursor, size)
        return response(items, _next=following, **self._members)


def numbered(total: int) -> Callable[[str | None, int], Reply]:
    def reply(cursor: str | None, size: int) -> Reply:
        first = int(cursor or 0)
        items = [{"id": number} for number in range(first, min(first + size, total))]
        return items, str(first + size) if first + size < total else None

    return reply


def pager(
    pages: Pages, *, page_size: int = 100, limit: int | None = None, **arguments: Any
) -> AsyncPager[Any]:
    into, raw = arguments.pop("into", None), arguments.pop("raw", False)
    return AsyncPager(
        runner(pages),
        SCAN,
        arguments,
        NO_OPTIONS,
        page_size=page_size,
        limit=limit,
        into=into,
        raw=raw,
    )


async def test_a_scan_hands_out_every_item_once_and_always_sends_its_page_size() -> None:
    pages = Pages(numbered(250))
    assert [item["id"] async for item in pager(pages)] == list(range(250))
    assert pages.asked == [(None, 100), ("100", 100), ("200", 100)]


async def test_a_limit_bounds_the_total_and_the_last_request() -> None:
    pages = Pages(numbered(250))
    scan = pager(pages, limit=130)
    assert len(await scan.collect()) == 130
    assert pages.asked == [(None, 100), ("100", 30)]
    assert scan.cursor == "130"
    assert await pager(pages, limit=0).collect() == []
    assert len(await pager(Pages(numbered(250))).collect(5)) == 5


async def test_a_limit_holds_when_the_server_sends_more_than_was_requested() -> None:
    always_100 = numbered(250)
    pages = Pages(lambda cursor, _: always_100(cursor, 100))
    assert [item["id"] for item in await pager(pages, limit=130).collect()] == list(range(130))
    assert [item["id"] async for item in pager(pages, limit=7)] == list(range(7))


async def test_a_scan_continues_from_a_cursor() -> None:
    assert (await pager(Pages(numbered(250)), start="240").collect())[0] == {"id": 240}


async def test_pages_tell_their_cursor_and_the_pager_keeps_it() -> None:
    scan = pager(Pages(numbered(250)))
    cursors = [(len(page.items), page.cursor, scan.cursor) async for page in scan.pages()]
    assert cursors == [(100, "100", "100"), (100, "200", "200"), (50, None, None)]


@pytest.mark.parametrize(
    ("members", "total"),
    [({"total": 250}, 250), ({}, None), ({"total": "many"}, None), ({"total": -1}, None)],
)
async def test_a_pager_tells_how_many_items_the_server_counted(
    members: dict[str, Any], total: int | None
) -> None:
    scan = pager(Pages(numbered(250), **members))
    assert scan.total is None
    await anext(scan.pages())
    assert scan.total == total


async def test_the_next_page_is_fetched_while_the_present_one_is_used_and_no_further() -> None:
    pages = Pages(numbered(1000))
    async for page in pager(pages).pages():
        for _ in range(10):
            await asyncio.sleep(0)
        if page.cursor == "200":
            assert [cursor for cursor, _ in pages.asked] == [None, "100", "200"]
            break


async def test_a_scan_that_is_left_early_leaves_no_task_behind() -> None:
    async for _ in pager(Pages(numbered(1000), instead={"100": NEVER})):
        break
    await until(lambda: asyncio.all_tasks() == {asyncio.current_task()})


async def test_a_token_that_does_not_change_does_not_end_the_scan() -> None:
    turn = iter(range(100))

    def reply(_: str | None, __: int) -> Reply:
        number = next(turn)
        return ([{"id": number}] if number < 5 else []), "same"

    assert len(await pager(Pages(reply)).collect()) == 5


async def test_a_page_without_a_new_item_is_the_end_and_repeats_are_handed_out_once() -> None:
    script = iter([[1, 2], [2, 3], [3, 1], [4]])

    def reply(_: str | None, __: int) -> Reply:
        return [{"id": number} for number in next(script)], "more"

    assert [item["id"] async for item in pager(Pages(reply))] == [1, 2, 3]


async def test_items_that_read_the_same_because_the_fields_were_narrowed_all_count() -> None:
    def reply(cursor: str | None, _: int) -> Reply:
        page = int(cursor or 0)
        return [{"city": "Portland"}] * 3, str(page + 1) if page < 4 else None

    assert len(await pager(Pages(reply), fields=["city"]).collect()) == 15


async def test_a_narrowed_scan_that_turns_in_a_circle_ends() -> None:
    def reply(_: str | None, __: int) -> Reply:
        return [{"city": "Portland"}], "same"

    assert len(await pager(Pages(reply), fields=["city"]).collect()) <= 3


async def test_a_cursor_the_server_no_longer_takes_is_a_paging_error_that_says_how_far_it_came() -> (
    None
):
    expired = (400, b'{"message":"token expired"}')
    scan = pager(Pages(numbered(250), instead={"100": expired}))
    with pytest.raises(errors.PagingError, match="restart the scan") as caught:
        await scan.collect()
    assert (caught.value.cursor, caught.value.pages, caught.value.items) == ("100", 1, 100)


async def test_an_error_on_the_first_page_is_the_errors_own() -> None:
    with pytest.raises(errors.NotFound):
        await pager(Pages(numbered(1), instead={None: (404, b"{}")})).collect()


async def test_items_can_be_read_into_a_class_of_the_users_or_raw() -> None:
    @attrs.define
    class Thing:
        id: int

    assert await pager(Pages(numbered(2)), into=Thing).collect() == [Thing(0), Thing(1)]
    assert await pager(Pages(numbered(2)), raw=True).collect() == [{"id": 0}, {"id": 1}]


@pytest.mark.parametrize(
    "wrong", [{"page_size": 0}, {"page_size": 101}, {"limit": -1}, {"into": dict, "raw": True}]
)
async def test_what_cannot_be_requested_is_refused_before_any_request(
    wrong: dict[str, Any],
) -> None:
    pages = Pages(numbered(1))
    with pytest.raises(errors.ArgumentError):
        await pager(pages, **wrong).collect()
    assert pages.asked == []


async def test_a_pager_can_be_iterated_once() -> None:
    scan = pager(Pages(numbered(1)))
    await scan.collect()
    with pytest.raises(errors.ArgumentError, match="once"):
        await scan.collect()


async def test_a_time_limit_of_the_users_around_a_scan_works() -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await pager(Pages(numbered(250), instead={"100": NEVER})).collect()
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_closing_the_client_ends_what_was_fetched_ahead() -> None:
    calls = runner(Pages(numbered(250), instead={"100": NEVER}))
    pages = AsyncPager(calls, SCAN, {}, NO_OPTIONS, page_size=100, limit=None).pages()
    await anext(pages)
    await asyncio.sleep(0)
    await calls.aclose()
    assert asyncio.all_tasks() == {asyncio.current_task()}
    await pages.aclose()


def test_a_scan_goes_page_by_page_on_trio() -> None:
    async def main() -> int:
        return len(await pager(Pages(numbered(250))).collect())

    assert trio.run(main) == 250


def circle(
    length: int, lead: int = 0, *, cursors: bool = False
) -> Callable[[str | None, int], Reply]:
    """Serve pages whose items repeat after `length` pages, after a lead of pages that do not."""

    def reply(cursor: str | None, _: int) -> Reply:
        number = int(cursor or 0)
        place = number if number < lead else lead + (number - lead) % length
        following = number + 1 if cursors or number + 1 < lead + length else lead
        return [{"id": place}], str(following)

    return reply


@pytest.mark.parametrize("cursors", [False, True], ids=["repeated cursors", "new cursors"])
@pytest.mark.parametrize(("length", "lead"), [(5, 0), (6, 3), (17, 1), (400, 0), (3, 50)])
async def test_a_scan_in_a_circle_ends_within_three_rounds(
    length: int, lead: int, cursors: bool
) -> None:
    pages = Pages(circle(length, lead, cursors=cursors))
    scan = pager(pages)
    items: list[int] = []
    with contextlib.suppress(errors.PagingError):  # a short circle is a repeated end, not an error
        async for item in scan:
            items.append(item["id"])  # noqa: PERF401 - those before an error count
    assert set(items) == set(range(lead + length))
    assert len(pages.asked) <= 3 * (lead + length) + 2


async def test_a_long_circle_is_an_error_that_says_so() -> None:
    with pytest.raises(errors.PagingError, match="same pages again") as caught:
        await pager(Pages(circle(6))).collect()
    assert caught.value.pages < 20
    assert caught.value.cursor is not None


async def test_a_narrowed_scan_in_a_long_circle_ends_by_its_cursors() -> None:
    def reply(cursor: str | None, _: int) -> Reply:
        return [{"city": "Portland"}], str((int(cursor or 0) + 1) % 9)

    with pytest.raises(errors.PagingError, match="same pages again"):
        await pager(Pages(reply), fields=["city"]).collect()


def with_gaps(empty: int) -> Callable[[str | None, int], Reply]:
    """Serve three items, with empty pages before each."""

    def reply(cursor: str | None, _: int) -> Reply:
        number = int(cursor or 0)
        items = [{"id": number}] if number % (empty + 1) == empty else []
        return items, str(number + 1) if number < 3 * (empty + 1) - 1 else None

    return reply


async def test_a_scan_continues_after_empty_pages_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert len(await pager(Pages(with_gaps(20))).collect()) == 3
    assert "things.scan: page 1 is empty but has a next cursor" in caplog.text


async def test_too_many_empty_pages_are_an_error_from_which_a_scan_resumes() -> None:
    scan = pager(Pages(with_gaps(7)))
    scan.max_empty_pages = 5
    with pytest.raises(errors.PagingError, match="6 empty pages") as caught:
        await scan.collect()
    rest = pager(Pages(with_gaps(7)), start=caught.value.cursor)
    assert len(await rest.collect()) == 3


async def test_empty_pages_under_one_cursor_are_the_end() -> None:
    pages = Pages(lambda _, __: ([], "same"))
    assert await pager(pages).collect() == []
    assert len(pages.asked) <= 4


@pytest.mark.parametrize("levels", [255, 900])
async def test_an_item_nested_too_deep_is_a_response_error_with_its_place(levels: int) -> None:
    deep = b"[" * levels + b"1" + b"]" * levels
    text = b'{"data":[{"id":1},{"id":' + deep + b'}],"status":200}'
    with pytest.raises(errors.ResponseError, match="item 1 of page 1 is nested") as caught:
        await pager(Pages(numbered(1), instead={None: (200, text)}), raw=True).collect()
    assert caught.value.paths == ["item 1 of page 1"]
