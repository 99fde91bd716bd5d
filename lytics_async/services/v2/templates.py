# generated from endpoints/v2/templates.toml; do not edit
"""The service `client.v2.templates`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from typing import Any, Literal

from lytics_async.call.operation import UNSET, Unset
from lytics_async.call.options import Options, RequestOptions
from lytics_async.call.service import Service
from lytics_async.models.v2.templates import (
    SampleSegmentsFields,
    Template,
    TemplateSourceTrial,
    TemplateTrial,
)
from lytics_async.operations.v2 import templates as operations


class Templates(Service):
    """Templates, which turn a profile into the payload of a webhook.

    Test a template before a job uses it: see `test` and `test_source`.

    Reached as `client.v2.templates`.
    """

    __slots__ = ()

    async def list(
        self, *, options: RequestOptions | Options | None = None
    ) -> builtins.list[Template]:
        """List the templates of the account, without their sources.

        GET /v2/template.
        """
        return await self._call(operations.LIST, {}, options)

    async def get(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> Template:
        """Return one template, without its source.

        GET /v2/template/{id}.

        Args:
            template: id of the template.

        Raises:
            NotFound: there is no such template.
        """
        return await self._call(operations.GET, {"template": template}, options)

    async def find(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> Template | None:
        """Return one template, without its source; None when there is none.

        GET /v2/template/{id}.

        Args:
            template: id of the template.
        """
        return await self._find(operations.GET, {"template": template}, options)

    async def get_source(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> str:
        """Return the source of a template.

        GET /v2/template/{id}/definition.

        The vendor's newer notes say that a source cannot be read; they did not try this call. Keep
        the source in your repository.

        Args:
            template: id of the template.

        Raises:
            NotFound: there is no such template.
        """
        return await self._call(operations.GET_SOURCE, {"template": template}, options)

    async def create(
        self,
        source: str,
        *,
        name: str,
        template_type: Literal["jsonnet", "handlebars", "js1"],
        description: str | None = None,
        desired_format: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Template:
        """Store a template.

        POST /v2/template.

        Args:
            source: the source of the template.
            name: its name.
            template_type: its language: "jsonnet" or "handlebars" or "js1".
            description: what it is for.
            desired_format: a sample of the payload, as JSON text; `test` fails without one, `{}`
                will do.

        Raises:
            BadRequest: the source or a parameter is not valid.
        """
        return await self._call(
            operations.CREATE,
            {
                "body": source,
                "name": name,
                "template_type": template_type,
                "description": description,
                "desired_format": desired_format,
            },
            options,
        )

    async def replace(
        self,
        template: str,
        source: str,
        *,
        name: str,
        template_type: Literal["jsonnet", "handlebars", "js1"],
        description: str | None = None,
        desired_format: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Template:
        """Replace a template.

        PUT /v2/template/{id}.

        Args:
            template: id of the template.
            source: the source of the template.
            name: its name.
            template_type: its language: "jsonnet" or "handlebars" or "js1".
            description: what it is for.
            desired_format: a sample of the payload, as JSON text.

        Raises:
            NotFound: there is no such template.
            BadRequest: the source or a parameter is not valid.
        """
        return await self._call(
            operations.REPLACE,
            {
                "template": template,
                "body": source,
                "name": name,
                "template_type": template_type,
                "description": description,
                "desired_format": desired_format,
            },
            options,
        )

    async def replace_by_post(
        self,
        template: str,
        source: str,
        *,
        name: str,
        template_type: Literal["jsonnet", "handlebars", "js1"],
        description: str | None = None,
        desired_format: str | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Template:
        """Replace a template, by the published method.

        POST /v2/template/{id}.

        The server refuses it with status 405: call `replace`.

        Args:
            template: id of the template.
            source: the source of the template.
            name: its name.
            template_type: its language: "jsonnet" or "handlebars" or "js1".
            description: what it is for.
            desired_format: a sample of the payload, as JSON text.

        Raises:
            NotFound: there is no such template.
            APIError: 405: the server takes `replace` only.
        """
        return await self._call(
            operations.REPLACE_BY_POST,
            {
                "template": template,
                "body": source,
                "name": name,
                "template_type": template_type,
                "description": description,
                "desired_format": desired_format,
            },
            options,
        )

    async def delete(
        self, template: str, *, options: RequestOptions | Options | None = None
    ) -> None:
        """Delete a template.

        DELETE /v2/template/{id}.

        Args:
            template: id of the template.

        Raises:
            NotFound: there is no such template.
        """
        await self._call(operations.DELETE, {"template": template}, options)

    async def test(
        self,
        template: str,
        *,
        entity: Mapping[str, Any] | Unset = UNSET,
        job_config: Mapping[str, Any] | Unset = UNSET,
        sample_segments: SampleSegmentsFields | Mapping[str, Any] | Unset | None = UNSET,
        body: TemplateTrial | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Render a stored template for a test profile.

        POST /v2/template/{id}/test.

        Args:
            template: id of the template.
            entity: the profile.
            job_config: the configuration of the job; an empty one leaves it undefined in the
                template.
            sample_segments: segments that the profile belongs to.
            body: all fields, instead of the keywords for them.

        Returns:
            the rendered payload, as text; an error of the template is in the text, too.

        Raises:
            NotFound: there is no such template.
            ServerError: the template has no `desired_format`.
        """
        return await self._call(
            operations.TEST,
            {
                "template": template,
                "entity": entity,
                "job_config": job_config,
                "sample_segments": sample_segments,
                "body": body,
            },
            options,
        )

    async def test_source(
        self,
        *,
        template_definition: str | Unset = UNSET,
        template_type: Literal["jsonnet", "handlebars"] | Unset = UNSET,
        entity: Mapping[str, Any] | Unset = UNSET,
        job_config: Mapping[str, Any] | Unset = UNSET,
        sample_segments: SampleSegmentsFields | Mapping[str, Any] | Unset | None = UNSET,
        body: TemplateSourceTrial | Mapping[str, Any] | None = None,
        options: RequestOptions | Options | None = None,
    ) -> Any:
        """Render a source that is not stored for a test profile.

        POST /v2/template/test.

        Args:
            template_definition: the source (required).
            template_type: its language (required).
            entity: the profile.
            job_config: the configuration of the job.
            sample_segments: segments that the profile belongs to.
            body: all fields, instead of the keywords for them.

        Returns:
            the rendered payload, as text; an error of the template is in the text, too.

        Raises:
            BadRequest: the source or its language is not valid.
        """
        return await self._call(
            operations.TEST_SOURCE,
            {
                "template_definition": template_definition,
                "template_type": template_type,
                "entity": entity,
                "job_config": job_config,
                "sample_segments": sample_segments,
                "body": body,
            },
            options,
        )
