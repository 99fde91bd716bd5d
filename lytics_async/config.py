"""Configuration: what a client is built from, and where it comes from when it is not given.

Arguments win. The token and the URLs then come from the environment, or, when a profile is named or nothing
is set there, from `~/.lytics/accounts.toml`. The two sources never mix: a profile's token never goes to a URL from
the environment, nor the other way round.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar
from urllib.parse import urlsplit

import attrs

import lytics_async
from lytics_async.arguments import (
    callable_problem,
    flag_problem,
    query_texts,
    require,
    seconds_problem,
    shown,
    text_problem,
    whole_problem,
)
from lytics_async.errors import ArgumentError, ConfigurationError
from lytics_async.retry import RetryPolicy
from lytics_async.secret import Secret

if TYPE_CHECKING:
    from lytics_async.response import Response

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
    """Return the file of profiles, which other tools use, too.

    Raises:
        ConfigurationError: there is no home directory.
    """
    try:
        return Path.home() / ".lytics" / "accounts.toml"
    except RuntimeError:
        problem = (
            "There is no home directory to look for ~/.lytics/accounts.toml in: HOME is not set, and this user has "
            "no entry in the password database. Set HOME, or set LYTICS_API_TOKEN, or give AsyncLytics(token=…)."
        )
    raise ConfigurationError(problem, setting="profile")


def read_profiles(path: Path) -> bytes | None:
    """Return the content of the file of profiles; None where there is none.

    Raises:
        ConfigurationError: it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problem = "not a regular file"
        else:
            return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
    raise ConfigurationError(
        f"{path} cannot be read ({problem}). Make it readable for this user, or set HOME to this user's own home "
        "directory, or set LYTICS_API_TOKEN, or give AsyncLytics(token=…).",
        setting="profile",
    )


TokenSource = str | Secret | Callable[[], str | Secret | Awaitable[str | Secret]]
"""A token, or a sync or async callable that fetches one."""


QueryValue = str | Sequence[str] | None
"""A further query parameter: a list is sent as several of one name, None leaves it out."""


class Options(TypedDict, total=False):
    """RequestOptions as a plain dict."""

    attempt_timeout: float | None
    timeout: float | None
    max_attempts: int | None
    retry: RetryPolicy | None
    headers: Mapping[str, str]
    query: Mapping[str, QueryValue]
    account_id: str | None
    on_response: Callable[[Response[Any]], None] | None


