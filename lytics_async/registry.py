# generated from endpoints/; do not edit
"""Every operation by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from lytics_async.call.operation import Operation
from lytics_async.errors import ArgumentError

OPERATIONS: Final[Mapping[str, tuple[str, str]]] = {
    "accounts.list": ("lytics_async.operations.accounts", "LIST"),
    "accounts.create": ("lytics_async.operations.accounts", "CREATE"),
    "accounts.get": ("lytics_async.operations.accounts", "GET"),
    "accounts.update": ("lytics_async.operations.accounts", "UPDATE"),
    "account_settings.list": ("lytics_async.operations.account_settings", "LIST"),
    "account_settings.get": ("lytics_async.operations.account_settings", "GET"),
    "account_settings.update": ("lytics_async.operations.account_settings", "UPDATE"),
    "account_settings.delete": ("lytics_async.operations.account_settings", "DELETE"),
    "auths.get": ("lytics_async.operations.auths", "GET"),
    "auths.create": ("lytics_async.operations.auths", "CREATE"),
    "auths.update": ("lytics_async.operations.auths", "UPDATE"),
    "auths.delete": ("lytics_async.operations.auths", "DELETE"),
    "auths.create_token": ("lytics_async.operations.auths", "CREATE_TOKEN"),
    "catalog.list_streams": ("lytics_async.operations.catalog", "LIST_STREAMS"),
    "catalog.set_stream_hidden": ("lytics_async.operations.catalog", "SET_STREAM_HIDDEN"),
    "catalog.set_field_hidden": ("lytics_async.operations.catalog", "SET_FIELD_HIDDEN"),
    "catalog.get_schema": ("lytics_async.operations.catalog", "GET_SCHEMA"),
    "catalog.field_info": ("lytics_async.operations.catalog", "FIELD_INFO"),
    "catalog.suggest_values": ("lytics_async.operations.catalog", "SUGGEST_VALUES"),
    "content.list_topics": ("lytics_async.operations.content", "LIST_TOPICS"),
    "content.get_topic": ("lytics_async.operations.content", "GET_TOPIC"),
    "content.get_taxonomy": ("lytics_async.operations.content", "GET_TAXONOMY"),
    "content.plot_topics": ("lytics_async.operations.content", "PLOT_TOPICS"),
    "content.get_topic_blocklist": ("lytics_async.operations.content", "GET_TOPIC_BLOCKLIST"),
    "content.update_topic_blocklist": ("lytics_async.operations.content", "UPDATE_TOPIC_BLOCKLIST"),
    "content.replace_topic_blocklist": (
        "lytics_async.operations.content",
        "REPLACE_TOPIC_BLOCKLIST",
    ),
    "content.preview_topic_clusters": ("lytics_async.operations.content", "PREVIEW_TOPIC_CLUSTERS"),
    "content.create_topic_clusters": ("lytics_async.operations.content", "CREATE_TOPIC_CLUSTERS"),
    "content.get_topic_cluster": ("lytics_async.operations.content", "GET_TOPIC_CLUSTER"),
    "content.list_rollups": ("lytics_async.operations.content", "LIST_ROLLUPS"),
    "content.create_rollup": ("lytics_async.operations.content", "CREATE_ROLLUP"),
    "content.get_rollup": ("lytics_async.operations.content", "GET_ROLLUP"),
    "content.get_rollup_summary": ("lytics_async.operations.content", "GET_ROLLUP_SUMMARY"),
    "content.delete_rollup": ("lytics_async.operations.content", "DELETE_ROLLUP"),
    "content.get_documents": ("lytics_async.operations.content", "GET_DOCUMENTS"),
    "content.add_document": ("lytics_async.operations.content", "ADD_DOCUMENT"),
    "content.add_document_topic": ("lytics_async.operations.content", "ADD_DOCUMENT_TOPIC"),
    "content.remove_document_topic": ("lytics_async.operations.content", "REMOVE_DOCUMENT_TOPIC"),
    "content.preview_classification": ("lytics_async.operations.content", "PREVIEW_CLASSIFICATION"),
    "content.classify_document": ("lytics_async.operations.content", "CLASSIFY_DOCUMENT"),
    "content.start_crawl": ("lytics_async.operations.content", "START_CRAWL"),
    "content.get_metrics": ("lytics_async.operations.content", "GET_METRICS"),
    "content.recommend_for_user": ("lytics_async.operations.content", "RECOMMEND_FOR_USER"),
    "content.recommend_for_user_public": (
        "lytics_async.operations.content",
        "RECOMMEND_FOR_USER_PUBLIC",
    ),
    "content.recommend_for_segment": ("lytics_async.operations.content", "RECOMMEND_FOR_SEGMENT"),
    "ingest.upload_csv_bulk": ("lytics_async.operations.ingest", "UPLOAD_CSV_BULK"),
    "ingest.upload_json_bulk": ("lytics_async.operations.ingest", "UPLOAD_JSON_BULK"),
    "ingest.upload_json": ("lytics_async.operations.ingest", "UPLOAD_JSON"),
    "experiences.list": ("lytics_async.operations.experiences", "LIST"),
    "experiences.list_orphans": ("lytics_async.operations.experiences", "LIST_ORPHANS"),
    "experiences.create": ("lytics_async.operations.experiences", "CREATE"),
    "experiences.get": ("lytics_async.operations.experiences", "GET"),
    "experiences.update": ("lytics_async.operations.experiences", "UPDATE"),
    "experiences.delete": ("lytics_async.operations.experiences", "DELETE"),
    "experiences.list_importable": ("lytics_async.operations.experiences", "LIST_IMPORTABLE"),
    "experiences.import_records": ("lytics_async.operations.experiences", "IMPORT_RECORDS"),
    "experiences.list_templates": ("lytics_async.operations.experiences", "LIST_TEMPLATES"),
    "experiences.create_template": ("lytics_async.operations.experiences", "CREATE_TEMPLATE"),
    "experiences.get_template": ("lytics_async.operations.experiences", "GET_TEMPLATE"),
    "experiences.update_template": ("lytics_async.operations.experiences", "UPDATE_TEMPLATE"),
    "experiences.delete_template": ("lytics_async.operations.experiences", "DELETE_TEMPLATE"),
    "experiences.list_candidates": ("lytics_async.operations.experiences", "LIST_CANDIDATES"),
    "experiences.preview_config": ("lytics_async.operations.experiences", "PREVIEW_CONFIG"),
    "experiences.production_config": ("lytics_async.operations.experiences", "PRODUCTION_CONFIG"),
    "experiences.list_groups": ("lytics_async.operations.experiences", "LIST_GROUPS"),
    "experiences.create_group": ("lytics_async.operations.experiences", "CREATE_GROUP"),
    "experiences.get_group": ("lytics_async.operations.experiences", "GET_GROUP"),
    "experiences.update_group": ("lytics_async.operations.experiences", "UPDATE_GROUP"),
    "experiences.delete_group": ("lytics_async.operations.experiences", "DELETE_GROUP"),
    "experiences.set_group_priority": ("lytics_async.operations.experiences", "SET_GROUP_PRIORITY"),
    "experiences.list_prioritizations": (
        "lytics_async.operations.experiences",
        "LIST_PRIORITIZATIONS",
    ),
    "experiences.create_prioritization": (
        "lytics_async.operations.experiences",
        "CREATE_PRIORITIZATION",
    ),
    "experiences.get_prioritization": ("lytics_async.operations.experiences", "GET_PRIORITIZATION"),
    "experiences.update_prioritization": (
        "lytics_async.operations.experiences",
        "UPDATE_PRIORITIZATION",
    ),
    "experiences.delete_prioritization": (
        "lytics_async.operations.experiences",
        "DELETE_PRIORITIZATION",
    ),
    "metrics.get": ("lytics_async.operations.metrics", "GET"),
    "metrics.query": ("lytics_async.operations.metrics", "QUERY"),
    "personalization.get_entity": ("lytics_async.operations.personalization", "GET_ENTITY"),
    "personalization.get_entity_by_cookie": (
        "lytics_async.operations.personalization",
        "GET_ENTITY_BY_COOKIE",
    ),
    "personalization.get_user_profile": (
        "lytics_async.operations.personalization",
        "GET_USER_PROFILE",
    ),
    "personalization.delete_entity": ("lytics_async.operations.personalization", "DELETE_ENTITY"),
    "personalization.get_entity_delete_status": (
        "lytics_async.operations.personalization",
        "GET_ENTITY_DELETE_STATUS",
    ),
    "providers.list": ("lytics_async.operations.providers", "LIST"),
    "providers.get": ("lytics_async.operations.providers", "GET"),
    "providers.delete": ("lytics_async.operations.providers", "DELETE"),
    "queries.list": ("lytics_async.operations.queries", "LIST"),
    "queries.upsert": ("lytics_async.operations.queries", "UPSERT"),
    "queries.get": ("lytics_async.operations.queries", "GET"),
    "queries.delete": ("lytics_async.operations.queries", "DELETE"),
    "queries.validate": ("lytics_async.operations.queries", "VALIDATE"),
    "queries.test": ("lytics_async.operations.queries", "TEST"),
    "segments.list": ("lytics_async.operations.segments", "LIST"),
    "segments.create": ("lytics_async.operations.segments", "CREATE"),
    "segments.upsert": ("lytics_async.operations.segments", "UPSERT"),
    "segments.get": ("lytics_async.operations.segments", "GET"),
    "segments.update": ("lytics_async.operations.segments", "UPDATE"),
    "segments.delete": ("lytics_async.operations.segments", "DELETE"),
    "segments.delete_many": ("lytics_async.operations.segments", "DELETE_MANY"),
    "segments.size": ("lytics_async.operations.segments", "SIZE"),
    "segments.validate": ("lytics_async.operations.segments", "VALIDATE"),
    "segments.sizes": ("lytics_async.operations.segments", "SIZES"),
    "segments.scan": ("lytics_async.operations.segments", "SCAN"),
    "segments.scan_filter": ("lytics_async.operations.segments", "SCAN_FILTER"),
    "segments.attribution": ("lytics_async.operations.segments", "ATTRIBUTION"),
    "segments.attributions": ("lytics_async.operations.segments", "ATTRIBUTIONS"),
    "segments.field_info": ("lytics_async.operations.segments", "FIELD_INFO"),
    "segment_collections.list": ("lytics_async.operations.segment_collections", "LIST"),
    "segment_collections.create": ("lytics_async.operations.segment_collections", "CREATE"),
    "segment_collections.get": ("lytics_async.operations.segment_collections", "GET"),
    "segment_collections.update": ("lytics_async.operations.segment_collections", "UPDATE"),
    "segment_collections.delete": ("lytics_async.operations.segment_collections", "DELETE"),
    "ml_models.create": ("lytics_async.operations.ml_models", "CREATE"),
    "ml_models.get": ("lytics_async.operations.ml_models", "GET"),
    "ml_models.delete": ("lytics_async.operations.ml_models", "DELETE"),
    "ml_models.dependencies": ("lytics_async.operations.ml_models", "DEPENDENCIES"),
    "streams.list": ("lytics_async.operations.streams", "LIST"),
    "streams.create": ("lytics_async.operations.streams", "CREATE"),
    "streams.get": ("lytics_async.operations.streams", "GET"),
    "streams.update": ("lytics_async.operations.streams", "UPDATE"),
    "streams.delete": ("lytics_async.operations.streams", "DELETE"),
    "subscriptions.list": ("lytics_async.operations.subscriptions", "LIST"),
    "subscriptions.upsert": ("lytics_async.operations.subscriptions", "UPSERT"),
    "subscriptions.get": ("lytics_async.operations.subscriptions", "GET"),
    "subscriptions.delete": ("lytics_async.operations.subscriptions", "DELETE"),
    "system_events.list": ("lytics_async.operations.system_events", "LIST"),
    "system_events.get": ("lytics_async.operations.system_events", "GET"),
    "users.list": ("lytics_async.operations.users", "LIST"),
    "users.create": ("lytics_async.operations.users", "CREATE"),
    "users.get": ("lytics_async.operations.users", "GET"),
    "users.update": ("lytics_async.operations.users", "UPDATE"),
    "users.set_password": ("lytics_async.operations.users", "SET_PASSWORD"),
    "work.list": ("lytics_async.operations.work", "LIST"),
    "work.create": ("lytics_async.operations.work", "CREATE"),
    "work.get": ("lytics_async.operations.work", "GET"),
    "work.delete": ("lytics_async.operations.work", "DELETE"),
    "work.list_by_status": ("lytics_async.operations.work", "LIST_BY_STATUS"),
    "work.send_command": ("lytics_async.operations.work", "SEND_COMMAND"),
    "work.bounce_all": ("lytics_async.operations.work", "BOUNCE_ALL"),
    "workflows.list": ("lytics_async.operations.workflows", "LIST"),
}
"""Operation name -> (module, constant)."""

SERVICES: Final[Mapping[str, str]] = {
    "accounts": "lytics_async.services.accounts",
    "account_settings": "lytics_async.services.account_settings",
    "auths": "lytics_async.services.auths",
    "catalog": "lytics_async.services.catalog",
    "content": "lytics_async.services.content",
    "ingest": "lytics_async.services.ingest",
    "experiences": "lytics_async.services.experiences",
    "metrics": "lytics_async.services.metrics",
    "personalization": "lytics_async.services.personalization",
    "providers": "lytics_async.services.providers",
    "queries": "lytics_async.services.queries",
    "segments": "lytics_async.services.segments",
    "segment_collections": "lytics_async.services.segment_collections",
    "ml_models": "lytics_async.services.ml_models",
    "streams": "lytics_async.services.streams",
    "subscriptions": "lytics_async.services.subscriptions",
    "system_events": "lytics_async.services.system_events",
    "users": "lytics_async.services.users",
    "work": "lytics_async.services.work",
    "workflows": "lytics_async.services.workflows",
}
"""Service name -> module of its class."""

PUBLISHED: Final[Mapping[str, tuple[str, str]]] = {
    "auths.create": ("POST", "/api/auth/{id}"),
    "catalog.set_stream_hidden": ("POST", "/api/schema/_streams/{stream},{hidden}"),
    "catalog.set_field_hidden": ("POST", "/api/schema/_streams/{stream},{name},{hidden}"),
    "content.create_rollup": ("POST", "/api/content/topicrollup/{id}"),
    "experiences.list_orphans": ("GET", "/api/experience/{id}"),
    "metrics.get": ("GET", "/api/metric/"),
    "providers.get": ("GET", "/api/provider/:provider_slug"),
    "providers.delete": ("DELETE", "/api/provider/:provider_slug"),
    "segments.delete_many": ("DELETE", "/api/segment/{segId}/scan"),
    "segments.scan_filter": ("GET", "/api/segment/{segId}/scan"),
    "system_events.get": ("GET", "/api/event/:id"),
}
"""Operation name -> method and path in the published reference, where they differ from those that are sent."""


def find(name: str) -> Operation[Any]:
    """Return the operation called `name`, such as `segments.list`; raises ArgumentError for an unknown one."""
    place = OPERATIONS.get(name)
    if place is None:
        from difflib import get_close_matches

        near = get_close_matches(name, OPERATIONS)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else "registry.OPERATIONS lists them all."
        )
        raise ArgumentError(f"There is no operation {name!r}; {hint}")
    module, constant = place
    operation: Operation[Any] = getattr(import_module(module), constant)
    return operation
