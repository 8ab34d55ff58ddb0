"""The address of a Dask scheduler in; a crew of the workers of its cluster out.

Each worker does one part: the code is Python, which no two threads of a process run at once. What all parts
share is brought to each worker once, by `distributed` itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from site_builder.diagnostics import EnvironmentFault
from site_builder.spread import Crew
from site_builder.unchanged import code

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = 10  # seconds
_MEND = "Install the same lock file on all of them, and start the workers anew."

S = TypeVar("S")


@contextmanager
def crew(address: str, folders: Sequence[Path]) -> Iterator[Crew]:
    """Yield the workers of the cluster whose scheduler listens at `address`, HOST:PORT.

    They must run this code on these libraries, and see these folders. Raises EnvironmentFault when they do
    not, when nobody answers, and when one is lost."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 – an extra
        from distributed.comm import CommClosedError  # noqa: PLC0415
    except ImportError as error:
        raise EnvironmentFault(
            'A cluster needs the library "distributed", which is not installed.',
            'Install it: pip install "site-builder[cluster]".',
        ) from error
    try:
        client = Client(f"tcp://{address}", timeout=_PATIENCE, set_as_default=False)
    except OSError as error:
        raise EnvironmentFault(
            f"No scheduler of Dask answers at {address}.", "Start one there: dask scheduler"
        ) from error

    def share(shared: S) -> "Future":
        return client.scatter([shared], broadcast=True, hash=False)[0]

    with client:
        jobs = _looked_over(client, folders)
        try:
            yield Crew(jobs=jobs, executor=client.get_executor(pure=False), share=share)
        except (KilledWorker, CommClosedError) as error:
            raise EnvironmentFault(
                f"A worker of the cluster was lost: {error}", "Look at its log, then build again."
            ) from error


def _looked_over(client: "Client", folders: Sequence[Path]) -> int:
    """Return how many workers there are, all of which can do the work."""
    try:
        accounts = client.run(_account, folders)
    except ImportError as error:
        raise EnvironmentFault(f"The workers do not have this builder: {error}.", _MEND) from error
    if not accounts:
        raise EnvironmentFault("The cluster has no workers.", "Start some: dask worker HOST:PORT.")
    for worker, (digest, unseen) in accounts.items():
        if digest != code.running():
            raise EnvironmentFault(f"The worker {worker} runs other code, or other libraries.", _MEND)
        for folder in unseen:
            raise EnvironmentFault(
                f'The worker {worker} does not see "{folder}".',
                "Let the workers share the file system of the build.",
            )
    return len(accounts)


def _account(folders: Sequence[Path]) -> tuple[str, list[Path]]:
    """Return, of a worker, the digest of its code, and which of the folders it does not see."""
    return code.standing(), [folder for folder in folders if not folder.is_dir()]
