# generated from endpoints/v2/configs/pubsub.toml; do not edit
"""Configurations of Pub/Sub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret


class PubsubJwt(Credential, slug="pubsub-jwt"):
    """A credential of the type `pubsub-jwt`."""

    cert_json: Secret | str | None = None


class PubsubIngress(JobConfig, slug="pubsub-ingress"):
    """The configuration of a job of the workflow `pubsub-ingress`."""

    stream: str
    """Stream that receives what is imported."""
    topic_id: str
    max_bad_msgs: int | None = None
    subscription_name: str | None = None
    subscription_project_id: str | None = None
