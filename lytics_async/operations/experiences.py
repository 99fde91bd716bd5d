# generated from endpoints/v1/experience.toml; do not edit
"""Operations of `client.experiences`."""

from __future__ import annotations

from typing import Any, Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import anything, list_of, nothing, one_or_many, text
from lytics_async.models.experiences import (
    Experience,
    ExperienceCandidate,
    ExperienceGroup,
    ExperiencePrioritization,
    ExperienceTemplate,
    ImportableExperience,
)

# The response is not published; the other lists of this API are a list in the usual
# envelope.
LIST: Final[Operation[list[Experience]]] = Operation(
    name="experiences.list",
    method="GET",
    path="/api/experience",
    retry="safe",
    structure=list_of(Experience.from_json),
    returns="list[Experience]",
    type=list[Experience],
    query_params=(
        # Published as a string; its example is a number.
        Param(name="limit", wire="limit"),
        Param(name="provider", wire="provider"),
        Param(name="deleted", wire="deleted"),
    ),
)
"""List the experiences that the token can see."""

# Published as the word orphan in place of an id, which turns the response into a list:
# another call in all but its path.
LIST_ORPHANS: Final[Operation[list[Experience]]] = Operation(
    name="experiences.list_orphans",
    method="GET",
    path="/api/experience/orphan",
    retry="safe",
    structure=one_or_many(Experience.from_json),
    returns="list[Experience]",
    type=list[Experience],
    query_params=(Param(name="deleted", wire="deleted"),),
)
"""List the experiences that have no parent group."""

CREATE: Final[Operation[Experience]] = Operation(
    name="experiences.create",
    method="POST",
    path="/api/experience",
    retry="never",
    structure=Experience.from_json,
    returns="Experience",
    type=Experience,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("vehicle", "vehicle"),
        ),
        required_fields=frozenset({"label", "vehicle"}),
    ),
)
"""Create an experience."""

GET: Final[Operation[Experience]] = Operation(
    name="experiences.get",
    method="GET",
    path="/api/experience/{id}",
    retry="safe",
    structure=Experience.from_json,
    returns="Experience",
    type=Experience,
    path_params=(Param(name="experience", wire="id", required=True),),
    query_params=(Param(name="deleted", wire="deleted"),),
)
"""Return one experience."""

# A change of the state may start or stop a campaign, so it is not retried. No body is
# declared.
UPDATE: Final[Operation[Experience]] = Operation(
    name="experiences.update",
    method="PATCH",
    path="/api/experience/{id}",
    retry="never",
    structure=Experience.from_json,
    returns="Experience",
    type=Experience,
    path_params=(
        # Its published text repeats the word orphan of the get call, which makes no sense for a
        # change.
        Param(name="experience", wire="id", required=True),
    ),
    query_params=(Param(name="update_state", wire="update_state"),),
    body=Body(style="json", content_type="application/json", argument="changes"),
)
"""Change an experience, or its state."""

DELETE: Final[Operation[None]] = Operation(
    name="experiences.delete",
    method="DELETE",
    path="/api/experience/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="experience", wire="id", required=True),),
    query_params=(
        Param(name="method", wire="method"),
        Param(name="recursive", wire="recursive"),
    ),
)
"""Delete one experience, softly unless told otherwise."""

LIST_IMPORTABLE: Final[Operation[list[ImportableExperience]]] = Operation(
    name="experiences.list_importable",
    method="GET",
    path="/api/experience/import",
    retry="safe",
    structure=list_of(ImportableExperience.from_json),
    returns="list[ImportableExperience]",
    type=list[ImportableExperience],
    query_params=(
        Param(name="provider", wire="provider_slug", required=True),
        Param(name="auth", wire="auth_id", required=True),
        Param(name="include_existing", wire="include_existing"),
    ),
)
"""List what can be imported as experiences from an outside provider."""

# No body is declared; the text takes the records of the get call on the same path, so a
# list of them is sent.
IMPORT_RECORDS: Final[Operation[Any]] = Operation(
    name="experiences.import_records",
    method="POST",
    path="/api/experience/import",
    retry="never",
    structure=anything,
    returns="Any",
    envelope="any",
    body=Body(style="json", content_type="application/json", argument="records"),
)
"""Create experiences from what an outside provider has."""

