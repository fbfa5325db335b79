"""``traguardo import``: load an ente's folder or workbook."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cli.archive import WAIT, official_of
from cli.output import refuse
from cli.place import directory
from cli.replaced import counted, replacing
from cli.source import plans_of, read_source
from data.format.problem import first_of_each_kind
from data.format.score_checks import look_at_scores
from data.format.scored_year import scored_years
from data.register.opening import load_folders
from data.store.provenance import Provenance

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from data.format.problem import Notice
    from data.format.year_reading import EnteFolder
    from data.plan.records import Plan
    from data.store.writer import Loaded


def import_source(args: Namespace) -> int:
    """Load a folder or a workbook, all its years or none; print every problem, or what is worth a look."""
    reading = read_source(args)
    if reading.folder is None:
        count = sum(problem.count for problem in reading.problems)
        return refuse(reading.problems, count, "non è stato caricato nulla")
    # The shipped data come first, so that a store made by an import is not short of them.
    with official_of(args) as official:
        changed = {place: len(official.changes(*place)) for place in official.register.years()}
    loaded = load_folders(directory(args), [(reading.folder, _source(args.source))], WAIT)
    for year in loaded:
        print(f"{_outcome(year)}{_changes(changed.get((year.ente, year.year), 0), year)}")
    lost = [notice for year in loaded for notice in year.notices]
    scores = scores_worth_a_look(reading.folder, plans_of(args, reading.folder.ente.code))
    for notice in sorted([*reading.notices, *lost, *scores]):
        print(f"Da controllare: {notice}")
    return 0


def _source(path: Path) -> Provenance:
    return Provenance(str(path.resolve()), datetime.now(UTC).replace(tzinfo=None, microsecond=0), user())


def user() -> str:
    """Who is at the keyboard; the system's number where there is no name, as in a container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def _outcome(year: Loaded) -> str:
    if not year.added:
        return f"{year.ente} {year.year}: già presente e uguale, nulla da caricare."
    replaced = f"; {replacing(year.replaced)}" if year.replaced else ""
    return f"{year.ente} {year.year}: caricato ({counted(year.rows)}){replaced}."


def _changes(count: int, year: Loaded) -> str:
    """What becomes of the changes that people made in a year, before it was loaded; empty where there are none."""
    if not count:
        return ""
    be, stay, which = ("c'è", "resta", "1 modifica") if count == 1 else ("ci sono", "restano", f"{count} modifiche")
    if not year.added:
        return f" Dopo quel caricamento {be} {which} nel registro, e {stay}."
    gone = "non conta più" if count == 1 else "non contano più"
    return f" Nel registro {be} {which} dei dati sostituiti: {gone}."


def scores_worth_a_look(folder: EnteFolder, loaded: Sequence[Plan]) -> Iterator[Notice]:
    """What the scores of a folder make worth a look, beside the plans of the ente that are in the store."""
    for year in scored_years(folder, loaded):
        yield from first_of_each_kind(look_at_scores(year))
