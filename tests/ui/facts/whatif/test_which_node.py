"""One objective of a sheet, with what hangs from it."""

from __future__ import annotations

from tests.scoring.samples import a_measure, a_node, a_sheet
from tests.ui.facts.whatif.pasts import SCORED
from ui.facts.whatif.which_node import node_names, only_below


def test_what_hangs_from_a_node_comes_with_the_way_up_to_the_root():
    sheet = a_sheet(a_node("A"), a_node("A.1", "A"), a_node("A.2", "A"), a_measure("k", "A.1"), a_measure("l", "A.2"))
    found = only_below(sheet, "A.1")

    assert [node.code for node in found.nodes] == ["", "A", "A.1"]
    assert [measure.name for measure in found.measures] == ["k"]
    assert only_below(sheet, "A").measures == sheet.measures
    assert only_below(sheet, "") == sheet


def test_every_node_may_be_chosen_the_root_first():
    assert node_names(SCORED.nodes) == {"": "Risultato", "A": "A · A", "B": "B · B"}
