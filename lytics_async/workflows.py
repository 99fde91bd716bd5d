# generated from endpoints/v2/configs/; do not edit
"""The configurations of jobs, each loaded on first use: `from lytics_async.workflows import
AdrollSync`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lytics_async.call.configuration import JobConfig as JobConfig
    from lytics_async.configs.adroll import AdrollSync as AdrollSync
    from lytics_async.configs.adwords import AdwordsCustomerMatch as AdwordsCustomerMatch
    from lytics_async.configs.adwords import (
        AdwordsCustomerMatchMobile as AdwordsCustomerMatchMobile,
    )
    from lytics_async.configs.adwords import (
        AdwordsCustomerMatchUserid as AdwordsCustomerMatchUserid,
    )
    from lytics_async.configs.adwords import AdwordsExport as AdwordsExport
    from lytics_async.configs.airship import AirshipComplianceImport as AirshipComplianceImport
    from lytics_async.configs.airship import AirshipExport as AirshipExport
    from lytics_async.configs.airship import AirshipImport as AirshipImport
    from lytics_async.configs.algolia import AlgoliaExport as AlgoliaExport
    from lytics_async.configs.algolia import AlgoliaImport as AlgoliaImport
    from lytics_async.configs.amazon import AmazonAdsAudienceExport as AmazonAdsAudienceExport
    from lytics_async.configs.amazon import AmazonAdsExportAudience as AmazonAdsExportAudience
    from lytics_async.configs.amazon import AmazonCapiExport as AmazonCapiExport
    from lytics_async.configs.amazon import AmazonDspExport as AmazonDspExport
    from lytics_async.configs.amazon import AmazonDspMatch as AmazonDspMatch
    from lytics_async.configs.amazon import AmazonMarketingCloudExport as AmazonMarketingCloudExport
    from lytics_async.configs.amc import AmcExport as AmcExport
    from lytics_async.configs.amplitude import AmplitudeCohortImport as AmplitudeCohortImport
    from lytics_async.configs.amplitude import AmplitudeEventImport as AmplitudeEventImport
    from lytics_async.configs.analytics import AnalyticsSetup as AnalyticsSetup
    from lytics_async.configs.appsflyer import AppsflyerCapiExport as AppsflyerCapiExport
    from lytics_async.configs.attentive import AttentiveExport as AttentiveExport
    from lytics_async.configs.aws import AwsCloudwatchMonitoring as AwsCloudwatchMonitoring
    from lytics_async.configs.aws import AwsKinesisImport as AwsKinesisImport
    from lytics_async.configs.aws import AwsKinesisTriggers as AwsKinesisTriggers
    from lytics_async.configs.aws import AwsPinpointExport as AwsPinpointExport
    from lytics_async.configs.aws import AwsPinpointImport as AwsPinpointImport
    from lytics_async.configs.aws import AwsPinpointPush as AwsPinpointPush
    from lytics_async.configs.aws import AwsSqsTriggers as AwsSqsTriggers
    from lytics_async.configs.azure import AzureCsvExport as AzureCsvExport
    from lytics_async.configs.azure import AzureCsvImport as AzureCsvImport
    from lytics_async.configs.azure import AzureEventExport as AzureEventExport
    from lytics_async.configs.azure import AzureEventHubExport as AzureEventHubExport
    from lytics_async.configs.azure import AzureJsonExport as AzureJsonExport
    from lytics_async.configs.azure import (
        AzureSqlConductorEventExport as AzureSqlConductorEventExport,
    )
    from lytics_async.configs.azure import AzureSqlConductorExport as AzureSqlConductorExport
    from lytics_async.configs.azure import AzureSqlEventExport as AzureSqlEventExport
    from lytics_async.configs.azure import AzureSqlExport as AzureSqlExport
    from lytics_async.configs.azuresql import AzuresqlImport as AzuresqlImport
    from lytics_async.configs.bigcommerce import (
        BigcommerceExportAudience as BigcommerceExportAudience,
    )
    from lytics_async.configs.bigcommerce import BigcommerceImportOpus as BigcommerceImportOpus
    from lytics_async.configs.bigquery import BigqueryEntstoreExport as BigqueryEntstoreExport
    from lytics_async.configs.bigquery import BigqueryEventExport as BigqueryEventExport
    from lytics_async.configs.bigquery import (
        BigqueryEventExportConductor as BigqueryEventExportConductor,
    )
    from lytics_async.configs.bigquery import BigqueryImport as BigqueryImport
    from lytics_async.configs.bigquery import BigqueryMLCreate as BigqueryMLCreate
    from lytics_async.configs.bigquery import BigquerySegChanges as BigquerySegChanges
    from lytics_async.configs.bigquery import BigqueryUserExport as BigqueryUserExport
    from lytics_async.configs.bluehornet import BluehornetExport as BluehornetExport
    from lytics_async.configs.bluehornet import BluehornetImport as BluehornetImport
    from lytics_async.configs.bluehornet import BluehornetImportOpus as BluehornetImportOpus
    from lytics_async.configs.bluekai import BluekaiSftpExport as BluekaiSftpExport
    from lytics_async.configs.blueshift import BlueshiftExport as BlueshiftExport
    from lytics_async.configs.bq import BqAudienceDefExport as BqAudienceDefExport
    from lytics_async.configs.bq import BqMetricExport as BqMetricExport
    from lytics_async.configs.bq import BqSystemEventExport as BqSystemEventExport
    from lytics_async.configs.braze import BrazeEventExport as BrazeEventExport
    from lytics_async.configs.braze import BrazeExport as BrazeExport
    from lytics_async.configs.braze import BrazePurchaseExport as BrazePurchaseExport
    from lytics_async.configs.brevo import BrevoExport as BrevoExport
    from lytics_async.configs.brevo import BrevoImport as BrevoImport
    from lytics_async.configs.campaignmonitor import (
        CampaignmonitorActivate as CampaignmonitorActivate,
    )
    from lytics_async.configs.campaignmonitor import CampaignmonitorImport as CampaignmonitorImport
    from lytics_async.configs.cheetah import CheetahExportAudience as CheetahExportAudience
    from lytics_async.configs.clearbit import ClearbitEnrich as ClearbitEnrich
    from lytics_async.configs.contentstack import (
        ContentstackAudienceExport as ContentstackAudienceExport,
    )
    from lytics_async.configs.contentstack import (
        ContentstackGenerateVisitors as ContentstackGenerateVisitors,
    )
    from lytics_async.configs.contentstack import ContentstackImport as ContentstackImport
    from lytics_async.configs.contentstack import (
        ContentstackSchemaExport as ContentstackSchemaExport,
    )
    from lytics_async.configs.cordial import CordialBulkExport as CordialBulkExport
    from lytics_async.configs.cordial import CordialExport as CordialExport
    from lytics_async.configs.cordial import CordialImport as CordialImport
    from lytics_async.configs.criteo import CriteoExport as CriteoExport
    from lytics_async.configs.customerio import CustomerioEvents as CustomerioEvents
    from lytics_async.configs.customerio import CustomerioSegments as CustomerioSegments
    from lytics_async.configs.databricks import (
        DatabricksAudienceChangesExport as DatabricksAudienceChangesExport,
    )
    from lytics_async.configs.databricks import DatabricksEventExport as DatabricksEventExport
    from lytics_async.configs.databricks import DatabricksExport as DatabricksExport
    from lytics_async.configs.databricks import (
        DatabricksExportConductor as DatabricksExportConductor,
    )
    from lytics_async.configs.databricks import DatabricksImport as DatabricksImport
    from lytics_async.configs.databricks import DatabricksMetricExport as DatabricksMetricExport
    from lytics_async.configs.databricks import (
        DatabricksSystemEventExport as DatabricksSystemEventExport,
    )
    from lytics_async.configs.dotmailer import DotmailerExport as DotmailerExport
    from lytics_async.configs.dotmailer import DotmailerImport as DotmailerImport
    from lytics_async.configs.dotmailer import DotmailerMultiSegExport as DotmailerMultiSegExport
    from lytics_async.configs.drift import DriftImport as DriftImport
    from lytics_async.configs.eloqua import EloquaCDOExport as EloquaCDOExport
    from lytics_async.configs.eloqua import EloquaExport as EloquaExport
    from lytics_async.configs.eloqua import EloquaImport as EloquaImport
    from lytics_async.configs.email import EmailAlerts as EmailAlerts
    from lytics_async.configs.email import EmailEventQuotaAlerts as EmailEventQuotaAlerts
    from lytics_async.configs.episerver import EpiserverExportAudience as EpiserverExportAudience
    from lytics_async.configs.episerver import EpiserverImportActivity as EpiserverImportActivity
    from lytics_async.configs.episerver import (
        EpiserverImportRecipientsOpus as EpiserverImportRecipientsOpus,
    )
    from lytics_async.configs.facebook import FacebookAudiencePopulate as FacebookAudiencePopulate
    from lytics_async.configs.facebook import FacebookConversionApi as FacebookConversionApi
    from lytics_async.configs.facebook import FacebookWebAudience as FacebookWebAudience
    from lytics_async.configs.fullcontact import FullcontactEmail as FullcontactEmail
    from lytics_async.configs.fullcontact import FullcontactPhone as FullcontactPhone
    from lytics_async.configs.fullcontact import FullcontactTwitter as FullcontactTwitter
    from lytics_async.configs.ga4 import (
        Ga4MeasurementProtocolAudience as Ga4MeasurementProtocolAudience,
    )
    from lytics_async.configs.ga4 import Ga4MeasurementProtocolEvent as Ga4MeasurementProtocolEvent
    from lytics_async.configs.gcs import GcsCsvExport as GcsCsvExport
    from lytics_async.configs.gcs import GcsEventExport as GcsEventExport
    from lytics_async.configs.gcs import GcsImportOpus as GcsImportOpus
    from lytics_async.configs.gigya import GigyaExport as GigyaExport
    from lytics_async.configs.gigya import GigyaImport as GigyaImport
    from lytics_async.configs.google import (
        GoogleCM360ConversionExport as GoogleCM360ConversionExport,
    )
    from lytics_async.configs.google import GoogleDv360CustomerMatch as GoogleDv360CustomerMatch
    from lytics_async.configs.google import GoogleDv360Export as GoogleDv360Export
    from lytics_async.configs.google import GoogleEnhancedConversions as GoogleEnhancedConversions
    from lytics_async.configs.google import GooglePubsubEgress as GooglePubsubEgress
    from lytics_async.configs.google import GooglePubsubStreamExport as GooglePubsubStreamExport
    from lytics_async.configs.google import GoogleSheetsExportAudience as GoogleSheetsExportAudience
    from lytics_async.configs.google import GoogleTagManagerSetup as GoogleTagManagerSetup
    from lytics_async.configs.googlesheets import GooglesheetsImportOpus as GooglesheetsImportOpus
    from lytics_async.configs.hubspot import HubspotExport as HubspotExport
    from lytics_async.configs.hubspot import HubspotImport as HubspotImport
    from lytics_async.configs.icontact import IcontactExport as IcontactExport
    from lytics_async.configs.icontact import IcontactImport as IcontactImport
    from lytics_async.configs.infobip import InfobipExport as InfobipExport
    from lytics_async.configs.infobip import InfobipImport as InfobipImport
    from lytics_async.configs.infobip import InfobipSmsSend as InfobipSmsSend
    from lytics_async.configs.insider import InsiderExportAudience as InsiderExportAudience
    from lytics_async.configs.iterable import IterableExport as IterableExport
    from lytics_async.configs.iterable import IterableImport as IterableImport
    from lytics_async.configs.klaviyo import KlaviyoExport as KlaviyoExport
    from lytics_async.configs.klaviyo import KlaviyoImportOpus as KlaviyoImportOpus
    from lytics_async.configs.leadsquared import LeadsquaredExport as LeadsquaredExport
    from lytics_async.configs.leadsquared import LeadsquaredImport as LeadsquaredImport
    from lytics_async.configs.lineads import LineadsAudienceExport as LineadsAudienceExport
    from lytics_async.configs.linkedin import LinkedinConversionApi as LinkedinConversionApi
    from lytics_async.configs.linkedin import (
        LinkedinExistingConversionRule as LinkedinExistingConversionRule,
    )
    from lytics_async.configs.linkedin import LinkedinExportAudience as LinkedinExportAudience
    from lytics_async.configs.liveramp import LiverampCsvExport as LiverampCsvExport
    from lytics_async.configs.liveramp import LiverampIdentifierExport as LiverampIdentifierExport
    from lytics_async.configs.liveramp import LiverampRampIDEnrichment as LiverampRampIDEnrichment
    from lytics_async.configs.liveramp import LiverampS3Export as LiverampS3Export
    from lytics_async.configs.liveramp import LiverampSftpExportEu as LiverampSftpExportEu
    from lytics_async.configs.localytics import LocalyticsActivityImport as LocalyticsActivityImport
    from lytics_async.configs.localytics import LocalyticsExportAudience as LocalyticsExportAudience
    from lytics_async.configs.localytics import LocalyticsProfileImport as LocalyticsProfileImport
    from lytics_async.configs.localytics import LocalyticsPush as LocalyticsPush
    from lytics_async.configs.lotame import LotameExport as LotameExport
    from lytics_async.configs.lytics import LyticsConductorExportCc as LyticsConductorExportCc
    from lytics_async.configs.lytics import LyticsContentEnrich as LyticsContentEnrich
    from lytics_async.configs.lytics import LyticsFieldModel as LyticsFieldModel
    from lytics_async.configs.lytics import LyticsSegModel as LyticsSegModel
    from lytics_async.configs.lytics import LyticsSFTPEventExport as LyticsSFTPEventExport
    from lytics_async.configs.lytics import LyticsSftpExport as LyticsSftpExport
    from lytics_async.configs.lytics import LyticsSftpJsonExport as LyticsSftpJsonExport
    from lytics_async.configs.lytics import LyticsSimpleExport as LyticsSimpleExport
    from lytics_async.configs.mailchimp import MailchimpList as MailchimpList
    from lytics_async.configs.mailchimp import (
        MailchimpSubscribersImport as MailchimpSubscribersImport,
    )
    from lytics_async.configs.mailchimp import MailchimpWebhooks as MailchimpWebhooks
    from lytics_async.configs.mailgun import MailgunSetup as MailgunSetup
    from lytics_async.configs.mandrill import MandrillSetup as MandrillSetup
    from lytics_async.configs.mapp import MappSftpExport as MappSftpExport
    from lytics_async.configs.mapp import MappTriggerExport as MappTriggerExport
    from lytics_async.configs.marketingcloud import (
        MarketingcloudDataExtExport as MarketingcloudDataExtExport,
    )
    from lytics_async.configs.marketingcloud import (
        MarketingcloudDataExtImport as MarketingcloudDataExtImport,
    )
    from lytics_async.configs.marketingcloud import (
        MarketingcloudExportLists as MarketingcloudExportLists,
    )
    from lytics_async.configs.marketingcloud import MarketingcloudImport as MarketingcloudImport
    from lytics_async.configs.marketingcloud import MarketingcloudJourney as MarketingcloudJourney
    from lytics_async.configs.marketingcloud import (
        MarketingcloudNewDataExtExport as MarketingcloudNewDataExtExport,
    )
    from lytics_async.configs.marketo import MarketoExport as MarketoExport
    from lytics_async.configs.marketo import MarketoImport as MarketoImport
    from lytics_async.configs.maropost import MaropostExport as MaropostExport
    from lytics_async.configs.maropost import MaropostImport as MaropostImport
    from lytics_async.configs.mediamath import MediamathExport as MediamathExport
    from lytics_async.configs.messagecentral import MessagecentralEmail as MessagecentralEmail
    from lytics_async.configs.messagecentral import MessagecentralExport as MessagecentralExport
    from lytics_async.configs.microsoft import MicrosoftCapiExport as MicrosoftCapiExport
    from lytics_async.configs.microsoft import MicrosoftExportAudience as MicrosoftExportAudience
    from lytics_async.configs.mixpanel import MixpanelImport as MixpanelImport
    from lytics_async.configs.ms_teams import MsTeamsAlerts as MsTeamsAlerts
    from lytics_async.configs.ms_teams import MsTeamsEventQuotaAlerts as MsTeamsEventQuotaAlerts
    from lytics_async.configs.netsuite import NetsuiteImportOpus as NetsuiteImportOpus
    from lytics_async.configs.newrelic import (
        NewrelicInsightsMonitoring as NewrelicInsightsMonitoring,
    )
    from lytics_async.configs.omeda import OmedaSftpExport as OmedaSftpExport
    from lytics_async.configs.onesignal import OnesignalExport as OnesignalExport
    from lytics_async.configs.onesignal import OnesignalImport as OnesignalImport
    from lytics_async.configs.optimizely import OptimizelyExport as OptimizelyExport
    from lytics_async.configs.optimizely import OptimizelyOdpExport as OptimizelyOdpExport
    from lytics_async.configs.pardot import PardotExportProspects as PardotExportProspects
    from lytics_async.configs.pardot import PardotImport as PardotImport
    from lytics_async.configs.pinterest import PinterestCapiExport as PinterestCapiExport
    from lytics_async.configs.pinterest import PinterestExportAudience as PinterestExportAudience
    from lytics_async.configs.postup import PostupExport as PostupExport
    from lytics_async.configs.postup import PostupImportOpus as PostupImportOpus
    from lytics_async.configs.pubsub import PubsubIngress as PubsubIngress
    from lytics_async.configs.pushly import PushlyExportAudience as PushlyExportAudience
    from lytics_async.configs.rampid import RampidEnrichment as RampidEnrichment
    from lytics_async.configs.reddit import RedditCapiExport as RedditCapiExport
    from lytics_async.configs.reddit import RedditCustomAudience as RedditCustomAudience
    from lytics_async.configs.redshift import RedshiftConductorExport as RedshiftConductorExport
    from lytics_async.configs.redshift import RedshiftEventExport as RedshiftEventExport
    from lytics_async.configs.redshift import RedshiftExport as RedshiftExport
    from lytics_async.configs.redshift import RedshiftImport as RedshiftImport
    from lytics_async.configs.responsys import ResponsysExport as ResponsysExport
    from lytics_async.configs.responsys import ResponsysImport as ResponsysImport
    from lytics_async.configs.responsys import ResponsysTriggerExport as ResponsysTriggerExport
    from lytics_async.configs.retentionscience import (
        RetentionscienceExport as RetentionscienceExport,
    )
    from lytics_async.configs.s3 import S3EventExport as S3EventExport
    from lytics_async.configs.s3 import S3Import as S3Import
    from lytics_async.configs.s3 import S3JsonImport as S3JsonImport
    from lytics_async.configs.s3 import S3UserCsvExport as S3UserCsvExport
    from lytics_async.configs.sailthru import SailthruExport as SailthruExport
    from lytics_async.configs.sailthru import SailthruImport as SailthruImport
    from lytics_async.configs.sailthru import SailthruUserExport as SailthruUserExport
    from lytics_async.configs.salesforce import SalesforceCustomImport as SalesforceCustomImport
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudAudienceExport as SalesforceDataCloudAudienceExport,
    )
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudBulkExport as SalesforceDataCloudBulkExport,
    )
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudCDCImport as SalesforceDataCloudCDCImport,
    )
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudExport as SalesforceDataCloudExport,
    )
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudInsightsImport as SalesforceDataCloudInsightsImport,
    )
    from lytics_async.configs.salesforce import (
        SalesforceDataCloudSegmentImport as SalesforceDataCloudSegmentImport,
    )
    from lytics_async.configs.salesforce import SalesforceExport as SalesforceExport
    from lytics_async.configs.salesforce import SalesforceImport as SalesforceImport
    from lytics_async.configs.segmentio import SegmentioInstall as SegmentioInstall
    from lytics_async.configs.segmentio import SegmentioWebhook as SegmentioWebhook
    from lytics_async.configs.selligent import SelligentSftpExport as SelligentSftpExport
    from lytics_async.configs.sendgrid import SendgridExportNew as SendgridExportNew
    from lytics_async.configs.sendgrid import SendgridNewUserImport as SendgridNewUserImport
    from lytics_async.configs.sendgrid import SendgridSendEmail as SendgridSendEmail
    from lytics_async.configs.sftp import SftpImport as SftpImport
    from lytics_async.configs.sftp import SftpJsonImport as SftpJsonImport
    from lytics_async.configs.shopify import ShopifyImport as ShopifyImport
    from lytics_async.configs.shopify import ShopifyProductImport as ShopifyProductImport
    from lytics_async.configs.silverpop import SilverpopExport as SilverpopExport
    from lytics_async.configs.silverpop import SilverpopExportTable as SilverpopExportTable
    from lytics_async.configs.silverpop import SilverpopImport as SilverpopImport
    from lytics_async.configs.silverpop import (
        SilverpopRecipientidExport as SilverpopRecipientidExport,
    )
    from lytics_async.configs.silverpop import (
        SilverpopRelationalTableExport as SilverpopRelationalTableExport,
    )
    from lytics_async.configs.slack import SlackAlerts as SlackAlerts
    from lytics_async.configs.slack import SlackEventQuotaAlerts as SlackEventQuotaAlerts
    from lytics_async.configs.snapchat import SnapchatCapiExport as SnapchatCapiExport
    from lytics_async.configs.snapchat import SnapchatExport as SnapchatExport
    from lytics_async.configs.snowflake import (
        SnowflakeAudienceChangesExport as SnowflakeAudienceChangesExport,
    )
    from lytics_async.configs.snowflake import SnowflakeEventExport as SnowflakeEventExport
    from lytics_async.configs.snowflake import SnowflakeExport as SnowflakeExport
    from lytics_async.configs.snowflake import SnowflakeExportConductor as SnowflakeExportConductor
    from lytics_async.configs.snowflake import SnowflakeImportOpus as SnowflakeImportOpus
    from lytics_async.configs.snowflake import SnowflakeMetricExport as SnowflakeMetricExport
    from lytics_async.configs.sparkpost import SparkpostSendEmail as SparkpostSendEmail
    from lytics_async.configs.sparkpost import SparkpostSetup as SparkpostSetup
    from lytics_async.configs.spotify import SpotifyExportAudience as SpotifyExportAudience
    from lytics_async.configs.stackdriver import StackdriverMonitoring as StackdriverMonitoring
    from lytics_async.configs.surveymonkey import SurveymonkeyImport as SurveymonkeyImport
    from lytics_async.configs.swrve import SwrveActivityImport as SwrveActivityImport
    from lytics_async.configs.swrve import SwrveImport as SwrveImport
    from lytics_async.configs.taboola import TaboolaS3Export as TaboolaS3Export
    from lytics_async.configs.thetradedesk import ThetradedeskCapiExport as ThetradedeskCapiExport
    from lytics_async.configs.thetradedesk import ThetradedeskExport as ThetradedeskExport
    from lytics_async.configs.tiktok import TiktokAppEvents as TiktokAppEvents
    from lytics_async.configs.tiktok import TiktokExportAudience as TiktokExportAudience
    from lytics_async.configs.tiktok import TiktokOfflineEvents as TiktokOfflineEvents
    from lytics_async.configs.tiktok import TiktokWebEvents as TiktokWebEvents
    from lytics_async.configs.twitter import TwitterExportAudience as TwitterExportAudience
    from lytics_async.configs.uid import UidEnrichment as UidEnrichment
    from lytics_async.configs.versium import VersiumContactAppend as VersiumContactAppend
    from lytics_async.configs.versium import VersiumDemographicEnrich as VersiumDemographicEnrich
    from lytics_async.configs.versium import VersiumEnrich as VersiumEnrich
    from lytics_async.configs.webhook import WebhookEnrichment as WebhookEnrichment
    from lytics_async.configs.webhook import WebhookStreamEvents as WebhookStreamEvents
    from lytics_async.configs.webhook import WebhookTriggers as WebhookTriggers
    from lytics_async.configs.webhook import WebhookTriggersFree as WebhookTriggersFree
    from lytics_async.configs.wistia import WistiaActivityImportOpus as WistiaActivityImportOpus
    from lytics_async.configs.yahoo import YahooDataxExport as YahooDataxExport
    from lytics_async.configs.yahoo import YahooExport as YahooExport
    from lytics_async.configs.yahoo import YahooPartnerMatch as YahooPartnerMatch
    from lytics_async.configs.zendesk import ZendeskConnectExport as ZendeskConnectExport
    from lytics_async.configs.zendesk import ZendeskImportOpus as ZendeskImportOpus
    from lytics_async.configs.zendesk import ZendeskUserExport as ZendeskUserExport
    from lytics_async.configs.zuora import ZuoraImport as ZuoraImport
else:

    def __getattr__(name: str) -> object:
        if name == "JobConfig":
            from lytics_async.call import configuration

            return configuration.JobConfig
        module = PROVIDERS.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"lytics_async.configs.{module}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *PROVIDERS})


def workflow_class(slug: str | None) -> type[JobConfig]:
    """Return the class of a slug; `JobConfig` itself for one that is not published.

    Args:
        slug: such as `adroll-sync`, with hyphens or underscores, or None.
    """
    name = SLUGS.get(slug.replace("_", "-")) if slug is not None else None
    if name is None:
        from lytics_async.call import configuration

        return configuration.JobConfig
    found: type[JobConfig] = getattr(import_module(f"lytics_async.configs.{PROVIDERS[name]}"), name)
    return found


SLUGS: Final[Mapping[str, str]] = {
    "adroll-sync": "AdrollSync",
    "adwords-customer-match": "AdwordsCustomerMatch",
    "adwords-customer-match-mobile": "AdwordsCustomerMatchMobile",
    "adwords-customer-match-userid": "AdwordsCustomerMatchUserid",
    "adwords-export": "AdwordsExport",
    "airship-compliance-import": "AirshipComplianceImport",
    "airship-export": "AirshipExport",
    "airship-import": "AirshipImport",
    "algolia-export": "AlgoliaExport",
    "algolia-import": "AlgoliaImport",
    "amazon-ads-audience-export": "AmazonAdsAudienceExport",
    "amazon-ads-export-audience": "AmazonAdsExportAudience",
    "amazon-capi-export": "AmazonCapiExport",
    "amazon-dsp-export": "AmazonDspExport",
    "amazon-dsp-match": "AmazonDspMatch",
    "amazon-marketing-cloud-export": "AmazonMarketingCloudExport",
    "amc-export": "AmcExport",
    "amplitude-cohort-import": "AmplitudeCohortImport",
    "amplitude-event-import": "AmplitudeEventImport",
    "analytics-setup": "AnalyticsSetup",
    "appsflyer-capi-export": "AppsflyerCapiExport",
    "attentive-export": "AttentiveExport",
    "aws-cloudwatch-monitoring": "AwsCloudwatchMonitoring",
    "aws-kinesis-import": "AwsKinesisImport",
    "aws-kinesis-triggers": "AwsKinesisTriggers",
    "aws-pinpoint-export": "AwsPinpointExport",
    "aws-pinpoint-import": "AwsPinpointImport",
    "aws-pinpoint-push": "AwsPinpointPush",
    "aws-sqs-triggers": "AwsSqsTriggers",
    "azure-csv-export": "AzureCsvExport",
    "azure-csv-import": "AzureCsvImport",
    "azure-event-export": "AzureEventExport",
    "azure-event-hub-export": "AzureEventHubExport",
    "azure-json-export": "AzureJsonExport",
    "azure-sql-conductor-event-export": "AzureSqlConductorEventExport",
    "azure-sql-conductor-export": "AzureSqlConductorExport",
    "azure-sql-event-export": "AzureSqlEventExport",
    "azure-sql-export": "AzureSqlExport",
    "azuresql-import": "AzuresqlImport",
    "bigcommerce-export-audience": "BigcommerceExportAudience",
    "bigcommerce-import-opus": "BigcommerceImportOpus",
    "bigquery-entstore-export": "BigqueryEntstoreExport",
    "bigquery-event-export": "BigqueryEventExport",
    "bigquery-event-export-conductor": "BigqueryEventExportConductor",
    "bigquery-import": "BigqueryImport",
    "bigquery-ml-create": "BigqueryMLCreate",
    "bigquery-seg-changes": "BigquerySegChanges",
    "bigquery-user-export": "BigqueryUserExport",
    "bluehornet-export": "BluehornetExport",
    "bluehornet-import": "BluehornetImport",
    "bluehornet-import-opus": "BluehornetImportOpus",
    "bluekai-sftp-export": "BluekaiSftpExport",
    "blueshift-export": "BlueshiftExport",
    "bq-audience-def-export": "BqAudienceDefExport",
    "bq-metric-export": "BqMetricExport",
    "bq-system-event-export": "BqSystemEventExport",
    "braze-event-export": "BrazeEventExport",
    "braze-export": "BrazeExport",
    "braze-purchase-export": "BrazePurchaseExport",
    "brevo-export": "BrevoExport",
    "brevo-import": "BrevoImport",
    "campaignmonitor-activate": "CampaignmonitorActivate",
    "campaignmonitor-import": "CampaignmonitorImport",
    "cheetah-export-audience": "CheetahExportAudience",
    "clearbit-enrich": "ClearbitEnrich",
    "contentstack-audience-export": "ContentstackAudienceExport",
    "contentstack-generate-visitors": "ContentstackGenerateVisitors",
    "contentstack-import": "ContentstackImport",
    "contentstack-schema-export": "ContentstackSchemaExport",
    "cordial-bulk-export": "CordialBulkExport",
    "cordial-export": "CordialExport",
    "cordial-import": "CordialImport",
    "criteo-export": "CriteoExport",
    "customerio-events": "CustomerioEvents",
    "customerio-segments": "CustomerioSegments",
    "databricks-audience-changes-export": "DatabricksAudienceChangesExport",
    "databricks-event-export": "DatabricksEventExport",
    "databricks-export": "DatabricksExport",
    "databricks-export-conductor": "DatabricksExportConductor",
    "databricks-import": "DatabricksImport",
    "databricks-metric-export": "DatabricksMetricExport",
    "databricks-system-event-export": "DatabricksSystemEventExport",
    "dotmailer-export": "DotmailerExport",
    "dotmailer-import": "DotmailerImport",
    "dotmailer-multi-seg-export": "DotmailerMultiSegExport",
    "drift-import": "DriftImport",
    "eloqua-cdo-export": "EloquaCDOExport",
    "eloqua-export": "EloquaExport",
    "eloqua-import": "EloquaImport",
    "email-alerts": "EmailAlerts",
    "email-event-quota-alerts": "EmailEventQuotaAlerts",
    "episerver-export-audience": "EpiserverExportAudience",
    "episerver-import-activity": "EpiserverImportActivity",
    "episerver-import-recipients-opus": "EpiserverImportRecipientsOpus",
    "facebook-audience-populate": "FacebookAudiencePopulate",
    "facebook-conversion-api": "FacebookConversionApi",
    "facebook-web-audience": "FacebookWebAudience",
    "fullcontact-email": "FullcontactEmail",
    "fullcontact-phone": "FullcontactPhone",
    "fullcontact-twitter": "FullcontactTwitter",
    "ga4-measurement-protocol-audience": "Ga4MeasurementProtocolAudience",
    "ga4-measurement-protocol-event": "Ga4MeasurementProtocolEvent",
    "gcs-csv-export": "GcsCsvExport",
    "gcs-event-export": "GcsEventExport",
    "gcs-import-opus": "GcsImportOpus",
    "gigya-export": "GigyaExport",
    "gigya-import": "GigyaImport",
    "google-cm360-conversion-export": "GoogleCM360ConversionExport",
    "google-dv360-customer-match": "GoogleDv360CustomerMatch",
    "google-dv360-export": "GoogleDv360Export",
    "google-enhanced-conversions": "GoogleEnhancedConversions",
    "google-pubsub-egress": "GooglePubsubEgress",
    "google-pubsub-stream-export": "GooglePubsubStreamExport",
    "google-sheets-export-audience": "GoogleSheetsExportAudience",
    "google-tag-manager-setup": "GoogleTagManagerSetup",
    "googlesheets-import-opus": "GooglesheetsImportOpus",
    "hubspot-export": "HubspotExport",
    "hubspot-import": "HubspotImport",
    "icontact-export": "IcontactExport",
    "icontact-import": "IcontactImport",
    "infobip-export": "InfobipExport",
    "infobip-import": "InfobipImport",
    "infobip-sms-send": "InfobipSmsSend",
    "insider-export-audience": "InsiderExportAudience",
    "iterable-export": "IterableExport",
    "iterable-import": "IterableImport",
    "klaviyo-export": "KlaviyoExport",
    "klaviyo-import-opus": "KlaviyoImportOpus",
    "leadsquared-export": "LeadsquaredExport",
    "leadsquared-import": "LeadsquaredImport",
    "lineads-audience-export": "LineadsAudienceExport",
    "linkedin-conversion-api": "LinkedinConversionApi",
    "linkedin-existing-conversion-rule": "LinkedinExistingConversionRule",
    "linkedin-export-audience": "LinkedinExportAudience",
    "liveramp-csv-export": "LiverampCsvExport",
    "liveramp-identifier-export": "LiverampIdentifierExport",
    "liveramp-ramp-id-enrichment": "LiverampRampIDEnrichment",
    "liveramp-s3-export": "LiverampS3Export",
    "liveramp-sftp-export-eu": "LiverampSftpExportEu",
    "localytics-activity-import": "LocalyticsActivityImport",
    "localytics-export-audience": "LocalyticsExportAudience",
    "localytics-profile-import": "LocalyticsProfileImport",
    "localytics-push": "LocalyticsPush",
    "lotame-export": "LotameExport",
    "lytics-conductor-export-cc": "LyticsConductorExportCc",
    "lytics-content-enrich": "LyticsContentEnrich",
    "lytics-field-model": "LyticsFieldModel",
    "lytics-seg-model": "LyticsSegModel",
    "lytics-sftp-event-export": "LyticsSFTPEventExport",
    "lytics-sftp-export": "LyticsSftpExport",
    "lytics-sftp-json-export": "LyticsSftpJsonExport",
    "lytics-simple-export": "LyticsSimpleExport",
    "mailchimp-list": "MailchimpList",
    "mailchimp-subscribers-import": "MailchimpSubscribersImport",
    "mailchimp-webhooks": "MailchimpWebhooks",
    "mailgun-setup": "MailgunSetup",
    "mandrill-setup": "MandrillSetup",
    "mapp-sftp-export": "MappSftpExport",
    "mapp-trigger-export": "MappTriggerExport",
    "marketingcloud-data-ext-export": "MarketingcloudDataExtExport",
    "marketingcloud-data-ext-import": "MarketingcloudDataExtImport",
    "marketingcloud-export-lists": "MarketingcloudExportLists",
    "marketingcloud-import": "MarketingcloudImport",
    "marketingcloud-journey": "MarketingcloudJourney",
    "marketingcloud-new-data-ext-export": "MarketingcloudNewDataExtExport",
    "marketo-export": "MarketoExport",
    "marketo-import": "MarketoImport",
    "maropost-export": "MaropostExport",
    "maropost-import": "MaropostImport",
    "mediamath-export": "MediamathExport",
    "messagecentral-email": "MessagecentralEmail",
    "messagecentral-export": "MessagecentralExport",
    "microsoft-capi-export": "MicrosoftCapiExport",
    "microsoft-export-audience": "MicrosoftExportAudience",
    "mixpanel-import": "MixpanelImport",
    "ms-teams-alerts": "MsTeamsAlerts",
    "ms-teams-event-quota-alerts": "MsTeamsEventQuotaAlerts",
    "netsuite-import-opus": "NetsuiteImportOpus",
    "newrelic-insights-monitoring": "NewrelicInsightsMonitoring",
    "omeda-sftp-export": "OmedaSftpExport",
    "onesignal-export": "OnesignalExport",
    "onesignal-import": "OnesignalImport",
    "optimizely-export": "OptimizelyExport",
    "optimizely-odp-export": "OptimizelyOdpExport",
    "pardot-export-prospects": "PardotExportProspects",
    "pardot-import": "PardotImport",
    "pinterest-capi-export": "PinterestCapiExport",
    "pinterest-export-audience": "PinterestExportAudience",
    "postup-export": "PostupExport",
    "postup-import-opus": "PostupImportOpus",
    "pubsub-ingress": "PubsubIngress",
    "pushly-export-audience": "PushlyExportAudience",
    "rampid-enrichment": "RampidEnrichment",
    "reddit-capi-export": "RedditCapiExport",
    "reddit-custom-audience": "RedditCustomAudience",
    "redshift-conductor-export": "RedshiftConductorExport",
    "redshift-event-export": "RedshiftEventExport",
    "redshift-export": "RedshiftExport",
    "redshift-import": "RedshiftImport",
    "responsys-export": "ResponsysExport",
    "responsys-import": "ResponsysImport",
    "responsys-trigger-export": "ResponsysTriggerExport",
    "retentionscience-export": "RetentionscienceExport",
    "s3-event-export": "S3EventExport",
    "s3-import": "S3Import",
    "s3-json-import": "S3JsonImport",
    "s3-user-csv-export": "S3UserCsvExport",
    "sailthru-export": "SailthruExport",
    "sailthru-import": "SailthruImport",
    "sailthru-user-export": "SailthruUserExport",
    "salesforce-custom-import": "SalesforceCustomImport",
    "salesforce-data-cloud-audience-export": "SalesforceDataCloudAudienceExport",
    "salesforce-data-cloud-bulk-export": "SalesforceDataCloudBulkExport",
    "salesforce-data-cloud-cdc-import": "SalesforceDataCloudCDCImport",
    "salesforce-data-cloud-export": "SalesforceDataCloudExport",
    "salesforce-data-cloud-insights-import": "SalesforceDataCloudInsightsImport",
    "salesforce-data-cloud-segment-import": "SalesforceDataCloudSegmentImport",
    "salesforce-export": "SalesforceExport",
    "salesforce-import": "SalesforceImport",
    "segmentio-install": "SegmentioInstall",
    "segmentio-webhook": "SegmentioWebhook",
    "selligent-sftp-export": "SelligentSftpExport",
    "sendgrid-export-new": "SendgridExportNew",
    "sendgrid-new-user-import": "SendgridNewUserImport",
    "sendgrid-send-email": "SendgridSendEmail",
    "sftp-import": "SftpImport",
    "sftp-json-import": "SftpJsonImport",
    "shopify-import": "ShopifyImport",
    "shopify-product-import": "ShopifyProductImport",
    "silverpop-export": "SilverpopExport",
    "silverpop-export-table": "SilverpopExportTable",
    "silverpop-import": "SilverpopImport",
    "silverpop-recipientid-export": "SilverpopRecipientidExport",
    "silverpop-relational-table-export": "SilverpopRelationalTableExport",
    "slack-alerts": "SlackAlerts",
    "slack-event-quota-alerts": "SlackEventQuotaAlerts",
    "snapchat-capi-export": "SnapchatCapiExport",
    "snapchat-export": "SnapchatExport",
    "snowflake-audience-changes-export": "SnowflakeAudienceChangesExport",
    "snowflake-event-export": "SnowflakeEventExport",
    "snowflake-export": "SnowflakeExport",
    "snowflake-export-conductor": "SnowflakeExportConductor",
    "snowflake-import-opus": "SnowflakeImportOpus",
    "snowflake-metric-export": "SnowflakeMetricExport",
    "sparkpost-send-email": "SparkpostSendEmail",
    "sparkpost-setup": "SparkpostSetup",
    "spotify-export-audience": "SpotifyExportAudience",
    "stackdriver-monitoring": "StackdriverMonitoring",
    "surveymonkey-import": "SurveymonkeyImport",
    "swrve-activity-import": "SwrveActivityImport",
    "swrve-import": "SwrveImport",
    "taboola-s3-export": "TaboolaS3Export",
    "thetradedesk-capi-export": "ThetradedeskCapiExport",
    "thetradedesk-export": "ThetradedeskExport",
    "tiktok-app-events": "TiktokAppEvents",
    "tiktok-export-audience": "TiktokExportAudience",
    "tiktok-offline-events": "TiktokOfflineEvents",
    "tiktok-web-events": "TiktokWebEvents",
    "twitter-export-audience": "TwitterExportAudience",
    "uid-enrichment": "UidEnrichment",
    "versium-contact-append": "VersiumContactAppend",
    "versium-demographic-enrich": "VersiumDemographicEnrich",
    "versium-enrich": "VersiumEnrich",
    "webhook-enrichment": "WebhookEnrichment",
    "webhook-stream-events": "WebhookStreamEvents",
    "webhook-triggers": "WebhookTriggers",
    "webhook-triggers-free": "WebhookTriggersFree",
    "wistia-activity-import-opus": "WistiaActivityImportOpus",
    "yahoo-datax-export": "YahooDataxExport",
    "yahoo-export": "YahooExport",
    "yahoo-partner-match": "YahooPartnerMatch",
    "zendesk-connect-export": "ZendeskConnectExport",
    "zendesk-import-opus": "ZendeskImportOpus",
    "zendesk-user-export": "ZendeskUserExport",
    "zuora-import": "ZuoraImport",
}
"""Slug -> name of its class."""

PROVIDERS: Final[Mapping[str, str]] = {
    "AdrollSync": "adroll",
    "AdwordsCustomerMatch": "adwords",
    "AdwordsCustomerMatchMobile": "adwords",
    "AdwordsCustomerMatchUserid": "adwords",
    "AdwordsExport": "adwords",
    "AirshipComplianceImport": "airship",
    "AirshipExport": "airship",
    "AirshipImport": "airship",
    "AlgoliaExport": "algolia",
    "AlgoliaImport": "algolia",
    "AmazonAdsAudienceExport": "amazon",
    "AmazonAdsExportAudience": "amazon",
    "AmazonCapiExport": "amazon",
    "AmazonDspExport": "amazon",
    "AmazonDspMatch": "amazon",
    "AmazonMarketingCloudExport": "amazon",
    "AmcExport": "amc",
    "AmplitudeCohortImport": "amplitude",
    "AmplitudeEventImport": "amplitude",
    "AnalyticsSetup": "analytics",
    "AppsflyerCapiExport": "appsflyer",
    "AttentiveExport": "attentive",
    "AwsCloudwatchMonitoring": "aws",
    "AwsKinesisImport": "aws",
    "AwsKinesisTriggers": "aws",
    "AwsPinpointExport": "aws",
    "AwsPinpointImport": "aws",
    "AwsPinpointPush": "aws",
    "AwsSqsTriggers": "aws",
    "AzureCsvExport": "azure",
    "AzureCsvImport": "azure",
    "AzureEventExport": "azure",
    "AzureEventHubExport": "azure",
    "AzureJsonExport": "azure",
    "AzureSqlConductorEventExport": "azure",
    "AzureSqlConductorExport": "azure",
    "AzureSqlEventExport": "azure",
    "AzureSqlExport": "azure",
    "AzuresqlImport": "azuresql",
    "BigcommerceExportAudience": "bigcommerce",
    "BigcommerceImportOpus": "bigcommerce",
    "BigqueryEntstoreExport": "bigquery",
    "BigqueryEventExport": "bigquery",
    "BigqueryEventExportConductor": "bigquery",
    "BigqueryImport": "bigquery",
    "BigqueryMLCreate": "bigquery",
    "BigquerySegChanges": "bigquery",
    "BigqueryUserExport": "bigquery",
    "BluehornetExport": "bluehornet",
    "BluehornetImport": "bluehornet",
    "BluehornetImportOpus": "bluehornet",
    "BluekaiSftpExport": "bluekai",
    "BlueshiftExport": "blueshift",
    "BqAudienceDefExport": "bq",
    "BqMetricExport": "bq",
    "BqSystemEventExport": "bq",
    "BrazeEventExport": "braze",
    "BrazeExport": "braze",
    "BrazePurchaseExport": "braze",
    "BrevoExport": "brevo",
    "BrevoImport": "brevo",
    "CampaignmonitorActivate": "campaignmonitor",
    "CampaignmonitorImport": "campaignmonitor",
    "CheetahExportAudience": "cheetah",
    "ClearbitEnrich": "clearbit",
    "ContentstackAudienceExport": "contentstack",
    "ContentstackGenerateVisitors": "contentstack",
    "ContentstackImport": "contentstack",
    "ContentstackSchemaExport": "contentstack",
    "CordialBulkExport": "cordial",
    "CordialExport": "cordial",
    "CordialImport": "cordial",
    "CriteoExport": "criteo",
    "CustomerioEvents": "customerio",
    "CustomerioSegments": "customerio",
    "DatabricksAudienceChangesExport": "databricks",
    "DatabricksEventExport": "databricks",
    "DatabricksExport": "databricks",
    "DatabricksExportConductor": "databricks",
    "DatabricksImport": "databricks",
    "DatabricksMetricExport": "databricks",
    "DatabricksSystemEventExport": "databricks",
    "DotmailerExport": "dotmailer",
    "DotmailerImport": "dotmailer",
    "DotmailerMultiSegExport": "dotmailer",
    "DriftImport": "drift",
    "EloquaCDOExport": "eloqua",
    "EloquaExport": "eloqua",
    "EloquaImport": "eloqua",
    "EmailAlerts": "email",
    "EmailEventQuotaAlerts": "email",
    "EpiserverExportAudience": "episerver",
    "EpiserverImportActivity": "episerver",
    "EpiserverImportRecipientsOpus": "episerver",
    "FacebookAudiencePopulate": "facebook",
    "FacebookConversionApi": "facebook",
    "FacebookWebAudience": "facebook",
    "FullcontactEmail": "fullcontact",
    "FullcontactPhone": "fullcontact",
    "FullcontactTwitter": "fullcontact",
    "Ga4MeasurementProtocolAudience": "ga4",
    "Ga4MeasurementProtocolEvent": "ga4",
    "GcsCsvExport": "gcs",
    "GcsEventExport": "gcs",
    "GcsImportOpus": "gcs",
    "GigyaExport": "gigya",
    "GigyaImport": "gigya",
    "GoogleCM360ConversionExport": "google",
    "GoogleDv360CustomerMatch": "google",
    "GoogleDv360Export": "google",
    "GoogleEnhancedConversions": "google",
    "GooglePubsubEgress": "google",
    "GooglePubsubStreamExport": "google",
    "GoogleSheetsExportAudience": "google",
    "GoogleTagManagerSetup": "google",
    "GooglesheetsImportOpus": "googlesheets",
    "HubspotExport": "hubspot",
    "HubspotImport": "hubspot",
    "IcontactExport": "icontact",
    "IcontactImport": "icontact",
    "InfobipExport": "infobip",
    "InfobipImport": "infobip",
    "InfobipSmsSend": "infobip",
    "InsiderExportAudience": "insider",
    "IterableExport": "iterable",
    "IterableImport": "iterable",
    "KlaviyoExport": "klaviyo",
    "KlaviyoImportOpus": "klaviyo",
    "LeadsquaredExport": "leadsquared",
    "LeadsquaredImport": "leadsquared",
    "LineadsAudienceExport": "lineads",
    "LinkedinConversionApi": "linkedin",
    "LinkedinExistingConversionRule": "linkedin",
    "LinkedinExportAudience": "linkedin",
    "LiverampCsvExport": "liveramp",
    "LiverampIdentifierExport": "liveramp",
    "LiverampRampIDEnrichment": "liveramp",
    "LiverampS3Export": "liveramp",
    "LiverampSftpExportEu": "liveramp",
    "LocalyticsActivityImport": "localytics",
    "LocalyticsExportAudience": "localytics",
    "LocalyticsProfileImport": "localytics",
    "LocalyticsPush": "localytics",
    "LotameExport": "lotame",
    "LyticsConductorExportCc": "lytics",
    "LyticsContentEnrich": "lytics",
    "LyticsFieldModel": "lytics",
    "LyticsSFTPEventExport": "lytics",
    "LyticsSegModel": "lytics",
    "LyticsSftpExport": "lytics",
    "LyticsSftpJsonExport": "lytics",
    "LyticsSimpleExport": "lytics",
    "MailchimpList": "mailchimp",
    "MailchimpSubscribersImport": "mailchimp",
    "MailchimpWebhooks": "mailchimp",
    "MailgunSetup": "mailgun",
    "MandrillSetup": "mandrill",
    "MappSftpExport": "mapp",
    "MappTriggerExport": "mapp",
    "MarketingcloudDataExtExport": "marketingcloud",
    "MarketingcloudDataExtImport": "marketingcloud",
    "MarketingcloudExportLists": "marketingcloud",
    "MarketingcloudImport": "marketingcloud",
    "MarketingcloudJourney": "marketingcloud",
    "MarketingcloudNewDataExtExport": "marketingcloud",
    "MarketoExport": "marketo",
    "MarketoImport": "marketo",
    "MaropostExport": "maropost",
    "MaropostImport": "maropost",
    "MediamathExport": "mediamath",
    "MessagecentralEmail": "messagecentral",
    "MessagecentralExport": "messagecentral",
    "MicrosoftCapiExport": "microsoft",
    "MicrosoftExportAudience": "microsoft",
    "MixpanelImport": "mixpanel",
    "MsTeamsAlerts": "ms_teams",
    "MsTeamsEventQuotaAlerts": "ms_teams",
    "NetsuiteImportOpus": "netsuite",
    "NewrelicInsightsMonitoring": "newrelic",
    "OmedaSftpExport": "omeda",
    "OnesignalExport": "onesignal",
    "OnesignalImport": "onesignal",
    "OptimizelyExport": "optimizely",
    "OptimizelyOdpExport": "optimizely",
    "PardotExportProspects": "pardot",
    "PardotImport": "pardot",
    "PinterestCapiExport": "pinterest",
    "PinterestExportAudience": "pinterest",
    "PostupExport": "postup",
    "PostupImportOpus": "postup",
    "PubsubIngress": "pubsub",
    "PushlyExportAudience": "pushly",
    "RampidEnrichment": "rampid",
    "RedditCapiExport": "reddit",
    "RedditCustomAudience": "reddit",
    "RedshiftConductorExport": "redshift",
    "RedshiftEventExport": "redshift",
    "RedshiftExport": "redshift",
    "RedshiftImport": "redshift",
    "ResponsysExport": "responsys",
    "ResponsysImport": "responsys",
    "ResponsysTriggerExport": "responsys",
    "RetentionscienceExport": "retentionscience",
    "S3EventExport": "s3",
    "S3Import": "s3",
    "S3JsonImport": "s3",
    "S3UserCsvExport": "s3",
    "SailthruExport": "sailthru",
    "SailthruImport": "sailthru",
    "SailthruUserExport": "sailthru",
    "SalesforceCustomImport": "salesforce",
    "SalesforceDataCloudAudienceExport": "salesforce",
    "SalesforceDataCloudBulkExport": "salesforce",
    "SalesforceDataCloudCDCImport": "salesforce",
    "SalesforceDataCloudExport": "salesforce",
    "SalesforceDataCloudInsightsImport": "salesforce",
    "SalesforceDataCloudSegmentImport": "salesforce",
    "SalesforceExport": "salesforce",
    "SalesforceImport": "salesforce",
    "SegmentioInstall": "segmentio",
    "SegmentioWebhook": "segmentio",
    "SelligentSftpExport": "selligent",
    "SendgridExportNew": "sendgrid",
    "SendgridNewUserImport": "sendgrid",
    "SendgridSendEmail": "sendgrid",
    "SftpImport": "sftp",
    "SftpJsonImport": "sftp",
    "ShopifyImport": "shopify",
    "ShopifyProductImport": "shopify",
    "SilverpopExport": "silverpop",
    "SilverpopExportTable": "silverpop",
    "SilverpopImport": "silverpop",
    "SilverpopRecipientidExport": "silverpop",
    "SilverpopRelationalTableExport": "silverpop",
    "SlackAlerts": "slack",
    "SlackEventQuotaAlerts": "slack",
    "SnapchatCapiExport": "snapchat",
    "SnapchatExport": "snapchat",
    "SnowflakeAudienceChangesExport": "snowflake",
    "SnowflakeEventExport": "snowflake",
    "SnowflakeExport": "snowflake",
    "SnowflakeExportConductor": "snowflake",
    "SnowflakeImportOpus": "snowflake",
    "SnowflakeMetricExport": "snowflake",
    "SparkpostSendEmail": "sparkpost",
    "SparkpostSetup": "sparkpost",
    "SpotifyExportAudience": "spotify",
    "StackdriverMonitoring": "stackdriver",
    "SurveymonkeyImport": "surveymonkey",
    "SwrveActivityImport": "swrve",
    "SwrveImport": "swrve",
    "TaboolaS3Export": "taboola",
    "ThetradedeskCapiExport": "thetradedesk",
    "ThetradedeskExport": "thetradedesk",
    "TiktokAppEvents": "tiktok",
    "TiktokExportAudience": "tiktok",
    "TiktokOfflineEvents": "tiktok",
    "TiktokWebEvents": "tiktok",
    "TwitterExportAudience": "twitter",
    "UidEnrichment": "uid",
    "VersiumContactAppend": "versium",
    "VersiumDemographicEnrich": "versium",
    "VersiumEnrich": "versium",
    "WebhookEnrichment": "webhook",
    "WebhookStreamEvents": "webhook",
    "WebhookTriggers": "webhook",
    "WebhookTriggersFree": "webhook",
    "WistiaActivityImportOpus": "wistia",
    "YahooDataxExport": "yahoo",
    "YahooExport": "yahoo",
    "YahooPartnerMatch": "yahoo",
    "ZendeskConnectExport": "zendesk",
    "ZendeskImportOpus": "zendesk",
    "ZendeskUserExport": "zendesk",
    "ZuoraImport": "zuora",
}
"""Name of a class -> its provider, which is the name of its module in configs."""
