# generated from endpoints/v1/user.toml; do not edit
"""Operations of `client.users`."""

from __future__ import annotations

from typing import Final

from lytics_async.call.operation import Body, Operation, Param
from lytics_async.call.structure import list_of
from lytics_async.models.users import User

LIST: Final[Operation[list[User]]] = Operation(
    name="users.list",
    method="GET",
    path="/api/user",
    retry="safe",
    structure=list_of(User.from_json),
    returns="list[User]",
    type=list[User],
)
"""List the users of the account with their roles."""

# A repeat finds the user and invites again, which may send the mail twice.
CREATE: Final[Operation[User]] = Operation(
    name="users.create",
    method="POST",
    path="/api/user",
    retry="never",
    structure=User.from_json,
    returns="User",
    type=User,
    query_params=(
        # The default is true in the published schema and false in its text.
        Param(name="suppress", wire="suppress"),
    ),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("email", "email"),
            ("name", "name"),
            ("roles", "roles"),
            ("password", "password"),
        ),
    ),
)
"""Create a user, or invite one who exists already to this account."""

GET: Final[Operation[User]] = Operation(
    name="users.get",
    method="GET",
    path="/api/user/{userid}",
    retry="safe",
    structure=User.from_json,
    returns="User",
    type=User,
    path_params=(Param(name="user", wire="userid", required=True),),
)
"""Return one user."""

UPDATE: Final[Operation[User]] = Operation(
    name="users.update",
    method="PUT",
    path="/api/user/{userid}",
    retry="idempotent",
    structure=User.from_json,
    returns="User",
    type=User,
    path_params=(Param(name="user", wire="userid", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(
            ("email", "email"),
            ("name", "name"),
            ("roles", "roles"),
        ),
    ),
)
"""Change a user."""

# Not repeated: an account may refuse a password that was used before, so a repeat of a call
# that worked would look like one that failed.
SET_PASSWORD: Final[Operation[User]] = Operation(
    name="users.set_password",
    method="POST",
    path="/api/user/{userid}/setpassword",
    retry="never",
    structure=User.from_json,
    returns="User",
    type=User,
    path_params=(Param(name="user", wire="userid", required=True),),
    body=Body(
        style="fields",
        content_type="application/json",
        fields=(("password", "password"),),
        required_fields=frozenset({"password"}),
    ),
)
"""Set the password of a user."""
