"""The configuration of a client, and the sources of settings that are not passed as arguments.

Arguments take precedence. Otherwise the token and the URLs come from the environment, or, if a
profile is named or the environment has no token, from `~/.lytics/accounts.toml`. The two sources
never mix: the token of a profile is never sent to a URL from the environment, and vice versa.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import attrs

import lytics_async
from lytics_async.access.profiles import (
    SettingsSource,
    default_profile,
    from_profile,
    profile_file,
    read_profiles,
)
from lytics_async.access.secret import Secret
from lytics_async.access.token import (
    TokenSource,
    check_token,
    secret_or_none,
    to_secret,
    token_source_problem,
)
from lytics_async.base.arguments import (
    flag_problem,
    seconds_problem,
    shown,
    text_problem,
)
from lytics_async.base.hosts import is_address, is_loopback
from lytics_async.base.settings import check_setting
from lytics_async.errors import ConfigurationError

T = TypeVar("T")

PUBLISHED_API_URL = "https://api.lytics.io"
PUBLISHED_BULK_URL = "https://bulk.lytics.io"

VARIABLES: dict[str, tuple[str, ...]] = {
    "token": ("LYTICS_API_TOKEN", "LYTICS_AUTH_TOKEN", "LIOKEY"),
    "data_token": ("LIODATAKEY",),
    "base_url": ("LYTICS_API_URL", "LIOAPI"),
    "bulk_url": ("LYTICS_BULK_URL",),
    "account_id": ("LYTICS_AID", "LIOAID"),
    "profile": ("LYTICS_PROFILE",),
}
"""The environment variables of each setting; the first one that is set is used."""


@attrs.frozen(kw_only=True)
class ClientConfig:
    """The URLs, tokens and time limits of a client.

    Attributes:
        token: the access token, or a callable that fetches it.
        data_token: the token for collect endpoints; None = `token`.
        base_url: the api host, without a trailing slash.
        bulk_url: the bulk host, without a trailing slash.
        account_id: hex id of the account to act on; None = the account of the token.
        attempt_timeout: seconds for one attempt.
        timeout: seconds for one whole call.
        app_name: the name of your application, such as `my-app/1.2`.
        user_agent: the value of the header `User-Agent`.

    Raises:
        ConfigurationError: a setting is not valid; the message names it.
    """

    token: TokenSource
    data_token: TokenSource | None = None
    base_url: str = PUBLISHED_API_URL
    bulk_url: str = PUBLISHED_BULK_URL
    account_id: str | None = None
    attempt_timeout: float = 30.0
    timeout: float = 60.0
    app_name: str | None = None
    user_agent: str = attrs.field(
        init=False, default=attrs.Factory(lambda self: _user_agent(self.app_name), takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        check_setting("attempt_timeout", seconds_problem(self.attempt_timeout))
        check_setting("timeout", seconds_problem(self.timeout))
        if self.account_id is not None:
            check_setting("account_id", text_problem(self.account_id))
        if self.app_name is not None:
            check_setting("app_name", _app_name_problem(self.app_name))


def _app_name_problem(name: object) -> str | None:
    problem = text_problem(name, empty=False)
    if problem is None and not re.fullmatch(r"[!-~]+( [!-~]+)*", str(name)):
        problem = (
            "must be words of printable ASCII separated by single spaces, such as my-app/1.2, "
            f"not {shown(name)}"
        )
    return problem


def _user_agent(app_name: str | None) -> str:
    """Return the User-Agent, with the most significant product first (RFC 9110)."""
    version = ".".join(map(str, sys.version_info[:3]))
    own = f"lytics-async/{lytics_async.__version__} (python/{version}; {sys.platform})"
    return f"{app_name} {own}" if app_name else own


def load_config(
    *,
    token: TokenSource | None = None,
    data_token: TokenSource | None = None,
    base_url: str | None = None,
    bulk_url: str | None = None,
    account_id: str | None = None,
    profile: str | None = None,
    attempt_timeout: float = 30.0,
    timeout: float = 60.0,
    app_name: str | None = None,
    allow_insecure: bool = False,
    environ: Mapping[str, str] | None = None,
    profile_path: Path | None = None,
) -> ClientConfig:
    """Return the configuration for these arguments, completed from the environment or a profile.

    Args:
        profile: name of a table in the profile file, `[name] token = "…", url = "…"`;
            None = `LYTICS_PROFILE`, or the token of the environment, or the profile that
            `default_profile` in the file names, or `default`.
        allow_insecure: send the token unencrypted to hosts other than this machine.
        environ: the environment; None = `os.environ`.
        profile_path: the profile file; None = `~/.lytics/accounts.toml`.

    Raises:
        ConfigurationError: there is no token, a setting is not valid, or the profile is unknown.
    """
    token, data_token = to_secret(token), to_secret(data_token)
    check_setting("allow_insecure", flag_problem(allow_insecure))
    for name, text in (
        ("base_url", base_url),
        ("bulk_url", bulk_url),
        ("account_id", account_id),
        ("profile", profile),
    ):
        check_setting(name, None if text is None else text_problem(text))
    for name, source in (("token", token), ("data_token", data_token)):
        if source is not None:
            check_setting(name, token_source_problem(source))
    surroundings = _read_environment(os.environ if environ is None else environ)
    found = _find(token is not None, profile, surroundings, profile_path)
    chosen, origins = _choose(
        found,
        token=token,
        data_token=data_token,
        base_url=base_url,
        bulk_url=bulk_url,
        account_id=account_id,
    )
    if chosen["token"] is None:
        raise ConfigurationError(
            "There is no Lytics token: set LYTICS_API_TOKEN, pass AsyncLytics(token=…), or run "
            "`lytics profile add default`, "
            'which writes ~/.lytics/accounts.toml ([default] token = "at.…").',
            setting="token",
        )
    for source in (chosen["token"], chosen["data_token"]):
        if isinstance(source, Secret):
            check_token(source)
    for name in ("base_url", "bulk_url"):
        chosen[name] = _checked_url(chosen[name], name, origins[name], allow_insecure)
    if chosen["account_id"] is not None:
        problem = text_problem(chosen["account_id"])
        check_setting("account_id", problem, origin=origins["account_id"])
    return ClientConfig(
        **chosen, attempt_timeout=attempt_timeout, timeout=timeout, app_name=app_name
    )


@attrs.frozen(kw_only=True)
class Setting:
    """One setting as a client would use it.

    Attributes:
        name: the name of the AsyncLytics argument.
        value: the value; None if it is not set.
        origin: the source: `option`, the name of an environment variable, a profile with its file,
            or `default`.
    """

    name: str
    value: str | Secret | None
    origin: str


def explain_config(
    *,
    base_url: str | None = None,
    bulk_url: str | None = None,
    account_id: str | None = None,
    profile: str | None = None,
    environ: Mapping[str, str] | None = None,
    profile_path: Path | None = None,
) -> list[Setting]:
    """Return every setting that `AsyncLytics` would use, with its origin, even if it is not valid.

    Args:
        base_url: as for `AsyncLytics`; None = from the environment or a profile.
        bulk_url: likewise.
        account_id: likewise.
        profile: the profile to use; None = `LYTICS_PROFILE`, or the default profile.
        environ: the variables to read; None = those of this process.
        profile_path: the file of profiles; None = `~/.lytics/accounts.toml`.

    Raises:
        ConfigurationError: the profile is unknown, or its file cannot be read.
    """
    surroundings = _read_environment(os.environ if environ is None else environ)
    found = _find(False, profile, surroundings, profile_path)
    chosen, origins = _choose(
        found,
        token=None,
        data_token=None,
        base_url=base_url,
        bulk_url=bulk_url,
        account_id=account_id,
    )
    used = Setting(
        name="profile", value=found.profile, origin=found.origins.get("profile", "default")
    )
    return [
        used,
        *(Setting(name=name, value=chosen[name], origin=origins[name]) for name in chosen),
    ]


def _find(
    has_token: bool, profile: str | None, surroundings: SettingsSource, path: Path | None
) -> SettingsSource:
    """Return the settings of the one source that completes the arguments."""
    if profile:
        return from_profile(path or profile_file(), profile, "option")
    if surroundings.profile:
        origin = surroundings.origins["profile"]
        return from_profile(path or profile_file(), surroundings.profile, origin)
    if has_token or surroundings.token is not None:
        return surroundings  # this branch needs no home directory
    path = path or profile_file()
    if read_profiles(path) is None:
        return surroundings
    profile = default_profile(path)
    origin = "default" if profile == "default" else f"default_profile in {path}"
    return from_profile(path, profile, origin)


def _choose(found: SettingsSource, **given: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Return every setting and its origin: argument, source or default."""
    chosen: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name in ("token", "data_token", "base_url", "account_id"):
        # An explicitly empty account_id selects the account of the token and overrides the
        # environment.
        is_given = bool(given[name]) or (name == "account_id" and given[name] is not None)
        value = given[name] if is_given else getattr(found, name)
        chosen[name] = value
        origins[name] = (
            "option" if is_given else found.origins.get(name, "") if value else "default"
        )
    chosen["base_url"] = (chosen["base_url"] or PUBLISHED_API_URL).rstrip("/")
    bulk_url, origin = given["bulk_url"], "option"
    if not bulk_url:
        own = (found.base_url or PUBLISHED_API_URL).rstrip("/")
        bulk_url = found.bulk_url if chosen["base_url"] == own else None
        origin = found.origins.get("bulk_url", "")
    if not bulk_url:
        # If only one of the two URLs is set, test data must not reach the published other host.
        is_published = chosen["base_url"] == PUBLISHED_API_URL
        bulk_url = PUBLISHED_BULK_URL if is_published else chosen["base_url"]
        origin = "default" if is_published else "base_url"
    chosen["bulk_url"], origins["bulk_url"] = bulk_url, origin
    return chosen, origins


