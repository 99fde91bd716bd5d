"""The forms in which the routes below `/v2/schema` respond with versions and their parts."""

from __future__ import annotations

from typing import Any

from lytics_async.local.account import Account
from lytics_async.local.documents import Document
from lytics_async.local.schema_versions import differences, status_of

_MANAGER = "user"
_KEPT = (
    *("id", "table", "version_number", "is_patch", "parent_id", "tag", "description"),
    *("created", "modified", "created_by", "published_by"),
)


def shown(account: Account, version: Document) -> Document:
    """A version, with the `edit_status` of each part."""
    base = _base(account, version)
    is_changing = version["status"] in ("draft", "patch")
    has_changes = is_changing and bool(differences(base, version))
    return {name: version[name] for name in _KEPT} | {
        "status": "draft" if is_changing else version["status"],
        "draft_status": "modified" if has_changes else "unmodified",
        "fields": [shown_field(account, version, one) for one in version["fields"]],
        "mappings": [shown_mapping(account, version, one) for one in version["mappings"]],
        "ranks": {
            "id_ranks": shown_ranks(account, version),
            "id_config": [shown_id_config(account, version, one) for one in version["id_config"]],
        },
        "retention_settings": shown_retention(account, version),
    }


def shown_field(account: Account, version: Document, field: Document) -> Document:
    """A field. An identifier shows a mergeop, although a request may not have one."""
    status = status_of(field, _base(account, version)["fields"])
    merge = "latest" if field["is_identifier"] else field["mergeop"]
    return _stated(field, status) | {"mergeop": merge}


def shown_mapping(account: Account, version: Document, mapping: Document) -> Document:
    """A mapping."""
    return _stated(mapping, status_of(mapping, _base(account, version)["mappings"]))


def shown_id_config(account: Account, version: Document, config: Document) -> Document:
    """How an identity field merges profiles."""
    base = _base(account, version)["id_config"]
    document = _stated(config, status_of(config, base, "field"))
    del document["managed_by"]
    return document


def shown_ranks(account: Account, version: Document) -> Document:
    """The order of the identity fields."""
    return _settings(account, version, "id_ranks")


def shown_retention(account: Account, version: Document) -> Document:
    """How much sets and maps keep."""
    return _settings(account, version, "retention")


def comparison(account: Account, before: Document, after: Document) -> Document:
    """The differences of two versions."""
    return {
        "from": shown(account, before),
        "to": shown(account, after),
        "diff": differences(before, after),
    }


def _settings(account: Account, version: Document, part: str) -> Document:
    is_same = _base(account, version)[part] == version[part]
    times = {"created": version["created"], "modified": version["modified"]}
    settings: Document = version[part]
    return settings | times | {"edit_status": "unmodified" if is_same else "modified"}


def _base(account: Account, version: Document) -> dict[str, Any]:
    """What a draft or a patch is compared with."""
    base: dict[str, Any] = version.get("base", version)
    return base


def _stated(item: Document, status: str) -> Document:
    kept = {name: value for name, value in item.items() if name != "deleted"}
    return kept | {"edit_status": status, "managed_by": _MANAGER}
