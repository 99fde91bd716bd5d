"""One operation as a command: arguments become options, and the response is printed."""

import inspect
import re
import sys
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import attrs
import typer
from rich.markup import escape

from lytics_async import registry
from lytics_async.call.operation import Operation
from lytics_async.cli.call.masking import mask
from lytics_async.cli.call.printing import CallFormat, Rows, print_value
from lytics_async.cli.call.signature import Argument, Signature, signature_of
from lytics_async.cli.call.values import from_option, from_text, option
from lytics_async.cli.files import STDIN
from lytics_async.cli.interruption import Interruption
from lytics_async.cli.options import Connection, examples, names, with_groups
from lytics_async.cli.output import say, visible
from lytics_async.errors import ArgumentError

if TYPE_CHECKING:
    from lytics_async.client import AsyncLytics

_ARGUMENTS = "Arguments of the operation"
_DELETING = re.compile(r"(?:^|_)(?:delete|remove|purge|erase)(?:_|$)")
_ACTING = re.compile(
    r"(?:^|_)(?:cancel|kill|stop|pause|resume|restart|start|run|trigger|bounce|release)(?:_|$)"
)


def command_for(name: str) -> Any:
    """Return the command that calls an operation.

    Raises:
        ArgumentError: there is no such operation.
    """
    operation = registry.find(name)
    signature = signature_of(operation)
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(name, help=_help(operation, signature), epilog=_example(operation, signature))(
        _callback(operation, signature)
    )
    return typer.main.get_command(app)


def must_be_confirmed(operation: Operation[Any]) -> bool:
    """Whether a call deletes, starts or ends something, or creates or sends what a repetition would
    do twice.
    """
    word = operation.name.rpartition(".")[2]
    acts = operation.retry != "safe" and _ACTING.search(word) is not None
    return operation.retry == "never" or acts or _deletes(operation)


def _deletes(operation: Operation[Any]) -> bool:
    word = operation.name.rpartition(".")[2]
    named = operation.retry != "safe" and _DELETING.search(word) is not None
    return operation.method == "DELETE" or named


@attrs.frozen(kw_only=True)
class CallChoices:
    """The options of every call."""

    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            metavar="NAME=VALUE",
            help="Set an argument by its name in Python or on the wire, or send a query parameter that is not listed; "
            "may be repeated.",
        ),
    ] = None
    form: Annotated[
        CallFormat,
        typer.Option("--format", help="csv and table have a column per member."),
    ] = "json"
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="A,B,...", help="The members to print as csv or table."),
    ] = None
    show_secrets: Annotated[
        bool,
        typer.Option("--show-secrets", metavar="", help="Print secrets instead of masking them."),
    ] = False
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            metavar="",
            help="Do not ask before a call that deletes, creates, sends, starts or ends something.",
        ),
    ] = False


@attrs.frozen(kw_only=True)
class BodyChoices:
    """The option of a call that has a body."""

    body: Annotated[
        str | None,
        typer.Option("--body", metavar="FILE|-", help="Send the body in this file, or stdin."),
    ] = None


@attrs.frozen(kw_only=True)
class PagingChoices:
    """The options of a call whose response comes in pages."""

    all: Annotated[
        bool, typer.Option("--all", metavar="", help="Fetch every page; by default the first only.")
    ] = False
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, metavar="N", help="Fetch pages until there are N items."),
    ] = None


@attrs.frozen(kw_only=True)
class WholeChoices:
    """The option of a call whose response is whole, so that scripts may pass it always."""

    all: Annotated[bool, typer.Option("--all", hidden=True)] = False


def _callback(operation: Operation[Any], signature: Signature) -> Any:
    """Return the function whose signature Typer reads: path parameters, the other arguments, the
    common options.
    """
    groups: dict[str, Any] = {"choices": CallChoices, "connection": Connection}
    if operation.body is not None:
        groups["body"] = BodyChoices
    groups["pages"] = WholeChoices if operation.paging is None else PagingChoices
    taken = {field.name for group in groups.values() for field in attrs.fields(group)}
    taken |= {"account", "format", "help"}
    parameters = []
    for argument in signature.arguments:
        flag = argument.name.rstrip("_").replace("_", "-")
        if argument.name.rstrip("_") in taken:
            flag = f"param-{flag}"
        kind = _parameter_type(argument, flag, operation)
        parameters.append((_own(argument.name), kind, ... if argument.place == "path" else None))

    def run(
        *,
        choices: CallChoices,
        connection: Connection,
        body: BodyChoices | None = None,
        pages: PagingChoices | WholeChoices | None = None,
        **values: Any,
    ) -> None:
        with connection.exit_codes():
            given = {
                argument.name: from_option(argument.annotation, value)
                for argument in signature.arguments
                if (value := values[_own(argument.name)]) is not None
            }
            query = _add_params(signature, given, choices.param or [])
            if body is not None and body.body is not None:
                given["body"] = _read_body(operation, body.body)
            for argument in signature.arguments:
                if argument.place == "body" and argument.name in given:
                    value = given.pop(argument.name)
                    if "body" in given:
                        raise ArgumentError(f"pass either --body or {argument.name}, not both.")
                    given["body"] = value
            lytics = connection.client()
            if must_be_confirmed(operation) and not choices.yes:
                _confirm(operation, signature, given, lytics.config.base_url)
            Interruption().run(_print(lytics, operation, given, query, choices, pages))

    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined] # inspect reads it
        [
            *(
                inspect.Parameter(
                    name,
                    inspect.Parameter.KEYWORD_ONLY,
                    annotation=kind,
                    default=inspect.Parameter.empty if default is ... else default,
                )
                for name, kind, default in parameters
            ),
            *(
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=group)
                for name, group in groups.items()
            ),
        ]
    )
    return with_groups(run)


