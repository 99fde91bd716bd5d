"""Prose is plain technical English: no private idioms, and no lines over 100 columns."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases import all_cases

ROOT = Path(__file__).parent.parent
COLUMNS = 100

IDIOMS = {
    r"(?<!there )\bis no\b(?! longer)": "is not a …, is not valid",
    r"\bgo(es)? on\b": "continue, resume",
    r"\bat once\b": "immediately, concurrently",
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\bgiv(e|es|ing) way\b": "yield",
    r"\bbec(omes?|ame) of\b": "the outcome of",
    r"\bnobody\b(?!@)": "cannot, no …",
    r"\bst(ands?|ood) on\b": "builds on, uses",
    r"\bon (its|their) way\b": "in flight",
    r"\bunder way\b": "in flight, in progress",
    r"\btried again\b": "retried",
    r"\bsurely\b": "cannot have …, certainly",
    r"\banew\b": "again",
    r"\bshall\b": "must, will",
    r"\btell(s|ing)? whether\b": "return whether, check whether, show whether",
    r"\bbut for (the|those|what|an?)\b": "except for",
    r"\basked for\b": "requested, required",
    r"\bsomebody\b": "a person, another user",
    r"\b(for good|for ever)\b": "permanently, forever",
}

ANY_IDIOM = re.compile("|".join(IDIOMS), re.IGNORECASE)

NOT_YET: tuple[str, ...] = ()
"""Files and folders whose language is still to be revised."""


def covered() -> list[str]:
    """The Python files and Markdown pages of the repository that are not in NOT_YET."""
    files = [
        *ROOT.glob("*.md"),
        *(
            path
            for folder in ("lytics_async", "tests", "docs", "examples", "benchmarks")
            for kind in ("py", "md")
            for path in ROOT.glob(f"{folder}/**/*.{kind}")
        ),
    ]
    names = sorted(path.relative_to(ROOT).as_posix() for path in files)
    return [
        name
        for name in names
        if "_build" not in name
        and not any(name == entry or name.startswith(f"{entry}/") for entry in NOT_YET)
    ]


def prose_of_python(text: str) -> Iterator[tuple[int, str, bool]]:
    """The docstrings, comments, strings and test names of a file: line, text, whether to
    measure.
    """
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        first = token.start[0]
        if token.type == tokenize.COMMENT:
            directive = re.match(r"# *(type:|noqa|pyright:|fmt:|/)", token.string)
            yield first, token.string, not directive
        elif token.type in STRINGS:
            is_docstring = lines[first - 1].lstrip().startswith(('"""', 'r"""'))
            for number, line in enumerate(token.string.splitlines(), first):
                yield number, line, is_docstring and not line.lstrip().startswith("|")
        elif token.type == tokenize.NAME and token.string.startswith("test_"):
            yield first, token.string.replace("_", " "), False


STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def prose_of_markdown(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines outside code: number, text without code and addresses, whether to measure."""
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        opened = re.match(r" *(`{3,}|~{3,})", line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        elif not fence:
            fixed = re.match(r"\s*(\||#|!?\[[^\]]*\]:|<)", line) or re.search(
                r"https?://\S{60}", line
            )
            yield number, re.sub(r"`[^`]*`", "", line), not fixed and len(line) > COLUMNS


def complaints(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = text.splitlines()
    found = []
    is_python = name.endswith(".py")
    for number, prose, measured in (prose_of_python if is_python else prose_of_markdown)(text):
        if measured and len(lines[number - 1]) > COLUMNS:
            found.append(f"{name}:{number}: {len(lines[number - 1])} columns")
        for idiom, better in IDIOMS.items() if ANY_IDIOM.search(prose) else ():
            match = re.search(idiom, prose, re.IGNORECASE)
            if match is not None:
                found.append(f"{name}:{number}: {match[0]!r}; write: {better}")
    return found


@pytest.mark.parametrize("part", range(4))
def test_prose_is_plain(part: int) -> None:
    names = [name for name in covered() if name != "tests/test_language.py"]
    with all_cases() as cases:
        for name in names[part::4]:
            with cases.case(name):
                assert complaints(name) == []


@pytest.mark.parametrize(
    "sample",
    [
        '"""This is no address."""',
        "x = 1  # goes on where it stopped",
        "raise ValueError('mend it')",
        f"# {'word ' * 25}",
        "def test_what_becomes_of_it(): ...",
        f'"""{"word " * 25}"""',
    ],
)
def test_an_idiom_or_a_long_line_of_python_is_found(sample: str, tmp_path: Path) -> None:
    assert found_in(sample, tmp_path / "sample.py")


@pytest.mark.parametrize(
    "sample",
    ["Sent at once.", "word " * 25, "- as nobody\n  knows", "```\ncode\n```\nIt goes on."],
)
def test_an_idiom_or_a_long_line_of_markdown_is_found(sample: str, tmp_path: Path) -> None:
    assert found_in(sample, tmp_path / "sample.md")


@pytest.mark.parametrize(
    "sample",
    [
        "There is no account; it is no longer needed. Write nobody@example.com.",
        "```\nthis goes on\n```",
        "`at once`",
        f"| {'cell ' * 30} |",
    ],
)
def test_plain_words_code_and_tables_pass(sample: str, tmp_path: Path) -> None:
    assert not found_in(sample, tmp_path / "sample.md")


def found_in(sample: str, path: Path) -> list[str]:
    path.write_text(sample + "\n", encoding="utf-8")
    return complaints(str(path))
