# generated from endpoints/v2/templates.toml; do not edit
"""Operations of `client.v2.templates`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, nothing, text
from lytics_async.models.v2.templates import Template

LIST: Final[Operation[list[Template]]] = Operation(
    name="v2.templates.list",
    method="GET",
    path="/v2/template",
    retry="safe",
    structure=list_of(Template.from_json),
    returns="list[Template]",
    type=list[Template],
    api="v2",
)
"""List the templates of the account, without their sources."""

GET: Final[Operation[Template]] = Operation(
    name="v2.templates.get",
    method="GET",
    path="/v2/template/{id}",
    retry="safe",
    structure=Template.from_json,
    returns="Template",
    type=Template,
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
)
"""Return one template, without its source."""

GET_SOURCE: Final[Operation[str]] = Operation(
    name="v2.templates.get_source",
    method="GET",
    path="/v2/template/{id}/definition",
    retry="safe",
    structure=text,
    returns="str",
    type=str,
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
)
"""Return the source of a template."""

# A second request would store a second template.
CREATE: Final[Operation[Template]] = Operation(
    name="v2.templates.create",
    method="POST",
    path="/v2/template",
    retry="never",
    structure=Template.from_json,
    returns="Template",
    type=Template,
    api="v2",
    query_params=(
        Param(name="name", wire="name", required=True),
        Param(name="template_type", wire="type", required=True),
        Param(name="description", wire="description"),
        # In the vendor's newer notes.
        Param(name="desired_format", wire="desired_format"),
    ),
    body=Body(style="text", content_type="text/plain", argument="source"),
)
"""Store a template."""

# In the vendor's newer notes only.
REPLACE: Final[Operation[Template]] = Operation(
    name="v2.templates.replace",
    method="PUT",
    path="/v2/template/{id}",
    retry="idempotent",
    structure=Template.from_json,
    returns="Template",
    type=Template,
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
    query_params=(
        Param(name="name", wire="name", required=True),
        Param(name="template_type", wire="type", required=True),
        Param(name="description", wire="description"),
        Param(name="desired_format", wire="desired_format"),
    ),
    body=Body(style="text", content_type="text/plain", argument="source"),
    published=False,
)
"""Replace a template."""

REPLACE_BY_POST: Final[Operation[Template]] = Operation(
    name="v2.templates.replace_by_post",
    method="POST",
    path="/v2/template/{id}",
    retry="idempotent",
    structure=Template.from_json,
    returns="Template",
    type=Template,
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
    query_params=(
        Param(name="name", wire="name", required=True),
        Param(name="template_type", wire="type", required=True),
        Param(name="description", wire="description"),
        # In the vendor's newer notes.
        Param(name="desired_format", wire="desired_format"),
    ),
    body=Body(style="text", content_type="text/plain", argument="source"),
)
"""Replace a template, by the published method."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.templates.delete",
    method="DELETE",
    path="/v2/template/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="any",
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
)
"""Delete a template."""

# Published as a bare string; the vendor's newer notes have it in the envelope.
TEST: Final[Operation[Any]] = Operation(
    name="v2.templates.test",
    method="POST",
    path="/v2/template/{id}/test",
    retry="safe",
    structure=anything,
    returns="Any",
    envelope="any",
    api="v2",
    path_params=(Param(name="template", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("entity", "entity"),
            ("job_config", "job_config"),
            ("sample_segments", "sample_segments"),
        ),
    ),
)
"""Render a stored template for a test profile."""

# Published as a bare string; the vendor's newer notes have it in the envelope.
TEST_SOURCE: Final[Operation[Any]] = Operation(
    name="v2.templates.test_source",
    method="POST",
    path="/v2/template/test",
    retry="safe",
    structure=anything,
    returns="Any",
    envelope="any",
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("template_definition", "template_definition"),
            ("template_type", "template_type"),
            ("entity", "entity"),
            ("job_config", "job_config"),
            ("sample_segments", "sample_segments"),
        ),
        required_fields=frozenset({"template_definition", "template_type"}),
    ),
)
"""Render a source that is not stored for a test profile."""
