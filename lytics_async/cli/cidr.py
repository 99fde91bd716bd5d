"""`lytics cidr`: the CIDRs to send to the account manager."""

from typing import Annotated

import typer

from lytics_async.cli.exits import exit_codes
from lytics_async.cli.options import Debug
from lytics_async.cli.output import echo


def cidr(
    addresses: Annotated[
        list[str],
        typer.Argument(
            metavar="ADDRESS|RANGE...",
            help="Addresses, CIDRs and ranges FIRST-LAST, IPv4 or IPv6.",
        ),
    ],
    debug: Debug = False,
) -> None:
    """Print the fewest CIDRs that cover exactly these addresses, for the IP allowlist."""
    with exit_codes(debug=debug):
        from lytics_async.access.allowlist import Allowlist

        for line in Allowlist.cover(addresses):
            echo(line)
