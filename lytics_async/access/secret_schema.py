"""The schema of a Secret for pydantic. Loaded only when pydantic asks for it."""

from __future__ import annotations

from typing import Any

from pydantic_core import CoreSchema, core_schema


def secret_schema(secret: type[Any], mask: str) -> CoreSchema:
    """Return the schema of a Secret: text that is read, and never written, but as `mask`."""

    def read(value: Any) -> Any:
        return value if isinstance(value, secret) else secret(value)

    return core_schema.no_info_before_validator_function(
        read,
        core_schema.is_instance_schema(secret),
        json_schema_input_schema=core_schema.str_schema(),
        serialization=core_schema.plain_serializer_function_ser_schema(
            lambda _: mask, return_schema=core_schema.str_schema()
        ),
        metadata={
            "pydantic_js_functions": [
                lambda _, __: {"type": "string", "format": "password", "writeOnly": True}
            ]
        },
    )
