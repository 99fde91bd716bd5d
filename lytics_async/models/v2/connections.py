# generated from endpoints/v2/connections.toml; do not edit
"""Models of `client.v2.connections`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import attrs

from lytics_async.call.concealing import safe_repr
from lytics_async.call.model import lazy_extra
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.structure import list_of, mismatch, plain, texts, unlisted


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionConfig:
    """Where a source is.

    Attributes:
        connection_url: address of the source.
        database: name of the database.
        dataset: name of the data set.
        project: name of the project.
        bucket: name of the bucket.
        file: name of the file.
        ssl_mode: how the connection is encrypted.
        extra: fields of the response that are not listed here.
    """

    connection_url: str | None = None
    database: str | None = None
    dataset: str | None = None
    project: str | None = None
    bucket: str | None = None
    file: str | None = None
    ssl_mode: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.connection_url = connection_url_ = get("connection_url")
        if type(connection_url_) is not str and connection_url_ is not None:
            mismatch("str", connection_url_)
        self.database = database_ = get("database")
        if type(database_) is not str and database_ is not None:
            mismatch("str", database_)
        self.dataset = dataset_ = get("dataset")
        if type(dataset_) is not str and dataset_ is not None:
            mismatch("str", dataset_)
        self.project = project_ = get("project")
        if type(project_) is not str and project_ is not None:
            mismatch("str", project_)
        self.bucket = bucket_ = get("bucket")
        if type(bucket_) is not str and bucket_ is not None:
            mismatch("str", bucket_)
        self.file = file_ = get("file")
        if type(file_) is not str and file_ is not None:
            mismatch("str", file_)
        self.ssl_mode = ssl_mode_ = get("ssl_mode")
        if type(ssl_mode_) is not str and ssl_mode_ is not None:
            mismatch("str", ssl_mode_)
        if not _connection_config_fields.issuperset(value):
            self.extra = unlisted(value, _connection_config_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "connection_url": self.connection_url,
            "database": self.database,
            "dataset": self.dataset,
            "project": self.project,
            "bucket": self.bucket,
            "file": self.file,
            "ssl_mode": self.ssl_mode,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionConfigFields:
    """Where a source is.

    Attributes:
        connection_url: address of the source.
        database: name of the database.
        dataset: name of the data set.
        project: name of the project.
        bucket: name of the bucket.
        file: name of the file.
        ssl_mode: how the connection is encrypted.
        extra: further fields to send.
    """

    connection_url: str | Unset | None = UNSET
    database: str | Unset | None = UNSET
    dataset: str | Unset | None = UNSET
    project: str | Unset | None = UNSET
    bucket: str | Unset | None = UNSET
    file: str | Unset | None = UNSET
    ssl_mode: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.connection_url = connection_url_ = get("connection_url", UNSET)
        if (
            type(connection_url_) is not str
            and connection_url_ is not UNSET
            and connection_url_ is not None
        ):
            mismatch("str", connection_url_)
        self.database = database_ = get("database", UNSET)
        if type(database_) is not str and database_ is not UNSET and database_ is not None:
            mismatch("str", database_)
        self.dataset = dataset_ = get("dataset", UNSET)
        if type(dataset_) is not str and dataset_ is not UNSET and dataset_ is not None:
            mismatch("str", dataset_)
        self.project = project_ = get("project", UNSET)
        if type(project_) is not str and project_ is not UNSET and project_ is not None:
            mismatch("str", project_)
        self.bucket = bucket_ = get("bucket", UNSET)
        if type(bucket_) is not str and bucket_ is not UNSET and bucket_ is not None:
            mismatch("str", bucket_)
        self.file = file_ = get("file", UNSET)
        if type(file_) is not str and file_ is not UNSET and file_ is not None:
            mismatch("str", file_)
        self.ssl_mode = ssl_mode_ = get("ssl_mode", UNSET)
        if type(ssl_mode_) is not str and ssl_mode_ is not UNSET and ssl_mode_ is not None:
            mismatch("str", ssl_mode_)
        if not _connection_config_fields_fields.issuperset(value):
            self.extra = unlisted(value, _connection_config_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "connection_url": self.connection_url,
            "database": self.database,
            "dataset": self.dataset,
            "project": self.project,
            "bucket": self.bucket,
            "file": self.file,
            "ssl_mode": self.ssl_mode,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class Connection:
    """A connection.

    Attributes:
        id: its id.
        label: its name; together with `provider_slug` it identifies a connection across accounts.
        description: what it is for.
        provider_id: id of the provider.
        provider_slug: name of the provider for machines.
        auth_ids: ids of the credentials that it uses.
        config: where the source is.
        connection_config_id: id of the kind of connection.
        connection_config_slug: name of the kind of connection for machines.
        account_id: id of the account.
        aid: number of the account.
        author_id: id of the user who made it.
        updated_by_user_id: id of the user who changed it.
        created: when it was made.
        updated: when it was changed.
        deleted: when it was deleted.
        extra: fields of the response that are not listed here.
    """

    id: str | None = None
    label: str | None = None
    description: str | None = None
    provider_id: str | None = None
    provider_slug: str | None = None
    auth_ids: list[str] = attrs.field(factory=list)
    config: ConnectionConfig | None = None
    connection_config_id: str | None = None
    connection_config_slug: str | None = None
    account_id: str | None = None
    aid: int | None = None
    author_id: str | None = None
    updated_by_user_id: str | None = None
    created: str | None = None
    updated: str | None = None
    deleted: str | None = None
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
        self.label = label_ = get("label")
        if type(label_) is not str and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description")
        if type(description_) is not str and description_ is not None:
            mismatch("str", description_)
        self.provider_id = provider_id_ = get("provider_id")
        if type(provider_id_) is not str and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_slug = provider_slug_ = get("provider_slug")
        if type(provider_slug_) is not str and provider_slug_ is not None:
            mismatch("str", provider_slug_)
        self.auth_ids = texts(get("auth_ids"))
        self.config = config_ = get("config")
        if config_ is not None:
            self.config = ConnectionConfig.from_json(config_)
        self.connection_config_id = connection_config_id_ = get("connection_config_id")
        if type(connection_config_id_) is not str and connection_config_id_ is not None:
            mismatch("str", connection_config_id_)
        self.connection_config_slug = connection_config_slug_ = get("connection_config_slug")
        if type(connection_config_slug_) is not str and connection_config_slug_ is not None:
            mismatch("str", connection_config_slug_)
        self.account_id = account_id_ = get("account_id")
        if type(account_id_) is not str and account_id_ is not None:
            mismatch("str", account_id_)
        self.aid = aid_ = get("aid")
        if type(aid_) is not int and aid_ is not None:
            mismatch("int", aid_)
        self.author_id = author_id_ = get("author_id")
        if type(author_id_) is not str and author_id_ is not None:
            mismatch("str", author_id_)
        self.updated_by_user_id = updated_by_user_id_ = get("updated_by_user_id")
        if type(updated_by_user_id_) is not str and updated_by_user_id_ is not None:
            mismatch("str", updated_by_user_id_)
        self.created = created_ = get("created")
        if type(created_) is not str and created_ is not None:
            mismatch("str", created_)
        self.updated = updated_ = get("updated")
        if type(updated_) is not str and updated_ is not None:
            mismatch("str", updated_)
        self.deleted = deleted_ = get("deleted")
        if type(deleted_) is not str and deleted_ is not None:
            mismatch("str", deleted_)
        if not _connection_fields.issuperset(value):
            self.extra = unlisted(value, _connection_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "id": self.id,
            "label": self.label,
            "description": self.description,
            "provider_id": self.provider_id,
            "provider_slug": self.provider_slug,
            "auth_ids": self.auth_ids,
            "config": plain(self.config),
            "connection_config_id": self.connection_config_id,
            "connection_config_slug": self.connection_config_slug,
            "account_id": self.account_id,
            "aid": self.aid,
            "author_id": self.author_id,
            "updated_by_user_id": self.updated_by_user_id,
            "created": self.created,
            "updated": self.updated,
            "deleted": self.deleted,
            **plain(self.extra),
        }


# No field is published as required; a connection without a label cannot be told from
# others.
@lazy_extra
@attrs.define(kw_only=True)
class ConnectionFields:
    """What a connection is made of.

    Attributes:
        label: its name; together with `provider_slug` it identifies a connection across accounts.
        description: what it is for.
        provider_id: id of the provider.
        provider_slug: name of the provider for machines.
        auth_ids: ids of the credentials that it uses.
        config: where the source is.
        connection_config_id: id of the kind of connection.
        connection_config_slug: name of the kind of connection for machines.
        extra: further fields to send.
    """

    label: str
    description: str | Unset | None = UNSET
    provider_id: str | Unset | None = UNSET
    provider_slug: str | Unset | None = UNSET
    auth_ids: Sequence[str] | Unset = UNSET
    config: ConnectionConfigFields | Mapping[str, Any] | Unset | None = UNSET
    connection_config_id: str | Unset | None = UNSET
    connection_config_slug: str | Unset | None = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label")
        if type(label_) is not str:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.provider_id = provider_id_ = get("provider_id", UNSET)
        if type(provider_id_) is not str and provider_id_ is not UNSET and provider_id_ is not None:
            mismatch("str", provider_id_)
        self.provider_slug = provider_slug_ = get("provider_slug", UNSET)
        if (
            type(provider_slug_) is not str
            and provider_slug_ is not UNSET
            and provider_slug_ is not None
        ):
            mismatch("str", provider_slug_)
        self.auth_ids = auth_ids_ = get("auth_ids", UNSET)
        if auth_ids_ is not UNSET:
            self.auth_ids = texts(auth_ids_)
        self.config = config_ = get("config", UNSET)
        if config_ is not UNSET and config_ is not None:
            self.config = ConnectionConfigFields.from_json(config_)
        self.connection_config_id = connection_config_id_ = get("connection_config_id", UNSET)
        if (
            type(connection_config_id_) is not str
            and connection_config_id_ is not UNSET
            and connection_config_id_ is not None
        ):
            mismatch("str", connection_config_id_)
        self.connection_config_slug = connection_config_slug_ = get("connection_config_slug", UNSET)
        if (
            type(connection_config_slug_) is not str
            and connection_config_slug_ is not UNSET
            and connection_config_slug_ is not None
        ):
            mismatch("str", connection_config_slug_)
        if not _connection_fields_fields.issuperset(value):
            self.extra = unlisted(value, _connection_fields_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "description": self.description,
            "provider_id": self.provider_id,
            "provider_slug": self.provider_slug,
            "auth_ids": self.auth_ids,
            "config": plain(self.config),
            "connection_config_id": self.connection_config_id,
            "connection_config_slug": self.connection_config_slug,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionChanges:
    """What can be changed of a connection.

    Attributes:
        label: its name.
        description: what it is for.
        auth_ids: ids of the credentials that it uses.
        extra: further fields to send.
    """

    label: str | Unset | None = UNSET
    description: str | Unset | None = UNSET
    auth_ids: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.label = label_ = get("label", UNSET)
        if type(label_) is not str and label_ is not UNSET and label_ is not None:
            mismatch("str", label_)
        self.description = description_ = get("description", UNSET)
        if type(description_) is not str and description_ is not UNSET and description_ is not None:
            mismatch("str", description_)
        self.auth_ids = auth_ids_ = get("auth_ids", UNSET)
        if auth_ids_ is not UNSET:
            self.auth_ids = texts(auth_ids_)
        if not _connection_changes_fields.issuperset(value):
            self.extra = unlisted(value, _connection_changes_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "label": self.label,
            "description": self.description,
            "auth_ids": self.auth_ids,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionTable:
    """A table of a source.

    Attributes:
        table_name: its name.
        fully_qualified_name: its name with that of the database.
        num_columns: number of its columns.
        error: why it cannot be read.
        extra: fields of the response that are not listed here.
    """

    table_name: str | None = None
    fully_qualified_name: str | None = None
    num_columns: int | None = None
    error: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.table_name = table_name_ = get("table_name")
        if type(table_name_) is not str and table_name_ is not None:
            mismatch("str", table_name_)
        self.fully_qualified_name = fully_qualified_name_ = get("fully_qualified_name")
        if type(fully_qualified_name_) is not str and fully_qualified_name_ is not None:
            mismatch("str", fully_qualified_name_)
        self.num_columns = num_columns_ = get("num_columns")
        if type(num_columns_) is not int and num_columns_ is not None:
            mismatch("int", num_columns_)
        self.error = error_ = get("error")
        if type(error_) is not str and error_ is not None:
            mismatch("str", error_)
        if not _connection_table_fields.issuperset(value):
            self.extra = unlisted(value, _connection_table_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "table_name": self.table_name,
            "fully_qualified_name": self.fully_qualified_name,
            "num_columns": self.num_columns,
            "error": self.error,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionColumn:
    """A column of a table or of a result.

    Attributes:
        column_name: its name.
        column_datatype: its type in the source.
        extra: fields of the response that are not listed here.
    """

    column_name: str | None = None
    column_datatype: str | None = None
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.column_name = column_name_ = get("column_name")
        if type(column_name_) is not str and column_name_ is not None:
            mismatch("str", column_name_)
        self.column_datatype = column_datatype_ = get("column_datatype")
        if type(column_datatype_) is not str and column_datatype_ is not None:
            mismatch("str", column_datatype_)
        if not _connection_column_fields.issuperset(value):
            self.extra = unlisted(value, _connection_column_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "column_name": self.column_name,
            "column_datatype": self.column_datatype,
            **plain(self.extra),
        }


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionQuery:
    """A query on a source.

    Attributes:
        query: SQL of the source.
        primary_keys: columns that identify a row.
        extra: further fields to send.
    """

    query: str
    primary_keys: Sequence[str] | Unset = UNSET
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.query = query_ = get("query")
        if type(query_) is not str:
            mismatch("str", query_)
        self.primary_keys = primary_keys_ = get("primary_keys", UNSET)
        if primary_keys_ is not UNSET:
            self.primary_keys = texts(primary_keys_)
        if not _connection_query_fields.issuperset(value):
            self.extra = unlisted(value, _connection_query_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        fields: dict[str, Any] = {
            "query": self.query,
            "primary_keys": self.primary_keys,
            **plain(self.extra),
        }
        return {name: value for name, value in fields.items() if value is not UNSET}


@lazy_extra
@attrs.define(kw_only=True)
class ConnectionRows:
    """The first rows of a query.

    Attributes:
        columns: the columns.
        row_count: number of rows.
        rows: the rows.
        extra: fields of the response that are not listed here.
    """

    columns: list[ConnectionColumn] = attrs.field(factory=list)
    row_count: int | None = None
    # No shape is published.
    rows: Any = attrs.field(default=None, repr=safe_repr)
    extra: dict[str, Any] = attrs.field(factory=dict, metadata={"extra": True})

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """Structure a decoded JSON object; raises Mismatch on any other type."""
        if type(value) is not dict:
            mismatch("object", value)
        get: Any = value.get
        self = cls.__new__(cls)
        self.columns = _list_of_connection_column(get("columns"))
        self.row_count = row_count_ = get("row_count")
        if type(row_count_) is not int and row_count_ is not None:
            mismatch("int", row_count_)
        self.rows = get("rows")
        if not _connection_rows_fields.issuperset(value):
            self.extra = unlisted(value, _connection_rows_fields)
        return self

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this model, unknown fields included."""
        return {
            "columns": plain(self.columns),
            "row_count": self.row_count,
            "rows": plain(self.rows),
            **plain(self.extra),
        }


