"""Errors are plain data: they survive pickle, copy and deepcopy whole."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from lytics_async import errors


def every_error() -> list[errors.LyticsError]:
    common: dict[str, Any] = {
        "operation": "segments.list",
        "attempts": 3,
        "may_have_been_processed": True,
        "cause": "ReadError: reset",
    }
    api = {
        "status": 418,
        "code": "X-1",
        "errors": [{"a": 1}],
        "request_id": "r",
        "retry_after": 2.0,
        "body_excerpt": "x",
    }
    own: dict[type[errors.LyticsError], dict[str, Any]] = {
        errors.UnexpectedRedirect: {"status": 302, "location": "https://x"},
        errors.ResponseError: {"status": 200, "paths": ["$"], "raw": b"x"},
        errors.PagingError: {"cursor": "c", "pages": 1, "items": 2},
        errors.JobFailed: {"job_id": "j", "status": "fault-1", "code": "JOB-FAULT-022"},
        errors.UploadError: {"report": {"accepted": 1}},
    }
    made = []
    for kind in vars(errors).values():
        if not (isinstance(kind, type) and issubclass(kind, errors.LyticsError)):
            continue
        if issubclass(kind, errors.APIError):
            details: dict[str, Any] = api
        elif issubclass(kind, errors.TransportError):
            details = {"phase": "send"}
        else:
            details = own.get(kind, {})
        made.append(kind("what happened", **details, **common))
    return made


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "clone", [lambda e: pickle.loads(pickle.dumps(e)), copy.copy, copy.deepcopy]
)
def test_an_error_survives_whole(error: errors.LyticsError, clone: Callable[[Any], Any]) -> None:
    other = clone(error)
    assert type(other) is type(error)
    assert vars(other) == vars(error)
    assert (str(other), other.args) == ("segments.list: what happened", error.args)


def test_every_status_error_can_be_told_by_kind() -> None:
    assert issubclass(errors.IPNotAllowed, errors.Forbidden)
    assert issubclass(errors.RequestTimeout, TimeoutError)
    assert issubclass(errors.ArgumentError, ValueError)
