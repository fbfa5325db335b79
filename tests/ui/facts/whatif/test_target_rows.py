"""Each target beside its history and the others; what was reached already is said even without a forecast."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.records import CommonValue
from scoring.ambition import Ambition
from scoring.model import Direction, MeasureKey, Quantity
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.targets import OTHERS, Peers, flag_counts, flag_words, peers, target_row
from ui.facts.whatif.targets_words import filters, summary
from ui.figures import theme
from ui.figures.targets import difficulty_strip, lanes, targets_table


def a_row(values, found=None, year=2023, **fields):
    result = score_sheet(a_sheet(a_measure(**fields)), a_policy()).measures[0]
    series = a_series(result.measure, values) if values is not None else None
    return target_row(result, series, found or Peers(), year)


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def common(ente, year, value, code="EC27", unit="%"):
    return CommonValue(
        ente=ente,
        short_name=ente,
        cluster="",
        is_synthetic=False,
        year=year,
        common_code=code,
        indicator_name="",
        direction=Direction.HIGHER,
        unit=unit,
        value=Quantity(value),
        key=MeasureKey("strategico", "", "", code),
        origin="consuntivo",
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({2020: 90, 2021: 110, 2022: 140}, "↓ Facile"),
        ({2022: 120}, "= Già raggiunto"),
        ({2020: 90, 2021: 99, 2022: 95}, "→ Plausibile"),
        ({2020: 90, 2021: 91, 2022: 89}, "⇈ Mai visto"),
        ({2022: 90}, "? Non si può dire"),
        (None, "? Non si può dire"),
    ],
)
def test_a_target_of_100_has_a_word_and_a_symbol(values, words):
    assert flag_words(a_row(values).flag) == words


def test_what_was_seen_once_is_hard_and_not_unseen():
    """100 in 2014 and about 90 ever since: the forecast excludes it, the history does not."""
    values = {2014: 100} | {year: 90 + year % 2 / 10 for year in range(2015, 2023)}
    row = a_row(values)

    assert row.judged.ambition is Ambition.DREAM
    assert row.flag is Ambition.HARD


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


def test_the_others_are_those_of_the_last_year_with_enough_of_them_before_the_target():
    values = [common(ente, 2021, 50.0) for ente in "abcd"]
    values += [common("a", 2022, 60.0), common("b", 2023, 70.0), common("e", 2021, 9.0, unit="gg")]

    assert peers(values, "EC27", "%", 2023) == Peers((50.0,) * 4, 2021, is_common=True)
    assert peers(values[4:], "EC27", "%", 2023) == Peers((60.0,), 2022, is_common=True)
    assert peers(values, "EC27", "%", 2021) == Peers((), None, is_common=True)
    assert peers(values, "", "%", 2023) == Peers()


def test_the_summary_counts_what_was_reached_whatever_the_word():
    rows = [a_row({2020: 90, 2021: 110, 2022: 140}), a_row({2022: 120}), a_row({2021: 120, 2022: 80}), a_row(None)]
    told = plain(summary(rows, 2023))

    assert "**4 target del 2023**: 1 facile; 1 già raggiunto; 2 di cui non si può dire" in told
    assert "**2** dall'ultimo valore noto, **1** da quello di un anno precedente" in told
    assert sum(flag_counts(rows).values()) == 4
    assert list(filters(rows).values()) == ["Tutti 4", "↓ Facile 1", "= Già raggiunto 1", "? Non si può dire 2"]


def test_without_any_earlier_value_the_summary_says_that_it_cannot_be_told():
    assert "Di nessuno si conosce un valore prima del 2023" in summary([a_row(None)], 2023)
    assert "nessuno chiede ciò che era già stato raggiunto" in summary([a_row({2022: 80})], 2023)


def test_each_dot_is_at_its_difficulty_and_its_shape_tells_what_was_reached():
    rows = [a_row({2020: 90, 2021: 99, 2022: 95}), a_row({2020: 90, 2021: 99, 2022: 100})]
    dots = difficulty_strip(rows, theme.ground(dark=False))["data"][0]

    assert dots["x"] == [50.0, pytest.approx(100 * rows[0].judged.percentile.value)]
    assert dots["marker"]["symbol"] == ["square", "circle"]
    assert all("k1" in text for text in dots["text"])


def test_names_never_cover_each_other():
    places, names = [96.0, 97.0, 98.0, 98.5], ["OC_TBS_04"] * 4

    assert len(set(lanes(places, names))) == 4


def test_a_target_is_judged_only_where_there_is_one():
    result = score_sheet(a_sheet(a_measure(target=None, declared=50)), a_policy()).measures[0]

    assert target_row(result, None, Peers(), 2023) is None
    assert replace(a_row(None), symbol="%").symbol == "%"
