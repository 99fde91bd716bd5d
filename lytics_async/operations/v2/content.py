# generated from endpoints/v2/content.toml; do not edit
"""Operations of `client.v2.content`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.models.v2.content import (
    ContentAlignment,
    ContentClassification,
    ContentEnrichment,
    ContentOpportunities,
)

ALIGN: Final[Operation[ContentAlignment]] = Operation(
    name="v2.content.align",
    method="POST",
    path="/v2/content/align",
    retry="safe",
    structure=ContentAlignment.from_json,
    returns="ContentAlignment",
    type=ContentAlignment,
    api="v2",
    query_params=(
        Param(name="method", wire="method"),
        Param(name="config", wire="config"),
        Param(name="limit", wire="limit"),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("topics", "topics"),),
        required_fields=frozenset({"topics"}),
    ),
)
"""Compute how well content lines up with topics."""

# The page is fetched and enriched, which a monthly limit counts.
CLASSIFY: Final[Operation[ContentClassification]] = Operation(
    name="v2.content.classify",
    method="POST",
    path="/v2/content/classify",
    retry="never",
    structure=ContentClassification.from_json,
    returns="ContentClassification",
    type=ContentClassification,
    api="v2",
    query_params=(Param(name="url", wire="url", required=True),),
)
"""Find out what a page is about, and report the steps."""

# What is enriched counts towards a monthly limit.
ENRICH: Final[Operation[ContentEnrichment]] = Operation(
    name="v2.content.enrich",
    method="POST",
    path="/v2/content/enrich",
    retry="never",
    structure=ContentEnrichment.from_json,
    returns="ContentEnrichment",
    type=ContentEnrichment,
    api="v2",
    query_params=(
        Param(name="url", wire="url"),
        Param(name="text", wire="text"),
    ),
)
"""Find the topics of a page or a text."""

GET_OPPORTUNITIES: Final[Operation[ContentOpportunities]] = Operation(
    name="v2.content.get_opportunities",
    method="GET",
    path="/v2/content/opportunity",
    retry="safe",
    structure=ContentOpportunities.from_json,
    returns="ContentOpportunities",
    type=ContentOpportunities,
    api="v2",
    query_params=(Param(name="date", wire="date"),),
)
"""Return which topics are wanted, and how much there is of them."""
