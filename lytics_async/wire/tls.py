"""TLS: trusted CAs, the client certificate, and explanations of failed handshakes.

A context takes tens of milliseconds and most of a megabyte, so all clients of a process that have
the same settings share one.
"""

from __future__ import annotations

import os
import re
import ssl
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import anyio.to_thread
import attrs

from lytics_async.errors import ConfigurationError

Verify = ssl.SSLContext | str | Path | Literal[True]
"""A TLS context, or the path of a file or directory of CA certificates; True = the default."""

Certificate = str | Path | tuple[str | Path, str | Path]
"""A client certificate: one PEM file with its key, or the two files."""

VARIABLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""The variables that name CA certificates; only the first one that is set is used."""

MAX_SHARED = 16
"""Contexts that are cached; a process with more settings than that builds some of them again."""


class Tls:
    """The TLS settings of one transport.

    Without `verify=`, the CAs of certifi are trusted, or instead those that the environment names
    when the transport is made, see `VARIABLES`.

    Args:
        verify: the trusted CAs. A context is used as it is and never changed. None and True are the
            default.
        cert: the client certificate; load it yourself into a context of your own.
        trust_env: whether to use the environment.

    Raises:
        ConfigurationError: a value of the wrong type, `verify=False`, or a file that cannot be
            read. A file that the environment names is checked when it is needed, so that it does
            not block hosts without TLS.
    """

    def __init__(self, *, verify: Verify | None, cert: Certificate | None, trust_env: bool) -> None:
        self._context = verify if isinstance(verify, ssl.SSLContext) else None
        certificate = _checked_certificate(cert)
        if certificate and self._context is not None:
            raise ConfigurationError(
                "cert= cannot be combined with a TLS context in verify=, because the context may "
                "be in use elsewhere and is never changed. Load the certificate into the context: "
                "context.load_cert_chain(file, key).",
                setting="cert",
            )
        trust = _Trust(None, "")
        if verify is None or verify is True:
            if trust_env:
                trust = _from_environment(os.environ)
        elif not isinstance(verify, ssl.SSLContext):
            trust = _Trust(_checked_trust(verify), "verify")
        self._settings = trust, certificate

    async def context(self) -> ssl.SSLContext:
        """Return the context for new connections; built in a worker thread unless it is cached.

        Raises:
            ConfigurationError: a certificate cannot be read; the message names the file and
                setting.
        """
        if self._context is None:
            self._context = _shared(self._settings)
        if self._context is None:
            self._context = await anyio.to_thread.run_sync(
                _build_once, self._settings, abandon_on_cancel=True
            )
        return self._context


def explain(error: OSError) -> tuple[str, bool]:
    """Describe why a connection failed, and return whether a retry would fail in the same way."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _explain_certificate(error), True
    if isinstance(error, ssl.SSLEOFError):
        return "the peer closed the connection in the middle of TLS", False
    if not isinstance(error, ssl.SSLError):
        return error.strerror or str(error) or type(error).__name__, False
    reason = getattr(error, "reason", None) or ""  # an SSLError that Python code raised has none
    if reason in _REASONS:
        return _REASONS[reason], True
    if refuses_client(error):
        alert = reason.partition("ALERT_")[2].lower().replace("_", " ")
        return (
            f"the server refuses the client certificate, or requires one ({alert}); check cert=",
            True,
        )
    return f"TLS failed: {reason.lower().replace('_', ' ') or error}", False


def refuses_client(error: BaseException) -> bool:
    """Return whether the server refused the client certificate or its absence: nothing was
    processed.

    With TLS 1.3 the refusal comes after the client considers the handshake complete: the alert
    arrives in place of a response.
    """
    reason = getattr(error, "reason", None) or ""
    return isinstance(error, ssl.SSLError) and bool(_CLIENT_REFUSED.search(reason))


_CLIENT_REFUSED = re.compile("ALERT.*(CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)")

