"""Settings: the behaviour of the local Lytics where the published reference leaves it open.

Every switch for an unknown defaults to the most likely behaviour; the other values exist so that a
client can be shown to survive them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, Literal

import attrs


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise ValueError(
            f"expected a sequence of names, got the text {value!r}: write ({value!r},)"
        )
    return tuple(value)


def _networks(value: str | Iterable[str]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(entry, strict=False) for entry in _names(value))


def _not_negative(_: object, attribute: attrs.Attribute[Any], value: float) -> None:
    if value < 0:
        raise ValueError(f"{attribute.name} must not be negative, got {value}")


def _one_of(*choices: object) -> Any:
    return attrs.validators.in_(choices)


@attrs.frozen(kw_only=True)
class Settings:
    """Every switch of the local Lytics.

    Profiles and access:

    Attributes:
        identity: fields whose equal values make records one profile. `_uid`, the cookie id, is
            always one of them, since look-ups without a field name need it.
        allow: CIDR ranges from which authenticated requests are accepted; empty: any address. The
            account setting `api_ip_whitelist` of the real Lytics.
        allow_on_bulk: whether `/collect/bulk` obeys `allow`. Unknown of the real Lytics.
        trust_forwarded_for: take the caller's address from the first entry of `X-Forwarded-For`, so
            that one machine can play callers from several places.
        token_kind: kind of the access token that the local Lytics starts with: a login token of a
            user, or an API token, which cannot create tokens.
        expired_tokens: tokens that get 401 `Expired Token`.

    Uploads:

    Attributes:
        partial_status: status of an upload with a rejected row. Unknown of the real Lytics.
        counts: whether `message_count` counts the accepted rows or all rows. Unknown as well.
        keep_rows_before_error: whether the rows before the one that stopped an upload are stored.
        sparse_answer: omit the five echoed members of an upload's response; they may be missing.
        gzip_json: inflate gzipped JSON; published is gzip for CSV only.
        droperrors_json: obey `droperrors` for JSON; published is it for CSV only.
        refuse_duplicate_columns: refuse a CSV header that names a column twice; otherwise the last
            one of that name counts.
        max_record_bytes: refuse longer records (published: 4,000, or 16,000 in a batch); None: any
            length.
        max_body_bytes: longest body that the API host accepts: 10 MB. The bulk path has no limit.
        max_inflated_bytes: longest body after inflating, of any path: 1 GB, the published size of a
            batch. A compressed API body has the limit of max_body_bytes as well.

    Segments and look-ups:

    Attributes:
        create_status: status of a created segment: 201 as published, or 200.
        size_interval: seconds between two `POST /api/segment/size`; a call that comes sooner is a
            429. The real Lytics takes one in about 10 seconds.
        retry_after: seconds named by a 429 in `Retry-After`; None: no such header, as published.
        scan_ttl: seconds that a scan token lives after its last use.
        scan_token: whether the token moves on with each page, or one token stands for the whole
            scan.
        scan_end: how the last page is marked: an empty `_next`, none at all, or a page that repeats
            the one before.
        expired_scan_status: status that refuses a scan token which is unknown or has expired.
        not_found_style: how a look-up says that there is no such profile: 200 with `Not Found` (as
            the real Lytics does), 200 with `Timed out`, or a 404.
        deletion_delay: seconds until a requested deletion of a profile is complete. The profile
            vanishes from look-ups immediately.

    API v2:

    Attributes:
        job_seconds: seconds that a job stays in a state that leads to another. 0: each look at the
            job moves it on by one state, so that a program can be seen to wait without waiting.
        job_outcome: how a run ends: "auto" (a job that continues with changes sleeps, any other is
            completed), or one of the states "completed", "sleeping", "failed" and "fault".
        job_unstarted: state of a job that is created without being started. Unknown of the real
            Lytics; "paused" since a resume is the only published way to start it.
        job_creations_per_hour: jobs that may be created within an hour: 10, as published.
        unknown_workflows: whether an unpublished workflow is refused.
        event_quota: events that the account may receive in a calendar month, which is the period
            of the monthly terms of the service. Quotas are not published.
        auth_status: state of a stored credential; nothing is called to check it.

    Landing of uploads:

    Attributes:
        count_delay: seconds until received records are in the counts of `/v2/stream`.
        profile_delay: seconds until received records are merged into profiles.
        lose_records: count records as accepted, and store none of them.
        unmapped: the effect of a stream without mappings: its columns are `kept` in fields of the
            same names, or `dropped`, so that none of them reaches a profile.
        refuse: beginnings of paths that get 403 for lack of a role, such as
            `/v2/schema/user/evaluate`.

    Envelopes and connections:

    Attributes:
        shapes: "service" responds as the vendor's documentation of 2026 and the clients that were
            tested against the service describe it; "published", as the examples of the reference
            do.
        envelope_status: `status` as a number, as the word "success", or left out.
        envelope_message: whether `message` is there.
        bare_objects: the form of single accounts, account settings and ML models: "bare" as
            published, "enveloped" as clients of the service read them, or "both": the object's own
            members, and those of the envelope next to them. None: as `shapes` says.
        empty_list: how a list without items is written: `[]` or `null`.
        keep_alive: seconds that an idle connection stays open.
    """

    identity: tuple[str, ...] = attrs.field(default=("user_id", "email"), converter=_names)
    allow: tuple[IPv4Network | IPv6Network, ...] = attrs.field(default=(), converter=_networks)
    allow_on_bulk: bool = True
    trust_forwarded_for: bool = False
    token_kind: Literal["user_token", "api_token"] = attrs.field(
        default="user_token", validator=_one_of("user_token", "api_token")
    )
    expired_tokens: Sequence[str] = attrs.field(default=(), converter=_names, repr=False)

    partial_status: Literal[200, 400] = attrs.field(default=200, validator=_one_of(200, 400))
    counts: Literal["accepted", "total"] = attrs.field(
        default="accepted", validator=_one_of("accepted", "total")
    )
    keep_rows_before_error: bool = True
    sparse_answer: bool = False
    gzip_json: bool = True
    droperrors_json: bool = True
    refuse_duplicate_columns: bool = False
    max_record_bytes: int | None = None
    max_body_bytes: int = attrs.field(default=10_000_000, validator=_not_negative)
    max_inflated_bytes: int = attrs.field(default=1_000_000_000, validator=_not_negative)

    create_status: Literal[200, 201] = attrs.field(default=201, validator=_one_of(200, 201))
    size_interval: float = attrs.field(default=0.0, validator=_not_negative)
    retry_after: float | None = None
    scan_ttl: float = attrs.field(default=600.0, validator=_not_negative)
    scan_token: Literal["moving", "constant"] = attrs.field(
        default="moving", validator=_one_of("moving", "constant")
    )
    scan_end: Literal["empty", "missing", "repeat"] = attrs.field(
        default="empty", validator=_one_of("empty", "missing", "repeat")
    )
    expired_scan_status: int = 400
    not_found_style: Literal["not_found", "timed_out", "404"] = attrs.field(
        default="not_found", validator=_one_of("not_found", "timed_out", "404")
    )
    deletion_delay: float = attrs.field(default=0.0, validator=_not_negative)

    job_seconds: float = attrs.field(default=0.0, validator=_not_negative)
    job_outcome: Literal["auto", "completed", "sleeping", "failed", "fault"] = attrs.field(
        default="auto", validator=_one_of("auto", "completed", "sleeping", "failed", "fault")
    )
    job_unstarted: Literal["paused", "initializing"] = attrs.field(
        default="paused", validator=_one_of("paused", "initializing")
    )
    job_creations_per_hour: int = attrs.field(default=10, validator=_not_negative)
    unknown_workflows: Literal["refuse", "accept"] = attrs.field(
        default="refuse", validator=_one_of("refuse", "accept")
    )
    event_quota: int = attrs.field(default=1_000_000, validator=_not_negative)
    auth_status: Literal["healthy", "unhealthy", "unknown"] = attrs.field(
        default="healthy", validator=_one_of("healthy", "unhealthy", "unknown")
    )

    count_delay: float = attrs.field(default=0.0, validator=_not_negative)
    profile_delay: float = attrs.field(default=0.0, validator=_not_negative)
    lose_records: bool = False
    unmapped: Literal["kept", "dropped"] = attrs.field(
        default="kept", validator=_one_of("kept", "dropped")
    )
    refuse: tuple[str, ...] = attrs.field(default=(), converter=_names)

    shapes: Literal["service", "published"] = attrs.field(
        default="service", validator=_one_of("service", "published")
    )
    envelope_status: Literal["number", "word", "missing"] = attrs.field(
        default="number", validator=_one_of("number", "word", "missing")
    )
    envelope_message: bool = True
    bare_objects: Literal["both", "bare", "enveloped"] | None = attrs.field(
        default=None, validator=_one_of(None, "both", "bare", "enveloped")
    )
    empty_list: Literal["list", "null"] = attrs.field(
        default="list", validator=_one_of("list", "null")
    )
    keep_alive: float = attrs.field(default=5.0, validator=_not_negative)

    @property
    def is_service(self) -> bool:
        """Whether responses have the shapes of the service."""
        return self.shapes == "service"

    @property
    def identity_fields(self) -> tuple[str, ...]:
        """The fields by which a profile can be looked up: `identity` and the cookie id `_uid`."""
        return self.identity if "_uid" in self.identity else (*self.identity, "_uid")
