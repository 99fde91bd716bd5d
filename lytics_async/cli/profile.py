"""`lytics profile`: the profiles in `~/.lytics/accounts.toml`. Other tools share the file, so what
they wrote is kept.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lytics_async.base.private_files import replacing
from lytics_async.cli.config import masked, without_password
from lytics_async.cli.exits import exit_codes
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import (
    Debug,
    examples,
    json_option,
    profiles_for_completion,
    usage_error,
)
from lytics_async.cli.output import print_json, print_table, say

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from lytics_async.access.secret import Secret

profile = typer.Typer(
    no_args_is_help=True,
    help="List, add and select the profiles in ~/.lytics/accounts.toml.",
    epilog=examples(
        "lytics profile add test --url https://api.example.org", "lytics profile use test"
    ),
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", autocompletion=profiles_for_completion, help="The profile.")
]


@profile.command("list", epilog=examples("lytics profile list --json"))
def list_profiles(
    json: Annotated[bool, json_option("Print a list of JSON objects.")] = False,
    debug: Debug = False,
) -> None:
    """List the profiles, their tokens masked; * marks the default."""
    with exit_codes(debug=debug):
        from lytics_async.access.profiles import default_profile, profile_file
        from lytics_async.config import PUBLISHED_API_URL

        path = profile_file()
        tables = _tables(_read(path))
        default = default_profile(path) if tables else "default"
        if json:
            print_json(
                [
                    {
                        "name": name,
                        "default": name == default,
                        "url": without_password(str(table.get("url", PUBLISHED_API_URL))),
                        "token": masked(str(table.get("token", ""))),
                    }
                    for name, table in tables.items()
                ]
            )
            return
        rows = [
            (
                "*" if name == default else "",
                name,
                masked(str(table.get("token", ""))),
                without_password(str(table.get("url", PUBLISHED_API_URL))),
            )
            for name, table in tables.items()
        ]
        print_table(("", "NAME", "TOKEN", "URL"), rows)


@profile.command(
    epilog=examples("lytics profile add default", "pass lytics/test | lytics profile add test")
)
def add(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The profile: letters, digits, - and _.")
    ],
    url: Annotated[
        str | None,
        typer.Option(
            "--url", metavar="URL", help="The API host; https://api.lytics.io by default."
        ),
    ] = None,
    bulk_url: Annotated[
        str | None, typer.Option("--bulk-url", metavar="URL", help="The host for uploads.")
    ] = None,
    account_id: Annotated[
        str | None,
        typer.Option("--account-id", metavar="ID", help="The hex id of the account to act on."),
    ] = None,
    public_address: Annotated[
        str | None,
        typer.Option(
            "--public-address",
            metavar="ADDRESS|URL",
            help="This machine's public address, or a URL that responds with it, for `lytics doctor`.",
        ),
    ] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="CIDR",
            help="An entry of the account's IP allowlist; may be repeated.",
        ),
    ] = None,
    no_check: Annotated[
        bool,
        typer.Option("--no-check", metavar="", help="Do not call Lytics to check the token."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Change an existing profile.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Add a profile. The token is read from a prompt that hides it, or from stdin if that is a
    pipe.

    The token is checked with a call to Lytics before it is written.
    """
    with exit_codes(debug=debug):
        import tomlkit

        from lytics_async.access.allowlist import Allowlist
        from lytics_async.access.profiles import profile_file
        from lytics_async.access.secret import Secret
        from lytics_async.access.token import check_token
        from lytics_async.cli.address import public_address_source
        from lytics_async.config import load_config

        if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
            raise usage_error(
                f"{name!r} is not a valid profile name: use letters, digits, - and _."
            )
        path = profile_file()
        document = _read(path)
        if name == "default_profile" or (name in document and name not in _tables(document)):
            raise usage_error(f"{name!r} is a key in {path}, not a profile.")
        if name in document and not force:
            raise usage_error(f"{path} already has a profile {name!r}; --force changes it.")
        token = check_token(Secret(_ask_token()))
        given = {
            "url": url,
            "bulk_url": bulk_url,
            "account_id": account_id,
            "public_address": public_address,
            "allowlist": allow or None,
        }
        table: Any = document[name] if name in document else tomlkit.table()
        # What is not valid is refused before anything is written.
        public_address_source(public_address)
        Allowlist.parse(allow or ())
        urls: dict[str, Any] = {
            "base_url": url or table.get("url"),
            "bulk_url": bulk_url or table.get("bulk_url"),
        }
        load_config(token=token, **urls, environ={}, profile_path=path)
        if not no_check:
            account = account_id or table.get("account_id")
            say(Interruption().run(_check(token, account_id=account, **urls)))
        table["token"] = token.reveal()
        for key, value in given.items():
            if value is not None:
                table[key] = value
        if name not in document:
            document[name] = table  # assigning a table again would move its subtables
        _write(path, tomlkit.dumps(document))
        say(f"Wrote the profile {name!r} to {path}.")


