"""Every example of a row calls its operation over a real socket, and the response decodes."""

from collections.abc import AsyncIterator

import pytest
from cases import all_cases
from endpoint_table import table
from running_examples import run

from lytics_async import registry
from lytics_async.codegen.operations import operation_name
from lytics_async.hooks import FailureEvent, ResponseEvent
from lytics_async.local import LocalLytics

EXAMPLES = {
    operation_name(family, row): row.example
    for family in table().families
    for row in family.operations
}
PARTS = 4


@pytest.fixture(params=["service", "published"])
async def local(request: pytest.FixtureRequest) -> AsyncIterator[LocalLytics]:
    async with LocalLytics(sample=True, shapes=request.param) as local:
        yield local


@pytest.mark.parametrize("part", range(PARTS))
async def test_the_example_of_an_operation_calls_it(part: int, local: LocalLytics) -> None:
    with all_cases() as cases:
        for operation in [*EXAMPLES][part::PARTS]:
            with cases.case(operation):
                if await calls(operation, local) - READING:
                    local.empty()  # each example begins with the sample data


READING = {name for name in registry.OPERATIONS if registry.find(name).method == "GET"}


async def calls(operation: str, local: LocalLytics) -> set[str]:
    """Run the example of an operation; return all operations that it calls."""
    called: set[str] = set()
    succeeded: set[str] = set()

    def note(event: object) -> None:
        if isinstance(event, ResponseEvent | FailureEvent):
            called.add(event.operation)
        if isinstance(event, ResponseEvent) and event.status < 300:
            succeeded.add(event.operation)
        elif isinstance(event, FailureEvent) and "except " in EXAMPLES[operation]:
            succeeded.add(event.operation)  # the example shows how an error is handled

    assert EXAMPLES[operation], "the row has no example"
    async with local.client(hooks=[note]) as lytics:
        await run(EXAMPLES[operation], {"lytics": lytics})
    assert operation in succeeded
    return called
