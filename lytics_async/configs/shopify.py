# generated from endpoints/v2/configs/shopify.toml; do not edit
"""Configurations of Shopify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lytics_async.call.configuration import Credential, JobConfig

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lytics_async.access.secret import Secret


class ShopifyApiToken(Credential, slug="shopify-api-token"):
    """A credential of the type `shopify-api-token`."""

    subdomain: str | None = None
    token: Secret | str | None = None
    """Token that the provider issued."""


class ShopifyImport(JobConfig, slug="shopify-import"):
    """The configuration of a job of the workflow `shopify-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    customer_fields: Sequence[str] | None = None
    customers_since: datetime | str | None = None
    import_customer_metafields: bool | None = None
    include_closed_orders: bool | None = None
    include_product_types: bool | None = None
    order_fields: Sequence[str] | None = None
    orders_since: datetime | str | None = None
    skip_customers: bool | None = None
    skip_orders: bool | None = None


class ShopifyProductImport(JobConfig, slug="shopify-product-import"):
    """The configuration of a job of the workflow `shopify-product-import`."""

    continuous_update: bool | None = None
    """Whether the job continues with changes after the first run."""
    end_date: datetime | str | None = None
    """End of the time that is covered."""
    product_prefix: str | None = None
    start_date: datetime | str | None = None
    """Start of the time that is covered."""
