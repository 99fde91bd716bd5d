"""tests/typing names every public name and one method of each family in an assertion of types."""

import re
from pathlib import Path

import lytics_async
from lytics_async import registry

TEXT = "\n".join(
    path.read_text() for path in sorted((Path(__file__).parent / "typing").glob("*.py"))
)


def test_every_public_name_is_used() -> None:
    used = set(re.findall(r"\bla\.(\w+)", TEXT))
    assert set(lytics_async.__all__) - used == set()


def test_one_method_of_each_family_has_its_type_asserted() -> None:
    families = {name.rpartition(".")[0] for name in registry.OPERATIONS}
    calls = "\n".join(re.findall(r"assert_type\((.*?)\)\n", TEXT, re.DOTALL))
    missing = {
        each for each in families if not re.search(rf"lytics\.{re.escape(each)}\.\w+\(", calls)
    }
    assert missing == set()
