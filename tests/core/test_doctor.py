"""check_access: each step finds what is wrong, and says what to do."""

import socket
from typing import Any

import pytest
from certificates import serving
from faultserver import Fault, FaultServer, Turn, message

from lytics_async import AsyncLytics, ConfigurationError
from lytics_async.doctor import AccessReport, Check
from lytics_async.wire.direct import DirectTransport

GOOD = "at.good.token"


def lytics_like(*, refused: bool = False, roles: tuple[str, ...] = ("data", "admin")) -> Fault:
    """A server that knows one token and responds by path."""

    async def respond(turn: Turn) -> None:
        await turn.read_body()
        needed = {"/collect": "data", "/api/user": "admin"}
        role = next((needed[path] for path in needed if path in turn.target), None)
        body, status = b'{"message":"Not authorized"}', "200 OK"
        if turn.header("Authorization") != GOOD:
            status = "401 Unauthorized"
        elif refused:
            status = "403 Forbidden"
        elif role is not None and role not in roles:
            body, status = b'{"message":"Not authorized: no role"}', "403 Forbidden"
        else:
            body = b'{"data":[],"status":200}'
        await turn.send(message(body, status))

    return respond


async def examine(fault: Fault, token: str = GOOD, **options: Any) -> AccessReport:
    async with (
        FaultServer(usual=fault) as server,
        AsyncLytics(token, base_url=server.url, **options) as lytics,
    ):
        return await lytics.check_access()


def named(report: AccessReport, name: str) -> Check:
    return next(check for check in report.checks if check.name == name)


async def test_a_good_token_passes_every_step() -> None:
    report = await examine(lytics_like())
    assert report.ok
    assert report.error is None
    assert [check.name for check in report.checks] == [
        "DNS",
        "TCP",
        "call without token",
        "call with token",
        "role: collect data",
        "role: administer",
    ]


async def test_a_missing_role_is_a_finding_and_no_failure() -> None:
    report = await examine(lytics_like(roles=("data",)))
    assert report.ok
    assert named(report, "role: administer").outcome == "skipped"
    assert "lacks the role" in named(report, "role: administer").detail


async def test_a_wrong_token_fails_where_the_token_counts() -> None:
    report = await examine(lytics_like(), token="at.wrong")
    assert not report.ok
    assert type(report.error).__name__ == "Unauthorized"
    assert "token" in report.checks[-1].advice


async def test_an_address_outside_the_allowlist_is_distinguished_and_the_cidr_named() -> None:
    report = await examine(
        lytics_like(refused=True), allowlist=["203.0.113.0/24"], public_address="198.51.100.7"
    )
    assert type(report.error).__name__ == "IPNotAllowed"
    assert "198.51.100.7/32" in report.checks[-1].advice


@pytest.mark.parametrize(
    ("address", "outcome", "said"),
    [
        ("203.0.113.9", "passed", "allowed by 203.0.113.0/24"),
        ("198.51.100.7", "skipped", "the call was admitted"),
    ],
)
async def test_the_address_is_compared_with_the_allowlist(
    address: str, outcome: str, said: str
) -> None:
    report = await examine(lytics_like(), allowlist=["203.0.113.0/24"], public_address=address)
    check = named(report, "allowlist")
    assert (check.outcome, report.ok, report.address) == (outcome, True, address)
    assert said in check.detail


async def test_a_refused_address_outside_the_allowlist_fails_with_the_cidr_to_add() -> None:
    report = await examine(
        lytics_like(refused=True), allowlist=["203.0.113.0/24"], public_address="198.51.100.7"
    )
    check = named(report, "allowlist")
    assert check.outcome == "failed"
    assert "198.51.100.7/32" in check.advice


async def test_a_refused_address_inside_the_allowlist_is_not_blamed() -> None:
    report = await examine(
        lytics_like(refused=True), allowlist=["203.0.113.0/24"], public_address="203.0.113.9"
    )
    assert named(report, "allowlist").outcome == "passed"
    assert type(report.error).__name__ == "PermissionDenied"


async def test_an_address_that_cannot_be_found_leaves_the_verdict_open() -> None:
    def unknown() -> str:
        raise OSError("unreachable")

    report = await examine(lytics_like(), allowlist=["203.0.113.0/24"], public_address=unknown)
    assert named(report, "allowlist").outcome == "skipped"
    assert "could not be found" in named(report, "allowlist").detail
    report = await examine(lytics_like(), allowlist=["203.0.113.0/24"])
    assert "is not known" in named(report, "allowlist").detail


def responding(status: str, kind: str = "text/html", *more: str) -> Fault:
    """A server that responds the same to everything."""

    async def respond(turn: Turn) -> None:
        await turn.read_body()
        head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Content-Length: 2", *more, "", "{}"]
        await turn.send("\r\n".join(head).encode())

    return respond


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (responding("404 Not Found"), "404, text/html"),
        (responding("404 Not Found", "application/json"), "404, application/json"),
        (responding("200 OK", "text/html", "Server: nginx"), "200, text/html, Server: nginx"),
        (responding("302 Found", "text/html", "Location: /login"), "Location: /login"),
        (responding("405 Method Not Allowed"), "405"),
    ],
)
async def test_a_server_that_is_not_lytics_is_said_to_be_one(fault: Fault, said: str) -> None:
    report = await examine(fault)
    check = report.checks[-1]
    assert (check.name, check.outcome) == ("call without token", "failed")
    assert check.detail.startswith("this server is not Lytics")
    assert said in check.detail
    assert "LYTICS_API_URL" in check.advice


def below(path: str, fault: Fault, otherwise: Fault) -> Fault:
    """A server that responds differently below a path."""

    async def respond(turn: Turn) -> None:
        await (fault if turn.target.startswith(path) else otherwise)(turn)

    return respond


