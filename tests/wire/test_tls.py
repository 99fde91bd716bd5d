"""TLS settings: trusted CAs, one context for many clients, explanations of failed handshakes."""

import asyncio
import multiprocessing
import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import certifi
import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lytics_async import AsyncLytics
from lytics_async.errors import ConfigurationError, ConnectError
from lytics_async.wire import tls
from lytics_async.wire.direct import DirectTransport
from lytics_async.wire.httpx_engine import HttpxTransport
from lytics_async.wire.tls import Tls, explain
from lytics_async.wire.transport import Transport


@pytest.fixture(autouse=True)
def nothing_shared_or_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls, "_CONTEXTS", {})
    for name in tls.VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Corporate Authority")


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


def settings(**given: Any) -> Tls:
    return Tls(**{"verify": None, "cert": None, "trust_env": True, **given})


def organizations(context: ssl.SSLContext) -> set[str]:
    """The names of the CAs that a context trusts."""
    return {
        value
        for certificate in context.get_ca_certs()
        for entry in certificate["subject"]
        for name, value in entry
        if name == "organizationName"
    }


# Trusted CAs


async def test_the_default_is_certifi() -> None:
    expected = ssl.create_default_context(cafile=certifi.where())
    for verify in (None, True):
        context = await settings(verify=verify).context()
        assert context.cert_store_stats() == expected.cert_store_stats()
        assert context.check_hostname
        assert context.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("kind", [str, Path])
async def test_a_ca_file_replaces_the_default(kind: type, ca_file: Path) -> None:
    context = await settings(verify=kind(ca_file)).context()
    assert organizations(context) == {"Corporate Authority"}


async def test_a_context_is_used_as_it_is() -> None:
    class Truststore(ssl.SSLContext):
        """Stands in for truststore.SSLContext, which is such a subclass."""

    given = Truststore(ssl.PROTOCOL_TLS_CLIENT)
    assert await settings(verify=given).context() is given


@pytest.mark.parametrize("variable", tls.VARIABLES)
async def test_every_variable_sets_the_trusted_cas(
    variable: str, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(ca_file))
    assert organizations(await settings().context()) == {"Corporate Authority"}
    assert "Corporate Authority" not in organizations(await settings(trust_env=False).context())


