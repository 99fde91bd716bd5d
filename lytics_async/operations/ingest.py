# generated from endpoints/v1/data_upload.toml; do not edit
"""Operations of `client.ingest`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.models.ingest import UploadResult

UPLOAD_CSV_BULK: Final[Operation[UploadResult]] = Operation(
    name="ingest.upload_csv_bulk",
    method="POST",
    path="/collect/bulk/{stream}",
    retry="never",
    structure=UploadResult.from_json,
    returns="UploadResult",
    type=UploadResult,
    host="bulk",
    path_params=(Param(name="stream", wire="stream", required=True),),
    query_params=(
        Param(name="dry_run", wire="dryrun"),
        Param(name="timestamp_field", wire="timestamp_field"),
        Param(name="headers", wire="headers", list_style="comma"),
        Param(name="delimiter", wire="delimiter"),
        # Published as a string that holds a JSON object; a mapping is written as that.
        Param(name="append", wire="append"),
        # Published without a word; the meaning is what the name and the reply's rejected_count say.
        Param(name="drop_errors", wire="droperrors"),
        Param(name="filename", wire="filename"),
    ),
    body=Body(style="csv", content_type="application/csv"),
    data_token=True,
)
"""Send one CSV body to a stream through the bulk host."""

# The page names no host and no content type; the path is the one that the CSV call sends to
# the bulk host, the reply of the sample says application/json, and the content type is all
# that tells the two calls apart.
UPLOAD_JSON_BULK: Final[Operation[UploadResult]] = Operation(
    name="ingest.upload_json_bulk",
    method="POST",
    path="/collect/bulk/{streamname}",
    retry="never",
    structure=UploadResult.from_json,
    returns="UploadResult",
    type=UploadResult,
    host="bulk",
    path_params=(Param(name="stream", wire="streamname", required=True),),
    query_params=(
        Param(name="dry_run", wire="dryrun"),
        Param(name="timestamp_field", wire="timestamp_field"),
        Param(name="filename", wire="filename"),
    ),
    body=Body(style="ndjson", content_type="application/json"),
    data_token=True,
)
"""Send newline-delimited JSON records to a stream through the bulk host."""

UPLOAD_JSON: Final[Operation[UploadResult]] = Operation(
    name="ingest.upload_json",
    method="POST",
    path="/collect/json/{stream}",
    retry="never",
    structure=UploadResult.from_json,
    returns="UploadResult",
    type=UploadResult,
    path_params=(Param(name="stream", wire="stream", required=True),),
    query_params=(
        Param(name="dry_run", wire="dryrun"),
        Param(name="timestamp_field", wire="timestamp_field"),
        Param(name="filename", wire="filename"),
    ),
    body=Body(style="json", content_type="application/json"),
    data_token=True,
)
"""Send one record, or a small batch of them, to a stream in real time."""
