# generated from endpoints/v2/users.toml; do not edit
"""Operations of `client.v2.users`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of, nothing
from lytics_async.models.v2.users import User

LIST: Final[Operation[list[User]]] = Operation(
    name="v2.users.list",
    method="GET",
    path="/v2/user",
    retry="safe",
    structure=list_of(User.from_json),
    returns="list[User]",
    type=list[User],
    api="v2",
)
"""List the users of the account."""

GET: Final[Operation[User]] = Operation(
    name="v2.users.get",
    method="GET",
    path="/v2/user/{id}",
    retry="safe",
    structure=User.from_json,
    returns="User",
    type=User,
    api="v2",
    path_params=(Param(name="user", wire="id", required=True),),
)
"""Return one user."""

# A repeat sends a second invitation, and resets roles; in the vendor's newer notes only.
INVITE: Final[Operation[User]] = Operation(
    name="v2.users.invite",
    method="POST",
    path="/v2/user",
    retry="never",
    structure=User.from_json,
    returns="User",
    type=User,
    api="v2",
    query_params=(Param(name="suppress", wire="suppress"),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("email", "email"),
            ("name", "name"),
            ("roles", "roles"),
        ),
        required_fields=frozenset({"email"}),
    ),
    published=False,
)
"""Give a user access to the account; make the user if necessary."""

# Published as an object with `roles`; the vendor's newer notes send the bare list.
SET_ROLES: Final[Operation[User]] = Operation(
    name="v2.users.set_roles",
    method="POST",
    path="/v2/user/{id}/roles",
    retry="idempotent",
    structure=User.from_json,
    returns="User",
    type=User,
    api="v2",
    path_params=(Param(name="user", wire="id", required=True),),
    body=Body(style="json", content_type="application/json", argument="roles"),
)
"""Replace the roles of a user in the account."""

DELETE: Final[Operation[None]] = Operation(
    name="v2.users.delete",
    method="DELETE",
    path="/v2/user/{id}",
    retry="idempotent",
    structure=nothing,
    returns="None",
    envelope="none",
    api="v2",
    path_params=(Param(name="user", wire="id", required=True),),
)
"""Take a user's access to the account away."""

# After the first request the old password is no longer right.
CHANGE_PASSWORD: Final[Operation[User]] = Operation(
    name="v2.users.change_password",
    method="POST",
    path="/v2/user/me/passwordreset",
    retry="never",
    structure=User.from_json,
    returns="User",
    type=User,
    api="v2",
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("oldpassword", "oldpassword"),
            ("password", "password"),
        ),
        required_fields=frozenset({"oldpassword", "password"}),
    ),
)
"""Change the password of the user who is logged in."""
