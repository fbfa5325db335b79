"""A plan needs node, indicator and target: what nobody wrote is filled in, and what was written stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.canonical import csv_bytes
from data.format.folder import read_folder
from data.format.tables import TABLES

if TYPE_CHECKING:
    from data.format.year_reading import FolderReading

SHIPPED = Path(__file__).parents[3] / "data" / "enti"


def of_one_section(finto: Path, **files: str) -> FolderReading:
    """A year of the invented ente, cut down to one section and to these files."""
    shutil.rmtree(finto / "2025")
    for path in (finto / "2024").iterdir():
        path.unlink()
    for name in ("ente.toml", "smvp.toml", "smvp-2025.toml"):
        text = (finto / name).read_text(encoding="utf-8")
        head, _, rest = text.partition("[sections.peg]")
        (finto / name).write_text(head + rest[rest.index("\n[") :] if "\n[" in rest else head, encoding="utf-8")
    for name, text in files.items():
        (finto / "2024" / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_folder(finto)


PLAN = {
    "nodes": "node_code,parent_code,title\nM1,,Missione\nO1,M1,Obiettivo\n",
    "measures": "node_code,indicator_code,indicator_name\nO1,i1,Pratiche\nO1,i2,Giorni\nO1,i3,Fatto\n",
    "targets": "node_code,indicator_code,op,target,text\nO1,i1,>=,10,\nO1,i2,<=,3,\nO1,i3,,,SI\n",
    "actuals": "node_code,indicator_code,actual,numerator,denominator\nO1,i1,12,,\nO1,i2,,3,1\n",
}


def cells(reading: FolderReading, table: str, column: str) -> list[str]:
    assert reading.folder is not None, reading.problems
    return [record[column] for _, record in reading.folder.years[0].tables[table].records()]


def test_a_plan_needs_node_indicator_and_target(finto: Path) -> None:
    reading = of_one_section(finto, **PLAN)
    assert [cells(reading, "nodes", name) for name in ("section", "level")] == [["dup"] * 2, ["missione", "meta"]]
    assert cells(reading, "measures", "direction") == ["higher", "lower", "higher"]
    assert cells(reading, "measures", "state") == ["measured"] * 3
    assert [cells(reading, "targets", name) for name in ("year", "version", "valid")] == [
        ["2024"] * 3,
        ["1"] * 3,
        ["1"] * 3,
    ]
    assert cells(reading, "actuals", "availability") == ["value"] * 2


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    [
        ("targets", ",>=,10", ",,10", "2024/measures.csv, riga 2, colonna direction: La cella è vuota"),
        ("targets", "O1,i3,,,SI", "O1,i3,,,mantenimento", "riga 4, colonna direction: La cella è vuota"),
        ("targets", "O1,i2,<=,3,\n", "O1,i1,>=,3,\n", "2024/targets.csv, riga 2, colonna valid: La cella è vuota"),
        ("nodes", "O1,M1,O", "O1,M1,X\nO2,O1,Y\nO3,O2,O", "2024/nodes.csv, riga 5, colonna level: La cella è vuota"),
        ("actuals", "O1,i1,12,,", "O1,i1,,,", "2024/actuals.csv, riga 2, colonna availability: La cella è vuota"),
    ],
)
def test_what_no_default_can_tell_is_asked(finto: Path, table: str, old: str, new: str, sentence: str) -> None:
    assert old in PLAN[table]
    reading = of_one_section(finto, **PLAN | {table: PLAN[table].replace(old, new)})
    assert any(sentence in str(problem) for problem in reading.problems), reading.problems


def test_where_the_ente_has_more_sections_the_section_is_asked(finto: Path) -> None:
    path = finto / "2024" / "nodes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("dup,,O1", ",,O1"), encoding="utf-8")
    assert any("colonna section: La cella è vuota" in str(problem) for problem in read_folder(finto).problems)


@pytest.mark.parametrize("code", ["torino", "riviere"])
def test_what_was_written_whole_is_exported_byte_for_byte(code: str) -> None:
    reading = read_folder(SHIPPED / code)
    assert reading.folder is not None
    for year in reading.folder.years:
        for name, rows in year.tables.items():
            if rows.present:
                assert csv_bytes(rows) == (SHIPPED / code / str(year.year) / f"{name}.csv").read_bytes()


def test_every_default_is_told_and_is_of_a_required_column() -> None:
    columns = [column for table in TABLES for column in table.columns if column.default]
    assert columns
    assert all(column.required and column.default and column.default.meaning for column in columns)
    assert all(not c.default.text or not c.words or c.default.text in c.words for c in columns if c.default)