def _read_environment(environ: Mapping[str, str]) -> SettingsSource:
    origins = {
        name: variable
        for name, variables in VARIABLES.items()
        if (variable := next((each for each in variables if environ.get(each)), None))
    }
    values = {name: environ[variable] for name, variable in origins.items()}
    return SettingsSource(
        token=secret_or_none(values.pop("token", None)),
        data_token=secret_or_none(values.pop("data_token", None)),
        **values,
        origins=origins,
    )


def _checked_url(url: str, name: str, origin: str, allow_insecure: bool) -> str:
    check_setting(name, _url_problem(url, allow_insecure), origin=origin)
    return url.rstrip("/")


_HOST = re.compile(r"([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?")


def _url_problem(url: str, allow_insecure: bool) -> str | None:
    """Return the problem with a base URL, without quoting a possible password or token."""
    if "@" in url:
        return "contains user information; pass the token as AsyncLytics(token=…) instead"
    if url != url.strip() or not url.isprintable() or " " in url:
        return f"must not contain spaces or line breaks, not {shown(url)}"
    if "?" in url or "#" in url or "\\" in url:
        return "must be a plain URL without query, fragment or backslash"
    try:
        parts = urlsplit(url)
        port = parts.port  # raises if it is not valid
    except ValueError as error:
        return f"is not a URL: {str(error).rstrip('.')}"
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return f"must look like https://host, not {shown(url)}"
    if not host.isascii():
        return f"contains the host {host!r}, which is not ASCII{_in_ascii(host)}"
    if not url.isascii():
        return f"must be quoted, because it contains non-ASCII characters: {shown(url)}"
    if port == 0:
        return "contains port 0, which is not a valid port"
    if not is_address(host) and (
        "[" in parts.netloc or len(host) > 253 or not _HOST.fullmatch(host)
    ):
        return (
            f"contains {shown(host)}, which is not a host name: a label has 1 to 63 letters, "
            "digits or '-', and a name has at most 253"
        )
    if parts.scheme == "http" and not allow_insecure and not is_loopback(host):
        return (
            "is not encrypted, so the token would be sent in the clear: use https:// (http:// is "
            "for loopback), or allow_insecure=True if you accept that"
        )
    return None


def _in_ascii(host: str) -> str:
    try:
        return f"; write it as {host.encode('idna').decode()!r}"
    except UnicodeError:
        return ""
