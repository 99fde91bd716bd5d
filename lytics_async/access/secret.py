"""Secret: a string that does not appear in reprs, logs and tracebacks."""

from __future__ import annotations

from lytics_async.errors import ConfigurationError

MASK = "***"
"""What stands in the place of a secret in JSON."""


class Secret:
    """A string whose `repr` and `str` show `***`; `reveal()` returns the value.

    A pickle of a Secret does not contain the value either: an unpickled one raises on `reveal()`.
    To send a token to another process, reveal it explicitly and protect it in transit, or let that
    process read it from its own environment. Copies within one process keep the value.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value: str | None = value

    def reveal(self) -> str:
        """Return the secret itself.

        Raises:
            ConfigurationError: this Secret was unpickled, which does not carry the value.
        """
        if self._value is None:
            raise ConfigurationError(
                "This Secret was unpickled, and a pickle does not contain the value. Configure the "
                "token in this process: set LYTICS_API_TOKEN, or pass AsyncLytics(token=…).",
                setting="token",
            )
        return self._value

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, __: object) -> object:
        from lytics_async.access.secret_schema import secret_schema

        return secret_schema(cls, MASK)

    def __reduce__(self) -> tuple[object, ...]:
        return (_unpickled, ())

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self

    def __repr__(self) -> str:
        return "Secret('***')"

    def __str__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Secret) and self._value is not None and self._value == other._value
        )

    def __hash__(self) -> int:
        return hash(self._value)


def _unpickled() -> Secret:
    secret = Secret("")
    secret._value = None
    return secret
