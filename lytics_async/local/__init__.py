"""An embedded Lytics for development and tests: `with LocalLytics() as local: …`.

It answers from code of its own, so that it can contradict the client. Needs the extra `local`:
`pip install 'lytics-async[local]'`.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["LocalLytics", "Settings", "create_app", "serve"]

if TYPE_CHECKING:
    from .app import create_app
    from .server import LocalLytics, serve
    from .settings import Settings
else:
    _HOMES = {
        "LocalLytics": "server",
        "Settings": "settings",
        "create_app": "app",
        "serve": "server",
    }

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
