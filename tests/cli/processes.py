"""The command as a process of its own, and a server that delays its responses."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import IO, Any


class HoldingServer:
    """Counts rows when it is told to, and not before.

    Attributes:
        release: lets it respond.
        arrived: set at every request.
        ids: every row that was counted.
    """

    def __init__(self) -> None:
        self.release = threading.Event()
        self.arrived = threading.Event()
        self.ids: list[str] = []
        ids, release, arrived = self.ids, self.release, self.arrived

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                arrived.set()
                release.wait(20)
                rows = [line.split(",")[0] for line in body.splitlines()[1:]]
                ids.extend(rows)
                reply = json.dumps(
                    {"data": {"message_count": len(rows), "rejected_count": 0}, "status": 200}
                ).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
                """Write nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Recorder:
    """A server that records the paths of requests and responds with an empty list.

    Attributes:
        paths: path and query of each GET.
        bodies: the body of each POST.
        status: the status of each response.
        body: the body of each response.
        kind: its Content-Type.
        variables: lead a command to it.
    """

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.bodies: list[bytes] = []
        self.status = 200
        self.kind = "application/json"
        self.body = b'{"status": 200, "message": "success", "data": []}'
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                recorder.paths.append(self.path)
                self.respond()

            def do_POST(self) -> None:
                recorder.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.respond()

            def respond(self) -> None:
                self.send_response(recorder.status)
                self.send_header("Content-Type", recorder.kind)
                self.send_header("Content-Length", str(len(recorder.body)))
                self.end_headers()
                self.wfile.write(recorder.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
                """Write nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.variables = {"LYTICS_API_URL": f"http://127.0.0.1:{self._server.server_port}"}
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def variables_of(environment: dict[str, str | None]) -> dict[str, str]:
    """This process's variables with those of a test; None removes one."""
    merged = {**os.environ, **environment}
    return {name: value for name, value in merged.items() if value is not None}


@contextmanager
def running(
    environment: dict[str, str | None], *arguments: str, **popen: Any
) -> Iterator[subprocess.Popen[str]]:
    """Run `lytics` with these arguments; `popen` are further arguments of Popen."""
    command = [*popen.pop("before", ()), sys.executable, "-m", "lytics_async.cli", *arguments]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(
        command, env=variables_of(environment), **{**streams, **popen}
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_with(text: str, stream: IO[str] | None) -> str:
    """Read lines up to the one that contains the text, and return it."""
    assert stream is not None
    return next(line for line in stream if text in line)
