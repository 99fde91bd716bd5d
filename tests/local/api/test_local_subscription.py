"""Subscriptions: records of them, and webhooks that are delivered to this machine."""

from __future__ import annotations

import http.server
import queue
import re
import socket
import threading
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from local_lytics import Lytics

from lytics_async import webhooks

PATH = "/api/subscription"
SUBSCRIPTION = {
    *("id", "segment_ids", "segmentql", "description", "name", "updated", "created", "user_id"),
    *("account_id", "workflow"),
}
NINE_DECIMALS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z")


class Receiver:
    """A program that webhooks are delivered to."""

    def __init__(self) -> None:
        self.messages = queue.Queue()
        self.statuses = []
        self.location = ""
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.statuses.pop(0) if receiver.statuses else 200
                if status == 0:
                    self.wfile.write(b"this is not HTTP\r\n\r\n")
                    return
                self.send_response(status)
                if receiver.location:
                    self.send_header("Location", receiver.location)
                self.end_headers()
                if status == 200:
                    receiver.messages.put((orjson.loads(body), dict(self.headers)))

            def do_GET(self) -> None:
                receiver.messages.put(("followed", {}))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def next(self) -> Any:
        return self.messages.get(timeout=10)[0]

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def other_receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


def subscribe(lytics: Lytics, receiver: Receiver, **body: Any) -> Any:
    body = {"channel": "webhook", "webhook_url": receiver.url, **body}
    response = lytics.http.post(PATH, json=body)
    assert response.status_code == 200, response.text
    return response.json()["data"]


@pytest.fixture
def payers(lytics: Lytics) -> Lytics:
    return lytics.segment('FILTER paying = "t" FROM user ALIAS payers')


def move(lytics: Lytics, user: Any, paying: str) -> None:
    assert lytics.json({"user_id": user, "paying": paying}, "web").is_success


def test_it_has_the_published_members(lytics: Lytics, receiver: Receiver, payers: Lytics) -> None:
    made = subscribe(lytics, receiver, segment_ids=["payers"], name="one", description="hello")
    assert set(made) == SUBSCRIPTION
    assert (made["segment_ids"], made["workflow"]) == ([payers["id"]], "webhook_triggers")
    assert NINE_DECIMALS.fullmatch(made["created"])
    assert lytics.http.get(f"{PATH}/{made['id']}").json()["data"] == made


def test_one_of_the_same_name_is_changed(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    first = subscribe(lytics, receiver, segment_ids=["payers"], name="one")
    second = subscribe(lytics, receiver, segment_ids=["payers"], name="one", description="new")
    assert (second["id"], second["description"]) == (first["id"], "new")
    assert len(lytics.http.get(PATH).json()["data"]) == 1


def test_they_are_listed_by_segment(lytics: Lytics, receiver: Receiver, payers: Lytics) -> None:
    other = lytics.segment("FILTER a > 1 ALIAS other")
    subscribe(lytics, receiver, segment_ids=["payers"])
    for wanted, amount in (("payers", 1), (other["id"], 0)):
        found = lytics.http.get(PATH, params={"segment_id": wanted}).json()["data"]
        assert len(found) == amount


def test_text_makes_the_segment(lytics: Lytics, receiver: Receiver) -> None:
    made = subscribe(lytics, receiver, segmentql="FILTER visits > 3 ALIAS regulars")
    (segment,) = made["segment_ids"]
    assert lytics.http.get("/api/segment/regulars").json()["data"]["id"] == segment
    assert made["segmentql"] == "FILTER visits > 3 ALIAS regulars"


def test_a_stream_of_kinesis_is_a_record(lytics: Lytics, payers: Lytics) -> None:
    body = {"channel": "kinesis", "segment_ids": ["payers"], "region": "eu", "stream": "s"}
    assert lytics.http.post(PATH, json=body).json()["data"]["workflow"] == "kinesis_triggers"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"channel": "pigeon", "segment_ids": ["payers"]},
        {"channel": "webhook", "segment_ids": ["payers"]},
        {"channel": "kinesis", "segment_ids": ["payers"], "region": "eu"},
        {"channel": "webhook", "webhook_url": "http://127.0.0.1:9/"},
        {"channel": "webhook", "webhook_url": "http://127.0.0.1:9/", "segment_ids": ["nothing"]},
        {"channel": "webhook", "webhook_url": "http://192.0.2.1/", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "http://example.com/", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "file:///etc/passwd", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "http://[::1", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "http://127.0.0.1:99999/", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "http://127.0.0.1/a b", "segment_ids": ["payers"]},
        {"channel": "webhook", "webhook_url": "http://a.localhost/", "segment_ids": ["payers"]},
        {
            "channel": "webhook",
            "webhook_url": "http://127.0.0.1:9/",
            "segment_ids": ["payers"],
            "headers": {"X-Mine": "two\nlines"},
        },
    ],
)
def test_one_that_makes_no_sense_is_rejected(
    lytics: Lytics, payers: Lytics, body: dict[str, Any]
) -> None:
    assert lytics.http.post(PATH, json=body).status_code == 400


