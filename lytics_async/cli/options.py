"""Options that all commands share, and the client that they make.

The environment is read by `lytics_async.config`, not here: a URL from the environment must not look like one that
was typed, since only a typed one may be combined with a profile's token.
"""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics

CONNECTION = "Connection"


def examples(*commands: str) -> str:
    """Return the end of a command's help: examples of its use, a line each."""
    return "\n\n".join((f"Example{'s' * (len(commands) > 1)}:", *commands))


BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help="The API host. (env: LYTICS_API_URL)",
        rich_help_panel=CONNECTION,
    ),
]
BulkUrl = Annotated[
    str | None,
    typer.Option(
        "--bulk-url",
        metavar="URL",
        help="The host for uploads; where only --base-url is given, the same. (env: LYTICS_BULK_URL)",
        rich_help_panel=CONNECTION,
    ),
]
AccountId = Annotated[
    str | None,
    typer.Option(
        "--account-id",
        metavar="ID",
        help="The account to act on, by its hex id. (env: LYTICS_AID)",
        rich_help_panel=CONNECTION,
    ),
]


def profiles_for_completion(incomplete: str) -> list[str]:
    """Return the profiles that begin so; none where the file cannot be read, since a shell shows no errors."""
    from lytics_async.access.profiles import profile_names
    from lytics_async.errors import ConfigurationError

    try:
        return [name for name in profile_names() if name.startswith(incomplete)]
    except ConfigurationError:
        return []


Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        autocompletion=profiles_for_completion,
        help="The table of ~/.lytics/accounts.toml to take token and URLs from. (env: LYTICS_PROFILE)",
        rich_help_panel=CONNECTION,
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug", metavar="", help="On an error, show everything that is known about it."
    ),
]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B,...", help="Fields to return; all by default."),
]


def connect(
    *, base_url: str | None, bulk_url: str | None, account_id: str | None, profile: str | None
) -> "AsyncLytics":
    """Return the client that the options ask for, completed from the environment or a profile.

    Raises:
        ConfigurationError: no token, or something that cannot be right.
    """
    from lytics_async.client import AsyncLytics

    return AsyncLytics(base_url=base_url, bulk_url=bulk_url, account_id=account_id, profile=profile)


def names(text: str | None) -> list[str] | None:
    """Split a comma list; None stays None."""
    return None if text is None else [name.strip() for name in text.split(",")]
