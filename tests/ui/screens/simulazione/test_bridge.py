"""The bars of a bridge stand one where the other ends, and the written figures add up or say what is left over."""

from __future__ import annotations

import pytest

from scoring.bridge import Bridge, Cause, NoBridge, Step, bridge, target_effects
from scoring.model import MeasureState, Op
from scoring.scored import score_sheet
from tests.scoring.samples import BANDS, a_measure, a_policy, a_sheet
from ui.facts.whatif.bridge import CAUSES, WHY_NONE, Banks, Span, decimals_of, left_over, promised, sum_told
from ui.figures import theme
from ui.figures.bridge import effects_table, waterfall

GROUND = theme.ground(dark=False)
POLICY = a_policy()


def a_bridge(start, **parts):
    steps = tuple(Step(cause, parts.get(str(cause), 0.0)) for cause in Cause)
    return Bridge(start, start + sum(parts.values()), steps)


def span(found, decimals=2):
    return Span(found, ("Prima", "Dopo"), (BANDS.bands[1], BANDS.bands[2]), decimals)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def test_every_bar_begins_where_the_one_before_ends_and_causes_that_move_nothing_have_none():
    figure = waterfall(span(a_bridge(80.0, targets=10.0, results=-4.0)), GROUND)
    (bars,) = figure["data"]

    assert bars["y"] == ["<b>Prima</b>", "Target", "Risultati raggiunti", "<b>Dopo</b>"]
    assert (bars["base"][1], bars["x"][1]) == (80.0, 10.0)
    assert (bars["base"][2], bars["x"][2]) == (86.0, 4.0)
    low = figure["layout"]["xaxis"]["range"][0]
    assert (bars["base"][0], bars["base"][0] + bars["x"][0]) == (low, 80.0)
    assert bars["base"][3] + bars["x"][3] == pytest.approx(86.0)
    assert [plain(text) for text in bars["text"][1:3]] == ["+10,00", "-4,00"]
    assert "◐ Parzialmente raggiunto" in bars["text"][0]


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


def revised():
    before = a_sheet(a_measure("k1", weight=50.0, target=100, actual=60), a_measure("k2", weight=50.0, actual=100))
    after = a_sheet(a_measure("k1", weight=50.0, target=80, actual=60), a_measure("k2", weight=50.0, actual=100))
    return Banks(score_sheet(before, POLICY), score_sheet(after, POLICY), ("Prima", "Dopo"))


def test_the_bridge_of_a_revised_target_is_all_targets():
    """60 of 100 is 60; 60 of 80 is 75: half of 15 points."""
    banks = revised()
    found = bridge(banks.before.sheet, banks.after.sheet, (POLICY, POLICY))

    assert isinstance(found, Bridge)
    assert plain(sum_told(span(found, decimals_of(found)))) == "80,00 + 7,50 (target) = 87,50"


def test_the_effect_of_a_revision_alone_has_the_sign_of_what_it_did():
    banks = revised()
    found = target_effects(banks.before.sheet, banks.after.sheet, POLICY)

    table = effects_table(banks, found, lambda _: "%")
    assert list(table["Codice"]) == ["k1"]
    assert list(table["Da solo"]) == ["+7,50"]


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
