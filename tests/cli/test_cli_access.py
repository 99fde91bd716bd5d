"""`lytics cidr` and `lytics doctor`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import Recorder
from typer.testing import Result

from lytics_async.cli.address import address_in
from lytics_async.local import LocalLytics

Invoke = Callable[..., Result]


def test_cidr_prints_the_fewest_cidrs_one_a_line(lytics: Invoke) -> None:
    result = lytics("cidr", "203.0.113.4-203.0.113.7", "2001:db8::1")
    assert result.stdout.splitlines() == ["203.0.113.4/30", "2001:db8::1/128"]
    assert result.exit_code == 0


def test_cidr_names_an_entry_that_is_none(lytics: Invoke) -> None:
    result = lytics("cidr", "203.0.113.4", "nonsense")
    assert result.exit_code == 2
    assert "'nonsense'" in result.stderr
    assert result.stdout == ""


def test_doctor_finds_a_healthy_connection(lytics: Invoke) -> None:
    result = lytics("doctor")
    assert result.exit_code == 0, result.output
    for step in ("DNS", "TCP", "call without token", "call with token", "role: collect data"):
        assert step in result.stdout
    assert "failed" not in result.stdout


def test_doctor_speaks_json(lytics: Invoke) -> None:
    findings = json.loads(lytics("doctor", "--json").stdout)
    assert findings["ok"] is True
    assert {check["outcome"] for check in findings["checks"]} <= {"passed", "skipped"}


def test_doctor_ends_with_the_code_of_what_it_found(lytics: Invoke) -> None:
    refused = lytics("doctor", LYTICS_API_TOKEN="at.wrong.token")
    assert refused.exit_code == 3
    assert "token" in refused.stdout
    assert "at.wrong.token" not in refused.output
    unreachable = lytics("doctor", "--base-url", "http://127.0.0.1:9")
    assert unreachable.exit_code == 5
    assert "cannot be reached" in unreachable.stdout


@pytest.fixture
def fenced(local: LocalLytics) -> Iterator[LocalLytics]:
    local.configure(allow=("203.0.113.0/24",))
    yield local
    local.configure(allow=())


@pytest.mark.usefixtures("fenced")
def test_doctor_tells_an_address_that_is_not_allowed(lytics: Invoke) -> None:
    result = lytics("doctor")
    assert result.exit_code == 4
    assert "api_ip_whitelist" in result.stdout


@pytest.fixture
def profile(tmp_path: Path) -> Callable[[str], None]:
    """Add keys to the profile `test`, which holds the URL and token of the local Lytics."""
    file = tmp_path / ".lytics" / "accounts.toml"

    def write(keys: str) -> None:
        file.parent.mkdir()
        file.write_text(f"[test]\n{keys}\n")

    return write


@pytest.fixture
def echo(web: Recorder) -> Recorder:
    """A server that responds with the address 198.51.100.7, as JSON."""
    web.body = b'{"ip": "198.51.100.7", "country": "NL"}'
    return web


REFUSED = ("198.51.100.7/32", 4)


@pytest.mark.usefixtures("fenced")
@pytest.mark.parametrize("way", ["option", "variable", "url"])
def test_the_verdict_is_certain_with_the_address_and_the_allowlist(
    lytics: Invoke, echo: Recorder, way: str
) -> None:
    allow = ["--allow", "203.0.113.0/24"]
    url = echo.variables["LYTICS_API_URL"]
    if way == "option":
        result = lytics("doctor", *allow, "--public-address", "198.51.100.7")
    elif way == "variable":
        result = lytics("doctor", *allow, LYTICS_PUBLIC_ADDRESS="198.51.100.7")
    else:
        result = lytics("doctor", *allow, "--public-address", f"{url}/ip")
        assert echo.paths == ["/ip"]
    cidr, code = REFUSED
    assert result.exit_code == code
    assert f"198.51.100.7 is not in the allowlist (203.0.113.0/24); to allow it, add {cidr}" in (
        result.stdout
    )


@pytest.mark.usefixtures("fenced")
@pytest.mark.parametrize("allowlist", ['["203.0.113.0/24", "203.0.114.9"]', '"203.0.113.0/24"'])
def test_every_command_knows_the_address_and_the_allowlist_of_the_profile(
    lytics: Invoke, local: LocalLytics, profile: Callable[[str], None], allowlist: str
) -> None:
    profile(
        f'token = "{local.token}"\nurl = "{local.url}"\n'
        f'public_address = "198.51.100.7"\nallowlist = {allowlist}'
    )
    own = {"LYTICS_API_TOKEN": None, "LYTICS_API_URL": None}
    result = lytics("segments", "--profile", "test", **own)
    assert result.exit_code == 4
    assert "198.51.100.7 is not on the account's IP allowlist" in result.stderr
    assert REFUSED[0] in result.stderr
    assert REFUSED[0] in lytics("doctor", "--profile", "test", **own).stdout


@pytest.mark.usefixtures("fenced")
def test_an_address_on_the_list_is_not_blamed(lytics: Invoke) -> None:
    result = lytics("doctor", "--allow", "198.51.100.0/24", "--public-address", "198.51.100.7")
    assert result.exit_code == 3
    assert "198.51.100.7 is allowed by 198.51.100.0/24" in result.stdout
    assert "lacks a role" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--public-address", "nonsense"], "neither an IP address nor a URL"),
        (["--public-address", "file:///etc/hostname"], "https://"),
        (["--allow", "203.0.113"], "203.0.113"),
    ],
)
def test_an_address_or_allowlist_that_is_not_valid_is_refused(
    lytics: Invoke, arguments: list[str], said: str
) -> None:
    result = lytics("doctor", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_an_allowlist_of_the_profile_that_is_not_valid_is_named_with_its_file(
    lytics: Invoke, profile: Callable[[str], None]
) -> None:
    profile('token = "at.0123456789.secret"\nallowlist = ["nonsense"]')
    own = {"LYTICS_API_TOKEN": None, "LYTICS_API_URL": None}
    result = lytics("segments", "--profile", "test", **own)
    assert result.exit_code == 2
    assert "accounts.toml" in result.stderr
    assert "'nonsense'" in result.stderr


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("198.51.100.7\n", "198.51.100.7"),
        ('{"origin": "198.51.100.7, 10.0.0.1"}', "198.51.100.7"),
        ("<p>Your address is 2001:db8::7.</p>", "2001:db8::7"),
    ],
)
def test_the_first_address_of_a_response_counts(text: str, address: str) -> None:
    assert address_in(text) == address


def test_a_response_without_an_address_leaves_the_verdict_open(
    lytics: Invoke, web: Recorder
) -> None:
    web.body = b"hello at 12:30, version 1.2"
    url = web.variables["LYTICS_API_URL"]
    result = lytics("doctor", "--public-address", url, "--allow", "203.0.113.0/24")
    assert result.exit_code == 0
    assert "could not be found" in result.stdout


def test_doctor_tells_a_server_that_is_not_lytics(lytics: Invoke, web: Recorder) -> None:
    web.kind = "text/html"
    web.body = b"<html>"
    result = lytics("doctor", **web.variables)
    assert result.exit_code == 5
    assert "This server is not Lytics" in result.stdout
    assert "200, text/html" in result.stdout


def test_doctor_tells_a_url_with_a_path(lytics: Invoke, local: LocalLytics) -> None:
    result = lytics("doctor", "--base-url", f"{local.url}/api")
    assert result.exit_code == 6
    assert "Remove the path /api from the URL" in result.stdout
