# generated from endpoints/v1/workflow.toml; do not edit
"""Models of `client.workflows`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Workflow:
    """One kind of work.

    The page shows three fields; what else a workflow says, such as the fields of its configuration,
    is in `extra`.

    Attributes:
        id: id of the workflow, for `work.create`.
        provider_id: provider that offers it.
        hidden: whether the web interface hides it.
        extra: fields of the response that are not listed here.
    """

    id: str
    provider_id: str | None = None
    hidden: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        if not _workflow_fields.issuperset(value):
            self.extra = unlisted(value, _workflow_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "provider_id": self.provider_id,
            "hidden": self.hidden,
            **plain(self.extra),
        }


_workflow_fields = frozenset({"id", "provider_id", "hidden"})
