"""Documents in, a site for Pelican out: tags for topics, authors for outlets, archives for years.

Metadata of Pelican are single lines, so the questions that topics and outlets list are in a file beside them.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.peers import tools, work
from benchmarks.peers.work import Document, Peer

SITE = Path(__file__).parent / "sites" / "pelican"


def write(folder: Path, documents: Sequence[Document]) -> None:
    shutil.copytree(SITE, folder)
    (folder / "content").mkdir()
    settings = {
        "title": work.TITLE,
        "description": work.DESCRIPTION,
        "base": work.BASE_URL,
        "feed": work.FEED,
        "topics": work.titles(),
        "outlets": work.names(),
        "questions": {each.id: [asdict(question) for question in each.questions] for each in documents},
    }
    (folder / "site.json").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    for each in documents:
        lines = {
            "Title": each.title,
            "Date": each.id,
            "Slug": each.id,
            "Spokesperson": each.spokesperson,
            "Tags": ", ".join(each.topics),
            "Authors": "; ".join(each.outlets),
        }
        head = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
        (folder / "content" / f"{each.id}.md").write_text(f"{head}\n{each.body}\n", "utf-8")


def command(folder: Path) -> Sequence[str]:
    settings = folder / "pelicanconf.py"
    places = [str(folder / "content"), "-o", str(folder / "output"), "-s", str(settings)]
    return [str(tools.BIN / "pelican"), *places, "--quiet"]


PEER = Peer(
    name="Pelican",
    write=write,
    command=command,
    output="output",
    version=lambda: [str(tools.BIN / "pelican"), "--version"],
)
