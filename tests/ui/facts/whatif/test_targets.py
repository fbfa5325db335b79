"""Each target beside its history and the others; what was reached already is said even without a forecast."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.records import CommonValue
from scoring.ambition import Ambition
from scoring.model import Direction, MeasureKey, Quantity
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.judged import a_row
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.peers import is_of_counts
from ui.facts.whatif.targets import Peers, flag_words, peers, target_row


def common(ente, year, value, code="EC27", unit="%"):
    return CommonValue(
        ente=ente,
        short_name=ente,
        groupings=(),
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


TORINO = a_plan_question("torino")


def beside(code, values):
    return peers(TORINO, next(r for r in TORINO.targets if r.code == code), values)


def test_the_others_are_those_of_the_last_year_with_enough_of_them_before_the_target():
    values = [common(ente, 2021, 50.0) for ente in "abcd"]
    values += [common("a", 2022, 60.0), common("b", 2023, 70.0), common("e", 2021, 9.0, unit="gg")]

    assert beside("EC27", values) == Peers((50.0,) * 4, 2021, is_common=True)
    assert beside("EC27", [*values[4:], common("torino", 2022, 1.0)]) == Peers((60.0,), 2022, is_common=True)
    assert beside("EC27", values[5:6]) == Peers((), None, is_common=True)
    alone = next(r for r in TORINO.targets if not TORINO.view.texts[r.measure.key].common_code)
    assert peers(TORINO, alone, values) == Peers()


def test_a_count_has_no_others_because_these_are_of_all_sizes():
    counted = [r for r in TORINO.targets if is_of_counts(TORINO.view, r)]
    found = next(r for r in counted if TORINO.view.texts[r.measure.key].common_code)
    code = TORINO.view.texts[found.measure.key].common_code
    values = [common(ente, 2022, 50.0, code, found.measure.unit) for ente in "abcd"]
    assert peers(TORINO, found, values) == Peers(is_common=True)


def test_a_target_is_judged_only_where_there_is_one():
    result = score_sheet(a_sheet(a_measure(target=None, declared=50)), a_policy()).measures[0]

    assert target_row(result, None, Peers(), 2023) is None
    assert replace(a_row(None), symbol="%").symbol == "%"
