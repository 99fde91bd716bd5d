# generated from endpoints/v2/profiles.toml; do not edit
"""The service `client.v2.profiles`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lytics_async.call.composite import CompositeService
from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.models.v2.profiles import (
    BulkDeletion,
    ProfileDeletion,
    ProfileLookup,
    ProfileLookupRequest,
)
from lytics_async.operations.v2 import profiles as operations


class Profiles(CompositeService):
    """Profiles: looked up and deleted by an identity, and their attributes.

    A miss is a real 404 here, unlike `client.personalization`.

    Reached as `client.v2.profiles`.
    """

    __slots__ = ()

    async def get(
        self,
        table: str,
        key: str,
        value: str,
        *,
        field_blocklist: Sequence[str] | None = None,
        field_sources: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ProfileLookup:
        """Look a profile up by an identity.

        GET /v2/identity/{table}/{key}/{value}.

        The value is in the path, so it may end up in the log of a proxy; `lookup` sends it in the
        body.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.
            field_blocklist: fields to leave out.
            field_sources: whether to name the streams that each field comes from.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
        """
        return await self._call(
            operations.GET,
            {
                "table": table,
                "key": key,
                "value": value,
                "field_blocklist": field_blocklist,
                "field_sources": field_sources,
            },
            options,
        )

    async def find(
        self,
        table: str,
        key: str,
        value: str,
        *,
        field_blocklist: Sequence[str] | None = None,
        field_sources: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ProfileLookup | None:
        """Look a profile up by an identity; None when there is none.

        GET /v2/identity/{table}/{key}/{value}.

        The value is in the path, so it may end up in the log of a proxy; `lookup` sends it in the
        body.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.
            field_blocklist: fields to leave out.
            field_sources: whether to name the streams that each field comes from.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
        """
        return await self._find(
            operations.GET,
            {
                "table": table,
                "key": key,
                "value": value,
                "field_blocklist": field_blocklist,
                "field_sources": field_sources,
            },
            options,
        )

    async def lookup(
        self,
        *,
        field_blocklist: Sequence[str] | None = None,
        table: str | Unset = UNSET,
        key: str | Unset = UNSET,
        value: str | Unset = UNSET,
        body: ProfileLookupRequest | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ProfileLookup:
        """Look a profile up by an identity that is sent in the body.

        POST /v2/identity/lookup.

        Nothing personal is in the URL, unlike `get`. It only reads, so it is retried like a GET.

        Args:
            field_blocklist: fields to leave out.
            table: table of the profile, mostly `user` (required).
            key: name of the identity field (required).
            value: value of the identity field (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
        """
        return await self._call(
            operations.LOOKUP,
            {
                "field_blocklist": field_blocklist,
                "table": table,
                "key": key,
                "value": value,
                "body": body,
            },
            options,
        )

    async def find_by_lookup(
        self,
        *,
        field_blocklist: Sequence[str] | None = None,
        table: str | Unset = UNSET,
        key: str | Unset = UNSET,
        value: str | Unset = UNSET,
        body: ProfileLookupRequest | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ProfileLookup | None:
        """Look a profile up by an identity that is sent in the body; None when there is none.

        POST /v2/identity/lookup.

        Nothing personal is in the URL, unlike `get`. It only reads, so it is retried like a GET.

        Args:
            field_blocklist: fields to leave out.
            table: table of the profile, mostly `user` (required).
            key: name of the identity field (required).
            value: value of the identity field (required).
            body: all fields, instead of the keywords for them.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
        """
        return await self._find(
            operations.LOOKUP,
            {
                "field_blocklist": field_blocklist,
                "table": table,
                "key": key,
                "value": value,
                "body": body,
            },
            options,
        )

    async def delete(
        self, table: str, key: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> ProfileDeletion:
        """Request the deletion of a profile for reasons of privacy.

        DELETE /v2/identity/{table}/{key}/{value}.

        The response confirms the receipt only: keep `request_id`, and follow it. There is no way
        back.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
        """
        return await self._call(
            operations.DELETE, {"table": table, "key": key, "value": value}, options
        )

    async def delete_and_wait(
        self,
        table: str,
        key: str,
        value: str,
        *,
        timeout: float,
        interval: float = 1.0,
        on_progress: Callable[[ProfileDeletion], None] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> ProfileDeletion:
        """Request the deletion of a profile for reasons of privacy, and wait until it is done.

        DELETE /v2/identity/{table}/{key}/{value}, then GET /v2/identity/deletestatus/{request_id}
        again and again.

        The response confirms the receipt only: keep `request_id`, and follow it. There is no way
        back.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.
            timeout: seconds to wait at most; the deletion continues at the server all the same.
            interval: seconds between the first two polls; each wait is half as long again, up to 30
                seconds.
            on_progress: called with every state.

        Returns:
            the last state.

        Raises:
            NotFound: no profile has this value in this field (`ENTITY-NOTFOUND-012`).
            BadRequest: the table or the field is unknown (`BADREQ-001`).
            RequestTimeout: it was not done in time.
        """
        return await self._follow(
            operations.DELETE,
            {"table": table, "key": key, "value": value},
            operations.GET_DELETE_STATUS,
            argument="request_id",
            identifier="request_id",
            done="completed",
            timeout=timeout,
            interval=interval,
            on_progress=on_progress,
            options=options,
        )

    async def get_delete_status(
        self, request_id: str, *, options: RequestOptions | Options | None = None
    ) -> ProfileDeletion:
        """Return the state of a requested deletion.

        GET /v2/identity/deletestatus/{request_id}.

        Args:
            request_id: id from `delete` or `delete_many`.

        Raises:
            NotFound: there is no such request (`NOTFOUND-003`).
        """
        return await self._call(operations.GET_DELETE_STATUS, {"request_id": request_id}, options)

    async def delete_many(
        self,
        table: str,
        field: str,
        values: Sequence[str] | Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> BulkDeletion:
        """Queue the deletion of many profiles.

        DELETE /v2/identity/queue/bulk/{table}/{field}.

        Every value has a request of its own, whose state `get_delete_status` returns. There is no
        way back.

        Args:
            table: table of the profiles, mostly `user`.
            field: name of the identity field.
            values: values of the field, one for each profile.

        Raises:
            BadRequest: the table or the field is unknown, or the body is not valid (`BADREQ-001`).
        """
        return await self._call(
            operations.DELETE_MANY, {"table": table, "field": field, "body": values}, options
        )

    async def get_attributes(
        self, table: str, key: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> dict[str, Any]:
        """Return the attributes of a profile.

        GET /v2/attributes/{table}/{key}/{value}.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.

        Returns:
            the attributes by name.

        Raises:
            NotFound: there is no such profile or attribute (`NOTFOUND-003`).
            BadRequest: the table is unknown (`BADREQ-001`).
        """
        return await self._call(
            operations.GET_ATTRIBUTES, {"table": table, "key": key, "value": value}, options
        )

    async def find_attributes(
        self, table: str, key: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> dict[str, Any] | None:
        """Return the attributes of a profile; None when there is none.

        GET /v2/attributes/{table}/{key}/{value}.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.

        Returns:
            the attributes by name.

        Raises:
            NotFound: there is no such profile or attribute (`NOTFOUND-003`).
            BadRequest: the table is unknown (`BADREQ-001`).
        """
        return await self._find(
            operations.GET_ATTRIBUTES, {"table": table, "key": key, "value": value}, options
        )

    async def update_attributes(
        self,
        table: str,
        key: str,
        value: str,
        attributes: Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> dict[str, Any]:
        """Set some attributes of a profile.

        PATCH /v2/attributes/{table}/{key}/{value}.

        This is the one write that changes a profile immediately, without the detour over a stream.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.
            attributes: value by name of each attribute to set; the others stay.

        Returns:
            the attributes by name, as they are now.

        Raises:
            NotFound: there is no such profile or attribute (`NOTFOUND-003`).
            BadRequest: the table is unknown, or the body is not JSON (`BADREQ-001`).
        """
        return await self._call(
            operations.UPDATE_ATTRIBUTES,
            {"table": table, "key": key, "value": value, "body": attributes},
            options,
        )

    async def replace_attributes(
        self,
        table: str,
        key: str,
        value: str,
        attributes: Mapping[str, Any],
        *,
        options: RequestOptions | Options | None = None,
    ) -> dict[str, Any]:
        """Replace all attributes of a profile.

        PUT /v2/attributes/{table}/{key}/{value}.

        This replaces everything: an attribute that is left out is removed. `update_attributes` sets
        some of them.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.
            attributes: value by name of all attributes.

        Returns:
            the attributes by name, as they are now.

        Raises:
            NotFound: there is no such profile or attribute (`NOTFOUND-003`).
            BadRequest: the table is unknown, or the body is not JSON (`BADREQ-001`).
        """
        return await self._call(
            operations.REPLACE_ATTRIBUTES,
            {"table": table, "key": key, "value": value, "body": attributes},
            options,
        )

    async def delete_attributes(
        self, table: str, key: str, value: str, *, options: RequestOptions | Options | None = None
    ) -> Any:
        """Remove the attributes of a profile.

        DELETE /v2/attributes/{table}/{key}/{value}.

        The profile itself stays; `delete` removes it.

        Args:
            table: table of the profile, mostly `user`.
            key: name of the identity field, such as `email`.
            value: value of the identity field.

        Raises:
            NotFound: there is no such profile or attribute (`NOTFOUND-003`).
            BadRequest: the table is unknown (`BADREQ-001`).
        """
        return await self._call(
            operations.DELETE_ATTRIBUTES, {"table": table, "key": key, "value": value}, options
        )
