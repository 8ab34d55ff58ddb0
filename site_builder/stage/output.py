"""Artifacts in; a published folder that changes as a whole, or not at all, out.

Beside the output "site" lie ".site.spare", where the next site is made ready by writing only what
differs, and, while a build runs, ".site.lock". Publication exchanges the two folders, so that the old
site is the next spare; a build that fails or is killed leaves only the spare unfinished, and the next
one mends that by comparing it, file by file, with what it should be.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from site_builder import unchanged, urls
from site_builder.diagnostics import Report
from site_builder.model import Artifact
from site_builder.stage import exchange, files, lock, manifest
from site_builder.stage.environment import EnvironmentFault, explained
from site_builder.stage.files import Tree
from site_builder.stage.spare import Staged

BUNDLE = urls.SEARCH_BUNDLE.strip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Published:
    """What stands at the output before the build; both are empty where nothing does."""

    tree: Tree
    digests: dict[str, str]


@contextmanager
def staged(output: Path, artifacts: Iterable[Artifact], report: Report) -> Iterator[Staged]:
    """Publish the artifacts at `output`, as `opened` does. The block may read the site at `.root` and add to
    it; the search bundle of the last site stays there until `adopt` replaces it."""
    with opened(output, report) as site:
        site.fill(artifacts, sparing=f"{BUNDLE}/")
        yield site


@contextmanager
def opened(output: Path, report: Report) -> Iterator[Staged]:
    """Publish at `output` the site that the block makes, when the block ends well and the report does not
    refuse.

    Raises BuildFailed when the report refuses at the end, and EnvironmentFault when the machine does; in both
    cases what was published stays as it was.
    """
    with lock.take(_lock(output)):
        before = _published(output)
        try:
            site = Staged(root=exchange.spare(output), report=report)
            yield site
            report.stop_on_errors()
            _publish(output, site, before)
        except EnvironmentFault as fault:
            if fault.full:
                with explained():
                    exchange.discard(exchange.spare(output))
            raise


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield an output that is thrown away at the end, with all that stands beside it."""
    with explained():
        folder = TemporaryDirectory()
    with folder:
        yield Path(folder.name, "site")


def published(output: Path) -> Iterator[Artifact]:
    """Yield the files of the published site, without its search bundle, to be published again."""
    for path in sorted(manifest.read(output) or {}):
        if not path.startswith(f"{BUNDLE}/"):
            with explained():
                content = (output / path).read_bytes()
            yield Artifact(path=path, content=content)


def clean(output: Path) -> tuple[str, ...]:
    """Take away what builds wrote at and beside `output`; return the files that others put there."""
    with _alone(output), explained():
        exchange.recover(output)
        _refuse_odd(output)
        for leftover in (exchange.spare(output), exchange.parked(output)):
            exchange.discard(leftover)
        ours = manifest.read(output)
        tree = files.survey(output)
        mine = tree.files.keys() & {*ours, manifest.PATH} if ours is not None else set()
        for path in sorted(mine, key=lambda path: path == manifest.PATH):  # without it, the rest is not ours
            files.remove(output / path)
        _remove_empty(output, {str(parent) for path in mine for parent in PurePosixPath(path).parents})
        return tuple(sorted(tree.files.keys() - mine))


def forget(output: Path, cache: Path) -> None:
    """Take away what builds keep only to be faster: the spare of `output`, and what is in the cache."""
    if cache.is_symlink():
        raise EnvironmentFault(
            f'"{cache}" is a link, and what it leads to may be somebody else\'s.',
            "Take the link away yourself.",
        )
    with _alone(output), explained():
        exchange.recover(output)
        exchange.discard(exchange.spare(output))
        for name in ("search", "pictures", "families", "edition", "pages", "standing", unchanged.FOLDER):
            files.remove(cache / name)
        if cache.is_dir() and not any(cache.iterdir()):
            files.remove_empty(cache)


def write_lock(path: Path, text: str) -> None:
    """Replace permalinks.lock, in one step."""
    with explained():
        files.replace(path, text.encode())


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Make or replace all these files, in this order, or none. Folders that are missing are made."""
    missing = [path.parent for path in contents if not path.parent.exists()]
    with explained():
        try:
            for path in contents:
                files.make_parents(path)
            files.put_all(contents)
        except BaseException:
            for folder in missing:
                with suppress(OSError):  # never made
                    files.remove_empty(folder)
            raise


def alone(path: Path) -> AbstractContextManager[None]:
    """Hold the lock of a file that is to be changed; raise EnvironmentFault where another process has it."""
    return lock.take(_lock(path))


def _alone(output: Path) -> AbstractContextManager[None]:
    """Hold the lock of `output`, but where there is no folder for it, make none."""
    return lock.take(_lock(output)) if output.parent.is_dir() else nullcontext()


def _lock(output: Path) -> Path:
    return output.with_name(f".{output.name}.lock")


def _published(output: Path) -> _Published:
    """Return what is published, after refusing a folder that holds anything of somebody else's."""
    with explained():
        exchange.recover(output)
        _refuse_odd(output)
        tree = files.survey(output)
        digests = manifest.read(output)
    if digests is None and tree.files:
        raise EnvironmentFault(
            f'The folder "{output}" is not empty and holds no site of this builder.',
            "Choose another folder with --output, or empty this one yourself.",
        )
    foreign = sorted(tree.files.keys() - {*(digests or {}), manifest.PATH})
    if foreign:
        raise EnvironmentFault(
            f'The folder "{output}" holds what the builder did not write: '
            + ", ".join(f'"{path}"' for path in foreign[:3])
            + (f" and {len(foreign) - 3} more." if len(foreign) > 3 else "."),
            "The whole folder is replaced by each build: keep your own files elsewhere.",
        )
    return _Published(tree=tree, digests=digests or {})


def _refuse_odd(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise EnvironmentFault(
            f'"{output}" is not a folder of its own, but a link or a file.',
            "Name the folder itself with --output.",
        )


def _publish(output: Path, site: Staged, before: _Published) -> None:
    site.seal()
    differing = {path for path, _ in before.digests.items() ^ site.digests.items()}
    with explained():
        # Where all is as the manifest says, somebody may have changed a file all the same.
        differing = differing or set(_altered(output, site, before.tree))
        site.differences = tuple(sorted(differing))
        site.unchanged = len(site.digests.keys() - differing)
        if differing:
            files.sync(site.root)
            exchange.publish(output)


def _altered(output: Path, site: Staged, tree: Tree) -> Iterator[str]:
    """Yield the published files that are not what the manifest that names them says. All are read: a file
    changed in place may have the size and the date that it had."""
    for path, digest in {**site.digests, manifest.PATH: site.manifest}.items():
        if tree.files.get(path) != site.sizes[path] or files.digest(output / path) != digest:
            yield path


def _remove_empty(output: Path, folders: set[str]) -> None:
    """Take away those of the folders in `output` that are empty now, the deepest first."""
    for folder in sorted(folders, reverse=True):
        if not any((output / folder).iterdir()):
            files.remove_empty(output / folder)