@pytest.mark.parametrize("strict", [False, True])
async def test_a_url_with_a_path_is_named_and_the_root_is_tried(strict: bool) -> None:
    async def not_there(turn: Turn) -> None:
        await turn.read_body()
        known = not strict or turn.header("Authorization") == GOOD
        status = "404 Not Found" if known else "401 Unauthorized"
        await turn.send(message(b'{"message":"Not Found"}', status))

    fault = below("/api/api", not_there, lytics_like())
    async with (
        FaultServer(usual=fault) as server,
        AsyncLytics(GOOD, base_url=f"{server.url}/api") as lytics,
    ):
        report = await lytics.check_access()
    check = report.checks[-1]
    assert check.outcome == "failed"
    assert "/api" in check.detail + check.advice
    assert "Remove the path" in check.advice
    assert strict or f"{server.url} responds as Lytics does" in check.advice


async def test_a_gateway_that_serves_lytics_below_a_path_passes() -> None:
    async with (
        FaultServer(usual=lytics_like()) as server,
        AsyncLytics(GOOD, base_url=f"{server.url}/lytics") as lytics,
    ):
        report = await lytics.check_access()
    assert report.ok


async def test_a_closed_port_ends_the_examination() -> None:
    with FaultServer() as server:
        url = server.url
    async with AsyncLytics(GOOD, base_url=url) as lytics:
        report = await lytics.check_access()
    assert [(check.name, check.outcome) for check in report.checks] == [
        ("DNS", "passed"),
        ("TCP", "failed"),
    ]
    assert type(report.error).__name__ == "ConnectError"


async def test_a_name_that_does_not_resolve_is_said_to_be_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def unknown(*_: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("anyio.getaddrinfo", unknown)
    async with AsyncLytics(GOOD, base_url="https://lytics.invalid") as lytics:
        report = await lytics.check_access()
    assert (report.checks[-1].name, report.checks[-1].outcome) == ("DNS", "failed")
    assert "lytics.invalid" in report.checks[-1].detail


async def test_the_bulk_host_is_examined_apart() -> None:
    with FaultServer(usual=lytics_like(roles=())) as bulk:
        report = await examine(lytics_like(), bulk_url=bulk.url)
    assert named(report, "upload with token").outcome == "failed"
    assert named(report, "upload with token").host == "bulk"


async def test_nothing_but_reads_and_dry_runs_is_sent() -> None:
    async with (
        FaultServer(usual=lytics_like()) as server,
        AsyncLytics(GOOD, base_url=server.url) as lytics,
    ):
        await lytics.check_access()
    assert len(server.requests) > 2
    assert all(turn.method == "GET" or "dryrun=true" in turn.target for turn in server.requests)


async def test_a_proxy_that_is_reachable_is_named_without_its_password() -> None:
    with FaultServer(usual=lytics_like()) as proxy:
        url = proxy.url.replace("//", "//me:secret@")
        async with AsyncLytics(
            GOOD, base_url="http://lytics.test", allow_insecure=True, proxy=url
        ) as lytics:
            report = await lytics.check_access()
    assert report.ok
    assert report.checks[0].name == "proxy"
    assert proxy.url.removeprefix("http://") in report.checks[0].detail
    assert "secret" not in str(report)


async def test_a_proxy_that_cannot_be_reached_is_named_with_its_settings() -> None:
    with FaultServer() as server:
        url = server.url
    async with AsyncLytics(GOOD, base_url="https://lytics.test", proxy=url) as lytics:
        report = await lytics.check_access()
    [check] = report.checks
    assert (check.name, check.outcome) == ("proxy", "failed")
    assert url.removeprefix("http://") in check.detail
    assert "HTTPS_PROXY" in check.advice
    assert "NO_PROXY" in check.advice


async def test_a_proxy_that_is_not_valid_is_a_finding_of_a_transport_of_your_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:none")
    monkeypatch.setenv("NO_PROXY", "")
    transport = DirectTransport()
    async with AsyncLytics(GOOD, base_url="https://lytics.test", transport=transport) as lytics:
        report = await lytics.check_access()
    [check] = report.checks
    assert (check.name, check.outcome) == ("proxy", "failed")
    assert "HTTPS_PROXY" in check.detail


def test_a_proxy_that_is_not_valid_is_refused_when_the_client_is_made_if_it_would_be_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:none")
    monkeypatch.setenv("NO_PROXY", "internal.test")
    with pytest.raises(ConfigurationError, match="HTTPS_PROXY"):
        AsyncLytics(GOOD, base_url="https://lytics.test")
    AsyncLytics(GOOD, base_url="https://localhost:1")
    AsyncLytics(GOOD, base_url="https://api.internal.test")


async def test_an_unknown_authority_is_explained_with_the_settings_that_count() -> None:
    async with (
        FaultServer(usual=lytics_like(), tls=serving()) as server,
        AsyncLytics(GOOD, base_url=server.url) as lytics,
    ):
        report = await lytics.check_access()
    check = report.checks[-1]
    assert (check.name, check.outcome) == ("TLS", "failed")
    assert "not trusted" in check.detail
    assert "REQUESTS_CA_BUNDLE" in check.advice


async def test_a_certificate_file_that_is_missing_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/corp.pem")
    async with (
        FaultServer(usual=lytics_like(), tls=serving()) as server,
        AsyncLytics(GOOD, base_url=server.url) as lytics,
    ):
        report = await lytics.check_access()
    check = report.checks[-1]
    assert (check.name, check.outcome) == ("TLS", "failed")
    assert "SSL_CERT_FILE=/nowhere/corp.pem" in check.detail
    assert type(report.error).__name__ == "ConfigurationError"
