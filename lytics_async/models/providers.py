# generated from endpoints/v1/provider.toml; do not edit
"""Models of `client.providers`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.model import anything, map_of, mismatch, plain, texts, unlisted


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
        extra: fields of the answer that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        id_ = get("id")
        if type(id_) is not str:
            mismatch("str", id_)
        slug_ = get("slug")
        if slug_ is None:
            absent += "slug" not in value
        elif type(slug_) is not str:
            mismatch("str", slug_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        namespace_ = get("namespace")
        if namespace_ is None:
            absent += "namespace" not in value
        elif type(namespace_) is not str:
            mismatch("str", namespace_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        categories_ = get("categories")
        if categories_ is None:
            absent += "categories" not in value
        categories_ = texts(categories_)
        hidden_ = get("hidden")
        if hidden_ is None:
            absent += "hidden" not in value
        elif type(hidden_) is not bool:
            mismatch("bool", hidden_)
        no_auth_ = get("no_auth")
        if no_auth_ is None:
            absent += "no_auth" not in value
        elif type(no_auth_) is not bool:
            mismatch("bool", no_auth_)
        auth_description_ = get("auth_description")
        if auth_description_ is None:
            absent += "auth_description" not in value
        elif type(auth_description_) is not str:
            mismatch("str", auth_description_)
        oauth2_ = get("oauth2")
        if oauth2_ is None:
            absent += "oauth2" not in value
        else:
            oauth2_ = ProviderOauth2.from_json(oauth2_)
        extra = unlisted(Provider, value) if len(value) + absent > 10 else {}
        self = cls.__new__(cls)
        self.id = id_
        self.slug = slug_
        self.name = name_
        self.namespace = namespace_
        self.description = description_
        self.categories = categories_
        self.hidden = hidden_
        self.no_auth = no_auth_
        self.auth_description = auth_description_
        self.oauth2 = oauth2_
        self.extra = extra
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
            **self.extra,
        }


@attrs.define(kw_only=True)
class ProviderOauth2:
    """Where and how a provider authorizes by OAuth 2.

    Attributes:
        auth_endpoint: page where a person agrees.
        token_endpoint: where the tokens come from.
        redirect_uri: where that page leads back to.
        client_id: public id of Lytics at the provider.
        scope: what is asked for, comma separated in the sample.
        auth_params: further parameters of that page, each with a list of values in the sample.
        extra: fields of the answer that are not listed here.
    """

    auth_endpoint: str | None = None
    token_endpoint: str | None = None
    redirect_uri: str | None = None
    client_id: str | None = None
    scope: str | None = None
    auth_params: dict[str, Any] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        auth_endpoint_ = get("auth_endpoint")
        if auth_endpoint_ is None:
            absent += "auth_endpoint" not in value
        elif type(auth_endpoint_) is not str:
            mismatch("str", auth_endpoint_)
        token_endpoint_ = get("token_endpoint")
        if token_endpoint_ is None:
            absent += "token_endpoint" not in value
        elif type(token_endpoint_) is not str:
            mismatch("str", token_endpoint_)
        redirect_uri_ = get("redirect_uri")
        if redirect_uri_ is None:
            absent += "redirect_uri" not in value
        elif type(redirect_uri_) is not str:
            mismatch("str", redirect_uri_)
        client_id_ = get("client_id")
        if client_id_ is None:
            absent += "client_id" not in value
        elif type(client_id_) is not str:
            mismatch("str", client_id_)
        scope_ = get("scope")
        if scope_ is None:
            absent += "scope" not in value
        elif type(scope_) is not str:
            mismatch("str", scope_)
        auth_params_ = get("auth_params")
        if auth_params_ is None:
            absent += "auth_params" not in value
        auth_params_ = _map_of_anything(auth_params_)
        extra = unlisted(ProviderOauth2, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.auth_endpoint = auth_endpoint_
        self.token_endpoint = token_endpoint_
        self.redirect_uri = redirect_uri_
        self.client_id = client_id_
        self.scope = scope_
        self.auth_params = auth_params_
        self.extra = extra
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
            **self.extra,
        }


_map_of_anything = map_of(anything)
