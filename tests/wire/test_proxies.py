"""The proxy of a URL, by `proxy=`, the environment and NO_PROXY."""

import base64
import sys
import traceback

import pytest

from lytics_async.errors import ConfigurationError
from lytics_async.wire.proxies import Proxies, Proxy

API = "https://api.lytics.io"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxies_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, *map(str.upper, VARIABLES), "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)


def given(url: str) -> Proxy:
    proxy = Proxies(url, trust_env=True).for_url(API)
    assert proxy is not None
    return proxy


def from_environment(url: str = API) -> Proxy | None:
    return Proxies(None, trust_env=True).for_url(url)


def name_of(proxy: Proxy | None) -> str | None:
    return None if proxy is None else proxy.name


@pytest.mark.parametrize(
    ("url", "scheme", "host", "port"),
    [
        ("http://proxy.corp:3128", "http", "proxy.corp", 3128),
        ("http://proxy.corp:3128/", "http", "proxy.corp", 3128),
        ("https://proxy.corp", "https", "proxy.corp", 443),
        ("HTTP://Proxy.Corp", "http", "proxy.corp", 80),
        ("proxy.corp:3128", "http", "proxy.corp", 3128),
        ("proxy", "http", "proxy", 80),
        ("http://10.0.0.1:8080", "http", "10.0.0.1", 8080),
        ("http://[2001:db8::1]:8080", "http", "2001:db8::1", 8080),
        ("http://[::1]", "http", "::1", 80),
        ("http://my_proxy.corp.:3128", "http", "my_proxy.corp.", 3128),
        ("user:secret@proxy.corp:3128", "http", "proxy.corp", 3128),
    ],
)
def test_a_proxy_url_is_parsed(url: str, scheme: str, host: str, port: int) -> None:
    proxy = given(url)
    assert (proxy.scheme, proxy.host, proxy.port) == (scheme, host, port)


def test_the_name_of_a_proxy_has_no_user_information_and_brackets_around_ipv6() -> None:
    assert given("http://me:secret@[2001:db8::1]:8080").name == "[2001:db8::1]:8080"
    assert given("http://me:secret@proxy.corp").name == "proxy.corp:80"


@pytest.mark.parametrize(
    ("user", "pair"),
    [
        ("me:secret", b"me:secret"),
        ("me:p%40ss%3Aw%2Frd", b"me:p@ss:w/rd"),
        ("me:p@ss", b"me:p@ss"),
        ("m%C3%A9:", "mé:".encode()),
        ("me", b"me:"),
        (":secret", b":secret"),
    ],
)
def test_user_information_becomes_basic_authorization(user: str, pair: bytes) -> None:
    authorization = given(f"http://{user}@proxy.corp").authorization
    assert authorization is not None
    assert authorization.reveal() == f"Basic {base64.b64encode(pair).decode()}"


@pytest.mark.parametrize("url", ["http://proxy.corp", "http://@proxy.corp"])
def test_a_proxy_without_user_information_gets_no_authorization(url: str) -> None:
    assert given(url).authorization is None


BROKEN = {
    "http://proxy:none": "port",
    "http://proxy:": "port",
    "http://proxy:0": "port",
    "http://proxy:65536": "port",
    "http://proxy:-1": "port",
    "http://proxy:80:90": "port",
    "http://proxy:" + "9" * 5000: "port",
    "http:/proxy:3128": "port",
    "http://me:pass/word@proxy:3128": "port",
    "http://me:pass#word@proxy:3128": "port",
    "http://me:12#word@proxy:3128": "path, query or fragment",
    "http://proxy:3128/pac?x": "path, query or fragment",
    "http://": "no host",
    "http://:3128": "no host",
    "http://me:word@": "no host",
    "http://[::1": "no host",
    "http://[::1]x:80": "host|path|port",
    "http://[proxy]:80": "not a name or an address",
    "http://[10.0.0.1]:80": "not a name or an address",
    "http://" + "a" * 64 + ".corp": "not a name or an address",
    "http://" + "a." * 130 + "corp": "not a name or an address",
    "http://proxy..corp": "not a name or an address",
    "http://-proxy": "not a name or an address",
    "http://pro%20xy": "not a name or an address",
    "http://proxy corp:80": "space",
    " http://proxy:80": "space",
    "http://proxy:80\n": "line break",
    "http://proxy\0:80": "control",
    "http://proxy\udc80:80": "ASCII",
    "http://próxy:80": "ASCII",
    "": "empty",
    "ftp://proxy:80": "ftp:// is not supported",
    "socks5://me:word@proxy:1080": r"socks5.*http_client=",
    "SOCKS4://proxy:1080": r"socks4.*httpx\[socks\]",
}


