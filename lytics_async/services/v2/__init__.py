# generated from endpoints/; do not edit
"""The services of API v2 as properties."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lytics_async.services import Services
    from lytics_async.services.v2.auths import Auths
    from lytics_async.services.v2.control import Control
    from lytics_async.services.v2.jobs import Jobs
    from lytics_async.services.v2.metrics import Metrics
    from lytics_async.services.v2.profiles import Profiles
    from lytics_async.services.v2.providers import Providers
    from lytics_async.services.v2.streams import Streams
    from lytics_async.services.v2.system_events import SystemEvents


class V2:
    """The services of API v2, reached as `client.v2`."""

    def __init__(self, client: Services) -> None:
        self._client = client

    @cached_property
    def auths(self) -> Auths:
        """Credentials: what lets jobs reach a provider, and API tokens."""
        from lytics_async.services.v2.auths import Auths

        return self._client._service(Auths)

    @cached_property
    def control(self) -> Control:
        """Quotas of the account."""
        from lytics_async.services.v2.control import Control

        return self._client._service(Control)

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
    def streams(self) -> Streams:
        """Streams: what came in, how fresh it is, and the rules that route it."""
        from lytics_async.services.v2.streams import Streams

        return self._client._service(Streams)

    @cached_property
    def system_events(self) -> SystemEvents:
        """System events: what has changed in the account, page by page."""
        from lytics_async.services.v2.system_events import SystemEvents

        return self._client._service(SystemEvents)
