"""Explain why a job did not export a user: checks in order, each with its finding."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import attrs

from lytics_async.base.arguments import require, text_problem
from lytics_async.call.configuration import JobConfig
from lytics_async.client import AsyncLytics
from lytics_async.errors import (
    APIError,
    ArgumentError,
    Forbidden,
    NotFound,
    ResponseError,
)
from lytics_async.jobs.consent import consent_finding
from lytics_async.jobs.finding import Finding, Outcome, skipped
from lytics_async.jobs.running import in_order, is_error
from lytics_async.jobs.states import fault_count
from lytics_async.models.v2.jobs import Job
from lytics_async.models.v2.profiles import ProfileLookup

SEGMENT_FIELDS = ("segment_id", "segment_ids", "segments", "segment", "custom_segment_ids")
"""Fields of the published configurations that contain ids or slugs of segments."""

IDENTIFIER_FIELDS = (
    "identifier_field",
    "id_field",
    "user_id_field",
    "uid_field",
    "user_key_field",
    "match_field",
    "key_field",
    "external_user_id",
    "email_field",
    "hashed_email_field",
    "phone_field",
    "phone_number_field",
    "mobile_id_field",
    "app_instance_id_field",
)
"""Fields of the published configurations that name the field by which a provider knows a user."""

_EXCLUDED_EVERYWHERE = "workflow_exclude_segments"

IDENTIFIER_MAPPINGS = ("identifier_mapping", "id_fields_mapping")
"""The same as pairs; which member of a pair is the field of the profile is not published."""


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a job did not export a user.

    Attributes:
        job_id: id of the job.
        findings: the checks in their order.
    """

    job_id: str
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing was found that keeps the user from being exported."""
        return self.reason is None

    @property
    def reason(self) -> Finding | None:
        """The first reason that is certain, otherwise the first possible one; None if neither."""
        for outcome in ("failed", "possible"):
            for finding in self.findings:
                if finding.outcome == outcome:
                    return finding
        return None

    def to_json(self) -> dict[str, Any]:
        """Return the explanation as plain data."""
        return {
            "job_id": self.job_id,
            "ok": self.ok,
            "findings": [attrs.asdict(finding) for finding in self.findings],
        }

    def summary(self) -> str:
        """Return the explanation as text, one check a line."""
        lines = []
        for finding in self.findings:
            lines.append(f"{finding.outcome:<9}{finding.check:<12}{finding.detail}")
            if finding.advice:
                lines.append(f"{'':<21}{finding.advice}")
        return "\n".join(lines)


async def why_not_exported(
    lytics: AsyncLytics,
    job: str,
    field: str,
    value: str,
    *,
    table: str = "user",
    consent_field: str | None = None,
    excluded: Sequence[str] = (),
) -> Explanation:
    """Explain why a job did not export a user.

    Checks in this order whether the profile exists, is in a segment of the job, the job runs, it
    began with the members of that time, the profile has the identifier that the configuration
    names, has consented, is in a segment that exports skip, and the log reports an error. It only
    reads.

    The service has no field of its own for consent. By the vendor's guide to consent, an account
    keeps it in fields that it chooses, a map or texts, and enforces it by conditions of segments or
    by the exclusion list of a workflow, which `lytics.v2.segments.change_exclusions` changes and no
    operation returns. So name both; what is not named is `skipped`, unless the configuration of the
    job names a field of consent. Segments in the account setting `workflow_exclude_segments` need
    no naming.

    Args:
        job: id of the job.
        field: identity field of the user, such as `email`.
        value: its value.
        table: the table of the profile.
        consent_field: the field of the profile that contains the consent; dots lead into a map,
            such as `consent.marketing`. A name such as `email_opt_out` or `unsubscribed` means the
            opposite.
        excluded: ids or slugs of the segments on the exclusion list of the job's workflow.

    Raises:
        ArgumentError: `consent_field` is not a name, or `excluded` is not a list.
        NotFound: there is no such job.
    """
    if consent_field is not None:
        require("consent_field", text_problem(consent_field, empty=False))
    if isinstance(excluded, str):
        raise ArgumentError("excluded must be a list of ids or slugs of segments.")
    for each in excluded:
        require("excluded", text_problem(each, empty=False))
    found = await lytics.v2.jobs.get(job)
    config = found.config.to_json()
    profile = await lytics.v2.profiles.find_by_lookup(table=table, key=field, value=value)
    memberships = _Memberships(lytics, table, field, value)
    findings = (
        _profile_finding(profile, table, field),
        await _readable("segment", _segment_finding(memberships, config, profile)),
        _job_finding(found),
        _backfill_finding(found, config),
        _identifier_finding(config, profile),
        consent_finding(config, profile, consent_field),
        await _readable(
            "exclusion", _exclusion_finding(memberships, excluded, profile, found.workflow)
        ),
        await _readable("log", _log_finding(lytics, job, value)),
    )
    return Explanation(job_id=job, findings=findings)


async def _readable(check: str, finding: Awaitable[Finding]) -> Finding:
    """Return a finding, or that the service refused what is needed for it."""
    try:
        return await finding
    except (Forbidden, NotFound) as error:
        return Finding(check=check, outcome="possible", detail=f"It could not be read: {error}")


class _Memberships:
    """Finds the segments of a profile among some."""

    def __init__(self, lytics: AsyncLytics, table: str, field: str, value: str) -> None:
        self._lytics = lytics
        self._profile = table, field, value

    async def names(self, wanted: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        """Return the segments that exist, each name by its id, and those that do not."""
        names: dict[str, str] = {}
        missing = []
        for each in wanted:
            try:
                segment = await self._lytics.segments.get(each)
            except NotFound:
                missing.append(each)
            else:
                names[str(segment.id)] = segment.slug_name or each
        return names, missing

    async def excluded_everywhere(self) -> list[str]:
        """Return the segments that the account exports nowhere; none if that cannot be read."""
        with suppress(APIError, ResponseError):
            setting = await self._lytics.account_settings.get(_EXCLUDED_EVERYWHERE)
            value = setting.value
            return [str(each) for each in value if each] if isinstance(value, list) else []
        return []

    async def among(self, names: Mapping[str, str]) -> list[str]:
        """Return the names of those segments that the profile is in."""
        table, field, value = self._profile
        # By id: the slugs in a look-up are those of public segments only.
        found = await self._lytics.personalization.find_entity(
            table, field, value, fields=[field], all_segments=True
        )
        ids = found.all_segments if found is not None else []
        return sorted({name for wanted, name in names.items() if wanted in ids})


def _profile_finding(profile: ProfileLookup | None, table: str, field: str) -> Finding:
    if profile is not None:
        return Finding(
            check="profile", outcome="passed", detail=f"The table {table} has the profile."
        )
    return Finding(
        check="profile",
        outcome="failed",
        detail=f"No profile of the table {table} has this value in {field}.",
        advice="Check the spelling, the field and the table; a record may not have been merged yet.",
    )


async def _segment_finding(
    memberships: _Memberships, config: Mapping[str, Any], profile: ProfileLookup | None
) -> Finding:
    wanted = list(dict.fromkeys(_texts(config, SEGMENT_FIELDS)))
    if not wanted:
        return skipped("segment", "The configuration names no segment.")
    names, missing = await memberships.names(wanted)
    if missing and not names:
        return Finding(
            check="segment",
            outcome="failed",
            detail=f"The segments of the job do not exist: {', '.join(missing)}.",
            advice="Change the configuration of the job, or create the segment again.",
        )
    if profile is None:
        return skipped("segment", "There is no profile.")
    if members := await memberships.among(names):
        return Finding(check="segment", outcome="passed", detail=f"It is in {', '.join(members)}.")
    return Finding(
        check="segment",
        outcome="failed",
        detail=f"It is not in {' or '.join(sorted(names.values()))}, the job's segments.",
        advice="Compare the profile with the condition of the segment.",
    )


async def _exclusion_finding(
    memberships: _Memberships,
    excluded: Sequence[str],
    profile: ProfileLookup | None,
    workflow: str | None,
) -> Finding:
    everywhere = await memberships.excluded_everywhere()
    if profile is not None and everywhere:
        names, _ = await memberships.names(everywhere)
        if members := await memberships.among(names):
            return Finding(
                check="exclusion",
                outcome="failed",
                detail=f"It is in {', '.join(members)}, which no workflow exports.",
                advice=f"The account setting {_EXCLUDED_EVERYWHERE} lists it.",
            )
    if not excluded:
        return skipped(
            "exclusion",
            "Not checked, because no operation returns the exclusion list of a workflow.",
            "Name its segments with excluded (--excluded).",
        )
    names, missing = await memberships.names(excluded)
    if missing:
        return Finding(
            check="exclusion",
            outcome="possible",
            detail=f"The segments that are named as excluded do not exist: {', '.join(missing)}.",
            advice="Check their spelling.",
        )
    if profile is None:
        return skipped("exclusion", "There is no profile.")
    if members := await memberships.among(names):
        return Finding(
            check="exclusion",
            outcome="failed",
            detail=f"It is in {', '.join(members)}, which exports of {workflow} skip.",
            advice="Remove the segment from the exclusion list if that is not intended.",
        )
    return Finding(
        check="exclusion",
        outcome="passed",
        detail=f"It is not in {' or '.join(sorted(names.values()))}.",
    )


def _job_finding(job: Job[JobConfig]) -> Finding:
    status = job.status or "unknown"
    if status in ("initializing", "running", "sleeping"):
        return Finding(check="job", outcome="passed", detail=f"It is {status}.")
    if status == "completed":
        return Finding(
            check="job",
            outcome="possible",
            detail="It is completed, and does not export who enters the segment later.",
            advice="If the user entered after the run, bounce the job or create a continuous one.",
        )
    advice = {
        "paused": "Resume it.",
        "pausing": "Resume it.",
        "deleted": "Create another one.",
        "deleting": "Create another one.",
        "failed": "Fix what its log reports, and bounce it.",
    }.get(status, "")
    if count := fault_count(status):
        advice = "Fix what its log reports; the service retries it."
        return Finding(
            check="job",
            outcome="failed",
            detail=f"It is {status}: {count} error{'s' * (count > 1)} so far.",
            advice=advice,
        )
    outcome: Outcome = "failed" if advice else "skipped"
    return Finding(check="job", outcome=outcome, detail=f"It is {status}.", advice=advice)


def _backfill_finding(job: Job[JobConfig], config: Mapping[str, Any]) -> Finding:
    backfill = config.get("withbackfill")
    if backfill is None and job.workflow == "webhook_triggers":
        backfill = False  # its default, by the vendor's newer notes
    if backfill is False:
        return Finding(
            check="backfill",
            outcome="possible",
            detail=f"It does not export who was in the segment when it was created, {job.created}.",
            advice="Create it with withbackfill=True.",
        )
    if backfill is None:
        return skipped("backfill", "The configuration does not specify it.")
    return Finding(check="backfill", outcome="passed", detail="It begins with all members.")


def _identifier_finding(config: Mapping[str, Any], profile: ProfileLookup | None) -> Finding:
    named = list(_texts(config, IDENTIFIER_FIELDS))
    mapped = [
        text
        for name in IDENTIFIER_MAPPINGS
        for pair in _pairs(config.get(name))
        for text in pair
        if isinstance(text, str)
    ]
    if not named and not mapped:
        return skipped("identifier", "The configuration names no identifier that is known here.")
    if profile is None:
        return skipped("identifier", "There is no profile.")
    present = [
        name for name in named + mapped if profile.entity.get(name) not in (None, "", [], {})
    ]
    if present:
        return Finding(
            check="identifier", outcome="passed", detail=f"The profile has {', '.join(present)}."
        )
    return Finding(
        check="identifier",
        outcome="failed" if named else "possible",
        detail=f"The profile does not have {' or '.join(named or mapped)}.",
        advice="Upload the field, or name another one in the configuration.",
    )


async def _log_finding(lytics: AsyncLytics, job: str, value: str) -> Finding:
    logs = await lytics.v2.jobs.list_logs(job, include_errors=True)
    errors = in_order([line for line in logs if is_error(line)])
    if not errors:
        return Finding(check="log", outcome="passed", detail="It reports no error.")
    about = [line for line in errors if value and value in f"{line.message}{line.to_json()}"]
    last = (about or errors)[-1]
    text = (last.message or "").replace(value, "the user") if value else last.message or ""
    code = f" ({last.code})" if last.code else ""
    return Finding(
        check="log",
        outcome="failed" if about else "possible",
        detail=f"{len(errors)} error{'s' * (len(errors) > 1)}, the last"
        f"{' about this user' if about else ''}: {text}{code}",
        advice="" if about else "None of them names the user; each may concern a whole batch.",
    )


def _texts(config: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = config.get(name)
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(each, str) and each:
                yield each


def _pairs(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        value = [value]
    for each in value if isinstance(value, (list, tuple)) else ():
        if isinstance(each, Mapping):
            yield each.values()
