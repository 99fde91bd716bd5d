"""Starting and stopping, what stays and what does not, and the ways to reach it."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from children import child

from lytics_async.local import LocalLytics, Settings


def collect(local: LocalLytics, **record: Any) -> Any:
    headers = {"Authorization": local.token}
    return httpx.post(f"{local.url}/collect/json/s", json=record, headers=headers)


def port_of(local: LocalLytics) -> Any:
    return int(local.url.rpartition(":")[2])


def test_it_serves_as_soon_as_it_is_entered_and_not_after() -> None:
    with LocalLytics() as local:
        assert collect(local, a=1).status_code == 200
        port = port_of(local)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


async def test_it_runs_beside_an_event_loop() -> None:
    async with LocalLytics() as local, httpx.AsyncClient() as http:
        headers = {"Authorization": local.token}
        url = f"{local.url}/collect/json/s"
        responses = await asyncio.gather(
            *(http.post(url, json={"a": 1}, headers=headers) for _ in range(20))
        )
        assert {response.status_code for response in responses} == {200}
        assert local.count("s") == 20


def ended(before: list[threading.Thread]) -> bool:
    """Whether all threads but these end; those of anyio do so after the loop."""
    since = [thread for thread in threading.enumerate() if thread not in before]
    for thread in since:
        thread.join(20)
    return not any(thread.is_alive() for thread in since)


def test_no_thread_file_or_socket_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    threads, files = threading.enumerate(), len(os.listdir("/proc/self/fd"))
    with LocalLytics() as local:
        collect(local, user_id=1)
        assert len(list(local.profiles())) == 1
    assert ended(threads)
    assert len(os.listdir("/proc/self/fd")) <= files
    assert list(tmp_path.iterdir()) == []


def test_several_run_concurrently_and_know_nothing_of_each_other() -> None:
    with LocalLytics() as one, LocalLytics() as two:
        assert one.url != two.url
        collect(one, a=1)
        assert (one.count("s"), two.count("s")) == (1, 0)


def test_it_can_be_started_again_and_is_empty() -> None:
    local = LocalLytics()
    with local:
        collect(local, a=1)
    with local:
        assert local.count("s") == 0


def test_it_cannot_be_started_twice_concurrently() -> None:
    with LocalLytics() as local, pytest.raises(RuntimeError, match="already running"):
        local.start()


@pytest.mark.parametrize("use", [lambda local: local.url, lambda local: local.count("s")])
def test_using_it_before_it_runs_says_what_to_do(use: Any) -> None:
    with pytest.raises(RuntimeError, match="with LocalLytics"):
        use(LocalLytics())


def test_a_port_in_use_is_reported_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    threads = threading.enumerate()
    with LocalLytics() as local, pytest.raises(OSError, match="in use"):
        LocalLytics(port=port_of(local)).start()
    assert ended(threads)
    assert list(tmp_path.iterdir()) == []


def test_an_idle_connection_does_not_hold_up_stopping() -> None:
    with LocalLytics() as local:
        idle = socket.create_connection(("127.0.0.1", port_of(local)))
    with idle:
        assert idle.recv(1) == b""


def test_an_upload_that_breaks_off_stores_nothing() -> None:
    with LocalLytics() as local:
        with socket.create_connection(("127.0.0.1", port_of(local))) as peer:
            peer.sendall(
                b"POST /collect/bulk/s HTTP/1.1\r\nHost: x\r\nContent-Type: application/csv\r\n"
                b"Content-Length: 1000\r\nAuthorization: "
                + local.token.encode()
                + b"\r\n\r\na\n1\n2\n"
            )
        assert collect(local, a=1).status_code == 200
        assert local.count("s") == 1


def test_a_data_directory_keeps_everything(tmp_path: Path) -> None:
    with LocalLytics(data=tmp_path / "kept") as local:
        collect(local, user_id=1, v="x")
        headers = {"Authorization": local.token, "Content-Type": "text/plain"}
        created = httpx.post(
            f"{local.url}/api/segment", content="FILTER * ALIAS a", headers=headers
        )
    with LocalLytics(data=tmp_path / "kept") as local:
        assert local.count("s") == 1
        assert [profile["v"] for profile in local.profiles()] == ["x"]
        headers = {"Authorization": local.token}
        known = httpx.get(f"{local.url}/api/segment/a", headers=headers)
        assert known.json()["data"] == created.json()["data"]
        collect(local, user_id=1, v="y")
        assert [row["v"] for row in local.rows("s")] == ["x", "y"]


def test_tls_is_spoken_with_a_certificate(tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    chain, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.private_key_pem.write_to_path(key)
    for part in certificate.cert_chain_pems:
        part.write_to_path(chain, append=True)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    import ssl

    context = ssl.create_default_context(cafile=tmp_path / "ca.pem")
    with LocalLytics(certfile=chain, keyfile=key) as local, httpx.Client(verify=context) as http:
        assert local.url.startswith("https://")
        headers = {"Authorization": local.token}
        assert http.get(f"{local.url}/api/segment", headers=headers).status_code == 200


def test_tokens_can_be_chosen_and_are_in_no_repr() -> None:
    settings = Settings(expired_tokens=("at.old.secret",))
    with LocalLytics(token="at.mine.secret", settings=settings) as local:
        assert collect(local, a=1).status_code == 200
        assert "secret" not in repr(local) + repr(local.settings)


def test_switches_win_over_settings() -> None:
    local = LocalLytics(settings=Settings(counts="total", partial_status=400), partial_status=200)
    assert (local.settings.counts, local.settings.partial_status) == ("total", 200)


@pytest.mark.parametrize(
    "switches",
    [{"counts": "some"}, {"partial_status": 500}, {"identity": "email"}, {"scan_ttl": -1}],
)
def test_a_switch_that_cannot_be_is_rejected(switches: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        LocalLytics(**switches)


def test_an_unknown_switch_is_rejected() -> None:
    with pytest.raises(TypeError, match="typo"):
        LocalLytics(typo=1)


def test_identity_cannot_change_while_it_runs() -> None:
    with LocalLytics() as local, pytest.raises(ValueError, match="start another"):
        local.configure(identity=("email",))


def test_rows_can_be_read_while_others_are_stored() -> None:
    with LocalLytics() as local:
        collect(local, n=1)
        rows = local.rows("s")
        assert next(rows) == {"n": 1}
        collect(local, n=2)
        assert list(rows) == [{"n": 2}]


SERVE = """
from lytics_async.local import serve
serve(port=0, token="at.a.b", identity=("n",), allow=("127.0.0.0/8",), data={data!r},
      on_ready=lambda url, token: print(url, token, flush=True))
