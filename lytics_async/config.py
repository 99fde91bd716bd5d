"""Configuration: what a client is built from, and where it comes from when it is not given.

Arguments win. The token and the URLs then come from the environment, or, when a profile is named or nothing
is set there, from `~/.lytics/accounts.toml`. The two sources never mix: a profile's token never goes to a URL from
the environment, nor the other way round.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar
from urllib.parse import SplitResult, urlsplit

import attrs

from lytics_async.errors import ArgumentError, ConfigurationError
from lytics_async.secret import Secret

if TYPE_CHECKING:
    from lytics_async.response import Response
    from lytics_async.retry import RetryPolicy

T = TypeVar("T")

PUBLISHED_API_URL = "https://api.lytics.io"
PUBLISHED_BULK_URL = "https://bulk.lytics.io"

VARIABLES = {
    "token": ("LYTICS_API_TOKEN", "LYTICS_AUTH_TOKEN", "LIOKEY"),
    "data_token": ("LIODATAKEY",),
    "base_url": ("LYTICS_API_URL", "LIOAPI"),
    "bulk_url": ("LYTICS_BULK_URL",),
    "account_id": ("LYTICS_AID", "LIOAID"),
    "profile": ("LYTICS_PROFILE",),
}
"""The environment variables of each setting; the first that is set counts."""

PROFILE_KEYS = {
    "token": "token",
    "data_token": "data_token",
    "base_url": "url",
    "bulk_url": "bulk_url",
    "account_id": "account_id",
}
"""The keys of a profile. Others are left to the tools that share the file."""


def profile_file() -> Path:
    """Return the file of profiles, which other tools use, too."""
    return Path.home() / ".lytics" / "accounts.toml"


TokenSource = str | Secret | Callable[[], str | Secret | Awaitable[str | Secret]]
"""A token, or a sync or async callable that fetches one."""


class Options(TypedDict, total=False):
    """RequestOptions as a plain dict."""

    attempt_timeout: float | None
    timeout: float | None
    max_attempts: int | None
    retry: RetryPolicy | None
    headers: Mapping[str, str]
    query: Mapping[str, str]
    account_id: str | None
    on_response: Callable[[Response[Any]], None] | None


def _positive(instance: object, attribute: attrs.Attribute[Any], value: float | None) -> None:
    if value is not None and not value > 0:
        raise ArgumentError(
            f"{attribute.name} must be above 0, not {value!r}; leave it out for the default."
        )


def _check_headers(_: object, __: attrs.Attribute[Any], headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if name.lower() == "authorization":
            raise ArgumentError(
                "Authorization cannot be set by hand; give the token to AsyncLytics(token=…)."
            )
        if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
            raise ArgumentError(f"{name!r} is no name of a header.")
        if not re.fullmatch(r"[\t\x20-\x7e]*", value):
            raise ArgumentError(
                f"The header {name!r} holds a line break, a control character or a non-ASCII character."
            )


@attrs.frozen(kw_only=True)
class RequestOptions:
    """What one call, or every call of a client made by `with_options()`, does differently.

    Attributes:
        attempt_timeout: seconds for one attempt, from its slot to the last byte; None = the client's.
        timeout: seconds for the whole call: waiting for a slot, attempts, backoff; None = the client's.
        max_attempts: requests at most, the first included; None = the retry policy's.
        retry: another retry policy; None = the client's.
        headers: further headers; they win over the client's own, but `Authorization` is refused.
        query: further query parameters.
        account_id: hex id of the account to act on.
        on_response: called with the Response of a call that succeeded.
    """

    attempt_timeout: float | None = attrs.field(default=None, validator=_positive)
    timeout: float | None = attrs.field(default=None, validator=_positive)
    max_attempts: int | None = attrs.field(default=None, validator=_positive)
    retry: RetryPolicy | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict, validator=_check_headers)
    query: Mapping[str, str] = attrs.field(factory=dict)
    account_id: str | None = None
    on_response: Callable[[Response[Any]], None] | None = None

    @classmethod
    def of(cls, options: RequestOptions | Options | None) -> RequestOptions:
        """Return `options` as RequestOptions; raises ArgumentError for an unknown key."""
        if options is None:
            return NO_OPTIONS
        if isinstance(options, RequestOptions):
            return options
        unknown = set(options) - set(attrs.fields_dict(cls))
        if unknown:
            raise ArgumentError(
                f"Unknown option {sorted(unknown)[0]!r}; known are {', '.join(attrs.fields_dict(cls))}."
            )
        return cls(**options)

    def over(self, base: RequestOptions) -> RequestOptions:
        """Return these options with what they leave open filled in from `base`."""
        if base is NO_OPTIONS:
            return self
        if self is NO_OPTIONS:
            return base
        return RequestOptions(
            attempt_timeout=self.attempt_timeout
            if self.attempt_timeout is not None
            else base.attempt_timeout,
            timeout=self.timeout if self.timeout is not None else base.timeout,
            max_attempts=self.max_attempts if self.max_attempts is not None else base.max_attempts,
            retry=self.retry if self.retry is not None else base.retry,
            headers={**base.headers, **self.headers},
            query={**base.query, **self.query},
            account_id=self.account_id if self.account_id is not None else base.account_id,
            on_response=self.on_response if self.on_response is not None else base.on_response,
        )


NO_OPTIONS = RequestOptions()


@attrs.frozen(kw_only=True)
class ClientConfig:
    """Where a client sends its requests and as whom.

    Attributes:
        token: the access token, or a callable that fetches it.
        data_token: the token for collect endpoints; None = `token`.
        base_url: the api host, without a trailing slash.
        bulk_url: the bulk host, without a trailing slash.
        account_id: hex id of the account to act on; None = the token's own.
        attempt_timeout: seconds for one attempt.
        timeout: seconds for one whole call.
    """

    token: TokenSource
    data_token: TokenSource | None = None
    base_url: str = PUBLISHED_API_URL
    bulk_url: str = PUBLISHED_BULK_URL
    account_id: str | None = None
    attempt_timeout: float = attrs.field(default=30.0, validator=_positive)
    timeout: float = attrs.field(default=60.0, validator=_positive)


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
    allow_insecure: bool = False,
    environ: Mapping[str, str] | None = None,
    profile_path: Path | None = None,
) -> ClientConfig:
    """Return the configuration for these arguments, completed from one source: the environment or a profile.

    Args:
        profile: name of a table in the profile file, `[name] token = "…", url = "…"`; None = `LYTICS_PROFILE`, else
            the environment's token, else the profile that the file's `default_profile` names, or `default`.
        allow_insecure: let the token travel unencrypted to hosts other than this machine.
        environ: the environment; `os.environ` by default.
        profile_path: `~/.lytics/accounts.toml` by default.

    Raises:
        ConfigurationError: no token anywhere, a token or URL that cannot be right, an unknown profile.
    """
    token, data_token = conceal(token), conceal(data_token)
    surroundings = _read_environment(os.environ if environ is None else environ)
    found = _find(token is not None, profile, surroundings, profile_path)
    chosen, _ = _choose(
        found,
        token=token,
        data_token=data_token,
        base_url=base_url,
        bulk_url=bulk_url,
        account_id=account_id,
    )
    if chosen["token"] is None:
        raise ConfigurationError(
            "There is no Lytics token: set LYTICS_API_TOKEN, or give AsyncLytics(token=…), or run `lytics profile add default`, "
            'which writes ~/.lytics/accounts.toml ([default] token = "at.…").',
            setting="token",
        )
    for source in (chosen["token"], chosen["data_token"]):
        if isinstance(source, Secret):
            check_token(source)
    for name in ("base_url", "bulk_url"):
        chosen[name] = _checked_url(chosen[name], name, allow_insecure)
    return ClientConfig(**chosen, attempt_timeout=attempt_timeout, timeout=timeout)


@attrs.frozen(kw_only=True)
class Setting:
    """One setting as a client would have it.

    Attributes:
        name: as AsyncLytics calls it.
        value: None for none.
        origin: where it comes from: `option`, the name of an environment variable, a profile with its file, or `default`.
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
    """Return what `load_config` would choose and why, also where no client could be made of it.

    Raises:
        ConfigurationError: an unknown profile, or a file that cannot be read.
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


def _find(has_token: bool, profile: str | None, surroundings: _Found, path: Path | None) -> _Found:
    """Return what the one source says that completes the arguments."""
    path = profile_file() if path is None else path
    if profile:
        return _from_profile(path, profile, "option")
    if surroundings.profile:
        return _from_profile(path, surroundings.profile, surroundings.origins["profile"])
    if not has_token and surroundings.token is None and path.is_file():
        profile = default_profile(path)
        origin = "default" if profile == "default" else f"default_profile in {path}"
        return _from_profile(path, profile, origin)
    return surroundings


def _choose(found: _Found, **given: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Return every setting and its origin: what is given, else what was found, else the default."""
    chosen: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name in ("token", "data_token", "base_url", "account_id"):
        # An empty account_id is meant: it acts on the token's own account, whatever the environment says.
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
        # Test data must never reach production because only one of the two URLs was set.
        is_published = chosen["base_url"] == PUBLISHED_API_URL
        bulk_url = PUBLISHED_BULK_URL if is_published else chosen["base_url"]
        origin = "default" if is_published else "base_url"
    chosen["bulk_url"], origins["bulk_url"] = bulk_url, origin
    return chosen, origins


