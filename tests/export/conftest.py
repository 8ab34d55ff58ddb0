"""The small edition, exported: every artifact by its path."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from site_builder import export
from site_builder.cache import NO_CACHE, Cache
from site_builder.diagnostics import Report
from site_builder.model import Edition
from tests import editions

Export = Callable[..., dict[str, bytes]]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name, content in editions.SEEDS.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def exported(seeds: Path) -> Export:
    """Return a function that exports an edition; it fails when anything is reported."""

    def run(
        edition: Edition | None = None,
        *,
        paths: Sequence[str] = (),
        base_url: str = "https://e.org/",
        preview: bool = False,
        cache: Cache = NO_CACHE,
        jobs: int = 1,
    ) -> dict[str, bytes]:
        report = Report()
        artifacts = list(
            export.artifacts(
                edition or editions.edition(),
                paths=paths,
                seeds=seeds,
                base_url=base_url,
                preview=preview,
                cache=cache,
                jobs=jobs,
                report=report,
            )
        )
        assert not list(report)
        assert len({artifact.path for artifact in artifacts}) == len(artifacts)
        return {artifact.path: artifact.content for artifact in artifacts}

    return run
