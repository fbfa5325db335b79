"""Changes of rows: whatever the tables, their difference applied to the one gives the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.amend import (
    CHANGING,
    amended,
    apart,
    difference,
    keyed,
    row_cells,
    row_text,
    with_documents,
    with_row,
    without_row,
)
from data.format.parse import Rows
from data.format.tables import ACTUALS, NODES, SOGLIE, Table
from data.plan.changes import RowChange, RowFate

KEYS = st.sampled_from("abcdef")
TEXTS = st.sampled_from(["", "1", "120.00", "sì, «così»", 'a"b', "riga\nnuova", "{}"])


def rows_of(table: Table, cells: list[tuple[str, ...]], *, present: bool = True) -> Rows:
    return Rows(table, tuple(cells), tuple(range(2, len(cells) + 2)), present=present or bool(cells))


def some_rows(table: Table) -> st.SearchStrategy[Rows]:
    """Rows in any order, with any texts; few keys, so that two tables share some and repeat some."""
    row = st.tuples(*(KEYS if column.name == table.key[-1] else TEXTS for column in table.columns))
    few = st.lists(row, max_size=6)
    return st.builds(rows_of, st.just(table), few, present=st.booleans())


def some_tables() -> st.SearchStrategy[dict[str, Rows]]:
    varied = {name: some_rows(CHANGING[name]) for name in ("documents", "nodes", "soglie")}
    rest = {name: st.just(Rows(table, present=False)) for name, table in CHANGING.items() if name not in varied}
    return st.fixed_dictionaries(varied | rest)


@given(some_tables(), some_tables())
def test_the_difference_of_two_sets_of_tables_turns_the_one_into_the_other(
    before: dict[str, Rows], after: dict[str, Rows]
) -> None:
    assert amended(before, difference(before, after)) == after


@given(some_tables())
def test_equal_tables_differ_in_nothing(tables: dict[str, Rows]) -> None:
    assert difference(tables, tables) == ()
    assert amended(tables, ()) == tables


@given(some_tables(), some_tables())
def test_every_change_says_what_was_and_what_is(before: dict[str, Rows], after: dict[str, Rows]) -> None:
    for change in difference(before, after):
        told = {
            RowFate.ADDED: (True, False),
            RowFate.REMOVED: (False, True),
            RowFate.CHANGED: (False, False),
            RowFate.MOVED: (True, True),
        }
        if change.fate in told:
            assert (change.was is None, change.now is None) == told[change.fate]
        if change.fate is RowFate.CHANGED:
            at = CHANGING[change.table].column_names.index(change.column)
            assert keyed(before[change.table])[change.key][at] == change.was
            assert keyed(after[change.table])[change.key][at] == change.now


EMPTY = {name: Rows(table, present=False) for name, table in CHANGING.items()}
PLACE = ("dup", "", "O1", "i1")


def soglia(indicator: str, value: str = "1") -> tuple[str, ...]:
    return ("dup", "", "O1", indicator, "2024", value, "indicator", "")


def with_soglie(*cells: tuple[str, ...]) -> dict[str, Rows]:
    return {**EMPTY, "soglie": rows_of(SOGLIE, list(cells))}


def test_one_cell_is_one_change_with_its_key_and_both_texts() -> None:
    found = difference(with_soglie(soglia("i1"), soglia("i2")), with_soglie(soglia("i1"), soglia("i2", "1.0")))
    assert found == (
        RowChange(RowFate.CHANGED, "soglie", ("dup", "", "O1", "i2", "2024"), "soglia", was="1", now="1.0"),
    )


def test_the_fewest_rows_move() -> None:
    before = with_soglie(*(soglia(f"i{n}") for n in range(5)))
    after = with_soglie(*(soglia(f"i{n}") for n in (4, 0, 1, 2, 3)))
    assert [(change.fate, change.key[3], change.after) for change in difference(before, after)] == [
        (RowFate.MOVED, "i4", ())
    ]


def test_the_first_row_of_a_table_without_a_file_makes_the_file() -> None:
    after = with_soglie(soglia("i1"))
    assert [change.fate for change in difference(EMPTY, after)] == [RowFate.FILE, RowFate.ADDED]
    assert with_row(EMPTY, "soglie", (*PLACE, "2024"), {"soglia": "1", "origin": "indicator"}) == after


def test_a_new_row_goes_behind_those_that_are_most_like_it() -> None:
    rows = [("dup", "", "O1", "i1", "2024"), ("dup", "", "O1", "i2", "2024"), ("dup", "", "O2", "i1", "2024")]
    tables = {**EMPTY, "actuals": rows_of(ACTUALS, [(*row, "", "", "", "", "", "blank", "") for row in rows])}
    found = with_row(tables, "actuals", ("dup", "", "O1", "i3", "2024"), {"actual": "3", "availability": "value"})
    assert [cells[3] for cells in found["actuals"].cells] == ["i1", "i2", "i3", "i1"]
    assert without_row(found, "actuals", ("dup", "", "O1", "i3", "2024")) == tables


def test_a_row_that_is_there_keeps_the_cells_that_are_not_named() -> None:
    tables = with_soglie(soglia("i1"))
    found = with_row(tables, "soglie", (*PLACE, "2024"), {"note": "pag. 3"})
    assert found["soglie"].cells == ((*soglia("i1")[:-1], "pag. 3"),)


@pytest.mark.parametrize("fate", [RowFate.CHANGED, RowFate.REMOVED, RowFate.MOVED])
def test_a_change_of_a_row_that_is_gone_has_no_effect(fate: RowFate) -> None:
    tables = with_soglie(soglia("i1"))
    gone = RowChange(fate, "soglie", ("dup", "", "O9", "i9", "2024"), "soglia", "1", "2")
    assert amended(tables, [gone]) == tables


def test_a_row_behind_one_that_is_gone_comes_last() -> None:
    tables = with_soglie(soglia("i1"), soglia("i2"))
    new = RowChange(
        RowFate.ADDED, "soglie", (*PLACE[:3], "i3", "2024"), "", None, row_text(SOGLIE, soglia("i3")), ("gone",)
    )
    assert amended(tables, [new])["soglie"].cells[-1] == soglia("i3")


def test_a_row_written_before_a_column_was_known_has_it_blank() -> None:
    assert row_cells('{"node_code": "O1", "of_once": "x"}')["node_code"] == "O1"
    added = RowChange(RowFate.ADDED, "nodes", ("dup", "", "O1"), "", None, '{"node_code": "O1", "of_once": "x"}')
    (cells,) = amended(EMPTY, [added])["nodes"].cells
    assert dict(zip(NODES.column_names, cells, strict=True))["title"] == ""
    changed = RowChange(RowFate.CHANGED, "nodes", ("dup", "", "O1"), "of_once", "x", "y")
    old = {**EMPTY, "nodes": rows_of(NODES, [("dup", "", "O1", *[""] * 8)])}
    assert amended(old, [changed]) == old


def test_texts_join_the_tables_and_leave_them_as_they_were() -> None:
    texts = {"smvp.toml": "a = 1\n", "ente.toml": "b"}
    tables = {name: rows for name, rows in EMPTY.items() if name != "documents"}
    joined = with_documents(texts, tables)
    assert [cells[0] for cells in joined["documents"].cells] == ["ente.toml", "smvp.toml"]
    assert apart(joined) == (texts, tables)


def test_lines_are_counted_anew_where_a_table_changes() -> None:
    tables = {**EMPTY, "soglie": replace(rows_of(SOGLIE, [soglia("i1")]), lines=(7,))}
    assert amended(tables, ())["soglie"].lines == (7,)
    assert with_row(tables, "soglie", (*PLACE[:3], "i2", "2024"), {})["soglie"].lines == (2, 3)
