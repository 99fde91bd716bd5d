# generated from endpoints/v1/provider.toml; do not edit
"""Models of `client.providers`."""

from __future__ import annotations

from operator import itemgetter
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.structure import (
    anything,
    lazy_extra,
    map_of,
    mismatch,
    plain,
    texts,
    unlisted,
)


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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 10:
            value = _provider_blank | value
        try:
            found = _provider(value)
        except KeyError:  # it has unknown ones instead
            value = _provider_blank | value
            found = _provider(value)
        (
            id_,
            slug_,
            name_,
            namespace_,
            description_,
            categories_,
            hidden_,
            no_auth_,
            auth_description_,
            oauth2_,
        ) = found
        if type(id_) is not str:
            mismatch("str", id_)
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        if type(namespace_) is not str and namespace_ is not None:
            mismatch("str", namespace_)
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        categories_ = texts(categories_)
        if type(hidden_) is not bool and hidden_ is not None:
            mismatch("bool", hidden_)
        if type(no_auth_) is not bool and no_auth_ is not None:
            mismatch("bool", no_auth_)
        if type(auth_description_) is not str and auth_description_ is not None:
            mismatch("str", auth_description_)
        if oauth2_ is not None:
            oauth2_ = ProviderOauth2.from_json(oauth2_)
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
        if len(value) > 10:
            self.extra = unlisted(value, _provider_blank)
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
        scope: what is asked for, comma separated in the sample.
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
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        if len(value) < 6:
            value = _provider_oauth2_blank | value
        try:
            found = _provider_oauth2(value)
        except KeyError:  # it has unknown ones instead
            value = _provider_oauth2_blank | value
            found = _provider_oauth2(value)
        auth_endpoint_, token_endpoint_, redirect_uri_, client_id_, scope_, auth_params_ = found
        if type(auth_endpoint_) is not str and auth_endpoint_ is not None:
            mismatch("str", auth_endpoint_)
        if type(token_endpoint_) is not str and token_endpoint_ is not None:
            mismatch("str", token_endpoint_)
        if type(redirect_uri_) is not str and redirect_uri_ is not None:
            mismatch("str", redirect_uri_)
        if type(client_id_) is not str and client_id_ is not None:
            mismatch("str", client_id_)
        if type(scope_) is not str and scope_ is not None:
            mismatch("str", scope_)
        auth_params_ = _map_of_anything(auth_params_)
        self = cls.__new__(cls)
        self.auth_endpoint = auth_endpoint_
        self.token_endpoint = token_endpoint_
        self.redirect_uri = redirect_uri_
        self.client_id = client_id_
        self.scope = scope_
        self.auth_params = auth_params_
        if len(value) > 6:
            self.extra = unlisted(value, _provider_oauth2_blank)
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


_provider_blank = {
    "id": None,
    "slug": None,
    "name": None,
    "namespace": None,
    "description": None,
    "categories": None,
    "hidden": None,
    "no_auth": None,
    "auth_description": None,
    "oauth2": None,
}
_provider = itemgetter(*_provider_blank)
_provider_oauth2_blank = {
    "auth_endpoint": None,
    "token_endpoint": None,
    "redirect_uri": None,
    "client_id": None,
    "scope": None,
    "auth_params": None,
}
_provider_oauth2 = itemgetter(*_provider_oauth2_blank)
_map_of_anything = map_of(anything)
