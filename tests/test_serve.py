"""A save is in the browser at once; a broken one leaves the last good site standing, its faults over it."""

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.serve.site import HEADERS
from tests import pace
from tests.browser.host import headers_for

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "diagnostics" / "_base"
PATIENCE = 60.0  # seconds, on a machine that is busy with other tests
OVERLAY = ".livereload-faults"


@dataclass(frozen=True, slots=True)
class Server:
    address: str
    root: Path
    process: subprocess.Popen[str]
    told: list[str]  # its lines on standard error

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """Return status, headers and text, without following or mending anything."""
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")
        connection.close()
        return found

    def change(self, name: str, old: str, new: str) -> None:
        """Save a file with other words in it."""
        file = self.root / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Server]:
    """Run the server on a free port; end it by an interrupt, as Ctrl-C does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "serve", "--root", str(root), "--port", "0", *options],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr
    told: list[str] = []
    address = ""
    while not address:
        line = process.stderr.readline()
        assert line, told
        told.append(line)
        # Matches "Serving http://127.0.0.1:8000/; Ctrl-C ends it."; not "Serving".
        found = re.match(r"Serving (\S+);", line)
        address = found[1] if found else ""
    drain = threading.Thread(target=lambda: told.extend(process.stderr or ()), daemon=True)
    drain.start()
    try:
        yield Server(address, root, process, told)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
        drain.join()
        process.stderr.close()


def edition(root: Path) -> Path:
    shutil.copytree(BASE, root)
    for name in ("templates", "static"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of an edition that the test may change."""
    with serving(edition(tmp_path / "edition")) as started:
        yield started


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of an edition that nobody changes."""
    with serving(edition(tmp_path_factory.mktemp("standing") / "edition")) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test on anything in the console."""
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(f"{opened.url}: {message.text}"))
    opened.on("pageerror", lambda error: complaints.append(f"{opened.url}: {error}"))
    opened.set_default_timeout(PATIENCE * 1000)
    yield opened
    context.close()
    assert complaints == []


def until(true: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end
        sleep(0.02)


def test_policy_is_that_of_the_host_and_nothing_is_stored(standing: Server) -> None:
    host = headers_for("/")
    del host["Strict-Transport-Security"]  # only https can keep it
    assert host | {"Cache-Control": "no-store"} == HEADERS
    for path in ("/", "/nowhere/", "/livereload.js", "/livereload-faults.json", "/livereload-overlay.css"):
        _, headers, _ = standing.get(path)
        assert HEADERS.items() <= headers.items(), path


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/topics/", 200, "text/html; charset=utf-8"),
        ("/nowhere/", 404, "text/html; charset=utf-8"),
        ("/feed.xml", 200, "application/xml; charset=utf-8"),
        ("/data/exchanges.jsonl", 200, "application/x-ndjson"),
        ("/favicon.svg", 200, "image/svg+xml"),
    ],
)
def test_files_are_answered_by_kind(standing: Server, path: str, status: int, kind: str) -> None:
    found, headers, _ = standing.get(path)
    assert (found, headers["Content-Type"]) == (status, kind)


def test_scripts_and_fonts_are_answered_by_kind(standing: Server) -> None:
    _, _, home = standing.get("/")
    for suffix, kind in (("js", "text/javascript"), ("css", "text/css"), ("woff2", "font/woff2")):
        asset = re.search(rf'="(/assets/[^"]+\.{suffix})"', home)
        assert asset
        assert standing.get(asset[1])[1]["Content-Type"].startswith(kind)


def test_a_folder_is_left_for_its_page(standing: Server) -> None:
    status, headers, _ = standing.get("/topics")
    assert (status, headers["Location"]) == (302, "/topics/")
    assert standing.get("//topics")[0] == 404  # a redirect would lead to a host of that name


