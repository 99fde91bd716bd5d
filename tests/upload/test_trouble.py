"""What a running upload tells of the requests that fail."""

from lytics_async.errors import ConnectionDropped, ServerError
from lytics_async.upload.deliver.gate import Gate
from lytics_async.upload.settings import UPLOAD_RETRY


async def test_trouble_begins_with_a_failure_and_ends_with_a_success() -> None:
    gate = Gate(4, UPLOAD_RETRY, give_up_after=60.0)
    assert gate.trouble is None
    gate.failed(ConnectionDropped("The connection was closed.", phase="receive"), 1, probing=False)
    found = gate.trouble
    assert found is not None
    assert (found.problem, found.status) == ("The connection was closed.", None)
    assert 0 <= found.seconds < 5
    gate.succeeded()
    assert gate.trouble is None


async def test_trouble_tells_the_status_and_the_pause() -> None:
    gate = Gate(4, UPLOAD_RETRY, give_up_after=60.0)
    gate.failed(ServerError("HTTP 503", status=503, retry_after=20.0), 1, probing=False)
    found = gate.trouble
    assert found is not None
    assert found.status == 503
    assert 10 < found.pause <= 30
