# generated from endpoints/v1/provider.toml; do not edit
"""Models of `client.providers`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import anything, map_of, mismatch, plain, texts, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class Provider:
    """One outside company, or Lytics itself.

    Attributes:
        id: id of the provider.
        slug: name for programs.
        name: name for people.
        namespace: short prefix of its fields, such as `fb`.
        description: text for people.
        categories: what it is, such as source and social.
        hidden: whether the web interface hides it.
        no_auth: whether it needs no authorization, going by the name.
        auth_description: what to enter for an authorization.
        oauth2: where and how it authorizes by OAuth 2.
        extra: fields of the response that are not listed here.
    """

    id: str
    slug: str | None = None
    name: str | None = None
    namespace: str | None = None
    description: str | None = None
    categories: list[str] = attrs.field(factory=list)
    hidden: bool | None = None
    no_auth: bool | None = None
    auth_description: str | None = None
    oauth2: ProviderOauth2 | None = None
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
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.namespace = namespace_ = get("namespace")
        if type(namespace_) is not str and namespace_ is not None:
            mismatch("str", namespace_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.categories = texts(get("categories"))
        self.hidden = hidden_ = get("hidden")
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        self.no_auth = no_auth_ = get("no_auth")
        if type(no_auth_) is not bool and no_auth_ is not None:
            mismatch("bool", no_auth_)
        self.auth_description = auth_description_ = get("auth_description")
        if type(auth_description_) is not str and auth_description_ is not None:
            mismatch("str", auth_description_)
        self.oauth2 = oauth2_ = get("oauth2")
        if oauth2_ is not None:
            self.oauth2 = ProviderOauth2.from_json(oauth2_)
        if not _provider_fields.issuperset(value):
            self.extra = unlisted(value, _provider_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "slug": self.slug,
            "name": self.name,
            "namespace": self.namespace,
            "description": self.description,
            "categories": self.categories,
            "hidden": self.hidden,
            "no_auth": self.no_auth,
            "auth_description": self.auth_description,
            "oauth2": plain(self.oauth2),
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ProviderOauth2:
    """Where and how a provider authorizes by OAuth 2.

    Attributes:
        auth_endpoint: page where a person agrees.
        token_endpoint: where the tokens come from.
        redirect_uri: where that page leads back to.
        client_id: public id of Lytics at the provider.
        scope: what is requested, comma separated in the sample.
        auth_params: further parameters of that page, each with a list of values in the sample.
        extra: fields of the response that are not listed here.
    """

    auth_endpoint: str | None = None
    token_endpoint: str | None = None
    redirect_uri: str | None = None
    client_id: str | None = None
    scope: str | None = None
    auth_params: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.auth_endpoint = auth_endpoint_ = get("auth_endpoint")
        if type(auth_endpoint_) is not str and auth_endpoint_ is not None:
            mismatch("str", auth_endpoint_)
        self.token_endpoint = token_endpoint_ = get("token_endpoint")
        if type(token_endpoint_) is not str and token_endpoint_ is not None:
            mismatch("str", token_endpoint_)
        self.redirect_uri = redirect_uri_ = get("redirect_uri")
        if type(redirect_uri_) is not str and redirect_uri_ is not None:
            mismatch("str", redirect_uri_)
        self.client_id = client_id_ = get("client_id")
        if type(client_id_) is not str and client_id_ is not None:
            mismatch("str", client_id_)
        self.scope = scope_ = get("scope")
        if type(scope_) is not str and scope_ is not None:
            mismatch("str", scope_)
        self.auth_params = _map_of_anything(get("auth_params"))
        if not _provider_oauth2_fields.issuperset(value):
            self.extra = unlisted(value, _provider_oauth2_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "auth_endpoint": self.auth_endpoint,
            "token_endpoint": self.token_endpoint,
            "redirect_uri": self.redirect_uri,
            "client_id": self.client_id,
            "scope": self.scope,
            "auth_params": plain(self.auth_params),
            **plain(self.extra),
        }


_provider_fields = frozenset(
    {
        "id",
        "slug",
        "name",
        "namespace",
        "description",
        "categories",
        "hidden",
        "no_auth",
        "auth_description",
        "oauth2",
    }
)
_map_of_anything = map_of(anything)
_provider_oauth2_fields = frozenset(
    {"auth_endpoint", "token_endpoint", "redirect_uri", "client_id", "scope", "auth_params"}
)
