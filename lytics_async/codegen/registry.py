"""The families together: lazy packages, the mixin of services, the registry of operations."""

from __future__ import annotations

from collections.abc import Sequence

from lytics_async.codegen.docstring import docstring
from lytics_async.codegen.form import FamilyRow
from lytics_async.codegen.operations import constant_name, operation_name

_LAZY = [
    "else:",
    "    def __getattr__(name: str) -> object:",
    "        module = _MODULES.get(name)",
    "        if module is None:",
    '            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
]


def module_of(package: str, layer: str, family: FamilyRow) -> str:
    """Return the name of the generated module of a family in one layer: models, operations or
    services.
    """
    version = "" if family.api == "v1" else f".{family.api}"
    return f"{package}.{layer}{version}.{family.service}"


def operations_import(package: str, family: FamilyRow) -> str:
    """Return the line that imports a family's operations as `operations`."""
    parent, _, module = module_of(package, "operations", family).rpartition(".")
    return f"from {parent} import {module} as operations"


def models_package(
    package: str, families: Sequence[FamilyRow], versions: Sequence[str] = ()
) -> list[str]:
    """Return the lines of models/__init__.py: every model, loaded on first use.

    Args:
        versions: packages of further API versions below it.
    """
    modules = {
        model.name: module_of(package, "models", family)
        for family in families
        for model in family.models
    }
    return [
        "if TYPE_CHECKING:",
        *(f"    from {package}.models import {version} as {version}" for version in versions),
        *(f"    from {module} import {name} as {name}" for name, module in sorted(modules.items())),
        "    pass" if not modules else "",
        *_LAZY[:2],
        *(
            line
            for version in versions
            for line in (
                f'        if name == "{version}":',
                f'            return import_module("{package}.models.{version}")',
            )
        ),
        *_LAZY[2:],
        "        return getattr(import_module(module), name)",
        "",
        "    def __dir__() -> list[str]:",
        f"        return sorted([*globals(), *_MODULES{''.join(f', {version!r}' for version in versions)}])",
        "",
        f"_MODULES = {modules!r}",
    ]


def operations_package(
    package: str, families: Sequence[FamilyRow], versions: Sequence[str]
) -> list[str]:
    """Return the lines of operations/__init__.py: every module of operations, loaded on first use.

    Args:
        versions: packages of further API versions below it.
    """
    modules = {family.service: module_of(package, "operations", family) for family in families}
    modules |= {version: f"{package}.operations.{version}" for version in versions}
    return [
        "if TYPE_CHECKING:",
        *(
            f"    from {module.rpartition('.')[0]} import {name} as {name}"
            for name, module in sorted(modules.items())
        ),
        *_LAZY,
        "        return import_module(module)",
        "",
        "    def __dir__() -> list[str]:",
        "        return sorted([*globals(), *_MODULES])",
        "",
        f"_MODULES = {modules!r}",
    ]


def services_package(
    package: str, families: Sequence[FamilyRow], versions: Sequence[str]
) -> list[str]:
    """Return the lines of services/__init__.py: the mixin that gives the client its services."""
    imports = [(module_of(package, "services", family), family.class_name) for family in families]
    imports += [(f"{package}.services.{version}", version.upper()) for version in versions]
    imports.append(("lytics_async.call.service", "Service"))
    lines = [
        'S = TypeVar("S", bound="Service")',
        "",
        "if TYPE_CHECKING:",
        *(f"    from {module} import {name}" for module, name in sorted(imports)),
        "",
        "",
        "class Services:",
        f"    {docstring('One property per service; each loads its module on first use.', indent=4)}",
        "",
        "    def _service(self, kind: type[S]) -> S:",
        '        """Build a service; the client knows what it needs."""',
        "        raise NotImplementedError",
        "",
        "    def _scrubbed(self, value: Any) -> Any:",
        '        """Return decoded JSON from a server without the tokens, for a message or a ledger."""',
        "        raise NotImplementedError",
    ]
    for family in families:
        lines += _property(family, module_of(package, "services", family), "self._service({})")
    for version in versions:
        lines += [
            "",
            "    @cached_property",
            f"    def {version}(self) -> {version.upper()}:",
            f'        """The services of API {version}."""',
            f"        from {package}.services.{version} import {version.upper()}",
            "",
            f"        return {version.upper()}(self)",
        ]
    return lines


def version_package(package: str, version: str, families: Sequence[FamilyRow]) -> list[str]:
    """Return the lines of services/<version>/__init__.py: the services of a further API version."""
    imports = [(module_of(package, "services", family), family.class_name) for family in families]
    lines = [
        "if TYPE_CHECKING:",
        f"    from {package}.services import Services",
        *(f"    from {module} import {name}" for module, name in sorted(imports)),
        "",
        "",
        f"class {version.upper()}:",
        f"    {docstring(f'The services of API {version}, reached as `client.{version}`.', indent=4)}",
        "",
        "    def __init__(self, client: Services) -> None:",
        "        self._client = client",
    ]
    for family in families:
        lines += _property(
            family, module_of(package, "services", family), "self._client._service({})"
        )
    return lines


def registry_body(package: str, families: Sequence[FamilyRow]) -> list[str]:
    """Return the lines of registry.py."""
    operations = {
        operation_name(family, row): (module_of(package, "operations", family), constant_name(row))
        for family in families
        for row in family.operations
    }
    services = {
        operation_name(family, row).rpartition(".")[0]: module_of(package, "services", family)
        for family in families
        for row in family.operations
    }
    published = {
        operation_name(family, row): (
            row.departure.method or row.method,
            row.departure.path or row.path,
        )
        for family in families
        for row in family.operations
        if row.departure.method or row.departure.path
    }
    return [
        "OPERATIONS: Final[Mapping[str, tuple[str, str]]] = {",
        *(
            f'    "{name}": ("{module}", "{constant}"),'
            for name, (module, constant) in operations.items()
        ),
        "}",
        '"""Operation name -> (module, constant)."""',
        "",
        "SERVICES: Final[Mapping[str, str]] = {",
        *(f'    "{name}": "{module}",' for name, module in services.items()),
        "}",
        '"""Service name -> module of its class."""',
        "",
        f"PUBLISHED: Final[Mapping[str, tuple[str, str]]] = {published!r}",
        '"""Operation name -> method and path in the published reference, where they differ from those',
        'that are sent."""',
        "",
        "",
        "def find(name: str) -> Operation[Any]:",
        '    """Return the operation of a name such as `segments.list`; raises ArgumentError if unknown."""',
        "    place = OPERATIONS.get(name)",
        "    if place is None:",
        "        from difflib import get_close_matches",
        "",
        "        near = get_close_matches(name, OPERATIONS)",
        '        hint = f"did you mean {\' or \'.join(near)}?" if near else "registry.OPERATIONS lists them all."',
        '        raise ArgumentError(f"There is no operation {name!r}; {hint}")',
        "    module, constant = place",
        "    operation: Operation[Any] = getattr(import_module(module), constant)",
        "    return operation",
    ]


def _property(family: FamilyRow, module: str, build: str) -> list[str]:
    return [
        "",
        "    @cached_property",
        f"    def {family.service}(self) -> {family.class_name}:",
        f"        {docstring(family.doc, indent=8)}",
        f"        from {module} import {family.class_name}",
        "",
        f"        return {build.format(family.class_name)}",
    ]
