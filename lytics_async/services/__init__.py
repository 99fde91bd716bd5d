# generated from endpoints/; do not edit
"""The services as properties of the client."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

S = TypeVar("S", bound="Service")

if TYPE_CHECKING:
    from lytics_async.call.service import Service
    from lytics_async.services.account_settings import AccountSettings
    from lytics_async.services.accounts import Accounts
    from lytics_async.services.auths import Auths
    from lytics_async.services.catalog import Catalog
    from lytics_async.services.content import Content
    from lytics_async.services.experiences import Experiences
    from lytics_async.services.ingest import Ingest
    from lytics_async.services.metrics import Metrics
    from lytics_async.services.ml_models import MlModels
    from lytics_async.services.personalization import Personalization
    from lytics_async.services.providers import Providers
    from lytics_async.services.queries import Queries
    from lytics_async.services.segment_collections import SegmentCollections
    from lytics_async.services.segments import Segments
    from lytics_async.services.streams import Streams
    from lytics_async.services.subscriptions import Subscriptions
    from lytics_async.services.system_events import SystemEvents
    from lytics_async.services.users import Users
    from lytics_async.services.v2 import V2
    from lytics_async.services.work import Work
    from lytics_async.services.workflows import Workflows


class Services:
    """One property per service; each loads its module on first use."""

    def _service(self, kind: type[S]) -> S:
        """Build a service; the client knows what it needs."""
        raise NotImplementedError

    def _scrubbed(self, value: Any) -> Any:
        """Return decoded JSON from a server without the tokens, for a message or a ledger."""
        raise NotImplementedError

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts: the one that the token belongs to, and the child accounts below it."""
        from lytics_async.services.accounts import Accounts

        return self._service(Accounts)

    @cached_property
    def account_settings(self) -> AccountSettings:
        """Account settings: switches and limits of the account, each under its slug."""
        from lytics_async.services.account_settings import AccountSettings

        return self._service(AccountSettings)

    @cached_property
    def auths(self) -> Auths:
        """Auths: the credentials with which work reaches a provider, stored encrypted, and API
        tokens.
        """
        from lytics_async.services.auths import Auths

        return self._service(Auths)

    @cached_property
    def catalog(self) -> Catalog:
        """Catalog: the fields seen in the streams, and the fields that the tables are made of."""
        from lytics_async.services.catalog import Catalog

        return self._service(Catalog)

    @cached_property
    def content(self) -> Content:
        """Content: documents, the graph of their topics, and recommendations."""
        from lytics_async.services.content import Content

        return self._service(Content)

    @cached_property
    def ingest(self) -> Ingest:
        """Single collection requests: one body of records into one stream."""
        from lytics_async.services.ingest import Ingest

        return self._service(Ingest)

    @cached_property
    def experiences(self) -> Experiences:
        """Experiences, with their templates, groups, priorities and rendered configurations."""
        from lytics_async.services.experiences import Experiences

        return self._service(Experiences)

    @cached_property
    def metrics(self) -> Metrics:
        """Metrics: figures over time, such as segment sizes and records received."""
        from lytics_async.services.metrics import Metrics

        return self._service(Metrics)

    @cached_property
    def personalization(self) -> Personalization:
        """Profiles, looked up one at a time by an identity field, and their deletion."""
        from lytics_async.services.personalization import Personalization

        return self._service(Personalization)

    @cached_property
    def providers(self) -> Providers:
        """Providers: the outside companies that data comes from and goes to."""
        from lytics_async.services.providers import Providers

        return self._service(Providers)

    @cached_property
    def queries(self) -> Queries:
        """LQL queries: what turns the records of a stream into profiles."""
        from lytics_async.services.queries import Queries

        return self._service(Queries)

    @cached_property
    def segments(self) -> Segments:
        """Segments: define, count, validate and scan groups of profiles."""
        from lytics_async.services.segments import Segments

        return self._service(Segments)

    @cached_property
    def segment_collections(self) -> SegmentCollections:
        """Segment collections: saved segments in groups, each with an order."""
        from lytics_async.services.segment_collections import SegmentCollections

        return self._service(SegmentCollections)

    @cached_property
    def ml_models(self) -> MlModels:
        """Lookalike models: built from two segments, or from a segment and a field to predict."""
        from lytics_async.services.ml_models import MlModels

        return self._service(MlModels)

    @cached_property
    def streams(self) -> Streams:
        """Streams: the named sources of records, as the account has them configured."""
        from lytics_async.services.streams import Streams

        return self._service(Streams)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Subscriptions: deliver entries into segments, and exits, to webhooks or elsewhere."""
        from lytics_async.services.subscriptions import Subscriptions

        return self._service(Subscriptions)

    @cached_property
    def system_events(self) -> SystemEvents:
        """System events: what has changed in the account, such as accounts, users and segments."""
        from lytics_async.services.system_events import SystemEvents

        return self._service(SystemEvents)

    @cached_property
    def users(self) -> Users:
        """Users: the people who administer the account; those whom the data is about are
        profiles.
        """
        from lytics_async.services.users import Users

        return self._service(Users)

    @cached_property
    def work(self) -> Work:
        """Work: running instances of workflows, such as an import or an export."""
        from lytics_async.services.work import Work

        return self._service(Work)

    @cached_property
    def workflows(self) -> Workflows:
        """Workflows: the kinds of work that providers offer."""
        from lytics_async.services.workflows import Workflows

        return self._service(Workflows)

    @cached_property
    def v2(self) -> V2:
        """The services of API v2."""
        from lytics_async.services.v2 import V2

        return V2(self)
