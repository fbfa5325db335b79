"""The tornado and the tables beside it, on numbers that a pocket calculator gives."""

from __future__ import annotations

import pytest

from scoring.robustness import robustness
from scoring.scored import score_sheet
from scoring.sensitivity import leave_one_out, target_tornado
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.whatif.sensitivity import Ends
from ui.figures import theme
from ui.figures.sensitivity import checks_table, swings_table, tornado_bars, without_table

GROUND = theme.ground(dark=False)

POLICY = a_policy()

SHEET = a_sheet(a_measure("k1", weight=50.0, actual=80), a_measure("k2", weight=50.0, actual=100))

SCORED = score_sheet(SHEET, POLICY)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def ends():
    return [
        Ends(
            f"{swing.key.indicator_code} nome",
            (f"{swing.low_value:.0f}", swing.low_score),
            (f"{swing.high_value:.0f}", swing.high_score),
        )
        for swing in target_tornado(SHEET, POLICY)
    ]


def test_the_bars_go_from_the_score_as_it_is_to_the_score_at_either_end():
    """(80/0.9 + 100) / 2 = 94.44; (80/1.1 + 100) / 2 = 86.36; (80 + 100/1.1) / 2 = 85.45; now it is 90."""
    low, high = tornado_bars(ends(), 90.0, GROUND, ("più basso", "più alto"))["data"]

    assert (low["base"], high["base"]) == (90.0, 90.0)
    assert low["x"][0] == pytest.approx(4.4444, abs=1e-4)
    assert high["x"] == pytest.approx([-3.6364, -4.5455], abs=1e-4)
    assert low["x"][1] is None  # k2 is at the most already
    assert [plain(text) for text in low["text"]] == ["90: +4,44", ""]
    assert [plain(text) for text in high["text"]] == ["110: -3,64", "110: -4,55"]


def test_two_ends_that_go_the_same_way_are_drawn_one_above_the_other():
    same, opposite = Ends("a", ("0", 91.0), ("1", 95.0)), Ends("a", ("0", 85.0), ("1", 95.0))
    low, high = tornado_bars([same, opposite], 90.0, GROUND, ("giù", "su"))["data"]

    assert low["offset"][0] + low["width"][0] == pytest.approx(high["offset"][0])
    assert low["offset"][1] == high["offset"][1]
    assert low["y"] == [0, 1]  # two rows, though the names are one


def test_the_longest_words_beside_the_bars_have_their_room():
    def room(value: str) -> float:
        drawn = tornado_bars([Ends("a", (value, 85.0), ("1", 95.0))], 90.0, GROUND, ("giù", "su"))
        low, high = drawn["layout"]["xaxis"]["range"]
        return (85.0 - low) / (high - low)

    assert room("01/12/2022") * 440 >= 17 * 6.5  # pixels of «01/12/2022: -5,00» on the narrowest axis
    assert room("1") < room("01/12/2022")


def test_the_table_of_the_tornado_has_the_scores_of_the_figure():
    table = swings_table(ends(), ("più basso", "più alto"))

    assert [plain(cell) for cell in table["Risultato con questo"]] == ["94,44 %", "90,00 %"]
    assert list(table["Escursione"]) == ["8,08", "4,55"]


def test_the_result_without_an_indicator_is_that_of_the_others():
    table = without_table(SCORED, SCORED.root, leave_one_out(SHEET, POLICY)).set_index("Senza")

    assert plain(table.loc["k1", "Risultato"]) == "100,00 %"
    assert table.loc["k1", "Differenza"] == "+10,00"
    assert plain(table.loc["k2", "Differenza"]) == "-10,00"


def test_without_its_only_indicator_a_node_has_no_result():
    alone = a_sheet(a_measure(actual=80))
    scored = score_sheet(alone, POLICY)
    table = without_table(scored, scored.root, leave_one_out(alone, POLICY))

    assert table.loc[0, "Risultato"] is None
    assert table.loc[0, "Differenza"] is None


def test_the_table_of_the_checks_says_which_of_them_change_the_word():
    """80 and 120 of 100: with a cap of 120 the mean is 100, which has another word than 90."""
    sheet = a_sheet(a_measure("k1", weight=50.0, actual=80), a_measure("k2", weight=50.0, actual=120))
    found = robustness(sheet, POLICY)
    table = checks_table(found).set_index("Se fosse così")

    assert table.loc["tetto a 120", "Resiste"] == "✕ cambia"
    assert plain(table.loc["tetto a 120", "Risultato"]) == "100,00 %"
    assert table.loc["tetto a 120", "Stato"] == "✓ Raggiunto"
    assert table.loc["punteggi arrotondati all'intero", "Resiste"] == "✓ resiste"