def test_backfill_takes_exactly_one_segment(lytics: Lytics, payers: Lytics) -> None:
    lytics.segment("FILTER a > 1 ALIAS other")
    body = {"channel": "webhook", "webhook_url": "http://127.0.0.1:9/", "withbackfill": True}
    response = lytics.http.post(PATH, json=body | {"segment_ids": ["payers", "other"]})
    assert response.status_code == 400


def test_entering_and_leaving_a_segment_is_told(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    move(lytics, "1", "f")
    subscription = subscribe(lytics, receiver, segment_ids=["payers"])
    move(lytics, "1", "t")
    entered = receiver.next()
    assert entered["meta"] == {
        "object": "user",
        "source": "subscription",
        "subscription_id": subscription["id"],
    }
    assert (entered["data"]["user_id"], entered["data"]["paying"]) == ("1", "t")
    assert {"_created", "_modified"} <= set(entered["data"])
    (event,) = entered["data"]["segment_events"]
    assert (event["id"], event["slug"], event["event"]) == (payers["id"], "payers", "enter")
    assert event["exit"].startswith("2099-")
    assert NINE_DECIMALS.fullmatch(event["enter"])
    move(lytics, "1", "f")
    (left,) = receiver.next()["data"]["segment_events"]
    assert (left["event"], left["enter"]) == ("exit", event["enter"])
    assert event["enter"] < left["exit"] < "2099"


def test_only_later_changes_are_told_unless_a_backfill_was_requested(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    move(lytics, "1", "t")
    subscribe(lytics, receiver, segment_ids=["payers"])
    move(lytics, "2", "t")
    assert receiver.next()["data"]["user_id"] == "2"
    subscribe(lytics, receiver, segment_ids=["payers"], name="all", withbackfill=True)
    assert {receiver.next()["data"]["user_id"] for _ in range(2)} == {"1", "2"}


def test_a_message_covers_all_segments_of_a_subscription(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    lytics.segment("FILTER EXISTS paying FROM user ALIAS known")
    subscribe(lytics, receiver, segment_ids=["payers", "known"])
    move(lytics, "1", "t")
    events = receiver.next()["data"]["segment_events"]
    assert {event["slug"] for event in events} == {"payers", "known"}


def test_headers_go_with_the_message(lytics: Lytics, receiver: Receiver, payers: Lytics) -> None:
    subscribe(lytics, receiver, segment_ids=["payers"], headers={"X-Mine": "yes"})
    move(lytics, "1", "t")
    _, headers = receiver.messages.get(timeout=10)
    assert headers["X-Mine"] == "yes"


def test_a_delivery_that_fails_is_retried(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    receiver.statuses = [500, 503]
    subscribe(lytics, receiver, segment_ids=["payers"])
    move(lytics, "1", "t")
    assert receiver.next()["data"]["user_id"] == "1"


def test_a_deleted_subscription_is_told_nothing_more(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    made = subscribe(lytics, receiver, segment_ids=["payers"])
    subscribe(lytics, receiver, segment_ids=["payers"], name="kept")
    assert lytics.http.delete(f"{PATH}/{made['id']}").status_code == 204
    move(lytics, "1", "t")
    assert receiver.next()["meta"]["subscription_id"] != made["id"]
    assert receiver.messages.empty()
    assert lytics.http.get(f"{PATH}/{made['id']}").status_code == 404


def test_our_own_decoder_reads_what_is_delivered(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    subscribe(lytics, receiver, segment_ids=["payers"])
    move(lytics, "1", "t")
    message = webhooks.decode(orjson.dumps(receiver.next()))
    assert message.profile["user_id"] == "1"
    assert [event.slug for event in message.segment_events] == ["payers"]


def test_a_redirect_is_not_followed(
    lytics: Lytics, receiver: Receiver, other_receiver: Receiver, payers: Lytics
) -> None:
    receiver.statuses, receiver.location = [302, 302, 302], other_receiver.url
    subscribe(lytics, receiver, segment_ids=["payers"], name="one")
    move(lytics, "1", "t")
    move(lytics, "2", "t")
    while receiver.next()["data"]["user_id"] != "2":
        pass
    assert other_receiver.messages.empty()


def test_a_receiver_that_speaks_no_http_hinders_no_other(
    lytics: Lytics, receiver: Receiver, other_receiver: Receiver, payers: Lytics
) -> None:
    receiver.statuses = [0] * 3
    subscribe(lytics, receiver, segment_ids=["payers"], name="one")
    subscribe(lytics, other_receiver, segment_ids=["payers"], name="two")
    move(lytics, "1", "t")
    assert other_receiver.next()["data"]["user_id"] == "1"


def test_deleting_a_segment_makes_no_profile_leave_it(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    lytics.segment("FILTER EXISTS paying FROM user ALIAS known")
    move(lytics, "1", "t")
    subscribe(lytics, receiver, segment_ids=["payers", "known"])
    assert lytics.http.delete("/api/segment/payers").status_code == 204
    move(lytics, "2", "t")
    message = receiver.next()["data"]
    assert message["user_id"] == "2"
    assert [event["slug"] for event in message["segment_events"]] == ["known"]


def test_one_that_becomes_a_stream_of_kinesis_posts_nothing_more(
    lytics: Lytics, receiver: Receiver, other_receiver: Receiver, payers: Lytics
) -> None:
    subscribe(lytics, receiver, segment_ids=["payers"], name="one")
    body = {"channel": "kinesis", "segment_ids": ["payers"], "region": "eu", "stream": "s"}
    assert lytics.http.post(PATH, json=body | {"name": "one"}).is_success
    subscribe(lytics, other_receiver, segment_ids=["payers"], name="two")
    move(lytics, "1", "t")
    other_receiver.next()
    assert receiver.messages.empty()


def test_its_segments_are_of_one_table(lytics: Lytics, receiver: Receiver, payers: Lytics) -> None:
    lytics.segment("FILTER EXISTS url FROM content ALIAS articles")
    body = {"channel": "webhook", "webhook_url": receiver.url}
    response = lytics.http.post(PATH, json=body | {"segment_ids": ["payers", "articles"]})
    assert response.status_code == 400


def test_a_receiver_that_hangs_does_not_delay_the_others(
    lytics: Lytics, receiver: Receiver, payers: Lytics
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        url = f"http://127.0.0.1:{hanging.getsockname()[1]}/"
        body = {"channel": "webhook", "name": "hangs", "webhook_url": url}
        lytics.http.post(PATH, json=body | {"segment_ids": ["payers"]})
        subscribe(lytics, receiver, segment_ids=["payers"], name="works")
        for number in range(5):
            move(lytics, str(number), "t")
            assert receiver.next()["data"]["user_id"] == str(number)
        hanging.settimeout(0)
        hanging.accept()[0].close()  # the first message is still in its first attempt
        with pytest.raises(BlockingIOError):
            hanging.accept()
