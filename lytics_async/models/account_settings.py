# generated from endpoints/v1/account_settings.toml; do not edit
"""Models of `client.account_settings`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.model import mismatch, plain, unlisted


@attrs.define(kw_only=True)
class AccountSetting:
    """One setting and the account's value for it.

    Attributes:
        slug: name for programs, such as `api_ip_whitelist`.
        value: the account's value, of the type that `field.type` names; None when the account has
            none of its own.
        category: group it is shown in, such as `Security`.
        type: kind of entry; `setting` in the samples.
        can_be_assigned: whether an account may have a value of its own.
        field: what the value is and how it is shown.
        extra: fields of the answer that are not listed here.
    """

    slug: str
    value: Any = None
    category: str | None = None
    type: str | None = None
    can_be_assigned: bool | None = None
    field: AccountSettingField | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        value_ = get("value")
        if value_ is None:
            absent += "value" not in value
        category_ = get("category")
        if category_ is None:
            absent += "category" not in value
        elif type(category_) is not str:
            mismatch("str", category_)
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        can_be_assigned_ = get("can_be_assigned")
        if can_be_assigned_ is None:
            absent += "can_be_assigned" not in value
        elif type(can_be_assigned_) is not bool:
            mismatch("bool", can_be_assigned_)
        field_ = get("field")
        if field_ is None:
            absent += "field" not in value
        else:
            field_ = AccountSettingField.from_json(field_)
        extra = unlisted(AccountSetting, value) if len(value) + absent > 6 else {}
        self = cls.__new__(cls)
        self.slug = slug_
        self.value = value_
        self.category = category_
        self.type = type_
        self.can_be_assigned = can_be_assigned_
        self.field = field_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "slug": self.slug,
            "value": plain(self.value),
            "category": self.category,
            "type": self.type,
            "can_be_assigned": self.can_be_assigned,
            "field": plain(self.field),
            **self.extra,
        }


@attrs.define(kw_only=True)
class AccountSettingField:
    """What a setting's value is and how it is shown.

    Attributes:
        type: type of the value, such as `boolean`.
        name: name for people.
        label: label in a form.
        description: what the setting does.
        editable: whether it may be changed through the API.
        optional: whether it may be left without a value.
        sort_order: place in a form.
        user_config_disabled: whether users are kept from setting it.
        extra: fields of the answer that are not listed here.
    """

    type: str | None = None
    name: str | None = None
    label: str | None = None
    description: str | None = None
    editable: bool | None = None
    optional: bool | None = None
    sort_order: int | None = None
    user_config_disabled: bool | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type of it or of a field."""
        if type(value) is not dict:
            mismatch("object", value)
        get = value.get
        absent = 0
        type_ = get("type")
        if type_ is None:
            absent += "type" not in value
        elif type(type_) is not str:
            mismatch("str", type_)
        name_ = get("name")
        if name_ is None:
            absent += "name" not in value
        elif type(name_) is not str:
            mismatch("str", name_)
        label_ = get("label")
        if label_ is None:
            absent += "label" not in value
        elif type(label_) is not str:
            mismatch("str", label_)
        description_ = get("description")
        if description_ is None:
            absent += "description" not in value
        elif type(description_) is not str:
            mismatch("str", description_)
        editable_ = get("editable")
        if editable_ is None:
            absent += "editable" not in value
        elif type(editable_) is not bool:
            mismatch("bool", editable_)
        optional_ = get("optional")
        if optional_ is None:
            absent += "optional" not in value
        elif type(optional_) is not bool:
            mismatch("bool", optional_)
        sort_order_ = get("sort_order")
        if sort_order_ is None:
            absent += "sort_order" not in value
        elif type(sort_order_) is not int:
            mismatch("int", sort_order_)
        user_config_disabled_ = get("user_config_disabled")
        if user_config_disabled_ is None:
            absent += "user_config_disabled" not in value
        elif type(user_config_disabled_) is not bool:
            mismatch("bool", user_config_disabled_)
        extra = unlisted(AccountSettingField, value) if len(value) + absent > 8 else {}
        self = cls.__new__(cls)
        self.type = type_
        self.name = name_
        self.label = label_
        self.description = description_
        self.editable = editable_
        self.optional = optional_
        self.sort_order = sort_order_
        self.user_config_disabled = user_config_disabled_
        self.extra = extra
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "type": self.type,
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "editable": self.editable,
            "optional": self.optional,
            "sort_order": self.sort_order,
            "user_config_disabled": self.user_config_disabled,
            **self.extra,
        }
