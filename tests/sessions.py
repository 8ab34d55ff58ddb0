"""A number of sessions in; an edition of made-up ones out: many outlets, one topic, two terms, one event."""

import shutil
from pathlib import Path

from benchmarks import corpus
from tests.building import ROOT

_CONTENT = {
    "site.yaml": """
title: "Record"
description: "Every word."
base_url: "https://record.example/"
""",
    "topics/talks.md": """---
title: "Talks"
patterns: ["parties", "relations", "position"]
wording: ["consistent and clear"]
---

What is said of talks.
""",
    "terms.yaml": """
- slug: "authorities"
  term: "competent authorities"
  definition: "Whoever is in charge."
  sources: [{text: "Gazette 7"}]
- slug: "restraint"
  term: "restraint"
  definition: "Holding back."
  sources: [{text: "Gazette 8"}]
""",
    "events.yaml": """
- slug: "ports"
  title: "Ports are opened"
  date: "2012-03-04"
  sources: [{text: "Gazette 9"}]
  patterns: ["ports and bridges", "restraint"]
""",
}


def edition(folder: Path, number: int) -> Path:
    """Write an edition of so many sessions into a folder, and return it."""
    corpus.write(folder, number)
    for name, text in _CONTENT.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), "utf-8")
    shutil.copy(ROOT / "content" / "forms.yaml", folder / "content")
    for name in ("templates", "static"):
        (folder / name).symlink_to(ROOT / name)
    return folder
