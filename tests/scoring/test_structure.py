"""What is a tree, what is not, and which parts make which whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.errors import TreeError
from scoring.structure import structure
from tests.scoring.samples import ROOT, a_measure, a_node, a_policy, a_sheet


def test_a_sheet_without_root_is_refused() -> None:
    for nodes in ((), (a_node("A"),)):
        with pytest.raises(TreeError, match="Albero: manca la radice: il primo nodo deve avere codice vuoto"):
            structure(replace(a_sheet(), nodes=nodes), a_policy())


def test_a_node_without_the_one_above_it_is_refused() -> None:
    with pytest.raises(TreeError, match="OP1: il nodo superiore «OS9» non c'è o viene dopo"):
        structure(a_sheet(a_node("OP1", "OS9")), a_policy())


def test_a_node_before_the_one_above_it_is_refused() -> None:
    with pytest.raises(TreeError, match="B: il nodo superiore «A» non c'è o viene dopo"):
        structure(a_sheet(a_node("B", "A"), a_node("A")), a_policy())


def test_a_node_that_hangs_from_itself_is_refused() -> None:
    with pytest.raises(TreeError, match="A: il nodo superiore «A»"):
        structure(a_sheet(a_node("A", "A")), a_policy())


def test_a_code_used_twice_in_one_sheet_is_refused() -> None:
    with pytest.raises(TreeError, match="A: due nodi hanno lo stesso codice nella stessa scheda"):
        structure(a_sheet(a_node("A"), a_node("A")), a_policy())


def test_a_second_root_is_refused() -> None:
    with pytest.raises(TreeError, match="Albero: due nodi hanno lo stesso codice"):
        structure(replace(a_sheet(), nodes=(ROOT, ROOT)), a_policy())


def test_an_indicator_of_no_node_is_refused() -> None:
    with pytest.raises(TreeError, match="k7: il nodo «OS9» non c'è"):
        structure(a_sheet(a_measure("k7", "OS9")), a_policy())


def test_each_layer_is_computed_after_what_it_is_made_of() -> None:
    sheet = a_sheet(a_node("A"), a_node("B", "A"), a_node("C"), a_measure("b", "B"), a_measure("c", "C"))
    made = structure(sheet, a_policy())
    known = set(range(made.measures))
    for layer in made.layers:
        assert set(layer.parts.tolist()) <= known
        known |= set(layer.wholes.tolist())
    assert made.root in known


def test_a_heading_of_the_level_of_the_mean_is_looked_through_to_what_it_groups() -> None:
    heading = a_node("H", level="obiettivo", is_heading=True)
    sheet = a_sheet(heading, a_node("A", "H"), a_node("B", "H"), a_measure("a", "A"), a_measure("b", "B"))
    made = structure(sheet, a_policy(mean_of=("obiettivo",)))
    names = [*(m.key.indicator_code for m in sheet.measures), *(n.code for n in sheet.nodes)]
    assert [names[part] for part in made.parts_of[0]] == ["A", "B"]
