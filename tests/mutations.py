"""Break the package in one place after another: the tests of that place must fail.

Run with `pytest -m mutations tests/mutations.py`; `-k NAME` picks breaks. It works on a copy of the
repository, so an interrupted run leaves nothing behind. A break that no test notices is a survivor:
write the test of the behaviour, not of the line.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.mutations, pytest.mark.timeout(600)]


@attrs.frozen
class Break:
    """One change that makes the package wrong.

    Attributes:
        name: what is wrong then.
        old, new: the text and what takes its place. `old` is found wherever it is below `within`,
            exactly once, so that moving code needs no change here.
        tests: arguments of pytest that select the related tests.
        within: a folder or module of the package.
    """

    name: str
    within: str
    old: str
    new: str
    tests: str


# fmt: off
BREAKS = [
    # retries
    Break("a call that must not be repeated is retried", "call", 'ambiguous="hold" if retry == "never" else "retry"', 'ambiguous="retry"', "tests/core/test_retry.py tests/core/test_runner.py"),
    Break("Retry-After is ignored", "call", "return min(retry_after or 0.0, self.max_retry_after) +", "return 0.0 +", "tests/core/test_retry.py"),
    Break("a long Retry-After is not cut", "call", "min(retry_after or 0.0, self.max_retry_after)", "(retry_after or 0.0)", "tests/core/test_retry.py"),
    Break("waits have no jitter", "call", "+ ceiling * random()", "+ ceiling", "tests/core/test_retry.py"),
    Break("retries cost nothing", "call", "self.tokens -= tokens", "pass", "tests/core/test_retry.py tests/core/test_runner.py"),
    Break("a timeout costs no more than other failures", "call", "TIMEOUT_COST = 10", "TIMEOUT_COST = 5", "tests/core/test_retry.py"),
    Break("the quota grows beyond its capacity", "call", "self.tokens = min(self.CAPACITY, self.tokens + tokens)", "self.tokens += tokens", "tests/core/test_retry.py"),
    Break("a 404 after a DELETE in doubt is an error", "call", "if isinstance(outcome, NotFound) and state.ambiguous and policy.absence_is_success:", "if False:", "tests/core/test_attempts.py tests/core/test_runner.py"),
    Break("a 404 of the first DELETE is a success", "call", "state.ambiguous and policy.absence_is_success", "policy.absence_is_success", "tests/core/test_attempts.py"),
    Break("a 401 is never worth a fresh token", "call", "isinstance(outcome, Unauthorized) and policy.refreshes and not state.refreshed", "False", "tests/core/test_attempts.py tests/core/test_runner.py"),
    Break("a fresh token is fetched after every 401", "call", "policy.refreshes and not state.refreshed", "policy.refreshes", "tests/core/test_attempts.py"),
    Break("a refused token is kept", "access", "if self.refreshable and self._secret is secret:", "if False:", "tests/core/test_runner.py tests/core/test_canary.py"),
    Break("an earlier attempt in doubt is forgotten", "call", "outcome.may_have_been_processed = state.ambiguous", "pass", "tests/core/test_runner.py"),
    Break("a 503 counts as not processed", "base", '503: Meaning(True, True,', '503: Meaning(True, False,', "tests/core/test_statuses.py tests/faults/test_matrix.py"),
    Break("a request that was sent counts as not processed", "base", '"receive": Meaning(True, True,', '"receive": Meaning(True, False,', "tests/core/test_statuses.py tests/faults/test_matrix.py"),
    # time limits, cancellation, connections
    Break("the limit of an attempt is ignored", "wire/direct.py", "deadline = min(loop.time() + attempt_timeout, start + timeout)", "deadline = start + timeout", "tests/faults/test_time_limits.py -k 'not flood and not retries'"),
    Break("the limit of a call is ignored while it exchanges", "wire/direct.py", "deadline = min(loop.time() + attempt_timeout, start + timeout)", "deadline = loop.time() + attempt_timeout", "tests/faults/test_time_limits.py -k 'not flood and not retries'"),
    Break("a caller waits for a slot without a limit", "wire/slots.py", "async with asyncio.timeout(timeout):", "async with asyncio.timeout(None):", "tests/wire/test_slots.py tests/faults/test_connections.py"),
    Break("a slot is lost with a cancelled call", "wire/slots.py", "            if waiter.slot is not None:\n                self.release(waiter.slot)\n            raise", "            raise", "tests/wire/test_slots.py"),
    Break("a connection in an unknown state stays open", "wire/direct.py", "                    if not connection.clean:\n                        slot.connection = None\n                        connection.abort()", "                    pass", "tests/faults/test_cancellation.py tests/faults/test_connections.py tests/faults/test_matrix.py"),
    Break("an idle connection is kept forever", "wire/connection.py", "and self._loop.time() - self._idle_since < KEEPALIVE_EXPIRY", "", "tests/wire/test_connection.py"),
    Break("uvloop reads a flood without letting other tasks run", "wire/connection.py", "elif len(data) >= _LONG_READ and not self._is_received:", "elif False:", "tests/faults/test_time_limits.py"),
    Break("bytes behind a response are left for the next one", "wire/connection.py", "            self.abort()  # unrequested data", "            pass", "tests/wire/test_connection.py"),
    Break("a closed client sends on", "wire/direct.py", "        if self._closed:\n            raise LifecycleError", "        if False:\n            raise LifecycleError", "tests/core/test_client.py tests/faults/test_connections.py tests/wire"),
    Break("a client is used in two event loops", "wire/home.py", "if self._loop is not None and not _is_closed(self._loop):", "if False:", "tests/wire/test_home.py"),
    Break("a client is used after a fork", "wire/home.py", "if self._loop is not None and process != self._process:", "if False:", "tests/wire/test_home.py"),
    Break("a response may be of any size", "wire/decoding.py", "if len(self._body) + len(piece) > self._limit:", "if False:", "tests/wire/test_decoding.py tests/faults/test_matrix.py"),
    Break("a gzip body may inflate to any size", "wire/decoding.py", "min(room, self._limit - len(self._body) + 1)", "0", "tests/wire/test_decoding.py"),
    Break("responses in flight share no budget", "wire/decoding.py", "        if size > budget.free:", "        if False:", "tests/wire/test_decoding.py"),
    Break("a response that was cut off in its gzip stream is taken", "wire/decoding.py", "if self._inflate is not None and not self._inflate.eof:", "if False:", "tests/wire/test_decoding.py tests/faults/test_matrix.py"),
    # TLS and secrets
    Break("a server may show a certificate of any other host", "wire/tls.py", '    context.set_alpn_protocols(["http/1.1"])', '    context.check_hostname = False\n    context.set_alpn_protocols(["http/1.1"])', "tests/wire/test_tls.py tests/faults/test_tls_paths.py"),
    Break("a server may show any certificate", "wire/tls.py", '    context.set_alpn_protocols(["http/1.1"])', '    context.check_hostname = False\n    import ssl\n    context.verify_mode = ssl.CERT_NONE', "tests/wire/test_tls.py tests/faults/test_tls_paths.py"),
    Break("a token travels unencrypted", "config.py", 'if parts.scheme == "http" and not allow_insecure and not is_loopback(host):', "if False:", "tests/core/test_config.py"),
    Break("a secret shows itself", "access/secret.py", '        return "Secret(\'***\')"', '        return f"Secret({self._value!r})"', "tests/core/test_config.py tests/core/test_canary.py"),
    Break("cookies of Lytics are kept in the client of httpx", "wire/httpx_carriers.py", "        for cookie in set(jar) - before:", "        for cookie in ():", "tests/wire/test_httpx_engine.py tests/faults/test_engines.py tests/wire/test_httpx_reach.py"),
    Break("two callers fetch a token each", "access", "        async with self._lock:\n            if self._secret is None and self._ask is not None:", "        if True:\n            if self._ask is not None:", "tests/core/test_runner.py tests/core/test_client.py"),
    # access
    Break("an entry of an allowlist is one bit too wide", "access", "        network = ip_network(entry, strict=False)\n", "        network = ip_network(entry, strict=False)\n        network = network.supernet() if network.version == 4 and 8 < network.prefixlen < 24 else network\n", "tests/core/test_access.py"),
    Break("the last address of a range is left out", "access", "summarize_address_range(first, last)", "summarize_address_range(first, last - 1 if last > first else last)", "tests/core/test_access.py"),
    Break("an IPv4 address in IPv6 is not recognized", "access", "return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address", "return address", "tests/core/test_access.py"),
    Break("a refused address is asked again immediately", "access/guard.py", "            self._closed_until = now + self._backoff", "            self._closed_until = now", "tests/core/test_access_guard.py"),
    Break("the role that is missing is not named", "access/guard.py", 'needed = f"the role {role}" if role else "a role"', 'needed = "a role"', "tests/core/test_access_guard.py tests/core/test_runner.py"),
    # requests, responses, pages
    Break("a list is sent in another style", "call/request.py", 'f"{param.wire}%5B%5D" if param.list_style == "brackets" else param.wire', "param.wire", "tests/core/test_request.py"),
    Break("an item with a comma becomes two", "call/request.py", 'if not any("," in item for item in items):', "if True:", "tests/core/test_request.py"),
    Break("a path segment may climb", "call/request.py", "        if segment in NOT_SEGMENTS:", "        if False:", "tests/core/test_request.py"),
    Break("the account is not sent", "call/request.py", 'pairs.append(f"account_id={quote_segment(account_id)}")', "pass", "tests/core/test_request.py tests/core/test_client.py"),
    Break("a scan that turns in a circle never ends", "call/scan_progress.py", "circle = self._is_circle(page, cursor)", "circle = False", "tests/core/test_paging.py"),
    Break("a limit is exceeded by the last page", "call/paging.py", "new = new[:left]", "pass", "tests/core/test_paging.py"),
    Break("an expired cursor is a plain 400", "call/paging.py", "if cursor is not None and isinstance(failure, (BadRequest, NotFound)):", "if False:", "tests/core/test_paging.py"),
    Break("a hook that raises breaks the call", "hooks.py", "            except Exception:\n", "            except ZeroDivisionError:\n", "tests/core/test_hooks.py"),
    # cutting
    Break("the last chunk is dropped", "upload/cut/byte_chunks.py", "                if not window.filled:\n                    return None", "                if not window.filled or window.ended:\n                    return None", "tests/upload/test_csv_chunks.py tests/upload/test_json_sources.py"),
    Break("a changed source is not noticed by its checksum", "upload/cut/byte_chunks.py", "if not window.closing and cut.checksum not in (None, checksum):", "if False:", "tests/upload/test_resume.py tests/upload/test_csv_chunks.py"),
    Break("a resumed upload starts one byte too late", "upload/cut/byte_chunks.py", "window.offset, window.number = position, records", "window.offset, window.number = position + 1, records", "tests/upload/test_resume.py"),
    Break("quoted line ends part records", "upload/cut/csv_chunks.py", """self._parity = (self._parity + buffer.count(b'"', known, end)) % 2""", "self._parity = 0", "tests/upload/test_csv_chunks.py"),
    Break("a gzipped body has no end", "upload/deliver/payload.py", "    pieces.append(compressor.flush())\n", "", "tests/upload/test_upload_end_to_end.py tests/upload/test_promise_04_integrity.py"),
    # delivering
    Break("rejected records count as accepted", "upload/deliver/verdict.py", "            accepted=sent - rejected, rejected=rejected, unknown=0, mismatch=refused is None", "            accepted=sent, rejected=0, unknown=0, mismatch=refused is None", "tests/upload/test_verdict.py tests/upload/test_counts.py"),
    Break("counts that do not add up are believed", "upload/deliver/verdict.py", "unknown=sent - taken - rejected, mismatch=True)", "unknown=sent - taken - rejected, mismatch=False)", "tests/upload/test_verdict.py tests/upload/test_counts.py"),
    Break("a source full of bad records is sent to its end", "upload/deliver/verdict.py", "return seen >= SCHEMA_SAMPLE and bad > SCHEMA_SHARE * seen", "return False", "tests/upload/test_verdict.py tests/upload/test_promise_10_poison_isolation.py"),
    Break("possible duplicates are not counted", "upload/deliver/chunk.py", "        self.possible_duplicates += again", "        pass", "tests/upload/test_promise_03_declared_delivery.py tests/upload/test_upload_run.py"),
    Break("an upload never gives up", "upload/deliver/gate.py", "        if left <= 0:\n            return None", "        if False:\n            return None", "tests/upload/test_promise_07_bounded_retry.py"),
    Break("a 429 stops only the sender that met it", "upload/deliver/gate.py", "            self._pause(delay, asked=True)\n            return 0.0", "            return delay", "tests/upload/test_promise_07_bounded_retry.py tests/upload/test_pace.py tests/upload/test_upload_run.py"),
    Break("a refusal of the address does not stop the upload", "call/attempts.py", "    if kind is Failure.FATAL:\n        return after, Stop(\"refused\")", "    if kind is Failure.FATAL:\n        return after, GiveUp(\"attempts\")", "tests/upload/test_promise_12_access_refusal.py tests/core/test_attempts.py"),
    Break("a chunk in doubt is sent again with hold", "call/attempts.py", 'if kind is Failure.AMBIGUOUS and policy.ambiguous == "hold":', "if False:", "tests/upload/test_promise_03_declared_delivery.py tests/core/test_attempts.py"),
    Break("a body that is too large is not split", "call/attempts.py", "    if kind is Failure.TOO_LARGE and state.records > 1:\n        return Split()", "", "tests/upload/test_promise_06_size_limits.py tests/core/test_attempts.py"),
    Break("the memory budget is not kept", "upload/deliver/budget.py", "return self.used == 0 or self.used + size <= self.total", "return True", "tests/upload/test_promise_05_memory.py"),
    # recording
    Break("the ledger is not flushed", "upload/disk.py", "        os.fdatasync(file)", "        pass", "tests/upload/test_disk.py"),
    Break("the name of the ledger is not flushed", "upload/disk.py", "        os.fsync(directory)", "        pass", "tests/upload/test_disk.py"),
    Break("two uploads share a ledger", "upload/disk.py", "        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\n        if", "        if", "tests/upload/test_ledger.py tests/upload/test_resume.py"),
    Break("leaving waits for a slow disk", "upload/record/ledger.py", "with anyio.move_on_after(CLOSE_GRACE):", "with anyio.move_on_after(60):", "tests/upload/test_ledger.py"),
    Break("a short write tears a step of the ledger", "upload/record/ledger.py", "            written += os.write(file, view[written:])", "            os.write(file, view[written:])\n            written = len(view)", "tests/upload/test_ledger.py"),
    Break("a changed argument is not noticed on resume", "upload/record/resume.py", "    if changes and not force:", "    if False:", "tests/upload/test_resume.py"),
    Break("a ledger that is a device is used", "upload/disk.py", "    if not stat.S_ISREG(mode):", "    if False:", "tests/upload/test_ledger.py tests/upload/test_kept_rejects.py tests/upload/test_rejects.py"),
    # around it
    Break("a refused upload ends with code 0", "cli/exits.py", "            return ExitCode.SERVER", "            return ExitCode.API", "tests/cli/test_cli_exit_codes.py"),
    Break("FastAPI shows visitors what Lytics said", "integrations/fastapi.py", '"detail": _DETAILS[status]}', '"detail": str(error)}', "tests/integrations/test_fastapi.py"),
    Break("a retry is not an event of the span", "integrations/opentelemetry.py", "call.span.add_event(", "(lambda *_: None)(", "tests/integrations/test_opentelemetry.py"),
    Break("a waiter waits forever", "call/polling.py", "with anyio.move_on_after(timeout):", "with anyio.move_on_after(None):", "tests/waiters"),
    Break("a waiter asks without a pause", "call/polling.py", "await anyio.sleep(min(interval, max(0.0, end - anyio.current_time())))", "await anyio.sleep(0)", "tests/waiters"),
    Break("a webhook keeps segment events in the profile", "webhooks.py", 'fields.pop("segment_events", None)', 'fields.get("segment_events")', "tests/webhooks"),
]
# fmt: on


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what tests need; only it is broken."""
    folder = tmp_path_factory.mktemp("mutations") / "copy"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def passes(copy: Path) -> Callable[[str], bool]:
    """Return whether tests pass without any break; each selection is run once."""
    known: dict[str, bool] = {}

    def ask(tests: str) -> bool:
        if tests not in known:
            known[tests] = run(copy, tests).returncode == 0
        return known[tests]

    return ask


