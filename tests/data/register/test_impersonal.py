"""The official data without individual sheets: nothing of them in any answer, all the rest as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.individual import OWNER, owner_of
from data.plan.changes import ChangeKind, Draft
from data.register.edits import correction
from data.register.entries import entries
from data.register.impersonal import Impersonal
from data.register.opening import open_official
from data.register.writer import confirm
from data.store.shipped import add_shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.format.parse import Rows
    from data.plan.changes import Change
    from data.register.official import Official

PLACE = ("torino", 2022)
OWNER_OF_ONE = "Dirigente Area Anagrafe Economica"
OWN = ("individuale", OWNER_OF_ONE, "OP1.1.1-02", "kpi1.1.1-02a", "2022")
"""The actual of an individual indicator."""


@pytest.fixture
def official(tmp_path: Path) -> Iterator[Official]:
    add_shipped(tmp_path)
    with open_official(tmp_path) as opened:
        yield opened


def changed(official: Official, key: tuple[str, ...], actual: str) -> Change:
    rows = correction(official.rows(*PLACE), "actuals", key, {"actual": actual})
    draft = Draft(ente="torino", year=2022, kind=ChangeKind.CORRECTION, author="Ada", reason="prova", rows=rows)
    done = confirm(official, draft)
    assert done.change is not None, done
    return done.change


def own_rows(tables: dict[str, Rows]) -> list[tuple[str, ...]]:
    return [
        cells
        for rows in tables.values()
        if OWNER in rows.table.column_names
        for cells in rows.cells
        if cells[rows.table.column_names.index(OWNER)]
    ]


def test_no_answer_has_a_row_of_an_individual_sheet(official: Official):
    without = Impersonal.of(official)
    assert own_rows(official.rows(*PLACE))
    assert own_rows(without.rows(*PLACE)) == own_rows(without.rows_after(*PLACE, 0)) == []
    plan = without.plan(*PLACE)
    assert {row.owner for row in plan.nodes} == {""}
    keyed = (plan.measures, plan.actuals, plan.soglie, plan.history, plan.interim, plan.benchmarks)
    assert [row for rows in keyed for row in rows if row.key and row.key.owner] == []
    assert [row for row in (*plan.evaluations, *plan.published) if row.owner] == []
    assert [key for key in plan.versions if key.owner] == []
    assert not any(value.key.owner for value in without.common_values())


def test_all_that_is_not_individual_is_as_it_was(official: Official):
    whole, kept = official.rows(*PLACE), Impersonal.of(official).rows(*PLACE)
    own = set(own_rows(whole))
    for name, rows in whole.items():
        assert kept[name].cells == tuple(cells for cells in rows.cells if cells not in own)
    assert Impersonal.of(official).load(*PLACE) == official.load(*PLACE)


def test_what_is_kept_of_one_is_never_given_for_the_other(official: Official):
    assert Impersonal.of(official).state != official.state


def test_a_change_of_an_individual_sheet_is_in_no_list_and_the_others_are(tmp_path: Path, official: Official):
    other = next(c for c in official.rows(*PLACE)["actuals"].cells if not c[1] and c[5])
    changed(official, OWN, "3.00")
    with open_official(tmp_path) as again:
        changed(again, other[:5], "1.00")
    with open_official(tmp_path) as whole:
        without = Impersonal.of(whole)
        assert [owner_of(row) for change in whole.changes(*PLACE) for row in change.rows] == [OWNER_OF_ONE, ""]
        assert [owner_of(row) for change in without.changes(*PLACE) for row in change.rows] == [""]
        assert OWNER_OF_ONE in str(entries(whole))
        assert OWNER_OF_ONE not in str(entries(without))
        assert len(entries(without)) == len(entries(whole)) - 1
        assert whole.load(*PLACE).fingerprint == without.load(*PLACE).fingerprint
        now = next(c for c in without.rows(*PLACE)["actuals"].cells if c[:5] == other[:5])
        assert now[5] == "1.00"


def test_the_past_has_no_individual_sheet_either(official: Official):
    change = changed(official, OWN, "3.00")
    assert own_rows(Impersonal.of(official).as_of(change.made_at).rows(*PLACE)) == []
