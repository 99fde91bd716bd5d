"""Where the token and the URLs come from, and what is refused."""

import errno
import os
import platform
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import lytics_async
from lytics_async.access.profiles import profile_names, read_profiles
from lytics_async.call.options import RequestOptions
from lytics_async.call.retry import RetryPolicy
from lytics_async.config import ClientConfig, Secret, load_config
from lytics_async.errors import ArgumentError, ConfigurationError

LONE = "a\ud800"

PROFILES = """
[default]
token = "at.default.x"

[test]
token = "at.test.x"
url = "https://test.example/"
account_id = "a1"
"""


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    path = tmp_path / "accounts.toml"
    path.write_text(PROFILES)
    return path


def load(
    path: Path = Path("/nonexistent"), environ: dict[str, str] | None = None, **arguments: object
) -> ClientConfig:
    return load_config(environ=environ or {}, profile_path=path, **arguments)


def token(config: ClientConfig) -> str:
    assert isinstance(config.token, Secret)
    return config.token.reveal()


@pytest.mark.parametrize("name", ["LYTICS_API_TOKEN", "LYTICS_AUTH_TOKEN", "LIOKEY"])
def test_the_token_comes_from_the_environment_under_every_name_in_use(name: str) -> None:
    assert token(load(environ={name: "at.env.x"})) == "at.env.x"


def test_arguments_win_over_the_environment() -> None:
    environ = {
        "LYTICS_API_TOKEN": "env",
        "LYTICS_API_URL": "https://env.example",
        "LYTICS_AID": "env",
    }
    config = load(environ=environ, token="arg", base_url="https://arg.example", account_id="arg")
    assert (token(config), config.base_url, config.account_id) == (
        "arg",
        "https://arg.example",
        "arg",
    )


def test_an_argument_token_goes_to_the_environments_url_since_both_are_the_users_choice() -> None:
    assert (
        load(environ={"LYTICS_API_URL": "https://env.example"}, token="arg").base_url
        == "https://env.example"
    )


def test_a_named_profile_gives_token_url_and_account(profiles: Path) -> None:
    config = load(profiles, profile="test")
    assert (token(config), config.base_url, config.account_id) == (
        "at.test.x",
        "https://test.example",
        "a1",
    )


def test_the_default_profile_is_used_when_nothing_else_gives_a_token(profiles: Path) -> None:
    assert token(load(profiles)) == "at.default.x"
    assert token(load(profiles, {"LYTICS_API_TOKEN": "env"})) == "env"


def test_a_profiles_token_never_goes_to_a_url_from_the_environment(profiles: Path) -> None:
    config = load(profiles, {"LYTICS_API_URL": "https://env.example", "LYTICS_PROFILE": "default"})
    assert config.base_url == "https://api.lytics.io"


def test_the_environments_token_never_goes_to_a_profiles_url(profiles: Path) -> None:
    config = load(profiles, {"LYTICS_API_TOKEN": "env"}, profile="test")
    assert (token(config), config.base_url) == ("at.test.x", "https://test.example")