def run(copy: Path, tests: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        *shlex.split(tests),
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, timeout=500, check=False
    )


def place(root: Path, each: Break) -> Path:
    """Return the one file that contains the text to be broken."""
    target = root / "lytics_async" / each.within
    files = [target] if target.is_file() else sorted(target.rglob("*.py"))
    found = [path for path in files for _ in range(path.read_text().count(each.old))]
    assert len(found) == 1, f"{each.old!r} is {len(found)} times in {each.within}: adapt the break"
    return found[0]


@contextmanager
def broken(copy: Path, each: Break) -> Iterator[None]:
    path = place(copy, each)
    text = path.read_text()
    write(path, text.replace(each.old, each.new))
    try:
        yield
    finally:
        write(path, text)


_times = count(int(time.time()), 2)


def write(path: Path, text: str) -> None:
    """Write with a time of its own, by which Python sees that its bytecode is stale."""
    path.write_text(text)
    os.utime(path, (now := next(_times), now))


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: each.name.replace(" ", "-"))
def test_a_break_is_noticed(each: Break, copy: Path, passes: Callable[[str], bool]) -> None:
    assert passes(each.tests), f"{each.tests} fails without a break"
    with broken(copy, each):
        done = run(copy, each.tests)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, (
        f"SURVIVOR: no test of {each.tests} notices that {each.name}\n{done.stdout[-2000:]}"
    )
