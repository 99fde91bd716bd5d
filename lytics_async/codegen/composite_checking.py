"""What the rows of operations that belong together must keep to: configured, replaces, edit,
follow.
"""

from __future__ import annotations

from collections.abc import Mapping

from lytics_async.codegen.form import FamilyRow, ModelRow, OperationRow, TableError


def check_configured(row: OperationRow, models: Mapping[str, ModelRow], where: str) -> None:
    """A configuration is in the body or in the response, and its class stands for one argument at
    most.
    """
    base = row.configuration(models)
    if row.configured and not base:
        raise TableError(
            f"{where}: 'configured', but neither its body nor its response contains a JobConfig or a Credential"
        )
    if not row.configured and row.style == "fields" and models[row.body].configuration:
        raise TableError(f"{where}: its body contains a configuration; say 'configured = true'")
    if row.configured and (row.find or row.paging is not None):
        raise TableError(f"{where}: 'configured' goes with neither 'find' nor 'paging'")


def check_edit(row: OperationRow, family: FamilyRow, where: str) -> None:
    if row.replaces and row.style != "fields":
        raise TableError(f"{where}: 'replaces' is for a body of fields")
    if not row.edit:
        return
    reads = {each.name: each for each in family.operations}.get(row.edit)
    if not row.replaces or reads is None or reads.style is not None:
        raise TableError(
            f"{where}: 'edit' names the operation that reads what this one replaces; say 'replaces = true'"
        )
    if missing := {each.name for each in reads.path_params} - {
        each.name for each in row.path_params
    }:
        raise TableError(f"{where}: 'edit' has no {sorted(missing)[0]!r} for {row.edit!r}")


def check_follow(
    row: OperationRow, family: FamilyRow, models: Mapping[str, ModelRow], where: str
) -> None:
    follow = row.follow
    if follow is None:
        return
    status = {each.name: each for each in family.operations}.get(follow.operation)
    if status is None or [each.wire_name for each in status.path_params] != [follow.id]:
        raise TableError(
            f"{where}: follow.operation names an operation of this family with the one path parameter {follow.id!r}"
        )
    for kind, names in ((row.kind, (follow.id,)), (status.kind, (follow.done,))):
        fields = {field.name for field in models[kind.name].fields} if kind.kind == "model" else ()
        for name in names:
            if name not in fields:
                raise TableError(
                    f"{where}: follow names {name!r}, which is not a field of the response"
                )
