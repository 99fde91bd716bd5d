"""The documentation in a browser, at desktop and phone width: `pytest -m browser`."""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
WIDTHS = {"desktop": 1280, "phone": 390}

LOOK = """<!doctype html><pre id="found"></pre><iframe id="page" width="%d" height="900"></iframe><script>
const found = [], frame = document.getElementById("page"), pages = %s;
function next() {
  const path = pages.shift();
  if (!path) { document.getElementById("found").textContent = JSON.stringify(found); return; }
  frame.onload = () => {
    const page = frame.contentDocument;
    const images = [...page.images];
    found.push({
      path: path,
      heading: page.querySelector("h1")?.textContent ?? "",
      width: page.documentElement.scrollWidth,
      broken: images.filter(image => image.complete && !image.naturalWidth).map(image => image.src),
      examples: page.querySelectorAll("div.highlight pre").length,
    });
    next();
  };
  frame.src = path;
}
next();
</script>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("chromium is missing: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The site on loopback: its URL, and where its files are."""
    built = tmp_path_factory.mktemp("site")
    subprocess.run(
        ["sphinx-build", "-q", "-W", "-b", "html", ROOT / "docs", built], check=True, cwd=ROOT
    )
    handler = functools.partial(Quiet, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", built
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@pytest.mark.parametrize("device", WIDTHS)
def test_every_page_fits_and_shows_its_pictures(
    device: str, site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    url, built = site
    pages = sorted(
        path.relative_to(built).as_posix()
        for path in built.rglob("*.html")
        if path.name not in ("genindex.html", "search.html", "py-modindex.html")
    )
    assert "index.html" in pages
    (built / "look.html").write_text(LOOK % (WIDTHS[device], json.dumps(pages)))
    try:
        found = look(chromium, f"{url}/look.html", tmp_path)
    finally:
        (built / "look.html").unlink()
    assert [each["path"] for each in found] == pages
    assert [each["path"] for each in found if not each["heading"]] == []
    assert [each for each in found if each["broken"]] == []
    assert [(each["path"], each["width"]) for each in found if each["width"] > WIDTHS[device]] == []


@pytest.mark.parametrize("device", WIDTHS)
def test_the_landing_page_can_be_photographed(
    device: str, site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    picture = Path(os.environ.get("LYTICS_SCREENSHOTS", tmp_path)) / f"{device}.png"
    run(
        chromium,
        tmp_path,
        f"--window-size={WIDTHS[device]},900",
        f"--screenshot={picture}",
        site[0],
    )
    assert picture.stat().st_size > 20_000  # an empty page has 5 kB


def look(chromium: str, url: str, scratch: Path) -> list[dict[str, Any]]:
    document = run(chromium, scratch, "--virtual-time-budget=60000", "--dump-dom", url)
    match = re.search(r'<pre id="found">(.*?)</pre>', document, re.DOTALL)
    assert match is not None
    assert match[1], document[:500]
    found: list[dict[str, Any]] = json.loads(unescape(match[1]))
    return found


def run(chromium: str, scratch: Path, *arguments: str) -> str:
    return subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={scratch / 'profile'}",
            *arguments,
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=200,
    ).stdout