def test_nothing_outside_the_site_is_served(standing: Server) -> None:
    site = standing.root / "site"
    until((site / "pagefind/pagefind.js").is_file)  # from here on nothing takes the place of the site
    (site / "way.txt").symlink_to(standing.root / "seeds/000_base.txt")
    for path in (
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent%2fsite.yaml",
        "/topics/../../content/site.yaml",
        "//etc/passwd",
        "/%00",
        "/way.txt",
    ):
        status, _, text = standing.get(path)
        assert status == 404, path
        assert "Sample Record" in text, path  # the site's own page for it
        assert "title: " not in text, path
    (site / "way.txt").unlink()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("rebound.example", 421),
        ("rebound.example:8000", 421),
        ("localhost", 200),
        ("127.0.0.1:1", 200),
        ("[::1]", 200),
    ],
)
def test_only_requests_to_this_machine_are_answered(standing: Server, host: str, status: int) -> None:
    for path in ("/", "/livereload.js", "/livereload-faults.json"):
        assert standing.get(path, Host=host)[0] == status
    assert (standing.get("/livereload", Host=host)[0] == 421) is (status == 421)


@pytest.mark.parametrize(("origin", "status"), [("", 101), ("https://elsewhere.example", 403)])
def test_only_pages_of_this_server_are_connected(standing: Server, origin: str, status: int) -> None:
    own = urlsplit(standing.address).netloc
    found, _, _ = standing.get(
        "/livereload",
        Host=own,
        Origin=origin or f"http://{own}",
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        Sec_WebSocket_Version="13",
    )
    assert found == status


def test_it_listens_on_this_machine_only(standing: Server) -> None:
    assert urlsplit(standing.address).hostname == "127.0.0.1"
    address = next(
        (each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)), "127.0.0.1"
    )
    if not str(address).startswith("127."):
        with pytest.raises(ConnectionRefusedError), socket.socket() as tried:
            tried.connect((address, urlsplit(standing.address).port))


def test_published_files_hold_no_trace_of_the_server(standing: Server) -> None:
    assert "livereload" in standing.get("/")[2]
    for path in (standing.root / "site").rglob("*.html"):
        assert b"livereload" not in path.read_bytes()


def test_a_site_below_another_is_served_there(tmp_path: Path) -> None:
    with serving(edition(tmp_path / "edition"), "--base-url", "https://record.example/sub/") as server:
        assert urlsplit(server.address).path == "/sub/"
        assert server.get("/sub/topics/")[0] == 200
        assert server.get("/topics/")[0] == 404
        assert server.get("/submarine/")[0] == 404
        for path in ("/", "/sub"):
            assert server.get(path)[1]["Location"] == "/sub/"


@pytest.mark.parametrize(
    ("path", "name", "old", "new"),
    [
        ("briefings/2021-03-04/", "seeds/000_base.txt", "harbour office", "lighthouse"),
        ("about/", "content/pages/about.md", "A page for tests.\n", "A page for readers.\n"),
        ("", "templates/base.html", "An unofficial edition", "A most unofficial edition"),
    ],
)
def test_a_save_is_in_the_browser_within_a_second(
    server: Server, page: Page, path: str, name: str, old: str, new: str
) -> None:
    """One save of ten is enough, and on a machine that is busy with other tests a second takes longer."""
    (server.root / "content/permalinks.lock").unlink(missing_ok=True)  # so that a seed may change at will
    page.goto(server.address + path)
    took = []
    for before, after in ((old, new), (new, old)) * 5:
        began = monotonic()
        server.change(name, before, after)
        page.get_by_text(after.strip()).first.wait_for()
        took.append(monotonic() - began)
        if took[1:] and took[-1] < pace.delay():
            return
    raise AssertionError(took)


def test_a_saved_style_is_in_the_browser(server: Server, page: Page) -> None:
    page.goto(server.address)
    (server.root / "static/css/utilities.css").write_text("body { rotate: 7deg; }", "utf-8")
    expect(page.locator("body")).to_have_css("rotate", "7deg")