def test_the_bulk_host_is_the_published_one_only_with_the_published_api() -> None:
    assert load(token="t").bulk_url == "https://bulk.lytics.io"
    assert load(token="t", base_url="https://my.example").bulk_url == "https://my.example"
    environ = {"LYTICS_BULK_URL": "https://bulk.example", "LYTICS_API_URL": "https://api.example"}
    assert load(token="t", environ=environ).bulk_url == "https://bulk.example"
    assert (
        load(token="t", environ=environ, base_url="https://my.example").bulk_url
        == "https://my.example"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "at.x\r\nX-Evil: 1"},
        {"token": "at x"},
        {"token": "ät"},
        {"token": "t", "base_url": "https://user:pass@host"},
        {"token": "t", "base_url": "host"},
        {"token": "t", "base_url": "ftp://host"},
        {"token": "t", "base_url": "https://host?x=1"},
        {"token": "t", "base_url": "https://host:port"},
        {"token": "t", "base_url": "http://lytics.example"},
        {"token": "t", "base_url": "http://127.0.0.1.lytics.example"},
        {"token": "t", "bulk_url": "http://lytics.example"},
        {},
    ],
)
def test_what_cannot_be_right_is_refused_before_any_io(wrong: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(**wrong)
    assert isinstance(caught.value, ValueError)
    assert "pass@" not in str(caught.value)


def test_a_missing_profile_says_which_there_are(profiles: Path) -> None:
    with pytest.raises(ConfigurationError, match="it has: default, test"):
        load(profiles, profile="prod")
    with pytest.raises(ConfigurationError, match="There is no profile 'prod'"):
        load(profile="prod")


def test_plain_http_is_for_loopback_only() -> None:
    assert load(token="t", base_url="http://127.0.0.1:8181").base_url == "http://127.0.0.1:8181"


def test_a_host_without_tls_can_be_insisted_on() -> None:
    config = load(token="t", base_url="http://lytics.example", allow_insecure=True)
    assert config.base_url == "http://lytics.example"


def test_a_secret_never_shows_itself() -> None:
    secret = Secret("at.x.y")
    assert "at.x.y" not in f"{secret} {secret!r} {load(token=secret)!r}"
    assert secret.reveal() == "at.x.y"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        (5, "must be a str, not 5"),
        ("https://" + "a" * 64 + ".io", "a label has 1 to 63"),
        ("https://a..b", "not a host name"),
        ("https://" + "a.bc" * 64, "at most 253"),
        ("https://bücher.example", "'xn--bcher-kva.example'"),
        ("https://lytics.example/ü", "must be quoted"),
        ("https://host:99999", "out of range"),
        ("https://host:0", "port 0"),
        ("http://[::1", "not a URL"),
        ("https://[lytics]", "not"),
        (" https://host", "spaces"),
        ("https://host\n", "line breaks"),
        ("https://ho st", "spaces"),
        ("https://host\\x", "backslash"),
        ("https://host?", "without query"),
        (LONE, "surrogate"),
    ],
)
@pytest.mark.parametrize("name", ["base_url", "bulk_url"])
def test_a_url_that_cannot_be_right_is_refused_by_name(name: str, url: Any, problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem) as caught:
        load(token="t", **{name: url})
    assert str(caught.value).startswith(name)
    assert caught.value.setting == name


@pytest.mark.parametrize(
    "url", ["https://user:secret@host", "user:secret@host", "https://host?token=secret"]
)
def test_a_url_that_may_hold_a_secret_is_not_quoted(url: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(token="t", base_url=url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://[::1]:8080", "https://my_host.example./prefix", "https://192.0.2.1"]
)
def test_an_unusual_url_is_taken(url: str) -> None:
    assert load(token="t", base_url=url).base_url == url


def test_a_setting_of_the_environment_is_refused_with_its_variable() -> None:
    for variable, value in (("LYTICS_API_URL", "host"), ("LYTICS_AID", LONE)):
        with pytest.raises(ConfigurationError, match=rf"\(from {variable}\)"):
            load(token="t", environ={variable: value})


@pytest.mark.parametrize("token", [b"at.secret", 5, ["at.secret"]])
@pytest.mark.parametrize("name", ["token", "data_token"])
def test_a_token_of_a_wrong_type_is_refused_and_not_shown(name: str, token: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"{name} must be a str") as caught:
        load(**{"token": "t", name: token})
    assert type(token).__name__ in str(caught.value)
    assert "secret" not in str(caught.value)


WRONG_TIMES = [
    "5",
    b"5",
    (1, 2),
    SimpleNamespace(connect=5),
    True,
    float("nan"),
    float("inf"),
    -1,
    0,
]


@pytest.mark.parametrize("value", [*WRONG_TIMES, None])
@pytest.mark.parametrize("name", ["timeout", "attempt_timeout"])
def test_a_time_limit_that_cannot_be_right_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"^{name} must be"):
        load(token="t", **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("account_id", 5),
        ("account_id", LONE),
        ("profile", 5),
        ("allow_insecure", "false"),
        ("app_name", 5),
        ("app_name", ""),
        ("app_name", "my-app\n"),
        ("app_name", "my-äpp"),
        ("app_name", " my-app"),
    ],
)
def test_a_setting_of_a_wrong_type_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"^{name} ") as caught:
        load(token="t", **{name: value})
    assert caught.value.setting == name


