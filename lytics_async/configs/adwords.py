# generated from endpoints/v2/configs/adwords.toml; do not edit
"""Configurations of Google Ads (AdWords)."""

from __future__ import annotations

from lytics_async.call.configuration import JobConfig


class AdwordsCustomerMatch(JobConfig, slug="adwords-customer-match"):
    """The configuration of a job of the workflow `adwords-customer-match`."""

    adwords_account_id: str
    ad_consent: str | None = None
    adwords_customer_id: str | None = None
    adwords_list_id: int | None = None
    app_id: str | None = None
    """Id of the app at the provider."""
    country_code_field: str | None = None
    email_field: str | None = None
    """Field of the profile that holds the e-mail address."""
    first_name_field: str | None = None
    """Field of the profile that holds the first name."""
    last_name_field: str | None = None
    """Field of the profile that holds the last name."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
    personalization_consent: str | None = None
    phone_number_field: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    user_id_field: str | None = None
    """Field of the profile that holds the user id."""
    zip_code_field: str | None = None
    """Field of the profile that holds the postal code."""


class AdwordsCustomerMatchMobile(JobConfig, slug="adwords-customer-match-mobile"):
    """The configuration of a job of the workflow `adwords-customer-match-mobile`."""

    adwords_account_id: str
    ad_consent: str | None = None
    adwords_customer_id: str | None = None
    adwords_list_id: int | None = None
    app_id: str | None = None
    """Id of the app at the provider."""
    mobile_id_field: str | None = None
    """Field of the profile that holds the mobile advertising id."""
    personalization_consent: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""


class AdwordsCustomerMatchUserid(JobConfig, slug="adwords-customer-match-userid"):
    """The configuration of a job of the workflow `adwords-customer-match-userid`."""

    adwords_account_id: str
    ad_consent: str | None = None
    adwords_customer_id: str | None = None
    adwords_list_id: int | None = None
    personalization_consent: str | None = None
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
    user_id_field: str | None = None
    """Field of the profile that holds the user id."""


class AdwordsExport(JobConfig, slug="adwords-export"):
    """The configuration of a job of the workflow `adwords-export`."""

    accounts_are_linked: bool
    adwords_account_id: str
    created_data_source: bool
    data_source_id: str
    web_property_id: str
    segment_id: str | None = None
    """Id of the segment whose users are exported."""
