"""`lytics config`: the settings that a command would use, and the origin of each."""

import re
from typing import TYPE_CHECKING, Annotated

from lytics_async.cli.options import Connection, json_option, with_groups
from lytics_async.cli.output import print_json, print_table

if TYPE_CHECKING:
    from lytics_async.config import Setting


@with_groups
def config(
    *,
    json: Annotated[bool, json_option("Print a list of JSON objects.")] = False,
    connection: Connection,
) -> None:
    """Show the token (masked), URLs and account that commands use, with the origin of each."""
    with connection.exit_codes():
        from lytics_async.config import explain_config

        settings = explain_config(**connection.settings)
        if json:
            print_json(
                [
                    {"name": each.name, "value": _shown(each), "origin": each.origin}
                    for each in settings
                ]
            )
            return
        rows = [(each.name, _shown(each) or "(none)", each.origin) for each in settings]
        print_table(("SETTING", "VALUE", "FROM"), rows)


def _shown(setting: "Setting") -> str | None:
    if setting.value is None:
        return None
    if isinstance(setting.value, str):
        return without_password(setting.value)
    return masked(setting.value.reveal())


def without_password(url: str) -> str:
    """Return a URL without the name and password before its host, which no client accepts."""
    return re.sub(r"//.*@", "//…@", url)


def masked(token: str) -> str:
    """Return an ellipsis and the last four characters of a token that has many more."""
    return f"…{token[-4:]}" if len(token) >= 16 else "…"