def conceal(source: TokenSource | None) -> Secret | Callable[[], Any] | None:
    """Wrap a plain token, so that it is in no local variable that a traceback could show."""
    return Secret(source) if isinstance(source, str) else source


def check_token(secret: Secret) -> Secret:
    """Return the token; raises ConfigurationError for one that cannot travel in a header."""
    problem = _token_problem(secret.reveal())
    if problem is not None:
        raise ConfigurationError(problem, setting="token")
    return secret


def _token_problem(token: str) -> str | None:
    if not token:
        return "The token is empty."
    if not token.isascii() or not token.isprintable() or " " in token:
        return (
            "The token holds a blank, a control character or a non-ASCII character; "
            "was it copied with a line break?"
        )
    return None


@attrs.frozen(kw_only=True)
class _Found:
    """What one source says."""

    token: Secret | None = None
    data_token: Secret | None = None
    base_url: str | None = None
    bulk_url: str | None = None
    account_id: str | None = None
    profile: str | None = None
    origins: Mapping[str, str] = attrs.field(factory=dict)


def _read_environment(environ: Mapping[str, str]) -> _Found:
    origins = {
        name: variable
        for name, variables in VARIABLES.items()
        if (variable := next((each for each in variables if environ.get(each)), None))
    }
    values = {name: environ[variable] for name, variable in origins.items()}
    return _Found(
        token=_secret(values.pop("token", None)),
        data_token=_secret(values.pop("data_token", None)),
        **values,
        origins=origins,
    )


