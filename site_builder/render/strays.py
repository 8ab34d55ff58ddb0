"""A folder of templates or static files in; the links in it that lead out of it out."""

import os
from pathlib import Path

from site_builder.diagnostics import Location, Report, Rule

STRAY_LINK = Rule(code="R506", name="stray-link")


def strays(folder: Path, report: Report) -> frozenset[Path]:
    """Report and return every link below `folder` that leads out of it: what others keep is not published.

    The folder itself may be a link."""
    home = folder.resolve()
    found = set()
    for parent, folders, names in os.walk(folder):
        for path in (Path(parent, name) for name in (*folders, *names)):
            # Not resolve(), which raises where links lead in a circle.
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(home):
                found.add(path)
                report.add(
                    STRAY_LINK,
                    Location(path=f"{folder.name}/{path.relative_to(folder).as_posix()}"),
                    f'This link leads out of the folder "{folder.name}".',
                    hint="put the file itself in its place",
                )
    return frozenset(found)
