"""Extras: which extra of the distribution installs a missing package."""

_EXTRA_OF = {
    "typer": "cli",
    "rich": "cli",
    "tomlkit": "cli",
    "pyarrow": "arrow",
    "starlette": "local",
    "uvicorn": "local",
}


def missing_extra(error: ModuleNotFoundError) -> str | None:
    """Return the line that says how to install a missing package; None if no extra installs it."""
    package = (error.name or "").partition(".")[0]
    extra = _EXTRA_OF.get(package)
    if extra is None:
        return None
    return f"lytics: this command needs the package {package}: pip install 'lytics-async[{extra}]'"
