# generated from endpoints/; do not edit
"""The services of API v2 as properties."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.services import Services
    from lytics_async.services.v2.accounts import Accounts
    from lytics_async.services.v2.auths import Auths
    from lytics_async.services.v2.connections import Connections
    from lytics_async.services.v2.content import Content
    from lytics_async.services.v2.control import Control
    from lytics_async.services.v2.data_models import DataModels
    from lytics_async.services.v2.flows import Flows
    from lytics_async.services.v2.jobs import Jobs
    from lytics_async.services.v2.metrics import Metrics
    from lytics_async.services.v2.ml_models import MlModels
    from lytics_async.services.v2.profiles import Profiles
    from lytics_async.services.v2.providers import Providers
    from lytics_async.services.v2.reports import Reports
    from lytics_async.services.v2.schema import Schema
    from lytics_async.services.v2.segments import Segments
    from lytics_async.services.v2.streams import Streams
    from lytics_async.services.v2.system_events import SystemEvents
    from lytics_async.services.v2.templates import Templates
    from lytics_async.services.v2.users import Users


class V2:
    """The services of API v2, reached as `client.v2`."""

    def __init__(self, client: Services) -> None:
        self._client = client

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts: the one that the token belongs to, and its children."""
        from lytics_async.services.v2.accounts import Accounts

        return self._client._service(Accounts)

    @cached_property
    def auths(self) -> Auths:
        """Credentials: what lets jobs reach a provider, and API tokens."""
        from lytics_async.services.v2.auths import Auths

        return self._client._service(Auths)

    @cached_property
    def connections(self) -> Connections:
        """Connections to data sources outside of Lytics, which data models query."""
        from lytics_async.services.v2.connections import Connections

        return self._client._service(Connections)

    @cached_property
    def content(self) -> Content:
        """Content: topics of pages and texts, and what is missing."""
        from lytics_async.services.v2.content import Content

        return self._client._service(Content)

    @cached_property
    def control(self) -> Control:
        """Quotas of the account."""
        from lytics_async.services.v2.control import Control

        return self._client._service(Control)

    @cached_property
    def data_models(self) -> DataModels:
        """Data models: queries on connections, whose rows join the profiles."""
        from lytics_async.services.v2.data_models import DataModels

        return self._client._service(DataModels)

    @cached_property
    def flows(self) -> Flows:
        """Flows: journeys that lead profiles through exports, delays and splits."""
        from lytics_async.services.v2.flows import Flows

        return self._client._service(Flows)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs: imports, exports and enrichments, each a run of a workflow with a configuration."""
        from lytics_async.services.v2.jobs import Jobs

        return self._client._service(Jobs)

    @cached_property
    def metrics(self) -> Metrics:
        """Metrics: time series of segments, streams, jobs, quotas and latencies."""
        from lytics_async.services.v2.metrics import Metrics

        return self._client._service(Metrics)

    @cached_property
    def ml_models(self) -> MlModels:
        """Lookalike models: how close the profiles of one segment are to those of another."""
        from lytics_async.services.v2.ml_models import MlModels

        return self._client._service(MlModels)

    @cached_property
    def profiles(self) -> Profiles:
        """Profiles: looked up and deleted by an identity, and their attributes."""
        from lytics_async.services.v2.profiles import Profiles

        return self._client._service(Profiles)

    @cached_property
    def providers(self) -> Providers:
        """Providers: what an account can be connected with."""
        from lytics_async.services.v2.providers import Providers

        return self._client._service(Providers)

    @cached_property
    def reports(self) -> Reports:
        """Reports: figures about segments, made of components."""
        from lytics_async.services.v2.reports import Reports

        return self._client._service(Reports)

    @cached_property
    def schema(self) -> Schema:
        """Fields and mappings of a table: changed in a draft or a patch, and live when
        published.
        """
        from lytics_async.services.v2.schema import Schema

        return self._client._service(Schema)

    @cached_property
    def segments(self) -> Segments:
        """Segments: the same as in API v1, with ancestors, exclusion lists and a bulk deletion
        that reports.
        """
        from lytics_async.services.v2.segments import Segments

        return self._client._service(Segments)

    @cached_property
    def streams(self) -> Streams:
        """Streams: what came in, how fresh it is, and the rules that route it."""
        from lytics_async.services.v2.streams import Streams

        return self._client._service(Streams)

    @cached_property
    def system_events(self) -> SystemEvents:
        """System events: what has changed in the account, page by page."""
        from lytics_async.services.v2.system_events import SystemEvents

        return self._client._service(SystemEvents)

    @cached_property
    def templates(self) -> Templates:
        """Templates, which turn a profile into the payload of a webhook."""
        from lytics_async.services.v2.templates import Templates

        return self._client._service(Templates)

    @cached_property
    def users(self) -> Users:
        """Users: who has access to the account, and with which roles."""
        from lytics_async.services.v2.users import Users

        return self._client._service(Users)
