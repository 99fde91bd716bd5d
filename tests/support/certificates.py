"""Certificates of an authority that only the tests know."""

import ssl
from functools import cache
from pathlib import Path

import trustme

NAME = "lytics.test"
"""A host name that only the proxies of the tests can reach: loopback is never reached through a
proxy.
"""


@cache
def authority() -> trustme.CA:
    return trustme.CA()


@cache
def serving(*names: str) -> ssl.SSLContext:
    """Return what a server needs to speak TLS under these names; under all that the tests use by
    default.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(*(names or ("127.0.0.1", "localhost", NAME))).configure_cert(context)
    return context


@cache
def trusting() -> ssl.SSLContext:
    """Return what a client needs to trust the authority."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


def written(folder: Path) -> Path:
    """Write the authority's certificate to a file, and return its path."""
    path = folder / "authority.pem"
    authority().cert_pem.write_to_path(path)
    return path
