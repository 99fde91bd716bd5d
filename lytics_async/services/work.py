# generated from endpoints/v1/work.toml; do not edit
"""The service `client.work`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.work import WorkCreate, WorkItem
from lytics_async.operations import work as operations


class Work(Service):
    """Work: running instances of workflows, such as an import or an export.

    Most work runs continuously, some of it finishes. `workflows.list` lists the kinds.

    Reached as `client.work`.
    """

    __slots__ = ()

    async def list(
        self,
        *,
        show_hidden: bool | None = None,
        state: bool | None = None,
        show_completed: bool | None = None,
        show_deleted: bool | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[WorkItem]:
        """List the work of the account.

        GET /api/work.

        The list comes whole: there is no paging.

        Args:
            show_hidden: list hidden work, too (the server's default: True).
            state: return the state of each (the server's default: True).
            show_completed: list finished work, too (the server's default: False).
            show_deleted: list deleted work, too (the server's default: False).
        """
        return await self._call(
            operations.LIST,
            {
                "show_hidden": show_hidden,
                "state": state,
                "show_completed": show_completed,
                "show_deleted": show_deleted,
            },
            options,
        )

    async def create(
        self,
        *,
        workflow_id: str | Unset = UNSET,
        config: Mapping[str, Any] | Unset = UNSET,
        name: str | Unset = UNSET,
        body: WorkCreate | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> WorkItem:
        """Start work: a workflow with a configuration.

        POST /api/work.

        Args:
            workflow_id: id or name of the workflow.
            config: its configuration; which keys are valid depends on the workflow.
            name: name for people.
            body: all fields, instead of the keywords for them.

        Raises:
            BadRequest: the workflow is unknown, or its configuration is not acceptable.
        """
        return await self._call(
            operations.CREATE,
            {"workflow_id": workflow_id, "config": config, "name": name, "body": body},
            options,
        )

    async def get(self, work: str, *, options: RequestOptions | Options | None = None) -> WorkItem:
        """Return one piece of work, its state included.

        GET /api/work/{id}.

        Args:
            work: id of the work.

        Raises:
            NotFound: no such work.
        """
        return await self._call(operations.GET, {"work": work}, options)

    async def delete(self, work: str, *, options: RequestOptions | Options | None = None) -> None:
        """Delete one piece of work; `list` can still show it.

        DELETE /api/work/{id}.

        Args:
            work: id of the work.

        Raises:
            NotFound: no such work.
        """
        await self._call(operations.DELETE, {"work": work}, options)

    async def list_by_status(
        self,
        *,
        resume: bool,
        status: Literal["runnable", "errorwait", "paused", "killed"] | str | None = None,
        workflow_id: str | None = None,
        of_account: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[WorkItem]:
        """List the work that has a status, and resume it if asked to.

        GET /api/work/_status.

        With `resume=True` this starts work again, although it is a GET.

        Args:
            resume: True (the server's own default) resumes the work that is found, False only
                looks.
            status: status to look for: "runnable" or "errorwait" or "paused" or "killed" (the
                server's default: runnable).
            workflow_id: only work of this workflow.
            of_account: only work of this account, going by the published name; it is not the
                `account_id` of every call.
        """
        return await self._call(
            operations.LIST_BY_STATUS,
            {
                "resume": resume,
                "status": status,
                "workflow_id": workflow_id,
                "of_account": of_account,
            },
            options,
        )

    async def send_command(
        self,
        work: str,
        command: Literal["pause", "delete"] | str,
        *,
        for_: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> WorkItem:
        """Send one piece of work a command, such as pause.

        POST /api/work/{id}/{cmd}.

        Args:
            work: id of the work.
            command: the command, a bare word: "pause", "delete" or another; the published page
                names no more.
            for_: how long it is to hold, as a duration such as `1h`.

        Raises:
            NotFound: no such work.
            BadRequest: no such command.
        """
        return await self._call(
            operations.SEND_COMMAND, {"work": work, "command": command, "for_": for_}, options
        )

    async def bounce_all(
        self,
        *,
        all_accounts: bool,
        status: Literal["runnable", "errorwait", "paused", "killed"] | str | None = None,
        command: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> builtins.list[WorkItem]:
        """Bounce many pieces of work in one call, chosen by status.

        POST /api/work/_bounceall.

        Most likely a call for the operators of Lytics; expect an ordinary token to be refused.

        Args:
            all_accounts: True (the server's own default) reaches the work of every account, False
                that of one account only.
            status: only work of this status: "runnable" or "errorwait" or "paused" or "killed".
            command: command to send, a bare word such as pause.

        Raises:
            PermissionDenied: the token may not do this.
        """
        return await self._call(
            operations.BOUNCE_ALL,
            {"all_accounts": all_accounts, "status": status, "command": command},
            options,
        )