@pytest.mark.parametrize("url", BROKEN)
def test_an_invalid_proxy_is_refused_when_the_transport_is_made(url: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"^proxy= .*({BROKEN[url]})") as caught:
        Proxies(url, trust_env=False)
    assert caught.value.setting == "proxy"
    assert "word" not in str(caught.value).replace("password", "")


@pytest.mark.parametrize("url", [url for url in BROKEN if url and "\0" not in url])
@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "all_proxy"])
def test_an_invalid_proxy_of_the_environment_is_refused_when_it_would_be_used(
    url: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, url)
    proxies = Proxies(None, trust_env=True)
    assert proxies.for_url("https://localhost:1") is None
    with pytest.raises(ConfigurationError, match=rf"^{variable} .*({BROKEN[url]})") as caught:
        proxies.for_url(API)
    assert "word" not in str(caught.value).replace("password", "")


def test_an_invalid_proxy_has_no_effect_where_it_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy:none")
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy:1080")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.corp")
    monkeypatch.setenv("NO_PROXY", "internal.corp")
    assert name_of(from_environment()) == "proxy.corp:80"
    assert from_environment("http://api.internal.corp") is None
    assert Proxies(None, trust_env=False).for_url("http://api.lytics.test") is None


@pytest.mark.parametrize("proxy", [5, b"http://proxy", ("http", "proxy"), {"https": "proxy"}])
def test_a_proxy_of_another_type_is_refused(proxy: object) -> None:
    with pytest.raises(ConfigurationError, match="string, not"):
        Proxies(proxy, trust_env=False)  # type: ignore[arg-type]


def test_no_password_is_in_a_repr_or_a_frame() -> None:
    assert "secret" not in repr(given("http://me:secret@proxy.corp"))
    with pytest.raises(ConfigurationError) as caught:
        Proxies("http://me:secret@proxy.corp:none", trust_env=False)
    ours = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)][1:]
    assert ours
    assert not [frame.f_locals for frame in ours if "secret" in repr(frame.f_locals)]


