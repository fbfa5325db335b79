"""Every weakness of a history has its words on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.basis import TargetChange, TargetVersion
from scoring.model import Direction, MeasureKey, Op, Quantity
from scoring.series import Break, Comparison, Series, YearValue
from ui.facts.caveats import caveats, new_since
from ui.facts.format import NBSP


def q(value):
    return Quantity(float(value), 0.0, str(value))


def series(values, **changed):
    return Series(
        key=MeasureKey("s", "", "N", "I"), name="prova", unit="%", direction=Direction.HIGHER, is_date=False,
        values=tuple(values), **{"targets": (), **changed},
    )  # fmt: skip


PLAIN = [YearValue(year=2020, value=q(1)), YearValue(year=2021, value=q(2))]


def test_a_plain_history_has_none():
    assert caveats(series(PLAIN), "%") == ()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (series([YearValue(year=2021, value=q(2))]), "Un solo anno"),
        (series([YearValue(year=2021, value=None, availability="ND")]), "Nessun anno ha un valore"),
        (
            series([*PLAIN, YearValue(year=2022, value=None, numerator=q(3), denominator=q(0))]),
            "Nel 2022 il denominatore è zero",
        ),
        (series([*PLAIN, YearValue(year=2024, value=q(3))]), "nessun documento parla: 2022, 2023"),
        (
            series(PLAIN, breaks=(Break(year=2021, kind="source", reason="altra fonte."),)),
            "cambia la fonte): altra fonte",
        ),
        (
            series(PLAIN, comparisons=(Comparison(year=None, scope="nazionale", statistic="mean", value=q(9)),)),
            "non dice di quale anno",
        ),
        (
            series(
                PLAIN, comparisons=(Comparison(year=2021, scope="nazionale", statistic="mean", value=q(9), unit="gg"),)
            ),
            "in un'altra unità",
        ),
        (
            series(
                PLAIN,
                comparisons=(Comparison(year=2021, scope="cluster", statistic="min", value=None, raw="è il minimo"),),
            ),
            "è il minimo",
        ),
    ],
)
def test_each_weakness_has_its_words(found, words):
    assert words in " ".join(caveats(found, "%"))


def test_what_the_axis_has_no_place_for_is_told_with_its_year_its_value_and_why():
    old = TargetVersion(version=1, op=Op.AT_LEAST, target=q(10_000), text="PEC attribuite", valid=False)
    new = TargetVersion(version=2, op=Op.AT_LEAST, target=q(2), change=TargetChange.REPLACED)
    days = TargetVersion(version=1, op=Op.AT_MOST, target=q(5), unit="gg")
    found = series(
        [*PLAIN, YearValue(year=2022, value=q(3))],
        breaks=(Break(year=2022, kind="unit", reason="indice."),),
        targets=((2022, old), (2022, new), (2023, days)),
        soglie=((2021, q(7)), (2022, q(8))),
    )
    assert [said.replace(NBSP, " ") for said in caveats(found, "%")[1:]] == [
        "Valori in un'altra unità, nella tabella e non nella figura: 2020: 1; 2021: 2.",
        "Soglie in un'altra unità, nella tabella e non nella figura: 2021: 7.",
        "Target 2022 ≥ 10.000 % («PEC attribuite»): misura altro, è nella tabella e non nella figura.",
        "Target 2023 ≤ 5 gg: in un'altra unità, è nella tabella e non nella figura.",
    ]


def test_a_cell_says_from_when_a_history_is_a_new_one_and_why():
    moved = (Break(year=2021, kind="source", reason="altra fonte."), Break(year=2023, kind="unit", reason="indice."))
    assert new_since(series(PLAIN)) == ""
    assert new_since(series(PLAIN, breaks=moved)) == "dal 2021 (fonte); dal 2023 (unità)"


def test_what_has_no_number_is_told_in_one_form_whatever_it_is_called():
    wordy = Comparison(year=2021, scope="cluster", statistic="min", value=None, raw="x")
    named = [replace(wordy, statistic=statistic) for statistic in ("min", "mean")]
    said = [caveats(series(PLAIN, comparisons=(each,)), "") for each in named]
    assert [each[0].partition(":")[2] for each in said] == [" il documento dà solo parole: «x»"] * 2
