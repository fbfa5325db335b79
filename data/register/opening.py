"""Open the official data of a directory, and add to its store without covering what people changed or closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from data.register.errors import YearClosedError, YearThereError
from data.register.official import Official
from data.register.register import REGISTER, open_register
from data.store import shipped
from data.store.files import system_errors_of
from data.store.lock import USUAL_WAIT, Wait, writing
from data.store.store import Store
from data.store.writer import Watch, add_folders

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.format.year_reading import EnteFolder
    from data.register.register import Register
    from data.store.provenance import Provenance
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
    directory: Path,
    folders: Sequence[tuple[EnteFolder, Provenance]],
    wait: Wait = USUAL_WAIT,
    *,
    only_new: bool = False,
) -> tuple[Loaded, ...]:
    """Load every year of some folders, all or none; nobody confirms a change meanwhile.

    Args:
        directory: of the store.
        folders: without problems, each with where it comes from.
        wait: for another writer.
        only_new: no year may be there already, in whatever content.

    Raises:
        YearClosedError: one of the years is closed, and its load would change it.
        YearThereError: one of the years is there already, and may not be.
        DataError: as ``data.store.writer.add_folders``.
    """
    with system_errors_of(directory):
        directory.mkdir(parents=True, exist_ok=True)
        with writing(directory, wait, REGISTER), open_register(directory) as register:
            if only_new:
                _refuse_known(directory, folders)
            return add_folders(directory, folders, wait, watch=Watch(refuse=partial(_refuse_closed, register)))


def _refuse_closed(register: Register, ente: str, year: int) -> None:
    closing = register.closing(ente, year)
    if closing is not None:
        raise YearClosedError(closing)


def _refuse_known(directory: Path, folders: Sequence[tuple[EnteFolder, Provenance]]) -> None:
    """Under the register's lock nobody loads meanwhile."""
    with Store.open(directory) as store:
        known = {(found.code, year) for found in store.enti() for year in found.years}
        for folder, _ in folders:
            for each in folder.years:
                if (folder.ente.code, each.year) in known:
                    source = store.load(folder.ente.code, each.year).source
                    raise YearThereError(folder.ente.code, each.year, source)
