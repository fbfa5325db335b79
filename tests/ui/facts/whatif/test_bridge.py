"""The written figures of a bridge add up or say what is left over."""

from __future__ import annotations

import pytest

from scoring.bridge import Bridge, Cause, NoBridge, bridge
from scoring.model import MeasureState, Op
from tests.scoring.samples import a_measure
from tests.ui.facts.whatif.bridges import POLICY, a_bridge, revised, span
from ui.facts.whatif.bridge import CAUSES, WHY_NONE, decimals_of, left_over, promised, sum_told


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def test_the_sum_is_told_in_figures_that_add_up():
    assert plain(sum_told(span(a_bridge(80.0, targets=10.0, results=-4.0)))) == (
        "80,00 + 10,00 (target) - 4,00 (risultati raggiunti) = 86,00"
    )


def test_figures_that_do_not_add_up_at_two_decimals_are_written_with_more():
    """73.1041 + 9.5904 + 0.9110 = 83.6055; with two decimals 73.10 + 9.59 + 0.91 = 83.60, and not 83.61."""
    found = a_bridge(73.1041, targets=9.5904, results=0.9110)

    assert decimals_of(found) == 4
    assert float(left_over(found, 2)) == 0.01
    assert float(left_over(found, 4)) == 0


def test_a_part_too_small_for_two_decimals_is_still_seen():
    assert decimals_of(a_bridge(90.0, soglie=0.004)) == 3


def test_what_never_adds_up_names_the_rounding():
    found = a_bridge(90.0, weights=1 / 3, targets=1 / 3, results=1 / 3)

    assert decimals_of(found) == 4
    told = plain(sum_told(span(found, 4)))
    assert told.endswith("+ 0,0001 (arrotondamento delle cifre scritte) = 91,0000")


def test_every_reason_and_every_cause_has_its_words():
    assert set(WHY_NONE) == set(NoBridge)
    assert set(CAUSES) == set(Cause)


def test_the_bridge_of_a_revised_target_is_all_targets():
    """60 of 100 is 60; 60 of 80 is 75: half of 15 points."""
    banks = revised()
    found = bridge(banks.before.sheet, banks.after.sheet, (POLICY, POLICY))

    assert isinstance(found, Bridge)
    assert plain(sum_told(span(found, decimals_of(found)))) == "80,00 + 7,50 (target) = 87,50"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"op": Op.AT_LEAST, "target": 32, "soglia": 23}, "≥ 32.0 %, soglia 23.0 %"),
        ({"op": Op.AT_LEAST, "target": 5, "soglia": None, "state": MeasureState.SUPPRESSED}, "≥ 5.0 % (non misurato)"),
        ({"left_out": "not_comparable"}, "riguardava un altro indicatore"),
        ({"target": None, "soglia": None}, "nessun target"),
    ],
)
def test_a_promise_is_told_with_its_soglia_and_its_state(fields, words):
    assert plain(promised(a_measure(**fields), "%")).replace(",0 %", ".0 %") == words
