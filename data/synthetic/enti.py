"""Synthetic enti: plausible data of administrations that do not exist, in a store of their own.

The same number of enti, of years and the same seed always give the same store. An ente does not depend
on how many others there are. Nothing here reads a clock or the shipped data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.format.canonical import fingerprint_of
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.year_reading import EnteFolder, YearData
from data.store import place
from data.store.errors import BadDataError, NotForSyntheticError
from data.store.provenance import Provenance
from data.store.store import newest_loads
from data.store.writer import add_folders
from data.synthetic.catalogue import CLUSTERS
from data.synthetic.context import context
from data.synthetic.large import LARGEST, large_tree
from data.synthetic.plan import NOTED_YEARS, tree
from data.synthetic.rows import year_tables
from data.synthetic.texts import LINEAR, PROPORTIONAL, ente_toml, smvp_toml
from data.synthetic.years import last_years

if TYPE_CHECKING:
    from pathlib import Path

    from data.synthetic.context import Context
    from data.synthetic.large import Size
    from data.synthetic.plan import Tree

_SIZES = (0.45, 0.4, 0.15)
"""Share of each size class."""

LARGE_CODE = "sintetico-grande"
SOURCE = Provenance("dati sintetici")


def write_synthetic(directory: Path, enti: int, years: int, seed: int, large: Size | None = None) -> bool:
    """Make a store of synthetic enti, and nothing else in it.

    Args:
        directory: of the store; what it holds is replaced if it is synthetic too.
        enti: how many, from 1.
        years: how many each has, up to the last one.
        seed: of the generator.
        large: of one ente more; None for none.

    Returns:
        False where the store already held just this.

    Raises:
        NotForSyntheticError: the place is that of the real data, or holds any.
        DataError: the store cannot be read or written; the message says the way out.
    """
    refuse_real_data(directory)
    folders = [synthetic_ente(number, years, seed) for number in range(1, enti + 1)]
    folders += [large_ente(years, seed, large)] if large else []
    if _marks(folders) == {(load.ente, load.year): load.fingerprint for load in newest_loads(directory)}:
        return False
    add_folders(directory, [(folder, SOURCE) for folder in folders], afresh=True)
    return True


def refuse_real_data(directory: Path) -> None:
    """Check that a directory may hold synthetic data.

    Raises:
        NotForSyntheticError: it is the default store, or some ente in it is real.
    """
    loads = newest_loads(directory)
    if real := tuple(dict.fromkeys(load.ente for load in loads if not load.is_synthetic)):
        raise NotForSyntheticError(directory, real)
    where = directory.resolve()
    is_named = not loads and where == place.default_directory().resolve() and where != place.SYNTHETIC.resolve()
    if is_named or where == place.DEFAULT.resolve():
        raise NotForSyntheticError(directory)


def synthetic_ente(number: int, years: int, seed: int) -> EnteFolder:
    """One synthetic ente with all its years, as ``read_folder`` would give it."""
    chance = np.random.Generator(np.random.PCG64([seed, number]))
    size = int(np.searchsorted(np.cumsum(_SIZES), chance.random()))
    rule = LINEAR if chance.random() < 0.5 else PROPORTIONAL
    own_years = last_years(years)
    grown = tree(chance, size, _told(own_years))
    # A source of its own: the indicators of an ente do not depend on what its documents tell of their context.
    figures = context(np.random.Generator(np.random.PCG64([seed, number, 1])), size, own_years)
    return _folder(f"sintetico-{number:02}", f"Ente sintetico {number:02}", size, rule, grown, figures)


def large_ente(years: int, seed: int, size: Size) -> EnteFolder:
    """An ente of so many nodes and indicators with all its years, as ``read_folder`` would give it."""
    own_years = last_years(years)
    grown = large_tree(np.random.Generator(np.random.PCG64([seed, size.nodes])), _told(own_years), size)
    figures = context(np.random.Generator(np.random.PCG64([seed, size.nodes, 1])), LARGEST, own_years)
    return _folder(LARGE_CODE, "Ente sintetico grande", LARGEST, LINEAR, grown, figures)


def _told(own_years: range) -> range:
    """Promises reach into the year after the last, notes into those before the first."""
    return range(own_years[0] - NOTED_YEARS, own_years[-1] + 2)


def _folder(  # noqa: PLR0913, PLR0917 - what an ente is made of
    code: str, name: str, size: int, rule: str, grown: Tree, figures: Context
) -> EnteFolder:
    documents = {
        ENTE_FILE: ente_toml(code, name, CLUSTERS[size], figures),
        "smvp.toml": smvp_toml(rule, min(figures)),
    }
    ente, (policy,), problems = read_documents(documents)
    if problems:
        raise BadDataError(name, tuple(str(problem) for problem in problems))
    found = tuple(
        YearData(year, policy, year_tables(grown, year, min(figures), rows, is_linear=rule == LINEAR))
        for year, rows in figures.items()
    )
    return EnteFolder(ente, documents, found)


def _marks(folders: list[EnteFolder]) -> dict[tuple[str, int], str]:
    return {
        (folder.ente.code, year.year): fingerprint_of(year.year, folder.documents, year.tables)
        for folder in folders
        for year in folder.years
    }