_NOT_TLS = (
    "this port does not use TLS; check the port, or use http:// if the server expects plain HTTP"
)
_OLD_TLS = "client and server share no version of TLS; this Python requires 1.2 or later"
_NO_CIPHER = (
    "client and server share no cipher, or the server requires a client certificate (cert=)"
)
_REASONS = {
    "WRONG_VERSION_NUMBER": _NOT_TLS,
    "RECORD_LAYER_FAILURE": _NOT_TLS,
    "PACKET_LENGTH_TOO_LONG": _NOT_TLS,
    "UNKNOWN_PROTOCOL": _NOT_TLS,
    "HTTP_REQUEST": _NOT_TLS,
    "TLSV1_ALERT_PROTOCOL_VERSION": _OLD_TLS,
    "UNSUPPORTED_PROTOCOL": _OLD_TLS,
    "NO_PROTOCOLS_AVAILABLE": _OLD_TLS,
    "SSLV3_ALERT_HANDSHAKE_FAILURE": _NO_CIPHER,
    "TLSV1_ALERT_INSUFFICIENT_SECURITY": _NO_CIPHER,
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": "the server requires a client certificate; pass cert=",
    "TLSV1_UNRECOGNIZED_NAME": "the server does not serve this host name; check the URL",
}
"""Explanations of the OpenSSL reasons for handshakes that fail every time."""

_TRUST_IT = (
    "to trust it, set SSL_CERT_FILE, REQUESTS_CA_BUNDLE or verify= to the PEM file of its CA"
)
_UNTRUSTED = (2, 18, 19, 20, 21)  # X509_V_ERR_…: no issuer, or self-signed
_DATES = (9, 10)
_NAMES = (62, 64)
_STRICT = range(80, 95)


def _explain_certificate(error: ssl.SSLCertVerificationError) -> str:
    code = getattr(error, "verify_code", None)  # truststore and others raise it without a code
    why = (getattr(error, "verify_message", None) or str(error)).rstrip(".")
    if code in _UNTRUSTED:
        return f"its certificate is not trusted ({why}); {_TRUST_IT}"
    if code in _DATES:
        return f"its certificate is not valid at present ({why}); check the clock of this machine"
    if code in _NAMES:
        return f"its certificate is for another host ({why}); check the URL"
    if code in _STRICT:
        return (
            f"its certificate violates RFC 5280 ({why}), which Python 3.13 enforces; have it "
            "reissued, or clear ssl.VERIFY_X509_STRICT in the verify_flags of a context for verify="
        )
    return f"its certificate was refused ({why}); {_TRUST_IT}"


@attrs.frozen
class _Trust:
    """A file or directory of CA certificates (None = certifi), and the setting that names it."""

    path: str | None
    setting: str


_Settings = tuple[_Trust, tuple[str, ...]]
"""The key of a cached context: its trusted CAs and the files of the client certificate."""
_Identity = tuple[tuple[int, int, int, int] | None, ...]

_CONTEXTS: dict[_Settings, tuple[_Identity, ssl.SSLContext]] = {}
# one per process: after a fork, nothing would release the parent's
_LOCKS: dict[int, threading.Lock] = {}


def _shared(settings: _Settings) -> ssl.SSLContext | None:
    """Return the cached context for these settings; None if there is none or a file has changed."""
    found = _CONTEXTS.get(settings)
    return found[1] if found is not None and found[0] == _identity(settings) else None


def _build_once(settings: _Settings) -> ssl.SSLContext:
    """Build the context, or return the one that another thread has just built."""
    with _LOCKS.setdefault(os.getpid(), threading.Lock()):
        context = _shared(settings)
        if context is None:
            identity = _identity(settings)
            context = _build(*settings)
            if len(_CONTEXTS) >= MAX_SHARED and settings not in _CONTEXTS:
                del _CONTEXTS[next(iter(_CONTEXTS))]
            _CONTEXTS[settings] = identity, context
        return context


def _identity(settings: _Settings) -> _Identity:
    trust, certificate = settings
    return tuple(_file_identity(path) for path in (trust.path, *certificate) if path is not None)


