"""Profiles of accounts in ~/.lytics/accounts.toml."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from lytics_async.access.secret import Secret
from lytics_async.access.token import secret_or_none
from lytics_async.errors import ConfigurationError

if TYPE_CHECKING:
    pass


PROFILE_KEYS = {
    "token": "token",
    "data_token": "data_token",
    "base_url": "url",
    "bulk_url": "bulk_url",
    "account_id": "account_id",
}
"""The keys of a profile. Others are left to the tools that share the file."""


def profile_file() -> Path:
    """Return the file of profiles, which other tools use, too.

    Raises:
        ConfigurationError: there is no home directory.
    """
    try:
        return Path.home() / ".lytics" / "accounts.toml"
    except RuntimeError:
        problem = (
            "There is no home directory to look for ~/.lytics/accounts.toml in: HOME is not set, and this user has "
            "no entry in the password database. Set HOME, or set LYTICS_API_TOKEN, or give AsyncLytics(token=…)."
        )
    raise ConfigurationError(problem, setting="profile")


def read_profiles(path: Path) -> bytes | None:
    """Return the content of the file of profiles; None where there is none.

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
        f"{path} cannot be read ({problem}). Make it readable for this user, or set HOME to this user's own home "
        "directory, or set LYTICS_API_TOKEN, or give AsyncLytics(token=…).",
        setting="profile",
    )


@attrs.frozen(kw_only=True)
class SettingsSource:
    """What one source says."""

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
    """Return the names of the profiles in the file, in its order; none where there is no file."""
    path = profile_file() if path is None else path
    if read_profiles(path) is None:
        return []
    return [name for name, table in _read_file(path, "").items() if isinstance(table, dict)]


def from_profile(path: Path, name: str, origin: str) -> SettingsSource:
    """Return what the profile says; `origin` is why it is this one."""
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
    """Return what a profile says, or the name of its wrong key: to raise here would show the token."""
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
    """Return the whole file; `wanted` is the profile that it is read for, for the message."""
    import tomllib  # not at the top: most programs give the token themselves

    content = read_profiles(path)
    if content is None:
        raise ConfigurationError(
            f"The profile {wanted!r} was asked for, but {path} cannot be read: there is no such file. "
            f"`lytics profile add {wanted}` writes it.",
            setting="profile",
        )
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"{path} is not valid TOML: {error}."
    raise ConfigurationError(problem, setting="profile")
