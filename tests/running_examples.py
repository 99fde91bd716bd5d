"""Running the examples of the documentation."""

import ast
import inspect
from types import CodeType
from typing import Any


async def run(code: str, names: dict[str, Any]) -> None:
    """Run code that may `await` outside a function."""
    compiled = compile(code, "<example>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(compiled, CodeType)
    outcome = eval(compiled, names)
    if inspect.isawaitable(outcome):
        await outcome
