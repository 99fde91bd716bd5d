# generated from endpoints/v1/account.toml; do not edit
"""Operations of `client.accounts`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of
from lytics_async.models.accounts import Account

LIST: Final[Operation[list[Account]]] = Operation(
    name="accounts.list",
    method="GET",
    path="/api/account",
    retry="safe",
    structure=list_of(Account.from_json),
    returns="list[Account]",
    type=list[Account],
)
"""List the accounts that the token can see."""

# Published without an envelope, unlike most responses; one with an envelope is read as
# well.
CREATE: Final[Operation[Account]] = Operation(
    name="accounts.create",
    method="POST",
    path="/api/account",
    retry="never",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    envelope="bare",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("domain", "domain"),
        ),
    ),
)
"""Create a child account below the present one."""

# Published without an envelope, unlike most responses; one with an envelope is read as
# well.
GET: Final[Operation[Account]] = Operation(
    name="accounts.get",
    method="GET",
    path="/api/account/{id}",
    retry="safe",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    envelope="bare",
    path_params=(
        # Published as an id; working clients ask by the short number and by the word current, too.
        Param(name="account", wire="id", required=True),
    ),
)
"""Return one account."""

# Published without an envelope, unlike most responses; one with an envelope is read as
# well. The text says post, the method is PUT.
UPDATE: Final[Operation[Account]] = Operation(
    name="accounts.update",
    method="PUT",
    path="/api/account/{id}",
    retry="idempotent",
    structure=Account.from_json,
    returns="Account",
    type=Account,
    envelope="bare",
    path_params=(Param(name="account", wire="id", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("name", "name"),
            ("domain", "domain"),
            ("email", "email"),
            ("timezone", "timezone"),
        ),
    ),
)
"""Change an account."""