print("ended")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_serve_runs_until_a_signal_and_ends_cleanly(tmp_path: Path, name: str) -> None:
    import signal

    script = SERVE.format(data=str(tmp_path))
    with child(
        [sys.executable, "-X", "dev", "-W", "error", "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        url, token = process.stdout.readline().split()
        response = httpx.post(f"{url}/collect/json/s?key={token}", json={"n": 1}, timeout=30)
        assert response.status_code == 200
        process.send_signal(getattr(signal, name))
        assert (process.stdout.read(), process.wait()) == ("ended\n", 0)
        # No access log, no warning; the debug mode of asyncio says if this machine is slow.
        said = process.stderr.read().splitlines()
        assert [line for line in said if not line.startswith("Executing <")] == []


def test_importing_the_package_imports_no_server() -> None:
    script = "import sys, lytics_async.local; print({'uvicorn', 'starlette'} & set(sys.modules))"
    output = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert output.stdout.strip() == "set()"


def test_only_the_in_process_transport_knows_the_client() -> None:
    allowed = {
        "__init__.py": {"lytics_async.base"},
        "in_process.py": {"lytics_async.errors", "lytics_async.call.request", "lytics_async.wire"},
        "handle.py": {"lytics_async.client"},
        "segments.py": {"lytics_async.filterql"},
        "segment.py": {"lytics_async.filterql"},
        "segment_members.py": {"lytics_async.filterql"},
        "evaluate.py": {"lytics_async.filterql"},
        # What is published of the configurations of providers is data for both.
        "auths.py": {"lytics_async.credentials"},
        "jobs.py": {"lytics_async.errors", "lytics_async.workflows"},
        "providers.py": {"lytics_async.credentials"},
        "workflow.py": {"lytics_async.workflows"},
        "templates.py": {"lytics_async.base"},
    }
    import re

    import lytics_async.local

    for module in Path(lytics_async.local.__file__).parent.rglob("*.py"):
        found = set(re.findall(r"(?:from|import) (lytics_async\.(?!local)\w+)", module.read_text()))
        assert found <= allowed.get(module.name, set()), module.name


@pytest.mark.parametrize("head", [b"", b"Expect: 100-continue\r\n"])
def test_stopping_cuts_an_upload_off_in_silence(
    head: bytes,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("lytics_async.local.prompt_server._LONGEST_REQUEST", 0.05)
    with LocalLytics() as local:
        peer = socket.create_connection(("127.0.0.1", port_of(local)))
        request = (
            f"POST /collect/json/s?key={local.token} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
        )
        peer.sendall(request.encode() + head + b"\r\n{")
        assert collect(local, a=1).status_code == 200  # by now the other one has begun
    with peer:
        peer.settimeout(5)
        assert b"HTTP/1.1 200" not in peer.recv(1000)
    assert caplog.messages == []
    assert capfd.readouterr().err == ""


def test_stopping_cuts_a_busy_request_off_in_silence(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("lytics_async.local.prompt_server._LONGEST_REQUEST", 0.05)
    monkeypatch.setattr("lytics_async.local.prompt_server._LONGEST_GOODBYE", 0.05)
    begun, may_end = threading.Event(), threading.Event()

    def find(*_: object) -> None:
        begun.set()
        may_end.wait()

    monkeypatch.setattr("lytics_async.local.profiles.Profiles.find", find)
    local = LocalLytics()
    with local, socket.create_connection(("127.0.0.1", port_of(local))) as peer:
        peer.sendall(f"GET /api/me/email/x?key={local.token} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert begun.wait(5)
        local.stop()
        may_end.set()
    assert caplog.messages == []
    assert capfd.readouterr().err == ""