LIST_TEMPLATES: Final[Operation[list[ExperienceTemplate]]] = Operation(
    name="experiences.list_templates",
    method="GET",
    path="/api/experience/template",
    retry="safe",
    structure=list_of(ExperienceTemplate.from_json),
    returns="list[ExperienceTemplate]",
    type=list[ExperienceTemplate],
)
"""List the templates that the token can see."""

CREATE_TEMPLATE: Final[Operation[ExperienceTemplate]] = Operation(
    name="experiences.create_template",
    method="POST",
    path="/api/experience/template",
    retry="never",
    structure=ExperienceTemplate.from_json,
    returns="ExperienceTemplate",
    type=ExperienceTemplate,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("experience", "experience"),
            ("group", "group"),
        ),
    ),
)
"""Create a template of experiences or groups."""

GET_TEMPLATE: Final[Operation[ExperienceTemplate]] = Operation(
    name="experiences.get_template",
    method="GET",
    path="/api/experience/template/{id}",
    retry="safe",
    structure=ExperienceTemplate.from_json,
    returns="ExperienceTemplate",
    type=ExperienceTemplate,
    path_params=(Param(name="template", wire="id", required=True),),
)
"""Return one template."""

# No body is declared, so it is sent as it is given.
UPDATE_TEMPLATE: Final[Operation[ExperienceTemplate]] = Operation(
    name="experiences.update_template",
    method="PATCH",
    path="/api/experience/template/{id}",
    retry="idempotent",
    structure=ExperienceTemplate.from_json,
    returns="ExperienceTemplate",
    type=ExperienceTemplate,
    path_params=(Param(name="template", wire="id", required=True),),
    body=Body(style="json", content_type="application/json", argument="changes"),
)
"""Change one template."""

DELETE_TEMPLATE: Final[Operation[None]] = Operation(
    name="experiences.delete_template",
    method="DELETE",
    path="/api/experience/template/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="template", wire="id", required=True),),
)
"""Delete one template; whether that can be undone is not published."""

LIST_CANDIDATES: Final[Operation[list[ExperienceCandidate]]] = Operation(
    name="experiences.list_candidates",
    method="GET",
    path="/api/experience/candidate",
    retry="safe",
    structure=list_of(ExperienceCandidate.from_json),
    returns="list[ExperienceCandidate]",
    type=list[ExperienceCandidate],
)
"""List the candidates that the token can see."""

PREVIEW_CONFIG: Final[Operation[str]] = Operation(
    name="experiences.preview_config",
    method="GET",
    path="/api/experience/preview/{accountid}/{id}/config.js",
    retry="safe",
    structure=text,
    returns="str",
    type=str,
    envelope="text",
    path_params=(
        Param(name="account", wire="accountid", required=True),
        Param(name="experience", wire="id", required=True),
    ),
)
"""Render the Pathfora configuration of one web experience as JavaScript, to preview it."""

PRODUCTION_CONFIG: Final[Operation[str]] = Operation(
    name="experiences.production_config",
    method="GET",
    path="/api/experience/candidate/{accountid}/config.js",
    retry="safe",
    structure=text,
    returns="str",
    type=str,
    envelope="text",
    path_params=(Param(name="account", wire="accountid", required=True),),
)
"""Render the Pathfora configurations of every published candidate as one JavaScript file."""

LIST_GROUPS: Final[Operation[list[ExperienceGroup]]] = Operation(
    name="experiences.list_groups",
    method="GET",
    path="/api/experience/group",
    retry="safe",
    structure=list_of(ExperienceGroup.from_json),
    returns="list[ExperienceGroup]",
    type=list[ExperienceGroup],
    query_params=(
        # Published as a string; its example is a number.
        Param(name="limit", wire="limit"),
        Param(name="deleted", wire="deleted"),
    ),
)
"""List the groups that the token can see."""

CREATE_GROUP: Final[Operation[ExperienceGroup]] = Operation(
    name="experiences.create_group",
    method="POST",
    path="/api/experience/group",
    retry="never",
    structure=ExperienceGroup.from_json,
    returns="ExperienceGroup",
    type=ExperienceGroup,
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("class_", "class"),
            ("experiences", "experiences"),
            ("child_groups", "child_groups"),
        ),
        required_fields=frozenset({"label", "class_"}),
    ),
)
"""Create a group, with children if given."""