def _file_identity(path: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None  # also for a list of directories
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _build(trust: _Trust, certificate: tuple[str, ...]) -> ssl.SSLContext:
    if trust.path is None:
        import certifi

        context = ssl.create_default_context(cafile=certifi.where())
    else:
        context = _trusting(trust.path, trust.setting)
    context.set_alpn_protocols(["http/1.1"])
    if certificate:
        _load_certificate(context, certificate)
    return context


def _trusting(path: str, setting: str) -> ssl.SSLContext:
    """Return a context that trusts a file, a directory, or an OpenSSL list of directories."""
    directories = [each for each in path.split(os.pathsep) if os.path.isdir(each)]
    problem = None if directories else _unreadable(path)
    if problem is None:
        try:
            if not directories:
                return ssl.create_default_context(cafile=path)
            if any(_HASHED.fullmatch(name) for each in directories for name in os.listdir(each)):
                return ssl.create_default_context(capath=path)
            problem = "its certificates have no hash names; run `openssl rehash`, or name a file"
        except ssl.SSLError:
            problem = "it contains no certificate in PEM format"
        except OSError as error:
            problem = error.strerror or str(error)
    raise ConfigurationError(
        f"{setting}={_shown(path)} cannot be used: {problem}.", setting="verify"
    )


_HASHED = re.compile(r"[0-9a-f]{8}\.[0-9]+")


def _load_certificate(context: ssl.SSLContext, files: tuple[str, ...]) -> None:
    certificate, key = files if len(files) == 2 else (files[0], None)
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
    except _Encrypted:
        problem = (
            "its key is encrypted; load it into an ssl.SSLContext with load_cert_chain(…, "
            "password=…), and pass the context as verify="
        )
    except ssl.SSLError as error:
        problem = (
            "the key does not match the certificate"
            if error.reason == "KEY_VALUES_MISMATCH"
            else "it must contain a certificate and its key in PEM format"
        )
    except OSError as error:
        problem = error.strerror or str(error)
    else:
        return
    names = ", ".join(map(_shown, files))
    raise ConfigurationError(f"cert={names} cannot be used: {problem}.", setting="cert")


class _Encrypted(Exception):
    """The key of a client certificate needs a password."""


def _no_password() -> str:
    """Prevent OpenSSL from prompting for a password at the terminal."""
    raise _Encrypted


def _from_environment(environ: Mapping[str, str]) -> _Trust:
    setting = next((name for name in VARIABLES if environ.get(name)), None)
    return _Trust(None, "") if setting is None else _Trust(environ[setting], setting)


def _checked_trust(verify: object) -> str:
    if verify is False:
        raise ConfigurationError(
            "verify=False is not supported: without verification, any server that responds "
            "receives the token. Pass an ssl.SSLContext, or the path of a file with the CA "
            "certificate to trust. For a test without verification: context = "
            "ssl.create_default_context(); context.check_hostname = False; context.verify_mode = "
            "ssl.CERT_NONE; AsyncLytics(verify=context).",
            setting="verify",
        )
    if not isinstance(verify, (str, os.PathLike)):
        raise ConfigurationError(
            "verify= must be an ssl.SSLContext, or the path of a file or directory of CA "
            f"certificates, not {type(verify).__name__}.",
            setting="verify",
        )
    return _checked_path(verify, "verify")


def _checked_certificate(cert: object) -> tuple[str, ...]:
    if cert is None:
        return ()
    files = cert if isinstance(cert, tuple) else (cert,)
    paths = tuple(
        _checked_path(each, "cert") for each in files if isinstance(each, (str, os.PathLike))
    )
    if len(paths) != len(files) or len(files) not in (1, 2):
        raise ConfigurationError(
            "cert= must be the path of a PEM file with certificate and key, or a tuple of the two "
            "paths. Load a key with a password into an ssl.SSLContext, and pass that as verify=.",
            setting="cert",
        )
    return paths


def _checked_path(path: str | os.PathLike[Any], setting: str) -> str:
    path = os.fsdecode(path)
    problem = "it is empty" if not path else _unreadable(path)
    if problem is not None:
        raise ConfigurationError(
            f"{setting}={_shown(path)} cannot be read: {problem}.", setting=setting
        )
    return path


def _unreadable(path: str) -> str | None:
    """Return why a file cannot be read; it is not opened, because it may be a pipe."""
    try:
        os.stat(path)
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:  # a NUL, or text that a file name cannot contain
        return str(error)
    return None if os.access(path, os.R_OK) else "Permission denied"


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