def test_the_user_agent_names_the_version_and_the_application_first() -> None:
    own = f"lytics-async/{lytics_async.__version__} (python/{platform.python_version()}; "
    assert load(token="t").user_agent.startswith(own)
    assert load(token="t", app_name="my-app/1.2").user_agent.startswith(f"my-app/1.2 {own}")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("timeout", value) for value in WRONG_TIMES),
        *(("attempt_timeout", value) for value in WRONG_TIMES),
        *(("max_attempts", value) for value in (0, -1, "2", 2.0, True)),
        ("retry", 3),
        ("retry", {"max_attempts": 2}),
        ("headers", [("X", "a")]),
        ("query", [("a", 1)]),
        ("query", ["a=b"]),
        ("query", "a=b"),
        ("account_id", 5),
        ("account_id", LONE),
        ("on_response", 5),
        ("time_out", 3),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=name):
        RequestOptions.of({name: value})  # type: ignore[misc]


@pytest.mark.parametrize("options", [5, "timeout", [("timeout", 5)]])
def test_options_of_a_wrong_type_are_refused(options: Any) -> None:
    with pytest.raises(ArgumentError, match="options must be RequestOptions or a dict"):
        RequestOptions.of(options)


@pytest.mark.parametrize(
    "name",
    [
        "authorization",
        "Host",
        "CONTENT-LENGTH",
        "transfer-encoding",
        "Connection",
        "Keep-Alive",
        "Upgrade",
        "TE",
        "Trailer",
        "Expect",
        "Proxy-Authorization",
        "Proxy-Connection",
    ],
)
def test_a_header_that_is_not_the_callers_to_set_is_refused_by_name(name: str) -> None:
    with pytest.raises(ArgumentError, match=f"headers: {name} "):
        RequestOptions(headers={name: "x"})


@pytest.mark.parametrize(
    "value", [None, b"a", 5, "a\r\nb", "ä", "\x01", "\x00", LONE, " a", "a ", "a\n"]
)
def test_the_value_of_a_header_that_cannot_be_sent_is_refused_by_name(value: Any) -> None:
    with pytest.raises(ArgumentError, match="headers: the value of X-Key "):
        RequestOptions(headers={"X-Key": value})


@pytest.mark.parametrize("value", [b"secret", "secret\n"])
def test_the_value_of_a_header_is_not_quoted_since_it_may_be_secret(value: Any) -> None:
    with pytest.raises(ArgumentError) as caught:
        RequestOptions(headers={"X-Key": value})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["X Y", "", "ä", "X:", LONE, 5, None, b"X"])
def test_the_name_of_a_header_that_cannot_be_sent_is_refused(name: Any) -> None:
    with pytest.raises(ArgumentError, match="name"):
        RequestOptions(headers={name: "a"})


def test_a_header_given_twice_is_refused() -> None:
    with pytest.raises(ArgumentError, match="x-a is passed twice"):
        RequestOptions(headers={"X-A": "1", "x-a": "2"})


def test_only_an_encoding_that_can_be_read_may_be_requested() -> None:
    for value in ("gzip", "identity", "GZIP, identity;q=0.5"):
        assert RequestOptions(headers={"accept-encoding": value}).headers
    for value in ("br", "gzip, zstd", "*", ""):
        with pytest.raises(ArgumentError, match="must be gzip or identity"):
            RequestOptions(headers={"accept-encoding": value})


@pytest.mark.parametrize(
    "value",
    [b"x", object(), {"a": 1}, Decimal(1), float("nan"), datetime(2026, 1, 2), LONE, [], [1, None]],
)
def test_a_query_value_that_cannot_be_sent_is_refused_by_its_key(value: Any) -> None:
    with pytest.raises(ArgumentError, match=r"query\['limit'\]"):
        RequestOptions(query={"limit": value})


@pytest.mark.parametrize("name", [5, None, b"a", "", LONE])
def test_a_query_name_that_cannot_be_sent_is_refused(name: Any) -> None:
    with pytest.raises(ArgumentError, match="query: the name"):
        RequestOptions(query={name: "x"})


