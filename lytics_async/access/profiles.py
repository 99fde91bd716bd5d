"""Profiles of accounts in ~/.lytics/accounts.toml."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from lytics_async.access.secret import Secret
from lytics_async.access.token import secret_or_none
from lytics_async.errors import ConfigurationError

PROFILE_KEYS = {
    "token": "token",
    "data_token": "data_token",
    "base_url": "url",
    "bulk_url": "bulk_url",
    "account_id": "account_id",
}
"""The keys of a profile that are read; other tools that share the file may have more."""


def profile_file() -> Path:
    """Return the path of the file of profiles, which other tools use, too.

    Raises:
        ConfigurationError: there is no home directory.
    """
    try:
        return Path.home() / ".lytics" / "accounts.toml"
    except RuntimeError:
        problem = (
            "There is no home directory with ~/.lytics/accounts.toml: HOME is not set, and this "
            "user has no entry in the password database. Set HOME or LYTICS_API_TOKEN, or pass "
            "AsyncLytics(token=…)."
        )
    raise ConfigurationError(problem, setting="profile")


def read_profiles(path: Path) -> bytes | None:
    """Return the content of the file of profiles; None if there is no such file.

    Raises:
        ConfigurationError: it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            problem = "not a regular file"
        else:
            return path.read_bytes()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
    raise ConfigurationError(
        f"{path} cannot be read ({problem}). Make it readable for this user, set HOME to this "
        "user's home directory, set LYTICS_API_TOKEN, or pass AsyncLytics(token=…).",
        setting="profile",
    )


@attrs.frozen(kw_only=True)
class SettingsSource:
    """The settings that one source provides."""

    token: Secret | None = None
    data_token: Secret | None = None
    base_url: str | None = None
    bulk_url: str | None = None
    account_id: str | None = None
    profile: str | None = None
    origins: Mapping[str, str] = attrs.field(factory=dict)


def default_profile(path: Path | None = None) -> str:
    """Return the profile that the file's `default_profile` names, or `default`."""
    document = _read_file(profile_file() if path is None else path, "default")
    named = document.get("default_profile")
    return named if isinstance(named, str) and named else "default"


def profile_names(path: Path | None = None) -> list[str]:
    """Return the names of the profiles in the file, in file order; empty if there is no file."""
    path = profile_file() if path is None else path
    if read_profiles(path) is None:
        return []
    return [name for name, table in _read_file(path, "").items() if isinstance(table, dict)]


def from_profile(path: Path, name: str, origin: str) -> SettingsSource:
    """Return the settings of a profile; `origin` says why this profile was chosen."""
    profiles = {
        each: _profile(table)
        for each, table in _read_file(path, name).items()
        if isinstance(table, dict)
    }
    if name not in profiles:
        known = ", ".join(profiles) or "none"
        raise ConfigurationError(
            f"{path} has no profile {name!r}; it has: {known}.", setting="profile"
        )
    found = profiles[name]
    if isinstance(found, str):
        raise ConfigurationError(
            f"{path}: {found} of the profile {name!r} must be a string.", setting="profile"
        )
    origins = dict.fromkeys(PROFILE_KEYS, f"profile {name} in {path}")
    return attrs.evolve(found, profile=name, origins={**origins, "profile": origin})


def _profile(table: dict[str, Any]) -> SettingsSource | str:
    """Return the settings of a profile, or the name of its wrong key.

    Raising here would put the token into the traceback's local variables.
    """
    for key in PROFILE_KEYS.values():
        if not isinstance(table.get(key, ""), str):
            return key
    values = {setting: table[key] for setting, key in PROFILE_KEYS.items() if table.get(key)}
    return SettingsSource(
        token=secret_or_none(values.pop("token", None)),
        data_token=secret_or_none(values.pop("data_token", None)),
        **values,
    )


def _read_file(path: Path, wanted: str) -> dict[str, Any]:
    """Return the parsed file; `wanted` is the requested profile, for the message."""
    import tomllib  # imported late: most programs pass the token themselves

    content = read_profiles(path)
    if content is None:
        raise ConfigurationError(
            f"There is no profile {wanted!r}, because {path} does not exist. Run `lytics profile "
            f"add {wanted}` to create it.",
            setting="profile",
        )
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
    raise ConfigurationError(problem, setting="profile")
