# generated from endpoints/v2/configs/; do not edit
"""The credentials of providers, each loaded on first use: `from lytics_async.credentials import
AirshipConnect`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lytics_async.call.configuration import Credential as Credential
    from lytics_async.configs.airship import AirshipConnect as AirshipConnect
    from lytics_async.configs.airship import AirshipMasterSecret as AirshipMasterSecret
    from lytics_async.configs.algolia import AlgoliaApiKey as AlgoliaApiKey
    from lytics_async.configs.amplitude import AmplitudeApiKey as AmplitudeApiKey
    from lytics_async.configs.api import Api as Api
    from lytics_async.configs.apikey import Apikey as Apikey
    from lytics_async.configs.appsflyer import AppsflyerDevkey as AppsflyerDevkey
    from lytics_async.configs.attentive import AttentiveApiKey as AttentiveApiKey
    from lytics_async.configs.aws import AwsAwsKeys as AwsAwsKeys
    from lytics_async.configs.aws import AwsDelegated as AwsDelegated
    from lytics_async.configs.aws import AwsDelegatedPgp as AwsDelegatedPgp
    from lytics_async.configs.aws import AwsDelegatedPublicPgp as AwsDelegatedPublicPgp
    from lytics_async.configs.aws import AwsKeys as AwsKeys
    from lytics_async.configs.aws import AwsKeysPgp as AwsKeysPgp
    from lytics_async.configs.aws import AwsKeysPublicPgp as AwsKeysPublicPgp
    from lytics_async.configs.aws import AwsS3Redshift as AwsS3Redshift
    from lytics_async.configs.azure import AzureEventHub as AzureEventHub
    from lytics_async.configs.azure import AzureStorageConnection as AzureStorageConnection
    from lytics_async.configs.azuresql import AzuresqlDb as AzuresqlDb
    from lytics_async.configs.basic import BasicAuth as BasicAuth
    from lytics_async.configs.bc import BcAccessToken as BcAccessToken
    from lytics_async.configs.bluehornet import BluehornetApiKey as BluehornetApiKey
    from lytics_async.configs.bluekai import BluekaiUserkey as BluekaiUserkey
    from lytics_async.configs.bluekai import BluekaiUserpass as BluekaiUserpass
    from lytics_async.configs.blueshift import BlueshiftApiKey as BlueshiftApiKey
    from lytics_async.configs.bq import BqJwt as BqJwt
    from lytics_async.configs.bq import BqJwtImport as BqJwtImport
    from lytics_async.configs.braze import Braze as Braze
    from lytics_async.configs.brevo import Brevo as Brevo
    from lytics_async.configs.cheetah import Cheetah as Cheetah
    from lytics_async.configs.clearbit import Clearbit as Clearbit
    from lytics_async.configs.clearbit import ClearbitLytics as ClearbitLytics
    from lytics_async.configs.connect import ConnectApikey as ConnectApikey
    from lytics_async.configs.content import ContentCookies as ContentCookies
    from lytics_async.configs.contentstack import ContentstackApiKey as ContentstackApiKey
    from lytics_async.configs.contentstack import ContentstackAuthtoken as ContentstackAuthtoken
    from lytics_async.configs.cordial import Cordial as Cordial
    from lytics_async.configs.cordial import CordialUserpass as CordialUserpass
    from lytics_async.configs.criteo import CriteoApiCredentials as CriteoApiCredentials
    from lytics_async.configs.customerio import CustomerioApikey as CustomerioApikey
    from lytics_async.configs.customerio import CustomerioWebhooks as CustomerioWebhooks
    from lytics_async.configs.databricks import DatabricksDB as DatabricksDB
    from lytics_async.configs.datax import Datax as Datax
    from lytics_async.configs.dotmailer import DotmailerApi as DotmailerApi
    from lytics_async.configs.drift import DriftAppKey as DriftAppKey
    from lytics_async.configs.dv360 import Dv360Oauth as Dv360Oauth
    from lytics_async.configs.email import Email as Email
    from lytics_async.configs.episerver import EpiserverApiKey as EpiserverApiKey
    from lytics_async.configs.fb import FbSystemUser as FbSystemUser
    from lytics_async.configs.fullcontact import Fullcontact as Fullcontact
    from lytics_async.configs.gcs import GcsJwt as GcsJwt
    from lytics_async.configs.gigya import Gigya as Gigya
    from lytics_async.configs.googleanalytics import GoogleanalyticsNoAuth as GoogleanalyticsNoAuth
    from lytics_async.configs.header import HeaderParamAuth as HeaderParamAuth
    from lytics_async.configs.icontact import IcontactApi as IcontactApi
    from lytics_async.configs.infobip import InfobipApiKey as InfobipApiKey
    from lytics_async.configs.insider import InsiderApiKey as InsiderApiKey
    from lytics_async.configs.integration import IntegrationSecret as IntegrationSecret
    from lytics_async.configs.iterable import IterableCredential as IterableCredential
    from lytics_async.configs.klaviyo import Klaviyo as Klaviyo
    from lytics_async.configs.leadsquared import Leadsquared as Leadsquared
    from lytics_async.configs.lineads import LineadsApiSecretkey as LineadsApiSecretkey
    from lytics_async.configs.liveramp import LiverampAwsKeys as LiverampAwsKeys
    from lytics_async.configs.liveramp import LiverampUserkey as LiverampUserkey
    from lytics_async.configs.liveramp import LiverampUserpass as LiverampUserpass
    from lytics_async.configs.localytics import LocalyticsKeys as LocalyticsKeys
    from lytics_async.configs.lytics import LyticsAwsSftpAuth as LyticsAwsSftpAuth
    from lytics_async.configs.lytics import LyticsLotameS3 as LyticsLotameS3
    from lytics_async.configs.mailgun import MailgunApiKey as MailgunApiKey
    from lytics_async.configs.mandrill import MandrillApiKey as MandrillApiKey
    from lytics_async.configs.mapp import MappUserpass as MappUserpass
    from lytics_async.configs.marketingcloud import MarketingcloudV2 as MarketingcloudV2
    from lytics_async.configs.marketo import MarketoClient as MarketoClient
    from lytics_async.configs.maropost import Maropost as Maropost
    from lytics_async.configs.mediamath import MediamathNoAuth as MediamathNoAuth
    from lytics_async.configs.messagecentral import Messagecentral as Messagecentral
    from lytics_async.configs.microsoft import MicrosoftCapiToken as MicrosoftCapiToken
    from lytics_async.configs.mixpanel import MixpanelApiSecret as MixpanelApiSecret
    from lytics_async.configs.mp import MpApiSecret as MpApiSecret
    from lytics_async.configs.netsuite import NetsuiteSuitetalk as NetsuiteSuitetalk
    from lytics_async.configs.newrelic import NewrelicInsightsApikey as NewrelicInsightsApikey
    from lytics_async.configs.onesignal import Onesignal as Onesignal
    from lytics_async.configs.optimizely import OptimizelyOdpApiKey as OptimizelyOdpApiKey
    from lytics_async.configs.pinterest import PinterestCapiToken as PinterestCapiToken
    from lytics_async.configs.postup import Postup as Postup
    from lytics_async.configs.pubsub import PubsubJwt as PubsubJwt
    from lytics_async.configs.pushly import Pushly as Pushly
    from lytics_async.configs.reddit import RedditConversion as RedditConversion
    from lytics_async.configs.redshift import RedshiftPostgresql as RedshiftPostgresql
    from lytics_async.configs.responsys import ResponsysInteract as ResponsysInteract
    from lytics_async.configs.responsys import ResponsysSftp as ResponsysSftp
    from lytics_async.configs.responsys import ResponsysSftpWithPgp as ResponsysSftpWithPgp
    from lytics_async.configs.retentionscience import RetentionscienceKey as RetentionscienceKey
    from lytics_async.configs.s3 import S3 as S3
    from lytics_async.configs.sailthru import SailthruApiKey as SailthruApiKey
    from lytics_async.configs.salesforce import SalesforceDataCloudJwt as SalesforceDataCloudJwt
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudSandboxJwt as SalesforceDataCloudSandboxJwt,
    )
    from lytics_async.configs.salesforce import SalesforceJwt as SalesforceJwt
    from lytics_async.configs.salesforce import SalesforceSandboxJwt as SalesforceSandboxJwt
    from lytics_async.configs.secretkey import SecretkeyV2 as SecretkeyV2
    from lytics_async.configs.selligent import SelligentUserpass as SelligentUserpass
    from lytics_async.configs.sendgrid import Sendgrid as Sendgrid
    from lytics_async.configs.shopify import ShopifyApiToken as ShopifyApiToken
    from lytics_async.configs.silverpop import SilverpopFullAuth as SilverpopFullAuth
    from lytics_async.configs.snapchat import SnapchatCapiToken as SnapchatCapiToken
    from lytics_async.configs.snowflake import SnowflakeDirect as SnowflakeDirect
    from lytics_async.configs.snowflake import SnowflakeDirectGcs as SnowflakeDirectGcs
    from lytics_async.configs.sparkpost import SparkpostApiKey as SparkpostApiKey
    from lytics_async.configs.stackdriver import StackdriverJwt as StackdriverJwt
    from lytics_async.configs.surveymonkey import Surveymonkey as Surveymonkey
    from lytics_async.configs.thetradedesk import ThetradedeskApiToken as ThetradedeskApiToken
    from lytics_async.configs.thetradedesk import ThetradedeskUserpass as ThetradedeskUserpass
    from lytics_async.configs.tiktok import TiktokEventsToken as TiktokEventsToken
    from lytics_async.configs.trigger import TriggerUserpass as TriggerUserpass
    from lytics_async.configs.twitter import Twitteroauth10a as Twitteroauth10a
    from lytics_async.configs.user import UserPassKey as UserPassKey
    from lytics_async.configs.userpass import UserpassPrivatePgp as UserpassPrivatePgp
    from lytics_async.configs.userpass import UserpassPublicPgp as UserpassPublicPgp
    from lytics_async.configs.userpass import UserpassSecret as UserpassSecret
    from lytics_async.configs.versium import VersiumApikey as VersiumApikey
    from lytics_async.configs.webhook import WebhookNoAuth as WebhookNoAuth
    from lytics_async.configs.webhook import (
        WebhookOauth2ClientCredentials as WebhookOauth2ClientCredentials,
    )
    from lytics_async.configs.westfield import Westfield as Westfield
    from lytics_async.configs.wistia import WistiaToken as WistiaToken
    from lytics_async.configs.yesmail import Yesmail as Yesmail
    from lytics_async.configs.zuora import Zuora as Zuora
else:

    def __getattr__(name: str) -> object:
        if name == "Credential":
            from lytics_async.call import configuration

            return configuration.Credential
        module = PROVIDERS.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"lytics_async.configs.{module}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *PROVIDERS})


def credential_class(slug: str | None) -> type[Credential]:
    """Return the class of a slug; `Credential` itself for one that is not published.

    Args:
        slug: such as `airship-connect`, with hyphens or underscores, or None.
    """
    name = SLUGS.get(slug.replace("_", "-")) if slug is not None else None
    if name is None:
        from lytics_async.call import configuration

        return configuration.Credential
    found: type[Credential] = getattr(
        import_module(f"lytics_async.configs.{PROVIDERS[name]}"), name
    )
    return found


SLUGS: Final[Mapping[str, str]] = {
    "airship-connect": "AirshipConnect",
    "airship-master-secret": "AirshipMasterSecret",
    "algolia-api-key": "AlgoliaApiKey",
    "amplitude-api-key": "AmplitudeApiKey",
    "api": "Api",
    "apikey": "Apikey",
    "appsflyer-devkey": "AppsflyerDevkey",
    "attentive-api-key": "AttentiveApiKey",
    "aws-aws-keys": "AwsAwsKeys",
    "aws-delegated": "AwsDelegated",
    "aws-delegated-pgp": "AwsDelegatedPgp",
    "aws-delegated-public-pgp": "AwsDelegatedPublicPgp",
    "aws-keys": "AwsKeys",
    "aws-keys-pgp": "AwsKeysPgp",
    "aws-keys-public-pgp": "AwsKeysPublicPgp",
    "aws-s3-redshift": "AwsS3Redshift",
    "azure-event-hub": "AzureEventHub",
    "azure-storage-connection": "AzureStorageConnection",
    "azuresql-db": "AzuresqlDb",
    "basic-auth": "BasicAuth",
    "bc-access-token": "BcAccessToken",
    "bluehornet-api-key": "BluehornetApiKey",
    "bluekai-userkey": "BluekaiUserkey",
    "bluekai-userpass": "BluekaiUserpass",
    "blueshift-api-key": "BlueshiftApiKey",
    "bq-jwt": "BqJwt",
    "bq-jwt-import": "BqJwtImport",
    "braze": "Braze",
    "brevo": "Brevo",
    "cheetah": "Cheetah",
    "clearbit": "Clearbit",
    "clearbit-lytics": "ClearbitLytics",
    "connect-apikey": "ConnectApikey",
    "content-cookies": "ContentCookies",
    "contentstack-api-key": "ContentstackApiKey",
    "contentstack-authtoken": "ContentstackAuthtoken",
    "cordial": "Cordial",
    "cordial-userpass": "CordialUserpass",
    "criteo-api-credentials": "CriteoApiCredentials",
    "customerio-apikey": "CustomerioApikey",
    "customerio-webhooks": "CustomerioWebhooks",
    "databricks-db": "DatabricksDB",
    "datax": "Datax",
    "dotmailer-api": "DotmailerApi",
    "drift-app-key": "DriftAppKey",
    "dv360-oauth": "Dv360Oauth",
    "email": "Email",
    "episerver-api-key": "EpiserverApiKey",
    "fb-system-user": "FbSystemUser",
    "fullcontact": "Fullcontact",
    "gcs-jwt": "GcsJwt",
    "gigya": "Gigya",
    "googleanalytics-no-auth": "GoogleanalyticsNoAuth",
    "header-param-auth": "HeaderParamAuth",
    "icontact-api": "IcontactApi",
    "infobip-api-key": "InfobipApiKey",
    "insider-api-key": "InsiderApiKey",
    "integration-secret": "IntegrationSecret",
    "iterable": "IterableCredential",
    "klaviyo": "Klaviyo",
    "leadsquared": "Leadsquared",
    "lineads-api-secretkey": "LineadsApiSecretkey",
    "liveramp-aws-keys": "LiverampAwsKeys",
    "liveramp-userkey": "LiverampUserkey",
    "liveramp-userpass": "LiverampUserpass",
    "localytics-keys": "LocalyticsKeys",
    "lytics-aws-sftp-auth": "LyticsAwsSftpAuth",
    "lytics-lotame-s3": "LyticsLotameS3",
    "mailgun-api-key": "MailgunApiKey",
    "mandrill-api-key": "MandrillApiKey",
    "mapp-userpass": "MappUserpass",
    "marketingcloud-v2": "MarketingcloudV2",
    "marketo-client": "MarketoClient",
    "maropost": "Maropost",
    "mediamath-no-auth": "MediamathNoAuth",
    "messagecentral": "Messagecentral",
    "microsoft-capi-token": "MicrosoftCapiToken",
    "mixpanel-api-secret": "MixpanelApiSecret",
    "mp-api-secret": "MpApiSecret",
    "netsuite-suitetalk": "NetsuiteSuitetalk",
    "newrelic-insights-apikey": "NewrelicInsightsApikey",
    "onesignal": "Onesignal",
    "optimizely-odp-api-key": "OptimizelyOdpApiKey",
    "pinterest-capi-token": "PinterestCapiToken",
    "postup": "Postup",
    "pubsub-jwt": "PubsubJwt",
    "pushly": "Pushly",
    "reddit-conversion": "RedditConversion",
    "redshift-postgresql": "RedshiftPostgresql",
    "responsys-interact": "ResponsysInteract",
    "responsys-sftp": "ResponsysSftp",
    "responsys-sftp-with-pgp": "ResponsysSftpWithPgp",
    "retentionscience-key": "RetentionscienceKey",
    "s3": "S3",
    "sailthru-api-key": "SailthruApiKey",
    "salesforce-data-cloud-jwt": "SalesforceDataCloudJwt",
    "salesforce-data-cloud-sandbox-jwt": "SalesforceDataCloudSandboxJwt",
    "salesforce-jwt": "SalesforceJwt",
    "salesforce-sandbox-jwt": "SalesforceSandboxJwt",
    "secretkey-v2": "SecretkeyV2",
    "selligent-userpass": "SelligentUserpass",
    "sendgrid": "Sendgrid",
    "shopify-api-token": "ShopifyApiToken",
    "silverpop-full-auth": "SilverpopFullAuth",
    "snapchat-capi-token": "SnapchatCapiToken",
    "snowflake-direct": "SnowflakeDirect",
    "snowflake-direct-gcs": "SnowflakeDirectGcs",
    "sparkpost-api-key": "SparkpostApiKey",
    "stackdriver-jwt": "StackdriverJwt",
    "surveymonkey": "Surveymonkey",
    "thetradedesk-api-token": "ThetradedeskApiToken",
    "thetradedesk-userpass": "ThetradedeskUserpass",
    "tiktok-events-token": "TiktokEventsToken",
    "trigger-userpass": "TriggerUserpass",
    "twitter-oauth1-0a": "Twitteroauth10a",
    "user-pass-key": "UserPassKey",
    "userpass-private-pgp": "UserpassPrivatePgp",
    "userpass-public-pgp": "UserpassPublicPgp",
    "userpass-secret": "UserpassSecret",
    "versium-apikey": "VersiumApikey",
    "webhook-no-auth": "WebhookNoAuth",
    "webhook-oauth2-client-credentials": "WebhookOauth2ClientCredentials",
    "westfield": "Westfield",
    "wistia-token": "WistiaToken",
    "yesmail": "Yesmail",
    "zuora": "Zuora",
}
"""Slug -> name of its class."""

PROVIDERS: Final[Mapping[str, str]] = {
    "AirshipConnect": "airship",
    "AirshipMasterSecret": "airship",
    "AlgoliaApiKey": "algolia",
    "AmplitudeApiKey": "amplitude",
    "Api": "api",
    "Apikey": "apikey",
    "AppsflyerDevkey": "appsflyer",
    "AttentiveApiKey": "attentive",
    "AwsAwsKeys": "aws",
    "AwsDelegated": "aws",
    "AwsDelegatedPgp": "aws",
    "AwsDelegatedPublicPgp": "aws",
    "AwsKeys": "aws",
    "AwsKeysPgp": "aws",
    "AwsKeysPublicPgp": "aws",
    "AwsS3Redshift": "aws",
    "AzureEventHub": "azure",
    "AzureStorageConnection": "azure",
    "AzuresqlDb": "azuresql",
    "BasicAuth": "basic",
    "BcAccessToken": "bc",
    "BluehornetApiKey": "bluehornet",
    "BluekaiUserkey": "bluekai",
    "BluekaiUserpass": "bluekai",
    "BlueshiftApiKey": "blueshift",
    "BqJwt": "bq",
    "BqJwtImport": "bq",
    "Braze": "braze",
    "Brevo": "brevo",
    "Cheetah": "cheetah",
    "Clearbit": "clearbit",
    "ClearbitLytics": "clearbit",
    "ConnectApikey": "connect",
    "ContentCookies": "content",
    "ContentstackApiKey": "contentstack",
    "ContentstackAuthtoken": "contentstack",
    "Cordial": "cordial",
    "CordialUserpass": "cordial",
    "CriteoApiCredentials": "criteo",
    "CustomerioApikey": "customerio",
    "CustomerioWebhooks": "customerio",
    "DatabricksDB": "databricks",
    "Datax": "datax",
    "DotmailerApi": "dotmailer",
    "DriftAppKey": "drift",
    "Dv360Oauth": "dv360",
    "Email": "email",
    "EpiserverApiKey": "episerver",
    "FbSystemUser": "fb",
    "Fullcontact": "fullcontact",
    "GcsJwt": "gcs",
    "Gigya": "gigya",
    "GoogleanalyticsNoAuth": "googleanalytics",
    "HeaderParamAuth": "header",
    "IcontactApi": "icontact",
    "InfobipApiKey": "infobip",
    "InsiderApiKey": "insider",
    "IntegrationSecret": "integration",
    "IterableCredential": "iterable",
    "Klaviyo": "klaviyo",
    "Leadsquared": "leadsquared",
    "LineadsApiSecretkey": "lineads",
    "LiverampAwsKeys": "liveramp",
    "LiverampUserkey": "liveramp",
    "LiverampUserpass": "liveramp",
    "LocalyticsKeys": "localytics",
    "LyticsAwsSftpAuth": "lytics",
    "LyticsLotameS3": "lytics",
    "MailgunApiKey": "mailgun",
    "MandrillApiKey": "mandrill",
    "MappUserpass": "mapp",
    "MarketingcloudV2": "marketingcloud",
    "MarketoClient": "marketo",
    "Maropost": "maropost",
    "MediamathNoAuth": "mediamath",
    "Messagecentral": "messagecentral",
    "MicrosoftCapiToken": "microsoft",
    "MixpanelApiSecret": "mixpanel",
    "MpApiSecret": "mp",
    "NetsuiteSuitetalk": "netsuite",
    "NewrelicInsightsApikey": "newrelic",
    "Onesignal": "onesignal",
    "OptimizelyOdpApiKey": "optimizely",
    "PinterestCapiToken": "pinterest",
    "Postup": "postup",
    "PubsubJwt": "pubsub",
    "Pushly": "pushly",
    "RedditConversion": "reddit",
    "RedshiftPostgresql": "redshift",
    "ResponsysInteract": "responsys",
    "ResponsysSftp": "responsys",
    "ResponsysSftpWithPgp": "responsys",
    "RetentionscienceKey": "retentionscience",
    "S3": "s3",
    "SailthruApiKey": "sailthru",
    "SalesforceDataCloudJwt": "salesforce",
    "SalesforceDataCloudSandboxJwt": "salesforce",
    "SalesforceJwt": "salesforce",
    "SalesforceSandboxJwt": "salesforce",
    "SecretkeyV2": "secretkey",
    "SelligentUserpass": "selligent",
    "Sendgrid": "sendgrid",
    "ShopifyApiToken": "shopify",
    "SilverpopFullAuth": "silverpop",
    "SnapchatCapiToken": "snapchat",
    "SnowflakeDirect": "snowflake",
    "SnowflakeDirectGcs": "snowflake",
    "SparkpostApiKey": "sparkpost",
    "StackdriverJwt": "stackdriver",
    "Surveymonkey": "surveymonkey",
    "ThetradedeskApiToken": "thetradedesk",
    "ThetradedeskUserpass": "thetradedesk",
    "TiktokEventsToken": "tiktok",
    "TriggerUserpass": "trigger",
    "Twitteroauth10a": "twitter",
    "UserPassKey": "user",
    "UserpassPrivatePgp": "userpass",
    "UserpassPublicPgp": "userpass",
    "UserpassSecret": "userpass",
    "VersiumApikey": "versium",
    "WebhookNoAuth": "webhook",
    "WebhookOauth2ClientCredentials": "webhook",
    "Westfield": "westfield",
    "WistiaToken": "wistia",
    "Yesmail": "yesmail",
    "Zuora": "zuora",
}
"""Name of a class -> its provider, which is the name of its module in configs."""
