"""The data sets that come with the program, and the store that is built from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.store.errors import BadDataError, StoreMissingError, StoreOlderError
from data.store.lock import USUAL_WAIT, Wait
from data.store.provenance import Provenance
from data.store.store import Store, newest_loads
from data.store.writer import UNWATCHED, Watch, add_folders

if TYPE_CHECKING:
    from data.format.year_reading import EnteFolder
    from data.store.writer import Loaded

SHIPPED = Path(__file__).parents[1] / "enti"


def open_store(directory: Path, wait: Wait = USUAL_WAIT, watch: Watch = UNWATCHED) -> Store:
    """Open a store; build it where there is none, bring it up to date where it is older.

    Raises:
        DataError: it cannot be opened or built; the message says the way out.
    """
    try:
        return Store.open(directory)
    except (StoreMissingError, StoreOlderError):
        add_shipped(directory, wait=wait, watch=watch)
        return Store.open(directory)


def add_shipped(
    directory: Path, shipped: Path = SHIPPED, wait: Wait = USUAL_WAIT, watch: Watch = UNWATCHED
) -> tuple[Loaded, ...]:
    """Add to a store what is new in the shipped data; a person's own loads stay on top.

    A store of synthetic enti is only brought up to date: real and invented data are not mixed.

    Raises:
        BadDataError: the shipped data have problems.
        DataError: the store cannot be written; the message says the way out.
    """
    folders = [] if is_synthetic(directory) else [path for path in sorted(shipped.iterdir()) if path.is_dir()]
    found = [(_good(path), Provenance(f"enti/{path.name}")) for path in folders]
    return add_folders(directory, found, wait, watch=watch)


def is_synthetic(directory: Path) -> bool:
    """Whether a store is there and every ente in it is synthetic.

    Raises:
        StoreDamagedError, StoreLockedError, StoreNewerError: it cannot be told.
    """
    loads = newest_loads(directory)
    return bool(loads) and all(load.is_synthetic for load in loads)


def _good(path: Path) -> EnteFolder:
    reading = read_folder(path)
    if reading.folder is None:
        raise BadDataError(path.name, tuple(str(problem) for problem in reading.problems))
    return reading.folder
