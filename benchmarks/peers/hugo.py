"""Documents in, a site for Hugo out: JSON as front matter, taxonomies for topics, outlets and years."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers import tools, work
from benchmarks.peers.work import Document, Peer

SITE = Path(__file__).parent / "sites" / "hugo"


def write(folder: Path, documents: Sequence[Document]) -> None:
    shutil.copytree(SITE, folder)
    settings = {"baseURL": work.BASE_URL, "title": work.TITLE, "params": {"description": work.DESCRIPTION}}
    (folder / "config" / "_default").mkdir(parents=True)
    (folder / "config" / "_default" / "hugo.json").write_text(json.dumps(settings | SETTINGS), "utf-8")
    for each in documents:
        front = {
            "title": each.title,
            "date": each.id,
            "spokesperson": each.spokesperson,
            "topics": each.topics,
            "outlets": each.outlets,
            "timeline": [each.id[:4]],
            "questions": [
                {
                    "number": question.number,
                    "outlet": question.outlet,
                    "topics": question.topics,
                    "text": question.text,
                }
                for question in each.questions
            ],
        }
        page(folder / "content" / "briefings" / f"{each.id}.md", front, each.body)
    for kind, named in (("topics", work.titles()), ("outlets", work.names())):
        used = {slug for each in documents for slug in getattr(each, kind)}
        for slug in sorted(used):
            page(folder / "content" / kind / slug / "_index.md", {"title": named[slug]}, "")


def page(path: Path, front: Mapping[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front, ensure_ascii=False, indent=1)}\n\n{body}\n", "utf-8")


# Only the front page has a feed; Hugo would give one to every topic and outlet.
SETTINGS = {
    "languageCode": "en",
    "taxonomies": {"topic": "topics", "outlet": "outlets", "year": "timeline"},
    "outputs": {kind: ["html"] for kind in ("section", "taxonomy", "term")} | {"home": ["html", "rss"]},
    "services": {"rss": {"limit": work.FEED}},
}


def command(folder: Path) -> Sequence[str]:
    return [str(program()), "--quiet", "--source", str(folder)]


def program() -> Path:
    return tools.packaged("hugo/binaries/hugo")


PEER = Peer(
    name="Hugo",
    write=write,
    command=command,
    output="public",
    version=lambda: [str(program()), "version"],
)
