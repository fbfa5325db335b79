"""Each target in the table and on the scale of the difficulty."""

from __future__ import annotations

import pytest

from tests.ui.facts.whatif.judged import a_row
from ui.facts.whatif.targets import OTHERS, Peers
from ui.figures import theme
from ui.figures.targets import difficulty_strip, lanes, targets_table


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def test_what_was_reached_already_is_in_the_table_without_any_forecast():
    table = targets_table([a_row({2022: 120}), a_row({2021: 120, 2022: 80})], 2023)

    assert list(table["Già raggiunto"]) == ["✓ 2022: 120", "✓ 2021: 120"]
    assert list(table["Giudizio"]) == ["= Già raggiunto", "? Non si può dire"]
    assert set(table["Difficoltà"]) == {"n.d.: troppo pochi valori annuali"}


def test_without_history_the_reason_is_in_the_place_of_the_number():
    rows = [a_row(None), a_row({}, is_date=True), a_row({2020: 9, 2021: 9, 2022: 9})]
    told = set(targets_table(rows, 2023)["Difficoltà"])

    assert told == {"n.d.: nessun valore prima del 2023", "n.d.: è una scadenza", "n.d.: non è mai cambiato"}


def test_shares_say_how_many_of_how_many():
    """90, 99, 95: changes +9 and -4; from 95 to 100 it takes 5, which one of the two was not."""
    row = a_row({2020: 90, 2021: 99, 2022: 95}, Peers((80.0, 101.0, 99.0, 120.0), 2022, is_common=True))
    table = targets_table([row], 2023)

    assert table.loc[0, "Salti minori"] == "1 di 2"
    assert table.loc[0, OTHERS] == "2 di 4 (2022)"
    assert plain(table.loc[0, "Difficoltà"]) == "73 %"  # t = 5 / 6.96 = 0.718; 1/2 + t / (2 √(2 + t²)) = 0.726


def test_columns_that_nobody_fills_are_left_out():
    assert not {"Già raggiunto", "Salti minori", OTHERS} & set(targets_table([a_row({2022: 90})], 2023).columns)


def test_easier_targets_come_first_and_those_unknown_last():
    hard, easy, unknown = (
        a_row({2020: 90, 2021: 91, 2022: 89}, actual=1),
        a_row({2022: 120}),
        a_row(None),
    )
    table = targets_table([unknown, hard, easy], 2023)

    assert list(table["Giudizio"]) == ["= Già raggiunto", "⇈ Mai visto", "? Non si può dire"]


def test_each_dot_is_at_its_difficulty_and_its_shape_tells_what_was_reached():
    rows = [a_row({2020: 90, 2021: 99, 2022: 95}), a_row({2020: 90, 2021: 99, 2022: 100})]
    dots = difficulty_strip(rows, theme.ground(dark=False))["data"][0]

    assert dots["x"] == [50.0, pytest.approx(100 * rows[0].judged.percentile.value)]
    assert dots["marker"]["symbol"] == ["square", "circle"]
    assert all("k1" in text for text in dots["text"])


def test_names_never_cover_each_other():
    places, names = [96.0, 97.0, 98.0, 98.5], ["OC_TBS_04"] * 4

    assert len(set(lanes(places, names))) == 4
