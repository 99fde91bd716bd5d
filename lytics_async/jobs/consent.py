"""Check the consent of a user, where the account keeps it in a field.

The service has no field for it. The vendor's guide to consent suggests a map or one text for each
purpose, and events with `{"consent": {"consented": true, …}}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lytics_async.jobs.finding import Finding, skipped
from lytics_async.models.v2.profiles import ProfileLookup

_CONSENTED = "consented"
"""The member of a map that says it, by the vendor's suggestion."""

_NAMES = re.compile(
    r"consent|gdpr|ccpa|opt_?(in|out)|subscri|do_?not|dnt|marketing_?permission", re.IGNORECASE
)
_OPPOSITES = re.compile(
    r"opt_?out|unsub|do_?not|dnt|den(y|ied)|withdr|revoke|suppress", re.IGNORECASE
)

_YES = frozenset({"true", "t", "yes", "y", "1", "granted", "given", "consented", "opted_in", "opt_in", "opted in", "opt-in", "subscribed", "allowed", "g"})  # fmt: skip
_NO = frozenset({"false", "f", "no", "n", "0", "denied", "refused", "withdrawn", "revoked", "opted_out", "opt_out", "opted out", "opt-out", "unsubscribed", "never_subscribed", "not_consented", "d", "none", "null"})  # fmt: skip
_MISSING = object()


def consent_finding(
    config: Mapping[str, Any], profile: ProfileLookup | None, consent_field: str | None
) -> Finding:
    """Say whether a user has consented.

    Args:
        config: the configuration of the job; a field named `…_consent_field` names a field of the
            profile, and one named `…_consent` may deny it for all users.
        profile: the profile; None if there is none.
        consent_field: the field that the user names; dots lead into a map.
    """
    denied = [
        name
        for name, value in config.items()
        if name.endswith("_consent") and _verdict(value) is False and not isinstance(value, bool)
    ]
    if denied:
        return Finding(
            check="consent",
            outcome="possible",
            detail=f"The configuration denies {', '.join(denied)} for every user.",
            advice="Change it if the users have consented.",
        )
    named = [consent_field] if consent_field is not None else _named(config)
    if profile is None:
        return skipped("consent", "There is no profile.")
    if not named:
        candidates = sorted(name for name in profile.entity if _NAMES.search(name))
        return skipped(
            "consent",
            "Not checked, because the service has no field for it"
            + (f"; the profile has {', '.join(candidates)}." if candidates else "."),
            "Name the field of your account with consent_field (--consent-field).",
        )
    findings = [_of_field(profile.entity, name) for name in named]
    order = ("possible", "skipped", "passed")
    return min(findings, key=lambda finding: order.index(finding.outcome))


def _named(config: Mapping[str, Any]) -> list[str]:
    return [
        value
        for name, value in config.items()
        if name.endswith("_consent_field") and isinstance(value, str) and value
    ]


def _of_field(entity: Mapping[str, Any], name: str) -> Finding:
    value = _value(entity, name)
    if isinstance(value, Mapping) and _CONSENTED in value:
        name, value = f"{name}.{_CONSENTED}", value[_CONSENTED]
    if value is _MISSING or value in (None, "", []):
        return Finding(
            check="consent",
            outcome="possible",
            detail=f"The profile does not have {name}, so no consent is known.",
            advice="Conditions of segments and the provider may require it.",
        )
    if isinstance(value, Mapping):
        return skipped(
            "consent",
            f"{name} is a map with {', '.join(sorted(map(str, value)))}.",
            f"Name one of them, such as {name}.{min(map(str, value), default='marketing')}.",
        )
    verdict = _verdict(value)
    if verdict is None:
        return skipped("consent", f"{name} is neither a yes nor a no.", "Read it yourself.")
    if verdict == bool(_OPPOSITES.search(name.rpartition(".")[2])):
        return Finding(
            check="consent",
            outcome="possible",
            detail=f"By {name}, the user has not consented.",
            advice="Conditions of segments, an exclusion list or the provider may enforce it.",
        )
    return Finding(check="consent", outcome="passed", detail=f"By {name}, the user has consented.")


def _value(entity: Mapping[str, Any], name: str) -> Any:
    """Return the value of a field, whose name may lead into maps."""
    if name in entity:
        return entity[name]
    for split in reversed([at for at, each in enumerate(name) if each == "."]):
        inner = entity.get(name[:split])
        if isinstance(inner, Mapping):
            return _value(inner, name[split + 1 :])
    return _MISSING


def _verdict(value: Any) -> bool | None:
    """Return what a value says: yes, no, or neither."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        value = f"{value:g}"
    text = value.strip().casefold() if isinstance(value, str) else ""
    return True if text in _YES else False if text in _NO else None
