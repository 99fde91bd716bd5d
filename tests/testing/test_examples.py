"""Every operation has an example response, which decodes."""

import pytest
from cases import all_cases

from lytics_async import ArgumentError, registry
from lytics_async.testing import FakeLytics, example


def test_the_example_of_an_operation_can_be_replied() -> None:
    with all_cases() as cases:
        for operation in registry.OPERATIONS:
            with cases.case(operation):
                FakeLytics().on(operation).reply(example(operation))


def test_an_example_has_every_field() -> None:
    assert example("segments.get")["segment_ql"] == "segment_ql"
    assert example("segments.list")[0]["created"] == "2026-01-02T03:04:05Z"


def test_an_unknown_operation_is_refused_with_the_nearest() -> None:
    with pytest.raises(ArgumentError, match=r"segments\.list"):
        example("segments.lst")
