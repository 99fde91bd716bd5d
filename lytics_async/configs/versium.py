# generated from endpoints/v2/configs/versium.toml; do not edit
"""Configurations of Versium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class VersiumApikey(Credential, slug="versium-apikey"):
    """A credential of the type `versium-apikey`."""

    apikey: Secret | str | None = None
    """Key that the provider issued."""


class VersiumContactAppend(JobConfig, slug="versium-contact-append"):
    """The configuration of a job of the workflow `versium-contact-append`."""

    address_field: str | None = None
    city_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    firstname_field: str | None = None
    lastname_field: str | None = None
    match_type: str | None = None
    output_types: Sequence[str] | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    reenrich: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    state_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    zip_field: str | None = None


class VersiumDemographicEnrich(JobConfig, slug="versium-demographic-enrich"):
    """The configuration of a job of the workflow `versium-demographic-enrich`."""

    address_field: str | None = None
    city_field: str | None = None
    demographic_types: Sequence[str] | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    firstname_field: str | None = None
    lastname_field: str | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    reenrich: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    state_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    zip_field: str | None = None


class VersiumEnrich(JobConfig, slug="versium-enrich"):
    """The configuration of a job of the workflow `versium-enrich`."""

    address_field: str | None = None
    business_address_field: str | None = None
    business_city_field: str | None = None
    business_name_field: str | None = None
    business_phone_field: str | None = None
    business_state_field: str | None = None
    business_zip_field: str | None = None
    city_field: str | None = None
    domain_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    enrichment_tools: Sequence[str] | None = None
    firstname_field: str | None = None
    fullname_field: str | None = None
    ip_address_field: str | None = None
    lastname_field: str | None = None
    phone_field: str | None = None
    """Field of the profile that holds the telephone number."""
    reenrich: bool | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    state_field: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
    zip_field: str | None = None