def test_the_environment_is_used_only_with_trust_env(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.corp:3128")
    found = from_environment()
    assert found is not None
    assert (found.name, found.source) == ("proxy.corp:3128", "HTTPS_PROXY")
    assert found.url.reveal() == "http://me:secret@proxy.corp:3128"
    assert Proxies(None, trust_env=False).for_url(API) is None


def test_a_proxy_argument_overrides_the_environment_and_its_exceptions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:none")
    monkeypatch.setenv("NO_PROXY", "*")
    assert given("http://other.corp:1").name == "other.corp:1"


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8181", "https://127.0.0.1", "https://127.1.2.3:1", "https://[::1]:1"],
)
def test_this_machine_is_always_reached_directly(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.corp")
    assert from_environment(url) is None
    assert Proxies("http://proxy.corp", trust_env=True).for_url(url) is None


@pytest.mark.parametrize(
    ("settings", "url", "expected"),
    [
        ({"https_proxy": "a:1", "HTTPS_PROXY": "b:2"}, API, "a:1"),
        ({"https_proxy": "", "HTTPS_PROXY": "b:2"}, API, None),
        ({"HTTPS_PROXY": "", "ALL_PROXY": "c:3"}, API, "c:3"),
        ({"HTTPS_PROXY": "b:2", "ALL_PROXY": "c:3"}, API, "b:2"),
        ({"HTTP_PROXY": "a:1"}, API, None),
        ({"HTTP_PROXY": "a:1", "HTTPS_PROXY": "b:2"}, "http://lytics.test", "a:1"),
        ({"ALL_PROXY": "c:3"}, "http://lytics.test", "c:3"),
        ({"HTTP_PROXY": "a:1", "REQUEST_METHOD": "GET"}, "http://lytics.test", None),
        ({"http_proxy": "a:1", "REQUEST_METHOD": "GET"}, "http://lytics.test", "a:1"),
        ({"HTTPS_PROXY": "b:2", "REQUEST_METHOD": "GET"}, API, "b:2"),
        ({"all_proxy": "c:3", "no_proxy": "", "NO_PROXY": "*"}, API, "c:3"),
    ],
)
def test_the_variables_have_their_usual_precedence(
    settings: dict[str, str], url: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert name_of(from_environment(url)) == expected


def test_the_environment_is_read_when_the_transport_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://first.corp")
    proxies = Proxies(None, trust_env=True)
    monkeypatch.setenv("HTTPS_PROXY", "http://second.corp")
    monkeypatch.setenv("NO_PROXY", "*")
    assert name_of(proxies.for_url(API)) == "first.corp:80"


DIRECT = [
    ("*", API),
    ("other.test, *", API),
    ("api.lytics.io", API),
    ("lytics.io", API),
    (".lytics.io", API),
    ("*.lytics.io", API),
    ("*lytics.io", API),
    (".lytics.io", "https://lytics.io"),
    ("*.lytics.io", "https://lytics.io"),
    ("io", API),
    ("LYTICS.IO", API),
    ("lytics.io", "https://API.Lytics.IO"),
    ("lytics.io.", API),
    ("lytics.io", "https://api.lytics.io."),
    (" other.test ,\tlytics.io ", API),
    ("other.test lytics.io", API),
    ("other.test,,lytics.io,", API),
    ("lytics.io:443", API),
    (".lytics.io:8443", "https://api.lytics.io:8443"),
    ("*:443", API),
    ("lytics.test:80", "http://lytics.test"),
    ("10.1.2.3", "https://10.1.2.3"),
    ("10.1.2.3:443", "https://10.1.2.3"),
    ("10.0.0.0/8", "https://10.1.2.3:8443"),
    ("10.1.2.3/8", "https://10.200.0.1"),
    ("10.0.0.0/255.0.0.0", "https://10.1.2.3"),
    ("0.0.0.0/0", "https://10.1.2.3"),
    ("10.1.2.3/32", "https://10.1.2.3"),
    ("2001:db8::1", "https://[2001:db8::1]"),
    ("2001:0DB8:0::1", "https://[2001:db8::1]"),
    ("[2001:db8::1]", "https://[2001:db8::1]"),
    ("[2001:db8::1]:443", "https://[2001:db8::1]"),
    ("2001:db8::/32", "https://[2001:db8:1::1]"),
    ("[2001:db8::]/32", "https://[2001:db8:1::1]"),
    ("10.0.0.0/8", "https://[::ffff:10.1.2.3]"),
    ("_dmz.corp", "https://a._dmz.corp"),
]
PROXIED = [
    ("", API),
    (",", API),
    ("ytics.io", API),
    ("lytics.io.evil.test", API),
    ("api.lytics.io", "https://lytics.io"),
    ("lytics.io", "https://notlytics.io"),
    ("lytics.io:8443", API),
    ("lytics.io:443", "https://api.lytics.io:8443"),
    ("lytics.io:443", "http://lytics.io"),
    ("10.0.0.0/8", "https://11.1.2.3"),
    ("10.0.0.0/8", "https://10.example.com"),
    ("0.0.1", "https://10.0.0.1"),
    ("10.1.2.3", "https://110.1.2.3"),
    ("2001:db8::/32", "https://[2001:db9::1]"),
    ("2001:db8::1", "https://[2001:db8::2]"),
    ("2001:db8::/32", "https://10.1.2.3"),
    ("[2001:db8::1]:8443", "https://[2001:db8::1]"),
    ("lytics.*", API),
    (".", API),
    ("**", API),
]


@pytest.mark.parametrize(("no_proxy", "url"), DIRECT)
def test_no_proxy_exempts_a_host(no_proxy: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.corp")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert from_environment(url) is None


@pytest.mark.parametrize(("no_proxy", "url"), PROXIED)
def test_no_proxy_does_not_exempt_other_hosts(
    no_proxy: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.corp")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert name_of(from_environment(url)) == "proxy.corp:80"


@pytest.mark.parametrize(
    "unreadable",
    ["10.0.0.0/99", "300.1.1.1/8", "[::1", "http://lytics.io", "a..b", "x:99999999", "\udc80", "é"],
)
def test_an_invalid_entry_does_not_hide_the_others(
    unreadable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.corp")
    monkeypatch.setenv("NO_PROXY", f"{unreadable},lytics.io")
    assert from_environment() is None
    assert name_of(from_environment("https://lytics.test")) == "proxy.corp:80"


def test_system_settings_apply_if_the_environment_names_no_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": "http://system.corp:1"})
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: host == "direct.test")
    found = from_environment()
    assert found is not None
    assert (found.name, found.source) == ("system.corp:1", "The system's proxy")
    assert from_environment("https://direct.test") is None
    assert from_environment("http://lytics.test") is None
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.corp:2")
    assert name_of(from_environment()) == "proxy.corp:2"
