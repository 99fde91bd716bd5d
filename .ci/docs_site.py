"""Build the documentation of several versions into one folder, with a switch between them.

    python .ci/docs_site.py SITE                  the working tree
    python .ci/docs_site.py SITE v1.2.0 v1.3.0    tags, or other revisions

Each version gets a folder of its name. Versions that SITE contains already stay, and list the new
ones. The site works on any static web server, and from a disk.
"""

import argparse
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).parents[1]

START = """<!doctype html>
<meta charset="utf-8">
<title>lytics-async</title>
<meta http-equiv="refresh" content="0; url={newest}/index.html">
<ul>
{links}
</ul>
"""


def main() -> None:
    """Build what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("revisions", nargs="*", metavar="revision")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for number, revision in enumerate(given.revisions or [None]):
            tree = ROOT if revision is None else Path(scratch) / f"tree{number}"
            if revision is not None:
                unpack(revision, tree)
            built = Path(scratch) / f"built{number}"
            command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", tree / "docs", built]
            subprocess.run(command, check=True, cwd=tree)
            add(built, given.site)
    print("\n".join(link(given.site)))


def unpack(revision: str, tree: Path) -> None:
    """Put the files of a revision into a folder."""
    archive = subprocess.run(
        ["git", "archive", revision], check=True, cwd=ROOT, capture_output=True
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(tree, filter="data")


def add(built: Path, site: Path) -> None:
    """Copy a version into the site, in the place of an earlier build of it."""
    target = site / json.loads((built / "_static" / "versions.json").read_text())["version"]
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(built, target, ignore=shutil.ignore_patterns(".doctrees"))


def link(site: Path) -> list[str]:
    """Write the list of versions into each version, and a start page; return the versions, the
    newest first.
    """
    found = [json.loads(path.read_text()) for path in site.glob("*/_static/versions.json")]
    found.sort(key=lambda each: Version(each["version"]), reverse=True)
    names = [each["version"] for each in found]
    for name in names:
        script = f"const LYTICS_VERSIONS = {json.dumps(found)};\n"
        (site / name / "_static" / "versions.js").write_text(script)
    newest = next((name for name in names if not Version(name).is_prerelease), names[0])
    links = "\n".join(f'<li><a href="{name}/index.html">{name}</a></li>' for name in names)
    (site / "index.html").write_text(START.format(newest=newest, links=links))
    return names


if __name__ == "__main__":
    main()
