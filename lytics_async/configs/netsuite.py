# generated from endpoints/v2/configs/netsuite.toml; do not edit
"""Configurations of NetSuite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from datetime import datetime

    from lytics_async.access.secret import Secret


class NetsuiteSuitetalk(Credential, slug="netsuite-suitetalk"):
    """A credential of the type `netsuite-suitetalk`."""

    account_id: str | None = None
    """Id of the account at the provider."""
    consumer_key: Secret | str | None = None
    """Key of the connected app."""
    consumer_secret: Secret | str | None = None
    token_key: Secret | str | None = None
    token_secret: Secret | str | None = None


class NetsuiteImportOpus(JobConfig, slug="netsuite-import-opus"):
    """The configuration of a job of the workflow `netsuite-import-opus`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    enrich_customers: bool | None = None
    import_since: datetime | str | None = None
    transaction_import_since: datetime | str | None = None