GET_GROUP: Final[Operation[ExperienceGroup]] = Operation(
    name="experiences.get_group",
    method="GET",
    path="/api/experience/group/{id}",
    retry="safe",
    structure=ExperienceGroup.from_json,
    returns="ExperienceGroup",
    type=ExperienceGroup,
    path_params=(Param(name="group", wire="id", required=True),),
    query_params=(Param(name="deleted", wire="deleted"),),
)
"""Return one group."""

# With children it creates a prioritization record, so it is not retried.
UPDATE_GROUP: Final[Operation[ExperienceGroup]] = Operation(
    name="experiences.update_group",
    method="PATCH",
    path="/api/experience/group/{id}",
    retry="never",
    structure=ExperienceGroup.from_json,
    returns="ExperienceGroup",
    type=ExperienceGroup,
    path_params=(Param(name="group", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("label", "label"),
            ("class_", "class"),
            ("experiences", "experiences"),
            ("child_groups", "child_groups"),
        ),
    ),
)
"""Change one group and, if given, its children."""

DELETE_GROUP: Final[Operation[None]] = Operation(
    name="experiences.delete_group",
    method="DELETE",
    path="/api/experience/group/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="group", wire="id", required=True),),
    query_params=(
        Param(name="method", wire="method"),
        Param(name="recursive", wire="recursive"),
    ),
)
"""Delete one group, softly unless told otherwise."""

# Status 200 instead of 201 speaks for a replacement, but no source says so, and it is a
# POST: it is not retried. Neither body nor response is declared.
SET_GROUP_PRIORITY: Final[Operation[Any]] = Operation(
    name="experiences.set_group_priority",
    method="POST",
    path="/api/experience/group/priority",
    retry="never",
    structure=anything,
    returns="Any",
    envelope="any",
    body=Body(style="json", content_type="application/json", argument="priority"),
)
"""Set the order of the top-level groups, which the web application calls Journeys."""

LIST_PRIORITIZATIONS: Final[Operation[list[ExperiencePrioritization]]] = Operation(
    name="experiences.list_prioritizations",
    method="GET",
    path="/api/experience/prioritization",
    retry="safe",
    structure=list_of(ExperiencePrioritization.from_json),
    returns="list[ExperiencePrioritization]",
    type=list[ExperiencePrioritization],
)
"""List the prioritization records that the token can see."""

# No body is declared, so it is sent as it is given.
CREATE_PRIORITIZATION: Final[Operation[ExperiencePrioritization]] = Operation(
    name="experiences.create_prioritization",
    method="POST",
    path="/api/experience/prioritization",
    retry="never",
    structure=ExperiencePrioritization.from_json,
    returns="ExperiencePrioritization",
    type=ExperiencePrioritization,
    body=Body(style="json", content_type="application/json", argument="record"),
)
"""Create a prioritization record."""

GET_PRIORITIZATION: Final[Operation[ExperiencePrioritization]] = Operation(
    name="experiences.get_prioritization",
    method="GET",
    path="/api/experience/prioritization/{id}",
    retry="safe",
    structure=ExperiencePrioritization.from_json,
    returns="ExperiencePrioritization",
    type=ExperiencePrioritization,
    path_params=(Param(name="prioritization", wire="id", required=True),),
)
"""Return one prioritization record."""

# No body is declared, so it is sent as it is given.
UPDATE_PRIORITIZATION: Final[Operation[ExperiencePrioritization]] = Operation(
    name="experiences.update_prioritization",
    method="PATCH",
    path="/api/experience/prioritization/{id}",
    retry="idempotent",
    structure=ExperiencePrioritization.from_json,
    returns="ExperiencePrioritization",
    type=ExperiencePrioritization,
    path_params=(Param(name="prioritization", wire="id", required=True),),
    body=Body(style="json", content_type="application/json", argument="changes"),
)
"""Change one prioritization record."""

DELETE_PRIORITIZATION: Final[Operation[None]] = Operation(
    name="experiences.delete_prioritization",
    method="DELETE",
    path="/api/experience/prioritization/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="prioritization", wire="id", required=True),),
    query_params=(Param(name="method", wire="method"),),
)
"""Delete one prioritization record, softly unless told otherwise."""
