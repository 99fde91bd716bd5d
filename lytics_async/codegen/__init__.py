"""The generator: the endpoint table -> models/, operations/, services/, configs/, the registry, and
the reference.

`generate()` is a pure function from the bytes of the table to the text of every generated file.
`python -m lytics_async.codegen` writes the files, `--check` compares them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lytics_async.codegen import (
    configs,
    form,
    models,
    operations,
    reading,
    reference,
    registry,
    services,
)
from lytics_async.codegen.form import FamilyRow, TableError
from lytics_async.codegen.formatting import formatted
from lytics_async.codegen.module_text import known_imports, module_text

__all__ = ["TableError", "generate"]

WHOLE_TABLE = "endpoints/"


def generate(table: Mapping[str, bytes], *, package: str = "lytics_async") -> dict[str, str]:
    """Return every generated file: path below the package, or below docs/ for `reference/…` ->
    text.

    Args:
        table: path below endpoints/, such as `v1/segment.toml`, -> bytes.
        package: the package that the files are written into; the hand-written core is always
            lytics_async.

    Raises:
        TableError: a row that cannot be generated from; the message names file and row.
    """
    rows = reading.read(table)
    files = _package_files(rows.families, package)
    for family in rows.families:
        files |= _family_files(family, rows.families, package)
    files |= configs.configs(rows, package)
    pages = reference.reference(rows.families, configs=bool(rows.providers))
    return formatted(files | pages)


def _package_files(families: Sequence[FamilyRow], package: str) -> dict[str, str]:
    """The files that contain the families together."""
    first = [family for family in families if family.api == "v1"]
    second = [family for family in families if family.api == "v2"]
    versions = ["v2"] if second else []
    bodies = {
        "registry.py": ("Every operation by name.", registry.registry_body(package, families)),
        "models/__init__.py": (
            "Every model, loaded on first use.",
            registry.models_package(package, first, versions),
        ),
        "operations/__init__.py": (
            "The operations by service: `operations.<service>.<METHOD>`, loaded on first use.",
            registry.operations_package(package, first, versions),
        ),
        "services/__init__.py": (
            "The services as properties of the client.",
            registry.services_package(package, first, versions),
        ),
    }
    if second:
        bodies |= {
            "models/v2/__init__.py": (
                "Every model of API v2, loaded on first use.",
                registry.models_package(package, second),
            ),
            "operations/v2/__init__.py": (
                "The operations of API v2 by service, loaded on first use.",
                registry.operations_package(package, second, []),
            ),
            "services/v2/__init__.py": (
                "The services of API v2 as properties.",
                registry.version_package(package, "v2", second),
            ),
        }
    imports = known_imports()
    return {
        path: module_text(WHOLE_TABLE, doc, body, imports) for path, (doc, body) in bodies.items()
    }


def _family_files(family: FamilyRow, families: Sequence[FamilyRow], package: str) -> dict[str, str]:
    """The three modules of one family."""
    owners = form.models_of(families, family.api)
    rows = {name: row for name, (_, row) in owners.items()}
    imports = known_imports()
    for name, (owner, _) in owners.items():
        imports[name] = f"from {registry.module_of(package, 'models', owner)} import {name}"
    for module, word in configs.INDEXES.values():
        imports[f"{word}_class"] = f"from {package}.{module} import {word}_class"
    imports["operations"] = registry.operations_import(package, family)
    foreign = {
        name: line
        for name, line in imports.items()
        if name not in {model.name for model in family.models}
    }
    folder = "" if family.api == "v1" else f"{family.api}/"
    client = f"client.{folder.replace('/', '.')}{family.service}"
    source = f"{WHOLE_TABLE}{family.source}"
    modules = {
        "models": (f"Models of `{client}`.", models.models_body(family), foreign),
        "operations": (
            f"Operations of `{client}`.",
            operations.operations_body(family, rows),
            imports,
        ),
        "services": (f"The service `{client}`.", services.services_body(family, rows), imports),
    }
    return {
        f"{layer}/{folder}{family.service}.py": module_text(source, doc, body, known)
        for layer, (doc, body, known) in modules.items()
    }