async def test_the_first_variable_that_is_not_empty_is_used(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for earlier, later in zip(tls.VARIABLES, tls.VARIABLES[1:], strict=False):
        monkeypatch.setenv(later, "/nowhere/at/all.pem")
        monkeypatch.setenv(earlier, str(ca_file))
        assert organizations(await settings().context()) == {"Corporate Authority"}
        monkeypatch.setenv(earlier, "")


async def test_verify_overrides_the_environment(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at/all.pem")
    assert organizations(await settings(verify=ca_file).context()) == {"Corporate Authority"}


@pytest.fixture
def rehashed(ca_file: Path) -> Path:
    """A directory in which OpenSSL finds the CA."""
    if shutil.which("openssl") is None:
        pytest.skip("only the openssl program creates the names")
    subprocess.run(["openssl", "rehash", ca_file.parent], check=True)
    return ca_file.parent


@pytest.mark.parametrize("as_list", [False, True])
async def test_a_hashed_ca_directory_is_trusted(
    as_list: bool, authority: trustme.CA, rehashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = os.pathsep.join(["/nowhere", str(rehashed)]) if as_list else str(rehashed)
    monkeypatch.setenv("SSL_CERT_DIR", value)
    assert await failure(server_context(authority), settings()) is None


async def test_a_ca_directory_without_hash_names_is_refused(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(ca_file.parent))
    with pytest.raises(ConfigurationError, match=rf"SSL_CERT_DIR={ca_file.parent} .*rehash"):
        await settings().context()


# Invalid settings


def test_verify_false_is_refused() -> None:
    with pytest.raises(
        ConfigurationError, match=r"SSLContext.*CA certificate.*CERT_NONE"
    ) as caught:
        settings(verify=False)
    assert caught.value.setting == "verify"


@pytest.mark.parametrize("verify", [0, 1, b"ca.pem", "", ["ca.pem"], ("ca.pem",), object()])
def test_a_verify_value_of_the_wrong_type_is_refused(verify: object) -> None:
    with pytest.raises(ConfigurationError, match=r"^verify="):
        settings(verify=verify)


@pytest.mark.parametrize("cert", [False, True, b"c.pem", "", ["c", "k"], (), ("c",) * 3, (1, 2)])
def test_a_client_certificate_of_the_wrong_type_is_refused(cert: object) -> None:
    with pytest.raises(ConfigurationError, match=r"^cert=") as caught:
        settings(cert=cert)
    assert caught.value.setting == "cert"


@pytest.mark.parametrize("path", ["/nowhere/corp.pem", "/nowhere/\0", "\ud800", "x" * 5000])
def test_a_missing_file_is_refused_when_the_client_is_made(path: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^verify=.*cannot be read: .") as caught:
        settings(verify=path)
    str(caught.value).encode()
    with pytest.raises(ConfigurationError, match=r"^cert=.*cannot be read: ."):
        settings(cert=path)


def test_the_key_file_of_a_client_certificate_is_checked_too(ca_file: Path) -> None:
    with pytest.raises(
        ConfigurationError, match=r"^cert=/nowhere/key\.pem cannot be read: No such"
    ):
        settings(cert=(ca_file, "/nowhere/key.pem"))


@pytest.mark.parametrize("variable", tls.VARIABLES)
async def test_a_missing_file_of_the_environment_is_refused_when_it_is_needed(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "/nowhere/corp.pem")
    unused = settings()
    with pytest.raises(ConfigurationError, match=rf"^{variable}=/nowhere/corp\.pem .*No such file"):
        await unused.context()


async def test_a_file_without_a_certificate_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_text("no certificate")
    with pytest.raises(ConfigurationError, match=rf"^verify={path} .*no certificate in PEM format"):
        await settings(verify=path).context()


def test_a_client_certificate_is_not_loaded_into_the_users_context(ca_file: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"load_cert_chain"):
        settings(verify=ssl.create_default_context(), cert=ca_file)


def key_of(authority: trustme.CA, path: Path, password: bytes | None = None) -> Path:
    """Write the key of a new certificate beside it, encrypted if there is a password."""
    issued = authority.issue_cert("client@example.com")
    issued.cert_chain_pems[0].write_to_path(path)
    key = serialization.load_pem_private_key(issued.private_key_pem.bytes(), None)
    path.with_suffix(".key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(password)
            if password
            else serialization.NoEncryption(),
        )
    )
    return path.with_suffix(".key")


async def test_an_encrypted_key_is_refused_without_a_prompt(
    authority: trustme.CA, tmp_path: Path
) -> None:
    path = tmp_path / "client.pem"
    key = key_of(authority, path, b"secret")
    with pytest.raises(ConfigurationError, match=rf"^cert={path}, {key} .*encrypted.*password="):
        await settings(cert=(path, key)).context()


async def test_a_key_of_another_certificate_is_refused(
    authority: trustme.CA, tmp_path: Path
) -> None:
    other = key_of(authority, tmp_path / "other.pem")
    key_of(authority, tmp_path / "client.pem")
    with pytest.raises(ConfigurationError, match="does not match the certificate"):
        await settings(cert=(tmp_path / "client.pem", other)).context()


async def test_a_client_certificate_without_a_key_is_refused(ca_file: Path) -> None:
    with pytest.raises(ConfigurationError, match="certificate and its key"):
        await settings(cert=ca_file).context()


# One context for many


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads that have built a context."""
    threads: list[threading.Thread] = []
    build = ssl.create_default_context

    def counting(**given: Any) -> ssl.SSLContext:
        threads.append(threading.current_thread())
        return build(**given)

    monkeypatch.setattr(ssl, "create_default_context", counting)
    return threads


async def test_a_thousand_clients_build_one_context_off_the_loop(
    built: list[threading.Thread],
) -> None:
    contexts = await asyncio.gather(*(settings().context() for _ in range(1000)))
    assert len(set(map(id, contexts))) == 1
    assert len(built) == 1
    assert built[0] is not threading.current_thread()


def test_loops_in_several_threads_share_the_context(built: list[threading.Thread]) -> None:
    contexts: list[ssl.SSLContext] = []
    threads = [
        threading.Thread(target=lambda: contexts.append(asyncio.run(settings().context())))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(contexts) == 8
    assert len(set(map(id, contexts))) == 1
    assert len(built) == 1


async def test_a_cancelled_client_leaves_the_context_to_the_others(
    built: list[threading.Thread],
) -> None:
    first = asyncio.create_task(settings().context())
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert isinstance(await settings().context(), ssl.SSLContext)
    assert len(built) == 1


async def test_other_settings_have_another_context(authority: trustme.CA, tmp_path: Path) -> None:
    ca_file, pair = tmp_path / "ca.pem", tmp_path / "client.pem"
    authority.cert_pem.write_to_path(ca_file)
    authority.issue_cert("client@example.com").private_key_and_cert_chain_pem.write_to_path(pair)
    plain = await settings(verify=ca_file).context()
    showing = await settings(verify=ca_file, cert=pair).context()
    assert plain is not showing
    assert await settings(verify=str(ca_file)).context() is plain
    assert await settings(verify=ca_file, cert=str(pair)).context() is showing
    assert await settings().context() is not plain


async def test_a_changed_file_is_read_again_by_the_next_client(
    ca_file: Path, authority: trustme.CA
) -> None:
    first = settings(verify=ca_file)
    before = await first.context()
    trustme.CA(organization_name="Its Successor").cert_pem.write_to_path(ca_file)
    assert organizations(await settings(verify=ca_file).context()) == {"Its Successor"}
    assert await first.context() is before


async def test_the_contexts_that_are_kept_are_bounded(
    authority: trustme.CA, tmp_path: Path
) -> None:
    for number in range(tls.MAX_SHARED + 3):
        path = tmp_path / f"{number}.pem"
        authority.cert_pem.write_to_path(path)
        await settings(verify=path).context()
    assert len(tls._CONTEXTS) == tls.MAX_SHARED


def _build_in_child(result: Any) -> None:
    result.put(organizations(asyncio.run(settings().context())))


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_fork_while_another_thread_builds_does_not_hang(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    building, forked = threading.Event(), threading.Event()
    build = ssl.create_default_context

    def slow(**given: Any) -> ssl.SSLContext:
        if threading.current_thread() is not main and not forked.is_set():
            building.set()
            forked.wait(20)
        return build(**given)

    main = threading.current_thread()
    monkeypatch.setattr(ssl, "create_default_context", slow)
    thread = threading.Thread(target=lambda: asyncio.run(settings().context()))
    thread.start()
    assert building.wait(20)
    monkeypatch.setattr(ssl, "create_default_context", build)
    fork = multiprocessing.get_context("fork")
    result = fork.SimpleQueue()
    child = fork.Process(target=_build_in_child, args=(result,))
    child.start()
    child.join(20)
    hung = child.is_alive()
    child.kill()
    forked.set()
    thread.join()
    assert not hung
    assert result.get() == {"Corporate Authority"}
    child.join()
    child.close()


# Explanations of failures


class Authority:
    """A certificate that trustme does not create.

    Args:
        issuer: the certificate that signs it; itself by default.
        critical: whether the basic constraints are critical, as RFC 5280 requires of a CA.
    """

    def __init__(self, *, issuer: "Authority | None" = None, critical: bool = True) -> None:
        issuer = issuer or self
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"CA {id(self)}")])
        self.key = ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        self.certificate = (
            x509.CertificateBuilder()
            .subject_name(self.name)
            .issuer_name(issuer.name)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(1))
            .not_valid_after(now + timedelta(1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
            .add_extension(x509.BasicConstraints(ca=issuer is self, path_length=None), critical)
            .sign(issuer.key, hashes.SHA256())
        )

    def write(self, path: Path) -> Path:
        """Write the certificate and its key to one file."""
        path.write_bytes(
            self.certificate.public_bytes(serialization.Encoding.PEM)
            + self.key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return path


def server_context(
    authority: trustme.CA, host: str = "localhost", **dates: datetime
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, **dates).configure_cert(context)
    return context


def replying(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    connection.recv(1000)


def hanging_up(connection: socket.socket) -> None:
    connection.recv(1)


@asynccontextmanager
async def listening(
    talk: Callable[[socket.socket], None], context: ssl.SSLContext | None
) -> AsyncIterator[int]:
    """A blocking server of one connection: that of asyncio would close without the alert."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            connection = listener.accept()[0]
            with connection, connection.dup() as kept:
                try:
                    if context is not None:
                        connection = context.wrap_socket(connection, server_side=True)
                    with connection:
                        talk(connection)
                except ssl.SSLError:
                    # Unread bytes would reset the connection, and the alert would be lost.
                    kept.shutdown(socket.SHUT_WR)
                    while kept.recv(1000):
                        pass

    thread = threading.Thread(target=serve)
    thread.start()
    with listener:
        yield listener.getsockname()[1]
        await asyncio.to_thread(thread.join)  # uvloop closes the client's end in a later iteration


async def failure(
    server: ssl.SSLContext | None,
    client: Tls,
    talk: Callable[[socket.socket], None] = replying,
) -> OSError | None:
    """Return the error that ends a connection to `localhost`, in handshake or first read."""
    context = await client.context()
    async with listening(talk, server) as port:
        try:
            reader, writer = await asyncio.open_connection("localhost", port, ssl=context)
        except OSError as error:
            return error
        try:
            await reader.read(
                1
            )  # writes nothing: unread bytes would make the server reset the connection
        except OSError as error:
            return error
        finally:
            writer.close()
    return None


async def words(*arguments: Any) -> tuple[str, bool]:
    error = await failure(*arguments)
    assert error is not None
    text, permanent = explain(error)
    assert len(text) <= 200  # longer ones are cut in messages
    return text, permanent


async def test_an_unknown_ca_is_explained_with_the_setting_to_change(
    authority: trustme.CA,
) -> None:
    text, permanent = await words(server_context(authority), settings())
    assert permanent
    assert "not trusted" in text
    for setting in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "verify="):
        assert setting in text


async def test_a_self_signed_certificate_is_explained(tmp_path: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(Authority().write(tmp_path / "self.pem"))
    text, permanent = await words(server, settings())
    assert permanent
    assert "self-signed" in text or "self signed" in text
    assert "SSL_CERT_FILE" in text


async def test_a_certificate_for_another_host_is_explained(
    authority: trustme.CA, ca_file: Path
) -> None:
    text, permanent = await words(server_context(authority, "other.test"), settings(verify=ca_file))
    assert permanent
    assert "another host" in text
    assert "localhost" in text
    assert "SSL_CERT_FILE" not in text


@pytest.mark.parametrize(("begin", "end", "why"), [(-9, -2, "expired"), (2, 9, "not yet valid")])
async def test_an_expired_certificate_points_at_the_clock(
    begin: int, end: int, why: str, authority: trustme.CA, ca_file: Path
) -> None:
    now = datetime.now(UTC)
    server = server_context(
        authority, not_before=now + timedelta(begin), not_after=now + timedelta(end)
    )
    text, permanent = await words(server, settings(verify=ca_file))
    assert permanent
    assert why in text
    assert "clock" in text


async def test_the_stricter_checks_of_python_3_13_are_explained(tmp_path: Path) -> None:
    lax = Authority(critical=False)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(Authority(issuer=lax).write(tmp_path / "leaf.pem"))
    strict = ssl.create_default_context(cafile=lax.write(tmp_path / "lax.pem"))
    strict.verify_flags |= ssl.VERIFY_X509_STRICT
    text, permanent = await words(server, settings(verify=strict))
    assert permanent
    assert "VERIFY_X509_STRICT" in text


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_a_required_client_certificate_is_explained(
    version: ssl.TLSVersion, authority: trustme.CA, ca_file: Path
) -> None:
    server = server_context(authority)
    server.verify_mode = ssl.CERT_REQUIRED
    server.maximum_version = version
    text, permanent = await words(server, settings(verify=ca_file))
    assert permanent
    assert "client certificate" in text
    assert "cert=" in text


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_a_refused_client_certificate_is_explained(
    version: ssl.TLSVersion, authority: trustme.CA, ca_file: Path, tmp_path: Path
) -> None:
    server = server_context(authority)
    server.verify_mode = ssl.CERT_REQUIRED
    server.maximum_version = version
    server.load_verify_locations(ca_file)
    pair = tmp_path / "client.pem"
    trustme.CA().issue_cert("me@example.com").private_key_and_cert_chain_pem.write_to_path(pair)
    text, permanent = await words(server, settings(verify=ca_file, cert=pair))
    assert permanent
    assert "refuses the client certificate" in text
    assert "unknown ca" in text
    assert "cert=" in text


@pytest.mark.parametrize("engine", [DirectTransport, HttpxTransport])
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_a_refused_client_has_had_nothing_processed_and_does_not_retry(
    version: ssl.TLSVersion,
    engine: Callable[..., Transport],
    authority: trustme.CA,
    ca_file: Path,
) -> None:
    server = server_context(authority)
    server.verify_mode = ssl.CERT_REQUIRED
    server.maximum_version = version
    async with (
        listening(replying, server) as port,
        AsyncLytics(
            "at.x.y", base_url=f"https://localhost:{port}", transport=engine(verify=ca_file)
        ) as lytics,
    ):
        with pytest.raises(ConnectError, match="client certificate") as caught:
            await lytics.request("POST", "/api/x", json={})
    assert caught.value.permanent
    assert not caught.value.may_have_been_processed
    assert caught.value.attempts == 1


async def test_a_client_certificate_is_presented(
    authority: trustme.CA, ca_file: Path, tmp_path: Path
) -> None:
    server = server_context(authority)
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_verify_locations(ca_file)
    certificate = tmp_path / "client.pem"
    key = key_of(authority, certificate)
    assert await failure(server, settings(verify=ca_file, cert=(certificate, key))) is None


async def test_incompatible_tls_versions_are_explained(
    authority: trustme.CA, ca_file: Path
) -> None:
    client = ssl.create_default_context(cafile=ca_file)
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    server = server_context(authority)
    server.minimum_version = ssl.TLSVersion.TLSv1_3
    text, permanent = await words(server, settings(verify=client))
    assert permanent
    assert "no version of TLS" in text


async def test_incompatible_ciphers_are_explained(authority: trustme.CA, ca_file: Path) -> None:
    client = ssl.create_default_context(cafile=ca_file)
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    client.set_ciphers("ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256")
    server = server_context(authority)
    server.set_ciphers("ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384")
    text, permanent = await words(server, settings(verify=client))
    assert permanent
    assert "no cipher" in text


async def test_plain_http_on_the_port_is_explained() -> None:
    text, permanent = await words(None, settings())
    assert permanent
    assert "does not use TLS" in text


async def test_a_connection_closed_in_the_handshake_may_be_retried() -> None:
    text, permanent = await words(None, settings(), hanging_up)
    assert not permanent
    assert text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (socket.gaierror(-2, "Name or service not known"), "Name or service not known"),
        (ConnectionResetError(), "ConnectionResetError"),
        (OSError("Multiple exceptions: …"), "Multiple exceptions: …"),
        (ssl.SSLEOFError(8, "EOF occurred"), "closed the connection in the middle of TLS"),
        (ssl.SSLError("odd"), "odd"),
    ],
)
def test_other_failures_keep_their_text_and_may_be_retried(error: OSError, text: str) -> None:
    found, permanent = explain(error)
    assert text in found
    assert not permanent


def test_a_verification_error_without_details_is_permanent() -> None:
    text, permanent = explain(ssl.SSLCertVerificationError("the system says no"))
    assert permanent
    assert "the system says no" in text
