# generated from endpoints/v1/experience.toml; do not edit
"""The service `client.experiences`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.experiences import (
    Experience,
    ExperienceCandidate,
    ExperienceCreate,
    ExperienceGroup,
    ExperienceGroupCreate,
    ExperienceGroupUpdate,
    ExperiencePrioritization,
    ExperienceTemplate,
    ExperienceTemplateCreate,
    ExperienceVehicle,
    ImportableExperience,
)
from lytics_async.operations import experiences as operations


class Experiences(Service):
    """Experiences, with their templates, groups, priorities and rendered configurations.

    The responses of this family are not published, and of the bodies only a few fields. Records are
    read as open objects with the few properties that the text names (`experience["…"]` reaches
    every other field), and bodies of unpublished shape are sent as they are given.

    Reached as `client.experiences`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        limit: int | None = None,
        provider: str | None = None,
        deleted: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[Experience]:
        """List the experiences that the token can see.

        GET /api/experience.

        There is no paging: `limit` cuts the list, and no call asks for the rest. The server also
        sends all templates and each experience's parent group, under keys that are not published;
        `client.request("GET", "/api/experience")` returns what came beside the list, too.

        Args:
            limit: most experiences to return.
            provider: id of the provider whose experiences are returned; those of all when omitted.
            deleted: return softly deleted ones, too.
        """
        return await self._call(
            operations.LIST, {"limit": limit, "provider": provider, "deleted": deleted}, options
        )

    async def list_orphans(
        self, *, deleted: bool | None = None, options: RequestOptions | Options | None = None
    ) -> builtins.list[Experience]:
        """List the experiences that have no parent group.

        GET /api/experience/orphan.

        Args:
            deleted: return softly deleted ones, too.
        """
        return await self._call(operations.LIST_ORPHANS, {"deleted": deleted}, options)

    async def create(
        self,
        *,
        label: str | Unset = UNSET,
        vehicle: ExperienceVehicle | Mapping[str, Any] | Unset = UNSET,
        body: ExperienceCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Experience:
        """Create an experience.

        POST /api/experience.

        Args:
            label: name for people (required).
            vehicle: what delivers it; `provider_id` and `tactic` are needed (required).
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is missing or not acceptable.
        """
        return await self._call(
            operations.CREATE, {"label": label, "vehicle": vehicle, "body": body}, options
        )

    async def get(
        self,
        experience: str,
        *,
        deleted: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Experience:
        """Return one experience.

        GET /api/experience/{id}.

        The server also sends its parent groups up to the root, under keys that are not published;
        `client.request` with the same path returns what came beside the experience, too.

        Args:
            experience: id; for the experiences without a parent, which are published as the id
                `orphan`, use `list_orphans`.
            deleted: return it also when it is softly deleted.

        Raises:
            NotFound: no such experience.
        """
        return await self._call(
            operations.GET, {"experience": experience, "deleted": deleted}, options
        )

    async def update(
        self,
        experience: str,
        changes: Mapping[str, Any],
        *,
        update_state: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Experience:
        """Change an experience, or its state.

        PATCH /api/experience/{id}.

        To change the state and other fields takes two calls, one with `update_state=True` and one
        without.

        Args:
            experience: id.
            changes: the fields to change; their names are not published, so take those that `get`
                returns.
            update_state: allow a change of the state; the server then silently drops every other
                change.

        Raises:
            NotFound: no such experience.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE,
            {"experience": experience, "body": changes, "update_state": update_state},
            options,
        )

    async def delete(
        self,
        experience: str,
        *,
        method: Literal["soft", "hard"] | None = None,
        recursive: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Delete one experience, softly unless told otherwise.

        DELETE /api/experience/{id}.

        Args:
            experience: id.
            method: soft can be undone, though no call for that is published; hard is permanent:
                "soft" or "hard" (the server's default: soft).
            recursive: also delete everything downstream that depends on it.

        Raises:
            NotFound: no such experience.
        """
        await self._call(
            operations.DELETE,
            {"experience": experience, "method": method, "recursive": recursive},
            options,
        )

    async def list_importable(
        self,
        *,
        provider: str,
        auth: str,
        include_existing: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ImportableExperience]:
        """List what can be imported as experiences from an outside provider.

        GET /api/experience/import.

        The server asks the provider, Facebook or Iterable, so this may be slow:
        `options={"attempt_timeout": 60, "timeout": 180}` (seconds) gives it time.

        Args:
            provider: slug of the provider, such as `facebook`.
            auth: id of the stored auth for that provider.
            include_existing: return those that are imported already, too.

        Raises:
            BadRequest: the auth is not one of this provider.
        """
        return await self._call(
            operations.LIST_IMPORTABLE,
            {"provider": provider, "auth": auth, "include_existing": include_existing},
            options,
        )

    async def import_records(
        self,
        records: Sequence[ImportableExperience | Mapping[str, Any]],
        *,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Create experiences from what an outside provider has.

        POST /api/experience/import.

        Some records may fail while others are imported: the status is 207 then, and the response
        has to be read record by record. `client.send(operations.experiences.IMPORT_RECORDS,
        body=records)` returns the status, too.

        Args:
            records: what `list_importable` returned, or some of it, unchanged.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            BadRequest: a record is not acceptable.
        """
        return await self._call(operations.IMPORT_RECORDS, {"body": records}, options)

    async def list_templates(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ExperienceTemplate]:
        """List the templates that the token can see.

        GET /api/experience/template.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST_TEMPLATES, {}, options)

    async def create_template(
        self,
        *,
        experience: ExperienceCreate | Mapping[str, Any] | Unset = UNSET,
        group: ExperienceGroupCreate | Mapping[str, Any] | Unset = UNSET,
        body: ExperienceTemplateCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ExperienceTemplate:
        """Create a template of experiences or groups.

        POST /api/experience/template.

        The server requires every field of a template, but only these two are published; `body=`
        takes all of them.

        Args:
            experience: the experience that it describes, with all that `create` requires.
            group: the group that it describes, with all that `create_group` requires.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is missing or not acceptable.
        """
        return await self._call(
            operations.CREATE_TEMPLATE,
            {"experience": experience, "group": group, "body": body},
            options,
        )

    async def get_template(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> ExperienceTemplate:
        """Return one template.

        GET /api/experience/template/{id}.

        Args:
            template: id.

        Raises:
            NotFound: no such template.
        """
        return await self._call(operations.GET_TEMPLATE, {"template": template}, options)

    async def update_template(
        self,
        template: str,
        changes: Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> ExperienceTemplate:
        """Change one template.

        PATCH /api/experience/template/{id}.

        Args:
            template: id.
            changes: the fields to change; their names are not published, so take those that
                `get_template` returns.

        Raises:
            NotFound: no such template.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE_TEMPLATE, {"template": template, "body": changes}, options
        )

    async def delete_template(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete one template; whether that can be undone is not published.

        DELETE /api/experience/template/{id}.

        Args:
            template: id.

        Raises:
            NotFound: no such template.
        """
        await self._call(operations.DELETE_TEMPLATE, {"template": template}, options)

    async def list_candidates(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ExperienceCandidate]:
        """List the candidates that the token can see.

        GET /api/experience/candidate.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST_CANDIDATES, {}, options)

    async def preview_config(
        self, account: str, experience: str, *, options: RequestOptions | Options | None = None
    ) -> str:
        """Render the Pathfora configuration of one web experience as JavaScript, to preview it.

        GET /api/experience/preview/{accountid}/{id}/config.js.

        Args:
            account: id of the account, apart from the option `account_id`.
            experience: id.

        Returns:
            the text of a JavaScript file.

        Raises:
            NotFound: no such experience.
        """
        return await self._call(
            operations.PREVIEW_CONFIG, {"account": account, "experience": experience}, options
        )

    async def production_config(
        self, account: str, *, options: RequestOptions | Options | None = None
    ) -> str:
        """Render the Pathfora configurations of every published candidate as one JavaScript file.

        GET /api/experience/candidate/{accountid}/config.js.

        Args:
            account: id of the account, apart from the option `account_id`.

        Returns:
            the text of a JavaScript file.
        """
        return await self._call(operations.PRODUCTION_CONFIG, {"account": account}, options)

    async def list_groups(
        self,
        *,
        limit: int | None = None,
        deleted: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[ExperienceGroup]:
        """List the groups that the token can see.

        GET /api/experience/group.

        There is no paging: `limit` cuts the list, and no call asks for the rest.

        Args:
            limit: most groups to return.
            deleted: return softly deleted ones, too.
        """
        return await self._call(
            operations.LIST_GROUPS, {"limit": limit, "deleted": deleted}, options
        )

    async def create_group(
        self,
        *,
        label: str | Unset = UNSET,
        class_: str | Unset = UNSET,
        experiences: Sequence[str] | Unset | None = UNSET,
        child_groups: Sequence[str] | Unset | None = UNSET,
        body: ExperienceGroupCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ExperienceGroup:
        """Create a group, with children if given.

        POST /api/experience/group.

        Children make the server create a prioritization record, too, and set each child's
        `parent_group_id`.

        Args:
            label: name for people (required).
            class_: kind of group; its values are not published (required).
            experiences: ids of the experiences to adopt as children; cannot go with `child_groups`.
            child_groups: ids of the groups to adopt as children; cannot go with `experiences`.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: a field is missing or not acceptable.
        """
        return await self._call(
            operations.CREATE_GROUP,
            {
                "label": label,
                "class_": class_,
                "experiences": experiences,
                "child_groups": child_groups,
                "body": body,
            },
            options,
        )

    async def get_group(
        self,
        group: str,
        *,
        deleted: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ExperienceGroup:
        """Return one group.

        GET /api/experience/group/{id}.

        Args:
            group: id.
            deleted: return it also when it is softly deleted.

        Raises:
            NotFound: no such group.
        """
        return await self._call(operations.GET_GROUP, {"group": group, "deleted": deleted}, options)

    async def update_group(
        self,
        group: str,
        *,
        label: str | Unset = UNSET,
        class_: str | Unset = UNSET,
        experiences: Sequence[str] | Unset | None = UNSET,
        child_groups: Sequence[str] | Unset | None = UNSET,
        body: ExperienceGroupUpdate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ExperienceGroup:
        """Change one group and, if given, its children.

        PATCH /api/experience/group/{id}.

        Children make the server create a prioritization record, too, and set each child's
        `parent_group_id`. Children that are left out, or None, stay as they are; an empty list
        detaches all of them.

        Args:
            group: id.
            label: name for people.
            class_: kind of group; its values are not published.
            experiences: ids of the experiences that are its children; an empty list detaches all;
                cannot go with `child_groups`.
            child_groups: ids of the groups that are its children; an empty list detaches all;
                cannot go with `experiences`.
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no such group.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE_GROUP,
            {
                "group": group,
                "label": label,
                "class_": class_,
                "experiences": experiences,
                "child_groups": child_groups,
                "body": body,
            },
            options,
        )

    async def delete_group(
        self,
        group: str,
        *,
        method: Literal["soft", "hard"] | None = None,
        recursive: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Delete one group, softly unless told otherwise.

        DELETE /api/experience/group/{id}.

        Args:
            group: id.
            method: soft can be undone, though no call for that is published; hard is permanent:
                "soft" or "hard" (the server's default: soft).
            recursive: also delete everything downstream that depends on it.

        Raises:
            NotFound: no such group.
        """
        await self._call(
            operations.DELETE_GROUP,
            {"group": group, "method": method, "recursive": recursive},
            options,
        )

    async def set_group_priority(
        self,
        priority: Mapping[str, Any] | Sequence[Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Set the order of the top-level groups, which the web application calls Journeys.

        POST /api/experience/group/priority.

        Args:
            priority: the order; its shape is not published, and it is sent as it is given.

        Returns:
            the decoded JSON as it came: its shape is not published.

        Raises:
            BadRequest: the order is not acceptable.
        """
        return await self._call(operations.SET_GROUP_PRIORITY, {"body": priority}, options)

    async def list_prioritizations(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[ExperiencePrioritization]:
        """List the prioritization records that the token can see.

        GET /api/experience/prioritization.

        The list comes whole: there is no paging.
        """
        return await self._call(operations.LIST_PRIORITIZATIONS, {}, options)

    async def create_prioritization(
        self, record: Mapping[str, Any], *, options: RequestOptions | Options | None = None
    ) -> ExperiencePrioritization:
        """Create a prioritization record.

        POST /api/experience/prioritization.

        `create_group` and `update_group` make such a record by themselves when children are given.

        Args:
            record: every field of the record; their names are not published, so take those that
                `get_prioritization` returns for another.

        Raises:
            BadRequest: a field is missing or not acceptable.
        """
        return await self._call(operations.CREATE_PRIORITIZATION, {"body": record}, options)

    async def get_prioritization(
        self, prioritization: str, *, options: RequestOptions | Options | None = None
    ) -> ExperiencePrioritization:
        """Return one prioritization record.

        GET /api/experience/prioritization/{id}.

        Args:
            prioritization: id.

        Raises:
            NotFound: no such record.
        """
        return await self._call(
            operations.GET_PRIORITIZATION, {"prioritization": prioritization}, options
        )

    async def update_prioritization(
        self,
        prioritization: str,
        changes: Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> ExperiencePrioritization:
        """Change one prioritization record.

        PATCH /api/experience/prioritization/{id}.

        Args:
            prioritization: id.
            changes: the fields to change; their names are not published, so take those that
                `get_prioritization` returns.

        Raises:
            NotFound: no such record.
            BadRequest: a field is not acceptable.
        """
        return await self._call(
            operations.UPDATE_PRIORITIZATION,
            {"prioritization": prioritization, "body": changes},
            options,
        )

    async def delete_prioritization(
        self,
        prioritization: str,
        *,
        method: Literal["soft", "hard"] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> None:
        """Delete one prioritization record, softly unless told otherwise.

        DELETE /api/experience/prioritization/{id}.

        Args:
            prioritization: id.
            method: soft can be undone, though no call for that is published; hard is permanent:
                "soft" or "hard" (the server's default: soft).

        Raises:
            NotFound: no such record.
        """
        await self._call(
            operations.DELETE_PRIORITIZATION,
            {"prioritization": prioritization, "method": method},
            options,
        )
