"""Check that a tag can be released: `release_check.py v1.2.3`; with `--notes` print its changes."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACEHOLDER = "github.com/OWNER/"
SUFFIXES = {".toml", ".yml", ".yaml", ".md", ".py"}


def main(arguments: list[str]) -> int:
    """Print the problems and return 1, or return 0."""
    wanted = arguments[0].removeprefix("v") if arguments else ""
    notes = notes_of(wanted)
    if "--notes" in arguments:
        print(notes)
        return 0
    problems = [*problems_of(wanted, notes)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def problems_of(version: str, notes: str) -> list[str]:
    """Return what keeps this version from being released."""
    problems = []
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", version):
        problems.append(f"{version!r} is not a valid version; use a tag such as v1.2.3.")
    source = (ROOT / "lytics_async/__init__.py").read_text(encoding="utf-8")
    if f'__version__ = "{version}"' not in source:
        problems.append(f"lytics_async/__init__.py does not say {version}.")
    if not notes:
        problems.append(f"CHANGELOG.md has no section {version} with text.")
    if "PUBLISHED = True" not in (ROOT / "lytics_async/base/extras.py").read_text(encoding="utf-8"):
        problems.append("PUBLISHED in lytics_async/base/extras.py is not True.")
    held = [
        str(path.relative_to(ROOT))
        for path in [*ROOT.glob("*"), *ROOT.glob(".github/**/*"), *ROOT.glob("docs/**/*")]
        if path.suffix in SUFFIXES
        and path.name != "RELEASING.md"
        and PLACEHOLDER in path.read_text(encoding="utf-8")
    ]
    if held:
        problems.append(f"The placeholder {PLACEHOLDER} is left in {', '.join(sorted(held))}.")
    return problems


def notes_of(version: str) -> str:
    """Return the section of the changelog; empty if there is none."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^## \[?{re.escape(version)}\]?[^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    return found[1].strip() if found else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
