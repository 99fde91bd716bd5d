"""An embedded Lytics for development and tests: `with LocalLytics() as local: …`.

It shares no code with the client, so that it can contradict it. Needs the extra `local`.
"""

from typing import TYPE_CHECKING

from lytics_async.base.lazy import load_on_first_use

if TYPE_CHECKING or not load_on_first_use(__name__, extra="local"):
    from lytics_async.local.app import create_app as create_app
    from lytics_async.local.handle import LocalLytics as LocalLytics
    from lytics_async.local.serve_command import serve as serve
    from lytics_async.local.settings import Settings as Settings
