"""The asyncio client for the Lytics customer data platform.

```python
from lytics_async import AsyncLytics

async with AsyncLytics() as lytics:
    segments = await lytics.segments.list()
```

Names are loaded on first use, so that importing the package costs almost nothing.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "APIError",
    "Allowlist",
    "ArgumentError",
    "AsyncLytics",
    "AsyncPager",
    "BadRequest",
    "ConfigurationError",
    "Conflict",
    "ConnectError",
    "ConnectionDropped",
    "DirectTransport",
    "Forbidden",
    "HttpxTransport",
    "IPNotAllowed",
    "LifecycleError",
    "LoggingHook",
    "LyticsError",
    "NotFound",
    "Operation",
    "Options",
    "Page",
    "PagingError",
    "PayloadTooLarge",
    "PermissionDenied",
    "RateLimited",
    "RequestOptions",
    "RequestTimeout",
    "Response",
    "ResponseError",
    "RetryPolicy",
    "Secret",
    "ServerError",
    "SourceChanged",
    "Transport",
    "TransportError",
    "Unauthorized",
    "UnexpectedRedirect",
    "Unprocessable",
    "UploadError",
    "UploadReport",
    "models",
    "operations",
    "webhooks",
]

if TYPE_CHECKING:
    from lytics_async import models as models
    from lytics_async import operations as operations
    from lytics_async import webhooks as webhooks
    from lytics_async.access.allowlist import Allowlist as Allowlist
    from lytics_async.access.secret import Secret as Secret
    from lytics_async.call.operation import UNSET as UNSET
    from lytics_async.call.operation import Operation as Operation
    from lytics_async.call.options import Options as Options
    from lytics_async.call.options import RequestOptions as RequestOptions
    from lytics_async.call.paging import AsyncPager as AsyncPager
    from lytics_async.call.paging import Page as Page
    from lytics_async.call.response import Response as Response
    from lytics_async.call.retry import RetryPolicy as RetryPolicy
    from lytics_async.client import AsyncLytics as AsyncLytics
    from lytics_async.errors import APIError as APIError
    from lytics_async.errors import ArgumentError as ArgumentError
    from lytics_async.errors import BadRequest as BadRequest
    from lytics_async.errors import ConfigurationError as ConfigurationError
    from lytics_async.errors import Conflict as Conflict
    from lytics_async.errors import ConnectError as ConnectError
    from lytics_async.errors import ConnectionDropped as ConnectionDropped
    from lytics_async.errors import Forbidden as Forbidden
    from lytics_async.errors import IPNotAllowed as IPNotAllowed
    from lytics_async.errors import LifecycleError as LifecycleError
    from lytics_async.errors import LyticsError as LyticsError
    from lytics_async.errors import NotFound as NotFound
    from lytics_async.errors import PagingError as PagingError
    from lytics_async.errors import PayloadTooLarge as PayloadTooLarge
    from lytics_async.errors import PermissionDenied as PermissionDenied
    from lytics_async.errors import RateLimited as RateLimited
    from lytics_async.errors import RequestTimeout as RequestTimeout
    from lytics_async.errors import ResponseError as ResponseError
    from lytics_async.errors import ServerError as ServerError
    from lytics_async.errors import SourceChanged as SourceChanged
    from lytics_async.errors import TransportError as TransportError
    from lytics_async.errors import Unauthorized as Unauthorized
    from lytics_async.errors import UnexpectedRedirect as UnexpectedRedirect
    from lytics_async.errors import Unprocessable as Unprocessable
    from lytics_async.errors import UploadError as UploadError
    from lytics_async.hooks import LoggingHook as LoggingHook
    from lytics_async.upload.report import UploadReport as UploadReport
    from lytics_async.wire.direct import DirectTransport as DirectTransport
    from lytics_async.wire.httpx_engine import HttpxTransport as HttpxTransport
    from lytics_async.wire.transport import Transport as Transport
else:
    _ERRORS = [
        "APIError",
        "ArgumentError",
        "BadRequest",
        "ConfigurationError",
        "Conflict",
        "ConnectError",
        "ConnectionDropped",
        "Forbidden",
        "IPNotAllowed",
        "LifecycleError",
        "LyticsError",
        "NotFound",
        "PagingError",
        "PayloadTooLarge",
        "PermissionDenied",
        "RateLimited",
        "RequestTimeout",
        "ResponseError",
        "ServerError",
        "SourceChanged",
        "TransportError",
        "Unauthorized",
        "UnexpectedRedirect",
        "Unprocessable",
        "UploadError",
    ]
    _HOME = {
        **dict.fromkeys(_ERRORS, "errors"),
        "Allowlist": "access.allowlist",
        "AsyncLytics": "client",
        "Options": "call.options",
        "RequestOptions": "call.options",
        "Secret": "access.secret",
        "LoggingHook": "hooks",
        "UNSET": "call.operation",
        "Operation": "call.operation",
        "AsyncPager": "call.paging",
        "Page": "call.paging",
        "Response": "call.response",
        "RetryPolicy": "call.retry",
        "DirectTransport": "wire.direct",
        "HttpxTransport": "wire.httpx_engine",
        "Transport": "wire.transport",
        "UploadReport": "upload.report",
    }

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name in ("models", "operations", "webhooks"):
            return import_module(f"{__name__}.{name}")
        home = _HOME.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_HOME, "models", "operations", "webhooks"})
