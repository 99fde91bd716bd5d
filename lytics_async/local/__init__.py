"""An embedded Lytics for development and tests: `with LocalLytics() as local: …`.

It shares no code with the client, so that it can contradict it. Needs the extra `local`:
`pip install 'lytics-async[local]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["LocalLytics", "Settings", "create_app", "serve"]

if TYPE_CHECKING:
    from lytics_async.local.app import create_app
    from lytics_async.local.handle import LocalLytics
    from lytics_async.local.serve_command import serve
    from lytics_async.local.settings import Settings
else:
    _HOMES = {
        "LocalLytics": "handle",
        "Settings": "settings",
        "create_app": "app",
        "serve": "serve_command",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
