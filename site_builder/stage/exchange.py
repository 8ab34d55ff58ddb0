"""A finished site and the published one in; each at the other's place out.

Linux exchanges two folders in one step (since 3.15). Where the system or the file system cannot, three
renames do it: for a moment nothing is published, and if the machine stops just then, the next build
puts the old site back before it does anything else.

A folder beside the output is ours when it holds a manifest, which is the first file written to it and the
last taken away, or no file at all.
"""

from pathlib import Path

from site_builder.stage import files, manifest
from site_builder.stage.environment import EnvironmentFault


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
    """Finish, or take back, what a stopped machine left between two renames.

    Raises EnvironmentFault, and touches nothing, where somebody else has a folder or a link there."""
    for folder in (parked(output), spare(output)):
        _refuse_foreign(folder, whole=folder == parked(output))
    if not parked(output).exists():
        return
    if not output.exists():
        files.put(parked(output), output)
    elif not spare(output).exists():
        files.put(parked(output), spare(output))
    else:
        discard(parked(output))


def discard(folder: Path) -> None:
    """Take away a folder of ours, the manifest last, so that what a stop leaves is known as ours."""
    for path in sorted(files.survey(folder).files, key=lambda path: (path == manifest.PATH, path)):
        files.remove(folder / path)
    files.remove(folder)


def _refuse_foreign(folder: Path, *, whole: bool) -> None:
    """Refuse what the builder did not make; a `whole` site has no file that its manifest does not name."""
    if _is_ours(folder, whole=whole) or not (folder.exists() or folder.is_symlink()):
        return
    raise EnvironmentFault(
        f'"{folder}" was not made by the builder, which needs this name for a folder of its own.',
        "Move it elsewhere or take it away, or choose another folder with --output.",
    )


def _is_ours(folder: Path, *, whole: bool) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    found, named = files.survey(folder).files.keys(), manifest.read(folder)
    if named is None:
        return not found
    return not whole or found <= {*named, manifest.PATH}


def _rename_in_turn(output: Path) -> None:
    files.put(output, parked(output))
    try:
        files.put(spare(output), output)
    except OSError:
        files.put(parked(output), output)
        raise
    files.put(parked(output), spare(output))
