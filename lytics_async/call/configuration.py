"""The two kinds of configurations: of jobs, and of what lets Lytics in at a provider.

They are apart from `configuration_base.py` because the schemas for pydantic build on that.
"""

from __future__ import annotations

from typing import Any

from lytics_async.call.configuration_base import Configuration
from lytics_async.errors import ArgumentError


class _WithSchema(Configuration):
    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: Any) -> Any:
        from lytics_async.call.pydantic_schema import configuration_schema

        return configuration_schema(cls, handler)


class JobConfig(_WithSchema):
    """The configuration of a job. An instance of this class itself holds what has no class of its
    own, in `extra`.
    """


class Credential(_WithSchema):
    """What a provider takes to let Lytics in. The server never returns it."""


def slug_for(argument: str, config: object, given: object, joint: str = "-") -> str | None:
    """Return the slug that a request needs: that of a configuration or its class, else the one
    given.

    Args:
        argument: the name of the argument that contains `given`, for messages.
        config: an instance or a class of Configuration, or anything else.
        given: a slug, a class of Configuration, or None.
        joint: what is between its words: a hyphen in a path, an underscore in a query.

    Raises:
        ArgumentError: the two contradict each other, or a configuration without a class comes
            without a slug.
    """
    if isinstance(config, type) and issubclass(config, Configuration):
        raise ArgumentError(
            f"config must be an instance: write {config.__name__}(…), not {config.__name__}."
        )
    if isinstance(given, type) and issubclass(given, Configuration):
        config, given = given, None
    slug = str(getattr(config, "slug", "")).replace("-", joint)
    named = given.replace("_", joint).replace("-", joint) if isinstance(given, str) else given
    if slug:
        if named is not None and named != slug:
            raise ArgumentError(
                f"{argument} is {given!r}, but the configuration is of {slug!r}; leave {argument} out."
            )
        return slug
    if named is None and config is not None:
        raise ArgumentError(f"{argument} is required for a configuration that is a plain mapping.")
    return named  # type: ignore[return-value] # request.plan refuses what is not text
