# generated from endpoints/v1/workflow.toml; do not edit
"""Models of `client.workflows`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.model import mismatch, unlisted


@attrs.define(kw_only=True)
class Workflow:
    """One kind of work.

    The page shows three fields; what else a workflow says, such as the fields of its configuration,
    is in `extra`.

    Attributes:
        id: id of the workflow, for `work.create`.
        provider_id: provider that offers it.
        hidden: whether the web interface hides it.
        extra: fields of the answer that are not listed here.
    """

    id: str
    provider_id: str | None = None
    hidden: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        provider_id_ = get("provider_id")
        if provider_id_ is None:
            absent += "provider_id" not in value
        elif type(provider_id_) is not str:
            mismatch("str", provider_id_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        extra = unlisted(Workflow, value) if len(value) + absent > 3 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.provider_id = provider_id_
        self.hidden = hidden_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {"id": self.id, "provider_id": self.provider_id, "hidden": self.hidden, **self.extra}
