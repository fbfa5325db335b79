"""The shipped data sets as sheets, read by the program's own reader."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from data.plan.records import Plan
    from scoring.result import ScoredSheet

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"

Row = dict[str, str]


def golden(name: str) -> list[Row]:
    """The rows of a golden table."""
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def plan(ente: str) -> Plan:
    """The plan of the only year shipped for an ente."""
    reading = read_folder(ROOT / "data" / "enti" / ente)
    assert reading.folder is not None, reading.problems
    year = reading.folder.years[0]
    return build_plan(reading.folder.ente, year.year, year.policy, year.tables)


@cache
def scored(ente: str, basis: str = "valid") -> dict[tuple[str, str], ScoredSheet]:
    """Every sheet of an ente scored, by section and owner."""
    the_plan = plan(ente)
    found = sheets(the_plan, Basis.parse(basis))
    return {(s.section, s.owner): score_sheet(s, the_plan.policy) for s in found}
