"""How far a history lets an indicator go; where it says nothing, why."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from scoring.bounds import NOT_NEGATIVE, PERCENT
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.reach import reach


def scored(**fields):
    return score_sheet(a_sheet(a_measure(**fields)), a_policy()).measures[0]


def reached(values, *, natural=NOT_NEGATIVE, new_from=None, year=2023, **fields):
    result = scored(**fields)
    series = replace(a_series(result.measure, values, new_from=new_from), natural=natural) if values else None
    return reach(result, series, year)


def test_the_band_is_the_last_value_and_a_t_interval():
    """96, 98, 97: changes 2 and -1, root mean square 1.5811; times t(0.9, 2) = 1.8856 it is 2.9814."""
    found = reached({2020: 96, 2021: 98, 2022: 97}).expected

    assert (found.low, found.high) == (pytest.approx(94.0186, abs=1e-4), pytest.approx(99.9814, abs=1e-4))
    assert found.changes == 2


def test_a_percentage_that_never_passed_100_stops_there():
    values = {2020: 96, 2021: 98, 2022: 99}

    assert reached(values, natural=PERCENT).expected.high == 100
    assert reached(values).expected.high == pytest.approx(101.9814, abs=1e-4)


def test_a_percentage_that_passed_100_once_may_pass_it_again():
    found = reached({2020: 99, 2021: 101, 2022: 100}, natural=PERCENT).expected

    assert found.bounds.high == math.inf
    assert found.high > 100


def test_a_count_that_never_was_negative_goes_no_lower_than_zero():
    assert reached({2020: 9, 2021: 1, 2022: 2}).expected.low == 0


def test_the_year_itself_is_not_known_before_it():
    assert reached({2020: 96, 2021: 98, 2022: 97, 2023: 10}).expected.value == 97


@pytest.mark.parametrize(
    ("values", "fields", "why"),
    [
        ({}, {}, "nessun valore prima del 2023"),
        ({2023: 5}, {}, "nessun valore prima del 2023"),
        ({2021: 5, 2022: 6}, {}, "2 valori prima del 2023: servono almeno tre"),
        ({2019: 5, 2020: 6, 2021: 7}, {}, "l'ultimo valore non è dell'anno prima"),
        ({2020: 5, 2021: 5, 2022: 5}, {}, "il valore non è mai cambiato"),
        ({2020: 5, 2021: 6, 2022: 7}, {"target": None}, "non ha un target"),
        ({2020: 5, 2021: 6, 2022: 7}, {"declared": 80}, "risultato dichiarato"),
        ({2020: 738000, 2021: 738400, 2022: 738700}, {"is_date": True}, "di una scadenza non si fa una previsione"),
    ],
)
def test_what_stands_still_says_why(values, fields, why):
    found = reached(values, **fields)

    assert found.expected is None
    assert why in found.why.replace("\u00a0", " ")


def test_a_new_series_counts_only_its_own_values():
    found = reached({2019: 1, 2020: 3, 2021: 50, 2022: 51}, new_from=2021)

    assert "2 valori prima del 2023 (la serie è nuova dal 2021)" in found.why.replace("\u00a0", " ")
