"""Saves at twenty a second, broken states between: each page served is whole, and the last save is published.

tests/test_serve.py holds the rest: this machine alone, Host and Origin, nothing outside of the site.
"""

import re
import threading
import time
from pathlib import Path

from tests.test_serve import edition, serving, until
from tests.trust.counts import count
from tests.trust.editions import build_it, tree

EVERY = 1 / 20  # seconds
# An empty file is sound, but is not what was meant either.
BROKEN = ('title: "', "title: [", "", "\0", 'title: "X"\ntitle: "Y"\n')


def test_many_saves_never_show_half_a_site(tmp_path: Path) -> None:
    root = edition(tmp_path / "edition")
    (root / "content/permalinks.lock").unlink()
    settings = root / "content/site.yaml"
    whole = settings.read_text("utf-8")
    seen: list[str] = []
    done = threading.Event()

    with serving(root, "--no-search") as server:

        def read() -> None:
            while not done.is_set():
                seen.extend(server.get(path)[2] for path in ("/", "/topics/", "/404.html"))

        reader = threading.Thread(target=read)
        reader.start()
        for number in range(count("saves")):
            if number % 3 == 1:
                settings.write_text(BROKEN[number % len(BROKEN)], "utf-8")
            elif number % 3 == 2:
                draft = settings.with_name(".site.yaml.draft")  # as editors save that care
                draft.write_text(whole.replace("Sample Record", f"Record {number}"), "utf-8")
                draft.rename(settings)
            else:
                settings.write_text(whole.replace("Sample Record", f"Record {number}"), "utf-8")
            time.sleep(EVERY)
        settings.write_text(whole.replace("Sample Record", "The Last Record"), "utf-8")
        until(lambda: "The Last Record" in server.get("/")[2])
        done.set()
        reader.join()
        assert server.process.poll() is None
        until(lambda: "The Last Record" in (root / "site/index.html").read_text("utf-8"))
        standing = tree(root / "site")
    assert len(seen) >= 10
    for page in seen:
        assert page.rstrip().endswith("</html>")
        # One page has one title of the edition, at its head and at its foot: also that of an edition without
        # settings, which an empty file is.
        names = set(
            re.findall(
                r'<h2 class="footer__name">((?:(?:Sample|The Last|Briefing) )?Record(?: \d+)?)</h2>', page
            )
        )
        assert len(names) == 1, names
        title = re.search(r"<title>(.*)</title>", page)
        assert title
        assert title[1].endswith(next(iter(names)))
    assert build_it(root, {"no-search": "1", "output": str(tmp_path / "clean/site")}).code == 0
    assert standing == tree(tmp_path / "clean/site")
