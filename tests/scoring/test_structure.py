"""What is a tree, what is not, and which parts make which whole."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scoring.errors import TreeError, UnknownSectionError
from scoring.model import MeasureState
from scoring.policy import Weights
from scoring.structure import chain, outside, structure
from tests.scoring.samples import ROOT, SECTION, a_measure, a_node, a_policy, a_sheet


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


TREE = (
    a_node("A", level="ambito"),
    a_node("S", "A", level="strategico", weight=60),
    a_node("T", "S", level="operativo", weight=None),
    a_node("U", "A", level="strategico", weight=40),
    a_measure("s", "S"),
    a_measure("t", "T", weight=None),
    a_measure("u", "U"),
    a_measure("v", "U", weight=None, state=MeasureState.SUPPRESSED),
    a_measure("w", "U", weight=30, left_out="not_comparable"),
)
s, t, u, v, w, root, A, S, T, U = range(10)


@pytest.mark.parametrize(
    ("mean_of", "parts_of"),
    [
        ((), {0: (A,), 1: (S, U), 2: (s, T), 3: (t,), 4: (u, v, w)}),
        (("strategico",), {0: (S, U), 1: (S, U), 2: (s,), 3: (t,), 4: (u, v, w)}),
        (("operativo",), {0: (T,), 1: (T,), 2: (s,), 3: (t,), 4: (u, v, w)}),
        (("ambito",), {0: (A,), 1: (S, U), 2: (s,), 3: (t,), 4: (u, v, w)}),
        (("assente",), {0: (A,), 1: (S, U), 2: (s,), 3: (t,), 4: (u, v, w)}),
    ],
)
def test_a_whole_is_made_of_its_indicators_or_of_the_level_of_the_mean_or_of_its_children(
    mean_of: tuple[str, ...], parts_of: dict[int, tuple[int, ...]]
) -> None:
    made = structure(a_sheet(*TREE), a_policy(mean_of=mean_of))
    assert made.parts_of == parts_of
    assert (made.measures, made.nodes, made.root) == (5, 5, root)


def test_wholes_of_one_height_stand_in_one_layer_with_their_parts_one_after_the_other() -> None:
    layers = structure(a_sheet(*TREE), a_policy()).layers
    found = [(la.wholes.tolist(), la.parts.tolist(), la.starts.tolist()) for la in layers]
    assert found == [
        ([T, U], [t, u, v, w], [0, 1]),
        ([S], [s, T], [0]),
        ([A], [S, U], [0]),
        ([root], [A], [0]),
    ]


@pytest.mark.parametrize(
    ("mean_of", "through", "beside"),
    [
        ((), (root, A, S, T, U), ()),
        (("strategico",), (root, S, U), (A, T)),
        (("operativo",), (root, T), (A, S, U)),
    ],
)
def test_the_root_is_made_of_some_wholes_and_not_of_the_groupings_above_them_nor_of_what_is_below_a_part(
    mean_of: tuple[str, ...], through: tuple[int, ...], beside: tuple[int, ...]
) -> None:
    made = structure(a_sheet(*TREE), a_policy(mean_of=mean_of))
    assert set(chain(made)) == set(through)
    assert chain(made)[0] == root
    assert {index + made.measures for index in outside(made)} == set(beside)


def test_only_what_is_measured_and_not_left_out_counts() -> None:
    assert structure(a_sheet(*TREE), a_policy()).counts.tolist() == [True, True, True, False, False]


def test_the_weight_of_a_node_is_the_printed_one_or_none() -> None:
    assert structure(a_sheet(*TREE), a_policy()).node_weights.tolist() == pytest.approx(
        [math.nan, math.nan, 60, math.nan, 40], nan_ok=True
    )


@pytest.mark.parametrize(
    ("method", "equal"),
    [
        # Alone, or beside others without weight: t, the ambito A. Nothing is above the root.
        ({}, {t, A}),
        ({"weights": Weights.EQUAL}, {s, t, u, v, w, A, T}),
        ({"node_weights": Weights.EQUAL}, {s, t, A, S, T, U}),
        # The root is made of S and U, whose weights are printed; A is part of nothing.
        ({"mean_of": ("strategico",)}, {t}),
        ({"mean_of": ("operativo",)}, {t, T}),
    ],
)
def test_parts_weigh_the_same_where_the_method_says_so_for_one_or_no_weight_is_printed(
    method: dict[str, Any], equal: set[int]
) -> None:
    made = structure(a_sheet(*TREE), a_policy(**method))
    reached = {part for parts in made.parts_of.values() for part in parts}
    assert {part for part in np.flatnonzero(made.equal).tolist() if part in reached} == equal


def test_a_section_that_the_method_does_not_know_is_refused_with_those_that_it_knows() -> None:
    with pytest.raises(UnknownSectionError) as refused:
        structure(replace(a_sheet(), section="altra"), a_policy())
    assert str(refused.value) == str(UnknownSectionError("altra", (SECTION,)))


def test_a_tree_of_nothing_but_its_root_has_arrays_of_the_same_kinds() -> None:
    made = structure(a_sheet(), a_policy())
    assert (made.layers, made.parts_of) == ((), {})
    assert [array.dtype for array in (made.counts, made.equal, made.node_weights)] == [bool, bool, float]