_connection_config_fields = frozenset(
    {"connection_url", "database", "dataset", "project", "bucket", "file", "ssl_mode"}
)
_connection_config_fields_fields = frozenset(
    {"connection_url", "database", "dataset", "project", "bucket", "file", "ssl_mode"}
)
_connection_fields = frozenset(
    {
        "id",
        "label",
        "description",
        "provider_id",
        "provider_slug",
        "auth_ids",
        "config",
        "connection_config_id",
        "connection_config_slug",
        "account_id",
        "aid",
        "author_id",
        "updated_by_user_id",
        "created",
        "updated",
        "deleted",
    }
)
_connection_fields_fields = frozenset(
    {
        "label",
        "description",
        "provider_id",
        "provider_slug",
        "auth_ids",
        "config",
        "connection_config_id",
        "connection_config_slug",
    }
)
_connection_changes_fields = frozenset({"label", "description", "auth_ids"})
_connection_table_fields = frozenset({"table_name", "fully_qualified_name", "num_columns", "error"})
_connection_column_fields = frozenset({"column_name", "column_datatype"})
_connection_query_fields = frozenset({"query", "primary_keys"})
_list_of_connection_column = list_of(ConnectionColumn.from_json)
_connection_rows_fields = frozenset({"columns", "row_count", "rows"})
