"""The rows of the year after: what was promised is promised again, of a part too, and nothing of it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.next_year import next_year_rows
from data.format.tables import BREAKDOWN
from tests.data.format.scored import change
from tests.data.format.test_casi import CASI, caso

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from data.format.parse import Rows

__all__ = ["caso"]
HEAD = "section,node_code,indicator_code,year,dimension,part,value,target,availability,note\n"
PLACE = "piano,O3,d"


def after(folder: Path) -> Mapping[str, Rows]:
    reading = read_folder(folder)
    assert reading.folder is not None, [str(problem) for problem in reading.problems]
    return next_year_rows(2024, reading.folder.years[0].tables)


def parts(folder: Path, rows: str) -> list[tuple[str, ...]]:
    (folder / "2024" / "breakdown.csv").write_text(HEAD + rows, encoding="utf-8")
    names = ("year", "dimension", "part", "value", "target", "availability", "note")
    return [tuple(cells[name] for name in names) for _, cells in after(folder)["breakdown"].records()]


def test_a_part_with_a_target_of_its_own_is_promised_it_again_and_its_value_is_to_come(
    caso: Callable[[str], Path],
) -> None:
    rows = f"{PLACE},2024,genere,donne,70,80,,stampato\n{PLACE},2024,genere,uomini,60,,,\n"
    assert parts(caso("metodo-composto"), rows) == [("2025", "genere", "donne", "", "80", "non ancora disponibile", "")]


def test_the_target_that_is_written_for_the_year_after_counts_before_this_years(caso: Callable[[str], Path]) -> None:
    """The same part, whatever its blanks and capitals; of other years nothing is carried."""
    rows = (
        f"{PLACE},2024,genere,donne,70,80,,\n{PLACE},2025,Genere,Donne,,85,non ancora disponibile,\n"
        f"{PLACE},2023,genere,giovani,70,60,,\n"
    )
    assert parts(caso("metodo-composto"), rows) == [("2025", "Genere", "Donne", "", "85", "non ancora disponibile", "")]


def test_of_a_suppressed_indicator_no_part_is_carried(caso: Callable[[str], Path]) -> None:
    folder = caso("obiettivo-condiviso")
    change(folder, "2024/measures.csv", "pezzi,100,,measured", "pezzi,100,,suppressed")
    rows = "dup,O1,i1,2024,genere,donne,70,80,,\n"
    assert parts(folder, rows) == []


def test_both_halves_of_a_promise_are_carried_the_deadline_on_the_same_day() -> None:
    """A quantity and a deadline are two indicators of one node: each has its target again."""
    found = {
        (cells["node_code"], cells["indicator_code"]): cells["target"]
        for _, cells in after(CASI / "metodo-composto")["targets"].records()
    }
    given = {
        (cells["node_code"], cells["indicator_code"]): cells["target"]
        for _, cells in _tables("metodo-composto")["targets"].records()
    }
    assert found.keys() == given.keys()
    days = [place for place, target in given.items() if target.startswith("2024-")]
    assert days
    assert all(found[place] == given[place].replace("2024-", "2025-") for place in days)
    assert all(found[place] == given[place] for place in given if place not in days)


def _tables(name: str) -> Mapping[str, Rows]:
    folder = read_folder(CASI / name).folder
    assert folder is not None
    return folder.years[0].tables


@pytest.mark.parametrize("name", ["obiettivo-gradini", "metodo-composto"])
def test_where_no_part_has_a_target_none_is_carried(name: str) -> None:
    assert after(CASI / name)["breakdown"].cells == ()
    assert after(CASI / name)["breakdown"].table is BREAKDOWN