def default_profile(path: Path | None = None) -> str:
    """Return the profile that the file's `default_profile` names, or `default`."""
    document = _read_file(profile_file() if path is None else path, "default")
    named = document.get("default_profile")
    return named if isinstance(named, str) and named else "default"


def profile_names(path: Path | None = None) -> list[str]:
    """Return the names of the profiles in the file, in its order; none where there is no file."""
    path = profile_file() if path is None else path
    if not path.is_file():
        return []
    return [name for name, table in _read_file(path, "").items() if isinstance(table, dict)]


def _from_profile(path: Path, name: str, origin: str) -> _Found:
    """Return what the profile says; `origin` is why it is this one."""
    profiles = {
        each: _profile(table)
        for each, table in _read_file(path, name).items()
        if isinstance(table, dict)
    }
    if name not in profiles:
        known = ", ".join(profiles) or "none"
        raise ConfigurationError(
            f"{path} has no profile {name!r}; it has: {known}.", setting="profile"
        )
    found = profiles[name]
    if isinstance(found, str):
        raise ConfigurationError(
            f"{path}: {found} of the profile {name!r} must be a string.", setting="profile"
        )
    origins = dict.fromkeys(PROFILE_KEYS, f"profile {name} in {path}")
    return attrs.evolve(found, profile=name, origins={**origins, "profile": origin})


def _profile(table: dict[str, Any]) -> _Found | str:
    """Return what a profile says, or the name of its wrong key: to raise here would show the token."""
    for key in PROFILE_KEYS.values():
        if not isinstance(table.get(key, ""), str):
            return key
    values = {setting: table[key] for setting, key in PROFILE_KEYS.items() if table.get(key)}
    return _Found(
        token=_secret(values.pop("token", None)),
        data_token=_secret(values.pop("data_token", None)),
        **values,
    )


def _read_file(path: Path, wanted: str) -> dict[str, Any]:
    """Return the whole file; `wanted` is the profile that it is read for, for the message."""
    import tomllib  # not at the top: most programs give the token themselves

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        problem = (
            f"The profile {wanted!r} was asked for, but {path} cannot be read ({error.strerror})."
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
    raise ConfigurationError(problem, setting="profile")


def _secret(token: str | None) -> Secret | None:
    return Secret(token) if token else None


def _checked_url(url: str, name: str, allow_insecure: bool) -> str:
    parts = _split_url(url, name)
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError(
            f"{name} holds user information; give the token to AsyncLytics(token=…) instead.",
            setting=name,
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(f"{name} must look like https://host, not {url!r}.", setting=name)
    if parts.query or parts.fragment or not url.isascii() or not url.isprintable() or " " in url:
        raise ConfigurationError(
            f"{name} must be a plain URL without query, fragment or blanks, not {url!r}.",
            setting=name,
        )
    if parts.scheme == "http" and not allow_insecure and not is_loopback(parts.hostname):
        raise ConfigurationError(
            f"{name} is not encrypted, so the token would travel in the clear: use https:// (http:// is for loopback), "
            "or allow_insecure=True if you know what you do.",
            setting=name,
        )
    return url.rstrip("/")


def _split_url(url: str, name: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises when it is no number
    except ValueError as error:
        problem = f"{name} is not a URL: {error}."
    else:
        return parts
    raise ConfigurationError(problem, setting=name)


def is_loopback(host: str) -> bool:
    """Tell whether a host name is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
