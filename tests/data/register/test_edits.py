"""What people do to the data of a year: each is a few changes of rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.format.amend import amended
from data.format.amended_checks import problems_of
from data.register.edits import Revision, correction, evaluation, interim, measurement, removal, revision
from scoring.basis import TargetChange
from scoring.model import MeasureKey
from tests.data.register.samples import ENTE, I1, YEAR, a_store, cell, opened

if TYPE_CHECKING:
    from pathlib import Path

    from data.format.parse import Rows

KEY = MeasureKey("dup", "", "O1", "i1")
PLACE = ("dup", "", "O1", "i1")


@pytest.fixture
def rows(tmp_path: Path, finto: Path) -> dict[str, Rows]:
    with opened(a_store(tmp_path / "s", finto)) as official:
        return official.rows(ENTE, YEAR)


@pytest.mark.parametrize(
    ("table", "key", "column", "text"),
    [
        ("actuals", I1, "actual", "160"),
        ("actuals", I1, "note", "riletto"),
        ("targets", (*PLACE, "2024", "2"), "target", "220"),
        ("measures", PLACE, "weight", "90"),
        ("measures", PLACE, "commentary", "Meno personale"),
        ("nodes", ("dup", "", "O1"), "weight", "50"),
    ],
)
def test_a_correction_is_one_cell(
    rows: dict[str, Rows], table: str, key: tuple[str, ...], column: str, text: str
) -> None:
    (found,) = correction(rows, table, key, {column: text})
    assert (found.table, found.key, found.column) == (table, key, column)
    assert (found.was, found.now) == (cell(rows, table, key, column), text)


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"actual": "180"}, "value"),
        ({"actual": "", "numerator": "9", "denominator": "10"}, "value"),
        ({"actual": "", "declared": "80"}, "declared"),
        ({"actual": ""}, "blank"),
        ({"actual": "", "availability": "ND"}, "ND"),
    ],
)
def test_a_measurement_says_whether_its_value_is_there(rows: dict[str, Rows], cells: dict[str, str], word: str) -> None:
    after = amended(rows, measurement(rows, KEY, YEAR, cells))
    assert cell(after, "actuals", I1, "availability") == word
    assert problems_of(YEAR, after) == ()


def test_a_value_of_june_is_a_row_of_its_own_and_the_next_one_another(rows: dict[str, Rows]) -> None:
    june = amended(rows, interim(rows, KEY, date(2024, 6, 30), {"value": "70"}))
    later = amended(june, interim(june, KEY, date(2024, 9, 30), {"value": "110", "note": "provvisorio"}))
    assert [(c["day"], c["value"]) for _, c in later["interim"].records()] == [
        ("2024-06-30", "70"),
        ("2024-09-30", "110"),
    ]
    assert problems_of(YEAR, later) == ()
    out = amended(rows, interim(rows, KEY, date(2023, 6, 30), {"value": "70"}))
    assert problems_of(YEAR, out)


def test_a_revision_is_a_new_valid_version_with_its_act_and_the_old_ones_hold_no_more(rows: dict[str, Rows]) -> None:
    wanted = Revision(
        target="180", change=TargetChange.LOWERED, act="Giunta 9", act_date=date(2024, 9, 1), reason="Meno sedi"
    )
    found = revision(rows, KEY, YEAR, wanted)
    after = amended(rows, found)
    versions = [cells for _, cells in after["targets"].records() if tuple(cells.values())[:4] == PLACE]
    assert [(c["version"], c["target"], c["valid"]) for c in versions] == [
        ("1", "250", "0"),
        ("2", "200", "0"),
        ("3", "180", "1"),
    ]
    new = versions[-1]
    assert (new["op"], new["change"], new["act"], new["act_date"], new["reason"]) == (
        ">=",
        "target_lowered",
        "Giunta 9",
        "2024-09-01",
        "Meno sedi",
    )
    assert problems_of(YEAR, after) == ()


def test_the_first_target_of_an_indicator_is_its_first_version(rows: dict[str, Rows]) -> None:
    bare = amended(rows, [c for n in "12" for c in removal(rows, "targets", (*PLACE, "2024", n))])
    assert problems_of(YEAR, bare)
    wanted = Revision(op=">=", target="180", act="Giunta 9", act_date=date(2024, 9, 1))
    after = amended(bare, revision(bare, KEY, YEAR, wanted))
    assert cell(after, "targets", (*PLACE, "2024", "1"), "valid") == "1"
    assert problems_of(YEAR, after) == ()


def test_the_oiv_gives_a_number_or_says_that_it_cannot(rows: dict[str, Rows]) -> None:
    node = ("dup", "", "O1")
    after = amended(rows, evaluation(rows, node, number="80", motivation="Buono"))
    assert (cell(after, "evaluations", node, "evaluation"), after["evaluations"].present) == ("80", True)
    later = amended(after, evaluation(after, node, outcome="non valutabile", motivation="Mancano i dati"))
    assert (cell(later, "evaluations", node, "evaluation"), cell(later, "evaluations", node, "outcome")) == (
        "",
        "non valutabile",
    )
    assert problems_of(YEAR, later) == ()