def test_options_do_not_change_with_what_they_were_made_from() -> None:
    headers, query = {"X-A": "1"}, {"since": "2026-01-02"}
    options = RequestOptions(headers=headers, query=query)
    headers["X-A"] = "a\r\nb"
    query.clear()
    assert options == RequestOptions(headers={"X-A": "1"}, query={"since": "2026-01-02"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_attempts", "3"),
        ("max_attempts", 1.5),
        ("base_delay", "1"),
        ("max_delay", float("nan")),
        ("max_retry_after", -1),
    ],
)
def test_a_retry_policy_that_cannot_be_meant_is_refused_by_name(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=name):
        RetryPolicy(**{name: value})


def test_options_of_a_call_win_over_those_of_the_client_and_headers_are_merged() -> None:
    base = RequestOptions(timeout=5, headers={"A": "1", "B": "1"}, account_id="base")
    merged = RequestOptions(timeout=2, headers={"B": "2"}).over(base)
    assert (merged.timeout, merged.headers, merged.account_id) == (2, {"A": "1", "B": "2"}, "base")


def test_a_header_of_a_call_replaces_that_of_the_client_by_name_without_case() -> None:
    base = RequestOptions(headers={"X-Team": "a", "X-B": "1"})
    merged = RequestOptions(headers={"x-team": "b"}).over(base)
    assert merged.headers == {"X-B": "1", "x-team": "b"}


def test_an_empty_account_id_overrides_that_of_the_environment() -> None:
    config = load(environ={"LYTICS_API_TOKEN": "env", "LYTICS_AID": "abc"}, account_id="")
    assert config.account_id == ""


def no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the user one without HOME and without an entry in the password database."""
    import pwd

    def unknown(uid: int) -> Any:
        raise KeyError(uid)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


def test_without_a_home_directory_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    no_home(monkeypatch)
    assert token(load_config(token="arg", environ={})) == "arg"
    assert token(load_config(environ={"LYTICS_API_TOKEN": "env"})) == "env"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: load_config(environ={}),
        lambda: load_config(token="t", profile="test", environ={}),
        lambda: load_config(token="t", environ={"LYTICS_PROFILE": "test"}),
        profile_names,
    ],
)
def test_without_a_home_directory_a_profile_is_refused_with_what_to_set(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object]
) -> None:
    no_home(monkeypatch)
    with pytest.raises(ConfigurationError, match=r"HOME is not set.*LYTICS_API_TOKEN"):
        ask()


def file_as_home(home: Path) -> None:
    home.write_text("")


def directory_as_file(home: Path) -> None:
    (home / ".lytics" / "accounts.toml").mkdir(parents=True)


def loop_of_links(home: Path) -> None:
    (home / ".lytics").mkdir(parents=True)
    (home / ".lytics" / "accounts.toml").symlink_to("accounts.toml")


def pipe(home: Path) -> None:
    (home / ".lytics").mkdir(parents=True)
    os.mkfifo(home / ".lytics" / "accounts.toml")


@pytest.mark.parametrize("make", [file_as_home, directory_as_file, loop_of_links, pipe])
def test_a_profile_file_that_cannot_be_read_matters_only_without_a_token(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    home = tmp_path / "home"
    make(home)
    monkeypatch.setenv("HOME", str(home))
    assert token(load_config(token="arg", environ={})) == "arg"
    assert token(load_config(environ={"LYTICS_API_TOKEN": "env"})) == "env"
    for ask in (lambda: load_config(environ={}), lambda: load_config(profile="x", environ={})):
        with pytest.raises(ConfigurationError, match=r"accounts\.toml cannot be read") as caught:
            ask()
        assert str(home) in str(caught.value)
        assert "HOME" in str(caught.value)


def test_a_profile_file_that_may_not_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, profiles: Path
) -> None:
    def refuse(path: Path, **_: object) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "stat", refuse)  # root, who may run the tests, may read everything
    with pytest.raises(
        ConfigurationError, match=r"accounts\.toml cannot be read \(Permission denied"
    ):
        load_config(environ={}, profile_path=profiles)


def test_a_missing_profile_file_is_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert read_profiles(tmp_path / "none") is None
    assert read_profiles(tmp_path / "none" / "accounts.toml") is None
    assert read_profiles(tmp_path / "link") is None