def _own(name: str) -> str:
    """Return the name of an argument of the operation among the parameters of the command."""
    return f"argument_{name}"


def _parameter_type(argument: Argument, flag: str, operation: Operation[Any]) -> Any:
    text = argument.text
    if argument.required and argument.place != "path":
        alternative = " unless --body is passed" if argument.place in ("field", "body") else ""
        text = f"{text} (required{alternative})".strip()
    text = escape(text)
    if argument.place == "path":
        return Annotated[str, typer.Argument(metavar=argument.name.upper(), help=text)]
    return option(argument.annotation, flag, text, _ARGUMENTS)


def _help(operation: Operation[Any], signature: Signature) -> str:
    lines = [signature.summary, signature.detail, f"{operation.method} {operation.path}"]
    if operation.role:
        lines.append(f"The token needs the role {operation.role}.")
    if must_be_confirmed(operation):
        lines.append("Asks for confirmation unless --yes is passed.")
    return "\n\n".join(escape(line) for line in lines if line)


def _example(operation: Operation[Any], signature: Signature) -> str:
    path = [each.name.upper() for each in signature.arguments if each.place == "path"]
    return examples(" ".join(["lytics call", operation.name, *path]))


def _add_params(
    signature: Signature, given: dict[str, Any], params: Sequence[str]
) -> dict[str, list[str]]:
    """Add what --param says to the arguments; return the unlisted query parameters."""
    known = {name: each for each in signature.arguments for name in (each.wire, each.name) if name}
    query: dict[str, list[str]] = {}
    for param in params:
        name, equals, text = param.partition("=")
        if not (name and equals):
            raise ArgumentError(f"--param must be NAME=VALUE, not {param!r}.")
        argument = known.get(name)
        if argument is None:
            query.setdefault(name, []).append(text)
            continue
        value = from_text(argument.annotation, text)
        before = given.get(argument.name)
        if before is not None and not (isinstance(before, list) and isinstance(value, list)):
            raise ArgumentError(f"{name} is passed twice.")
        given[argument.name] = value if before is None else [*before, *value]
    return query


def _read_body(operation: Operation[Any], name: str) -> Any:
    assert operation.body is not None
    if name == STDIN and sys.stdin is None:
        raise ArgumentError("stdin is closed; name a file instead of -, or redirect stdin.")
    data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    shown = "stdin" if name == STDIN else name
    problem = ""
    try:
        if operation.body.style in ("csv", "ndjson"):
            return data
        text = data.decode("utf-8-sig")
        if operation.body.style == "text":
            return text
        import orjson

        return orjson.loads(text)
    except UnicodeDecodeError:
        problem = f"{shown} is not UTF-8."
    except ValueError as error:
        problem = f"{shown} is not valid JSON: {error}."
    raise ArgumentError(problem)


def _confirm(
    operation: Operation[Any], signature: Signature, given: Mapping[str, Any], url: str
) -> None:
    """Ask before a call that cannot be undone.

    Raises:
        ArgumentError: the user declined, or cannot be asked.
    """
    path = operation.path
    for each in signature.arguments:
        if each.place == "path":
            path = path.replace(f"{{{each.wire}}}", str(given.get(each.name, "")))
    call = f"{operation.name} ({operation.method} {path} at {url})"
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()):
        raise ArgumentError(
            f"{operation.name} {'deletes' if _deletes(operation) else 'creates, sends, starts or ends'} something; "
            "add --yes to call it without a confirmation."
        )
    try:
        confirmed = typer.confirm(visible(f"Call {call}?"), err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
    if not confirmed:
        raise ArgumentError("Not confirmed; nothing was sent.")


async def _print(
    lytics: "AsyncLytics",
    operation: Operation[Any],
    given: dict[str, Any],
    query: dict[str, list[str]],
    choices: CallChoices,
    pages: PagingChoices | WholeChoices | None,
) -> None:
    """Call, and print the response as the server sent it, secrets masked."""
    options: Any = {"query": query} if query else None
    columns = names(choices.columns)

    def shown(value: Any) -> Any:
        return value if choices.show_secrets else mask(operation, value, _own_secrets(lytics))

    async with lytics:
        if operation.paging is None or not isinstance(pages, PagingChoices):
            response = await lytics.send(operation, options=options, **given)
            if response.raw is None:
                say(f"{operation.name}: HTTP {response.status}, without content.")
            print_value(shown(response.raw), choices.form, columns)
            return
        rows = Rows(choices.form, columns or _columns(operation, given))
        size = given.setdefault(operation.paging.limit_param, operation.paging.max_limit)
        limit = pages.limit if pages.limit is not None else None if pages.all else size
        pager = attrgetter(operation.name)(lytics)(**given, limit=limit, raw=True, options=options)
        async for page in pager.pages():
            rows.write(shown(page.items))
        rows.finish()
        if pager.cursor is not None and pages.limit is None:
            say(
                f"There are more pages: --all fetches them, --start {pager.cursor} the next.",
                wrap=False,
            )


def _columns(operation: Operation[Any], given: Mapping[str, Any]) -> list[str] | None:
    """Return the columns that the chosen fields are."""
    assert operation.paging is not None
    fields = given.get(operation.paging.fields_param or "")
    return list(fields) if fields else None


def _own_secrets(lytics: "AsyncLytics") -> list[Any]:
    from lytics_async.access.secret import Secret

    config = lytics.config
    return [each for each in (config.token, config.data_token) if isinstance(each, Secret)]
