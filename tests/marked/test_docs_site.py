"""The documentation in a browser, at desktop and phone width: `pytest -m browser`."""

import functools
import http.server
import importlib.util
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

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

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


SWITCH = """<!doctype html><pre id="found"></pre><iframe id="page"></iframe><script>
const found = [], frame = document.getElementById("page"), ways = %s;
const select = () => frame.contentDocument.getElementById("version-switch");
function next() {
  const way = ways.shift();
  if (!way) { document.getElementById("found").textContent = JSON.stringify(found); return; }
  frame.onload = () => {
    frame.onload = () => {
      found.push([frame.contentWindow.location.pathname, select().selectedOptions[0].textContent]);
      next();
    };
    select().selectedIndex = [...select().options].findIndex(each => each.textContent === way[1]);
    select().dispatchEvent(new Event("change"));
  };
  frame.src = way[0];
}
next();
</script>"""


COPY = """<!doctype html><pre id="found"></pre><iframe id="page" src="%s"></iframe><script>
const frame = document.getElementById("page");
frame.onload = () => {
  const page = frame.contentDocument, found = [];
  page.execCommand = () => found.push(page.querySelector("body > textarea").value);
  page.querySelectorAll("button.copybtn").forEach(button => button.click());
  document.getElementById("found").textContent = JSON.stringify(found);
};
</script>"""


SEARCH = """<!doctype html><pre id="found"></pre><iframe id="page" src="search.html?q=%s"></iframe><script>
const frame = document.getElementById("page");
function look() {
  const page = frame.contentDocument;
  if (!/Search finished|did not match/.test(page.getElementById("search-results")?.textContent)) {
    setTimeout(look, 100);
    return;
  }
  const found = [...page.querySelectorAll("ul.search > li > a")].map(each => each.textContent);
  document.getElementById("found").textContent = JSON.stringify(found);
}
frame.onload = look;
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


def test_a_copy_button_copies_the_commands_alone(
    site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    url, built = site
    (built / "copy.html").write_text(COPY % "guides/files.html")
    try:
        copied: list[Any] = look(chromium, f"{url}/copy.html", tmp_path)
    finally:
        (built / "copy.html").unlink()
    guide = (ROOT / "docs" / "guides" / "files.md").read_text()
    commands = re.findall(r"^\$ (lytics .*)", guide, re.MULTILINE)
    assert [each for each in copied if each.startswith("lytics")] == commands
    assert len(copied) == len(commands) + guide.count("```python")


@pytest.mark.parametrize("status", ["403", "429"])
def test_a_status_finds_its_explanation(
    status: str, site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    url, built = site
    (built / "find.html").write_text(SEARCH % status)
    try:
        found: list[Any] = look(chromium, f"{url}/find.html", tmp_path)
    finally:
        (built / "find.html").unlink()
    assert found[0] == "Errors by message and status"


def test_the_signature_of_a_class_shows_its_defaults(site: tuple[str, Path]) -> None:
    for page in (site[1] / "api").glob("*.html"):
        text = unescape(re.sub(r"<[^>]*>", "", page.read_text()))
        assert re.findall(r"attr_dict|= ?NOTHING", text) == [], page.name


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


def test_the_version_switch_opens_the_same_page_of_another_version(
    site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    url, built = site
    folder = built / "versions"
    current = two_versions(built, folder)
    ways = [
        [f"versions/{current}/guides/uploading.html", "0.0.1"],
        [f"versions/{current}/guides/spark.html", "0.0.1"],  # which that version does not have
        ["versions/0.0.1/reference/index.html", current],
    ]
    (built / "switch.html").write_text(SWITCH % json.dumps(ways))
    assert look(chromium, f"{url}/switch.html", tmp_path) == [
        ["/versions/0.0.1/guides/uploading.html", "0.0.1"],
        ["/versions/0.0.1/index.html", "0.0.1"],
        [f"/versions/{current}/reference/index.html", current],
    ]


def test_the_version_switch_works_from_a_disk(
    site: tuple[str, Path], chromium: str, tmp_path: Path
) -> None:
    current = two_versions(site[1], tmp_path / "site")
    page = tmp_path / "site" / current / "guides" / "uploading.html"
    document = run(chromium, tmp_path, "--dump-dom", page.as_uri())
    options = re.findall(r'<option[^>]* value="([^"]*)"[^>]*>([^<]*)<', document)
    assert [name for _, name in options] == [current, "0.0.1"]
    assert all((page.parent / target).is_file() for target, _ in options)
    start = run(chromium, tmp_path, "--dump-dom", (tmp_path / "site" / "index.html").as_uri())
    assert f"{current}/index.html" in start or "<h1>lytics-async" in start


def two_versions(built: Path, folder: Path) -> str:
    """Make a site of the built version and of an older one without the guide to Spark; return the
    built version.
    """
    spec = importlib.util.spec_from_file_location("docs_site", ROOT / ".ci" / "docs_site.py")
    assert spec is not None
    assert spec.loader is not None
    docs_site = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(docs_site)
    docs_site.add(built, folder)
    own = json.loads((built / "_static" / "versions.json").read_text())
    current: str = own["version"]
    older = folder / "0.0.1"
    shutil.copytree(folder / current, older)
    own["pages"].remove("guides/spark")
    (older / "guides" / "spark.html").unlink()
    (older / "_static" / "versions.json").write_text(json.dumps(own | {"version": "0.0.1"}))
    for page in older.rglob("*.html"):
        page.write_text(page.read_text().replace(f"<option>{current}<", "<option>0.0.1<"))
    assert docs_site.link(folder) == [current, "0.0.1"]
    return current
