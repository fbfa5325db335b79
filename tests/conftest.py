"""What many tests need: a small invented ente, and a store built from the shipped data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.store.shipped import add_shipped

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
