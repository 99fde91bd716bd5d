"""nginx on loopback: a sink for uploads, and a server of canned responses, that is never the limit.

It is Debian's package `nginx-light`. An upload's body is read to its end before the response is
given.
"""

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import trustme

from benchmarks.server import SEGMENT, UPLOADED

STARTING = 10.0
"""Seconds that nginx may take to accept connections."""
STOPPING = 5.0
"""Seconds that nginx may take to stop when asked; then it is killed."""

_CONFIGURATION = """
daemon off;
master_process off;
pid {prefix}/pid;
error_log {prefix}/error.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    default_type application/json;
    keepalive_requests 1000000;
    client_max_body_size 0;
    client_body_buffer_size 24m;
    {temporary}
    server {{
        listen 127.0.0.1:{port} {tls} backlog=1024;
        {keys}
        root {prefix}/files;
        location / {{ }}
        location ~ /scan$ {{ try_files /scan/$arg_start.json =404; }}
        location /collect/ {{
            # Read the body to its end, and pass on the request without it.
            proxy_pass http://unix:{prefix}/uploaded;
            proxy_pass_request_body off;
            proxy_set_header Content-Length "";
        }}
    }}
    server {{
        listen unix:{prefix}/uploaded;
        location / {{ return 200 '{uploaded}'; }}
    }}
}}
"""


class Missing(RuntimeError):
    """nginx is not installed."""

    def __init__(self) -> None:
        super().__init__("nginx is missing: apt-get install nginx-light")


@contextlib.contextmanager
def certificate() -> Iterator[Path]:
    """Write a certificate for 127.0.0.1 with its key; it is its own authority's, so the client can
    verify it.
    """
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "server.pem"
        authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(path)
        authority.cert_pem.write_to_path(path, append=True)
        yield path


@contextlib.contextmanager
def running(*, certificate: Path | None = None, scan: Path | None = None) -> Iterator[str]:
    """Run nginx and return its base URL.

    Args:
        certificate: PEM file with private key and certificate; HTTPS when given.
        scan: directory with the pages of a scan, `CURSOR.json` each; the first page is `.json`.

    Raises:
        Missing: it is not installed.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        raise Missing
    with tempfile.TemporaryDirectory() as prefix:
        port = _configure(Path(prefix), certificate, scan)
        process = subprocess.Popen(
            [program, "-p", prefix, "-c", f"{prefix}/nginx.conf", "-e", f"{prefix}/error.log"]
        )
        try:
            _wait_for(port, process)
            yield f"{'https' if certificate else 'http'}://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(STOPPING)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _configure(prefix: Path, certificate: Path | None, scan: Path | None) -> int:
    segment = prefix / "files/api/segment"
    segment.mkdir(parents=True)
    (segment / "most_active").write_bytes(SEGMENT)
    if scan is not None:
        (prefix / "files/scan").symlink_to(scan)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    text = _CONFIGURATION.format(
        prefix=prefix,
        port=port,
        tls="" if certificate is None else "ssl",
        keys=""
        if certificate is None
        else f"ssl_certificate {certificate}; ssl_certificate_key {certificate};",
        temporary=" ".join(f"{name}_temp_path {prefix}/{name};" for name in names),
        uploaded=UPLOADED.decode(),
    )
    (prefix / "nginx.conf").write_text(text)
    return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTING
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("nginx did not start; it says why above.") from None
            time.sleep(0.02)
        else:
            return
