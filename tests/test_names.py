"""A term as an editor could write it, built whole: what it holds stands on the pages as words."""

import re
import shutil
from pathlib import Path

from tests.building import ROOT, built

HOSTILE = """
- slug: "harbour-office"
  term: "<b>harbour</b> & office"
  aliases:
    - "harbour office"
  definition: "<script>alert(1)</script> & \\"more\\" {{ 7 * 7 }}."
  sources:
    - text: "<img src=x onerror=alert(1)>"
- slug: "lantern"
  term: "Lantern Bridge between"
  definition: "It overlaps the words of a note."
  sources:
    - text: "Northfield Gazette, 4 March 2021"
"""


def test_what_a_term_holds_is_text(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(ROOT / "tests" / "diagnostics" / "_base", own)
    (own / "content" / "terms.yaml").write_text(HOSTILE, "utf-8")
    for name in ("seeds", "content"):
        (tmp_path / name).symlink_to(own / name)
    site = built(tmp_path, "--no-search")
    for page in ("terms", "terms/harbour-office", "briefings/2021-03-04"):
        html = (site / page / "index.html").read_text("utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;b&gt;harbour&lt;/b&gt; &amp; office" in html
        assert "{{ 7 * 7 }}" in html
    assert '<a class="term" data-term="" href="/terms/harbour-office/">' in html
    # The note is about "The Lantern Bridge": its number stands behind the link that its words end in.
    assert re.search(r'href="/terms/lantern/"><span>.*between</span></a>\s*<a class="note-mark"', html)
