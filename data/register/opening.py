"""Open the official data of a directory, and add to its store without covering what people changed or closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from data.register.errors import YearClosedError
from data.register.official import Official
from data.register.register import REGISTER, open_register
from data.store import shipped
from data.store.files import system_errors_of
from data.store.lock import USUAL_WAIT, Wait, writing
from data.store.writer import Watch, add_folders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.format.year_reading import EnteFolder
    from data.register.register import Register
    from data.store.provenance import Provenance
    from data.store.store import Store
    from data.store.writer import Loaded


def open_official(directory: Path, wait: Wait = USUAL_WAIT) -> Official:
    """Open the official data; build the store where there is none, bring it up to date where it is older.

    Raises:
        DataError: they cannot be opened or built; the message says the way out.
    """
    register = open_register(directory)
    try:
        return Official(open_store(directory, register, wait), register)
    except BaseException:
        register.close()
        raise


def open_store(directory: Path, register: Register, wait: Wait = USUAL_WAIT) -> Store:
    """Open what was loaded, as ``open_official`` does; no shipped data cover a year that is in the register."""
    return shipped.open_store(directory, wait, Watch(register.years()))


def add_shipped(directory: Path, wait: Wait = USUAL_WAIT) -> tuple[Loaded, ...]:
    """Add to a store what is new in the shipped data; years that a person loaded or changed stay as they are.

    Raises:
        DataError: the store cannot be written; the message says the way out.
    """
    with open_register(directory) as register:
        return shipped.add_shipped(directory, wait=wait, watch=Watch(register.years()))


def load_folders(
    directory: Path, folders: Sequence[tuple[EnteFolder, Provenance]], wait: Wait = USUAL_WAIT
) -> tuple[Loaded, ...]:
    """Load every year of some folders, all or none; nobody confirms a change meanwhile.

    Raises:
        YearClosedError: one of the years is closed, and its load would change it.
        DataError: as ``data.store.writer.add_folders``.
    """
    with system_errors_of(directory):
        directory.mkdir(parents=True, exist_ok=True)
        with writing(directory, wait, REGISTER), open_register(directory) as register:
            return add_folders(directory, folders, wait, watch=Watch(refuse=partial(_refuse_closed, register)))


def _refuse_closed(register: Register, ente: str, year: int) -> None:
    closing = register.closing(ente, year)
    if closing is not None:
        raise YearClosedError(closing)
