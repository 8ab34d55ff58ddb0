"""What netlify.toml promises: the policy, the other headers, and how long each kind of file may be kept."""

import tomllib

from tests.browser.host import headers_for
from tests.building import ROOT

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, max-age=0, must-revalidate"


def test_every_page_has_the_policy() -> None:
    policy = headers_for("/briefings/2023-11-16/")["Content-Security-Policy"]
    assert dict(part.strip().split(" ", 1) for part in policy.split(";")) == POLICY


def test_every_page_has_the_other_guards() -> None:
    sent = headers_for("/")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Strict-Transport-Security"].startswith("max-age=31536000")
    assert sent["Cross-Origin-Opener-Policy"] == sent["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers_for("/sharing/2023-11-16.png")["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in sent["Permissions-Policy"]


def test_what_is_named_after_its_content_is_kept_and_the_rest_asked_for_again() -> None:
    for path in ("/assets/css/site.0a1b2c3d.css", "/pagefind/shards/0a1b/index/1.pf_index"):
        assert headers_for(path)["Cache-Control"] == FOREVER
    for path in (
        "/",
        "/topics/taiwan/",
        "/feed.xml",
        "/data/exchanges.jsonl",
        "/pagefind/shards.json",
    ):
        assert headers_for(path)["Cache-Control"] == ASK_AGAIN


def test_the_host_builds_as_the_readme_does() -> None:
    settings = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["build"]
    assert settings["command"] == "make site"
    assert settings["publish"] == "site"
    assert settings["environment"]["PYTHON_VERSION"]
