"""The published sample responses, decoded by the operations of the table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from lytics_async import registry
from lytics_async.call.structure import Mismatch
from lytics_async.models import Profile, Segment, SegmentMetric, SegmentSize, UploadResult
from lytics_async.operations import ingest, personalization, segments

SEGMENT: dict[str, Any] = {
    "id": "7a7f76ff97ad0e3e96c162f74aee8f8f",
    "account_id": "4f7b525bdba058fc096757a6",
    "author_id": "user_12345",
    "kind": "segment",
    "segment_ql": "FILTER AND ( visits > 5 )",
    "created": "2014-08-04T21:18:20.124Z",
    "updated": "0001-01-01T00:00:00Z",
    "description": "Casual users.",
    "is_public": True,
    "name": "Recent Visits",
    "slug_name": "recent_visits",
    "tags": ["email_trigger"],
}
UPLOAD: dict[str, Any] = {
    "message_count": 2,
    "rejected_count": 0,
    "content-type": "application/json",
    "droperrors": False,
    "dryrun": False,
    "timestamp_field": "event_created",
    "filename": "myfile.csv",
}
METRICS = [{"ts": "1413149713466", "value": 1002}, {"ts": "1413149713455", "value": 1005}]


def test_a_list_of_segments() -> None:
    (segment,) = segments.LIST.structure([SEGMENT])
    assert segment == Segment(
        id="7a7f76ff97ad0e3e96c162f74aee8f8f",
        account_id="4f7b525bdba058fc096757a6",
        author_id="user_12345",
        kind="segment",
        segment_ql="FILTER AND ( visits > 5 )",
        created=datetime(2014, 8, 4, 21, 18, 20, 124000, tzinfo=UTC),
        updated=None,
        description="Casual users.",
        is_public=True,
        name="Recent Visits",
        slug_name="recent_visits",
        tags=["email_trigger"],
    )


def test_a_single_segment_lacks_is_public() -> None:
    sample = {name: value for name, value in SEGMENT.items() if name != "is_public"}
    assert segments.GET.structure(sample).is_public is None


def test_sizes_lack_a_name_or_a_type() -> None:
    assert segments.SIZES.structure(
        [
            {"id": "456dert", "name": "Active", "slug_name": "active", "size": 10402},
            {"id": "1234abcd", "type": "custom", "slug_name": "active", "size": 45236},
        ]
    ) == [
        SegmentSize(id="456dert", name="Active", slug_name="active", size=10402),
        SegmentSize(id="1234abcd", type="custom", slug_name="active", size=45236),
    ]


def test_the_size_of_a_query_has_an_empty_id() -> None:
    size = segments.SIZE.structure(
        {"id": "", "name": "active", "slug_name": "active", "size": 10402}
    )
    assert (size.id, size.size) == ("", 10402)


def test_a_valid_query_returns_null() -> None:
    assert segments.VALIDATE.structure(None) is None


def test_the_attribution_of_one_segment_comes_as_a_list_or_alone() -> None:
    sample = {"id": "1234", "metrics": METRICS}
    for value in (sample, [sample]):
        (attribution,) = segments.ATTRIBUTION.structure(value)
        assert attribution.metrics[0] == SegmentMetric(ts="1413149713466", value=1002.0)


@pytest.mark.parametrize(
    "operation", [ingest.UPLOAD_CSV_BULK, ingest.UPLOAD_JSON_BULK, ingest.UPLOAD_JSON]
)
def test_an_upload_counts_its_records(operation: Any) -> None:
    assert operation.structure(UPLOAD) == UploadResult(
        message_count=2,
        rejected_count=0,
        content_type="application/json",
        droperrors=False,
        dryrun=False,
        timestamp_field="event_created",
        filename="myfile.csv",
    )
    assert operation.structure({"message_count": "2", "rejected_count": 0}).filename is None


@pytest.mark.parametrize(
    "operation",
    [
        personalization.GET_ENTITY,
        personalization.GET_ENTITY_BY_COOKIE,
        personalization.GET_USER_PROFILE,
    ],
)
def test_a_profile_is_open(operation: Any) -> None:
    profile = operation.structure(
        {
            "email": "ada@example.com",
            "segments": ["web_users"],
            "_created": "2026-01-31T10:00:00.123456789Z",
        }
    )
    assert isinstance(profile, Profile)
    assert (profile["email"], profile.segments) == ("ada@example.com", ["web_users"])
    assert profile.created == datetime(2026, 1, 31, 10, 0, 0, 123456, tzinfo=UTC)
    assert profile.extra == {"email": "ada@example.com"}


def test_a_scan_page_may_be_null_and_refuses_other_types() -> None:
    assert segments.SCAN.structure(None) == []
    assert segments.SCAN_FILTER.structure([{"email": "a"}]) == [{"email": "a"}]
    with pytest.raises(Mismatch):
        segments.SCAN.structure(["a"])


def test_a_deletion_is_a_request_with_a_state() -> None:
    sample = {"request_id": "e9d5f2d3d2c7a7d0e801-1526083200", "complete": False}
    for operation in (personalization.DELETE_ENTITY, personalization.GET_ENTITY_DELETE_STATUS):
        assert operation.structure(sample).to_json() == sample


FIRST_FAMILIES = ("ingest", "personalization", "segments")
OPERATIONS = [
    registry.find(name) for name in registry.OPERATIONS if name.partition(".")[0] in FIRST_FAMILIES
]


def names(**wanted: Any) -> set[str]:
    """Return the names of the operations whose attributes have these values."""
    return {
        each.name
        for each in OPERATIONS
        if all(getattr(each, name) == value for name, value in wanted.items())
    }


def test_operations_that_create_send_or_start_are_never_retried() -> None:
    assert names(retry="never") == {
        "ingest.upload_csv_bulk",
        "ingest.upload_json_bulk",
        "ingest.upload_json",
        "segments.create",
        "segments.upsert",
        "personalization.delete_entity",
    }


def test_changes_by_id_may_be_repeated() -> None:
    assert names(retry="idempotent") == {
        "segments.update",
        "segments.delete",
        "segments.delete_many",
        "personalization.soft_delete_entity",
    }


def test_a_safe_post_only_carries_a_query() -> None:
    assert names(retry="safe", method="POST") == {
        "segments.size",
        "segments.validate",
        "segments.scan_filter",
    }


def test_uploads_take_the_data_token_and_large_ones_the_bulk_host() -> None:
    bulk = {"ingest.upload_csv_bulk", "ingest.upload_json_bulk"}
    assert names(host="bulk") == bulk
    assert names(data_token=True) == bulk | {"ingest.upload_json"}
