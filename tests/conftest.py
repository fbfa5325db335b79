"""What many tests need: a small invented ente, a store built from the shipped data, and no way to a person's store."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from data.store import place
from data.store.shipped import add_shipped
from tests.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xdist.remote import Producer

# A test is wrong for what it finds, not for how busy the machine is. For the rest Hypothesis knows what CI wants.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")
# For `make mutate`: a break is noticed or not, the smallest example of it is of no use.
settings.register_profile(
    "mutation",
    max_examples=30,
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

FINTO = Path(__file__).parent / "data" / "ente_finto"
REAL = (place.DEFAULT, place.SYNTHETIC)
"""The stores of whoever runs the tests: what is in them is that person's."""

_READING = frozenset({"open", "os.listdir", "os.scandir"})
_read: list[str] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    """Write down what this process opens of the real stores: the path of one begins that of the other."""
    if event in _READING and args and isinstance(args[0], str | bytes | os.PathLike):
        path = os.fsdecode(args[0])
        if path.startswith(str(REAL[0])):
            _read.append(path)


def pytest_configure() -> None:
    sys.addaudithook(_watch)


@pytest.hookimpl(optionalhook=True)  # xdist may be off
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Spread:
    return Spread(config, log)


@pytest.fixture(scope="session", autouse=True)
def _default_store_for_fixtures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures of a whole session find no real store either, nor do the programs that they start."""
    with pytest.MonkeyPatch.context() as patch:
        _move_away(patch, tmp_path_factory.mktemp("predefinito"))
        yield


@pytest.fixture(autouse=True)
def _no_real_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Where nobody says which store, a test and the programs that it starts find an empty place of its own."""
    before = _state()
    _read.clear()
    _move_away(monkeypatch, tmp_path.with_name(f"{tmp_path.name}-predefinito"))
    yield
    if _read:
        pytest.fail(f"La prova apre l'archivio vero: {_read[0]}", pytrace=False)
    if _state() != before:
        pytest.fail(f"La prova cambia l'archivio vero, in {REAL[0].parent}", pytrace=False)


def _move_away(patch: pytest.MonkeyPatch, folder: Path) -> None:
    patch.setattr(place, "DEFAULT", folder / ".traguardo")
    patch.setattr(place, "SYNTHETIC", folder / ".traguardo-sintetici")
    patch.setenv(place.VARIABLE, str(folder / ".traguardo"))


def _state() -> list[tuple[str, int, int]]:
    """Every file of the real stores, how long it is and when it was last written."""
    found = [path for real in REAL if real.is_dir() for path in real.rglob("*")]
    return sorted((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in found)


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
