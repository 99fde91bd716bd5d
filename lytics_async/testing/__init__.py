"""Support for users' tests: a Lytics with scripted responses, and example responses.

The pytest plugin (`lytics_async.pytest_plugin`) has fixtures for them: `lytics_fake` and
`lytics_local`.
"""

from lytics_async.testing.examples import example
from lytics_async.testing.fake import FakeLytics, FakeRequest, UnexpectedRequest

__all__ = ["FakeLytics", "FakeRequest", "UnexpectedRequest", "example"]
