# generated from endpoints/v2/configs/aws.toml; do not edit
"""Configurations of AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lytics_async.access.secret import Secret


class AwsAwsKeys(Credential, slug="aws-aws-keys"):
    """A credential of the type `aws-aws-keys`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class AwsDelegated(Credential, slug="aws-delegated"):
    """A credential of the type `aws-delegated`."""


class AwsDelegatedPgp(Credential, slug="aws-delegated-pgp"):
    """A credential of the type `aws-delegated-pgp`."""

    pgppassphrase: Secret | str | None = None
    pgpprivatekey: Secret | str | None = None


class AwsDelegatedPublicPgp(Credential, slug="aws-delegated-public-pgp"):
    """A credential of the type `aws-delegated-public-pgp`."""

    pgppublickey: str | None = None


class AwsKeys(Credential, slug="aws-keys"):
    """A credential of the type `aws-keys`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class AwsKeysPgp(Credential, slug="aws-keys-pgp"):
    """A credential of the type `aws-keys-pgp`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    pgppassphrase: Secret | str | None = None
    pgpprivatekey: Secret | str | None = None
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class AwsKeysPublicPgp(Credential, slug="aws-keys-public-pgp"):
    """A credential of the type `aws-keys-public-pgp`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    pgppublickey: str | None = None
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""


class AwsS3Redshift(Credential, slug="aws-s3-redshift"):
    """A credential of the type `aws-s3-redshift`."""

    access_key: Secret | str | None = None
    """Public half of a pair of keys."""
    connection_url: str | None = None
    password: Secret | str | None = None
    """Password at the provider."""
    secret_key: Secret | str | None = None
    """Secret half of a pair of keys."""
    ssl_mode: str | None = None
    user: str | None = None
    """User name at the provider."""


class AwsCloudwatchMonitoring(JobConfig, slug="aws-cloudwatch-monitoring"):
    """The configuration of a job of the workflow `aws-cloudwatch-monitoring`."""

    region: str | None = None
    """Region of the provider's service."""


class AwsKinesisImport(JobConfig, slug="aws-kinesis-import"):
    """The configuration of a job of the workflow `aws-kinesis-import`."""

    kinesis_stream: str
    region: str
    """Region of the provider's service."""
    stream: str
    """Stream that receives what is imported."""
    role_arn: str | None = None


class AwsKinesisTriggers(JobConfig, slug="aws-kinesis-triggers"):
    """The configuration of a job of the workflow `aws-kinesis-triggers`."""

    stream: str
    """Stream that receives what is imported."""
    identifier_field: str | None = None
    """Field that identifies a user."""
    region: str | None = None
    """Region of the provider's service."""
    role_arn: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_fields: Sequence[str] | None = None
    """Fields of the profile that are sent."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AwsPinpointExport(JobConfig, slug="aws-pinpoint-export"):
    """The configuration of a job of the workflow `aws-pinpoint-export`."""

    address_field: str | None = None
    channel_type: str | None = None
    project: str | None = None
    """Id of the project at the provider."""
    region: str | None = None
    """Region of the provider's service."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    user_id_field: str | None = None
    """Field of the profile that holds the user id."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AwsPinpointImport(JobConfig, slug="aws-pinpoint-import"):
    """The configuration of a job of the workflow `aws-pinpoint-import`."""

    kinesis_stream: str
    region: str
    """Region of the provider's service."""


class AwsPinpointPush(JobConfig, slug="aws-pinpoint-push"):
    """The configuration of a job of the workflow `aws-pinpoint-push`."""

    action: str | None = None
    body: str | None = None
    channel_type: str | None = None
    from_email: str | None = None
    id_field: str | None = None
    """Field of the profile that holds the id."""
    keyword: str | None = None
    message_type: str | None = None
    origination_number: str | None = None
    priority: str | None = None
    project: str | None = None
    """Id of the project at the provider."""
    region: str | None = None
    """Region of the provider's service."""
    reply_to_address: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    sender_id: str | None = None
    silent_push: bool | None = None
    sound: str | None = None
    title: str | None = None
    url: str | None = None
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""


class AwsSqsTriggers(JobConfig, slug="aws-sqs-triggers"):
    """The configuration of a job of the workflow `aws-sqs-triggers`."""

    message_attributes: Sequence[str] | None = None
    queue_url: str | None = None
    region: str | None = None
    """Region of the provider's service."""
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    withbackfill: bool | None = None
    """Whether the job begins with the users who are in the segment now."""
