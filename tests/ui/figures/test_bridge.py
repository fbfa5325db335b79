"""The bars of a bridge stand one where the other ends; each changed target has the sign of what it did."""

from __future__ import annotations

import pytest

from scoring.bridge import target_effects
from tests.ui.facts.whatif.bridges import POLICY, a_bridge, revised, span
from ui.figures import theme
from ui.figures.bridge import causes_table, effects_table, waterfall

GROUND = theme.ground(dark=False)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def test_every_bar_begins_where_the_one_before_ends_and_causes_that_move_nothing_have_none():
    figure = waterfall(span(a_bridge(80.0, targets=10.0, results=-4.0)), GROUND)
    bars, ends = figure["data"]

    assert bars["y"] == ["Target", "Risultati raggiunti"]
    assert (bars["base"][0], bars["x"][0]) == (80.0, 10.0)
    assert (bars["base"][1], bars["x"][1]) == (86.0, 4.0)
    assert [plain(text) for text in bars["text"]] == ["+10,00", "-4,00"]
    assert ends["x"] == pytest.approx([80.0, 86.0])
    assert "◐ Parzialmente raggiunto" in ends["text"][0]
    table = causes_table(span(a_bridge(80.0, targets=10.0, results=-4.0))).set_index("Che cosa")["Punti"].map(plain)
    assert table["Target"] == "+10,00"
    assert table["Pesi"] == "0,00"
    assert [table.iloc[0], table.iloc[-1]] == ["80,00 %", "86,00 %"]
    assert figure["layout"]["yaxis"]["categoryarray"] == [ends["y"][0], *bars["y"], ends["y"][1]]


def test_a_result_on_an_axis_that_is_cut_is_a_mark_and_no_bar():
    figure = waterfall(span(a_bridge(80.0, targets=10.0)), GROUND)

    assert figure["layout"]["xaxis"]["range"][0] > 0
    assert all(bar["x"] == pytest.approx([10.0]) for bar in figure["data"] if bar["type"] == "bar")


def test_the_effect_of_a_revision_alone_has_the_sign_of_what_it_did():
    banks = revised()
    found = target_effects(banks.before.sheet, banks.after.sheet, POLICY)

    table = effects_table(banks, found, lambda _: "%")
    assert list(table["Codice"]) == ["k1"]
    assert list(table["Da solo"]) == ["+7,50"]
