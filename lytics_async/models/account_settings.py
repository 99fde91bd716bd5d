# generated from endpoints/v1/account_settings.toml; do not edit
"""Models of `client.account_settings`."""

from __future__ import annotations

from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.structure import mismatch, plain, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class AccountSetting:
    """One setting and the account's value for it.

    Attributes:
        slug: name for programs, such as `api_ip_whitelist`.
        value: the account's value, of the type that `field.type` names; None when the account has
            none of its own.
        category: group it is shown in, such as `security` or `API`.
        type: kind of entry; `setting` in the samples.
        can_be_assigned: whether it can be changed through the API; go by it, and not by
            `field.editable`.
        field: what the value is and how it is shown.
        sub_category: group within the category.
        subject: what it is about.
        extra: fields of the response that are not listed here.
    """

    slug: str
    value: Any = attrs.field(default=None, repr=safe_repr)
    category: str | None = None
    type: str | None = None
    # The vendor's notes of 2026: False means read-only, and `editable` did not match what the
    # service accepts.
    can_be_assigned: bool | None = None
    field: AccountSettingField | None = None
    # Named by the vendor's notes of 2026.
    sub_category: str | None = None
    # The vendor's notes of 2026 and a tested client have it; the published schema does not.
    subject: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.slug = slug_ = get("slug")
        if type(slug_) is not str:
            mismatch("str", slug_)
        self.value = get("value")
        self.category = category_ = get("category")
        if type(category_) is not str and category_ is not None:
            mismatch("str", category_)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.can_be_assigned = can_be_assigned_ = get("can_be_assigned")
        if type(can_be_assigned_) is not bool and can_be_assigned_ is not None:
            mismatch("bool", can_be_assigned_)
        self.field = field_ = get("field")
        if field_ is not None:
            self.field = AccountSettingField.from_json(field_)
        self.sub_category = sub_category_ = get("sub_category")
        if type(sub_category_) is not str and sub_category_ is not None:
            mismatch("str", sub_category_)
        self.subject = subject_ = get("subject")
        if type(subject_) is not str and subject_ is not None:
            mismatch("str", subject_)
        if not _account_setting_fields.issuperset(value):
            self.extra = unlisted(value, _account_setting_fields)
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
            "sub_category": self.sub_category,
            "subject": self.subject,
            **plain(self.extra),
        }


@lazy_extra
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
        extra: fields of the response that are not listed here.
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
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.type = type_ = get("type")
        if type(type_) is not str and type_ is not None:
            mismatch("str", type_)
        self.name = name_ = get("name")
        if type(name_) is not str and name_ is not None:
            mismatch("str", name_)
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.editable = editable_ = get("editable")
        if type(editable_) is not bool and editable_ is not None:
            mismatch("bool", editable_)
        self.optional = optional_ = get("optional")
        if type(optional_) is not bool and optional_ is not None:
            mismatch("bool", optional_)
        self.sort_order = sort_order_ = get("sort_order")
        if type(sort_order_) is not int and sort_order_ is not None:
            mismatch("int", sort_order_)
        self.user_config_disabled = user_config_disabled_ = get("user_config_disabled")
        if type(user_config_disabled_) is not bool and user_config_disabled_ is not None:
            mismatch("bool", user_config_disabled_)
        if not _account_setting_field_fields.issuperset(value):
            self.extra = unlisted(value, _account_setting_field_fields)
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
            **plain(self.extra),
        }


_account_setting_fields = frozenset(
    {"slug", "value", "category", "type", "can_be_assigned", "field", "sub_category", "subject"}
)
_account_setting_field_fields = frozenset(
    {
        "type",
        "name",
        "label",
        "description",
        "editable",
        "optional",
        "sort_order",
        "user_config_disabled",
    }
)
