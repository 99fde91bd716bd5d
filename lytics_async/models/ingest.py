# generated from endpoints/v1/data_upload.toml; do not edit
"""Models of `client.ingest`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.model import mismatch, unlisted


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
        extra: fields of the answer that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        message_count_ = get("message_count")
        if message_count_ is None:
            absent += "message_count" not in value
        elif type(message_count_) is not int and type(message_count_) is not str:
            mismatch("int or str", message_count_)
        rejected_count_ = get("rejected_count")
        if rejected_count_ is None:
            absent += "rejected_count" not in value
        elif type(rejected_count_) is not int and type(rejected_count_) is not str:
            mismatch("int or str", rejected_count_)
        content_type_ = get("content-type")
        if content_type_ is None:
            absent += "content-type" not in value
        elif type(content_type_) is not str:
            mismatch("str", content_type_)
        droperrors_ = get("droperrors")
        if droperrors_ is None:
            absent += "droperrors" not in value
        elif type(droperrors_) is not bool:
            mismatch("bool", droperrors_)
        dryrun_ = get("dryrun")
        if dryrun_ is None:
            absent += "dryrun" not in value
        elif type(dryrun_) is not bool:
            mismatch("bool", dryrun_)
        timestamp_field_ = get("timestamp_field")
        if timestamp_field_ is None:
            absent += "timestamp_field" not in value
        elif type(timestamp_field_) is not str:
            mismatch("str", timestamp_field_)
        filename_ = get("filename")
        if filename_ is None:
            absent += "filename" not in value
        elif type(filename_) is not str:
            mismatch("str", filename_)
        extra = unlisted(UploadResult, value) if len(value) + absent > 7 else {}
        self = cls.__new__(cls)
        self.message_count = message_count_
        self.rejected_count = rejected_count_
        self.content_type = content_type_
        self.droperrors = droperrors_
        self.dryrun = dryrun_
        self.timestamp_field = timestamp_field_
        self.filename = filename_
        self.extra = extra
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
            **self.extra,
        }
