"""The made-up editions, each built once: a small one, which changes when a test of looks needs it to, and one
whose lists are long."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sessions
from tests.browser.host import serving
from tests.browser.look.kinds import sample
from tests.building import built


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(sample(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(sessions.edition(tmp_path_factory.mktemp("long"), 90), "--no-search")


@pytest.fixture(scope="session")
def sample_host(sample_site: Path) -> Iterator[str]:
    with serving(sample_site) as address:
        yield address
