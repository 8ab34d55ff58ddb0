"""A page, style or script that is made to be slow to read is read in time that grows with its size alone."""

import time
from pathlib import Path

import pytest

from tests.verify.conftest import Put, check

SIZE = 250_000
PAGE = b'<!DOCTYPE html>\n<html lang="en"><head><title>T</title></head><body><h1>H</h1>%s</body></html>'


def many(unit: bytes) -> bytes:
    return unit * (SIZE // len(unit))


ATTACKS = [
    ("a.html", PAGE % many(b"<svg/>")),
    ("a.html", PAGE % many(b"<svg>")),
    ("a.html", PAGE % many(b"<!--")),
    ("a.html", PAGE % many(b"<p/>")),
    ("a.html", PAGE % (many(b"<b>") + many(b"</b>"))),
    ("a.html", PAGE % (b"<p/><p " + many(b" ") + b">x</p>")),
    ("a.html", PAGE % (b"<p/><p " + b" ".join(b'a%d="b"' % n for n in range(2000)) + b">x</p>")),
    ("a.html", PAGE % many(b"<a<a")),
    ("a.html", PAGE % (b"<ul>" + many(b"x <li>y</li>") + b"</ul>")),
    ("a.html", PAGE % many(b'<p id="q1">x</p>')),
    ("a.html", PAGE % many(b'<a href="#nowhere-at-all">x</a>')),
    ("a.css", many(b"/*")),
    ("a.css", b"a { background: url(" + many(b" ")),
    ("a.css", many(b'url("')),
    ("a.css", many(b"@import ")),
    ("a.js", many(b"import ")),
    ("a.js", many(b"\nimport a")),
    ("a.js", b"import(" + many(b" ")),
    ("a.js", many(b'new URL("a",')),
]


@pytest.mark.parametrize(("name", "content"), ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_file_is_read_in_time(put: Put, name: str, content: bytes) -> None:
    root: Path = put()
    (root / name).write_bytes(content)
    start = time.process_time()
    check(root)
    assert time.process_time() - start < 5
