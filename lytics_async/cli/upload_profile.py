"""What `lytics upload --dry-run` prints of a file before it is sent: its columns, and what is
suspicious.
"""

from typing import TYPE_CHECKING, Any

from lytics_async.cli.output import echo

if TYPE_CHECKING:
    from lytics_async.upload.source.profile import Profile

_SHOWN_COLUMNS = 100


def print_profile(source: Any, parameters: dict[str, Any]) -> None:
    """Read the source and print its profile; a source that can be read only once has none.

    Raises:
        ArgumentError: it cannot be uploaded.
    """
    from lytics_async.errors import ArgumentError
    from lytics_async.upload.cut.reading import SourceError
    from lytics_async.upload.settings import UploadSettings
    from lytics_async.upload.source.kinds import OpenFileSource, source_of
    from lytics_async.upload.source.profile import profile_of

    known = source_of(source)
    if isinstance(known, OpenFileSource) or not known.repeatable:
        echo("A pipe can be read only once, so it cannot be profiled; write it to a file first.")
        return
    kept = {name: value for name, value in parameters.items() if name not in ("ledger", "resume")}
    problem = ""
    try:
        profile = profile_of(known, UploadSettings(**kept))
    except SourceError as error:
        problem = f"{error}"
    else:
        for line in lines_of(profile):
            echo(line)
        return
    raise ArgumentError(problem)


def lines_of(profile: "Profile") -> list[str]:
    """Return a profile as text: a line for each column, and one for each suspicion."""
    first = "" if profile.whole else "the first "
    lines = [f"profile of {first}{profile.records:,} records, {len(profile.columns):,} columns:"]
    shown = list(profile.columns.values())[:_SHOWN_COLUMNS]
    width = max((len(column.name) for column in shown), default=0)
    for column in shown:
        empty = profile.records - column.values
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in column.kinds.most_common()) or "-"
        lines.append(f"  {column.name:{width}}  empty {empty:,}  {kinds}")
    if len(profile.columns) > len(shown):
        lines.append(f"  and {len(profile.columns) - len(shown):,} more columns")
    if profile.single:
        lines.append("  look at it: there is one column; is another delimiter meant?")
    for column in shown:
        lines += [f"  look at {column.name}: {what}" for what in column.suspicions]
    return lines
