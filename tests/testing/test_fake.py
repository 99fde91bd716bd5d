"""A fake responds as scripted, checks its script, and names what was not scripted."""

from typing import Any

import pytest

from lytics_async import ArgumentError, NotFound, RequestTimeout, ServerError
from lytics_async.models import Segment
from lytics_async.testing import FakeLytics, UnexpectedRequest, example


@pytest.fixture
def fake() -> FakeLytics:
    return FakeLytics()


async def test_a_reply_becomes_the_models_of_the_operation(fake: FakeLytics) -> None:
    fake.on("segments.list").reply([{"id": "1", "name": "Regulars"}])
    async with fake.client() as lytics:
        assert await lytics.segments.list() == [Segment(id="1", name="Regulars")]


async def test_models_can_be_replied(fake: FakeLytics) -> None:
    fake.on("segments.get").reply(Segment(id="1", name="Regulars"))
    async with fake.client() as lytics:
        assert (await lytics.segments.get("regulars")).name == "Regulars"


async def test_replies_come_in_order_and_the_last_one_stays(fake: FakeLytics) -> None:
    fake.on("segments.get").reply({"id": "1"}).reply({"id": "2"})
    async with fake.client() as lytics:
        assert [(await lytics.segments.get("x")).id for _ in range(3)] == ["1", "2", "2"]


async def test_arguments_tell_scripts_apart_and_the_last_that_fits_responds(
    fake: FakeLytics,
) -> None:
    fake.on("segments.get").reply({"id": "any"})
    fake.on("segments.get", segment="vip").reply({"id": "vip"})
    async with fake.client() as lytics:
        assert (await lytics.segments.get("vip")).id == "vip"
        assert (await lytics.segments.get("other")).id == "any"


async def test_a_scan_goes_over_scripted_pages(fake: FakeLytics) -> None:
    fake.on("segments.scan").reply([{"email": "a"}, {"email": "b"}], cursor="next").reply(
        [{"email": "c"}]
    )
    async with fake.client() as lytics:
        found = [profile["email"] async for profile in lytics.segments.scan("x")]
    assert found == ["a", "b", "c"]
    assert fake.calls("segments.scan")[1].arguments["start"] == "next"


async def test_requests_are_recorded(fake: FakeLytics) -> None:
    fake.on("segments.create").reply(example("segments.create"))
    async with fake.client() as lytics:
        await lytics.segments.create(name="Regulars", segment_ql="FILTER visits > 5")
    (request,) = fake.requests
    assert request.operation == "segments.create"
    assert request.body == {"name": "Regulars", "segment_ql": "FILTER visits > 5"}


async def test_operations_on_one_path_are_distinguished_by_their_body(fake: FakeLytics) -> None:
    fake.on("segments.upsert").reply(example("segments.upsert"))
    async with fake.client() as lytics:
        await lytics.segments.upsert("FILTER visits > 5 ALIAS regulars")
    assert fake.calls("segments.upsert")[0].body == "FILTER visits > 5 ALIAS regulars"


async def test_failures_come_first_and_the_client_retries(fake: FakeLytics) -> None:
    fake.on("segments.list").reply([])
    fake.fail("segments.list", times=2, status=503)
    async with fake.client() as lytics:
        assert await lytics.segments.list() == []
    assert len(fake.calls("segments.list")) == 3


async def test_a_failure_that_stays_is_raised(fake: FakeLytics) -> None:
    fake.on("segments.get").fail(status=404, message="no such segment")
    fake.on("segments.list").fail(status=500)
    fake.on("accounts.list").fail(error=RequestTimeout("Too late.", phase="receive"))
    async with fake.client() as lytics:
        with pytest.raises(NotFound, match="no such segment"):
            await lytics.segments.get("x")
        with pytest.raises(ServerError):
            await lytics.segments.list()
        for _ in range(2):  # what is raised is not used up, and not added to
            with pytest.raises(RequestTimeout) as raised:
                await lytics.accounts.list()
            assert raised.value.operation == "accounts.list"


async def test_a_broken_connection_is_retried(fake: FakeLytics) -> None:
    fake.on("segments.list").reply([])
    fake.fail("segments.list")
    async with fake.client() as lytics:
        assert await lytics.segments.list() == []


async def test_an_unexpected_request_says_what_was_scripted_and_what_is_nearest(
    fake: FakeLytics,
) -> None:
    fake.on("segments.get", segment="vip").reply({"id": "1"})
    fake.on("accounts.list").reply([])
    async with fake.client() as lytics:
        with pytest.raises(UnexpectedRequest) as raised:
            await lytics.segments.get("vlp")
    said = str(raised.value)
    assert said.startswith("\"segments.get\", segment='vlp' was not scripted.")
    assert "The nearest is \"segments.get\", segment='vip'." in said
    assert 'Use fake.on("segments.get").reply(…)' in said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda fake: fake.on("segments.lst"), "did you mean segments.list"),
        (lambda fake: fake.on("segments.get", segmnt="x"), "did you mean 'segment'"),
        (lambda fake: fake.fail("nothing.at_all"), "no operation"),
        (lambda fake: fake.on("segments.list").reply({"id": 1}), "list"),
        (lambda fake: fake.on("segments.list").reply([{"id": 1}]), r"\$\[0\]\.id"),
    ],
)
def test_what_could_never_come_is_refused(fake: FakeLytics, wrong: Any, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        wrong(fake)


async def test_uploads_are_accepted(fake: FakeLytics) -> None:
    fake.uploads("orders").accept()
    async with fake.client() as lytics:
        report = await lytics.upload_csv(b"email,total\na@x,1\nb@x,2\n", stream="orders")
    assert report.all_accepted
    assert report.accepted == 2
    (request,) = fake.requests
    assert request.body == [{"email": "a@x", "total": "1"}, {"email": "b@x", "total": "2"}]


async def test_rejected_rows_are_found_and_named_by_the_uploader(fake: FakeLytics) -> None:
    fake.uploads("orders").reject([{"total": "x"}])
    rows = b"".join(b"u%d@x,%s\n" % (number, b"x" if number == 7 else b"1") for number in range(50))
    async with fake.client() as lytics:
        report = await lytics.upload_csv(b"email,total\n" + rows, stream="orders")
    assert (report.accepted, report.rejected) == (49, 1)
    assert [found.first_record for found in report.rejected_records] == [8]


async def test_json_uploads_collect_and_events_go_the_same_way(fake: FakeLytics) -> None:
    fake.uploads("web").reject(lambda record: record.get("bad", False))
    async with fake.client() as lytics:
        report = await lytics.upload_json([{"a": 1}, {"bad": True}], stream="web")
        assert (report.accepted, report.rejected) == (1, 1)
        assert (await lytics.collect("web", {"a": 1})).all_accepted
        async with lytics.events("web", max_age=0.01) as events:
            receipt = await events.send({"a": 2})
            assert (await receipt.outcome()).state == "accepted"


async def test_an_upload_through_failures_ends_well(fake: FakeLytics) -> None:
    fake.uploads("orders").accept()
    fake.fail("ingest.upload_csv_bulk", status=503, headers={"Retry-After": "0"})
    async with fake.client() as lytics:
        report = await lytics.upload_csv(b"email\na@x\n", stream="orders")
    assert report.all_accepted
