"""What many tests need: a small invented ente, and a store built from the shipped data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from data.store.shipped import add_shipped

# For `make mutate`: a break is noticed or not, the smallest example of it is of no use.
settings.register_profile(
    "mutation",
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

FINTO = Path(__file__).parent / "data" / "ente_finto"


@pytest.fixture
def finto(tmp_path: Path) -> Path:
    """A copy of the invented ente's folder, to be spoilt at will."""
    return Path(shutil.copytree(FINTO, tmp_path / "ente_finto"))


@pytest.fixture(scope="session")
def shipped_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a store built from the shipped data. For reading only."""
    directory = tmp_path_factory.mktemp("archivio")
    add_shipped(directory)
    return directory
