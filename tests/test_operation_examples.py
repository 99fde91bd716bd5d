"""Every example of a row calls its operation over a real socket, and the response decodes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from running_examples import run

import lytics_async
from lytics_async.codegen import reading
from lytics_async.codegen.__main__ import read_table
from lytics_async.codegen.operations import operation_name
from lytics_async.hooks import FailureEvent, ResponseEvent
from lytics_async.local import LocalLytics

ENDPOINTS = Path(lytics_async.__file__).parent / "endpoints"
EXAMPLES = {
    operation_name(family, row): row.example
    for family in reading.read(read_table(ENDPOINTS)).families
    for row in family.operations
}


@pytest.fixture(params=["service", "published"])
async def local(request: pytest.FixtureRequest) -> AsyncIterator[LocalLytics]:
    async with LocalLytics(sample=True, shapes=request.param) as local:
        yield local


@pytest.mark.parametrize("operation", EXAMPLES)
async def test_the_example_of_an_operation_calls_it(operation: str, local: LocalLytics) -> None:
    succeeded: list[str] = []

    def note(event: object) -> None:
        if isinstance(event, ResponseEvent) and event.status < 300:
            succeeded.append(event.operation)
        elif isinstance(event, FailureEvent) and "except " in EXAMPLES[operation]:
            succeeded.append(event.operation)  # the example shows how an error is handled

    assert EXAMPLES[operation], "the row has no example"
    async with local.client(hooks=[note]) as lytics:
        await run(EXAMPLES[operation], {"lytics": lytics})
    assert operation in succeeded
