"""``traguardo check``: every problem of a folder or workbook, and what is worth a look; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.load import scores_worth_a_look
from cli.output import refuse
from cli.replaced import counted
from cli.source import plans_of, read_source

if TYPE_CHECKING:
    from argparse import Namespace


def check_source(args: Namespace) -> int:
    """Print every problem, or what each year has; then what is worth a look."""
    reading = read_source(args)
    if reading.folder is None:
        for notice in reading.notices:
            print(f"Da controllare: {notice}")
        return refuse(reading.problems, sum(problem.count for problem in reading.problems), "non si può caricare")
    for year in reading.folder.years:
        rows = counted({name: len(rows.cells) for name, rows in year.tables.items()})
        print(f"{reading.folder.ente.code} {year.year}: nessun problema ({rows}).")
    loaded = plans_of(args, reading.folder.ente.code)
    for notice in sorted([*reading.notices, *scores_worth_a_look(reading.folder, loaded)]):
        print(f"Da controllare: {notice}")
    return 0
