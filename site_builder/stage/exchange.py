"""A finished site and the published one in; each at the other's place out.

Linux exchanges two folders in one step (since 3.15). Where the system or the file system cannot, three
renames do it: for a moment nothing is published, and if the machine stops just then, the next build
puts the old site back before it does anything else.
"""

from pathlib import Path

from site_builder.stage import files


def spare(output: Path) -> Path:
    """Return the folder beside `output` where the next site is made ready."""
    return output.with_name(f".{output.name}.spare")


def parked(output: Path) -> Path:
    """Return where the published site stands for the moment between two renames."""
    return output.with_name(f".{output.name}.old")


def publish(output: Path) -> None:
    """Put the spare of `output` at its place, and what was published at the place of the spare."""
    if not output.exists() or not any(output.iterdir()):
        files.put(spare(output), output)
    elif not files.exchange(spare(output), output):
        _rename_in_turn(output)
    files.sync_names(output.parent)


def recover(output: Path) -> None:
    """Finish, or take back, what a stopped machine left between two renames."""
    if not parked(output).exists():
        return
    if not output.exists():
        files.put(parked(output), output)
    elif not spare(output).exists():
        files.put(parked(output), spare(output))
    else:
        files.remove(parked(output))


def _rename_in_turn(output: Path) -> None:
    files.put(output, parked(output))
    try:
        files.put(spare(output), output)
    except OSError:
        files.put(parked(output), output)
        raise
    files.put(parked(output), spare(output))
