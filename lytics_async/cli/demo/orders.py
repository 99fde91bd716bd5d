"""Orders for the demo: a CSV file made from a seed, and what must be true once it has been
uploaded.
"""

import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs

COLUMNS = (
    "order_id",
    "email",
    "name",
    "city",
    "product",
    "quantity",
    "total",
    "ordered_at",
    "note",
)
IDENTITY = "email"
TIMESTAMP_FIELD = "ordered_at"

FILTER_CITY = "Utrecht"
FILTER_TOTAL = 250
FILTERQL = f'FILTER AND (city = "{FILTER_CITY}", total >= {FILTER_TOTAL}) FROM user'

_SEED = 2024
_FIRST_ORDER = datetime(2024, 1, 1, tzinfo=UTC)
_INTERVAL = timedelta(seconds=37)
_CITIES = ("Amsterdam", "Bergen", "Cork", "Dresden", FILTER_CITY, "Évora", "Ghent", "Turin")
_NAMES = ("Ada", "Björn", "Chloé", "Dmitri", "Emeka", "Fatima", "Grace", "Hiro", "Inês", "Jonas")
_PRODUCTS = ("Lamp", "Desk, oak", 'Monitor 27"', "Chair", "Kettle", "Rug 2x3 m", "Shelf", "Vase")
# Commas, doubled quotes and a line break: what makes CSV more than splitting at commas.
_NOTES = ("", "", "", "", "gift wrap, please", 'write "Happy birthday!"', "ring twice,\nthen wait")


@attrs.frozen(kw_only=True)
class Orders:
    """A file of orders and the truth about it, known from how it was made and not from reading it
    back.

    Attributes:
        path: the file.
        rows: orders in it.
        customers: distinct customers.
        matching: those of them whose latest order satisfies `FILTERQL`.
        latest: for one of the matching customers, the email and other fields of the latest order.
    """

    path: Path
    rows: int
    customers: int
    matching: frozenset[str]
    latest: dict[str, str]


def write_orders(path: Path, *, rows: int, customers: int) -> Orders:
    """Write the file: each customer orders at least once, no two orders at one time, and not in the
    order of time.

    What the latest order says is therefore in general not what the last line of the file says.
    """
    rng = random.Random(_SEED)
    buyers = [*range(customers), *rng.choices(range(customers), k=rows - customers)]
    rng.shuffle(buyers)
    moments = rng.sample(range(rows), rows)
    drawn = zip(
        buyers,
        moments,
        rng.choices(_CITIES, k=rows),
        rng.choices(_PRODUCTS, k=rows),
        rng.choices(range(1, 6), k=rows),
        rng.choices(range(500, 50_000), k=rows),
        rng.choices(_NOTES, k=rows),
        strict=True,
    )
    latest: dict[int, tuple[int, tuple[str, ...]]] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, (buyer, moment, city, product, quantity, cents, note) in enumerate(drawn, 1):
            order = (
                f"o-{number:06}",
                f"customer{buyer:05}@example.com",
                _NAMES[buyer % len(_NAMES)],
                city,
                product,
                str(quantity),
                f"{cents // 100}.{cents % 100:02}",
                (_FIRST_ORDER + moment * _INTERVAL).isoformat(),
                note,
            )
            writer.writerow(order)
            if buyer not in latest or latest[buyer][0] < moment:
                latest[buyer] = moment, order
    orders = [dict(zip(COLUMNS, order, strict=True)) for _, order in latest.values()]
    matching = [
        order
        for order in orders
        if order["city"] == FILTER_CITY and float(order["total"]) >= FILTER_TOTAL
    ]
    return Orders(
        path=path,
        rows=rows,
        customers=len(orders),
        matching=frozenset(order[IDENTITY] for order in matching),
        # A note may be empty, and an empty field keeps the value of an earlier order.
        latest={name: value for name, value in matching[0].items() if name != "note"},
    )


@attrs.frozen(kw_only=True)
class FlawedOrders:
    """A file in which some rows are not valid CSV.

    Attributes:
        path: the file.
        rows: rows in it.
        good: the order ids of the valid ones.
        bad: the order ids of the others, each with its flaw.
        repairs: the text of each bad row -> the text of the row that was meant.
    """

    path: Path
    rows: int
    good: frozenset[str]
    bad: dict[str, str]
    repairs: dict[str, str]


def write_flawed_orders(path: Path, *, rows: int = 1_000) -> FlawedOrders:
    """Write `rows` rows (at least 100), of which a strict parser refuses seven."""
    flaws = {
        50: ("{id},ada@example.com,Lamp", "a field is missing"),
        51: ("{id},ada@example.com,Lamp,19.90,blue", "a field too many"),
        52: ('{id},ada@example.com,Monitor 27" by 15",19.90', "quotes that are not doubled"),
        60: ('{id},ada@example.com,"Desk" oak,19.90', "text after the closing quote"),
        70: ("{id}", "cut short"),
        71: ("{id},ada@example.com,Desk, oak,19.90", "a comma that needed quotes"),
        99: ("{id};ada@example.com;Lamp;19.90", "another delimiter"),
    }
    lines = ["order_id,email,product,total"]
    good, bad, repairs = [], {}, {}
    for number in range(1, rows + 1):
        order_id = f"f-{number:05}"
        if number in flaws:
            line, wrong = flaws[number]
            lines.append(line.replace("{id}", order_id))
            bad[order_id] = wrong
            repairs[lines[-1]] = f"{order_id},ada@example.com,Lamp,19.90"
        else:
            lines.append(f"{order_id},customer{number:05}@example.com,Lamp,19.90")
            good.append(order_id)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return FlawedOrders(path=path, rows=rows, good=frozenset(good), bad=bad, repairs=repairs)
