"""Where the token and the URLs come from, and what is refused."""

from pathlib import Path

import pytest

from lytics_async.config import ClientConfig, RequestOptions, Secret, load_config
from lytics_async.errors import ArgumentError, ConfigurationError

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


def test_the_bulk_host_is_the_published_one_only_beside_the_published_api() -> None:
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
    with pytest.raises(ConfigurationError, match="cannot be read"):
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
    "wrong",
    [
        {"timeout": 0},
        {"attempt_timeout": -1},
        {"max_attempts": 0},
        {"headers": {"authorization": "x"}},
        {"headers": {"X": "a\r\nb"}},
        {"headers": {"X": "ä"}},
        {"headers": {"X": "\x01"}},
        {"headers": {"X Y": "a"}},
        {"headers": {"": "a"}},
        {"time_out": 3},
    ],
)
def test_options_that_cannot_be_meant_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentError):
        RequestOptions.of(wrong)


def test_options_of_a_call_win_over_those_of_the_client_and_headers_are_merged() -> None:
    base = RequestOptions(timeout=5, headers={"A": "1", "B": "1"}, account_id="base")
    merged = RequestOptions(timeout=2, headers={"B": "2"}).over(base)
    assert (merged.timeout, merged.headers, merged.account_id) == (2, {"A": "1", "B": "2"}, "base")


def test_an_empty_account_id_overrides_that_of_the_environment() -> None:
    config = load(environ={"LYTICS_API_TOKEN": "env", "LYTICS_AID": "abc"}, account_id="")
    assert config.account_id == ""
