"""The `lytics` command and its subcommands."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from lytics_async.cli.call import call
from lytics_async.cli.cidr import cidr
from lytics_async.cli.config import config
from lytics_async.cli.demo import demo
from lytics_async.cli.doctor import doctor
from lytics_async.cli.entity import entity
from lytics_async.cli.erase import erase
from lytics_async.cli.health import health
from lytics_async.cli.jobs import jobs
from lytics_async.cli.ledger import ledger
from lytics_async.cli.local import local
from lytics_async.cli.operations import operations
from lytics_async.cli.options import examples, join_help_lines
from lytics_async.cli.output import echo, visible
from lytics_async.cli.profile import profile
from lytics_async.cli.scan import scan
from lytics_async.cli.segments import segments
from lytics_async.cli.upload import upload


@contextmanager
def _visible_usage_errors() -> Iterator[None]:
    """Keep an argument, such as the name of a file, from driving the terminal when it is quoted."""
    try:
        yield
    except Exception as error:
        if isinstance(message := getattr(error, "message", None), str):
            error.message = visible(message)  # type: ignore[attr-defined]
        raise


class _Commands(TyperGroup):
    def make_context(self, *arguments: Any, **options: Any) -> Any:
        with _visible_usage_errors():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        with _visible_usage_errors():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    # A traceback with local variables would show the token.
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from lytics_async import __version__

        echo(f"lytics-async {__version__}")
        raise typer.Exit


@app.callback(
    epilog="The token comes from LYTICS_API_TOKEN or a profile in ~/.lytics/accounts.toml, never from an option. "
    "Exit codes: 0 all accepted, 1 not all accepted, 2 usage, 3 token or permission, 4 address not allowed, "
    "5 network or server, 6 another API error, 7 output not written, 8 a file changed, 9 and 10 preflight, "
    "10 and 11 landing, 130 interrupted, 141 output closed, 143 and 129 terminated by SIGTERM and SIGHUP."
)
def lytics(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            metavar="",
            callback=_show_version,
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Upload to Lytics, scan segments and look up profiles. 'lytics demo' needs no account."""


app.command(epilog=examples("lytics demo", "lytics demo --file orders.csv --stream orders"))(demo)
app.command(
    epilog=examples(
        "lytics upload orders.csv.gz --stream orders --ledger orders.ledger",
        "lytics upload - --stream web < events.ndjson",
    )
)(upload)
app.command(epilog=examples("lytics ledger orders.ledger"))(ledger)
app.command(
    epilog=examples(
        "lytics scan big_spenders --fields email,city",
        "lytics scan --filter 'visits > 5' --out regulars.ndjson",
    )
)(scan)
app.command(epilog=examples("lytics entity user email ada@example.com"))(entity)
app.command(
    epilog=examples(
        "lytics erase requests.csv", "lytics erase requests.csv --ledger erase.ledger --yes"
    )
)(erase)
app.command(epilog=examples("lytics segments --json"))(segments)
app.command(epilog=examples("lytics operations --family segments"))(operations)
app.add_typer(call, name="call")
app.command(epilog=examples("lytics doctor --json"))(doctor)
app.command(epilog=examples("lytics health", "lytics health --stream orders=2d --json"))(health)
app.command(epilog=examples("lytics cidr 203.0.113.7 203.0.113.8-203.0.113.15"))(cidr)
app.command(epilog=examples("lytics config", "lytics config --profile test --json"))(config)
app.add_typer(jobs, name="jobs")
app.add_typer(profile, name="profile")
app.add_typer(local, name="local")
join_help_lines(app)
