"""The numbers of the demo, each with an independent count that it must equal."""

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from rich.console import Console


@attrs.frozen(kw_only=True)
class Check:
    """A number, and what it must be.

    Attributes:
        what: what was counted.
        found: the count of the client or the server.
        expected: an independent count.
        counted_by: who made that count.
    """

    what: str
    found: int
    expected: int
    counted_by: str

    @property
    def ok(self) -> bool:
        """The two counts agree."""
        return self.found == self.expected


@attrs.define
class Outcome:
    """The outcome of a demo: its numbers by name, and the checks on them."""

    numbers: dict[str, Any] = attrs.field(factory=dict)
    checks: list[Check] = attrs.field(factory=list)

    def check(self, what: str, found: int, expected: int, counted_by: str) -> None:
        """Compare a number with the count that it must equal."""
        self.checks.append(Check(what=what, found=found, expected=expected, counted_by=counted_by))

    @property
    def adds_up(self) -> bool:
        """Every number equals its other count."""
        return all(check.ok for check in self.checks)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        checks = [{**attrs.asdict(check), "ok": check.ok} for check in self.checks]
        return {**self.numbers, "adds_up": self.adds_up, "checks": checks}

    def print(self, console: "Console", next_step: str) -> None:
        """Print the checks as a table, the verdict, and the command to continue with."""
        from rich import box
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD)
        table.add_column("what")
        table.add_column("found", justify="right")
        table.add_column("must be", justify="right")
        table.add_column("counted by")
        table.add_column("")
        for check in self.checks:
            table.add_row(
                check.what,
                f"{check.found:,}",
                f"{check.expected:,}",
                check.counted_by,
                "[green]ok[/]" if check.ok else "[bold red]WRONG[/]",
            )
        console.print(table)
        wrong = sum(not check.ok for check in self.checks)
        if wrong:
            console.print(f"[bold red]{wrong} of {len(self.checks)} numbers do not add up.[/]")
        else:
            console.print("[green]Every number adds up.[/] To continue:")
            console.print(f"  {next_step}", markup=False, soft_wrap=True)