@profile.command(epilog=examples("lytics profile use test"))
def use(name: Name, debug: Debug = False) -> None:
    """Make a profile the default: the one that is used if no profile is named and the environment
    has no token.
    """
    with exit_codes(debug=debug):
        import tomlkit

        from lytics_async.access.profiles import profile_file

        path = profile_file()
        document = _read(path)
        _require(name, document, path)
        if "default_profile" in document:
            document["default_profile"] = name
            _write(path, tomlkit.dumps(document))
        else:  # at the start of the file, since after a table it would belong to that table
            text = tomlkit.dumps(document)
            end = "\r\n" if "\r\n" in text else "\n"
            _write(path, f"default_profile = {tomlkit.item(name).as_string()}{end}{text}")
        say(f"The default profile is now {name!r}.")


@profile.command(epilog=examples("lytics profile remove test"))
def remove(name: Name, debug: Debug = False) -> None:
    """Remove a profile. The token itself stays valid until it is revoked."""
    with exit_codes(debug=debug):
        import tomlkit

        from lytics_async.access.profiles import profile_file

        path = profile_file()
        document = _read(path)
        _require(name, document, path)
        del document[name]
        was_default = document.get("default_profile") == name
        if was_default:
            del document["default_profile"]
        _write(path, tomlkit.dumps(document))
        say(f"Removed the profile {name!r} from {path}.")
        if was_default:
            say("It was the default profile; `lytics profile use NAME` chooses another one.")


def _require(name: str, document: "TOMLDocument", path: Path) -> None:
    tables = _tables(document)
    if name not in tables:
        known = ", ".join(tables) or "none"
        raise usage_error(f"{path} has no profile {name!r}; it has: {known}.")


async def _check(token: "Secret", **settings: Any) -> str:
    """Call Lytics with the token; return what to tell the user.

    Raises:
        LyticsError: the token is not valid, or Lytics cannot be reached.
    """
    from lytics_async.client import AsyncLytics
    from lytics_async.errors import Forbidden, IPNotAllowed, LyticsError

    async with AsyncLytics(token, **settings) as lytics:
        try:
            accounts = await lytics.accounts.list(options={"max_attempts": 1, "timeout": 15.0})
        except IPNotAllowed as error:
            return f"The token could not be checked: {error.message}"
        except Forbidden:
            return "Lytics accepts the token, which lacks the role to read the account."
        except (LyticsError, KeyboardInterrupt):
            say("The profile was not written; --no-check writes it without a check of the token.")
            raise
    names = ", ".join(str(each.name or each.id) for each in accounts[:1])
    return f"Lytics accepts the token{f'; its account is {names}' if names else ''}."


def _ask_token() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    try:
        token: str = typer.prompt("Token", hide_input=True, err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None  # Typer would exit with 1, which says something else
    return token.strip()


def _read(path: Path) -> "TOMLDocument":
    """Return the file's content, comments included; an empty document if there is no file.

    Raises:
        ConfigurationError: it cannot be read, or is not valid TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from lytics_async.access.profiles import read_profiles
    from lytics_async.errors import ConfigurationError

    content = read_profiles(path)
    if content is None:
        return tomlkit.document()
    if path.stat().st_mode & 0o077:
        say(f"Other users can read {path}, which contains tokens: chmod 600 {path}")
    problem = ""
    try:
        return tomlkit.parse(content.decode())  # line ends unchanged
    except (TOMLKitError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
    raise ConfigurationError(problem, setting="profile")


def _tables(document: "TOMLDocument") -> dict[str, Any]:
    return {name: table for name, table in document.items() if isinstance(table, dict)}


def _write(path: Path, text: str) -> None:
    """Replace the file atomically, readable by its owner only. A symbolic link is kept, and its
    target replaced.
    """
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(text.encode())
