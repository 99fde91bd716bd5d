"""Options that commands share, and groups of them that a command takes as one parameter.

The environment is read by `lytics_async.config`, not here: a URL from the environment must not look
like one that was typed, since only a typed one may be combined with a profile's token.
"""

import inspect
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import typer

from lytics_async.cli.exits import exit_codes
from lytics_async.cli.output import visible

if TYPE_CHECKING:
    from lytics_async.access.secret import Secret
    from lytics_async.client import AsyncLytics

CONNECTION = "Connection"


def json_option(text: str) -> Any:
    """Return the option `--json` of a command; `text` says what the command prints then."""
    return typer.Option("--json", metavar="", help=text)


def examples(*commands: str) -> str:
    """Return the end of a command's help: examples of its use, a line each."""
    return "\n\n".join((f"Example{'s' * (len(commands) > 1)}:", *commands))


def join_help_lines(app: typer.Typer) -> None:
    """Let a terminal wrap the help of every command: a docstring has line breaks of its own."""
    for command in app.registered_commands:
        paragraphs = inspect.cleandoc((command.callback and command.callback.__doc__) or "")
        command.help = "\n\n".join(
            paragraph.replace("\n", " ") for paragraph in paragraphs.split("\n\n")
        )
    for group in app.registered_groups:
        if group.typer_instance is not None:
            join_help_lines(group.typer_instance)


def usage_error(text: str) -> typer.BadParameter:
    """Return the error that Typer reports as wrong usage; names of files and the like in its text
    are made visible.
    """
    return typer.BadParameter(visible(text))


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take groups of options.

    A group is an attrs class whose fields are annotated as Typer's parameters are. A parameter of
    that type stands for all of them: each field becomes an option, and the command receives an
    instance of the class.
    """
    parameters: list[inspect.Parameter] = []
    groups: dict[str, type] = {}
    for parameter in inspect.signature(command).parameters.values():
        if attrs.has(parameter.annotation):
            groups[parameter.name] = parameter.annotation
            parameters += inspect.signature(parameter.annotation).parameters.values()
        else:
            parameters.append(parameter)

    @wraps(command)
    def run(**values: Any) -> None:
        for name, group in groups.items():
            fields = {field.name: values.pop(field.name) for field in attrs.fields(group)}
            values[name] = group(**fields)
        command(**values)

    run.__annotations__ = {each.name: each.annotation for each in parameters}
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # inspect reads it
        [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    )
    return run


def profiles_for_completion(incomplete: str) -> list[str]:
    """Return the profiles that begin so; an empty list if the file cannot be read, since a shell
    shows no errors.
    """
    from lytics_async.access.profiles import profile_names
    from lytics_async.errors import ConfigurationError

    try:
        return [name for name in profile_names() if name.startswith(incomplete)]
    except ConfigurationError:
        return []


Debug = Annotated[
    bool,
    typer.Option(
        "--debug", metavar="", help="If the command fails, show all details of the error."
    ),
]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B,...", help="The fields to return; all by default."),
]


@attrs.frozen(kw_only=True)
class Connection:
    """The options of every command that calls Lytics."""

    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url",
            metavar="URL",
            help="The API host. (env: LYTICS_API_URL)",
            rich_help_panel=CONNECTION,
        ),
    ] = None
    bulk_url: Annotated[
        str | None,
        typer.Option(
            "--bulk-url",
            metavar="URL",
            help="The host for uploads; --base-url if only that is set. (env: LYTICS_BULK_URL)",
            rich_help_panel=CONNECTION,
        ),
    ] = None
    account_id: Annotated[
        str | None,
        typer.Option(
            "--account-id",
            "--account",
            metavar="ID",
            help="The hex id of the account to act on. (env: LYTICS_AID)",
            rich_help_panel=CONNECTION,
        ),
    ] = None
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="NAME",
            autocompletion=profiles_for_completion,
            help="The profile in ~/.lytics/accounts.toml with token and URLs. (env: LYTICS_PROFILE)",
            rich_help_panel=CONNECTION,
        ),
    ] = None
    debug: Debug = False

    def exit_codes(self) -> AbstractContextManager[None]:
        """Turn an error inside the block into one line on stderr and its exit code."""
        return exit_codes(debug=self.debug, secrets=self._secrets)

    def _secrets(self) -> "list[Secret]":
        """Return the tokens that a client of these options has."""
        from lytics_async.access.secret import Secret
        from lytics_async.config import explain_config
        from lytics_async.errors import ConfigurationError

        try:
            found = [each.value for each in explain_config(**self.settings)]
        except ConfigurationError:
            return []
        return [value for value in found if isinstance(value, Secret)]

    def client(
        self, *, public_address: str | None = None, allow: Sequence[str] = ()
    ) -> "AsyncLytics":
        """Return the client that the options describe, completed from the environment or a profile.

        Args:
            public_address: this machine's public address, or a URL that responds with it.
            allow: the account's allowlist.

        Raises:
            ConfigurationError: there is no token, or a setting is not valid.
        """
        from lytics_async.cli.address import access_settings
        from lytics_async.client import AsyncLytics

        known = access_settings(self.settings, public_address=public_address, allow=allow)
        return AsyncLytics(**self.settings, **known)

    @property
    def settings(self) -> dict[str, Any]:
        """The options that select account and hosts."""
        return {
            field.name: getattr(self, field.name)
            for field in attrs.fields(Connection)
            if field.name != "debug"
        }


def names(text: str | None) -> list[str] | None:
    """Split a comma list; None stays None."""
    return None if text is None else [name.strip() for name in text.split(",")]
