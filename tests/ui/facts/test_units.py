"""What is said of the units, on the page and in the Relazione."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.units import NameKind, UnitRow
from scoring.basis import Basis
from scoring.policy import UnitMean, UnitsPolicy
from tests.scoring.shipped import plan
from ui.facts.format import NBSP
from ui.facts.relazione.units import unit_table
from ui.facts.units import (
    MOST_OBJECTIVES,
    MOST_UNITS,
    also_written,
    headline,
    matrix,
    of_what,
    shared_sentence,
    state_words,
    units,
    unowned_sentence,
)
from ui.facts.year_view import year_view
from ui.figures.units import TOGETHER, objectives

if TYPE_CHECKING:
    from ui.facts.view import View


def a_view(ente: str, **changes: object) -> View:
    return year_view(replace(plan(ente), **changes), (), Basis())  # type: ignore[arg-type]


def many_units(objectives: int) -> View:
    """Riviere with a unit of its own for each of its operational objectives, and the same ones over and over."""
    nodes = [n for n in plan("riviere").nodes if n.section == "operativo"]
    more = [
        replace(node, node_code=f"{node.node_code}-{at}", units=f"Unità {at} di {len(nodes)}")
        for at, node in ((at, nodes[at % len(nodes)]) for at in range(objectives))
    ]
    others = [n for n in plan("riviere").nodes if n.section != "operativo"]
    return a_view("riviere", nodes=tuple(others + more), measures=(), published=(), evaluations=(), units=())


def test_how_a_result_comes_about_is_told_as_the_method_says_it() -> None:
    torino = plan("torino").policy
    weighted = replace(torino, units=UnitsPolicy(result=UnitMean.WEIGHTED_MEAN, is_told=True))
    assert units(a_view("torino")).how == "Media semplice dei risultati degli obiettivi (SIPAV, articolo 11)."
    assert units(a_view("riviere")).how == "Media semplice: il SMVP non dice come."
    assert units(a_view("torino", policy=weighted)).how.endswith("con i pesi stampati.")


def test_a_unit_without_a_result_says_why_and_the_states_are_counted() -> None:
    found = {unit.name: unit for unit in units(a_view("riviere")).results}
    silent = found["tutti i servizi quando parte un bando"]
    assert headline(silent) == "Nessuna delle sue parti è misurata."
    assert state_words(silent) == "– 2"
    assert state_words(found["Servizio “AFFARI GENERALI”"]) == "✓ 3 · ✕ 1"


def test_the_other_spellings_and_the_joint_names_of_a_unit_are_told_apart() -> None:
    names = a_view("riviere").unit_names
    assert also_written(names, "Servizio “PROGETTI EUROPEI”") == ""
    told = also_written(names, "Servizio “COMUNICAZIONE”")
    assert told.startswith("Insieme a «Servizio “SVILUPPO ORGANIZZATIVO E SISTEMI INFORMATIVI”» dove è scritto «")
    assert also_written(names, "Servizio “METRICO E ATTIVITà DI VIGILANZA”").startswith("Scritta anche «")


@pytest.mark.parametrize("ente", ["riviere", "torino"])
def test_the_units_that_share_an_objective_have_the_same_names_in_words_and_in_the_column(ente) -> None:
    view = a_view(ente)
    for unit in units(view).results:
        told = also_written(view.unit_names, unit.name)
        shown = objectives(view, unit).data
        for cell in shown.get(TOGETHER, ()):
            assert all(f"«{name}»" in told for name in filter(None, cell.split("; ")))


def test_the_objectives_without_a_unit_are_named_up_to_a_few() -> None:
    lone = units(a_view("torino")).without
    assert unowned_sentence(()) == ""
    assert unowned_sentence(lone * 4).replace(NBSP, " ").startswith("12 obiettivi senza unità: OP3.1.1-05")
    assert unowned_sentence(lone * 4).endswith(" e altri 4.")


@pytest.mark.parametrize(
    ("objectives", "rest"), [(20, ""), (21, "1 altra unità e 1 altro obiettivo"), (80, "60 altre")]
)
def test_a_matrix_holds_what_can_be_read_and_says_what_it_leaves_out(objectives: int, rest: str) -> None:
    found = matrix(units(many_units(objectives)).results)
    assert len(found.units) == min(objectives, MOST_UNITS)
    assert len(found.objectives) == min(objectives, MOST_UNITS, MOST_OBJECTIVES)
    assert rest in found.rest.replace(NBSP, " ")
    assert bool(found.rest) == bool(rest)


def test_the_objectives_of_one_unit_beyond_a_screen_are_left_out_and_counted() -> None:
    view = many_units(90)
    one = tuple(replace(row, units="Uno") for row in view.plan.nodes)
    found = matrix(units(year_view(replace(view.plan, nodes=one), (), Basis())).results)
    assert (len(found.objectives), found.more_units) == (MOST_OBJECTIVES, 0)
    assert found.more_objectives > 0


def test_the_relazione_has_a_row_for_each_unit_and_says_how() -> None:
    table = unit_table(a_view("torino"))
    assert [(row[0][:8], row[1], row[2], row[3]) for row in table.rows] == [
        ("Uffici d", "8", "8", f"100,00{NBSP}%"),
        ("Area Ana", "15", "14", f"94,96{NBSP}%"),
        ("Sviluppo", "18", "18", f"91,81{NBSP}%"),
        ("Area Ris", "11", "9", f"79,16{NBSP}%"),
    ]
    assert "articolo 11" in table.notes[0]
    assert "senza unità" in table.notes[1]


def test_an_ente_that_names_no_unit_has_no_table() -> None:
    bare = tuple(replace(row, units="") for row in plan("riviere").nodes)
    assert unit_table(a_view("riviere", nodes=bare, units=())).rows == ()
    declared = UnitRow(name="Ufficio", kind=NameKind.UNIT)
    assert [row[:3] for row in unit_table(a_view("riviere", nodes=bare, units=(declared,))).rows] == [
        ("Ufficio", "0", "0")
    ]


def test_points_are_lost_on_the_result_that_the_section_calls_so() -> None:
    assert {of_what(unit) for unit in units(a_view("torino")).results} == {f"«{a_view('torino').sheets[1].root.title}»"}


def test_objectives_of_several_units_are_told_where_there_are_any() -> None:
    """Of the Riviere C01.02, B06.01 and F01.01 are of more than one unit; of Torino none is."""
    assert shared_sentence(units(a_view("torino")).results) == ""
    found = units(a_view("riviere")).results
    owners = [each.result.code for unit in found for each in unit.objectives]
    shared = {code for code in owners if owners.count(code) > 1}
    assert {"C01.02", "B06.01", "F01.01"} <= shared
    assert shared_sentence(found).startswith(f"{len(shared)} obiettivi sono di più unità")
    one = tuple(replace(unit, objectives=[e for e in unit.objectives if e.result.code == "C01.02"]) for unit in found)
    assert shared_sentence(one).startswith("1 obiettivo è di più unità")
