"""One indicator in several places has one target, one value and one score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from data.format.folder import read_folder
from data.format.next_year import next_year_rows
from data.format.scored_year import scored_years
from data.format.workbook import read_workbook
from data.plan.shared import address, sources
from scoring.model import MeasureKey, MeasureState
from tests.data.format.scored import change, year_of
from tests.data.format.test_casi import CASI, caso
from ui.documents.xlsx.template import TemplateContent, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["caso"]
CASE = "obiettivo-condiviso"
OF_THE_ENTE = MeasureKey("dup", "", "O1", "i1")
OF_ANNA = MeasureKey("peg", "Anna Verdi", "P1", "i1")
OF_BRUNO = MeasureKey("peg", "Bruno Neri", "P1", "i1")


def scores(folder: Path) -> list[tuple[float | None, ...]]:
    """Of the root and of the indicators of each sheet."""
    return [(s.root.score, *(m.score for m in s.measures)) for s in year_of(folder, 2024).sheets]


def test_a_shared_indicator_has_the_score_of_the_row_that_it_is_with_its_own_weight() -> None:
    """100 × 150 / 200 = 75; 75 × 60 / 100 + 100 × 40 / 100 = 85; through Anna's row, 75 again."""
    assert scores(CASI / CASE) == [(75, 75), (85, 75, 100), (75, 75)]


def test_a_correction_of_the_row_changes_it_everywhere(caso: Callable[[str], Path]) -> None:
    folder = caso(CASE)
    change(folder, "2024/actuals.csv", "O1,i1,150", "O1,i1,180")
    assert scores(folder) == [(90, 90), (94, 90, 100), (90, 90)]


def test_all_that_makes_a_score_is_the_rows_and_the_series_too(caso: Callable[[str], Path]) -> None:
    """From the 100 of 2023, 150 is half of the way to 200: 50 in each place."""
    folder = caso(CASE)
    change(folder, "smvp.toml", '"proporzionale"', '"progresso"')
    notes = "note_number,section,node_code,indicator_code,year,value\n1,dup,O1,i1,2023,100\n"
    (folder / "2024" / "history.csv").write_text(notes, encoding="utf-8")
    assert scores(folder) == [(50, 50), (70, 50, 100), (50, 50)]
    series = year_of(folder, 2024).series
    assert [series[key].values for key in (OF_ANNA, OF_BRUNO)] == [series[OF_THE_ENTE].values] * 2
    plan = year_of(folder, 2024).plan
    assert {m.direction for m in plan.measures} == {"higher"}
    assert {m.unit for m in plan.measures} == {"pezzi"}


def test_what_is_out_of_the_measurement_there_is_out_here_too(caso: Callable[[str], Path]) -> None:
    folder = caso(CASE)
    change(folder, "2024/measures.csv", "pezzi,100,,measured", "pezzi,100,,not_measurable")
    assert scores(folder) == [(None, None), (100, None, 100), (None, None)]


def test_it_goes_through_a_workbook_and_into_the_next_year() -> None:
    folder = read_folder(CASI / CASE).folder
    assert folder is not None
    book = template(TemplateContent(2024, folder.documents, folder.years[0].tables))
    there = read_workbook(book, "piano.xlsx").folder
    assert there is not None
    (one,), (other,) = scored_years(folder), scored_years(there)
    assert other.plan == one.plan
    after = next_year_rows(2024, folder.years[0].tables)
    assert [cells["same_as"] for _, cells in after["measures"].records()].count("dup/O1/i1") == 1


def test_what_is_a_suppressed_indicator_is_not_in_the_next_year(caso: Callable[[str], Path]) -> None:
    folder = caso(CASE)
    change(folder, "2024/measures.csv", "pezzi,100,,measured", f"pezzi,100,,{MeasureState.SUPPRESSED}")
    read = read_folder(folder).folder
    assert read is not None
    after = next_year_rows(2024, read.years[0].tables)
    assert [cells["indicator_code"] for _, cells in after["measures"].records()] == ["i2"]


KEYS = [MeasureKey("s", "", "N", f"i{at}") for at in range(6)]


@given(st.lists(st.integers(-1, 6), min_size=6, max_size=6))
def test_every_way_ends_at_a_row_that_is_itself_or_nowhere(ways: list[int]) -> None:
    """Whatever rows say of each other: no way runs for ever, and only rows with values of their own are ends."""
    same_as = {key: "" if to < 0 else f"s/N/i{to}" for key, to in zip(KEYS, ways, strict=True)}
    found = sources(same_as)
    assert all(not same_as[end] for end in found.values())
    for key, to in zip(KEYS, ways, strict=True):
        step, seen = to, 0
        while 0 <= step < len(KEYS) and seen <= len(KEYS):
            last, step, seen = step, ways[step], seen + 1
        is_told = to >= 0 and step == -1
        assert (key in found) is is_told
        assert not is_told or found[key] == KEYS[last]
    assert {address(key) for key in KEYS} == {f"s/N/i{at}" for at in range(6)}
