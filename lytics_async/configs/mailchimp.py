# generated from endpoints/v2/configs/mailchimp.toml; do not edit
"""Configurations of Mailchimp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal


class MailchimpList(JobConfig, slug="mailchimp-list"):
    """The configuration of a job of the workflow `mailchimp-list`."""

    email_field: str
    """Field of the profile that holds the e-mail address."""
    mailchimp_list_id: str
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    mailchimp_add_subs: bool | None = None
    mailchimp_last_name_mergevar: str | None = None
    mailchimp_name_mergevar: str | None = None
    mailchimp_sub_behavior: bool | None = None
    mailchimp_tag_subs: bool | None = None
    name_field: str | None = None
    segment_ids: Sequence[str] | None = None
    """Ids of the segments whose users are exported."""
    skip_interests: bool | None = None


class MailchimpSubscribersImport(JobConfig, slug="mailchimp-subscribers-import"):
    """The configuration of a job of the workflow `mailchimp-subscribers-import`."""

    mailchimp_lists: Sequence[str]
    activity_actions: (
        Sequence[Literal["open", "click", "bounce", "unsubscribe", "subscribe", "cleaned"]] | None
    ) = None
    filter_activity_after: str | None = None
    filter_members_after: str | None = None
    filter_subscribers_reimport: bool | None = None
    import_activity_data: bool | None = None


class MailchimpWebhooks(JobConfig, slug="mailchimp-webhooks"):
    """The configuration of a job of the workflow `mailchimp-webhooks`."""

    mailchimp_lists: Sequence[str]
    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
