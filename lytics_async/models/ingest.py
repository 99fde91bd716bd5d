# generated from endpoints/v1/data_upload.toml; do not edit
"""Models of `client.ingest`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class UploadResult:
    """What the server says about one body of records: it is queued, not yet processed.

    Attributes:
        message_count: records the server took; whether rejected ones are counted in is not
            published.
        rejected_count: records the server refused; a success may still have some.
        content_type: content type the server understood; the samples say application/json even for
            CSV.
        droperrors: whether bad rows were skipped.
        dryrun: whether the body was only checked.
        timestamp_field: field that the event times were taken from.
        filename: file name given with the request.
        extra: fields of the response that are not listed here.
    """

    # Published as a number and always there in the samples; other counters of the API also come
    # as strings, and an upload that succeeded must not fail over one.
    message_count: int | str | None = None
    # Loose for the same reason as message_count.
    rejected_count: int | str | None = None
    content_type: str | None = attrs.field(default=None, metadata={"wire": "content-type"})
    droperrors: bool | None = None
    dryrun: bool | None = None
    timestamp_field: str | None = None
    filename: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.message_count = message_count_ = get("message_count")
        if (
            type(message_count_) is not int
            and type(message_count_) is not str
            and message_count_ is not None
        ):
            mismatch("int or str", message_count_)
        self.rejected_count = rejected_count_ = get("rejected_count")
        if (
            type(rejected_count_) is not int
            and type(rejected_count_) is not str
            and rejected_count_ is not None
        ):
            mismatch("int or str", rejected_count_)
        self.content_type = content_type_ = get("content-type")
        if type(content_type_) is not str and content_type_ is not None:
            mismatch("str", content_type_)
        self.droperrors = droperrors_ = get("droperrors")
        if type(droperrors_) is not bool and droperrors_ is not None:
            mismatch("bool", droperrors_)
        self.dryrun = dryrun_ = get("dryrun")
        if type(dryrun_) is not bool and dryrun_ is not None:
            mismatch("bool", dryrun_)
        self.timestamp_field = timestamp_field_ = get("timestamp_field")
        if type(timestamp_field_) is not str and timestamp_field_ is not None:
            mismatch("str", timestamp_field_)
        self.filename = filename_ = get("filename")
        if type(filename_) is not str and filename_ is not None:
            mismatch("str", filename_)
        if not _upload_result_fields.issuperset(value):
            self.extra = unlisted(value, _upload_result_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "message_count": self.message_count,
            "rejected_count": self.rejected_count,
            "content-type": self.content_type,
            "droperrors": self.droperrors,
            "dryrun": self.dryrun,
            "timestamp_field": self.timestamp_field,
            "filename": self.filename,
            **plain(self.extra),
        }


_upload_result_fields = frozenset(
    {
        "message_count",
        "rejected_count",
        "content-type",
        "droperrors",
        "dryrun",
        "timestamp_field",
        "filename",
    }
)