_CONNECTION_HEADERS = frozenset(
    {"connection", "content-length", "expect", "host", "keep-alive", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)


def header_problem(name: object, value: object) -> str | None:
    """Check a header that a caller adds; the value is never in the message, since it may be secret."""
    if not isinstance(name, str):
        return f"the name {shown(name)} must be a str"
    if not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        return f"{name!r} is not the name of a header"
    lower = name.lower()
    if lower == "authorization":
        return f"{name} cannot be set by hand; give the token to AsyncLytics(token=…)"
    if lower in _CONNECTION_HEADERS or lower.startswith("proxy-"):
        return f"{name} belongs to the connection and is set by the client; leave it out"
    if not isinstance(value, str):
        return f"the value of {name} must be a str, not {type(value).__name__}"
    if not re.fullmatch(r"[\t\x20-\x7e]*", value):
        return (
            f"the value of {name} holds a line break, a control character or a non-ASCII character; "
            "quote or encode it first"
        )
    if value != value.strip():
        return f"the value of {name} begins or ends with a blank, which HTTP would drop"
    if lower == "accept-encoding" and not _ENCODINGS.issuperset(_codings(value)):
        return f"{name} must be gzip or identity: no other encoding can be read"
    return None


_ENCODINGS = {"gzip", "identity"}


def _codings(value: str) -> list[str]:
    return [coding.partition(";")[0].strip().lower() for coding in value.split(",")]


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    """Check the headers that a caller adds, and copy them."""
    require("headers", _mapping_problem(given))
    names: set[str] = set()
    for name, value in given.items():
        problem = header_problem(name, value)
        if problem is None and name.lower() in names:
            problem = f"{name} is given twice; names are compared without case"
        if problem is not None:
            raise ArgumentError(f"headers: {problem}.")
        names.add(name.lower())
    return dict(given)


def _query(given: Mapping[str, QueryValue]) -> dict[str, QueryValue]:
    """Check the further query parameters, and copy them."""
    require("query", _mapping_problem(given))
    for name, value in given.items():
        query_texts(name, value)
    return dict(given)


def _mapping_problem(value: object) -> str | None:
    return None if isinstance(value, Mapping) else f"must be a mapping, not {type(value).__name__}"


def merged_headers(base: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Return `base` with those of `more` put in; names are compared without case."""
    if not base or not more:
        return dict(base or more)
    replaced = {name.lower() for name in more}
    return {name: value for name, value in base.items() if name.lower() not in replaced} | dict(
        more
    )


def _check(problem_of: Callable[[Any], str | None]) -> Callable[[Any, Any, Any], None]:
    """Make an attrs validator that lets None through."""

    def validate(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        problem = None if value is None else problem_of(value)
        if problem is not None:
            raise ArgumentError(f"{attribute.name} {problem}; leave it out for the default.")

    return validate


def retry_problem(value: object) -> str | None:
    """Check a retry policy."""
    return None if isinstance(value, RetryPolicy) else f"must be a RetryPolicy, not {shown(value)}"


@attrs.frozen(kw_only=True)
class RequestOptions:
    """What one call, or every call of a client made by `with_options()`, does differently.

    Attributes:
        attempt_timeout: seconds for one attempt, from its slot to the last byte; None = the client's.
        timeout: seconds for the whole call: waiting for a slot, attempts, backoff; None = the client's.
        max_attempts: requests at most, the first included; None = the retry policy's.
        retry: another retry policy; None = the client's.
        headers: further headers. They replace the client's own, such as `User-Agent`, by name without case. `Authorization`
            and those that belong to the connection (`Host`, `Content-Length`, `Transfer-Encoding`, `Connection`,
            `Keep-Alive`, `Upgrade`, `TE`, `Trailer`, `Expect`, `Proxy-…`) are refused; `Accept-Encoding` may be `gzip` or
            `identity`.
        query: further query parameters, as text. A list is sent as several parameters of one name;
            None leaves it out.
        account_id: hex id of the account to act on.
        on_response: called with the Response of a call that succeeded.

    Raises:
        ArgumentError: one of them cannot be right; the message names it.
    """

    attempt_timeout: float | None = attrs.field(default=None, validator=_check(seconds_problem))
    timeout: float | None = attrs.field(default=None, validator=_check(seconds_problem))
    max_attempts: int | None = attrs.field(default=None, validator=_check(whole_problem))
    retry: RetryPolicy | None = attrs.field(default=None, validator=_check(retry_problem))
    headers: Mapping[str, str] = attrs.field(factory=dict, converter=_headers)
    query: Mapping[str, QueryValue] = attrs.field(factory=dict, converter=_query)
    account_id: str | None = attrs.field(default=None, validator=_check(text_problem))
    on_response: Callable[[Response[Any]], None] | None = attrs.field(
        default=None, validator=_check(callable_problem)
    )

    @classmethod
    def of(cls, options: RequestOptions | Options | None) -> RequestOptions:
        """Return `options` as RequestOptions; raises ArgumentError for an unknown key."""
        if options is None:
            return NO_OPTIONS
        if isinstance(options, RequestOptions):
            return options
        if not isinstance(options, Mapping):
            raise ArgumentError(f"options must be RequestOptions or a dict, not {shown(options)}.")
        unknown = set(options) - set(attrs.fields_dict(cls))
        if unknown:
            raise ArgumentError(
                f"Unknown option {min(unknown, key=str)!r}; known are {', '.join(attrs.fields_dict(cls))}."
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
            headers=merged_headers(base.headers, self.headers),
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
        app_name: what the client is part of, such as `my-app/1.2`.
        user_agent: who sends the requests, as the header says it.

    Raises:
        ConfigurationError: one of them cannot be right; the message names it.
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


def check_setting(name: str, problem: str | None, *, origin: str = "option") -> None:
    """Raise ConfigurationError if a setting has a problem.

    Args:
        origin: where the setting comes from, if it is not an argument.
    """
    if problem is not None:
        where = "" if origin in ("option", "default", "base_url") else f" (from {origin})"
        raise ConfigurationError(f"{name} {problem}{where}.", setting=name)


def _app_name_problem(name: object) -> str | None:
    problem = text_problem(name, empty=False)
    if problem is None and not re.fullmatch(r"[!-~]+( [!-~]+)*", str(name)):
        problem = f"must be words of printable ASCII, parted by single blanks, such as my-app/1.2, not {shown(name)}"
    return problem


def _user_agent(app_name: str | None) -> str:
    """Say who sends a request; the product that matters most comes first, as RFC 9110 has it."""
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
            check_setting(name, _token_source_problem(source))
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
            "There is no Lytics token: set LYTICS_API_TOKEN, or give AsyncLytics(token=…), or run `lytics profile add default`, "
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
    if profile:
        return _from_profile(path or profile_file(), profile, "option")
    if surroundings.profile:
        origin = surroundings.origins["profile"]
        return _from_profile(path or profile_file(), surroundings.profile, origin)
    if has_token or surroundings.token is not None:
        return surroundings  # no home directory is needed then
    path = path or profile_file()
    if read_profiles(path) is None:
        return surroundings
    profile = default_profile(path)
    origin = "default" if profile == "default" else f"default_profile in {path}"
    return _from_profile(path, profile, origin)


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
    if isinstance(source, str):
        return Secret(source)
    if source is None or isinstance(source, Secret) or callable(source):
        return source
    return _NoToken.of(source)


class _NoToken:
    """Stands for what is no token until that is reported, since it may well be one, as bytes."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    @classmethod
    def of(cls, source: object) -> Any:
        """Return what stands for `source`."""
        return source if isinstance(source, cls) else cls(type(source).__name__)


def _token_source_problem(source: object) -> str | None:
    if isinstance(source, _NoToken):
        return f"must be a str, a Secret or a callable that returns one, not {source.kind}"
    return None


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
    if read_profiles(path) is None:
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

    content = read_profiles(path)
    if content is None:
        raise ConfigurationError(
            f"The profile {wanted!r} was asked for, but {path} cannot be read: there is no such file. "
            f"`lytics profile add {wanted}` writes it.",
            setting="profile",
        )
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
    raise ConfigurationError(problem, setting="profile")


def _secret(token: str | None) -> Secret | None:
    return Secret(token) if token else None


def _checked_url(url: str, name: str, origin: str, allow_insecure: bool) -> str:
    check_setting(name, _url_problem(url, allow_insecure), origin=origin)
    return url.rstrip("/")


_HOST = re.compile(r"([A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?")


def _url_problem(url: str, allow_insecure: bool) -> str | None:
    """Say what is wrong with a base URL, without quoting what may be a password or a token."""
    if "@" in url:
        return "holds user information; give the token to AsyncLytics(token=…) instead"
    if url != url.strip() or not url.isprintable() or " " in url:
        return f"must not hold blanks or line breaks, not {shown(url)}"
    if "?" in url or "#" in url or "\\" in url:
        return "must be a plain URL without query, fragment or backslash"
    try:
        parts = urlsplit(url)
        port = parts.port  # raises when it cannot be one
    except ValueError as error:
        return f"is not a URL: {str(error).rstrip('.')}"
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return f"must look like https://host, not {shown(url)}"
    if not host.isascii():
        return f"holds the host {host!r}, which is not ASCII{_in_ascii(host)}"
    if not url.isascii():
        return f"must be quoted, since it holds non-ASCII characters: {shown(url)}"
    if port == 0:
        return "holds port 0, which nothing listens on"
    if not _is_address(host) and (
        "[" in parts.netloc or len(host) > 253 or not _HOST.fullmatch(host)
    ):
        return f"holds {shown(host)}, which is not a host name: labels have 1 to 63 letters, digits or '-', and 253 in all"
    if parts.scheme == "http" and not allow_insecure and not is_loopback(host):
        return (
            "is not encrypted, so the token would travel in the clear: use https:// (http:// is for loopback), "
            "or allow_insecure=True if you know what you do"
        )
    return None


def _in_ascii(host: str) -> str:
    try:
        return f"; write it as {host.encode('idna').decode()!r}"
    except UnicodeError:
        return ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Tell whether a host name is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
