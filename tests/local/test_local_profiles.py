"""Profiles: which records become one, and which of their values wins."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from local_lytics import Lytics

from lytics_async.local.merging import Merging


def profiles(lytics: Lytics) -> Any:
    return list(lytics.local.profiles("user"))


def test_records_with_an_equal_identity_become_one_profile(lytics: Lytics) -> None:
    lytics.json([{"user_id": "1", "a": "x"}, {"user_id": "1", "b": "y"}, {"user_id": "2"}])
    first, second = profiles(lytics)
    assert (first["a"], first["b"], second["user_id"]) == ("x", "y", "2")


def test_records_without_identity_stay_records(lytics: Lytics) -> None:
    lytics.json([{"a": 1}, {"user_id": ""}, {"user_id": None}, {"user_id": []}])
    assert profiles(lytics) == []
    assert lytics.local.count("s") == 4


def test_one_value_in_two_fields_is_not_a_match(lytics: Lytics) -> None:
    lytics.json([{"user_id": "x"}, {"email": "x"}])
    assert len(profiles(lytics)) == 2


def test_numbers_and_their_text_are_the_same_identity(lytics: Lytics) -> None:
    lytics.json({"user_id": 7, "a": 1})
    lytics.csv("user_id,b\n7,2\n")
    assert len(profiles(lytics)) == 1


def test_each_item_of_a_list_is_an_identity(lytics: Lytics) -> None:
    lytics.json([{"email": ["a@x", "b@x"], "n": 1}, {"email": "b@x", "m": 2}])
    [profile] = profiles(lytics)
    assert (profile["n"], profile["m"]) == (1, 2)
    assert lytics.profile("email", "a@x") == lytics.profile("email", "b@x")


def test_a_record_that_links_two_profiles_makes_them_one(lytics: Lytics) -> None:
    lytics.json([{"user_id": "1", "a": "x"}, {"email": "e", "b": "y"}])
    assert len(profiles(lytics)) == 2
    lytics.json({"user_id": "1", "email": "e"})
    [profile] = profiles(lytics)
    assert (profile["a"], profile["b"]) == ("x", "y")
    assert lytics.profile("user_id", "1") == lytics.profile("email", "e")


def test_links_work_within_one_upload_and_in_chains(lytics: Lytics) -> None:
    lytics.json(
        [
            {"user_id": "1", "a": 1},
            {"email": "e", "b": 2},
            {"_uid": "c", "c": 3},
            {"_uid": "c", "email": "e"},
            {"user_id": "1", "_uid": "c"},
            {"email": "e", "d": 4},
        ]
    )
    [profile] = profiles(lytics)
    assert [profile[name] for name in "abcd"] == [1, 2, 3, 4]


def test_identity_fields_can_be_chosen_and_the_cookie_is_always_one(
    start: Callable[..., Lytics],
) -> None:
    lytics = start(identity=("household_id",))
    lytics.csv("household_id,email,_uid\n1,e,c\n2,e,\n,e,c\n")
    assert len(profiles(lytics)) == 2


def test_the_latest_value_by_timestamp_field_wins_whatever_the_order(lytics: Lytics) -> None:
    lytics.csv(
        "user_id,at,v,w\n1,2024-01-02,new,\n1,2024-01-01,old,only\n1,2024-01-03,,\n",
        timestamp_field="at",
    )
    [profile] = profiles(lytics)
    assert (profile["v"], profile["w"], profile["at"]) == ("new", "only", "2024-01-03")


def test_an_older_record_that_comes_later_does_not_win(lytics: Lytics) -> None:
    lytics.json({"user_id": "1", "at": "2024-01-02T00:00:00Z", "v": "new"}, timestamp_field="at")
    assert profiles(lytics)[0]["v"] == "new"
    lytics.json(
        {"user_id": "1", "at": "2024-01-01T00:00:00Z", "v": "old", "w": "kept"},
        timestamp_field="at",
    )
    [profile] = profiles(lytics)
    assert (profile["v"], profile["w"]) == ("new", "kept")


def test_of_equal_times_the_later_arrival_wins(lytics: Lytics) -> None:
    lytics.csv("user_id,at,v\n1,2024-01-01,a\n1,2024-01-01,b\n", timestamp_field="at")
    assert profiles(lytics)[0]["v"] == "b"
    lytics.csv("user_id,at,v\n1,2024-01-01,c\n", timestamp_field="at")
    assert profiles(lytics)[0]["v"] == "c"


def test_without_timestamp_field_arrival_decides(lytics: Lytics) -> None:
    lytics.csv("user_id,at,v\n1,2024-01-02,a\n1,2024-01-01,b\n")
    assert profiles(lytics)[0]["v"] == "b"


def test_empty_and_null_values_overwrite_nothing(lytics: Lytics) -> None:
    lytics.csv("user_id,v\n1,x\n1,\n")
    lytics.json({"user_id": "1", "v": None})
    lytics.json({"user_id": "1", "v": ""})
    assert profiles(lytics)[0]["v"] == "x"


def test_zero_and_false_are_values(lytics: Lytics) -> None:
    lytics.json([{"user_id": "1", "n": 5, "b": True}, {"user_id": "1", "n": 0, "b": False}])
    [profile] = profiles(lytics)
    assert (profile["n"], profile["b"]) == (0, False)


def test_created_and_modified_are_the_first_and_the_last_event(lytics: Lytics) -> None:
    rows = "1,2024-05-01T10:00:00.123456Z\n1,2023-01-01\n1,2025-06-30 12:00:00\n"
    lytics.csv("user_id,at\n" + rows, timestamp_field="at")
    [profile] = profiles(lytics)
    assert profile["_created"] == "2023-01-01T00:00:00Z"
    assert profile["_modified"] == "2025-06-30T12:00:00Z"


def test_a_profile_has_a_split_of_its_own(lytics: Lytics) -> None:
    lytics.csv("user_id\n" + "".join(f"{number}\n" for number in range(200)))
    splits = {profile["_split"] for profile in profiles(lytics)}
    assert splits <= set(range(100))
    assert len(splits) > 30


RECORDS = 300


def some_records() -> Iterator[Any]:
    chance = random.Random(7)
    for number in range(RECORDS):
        record = {
            "user_id": str(chance.randrange(40)),
            "email": chance.choice(["", "", "", f"e{chance.randrange(60)}"]),
            "at": f"2024-01-{chance.randrange(1, 10):02}",
            "v": chance.choice(["", "x", "y"]) and str(number),
            "w": chance.choice(["", str(number)]),
        }
        if chance.random() < 0.3:
            del record[chance.choice(list(record))]
        yield record


def merge_one_by_one(records: Any, arrived: Any) -> Any:
    """The rules in their plainest form, as a list of profiles: [identities, {field: (stamp,
    value)}, times].
    """
    merged = []
    for number, record in enumerate(records):
        identities = {(field, record[field]) for field in ("user_id", "email") if record.get(field)}
        if not identities:
            continue
        stamp = (record.get("at", arrived), number)
        values = {field: (stamp, value) for field, value in record.items() if value}
        times = [stamp[0]]
        for other in [profile for profile in merged if profile[0] & identities]:
            merged.remove(other)
            identities |= other[0]
            times += other[2]
            for field, theirs in other[1].items():
                values[field] = max(theirs, values[field]) if field in values else theirs
        merged.append([identities, values, times])
    return [
        {field: value for field, (_, value) in values.items()} | {"_created": min(times)[:10]}
        for _, values, times in merged
    ]


@pytest.mark.parametrize(
    ("portion", "waiting_bytes"),
    [(1, 1 << 30), (37, 1 << 30), (37, 2_000), (RECORDS, 1), (RECORDS, 1 << 30)],
)
def test_merging_in_any_portions_gives_what_merging_one_by_one_gives(
    lytics: Lytics, monkeypatch: pytest.MonkeyPatch, portion: Any, waiting_bytes: Any
) -> None:
    monkeypatch.setattr("lytics_async.local.merging._WAITING_BYTES", waiting_bytes)
    monkeypatch.setattr("lytics_async.local.merging._PORTION", 7)
    records = list(some_records())
    for first in range(0, RECORDS, portion):
        lytics.json(records[first : first + portion], timestamp_field="at")
        if portion == 37:
            profiles(lytics)
    today = datetime.now(UTC).date().isoformat()
    expected = merge_one_by_one(records, arrived=today)
    merged = [
        {field: value for field, value in profile.items() if field not in ("_modified", "_split")}
        | {"_created": profile["_created"][:10]}
        for profile in profiles(lytics)
    ]
    assert sorted(merged, key=str_of_items) == sorted(expected, key=str_of_items)
    assert len(merged) < 40


def str_of_items(profile: dict[str, Any]) -> Any:
    return str(sorted(profile.items()))


def test_what_was_uploaded_is_merged_without_a_reader_when_no_upload_follows(
    lytics: Lytics, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged = threading.Event()
    write = Merging.write

    def observed(merging: Merging) -> None:
        write(merging)
        if merging.merged == 3:
            merged.set()

    monkeypatch.setattr(Merging, "write", observed)
    lytics.csv("user_id,v\n1,a\n2,b\n1,c\n")
    assert merged.wait(5)


def test_records_that_differ_in_shape_are_merged_in_the_order_of_arrival(lytics: Lytics) -> None:
    lytics.json(
        [{"user_id": "1", "v": "a"}, {"v": "b", "user_id": "1"}, {"user_id": "1", "v": "c"}]
    )
    assert profiles(lytics)[0]["v"] == "c"


def test_records_without_a_single_field_are_kept_and_counted(lytics: Lytics) -> None:
    assert lytics.json([{}, {}]).json()["data"]["message_count"] == 2
    assert lytics.rows() == [{}, {}]


@pytest.mark.parametrize("value", ["a\0b", "ä\u2028", "'", '"', "\\", "x" * 5000])
def test_any_text_can_be_an_identity(lytics: Lytics, value: Any) -> None:
    lytics.json({"user_id": value, "a": 1})
    profiles(lytics)
    lytics.json({"user_id": value, "b": 2})
    [profile] = profiles(lytics)
    assert (profile["user_id"], profile["a"], profile["b"]) == (value, 1, 2)


@pytest.mark.parametrize(("first", "second"), [(1, True), (1, 1.5), (0, False)])
def test_values_that_only_python_takes_for_equal_are_different_identities(
    lytics: Lytics, first: int, second: bool | float
) -> None:
    lytics.json([{"user_id": first}, {"user_id": second}])
    assert len(profiles(lytics)) == 2


def test_a_deleted_profile_begins_again_with_the_next_record(lytics: Lytics) -> None:
    lytics.json({"user_id": "1", "a": 1})
    assert lytics.http.delete("/api/entity/user/user_id/1").status_code == 200
    assert profiles(lytics) == []
    lytics.json({"user_id": "1", "b": 2})
    [profile] = profiles(lytics)
    assert "a" not in profile


def test_a_field_may_have_the_name_of_one_that_every_profile_has(lytics: Lytics) -> None:
    for number in range(2):
        lytics.json({"user_id": "1", "_created": "never", "_split": "x", "n": number})
        [profile] = profiles(lytics)
        assert profile["n"] == number
        assert profile["_created"] != "never"


def test_csv_and_json_give_the_same_profiles(start: Callable[..., Lytics]) -> None:
    lines = [f"{number % 7},2024-01-{number % 28 + 1:02},{number}" for number in range(300)]
    names = ["user_id", "at", "v"]
    by_csv, by_json = start(), start()
    by_csv.csv("user_id,at,v\n" + "\n".join(lines), timestamp_field="at")
    by_json.json(
        [dict(zip(names, line.split(","), strict=True)) for line in lines], timestamp_field="at"
    )
    assert profiles(by_csv) == profiles(by_json)


def test_uploads_concurrently_lose_nothing(lytics: Lytics) -> None:
    def upload(number: int) -> Any:
        rows = "".join(f"{row % 50},{number}\n" for row in range(2000))
        return lytics.csv("user_id,n\n" + rows).json()["data"]["message_count"]

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(upload, range(16))) == 32_000
    assert lytics.local.count("s") == 32_000
    assert len(profiles(lytics)) == 50


def test_reading_between_uploads_sees_all_that_was_acknowledged(lytics: Lytics) -> None:
    for number in range(5):
        lytics.csv(f"user_id,n\n1,{number}\n")
        assert lytics.profile("user_id", "1")["n"] == str(number)


@pytest.mark.parametrize("table", ["content", "nothing"])
def test_other_tables_have_no_customers(lytics: Lytics, table: str) -> None:
    lytics.json({"user_id": "1"})
    assert list(lytics.local.profiles(table)) == []
