# generated from endpoints/v1/account_settings.toml; do not edit
"""Operations of `client.account_settings`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.account_settings import AccountSetting

LIST: Final[Operation[list[AccountSetting]]] = Operation(
    name="account_settings.list",
    method="GET",
    path="/api/account/setting",
    retry="safe",
    structure=list_of(AccountSetting.from_json),
    returns="list[AccountSetting]",
    type=list[AccountSetting],
)
"""List every setting with the account's value."""

# Published without an envelope, unlike most responses; one with an envelope is read as
# well.
GET: Final[Operation[AccountSetting]] = Operation(
    name="account_settings.get",
    method="GET",
    path="/api/account/setting/{setting}",
    retry="safe",
    structure=AccountSetting.from_json,
    returns="AccountSetting",
    type=AccountSetting,
    envelope="bare",
    path_params=(Param(name="setting", wire="setting", required=True),),
)
"""Return one setting with the account's value."""

# Published as a bare number, after a curl that sends 10; the settings in the samples are
# booleans, the allowlist is a list, so any JSON value is accepted. A response with an
# envelope is read as well.
UPDATE: Final[Operation[AccountSetting]] = Operation(
    name="account_settings.update",
    method="PUT",
    path="/api/account/setting/{setting}",
    retry="idempotent",
    structure=AccountSetting.from_json,
    returns="AccountSetting",
    type=AccountSetting,
    envelope="bare",
    path_params=(Param(name="setting", wire="setting", required=True),),
    body=Body(style="json", content_type="application/json", argument="value"),
)
"""Give one setting a value."""

DELETE: Final[Operation[None]] = Operation(
    name="account_settings.delete",
    method="DELETE",
    path="/api/account/setting/{setting}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    path_params=(Param(name="setting", wire="setting", required=True),),
)
"""Remove the account's own value for a setting, so that its default holds again."""
