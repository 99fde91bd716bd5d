"""Names of a package that are loaded on first use, read from the imports that type checkers see."""

import sys
from importlib import import_module
from typing import Any


def load_on_first_use(package: str, *, extra: str | None = None) -> bool:
    """Define `__all__`, `__getattr__` and `__dir__` of a package from the imports in its source.

    The package holds one block, `if TYPE_CHECKING or not load_on_first_use(__name__):`, whose lines
    read `from HOME import NAME as NAME`. HOME is imported when NAME is first used. So each name is
    written once, type checkers and bundlers see plain imports, and importing the package reads one
    file.

    Args:
        package: name of the package, which is being imported.
        extra: the extra that brings what the homes import; None = none is needed.

    Returns:
        False if the source cannot be read (a bundle may contain bytecode only). The block then
        runs.
    """
    module = sys.modules[package]
    homes = _homes(module)
    if not homes:
        return False

    def load(name: str) -> Any:
        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        if home == package:
            return import_module(f"{package}.{name}")
        if extra is None:
            value = getattr(import_module(home), name)
        else:
            from lytics_async.base.extras import needs

            with needs(extra, f"{package}.{name}"):
                value = getattr(import_module(home), name)
        setattr(module, name, value)
        return value

    vars(module).update(
        __all__=sorted(homes),
        __getattr__=load,
        __dir__=lambda: sorted({*vars(module), *homes}),
    )
    return True


def _homes(module: Any) -> dict[str, str]:
    """Return name -> home, for each import of the block; nothing if the source cannot be read."""
    try:
        # get_source() would import tokenize.
        source = module.__spec__.loader.get_data(module.__spec__.origin).decode()
    except (AttributeError, OSError, UnicodeDecodeError):
        return {}
    homes: dict[str, str] = {}
    for line in source.splitlines():
        if line.startswith("    from "):
            _, home, _, name, *_ = line.split()
            homes[name] = home
    return homes