def test_a_broken_save_keeps_the_last_good_site_under_its_faults(server: Server, page: Page) -> None:
    page.goto(f"{server.address}topics/")
    heading = page.locator("h1").inner_text()
    site = (server.root / "site/topics/index.html").read_bytes()

    with (server.root / "content/topics/bridges.md").open("a") as file:
        file.write("\n[<b>bold</b>](javascript:alert(1))\n")
    overlay = page.locator(OVERLAY)
    expect(overlay).to_contain_text("R523 refused-link")
    expect(overlay).to_contain_text('"javascript:alert(1)"')  # as text, whatever it is
    assert page.locator("h1").inner_text() == heading
    assert (server.root / "site/topics/index.html").read_bytes() == site
    assert any("R523" in line for line in server.told) is False  # faults are for standard output

    page.goto(f"{server.address}about/")  # another page, loaded while it is broken
    expect(overlay).to_contain_text("R523 refused-link")

    server.change("content/topics/bridges.md", "javascript:alert(1)", "https://example.org/")
    expect(overlay).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()


def test_a_folder_that_goes_and_comes_back_is_followed(server: Server, page: Page) -> None:
    page.goto(server.address)
    away = server.root.parent / "away"
    (server.root / "content").rename(away)
    expect(page.locator(OVERLAY)).to_contain_text("U265 missing-content")
    away.rename(server.root / "content")
    expect(page.locator(OVERLAY)).to_have_count(0)
    server.change("content/site.yaml", "Sample Record", "Second Record")
    expect(page.get_by_text("Second Record").first).to_be_visible()


def test_the_first_build_may_fail_too(tmp_path: Path, browser: Browser) -> None:
    root = edition(tmp_path / "edition")
    with (root / "content/site.yaml").open("a") as file:
        file.write('colour: "red"\n')
    with serving(root) as server:
        assert server.get("/anything/")[0] == 503
        page = browser.new_page()
        page.goto(server.address)
        expect(page.get_by_role("heading")).to_have_text("There is no site yet")
        expect(page.locator(OVERLAY)).to_contain_text("U267 unknown-key")
        server.change("content/site.yaml", 'colour: "red"\n', "")
        expect(page.locator(OVERLAY)).to_have_count(0)
        expect(page.get_by_role("link", name="Topics").first).to_be_visible()
        page.close()


def test_search_follows_behind(server: Server) -> None:
    index = server.root / "site/pagefind/shards.json"
    until(index.exists)
    first = index.read_bytes()
    (server.root / "content/permalinks.lock").unlink()  # a text that is pinned changes by a correction only
    server.change("seeds/000_base.txt", "harbour office", "quartermaster")
    assert index.exists()  # the old index serves until the new one is made
    until(lambda: index.exists() and index.read_bytes() != first)
    data = (server.root / "site/data/exchanges.jsonl").read_text("utf-8")
    assert "quartermaster" in data


def test_what_is_served_is_what_a_build_publishes(server: Server, tmp_path: Path) -> None:
    until((server.root / "site/pagefind/shards.json").exists)
    other = tmp_path / "other/site"
    subprocess.run(
        [sys.executable, "-m", "site_builder", "build", "-q", "--root", server.root, "-o", other],
        cwd=ROOT,
        check=True,
    )
    assert files(other) == files(server.root / "site")


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_it_ends_when_asked_to(tmp_path: Path) -> None:
    root = edition(tmp_path / "edition")
    with serving(root) as server:
        port = str(urlsplit(server.address).port)
        again = subprocess.run(
            [sys.executable, "-m", "site_builder", "serve", "--root", root, "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert again.returncode == 3
        assert "hint: Name another with --port" in again.stderr
    process = subprocess.Popen(
        [sys.executable, "-m", "site_builder", "serve", "--root", root, "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert any("Serving" in line for line in process.stderr)
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 143
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
