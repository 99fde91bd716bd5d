"""The example notebook runs from its first cell to its last, as a kernel runs it."""

import ast
import inspect
import json
from pathlib import Path
from types import CodeType
from typing import Any

HERE = Path(__file__).parent


def compiled(source: str) -> tuple[CodeType, CodeType | None]:
    """Return a cell as statements and, like a kernel, its last expression apart."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    statements = compile(tree, "cell", "exec", flags=flags)
    if last is None:
        return statements, None
    return statements, compile(ast.Expression(last.value), "cell", "eval", flags=flags)


async def run(code: CodeType, names: dict[str, Any]) -> Any:
    value = eval(code, names)
    return await value if inspect.iscoroutine(value) else value


async def test_every_cell_runs() -> None:
    notebook = json.loads((HERE / "segments.ipynb").read_text())
    names: dict[str, Any] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            statements, expression = compiled("".join(cell["source"]))
            await run(statements, names)
            if expression is not None:
                shown.append(await run(expression, names))
    tables = [value._repr_html_() for value in shown if hasattr(value, "_repr_html_")]
    assert any("Segment" in table for table in tables)
    assert any(str(value).endswith("bytes") for value in shown)
