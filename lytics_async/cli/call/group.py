"""The group `lytics call`, whose commands are the operations of the registry."""

from typing import Any

import typer
from typer.core import TyperGroup

from lytics_async.cli.options import examples, usage_error


class OperationGroup(TyperGroup):
    """One command per operation, built when it is needed."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override] # the class that Typer exports
        """Return every operation for completion; none for the help, which would be long."""
        if not ctx.resilient_parsing:
            return []
        from lytics_async.registry import OPERATIONS

        return list(OPERATIONS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return the command of an operation.

        Raises:
            BadParameter: there is no such operation.
        """
        from lytics_async.cli.call.command import command_for
        from lytics_async.errors import ArgumentError

        problem = ""
        try:
            return command_for(cmd_name)
        except ArgumentError as error:
            problem = error.message.replace(
                "registry.OPERATIONS lists", "`lytics operations` lists"
            )
        if ctx.resilient_parsing:
            return None
        raise usage_error(problem)


call = typer.Typer(
    cls=OperationGroup,
    no_args_is_help=True,
    subcommand_metavar="NAME [ARGS]...",
    help="Call an operation by its name, such as segments.get.\n\n"
    "`lytics operations` lists the names. `lytics call NAME --help` shows the arguments of one operation.",
    epilog=examples(
        "lytics call segments.get big_spenders",
        "lytics call segments.scan big_spenders --all --format csv --fields email,city",
        "lytics call segments.create --body segment.json --yes",
    ),
)


@call.callback()
def _group() -> None:
    """Nothing to do for the group itself; with it, Typer keeps a group that has no commands of its
    own.
    """
