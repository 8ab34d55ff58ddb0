"""Documents in, a site for Eleventy out: JSON as front matter, collections for topics, outlets and years.

The templates are JavaScript, which Eleventy runs fastest, and none is run over the Markdown.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.peers import tools, work
from benchmarks.peers.work import Document, Peer

SITE = Path(__file__).parent / "sites" / "eleventy"
COMMAND = tools.MODULES / "@11ty" / "eleventy" / "cmd.cjs"


def write(folder: Path, documents: Sequence[Document]) -> None:
    shutil.copytree(SITE, folder)
    (folder / "node_modules").symlink_to(tools.MODULES)
    settings = {
        "title": work.TITLE,
        "description": work.DESCRIPTION,
        "base": work.BASE_URL,
        "feed": work.FEED,
        "topics": work.titles(),
        "outlets": work.names(),
    }
    (folder / "site.json").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    for each in documents:
        front = {
            "id": each.id,
            "date": each.id,
            "title": each.title,
            "spokesperson": each.spokesperson,
            "questions": [asdict(question) for question in each.questions],
        }
        written = json.dumps(front, ensure_ascii=False, indent=1)
        path = folder / "content" / "briefings" / f"{each.id}.md"
        path.write_text(f"---json\n{written}\n---\n\n{each.body}\n", "utf-8")


def command(folder: Path) -> Sequence[str]:
    return [str(tools.node()), str(COMMAND), "--quiet", f"--config={folder / 'eleventy.config.js'}"]


PEER = Peer(
    name="Eleventy",
    write=write,
    command=command,
    output="_site",
    version=lambda: [str(tools.node()), str(COMMAND), "--version"],
)
