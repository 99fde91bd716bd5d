# generated from endpoints/v2/accounts.toml; do not edit
"""Models of `client.v2.accounts`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import (
    anything,
    integer,
    list_of,
    map_of,
    mismatch,
    plain,
    text,
    texts,
    unlisted,
)


@lazy_extra
@attrs.define(kw_only=True)
class EntitlementPlan:
    """What an account has bought.

    Attributes:
        id: its id.
        term_type: `monthly` or `annually`.
        start_date: when it begins.
        end_date: when it ends.
        inbound_entitlement: events that may come in within a term.
        outbound_entitlement: events that may be sent within a term.
        created: when it was made.
        created_by: who made it.
        updated: when it was changed.
        updated_by: who changed it.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    term_type: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    inbound_entitlement: int | None = None
    outbound_entitlement: int | None = None
    created: str | None = None
    created_by: str | None = None
    updated: str | None = None
    updated_by: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.term_type = term_type_ = get("term_type")
        if type(term_type_) is not str and term_type_ is not None:
            mismatch("str", term_type_)
        self.start_date = start_date_ = get("start_date")
        if type(start_date_) is not str and start_date_ is not None:
            mismatch("str", start_date_)
        self.end_date = end_date_ = get("end_date")
        if type(end_date_) is not str and end_date_ is not None:
            mismatch("str", end_date_)
        self.inbound_entitlement = inbound_entitlement_ = get("inbound_entitlement")
        if type(inbound_entitlement_) is not int and inbound_entitlement_ is not None:
            mismatch("int", inbound_entitlement_)
        self.outbound_entitlement = outbound_entitlement_ = get("outbound_entitlement")
        if type(outbound_entitlement_) is not int and outbound_entitlement_ is not None:
            mismatch("int", outbound_entitlement_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.created_by = created_by_ = get("created_by")
        if type(created_by_) is not str and created_by_ is not None:
            mismatch("str", created_by_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.updated_by = updated_by_ = get("updated_by")
        if type(updated_by_) is not str and updated_by_ is not None:
            mismatch("str", updated_by_)
        if not _entitlement_plan_fields.issuperset(value):
            self.extra = unlisted(value, _entitlement_plan_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "term_type": self.term_type,
            "start_date": self.start_date,
            "end_date": self.end_date,
            "inbound_entitlement": self.inbound_entitlement,
            "outbound_entitlement": self.outbound_entitlement,
            "created": self.created,
            "created_by": self.created_by,
            "updated": self.updated,
            "updated_by": self.updated_by,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class RolePolicy:
    """A role, and what it permits.

    Attributes:
        slug: its name for machines.
        name: its name for people.
        description: what it permits.
        type: its kind.
        can_be_assigned: whether users can have it.
        can_be_shown: whether it is shown.
        permissions: what it permits, by area.
        extra: fields of the response that are not listed here.
    """

    slug: str | None = None
    name: str | None = None
    description: str | None = None
    type: str | None = None
    can_be_assigned: bool | None = None
    can_be_shown: bool | None = None
    permissions: dict[str, list[int]] = attrs.field(factory=dict)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str and slug_ is not None:
            mismatch("str", slug_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.can_be_assigned = can_be_assigned_ = get("can_be_assigned")
        if type(can_be_assigned_) is not bool and can_be_assigned_ is not None:
            mismatch("bool", can_be_assigned_)
        self.can_be_shown = can_be_shown_ = get("can_be_shown")
        if type(can_be_shown_) is not bool and can_be_shown_ is not None:
            mismatch("bool", can_be_shown_)
        self.permissions = _map_of_list_of_integer(get("permissions"))
        if not _role_policy_fields.issuperset(value):
            self.extra = unlisted(value, _role_policy_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "slug": self.slug,
            "name": self.name,
            "description": self.description,
            "type": self.type,
            "can_be_assigned": self.can_be_assigned,
            "can_be_shown": self.can_be_shown,
            "permissions": self.permissions,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class Account:
    """An account.

    Attributes:
        id: its id.
        aid: its number.
        name: its name.
        description: what it is for.
        domain: its domain.
        email: its e-mail address.
        timezone: its time zone.
        type: its kind.
        status: its state.
        parent_id: id of the account that it belongs to.
        parentaid: number of the account that it belongs to.
        fid: its id in another system.
        tags: labels for people.
        packages: what was bought, by name.
        features: what is switched on, by name.
        roles_available: the roles that users can have; only if requested.
        entitlement_plans: what was bought, by term.
        organization_id: id of the organization.
        billing_organization_id: id of the organization that pays.
        partner_id: id of the partner.
        partner_slug: name of the partner for machines.
        provider_id: id of the provider.
        two_factor_auth: whether a second factor is required.
        pubusers: whether profiles can be read in the browser.
        permanent: whether it does not expire.
        deleted: whether it was deleted.
        entity: what else belongs to it.
        expires: when it ends.
        created: when it was made.
        created_by_user_id: id of the user who made it.
        updated: when it was changed.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    aid: int | None = None
    name: str | None = None
    description: str | None = None
    domain: str | None = None
    email: str | None = None
    timezone: str | None = None
    type: str | None = None
    status: str | None = None
    parent_id: str | None = None
    parentaid: int | None = None
    fid: str | None = None
    tags: list[str] = attrs.field(factory=list)
    packages: dict[str, str] = attrs.field(factory=dict)
    features: dict[str, Any] = attrs.field(factory=dict, repr=safe_repr)
    roles_available: list[RolePolicy] = attrs.field(factory=list)
    entitlement_plans: list[EntitlementPlan] = attrs.field(factory=list)
    organization_id: str | None = None
    billing_organization_id: str | None = None
    partner_id: str | None = None
    partner_slug: str | None = None
    provider_id: str | None = None
    two_factor_auth: bool | None = None
    pubusers: bool | None = None
    permanent: bool | None = None
    deleted: bool | None = None
    # No shape is published.
    entity: Any = attrs.field(default=None, repr=safe_repr)
    expires: str | None = None
    created: str | None = None
    created_by_user_id: str | None = None
    updated: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.id = id_ = get("id")
        if type(id_) is not str and id_ is not None:
            mismatch("str", id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.domain = domain_ = get("domain")
        if type(domain_) is not str and domain_ is not None:
            mismatch("str", domain_)
        self.email = email_ = get("email")
        if type(email_) is not str and email_ is not None:
            mismatch("str", email_)
        self.timezone = timezone_ = get("timezone")
        if type(timezone_) is not str and timezone_ is not None:
            mismatch("str", timezone_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.status = status_ = get("status")
        if type(status_) is not str and status_ is not None:
            mismatch("str", status_)
        self.parent_id = parent_id_ = get("parent_id")
        if type(parent_id_) is not str and parent_id_ is not None:
            mismatch("str", parent_id_)
        self.parentaid = parentaid_ = get("parentaid")
        if type(parentaid_) is not int and parentaid_ is not None:
            mismatch("int", parentaid_)
        self.fid = fid_ = get("fid")
        if type(fid_) is not str and fid_ is not None:
            mismatch("str", fid_)
        self.tags = texts(get("tags"))
        self.packages = _map_of_text(get("packages"))
        self.features = _map_of_anything(get("features"))
        self.roles_available = _list_of_role_policy(get("roles_available"))
        self.entitlement_plans = _list_of_entitlement_plan(get("entitlement_plans"))
        self.organization_id = organization_id_ = get("organization_id")
        if type(organization_id_) is not str and organization_id_ is not None:
            mismatch("str", organization_id_)
        self.billing_organization_id = billing_organization_id_ = get("billing_organization_id")
        if type(billing_organization_id_) is not str and billing_organization_id_ is not None:
            mismatch("str", billing_organization_id_)
        self.partner_id = partner_id_ = get("partner_id")
        if type(partner_id_) is not str and partner_id_ is not None:
            mismatch("str", partner_id_)
        self.partner_slug = partner_slug_ = get("partner_slug")
        if type(partner_slug_) is not str and partner_slug_ is not None:
            mismatch("str", partner_slug_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.two_factor_auth = two_factor_auth_ = get("two_factor_auth")
        if type(two_factor_auth_) is not bool and two_factor_auth_ is not None:
            mismatch("bool", two_factor_auth_)
        self.pubusers = pubusers_ = get("pubusers")
        if type(pubusers_) is not bool and pubusers_ is not None:
            mismatch("bool", pubusers_)
        self.permanent = permanent_ = get("permanent")
        if type(permanent_) is not bool and permanent_ is not None:
            mismatch("bool", permanent_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not bool and deleted_ is not None:
            mismatch("bool", deleted_)
        self.entity = get("entity")
        self.expires = expires_ = get("expires")
        if type(expires_) is not str and expires_ is not None:
            mismatch("str", expires_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.created_by_user_id = created_by_user_id_ = get("created_by_user_id")
        if type(created_by_user_id_) is not str and created_by_user_id_ is not None:
            mismatch("str", created_by_user_id_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        if not _account_fields.issuperset(value):
            self.extra = unlisted(value, _account_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "aid": self.aid,
            "name": self.name,
            "description": self.description,
            "domain": self.domain,
            "email": self.email,
            "timezone": self.timezone,
            "type": self.type,
            "status": self.status,
            "parent_id": self.parent_id,
            "parentaid": self.parentaid,
            "fid": self.fid,
            "tags": self.tags,
            "packages": self.packages,
            "features": plain(self.features),
            "roles_available": plain(self.roles_available),
            "entitlement_plans": plain(self.entitlement_plans),
            "organization_id": self.organization_id,
            "billing_organization_id": self.billing_organization_id,
            "partner_id": self.partner_id,
            "partner_slug": self.partner_slug,
            "provider_id": self.provider_id,
            "two_factor_auth": self.two_factor_auth,
            "pubusers": self.pubusers,
            "permanent": self.permanent,
            "deleted": self.deleted,
            "entity": plain(self.entity),
            "expires": self.expires,
            "created": self.created,
            "created_by_user_id": self.created_by_user_id,
            "updated": self.updated,
            **plain(self.extra),
        }


# No field is published as required.
@lazy_extra
@attrs.define(kw_only=True)
class ChildAccountFields:
    """What a child account is made of.

    Attributes:
        name: its name.
        domain: its domain.
        description: what it is for.
        email: its e-mail address.
        expires: when it ends.
        fid: its id in another system.
        packages: what is bought, by name.
        timezone: its time zone.
        type: its kind.
        extra: further fields to send.
    """

    name: str
    domain: str
    description: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    expires: str | Unset | None = UNSET
    fid: str | Unset | None = UNSET
    packages: Mapping[str, str] | Unset = UNSET
    timezone: str | Unset | None = UNSET
    type: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        self.domain = domain_ = get("domain")
        if type(domain_) is not str:
            mismatch("str", domain_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.email = email_ = get("email", UNSET)
        if type(email_) is not str and email_ is not UNSET and email_ is not None:
            mismatch("str", email_)
        self.expires = expires_ = get("expires", UNSET)
        if type(expires_) is not str and expires_ is not UNSET and expires_ is not None:
            mismatch("str", expires_)
        self.fid = fid_ = get("fid", UNSET)
        if type(fid_) is not str and fid_ is not UNSET and fid_ is not None:
            mismatch("str", fid_)
        self.packages = packages_ = get("packages", UNSET)
        if packages_ is not UNSET:
            self.packages = _map_of_text(packages_)
        self.timezone = timezone_ = get("timezone", UNSET)
        if type(timezone_) is not str and timezone_ is not UNSET and timezone_ is not None:
            mismatch("str", timezone_)
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        if not _child_account_fields_fields.issuperset(value):
            self.extra = unlisted(value, _child_account_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "domain": self.domain,
            "description": self.description,
            "email": self.email,
            "expires": self.expires,
            "fid": self.fid,
            "packages": self.packages,
            "timezone": self.timezone,
            "type": self.type,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class AccountChanges:
    """What can be changed of an account.

    Attributes:
        name: its name.
        description: what it is for.
        domain: its domain.
        email: its e-mail address.
        timezone: its time zone.
        fid: its id in another system.
        tags: labels to add.
        tags_delete: labels to remove.
        settings: settings to set, by slug.
        settings_delete: settings to remove, by slug.
        pubusers: whether profiles can be read in the browser.
        billing_organization_id: id of the organization that pays.
        partner_id: id of the partner.
        partner_slug: name of the partner for machines.
        extra: further fields to send.
    """

    name: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    domain: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    timezone: str | Unset | None = UNSET
    fid: str | Unset | None = UNSET
    tags: Sequence[str] | Unset = UNSET
    tags_delete: Sequence[str] | Unset = UNSET
    settings: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    settings_delete: Sequence[str] | Unset = UNSET
    pubusers: bool | Unset | None = UNSET
    billing_organization_id: str | Unset | None = UNSET
    partner_id: str | Unset | None = UNSET
    partner_slug: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name", UNSET)
        if type(name_) is not str and name_ is not UNSET and name_ is not None:
            mismatch("str", name_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.domain = domain_ = get("domain", UNSET)
        if type(domain_) is not str and domain_ is not UNSET and domain_ is not None:
            mismatch("str", domain_)
        self.email = email_ = get("email", UNSET)
        if type(email_) is not str and email_ is not UNSET and email_ is not None:
            mismatch("str", email_)
        self.timezone = timezone_ = get("timezone", UNSET)
        if type(timezone_) is not str and timezone_ is not UNSET and timezone_ is not None:
            mismatch("str", timezone_)
        self.fid = fid_ = get("fid", UNSET)
        if type(fid_) is not str and fid_ is not UNSET and fid_ is not None:
            mismatch("str", fid_)
        self.tags = tags_ = get("tags", UNSET)
        if tags_ is not UNSET:
            self.tags = texts(tags_)
        self.tags_delete = tags_delete_ = get("tags_delete", UNSET)
        if tags_delete_ is not UNSET:
            self.tags_delete = texts(tags_delete_)
        self.settings = settings_ = get("settings", UNSET)
        if settings_ is not UNSET:
            self.settings = _map_of_anything(settings_)
        self.settings_delete = settings_delete_ = get("settings_delete", UNSET)
        if settings_delete_ is not UNSET:
            self.settings_delete = texts(settings_delete_)
        self.pubusers = pubusers_ = get("pubusers", UNSET)
        if type(pubusers_) is not bool and pubusers_ is not UNSET and pubusers_ is not None:
            mismatch("bool", pubusers_)
        self.billing_organization_id = billing_organization_id_ = get(
            "billing_organization_id", UNSET
        )
        if (
            type(billing_organization_id_) is not str
            and billing_organization_id_ is not UNSET
            and billing_organization_id_ is not None
        ):
            mismatch("str", billing_organization_id_)
        self.partner_id = partner_id_ = get("partner_id", UNSET)
        if type(partner_id_) is not str and partner_id_ is not UNSET and partner_id_ is not None:
            mismatch("str", partner_id_)
        self.partner_slug = partner_slug_ = get("partner_slug", UNSET)
        if (
            type(partner_slug_) is not str
            and partner_slug_ is not UNSET
            and partner_slug_ is not None
        ):
            mismatch("str", partner_slug_)
        if not _account_changes_fields.issuperset(value):
            self.extra = unlisted(value, _account_changes_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "description": self.description,
            "domain": self.domain,
            "email": self.email,
            "timezone": self.timezone,
            "fid": self.fid,
            "tags": self.tags,
            "tags_delete": self.tags_delete,
            "settings": plain(self.settings),
            "settings_delete": self.settings_delete,
            "pubusers": self.pubusers,
            "billing_organization_id": self.billing_organization_id,
            "partner_id": self.partner_id,
            "partner_slug": self.partner_slug,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


# No field is published as required.
@lazy_extra
@attrs.define(kw_only=True)
class AccountRegistration:
    """What a new account is made of.

    Attributes:
        name: its name.
        domain: its domain.
        email: its e-mail address.
        description: what it is for.
        type: its kind.
        expires: when it ends.
        fid: its id in another system.
        packages: what is bought, by name.
        features: what is switched on, by name.
        roles: roles of its first user.
        settings: settings, by slug.
        organization_id: id of the organization.
        partner_id: id of the partner.
        salesforce_id: its id in Salesforce.
        pubusers: whether profiles can be read in the browser.
        allow_pathora: whether Pathfora may be used.
        allowed_login_methods: how its users may log in.
        archive_retention_duration: how long the archive is kept.
        default_es_cluster: where profiles are indexed.
        feat_conductor_schema: whether the schema of Conductor is used.
        github_path: where its configuration is kept.
        google_marketplace_private_quote_name: its offer in the Google marketplace.
        has_active_campaign: whether it has an active campaign.
        lytics_warehouse: where its warehouse is.
        silo: where its data is kept.
        sso_connections: how its users log in by single sign-on.
        sso_provider_id: id of the provider of the single sign-on.
        extra: further fields to send.
    """

    name: str
    domain: str
    email: str
    description: str | Unset | None = UNSET
    type: str | Unset | None = UNSET
    expires: str | Unset | None = UNSET
    fid: str | Unset | None = UNSET
    packages: Mapping[str, str] | Unset = UNSET
    features: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    roles: Sequence[str] | Unset = UNSET
    settings: Mapping[str, Any] | Unset = attrs.field(default=UNSET, repr=safe_repr)
    organization_id: str | Unset | None = UNSET
    partner_id: str | Unset | None = UNSET
    salesforce_id: str | Unset | None = UNSET
    pubusers: bool | Unset | None = UNSET
    allow_pathora: bool | Unset | None = UNSET
    allowed_login_methods: str | Unset | None = UNSET
    archive_retention_duration: str | Unset | None = UNSET
    default_es_cluster: str | Unset | None = UNSET
    feat_conductor_schema: bool | Unset | None = UNSET
    github_path: str | Unset | None = UNSET
    google_marketplace_private_quote_name: str | Unset | None = UNSET
    has_active_campaign: bool | Unset | None = UNSET
    lytics_warehouse: str | Unset | None = UNSET
    silo: str | Unset | None = UNSET
    sso_connections: str | Unset | None = UNSET
    sso_provider_id: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.name = name_ = get("name")
        if type(name_) is not str:
            mismatch("str", name_)
        self.domain = domain_ = get("domain")
        if type(domain_) is not str:
            mismatch("str", domain_)
        self.email = email_ = get("email")
        if type(email_) is not str:
            mismatch("str", email_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.type = type_ = get("type", UNSET)
        if type(type_) is not str and type_ is not UNSET and type_ is not None:
            mismatch("str", type_)
        self.expires = expires_ = get("expires", UNSET)
        if type(expires_) is not str and expires_ is not UNSET and expires_ is not None:
            mismatch("str", expires_)
        self.fid = fid_ = get("fid", UNSET)
        if type(fid_) is not str and fid_ is not UNSET and fid_ is not None:
            mismatch("str", fid_)
        self.packages = packages_ = get("packages", UNSET)
        if packages_ is not UNSET:
            self.packages = _map_of_text(packages_)
        self.features = features_ = get("features", UNSET)
        if features_ is not UNSET:
            self.features = _map_of_anything(features_)
        self.roles = roles_ = get("roles", UNSET)
        if roles_ is not UNSET:
            self.roles = texts(roles_)
        self.settings = settings_ = get("settings", UNSET)
        if settings_ is not UNSET:
            self.settings = _map_of_anything(settings_)
        self.organization_id = organization_id_ = get("organization_id", UNSET)
        if (
            type(organization_id_) is not str
            and organization_id_ is not UNSET
            and organization_id_ is not None
        ):
            mismatch("str", organization_id_)
        self.partner_id = partner_id_ = get("partner_id", UNSET)
        if type(partner_id_) is not str and partner_id_ is not UNSET and partner_id_ is not None:
            mismatch("str", partner_id_)
        self.salesforce_id = salesforce_id_ = get("salesforce_id", UNSET)
        if (
            type(salesforce_id_) is not str
            and salesforce_id_ is not UNSET
            and salesforce_id_ is not None
        ):
            mismatch("str", salesforce_id_)
        self.pubusers = pubusers_ = get("pubusers", UNSET)
        if type(pubusers_) is not bool and pubusers_ is not UNSET and pubusers_ is not None:
            mismatch("bool", pubusers_)
        self.allow_pathora = allow_pathora_ = get("allow_pathora", UNSET)
        if (
            type(allow_pathora_) is not bool
            and allow_pathora_ is not UNSET
            and allow_pathora_ is not None
        ):
            mismatch("bool", allow_pathora_)
        self.allowed_login_methods = allowed_login_methods_ = get("allowed_login_methods", UNSET)
        if (
            type(allowed_login_methods_) is not str
            and allowed_login_methods_ is not UNSET
            and allowed_login_methods_ is not None
        ):
            mismatch("str", allowed_login_methods_)
        self.archive_retention_duration = archive_retention_duration_ = get(
            "archive_retention_duration", UNSET
        )
        if (
            type(archive_retention_duration_) is not str
            and archive_retention_duration_ is not UNSET
            and archive_retention_duration_ is not None
        ):
            mismatch("str", archive_retention_duration_)
        self.default_es_cluster = default_es_cluster_ = get("default_es_cluster", UNSET)
        if (
            type(default_es_cluster_) is not str
            and default_es_cluster_ is not UNSET
            and default_es_cluster_ is not None
        ):
            mismatch("str", default_es_cluster_)
        self.feat_conductor_schema = feat_conductor_schema_ = get("feat_conductor_schema", UNSET)
        if (
            type(feat_conductor_schema_) is not bool
            and feat_conductor_schema_ is not UNSET
            and feat_conductor_schema_ is not None
        ):
            mismatch("bool", feat_conductor_schema_)
        self.github_path = github_path_ = get("github_path", UNSET)
        if type(github_path_) is not str and github_path_ is not UNSET and github_path_ is not None:
            mismatch("str", github_path_)
        self.google_marketplace_private_quote_name = google_marketplace_private_quote_name_ = get(
            "google_marketplace_private_quote_name", UNSET
        )
        if (
            type(google_marketplace_private_quote_name_) is not str
            and google_marketplace_private_quote_name_ is not UNSET
            and google_marketplace_private_quote_name_ is not None
        ):
            mismatch("str", google_marketplace_private_quote_name_)
        self.has_active_campaign = has_active_campaign_ = get("has_active_campaign", UNSET)
        if (
            type(has_active_campaign_) is not bool
            and has_active_campaign_ is not UNSET
            and has_active_campaign_ is not None
        ):
            mismatch("bool", has_active_campaign_)
        self.lytics_warehouse = lytics_warehouse_ = get("lytics_warehouse", UNSET)
        if (
            type(lytics_warehouse_) is not str
            and lytics_warehouse_ is not UNSET
            and lytics_warehouse_ is not None
        ):
            mismatch("str", lytics_warehouse_)
        self.silo = silo_ = get("silo", UNSET)
        if type(silo_) is not str and silo_ is not UNSET and silo_ is not None:
            mismatch("str", silo_)
        self.sso_connections = sso_connections_ = get("sso_connections", UNSET)
        if (
            type(sso_connections_) is not str
            and sso_connections_ is not UNSET
            and sso_connections_ is not None
        ):
            mismatch("str", sso_connections_)
        self.sso_provider_id = sso_provider_id_ = get("sso_provider_id", UNSET)
        if (
            type(sso_provider_id_) is not str
            and sso_provider_id_ is not UNSET
            and sso_provider_id_ is not None
        ):
            mismatch("str", sso_provider_id_)
        if not _account_registration_fields.issuperset(value):
            self.extra = unlisted(value, _account_registration_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "name": self.name,
            "domain": self.domain,
            "email": self.email,
            "description": self.description,
            "type": self.type,
            "expires": self.expires,
            "fid": self.fid,
            "packages": self.packages,
            "features": plain(self.features),
            "roles": self.roles,
            "settings": plain(self.settings),
            "organization_id": self.organization_id,
            "partner_id": self.partner_id,
            "salesforce_id": self.salesforce_id,
            "pubusers": self.pubusers,
            "allow_pathora": self.allow_pathora,
            "allowed_login_methods": self.allowed_login_methods,
            "archive_retention_duration": self.archive_retention_duration,
            "default_es_cluster": self.default_es_cluster,
            "feat_conductor_schema": self.feat_conductor_schema,
            "github_path": self.github_path,
            "google_marketplace_private_quote_name": self.google_marketplace_private_quote_name,
            "has_active_campaign": self.has_active_campaign,
            "lytics_warehouse": self.lytics_warehouse,
            "silo": self.silo,
            "sso_connections": self.sso_connections,
            "sso_provider_id": self.sso_provider_id,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


_entitlement_plan_fields = frozenset(
    {
        "id",
        "term_type",
        "start_date",
        "end_date",
        "inbound_entitlement",
        "outbound_entitlement",
        "created",
        "created_by",
        "updated",
        "updated_by",
    }
)
_map_of_list_of_integer = map_of(list_of(integer))
_role_policy_fields = frozenset(
    {"slug", "name", "description", "type", "can_be_assigned", "can_be_shown", "permissions"}
)
_map_of_text = map_of(text)
_map_of_anything = map_of(anything)
_list_of_role_policy = list_of(RolePolicy.from_json)
_list_of_entitlement_plan = list_of(EntitlementPlan.from_json)
_account_fields = frozenset(
    {
        "id",
        "aid",
        "name",
        "description",
        "domain",
        "email",
        "timezone",
        "type",
        "status",
        "parent_id",
        "parentaid",
        "fid",
        "tags",
        "packages",
        "features",
        "roles_available",
        "entitlement_plans",
        "organization_id",
        "billing_organization_id",
        "partner_id",
        "partner_slug",
        "provider_id",
        "two_factor_auth",
        "pubusers",
        "permanent",
        "deleted",
        "entity",
        "expires",
        "created",
        "created_by_user_id",
        "updated",
    }
)
_child_account_fields_fields = frozenset(
    {"name", "domain", "description", "email", "expires", "fid", "packages", "timezone", "type"}
)
_account_changes_fields = frozenset(
    {
        "name",
        "description",
        "domain",
        "email",
        "timezone",
        "fid",
        "tags",
        "tags_delete",
        "settings",
        "settings_delete",
        "pubusers",
        "billing_organization_id",
        "partner_id",
        "partner_slug",
    }
)
_account_registration_fields = frozenset(
    {
        "name",
        "domain",
        "email",
        "description",
        "type",
        "expires",
        "fid",
        "packages",
        "features",
        "roles",
        "settings",
        "organization_id",
        "partner_id",
        "salesforce_id",
        "pubusers",
        "allow_pathora",
        "allowed_login_methods",
        "archive_retention_duration",
        "default_es_cluster",
        "feat_conductor_schema",
        "github_path",
        "google_marketplace_private_quote_name",
        "has_active_campaign",
        "lytics_warehouse",
        "silo",
        "sso_connections",
        "sso_provider_id",
    }
)
