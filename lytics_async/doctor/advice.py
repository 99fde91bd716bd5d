"""What a finding means and how to fix it."""

from __future__ import annotations

from urllib.parse import urlsplit

from lytics_async.errors import (
    APIError,
    ConfigurationError,
    Forbidden,
    IPNotAllowed,
    LyticsError,
    NotFound,
    ResponseError,
    UnexpectedRedirect,
)
from lytics_async.wire.messages import WireResponse

PROXY_ADVICE = "Check HTTPS_PROXY or proxy=. If this host needs no proxy, name it in NO_PROXY."
URL_ADVICE = "Check base_url and bulk_url (LYTICS_API_URL, LYTICS_BULK_URL, the profile), and what a proxy or gateway does with them."
NAME_ADVICE = "Check the host name and this machine's DNS. If the internet is reached only through a proxy, set HTTPS_PROXY or proxy=."
PORT_ADVICE = "Check the port and firewalls. If the internet is reached only through a proxy, set HTTPS_PROXY or proxy=."
TLS_ADVICE = (
    "The trusted authorities are those of verify=, otherwise of SSL_CERT_FILE, SSL_CERT_DIR, REQUESTS_CA_BUNDLE or "
    "CURL_CA_BUNDLE, otherwise those that come with certifi."
)


def not_lytics(response: WireResponse) -> str | None:
    """Describe a response that Lytics does not give to a call without a token; None for one that it
    may give.
    """
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    server = response.headers.get("server", "")
    shown = [
        f"{response.status}",
        *([kind] if kind else []),
        *([f"Server: {server}"] if server else []),
    ]
    if 300 <= response.status < 400:
        shown.append(f"Location: {response.headers.get('location', '')}")
    is_json = "json" in kind
    if response.status in (429, *range(500, 600)) or (response.status < 300 and is_json):
        return None
    return ", ".join(shown)


def allow_advice(cidr: str) -> str:
    """Return how to have an address allowed."""
    return f"Have {cidr} added to api_ip_whitelist by an administrator whose address is on it, or by your account manager."


def path_advice(path: str) -> str:
    """Return what to do about a URL with a path."""
    return f"Remove the path {path} from the URL, unless a gateway serves Lytics below it. {URL_ADVICE}"


def advice_for(error: LyticsError, url: str) -> str:
    """Return how to fix what a call to this URL met."""
    if isinstance(error, (NotFound, ResponseError, UnexpectedRedirect)):
        path = urlsplit(url).path.rstrip("/")
        return path_advice(path) if path else f"This server may not be Lytics. {URL_ADVICE}"
    if isinstance(error, ConfigurationError):
        return "Correct this setting, or unset it."
    if isinstance(error, IPNotAllowed):
        return allow_advice(error.cidr or "this machine's public address")
    if isinstance(error, Forbidden):
        return "Ask an administrator of the account for a token with the role."
    if isinstance(error, APIError) and error.status == 401:
        return "Create a new token, or set LYTICS_API_TOKEN or the profile to the right one."
    if isinstance(error, APIError):
        return "Retry later; if the error persists, send the request id to Lytics."
    return "Check the network between this machine and Lytics, and the proxy if there is one."
