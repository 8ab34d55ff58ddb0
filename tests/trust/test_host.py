"""The host: headers on every path, a policy without holes, a grade by the rules of Mozilla's Observatory."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser.host import headers_for, serving
from tests.trust.editions import build_it, lay

# https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring: what each finding adds to a score of
# 100 to begin with, and the least score of each grade. What is added counts only where 90 are left.
SCORES = {
    "csp without unsafe, default-src none": 10,
    "csp without unsafe": 5,
    "csp with unsafe-inline for styles": 0,
    "csp with unsafe-eval": -10,
    "csp with unsafe-inline": -20,
    "csp missing": -25,
    "no cookies": 0,
    "cookies": -20,
    "shared with all, for data": 0,
    "shared with all and credentials": -50,
    "private referrer": 5,
    "referrer unset": 0,
    "unsafe referrer": -5,
    "hsts of six months": 0,
    "hsts too short": -10,
    "hsts missing": -20,
    "scripts of this origin": 0,
    "nosniff": 0,
    "nosniff missing": -5,
    "frame-ancestors": 5,
    "frames missing": -20,
    "resources kept": 10,
    "resources unset": 0,
}
GRADES = ((100, "A+"), (90, "A"), (85, "A-"), (80, "B+"), (70, "B"), (65, "B-"), (0, "F"))


TRIED = "() => { try { ACT; return ''; } catch (e) { return e.name; } }"


def policy(path: str) -> dict[str, list[str]]:
    parts = (part.split() for part in headers_for(path)["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def findings(path: str) -> list[str]:
    sent, rules = headers_for(path), policy(path)
    scripts, styles = (rules.get(name, rules["default-src"]) for name in ("script-src", "style-src"))
    found = [
        "csp without unsafe, default-src none" if rules["default-src"] == ["'none'"] else "csp without unsafe"
    ]
    if "'unsafe-inline'" in styles:
        found = ["csp with unsafe-inline for styles"]
    if "'unsafe-eval'" in scripts:
        found = ["csp with unsafe-eval"]
    if "'unsafe-inline'" in scripts or "data:" in scripts or "*" in scripts or "https:" in scripts:
        found = ["csp with unsafe-inline"]
    found.append("cookies" if "Set-Cookie" in sent else "no cookies")
    found.append(
        "shared with all and credentials"
        if "Access-Control-Allow-Credentials" in sent
        else "shared with all, for data"
    )
    private = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    found.append("private referrer" if sent.get("Referrer-Policy") in private else "unsafe referrer")
    age = re.match(r"max-age=(\d+)", sent.get("Strict-Transport-Security", ""))
    found.append("hsts of six months" if age and int(age[1]) >= 15_768_000 else "hsts too short")
    found.append("scripts of this origin")
    found.append("nosniff" if sent.get("X-Content-Type-Options") == "nosniff" else "nosniff missing")
    found.append("frame-ancestors" if rules.get("frame-ancestors") == ["'none'"] else "frames missing")
    kept = sent.get("Cross-Origin-Resource-Policy") in {"same-origin", "same-site"}
    found.append("resources kept" if kept else "resources unset")
    return found


def grade(path: str) -> str:
    changes = [SCORES[each] for each in findings(path)]
    score = 100 + sum(change for change in changes if change < 0)
    if score >= 90:
        score += sum(change for change in changes if change > 0)
    return next(name for least, name in GRADES if score >= least)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(tmp_path_factory.mktemp("host") / "edition")
    assert build_it(root, {}).code == 0
    return root / "site"


def test_the_grade_of_every_path_is_the_best(site: Path) -> None:
    pages = [path for path in site.rglob("*") if path.is_file()]
    assert {grade(address(site, path)) for path in pages} == {"A+"}


def address(site: Path, path: Path) -> str:
    return f"/{quote(path.relative_to(site).as_posix().removesuffix('index.html'))}"


def test_every_path_has_every_guard(site: Path) -> None:
    guards = {
        *(
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Referrer-Policy",
        ),
        *(
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control",
        ),
    }
    for path in site.rglob("*"):
        sent = headers_for(address(site, path))
        assert guards <= sent.keys(), path
        if "Access-Control-Allow-Origin" in sent:  # data, for programs; no page
            assert path.suffix not in {".html", ".js", ".css"}


def test_the_policy_has_no_hole(site: Path) -> None:
    for path in site.rglob("*.html"):
        rules = policy(address(site, path))
        assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]
        unsafe = {value for values in rules.values() for value in values if "unsafe" in value}
        assert unsafe == {"'wasm-unsafe-eval'"}, "which the search needs"
        hosts = {value for values in rules.values() for value in values if not value.startswith("'")}
        assert hosts <= {"data:"}
        assert rules["require-trusted-types-for"] == ["'script'"]
        assert rules["trusted-types"] == ["'none'"]


def test_no_text_becomes_html_or_the_address_of_a_script(site: Path, browser: Browser) -> None:
    """Trusted Types: the search works, and what would make HTML from text is stopped."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with serving(site) as host:
        page.goto(f"{host}/search/?q=harbour")
        page.locator("[data-results] .result").first.wait_for()
        assert complaints == []
        for path in ("/search/?q=harbour", "/", "/briefings/2021-03-05/"):
            page.goto(host + path)
            for act in (
                "document.body.innerHTML = '<img src=x onerror=alert(1)>'",
                "document.body.insertAdjacentHTML('beforeend', '<p>x</p>')",
                "document.createElement('script').text = 'alert(1)'",
                "document.createElement('script').src = '/assets/x.js'",
                "new DOMParser().parseFromString('<p>x</p>', 'text/html')",
                "document.createElement('iframe').srcdoc = '<p>x</p>'",
                "setTimeout('alert(1)')",
                "new Worker('/other.js')",
            ):
                thrown = page.evaluate(TRIED.replace("ACT", act))
                assert thrown in {"TypeError", "EvalError"}, (path, act)
    page.close()


def test_who_finds_a_hole_knows_whom_to_tell(site: Path, tmp_path: Path) -> None:
    lines = (site / ".well-known/security.txt").read_text("utf-8").splitlines()
    assert lines == [
        "Contact: mailto:faults@record.example",
        "Expires: 2022-05-31T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://record.example/.well-known/security.txt",
    ]
    below = lay(tmp_path / "below")
    assert build_it(below, {"no-search": "1", "base-url": "https://record.example/sub/"}).code == 0
    assert not (below / "site/.well-known").exists()
