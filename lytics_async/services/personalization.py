# generated from endpoints/v1/personalization.toml; do not edit
"""The service `client.personalization`."""

from __future__ import annotations

from collections.abc import Sequence

from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.personalization import DeletionRequest, EntitySegments, Profile
from lytics_async.operations import personalization as operations


class Personalization(Service):
    """Profiles, looked up one at a time by an identity field, and their deletion.

    Reached as `client.personalization`.
    """

    __slots__ = ()

    async def get_entity(
        self,
        table: str,
        field: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile:
        """Look up one entity of a table by an identity field.

        GET /api/entity/{table}/{fieldname}/{fieldval}.

        The server responds to a miss with status 200 and the message `Not Found`, which raises
        NotFound here; `Timed out` is retried.

        Args:
            table: `user`, or another table of the account, such as `content`.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the entity belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            NotFound: no entity has this value in this field.
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._call(
            operations.GET_ENTITY,
            {
                "table": table,
                "field": field,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def find_entity(
        self,
        table: str,
        field: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile | None:
        """Look up one entity of a table by an identity field; None when there is none.

        GET /api/entity/{table}/{fieldname}/{fieldval}.

        The server responds to a miss with status 200 and the message `Not Found`, which raises
        NotFound here; `Timed out` is retried.

        Args:
            table: `user`, or another table of the account, such as `content`.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the entity belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._find(
            operations.GET_ENTITY,
            {
                "table": table,
                "field": field,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def get_entity_by_cookie(
        self,
        table: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile:
        """Look up one entity of a table by its cookie id.

        GET /api/entity/{table}/{fieldval}.

        Args:
            table: `user`, or another table of the account; `deletestatus` cannot be one here, since
                that path is taken.
            value: the cookie id; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the entity belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            NotFound: no entity has this cookie id.
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._call(
            operations.GET_ENTITY_BY_COOKIE,
            {
                "table": table,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def find_entity_by_cookie(
        self,
        table: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile | None:
        """Look up one entity of a table by its cookie id; None when there is none.

        GET /api/entity/{table}/{fieldval}.

        Args:
            table: `user`, or another table of the account; `deletestatus` cannot be one here, since
                that path is taken.
            value: the cookie id; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the entity belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._find(
            operations.GET_ENTITY_BY_COOKIE,
            {
                "table": table,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def get_user_profile(
        self,
        field: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile:
        """Look up one user by an identity field.

        GET /api/me/{fieldname}/{fieldval}.

        The same as `get_entity("user", …)`.

        Args:
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the user belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            NotFound: no user has this value in this field.
            ServerError: the server's own look-up timed out.
        """
        return await self._call(
            operations.GET_USER_PROFILE,
            {
                "field": field,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def find_user_profile(
        self,
        field: str,
        value: str,
        *,
        fields: Sequence[str] | None = None,
        field_blocklist: Sequence[str] | None = None,
        include_fields: bool | None = None,
        segments: bool | None = None,
        meta: bool | None = None,
        download: bool | None = None,
        all_segments: bool | None = None,
        explain: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Profile | None:
        """Look up one user by an identity field; None when there is none.

        GET /api/me/{fieldname}/{fieldval}.

        The same as `get_entity("user", …)`.

        Args:
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.
            fields: fields to return; all when omitted.
            field_blocklist: fields to leave out.
            include_fields: return every field on the account's list of public ones.
            segments: return the segments that the user belongs to (the server's default: True).
            meta: return the meta fields, such as the fields that can be looked up by (the server's
                default: True).
            download: respond with a file attachment; the content is the same (the server's default:
                False).
            all_segments: return the ids of all segments that the entity belongs to, as
                `Profile.all_segments` (the server's default: False).
            explain: return where the data came from: the members `entity` (the profile),
                `fragments` and `keys` instead of the fields (the server's default: False).

        Raises:
            ServerError: the server's own look-up timed out.
        """
        return await self._find(
            operations.GET_USER_PROFILE,
            {
                "field": field,
                "value": value,
                "fields": fields,
                "field_blocklist": field_blocklist,
                "include_fields": include_fields,
                "segments": segments,
                "meta": meta,
                "download": download,
                "all_segments": all_segments,
                "explain": explain,
            },
            options,
        )

    async def get_entity_segments(
        self, table: str, field: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> EntitySegments:
        """Return the segments that one entity belongs to.

        GET /api/entity/{table}/segments/{fieldname}/{fieldval}.

        Args:
            table: `user`, or another table of the account.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.

        Raises:
            NotFound: no entity has this value in this field.
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._call(
            operations.GET_ENTITY_SEGMENTS,
            {"table": table, "field": field, "value": value},
            options,
        )

    async def find_entity_segments(
        self, table: str, field: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> EntitySegments | None:
        """Return the segments that one entity belongs to; None when there is none.

        GET /api/entity/{table}/segments/{fieldname}/{fieldval}.

        Args:
            table: `user`, or another table of the account.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.

        Raises:
            ServerError: the server's own look-up timed out, or there is no such table.
        """
        return await self._find(
            operations.GET_ENTITY_SEGMENTS,
            {"table": table, "field": field, "value": value},
            options,
        )

    async def delete_entity(
        self,
        table: str,
        field: str,
        value: str,
        *,
        conflicts: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> DeletionRequest:
        """Delete an entity permanently, with all that its identities lead to unless
        `conflicts=False`.

        DELETE /api/entity/{table}/{fieldname}/{fieldval}.

        This is what a right-to-be-forgotten request needs. The server's default, `conflicts=True`,
        follows identities greedily, and can delete more than the one profile that a look-up shows.
        Nothing can be undone. The response confirms the receipt only: keep `request_id` and ask
        `get_entity_delete_status`. Look-ups may miss the entity soon; removal from the archives
        takes longer.

        Args:
            table: table of the entity, mostly `user`.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.
            conflicts: False deletes only the one entity; True also what its identities lead to (the
                server's default: True).

        Raises:
            PermissionDenied: the token lacks a role.
            ServerError: there is no such table.
        """
        return await self._call(
            operations.DELETE_ENTITY,
            {"table": table, "field": field, "value": value, "conflicts": conflicts},
            options,
        )

    async def soft_delete_entity(
        self, table: str, field: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Hide one entity permanently, keeping its records; a miss is not reported.

        DELETE /api/entity/softdelete/{table}/{fieldname}/{fieldval}.

        The server returns 200 even if there is no such entity: look it up first. Its call to undo
        this is retired.

        Args:
            table: table of the entity, mostly `user`.
            field: identity field to look up by, such as `email`.
            value: its value; quoted as the path needs it.

        Raises:
            ServerError: there is no such table.
        """
        await self._call(
            operations.SOFT_DELETE_ENTITY, {"table": table, "field": field, "value": value}, options
        )

    async def get_entity_delete_status(
        self, request_id: str, *, options: RequestOptions | Options | None = None
    ) -> DeletionRequest:
        """Tell how far a requested deletion has come.

        GET /api/entity/deletestatus/{request_id}.

        Args:
            request_id: id that `delete_entity` returned.

        Raises:
            NotFound: no such request.
        """
        return await self._call(
            operations.GET_ENTITY_DELETE_STATUS, {"request_id": request_id}, options
        )
