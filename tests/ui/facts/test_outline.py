"""The tree as rows: all of them, those of a state in every sheet, those that cost points."""

from __future__ import annotations

import pytest

from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.outline import Filters, Kind, Order, how_many, matching, rows, rows_of_all, state_counts
from ui.facts.year_view import year_view

TORINO = year_view(plan("torino"), (), Basis())
FAILED = Filters(states=("Non raggiunto",))


def test_every_node_and_indicator_is_a_row_below_its_parent() -> None:
    found = rows(TORINO, TORINO.main)

    assert len(found) == len(TORINO.main.nodes) + len(TORINO.main.measures)
    assert [(row.code, row.depth) for row in found[:4]] == [("", 0), ("1", 1), ("OS01.1.1", 2), ("EC05.1", 3)]


def test_from_a_node_there_is_what_lies_below_it() -> None:
    assert [row.code for row in rows(TORINO, TORINO.main, at="OS01.1.1")] == [
        *("OS01.1.1", "EC05.1", "EC07", "B3.1_02", "EC27", "kpi1.1.1_03"),
    ]


def test_what_is_not_reached_is_found_in_every_section_and_for_every_person() -> None:
    found = matching(rows_of_all(TORINO), FAILED)

    assert {row.scored.sheet.section for row in found} == {"strategico", "operativo", "individuale"}
    assert len({row.scored.sheet.owner for row in found} - {""}) > 1
    every = [r for sheet in TORINO.sheets for r in (*sheet.nodes, *sheet.measures) if r.band]
    assert len(found) == sum(r.band.word == "Non raggiunto" for r in every)


def test_rows_of_several_kinds_are_told_apart() -> None:
    partly = matching(rows(TORINO, TORINO.main), Filters(states=("Parzialmente raggiunto",)))
    alone = matching(partly, Filters(kinds=("Raggruppamenti",)))

    assert how_many(partly).replace("\u00a0", " ") == "22 righe (6 obiettivi, 10 indicatori, 6 raggruppamenti)"
    assert how_many(alone).replace("\u00a0", " ") == "6 righe"
    assert how_many(alone[:1]).replace("\u00a0", " ") == "1 riga"


def test_every_row_is_counted_in_one_state() -> None:
    found = rows(TORINO, TORINO.main)
    counted = state_counts(found, [*TORINO.plan.policy.bands.bands, None])

    assert sum(many for _, many in counted) == len(found)


def test_what_costs_points_is_a_flat_list_that_adds_up() -> None:
    found = matching(rows(TORINO, TORINO.main), Filters(), Order.LOST)
    lost = [row.result.lost for row in found]

    assert {row.kind for row in found} == {Kind.INDICATOR}
    assert lost == sorted(lost, reverse=True)
    assert sum(lost) == pytest.approx(100 - 90.897821429)


@pytest.mark.parametrize("text", ["personale assenteismo", "ASSENTEISMO", "kpi1.1.1_03", "tasso assent"])
def test_words_are_looked_for_in_any_order_without_capitals(text: str) -> None:
    found = [row.code for row in matching(rows(TORINO, TORINO.main), Filters(text=text))]

    assert found == ([] if text.startswith("personale") else ["kpi1.1.1_03"])
