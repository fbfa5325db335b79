"""Targets said by another value: which words are read, and as whose value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.relative import Relative, base_of, relative_of
from scoring.model import Direction, MeasureKey
from scoring.series import Break, Comparison, Series, YearValue
from tests.scoring.samples import printed

THREE = (2021, 2022, 2023)
SERIES = Series(
    key=MeasureKey("piano", "", "O1", "i1"),
    name="i1",
    unit="gg",
    direction=Direction.LOWER,
    is_date=False,
    values=tuple(
        YearValue(year=year, value=printed(text)) for year, text in zip(THREE, ("10", "20", "40"), strict=True)
    ),
    targets=(),
    comparisons=(
        Comparison(year=2024, scope="nazionale", statistic="median", value=printed("7")),
        Comparison(year=2024, scope="media Nazionale", statistic="mean", value=printed("8"), unit="gg"),
        Comparison(year=2024, scope="cluster dimensionale", statistic="mean", value=printed("9"), unit="%"),
    ),
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mantenimento", Relative((2023,))),
        ("mantenere il dato dell\u2019anno precedente", Relative((2023,))),
        ("mantenimento del valore del 2022", Relative((2022,))),
        ("mantenimento della media nazionale", Relative((2024,), "nazionale")),
        ("+10% rispetto al 2022", Relative((2022,), "", 10, is_share=True)),
        ("+ 10 % dell'anno scorso", Relative((2023,), "", 10, is_share=True)),
        ("10 % in più rispetto all'anno precedente", Relative((2023,), "", 10, is_share=True)),
        ("riduzione dell'8% rispetto al triennio precedente", Relative(THREE, "", -8, is_share=True)),
        ("5 punti in meno del 2023", Relative((2023,), "", -5)),
        ("+1,5 punti percentuali sul valore del 2023", Relative((2023,), "", 1.5)),
        ("dato nazionale", Relative((2024,), "nazionale")),
        ("la media nazionale dell'anno precedente", Relative((2023,), "nazionale")),
        ("valore medio del cluster dimensionale", Relative((2024,), "cluster")),
        ("media dell'ultimo triennio", Relative(THREE)),
        ("media 2021-2023", Relative(THREE)),
        ("media del triennio 2021\u20132023", Relative(THREE)),
        ("consuntivo 2023", Relative((2023,))),
    ],
)
def test_what_refers_to_another_value_is_read(text: str, read: Relative) -> None:
    assert relative_of(text, 2024) == read


@pytest.mark.parametrize(
    "text",
    [
        *("", "simile", "valore", "2023", "il 2023", "anno precedente", "2021-2023", "media del triennio", "+10 %"),
        *("incremento del 10 %", "10 % del 2023", "+10 2023", "+1.000 rispetto al 2023", "dato da definire"),
        *("mantenimento della certificazione ISO", "mantenimento del 2024", "mantiene", "media 2022-2024"),
        *("-10 % in più rispetto al 2023", "dato non disponibile a livello nazionale"),
    ],
)
def test_what_could_be_something_else_is_not(text: str) -> None:
    assert relative_of(text, 2024) is None


@pytest.mark.parametrize(
    ("relative", "found"),
    [
        (Relative((2022,)), "20"),
        (Relative(THREE), "23.3333333333"),
        (Relative((2020, 2021)), None),
        (Relative((2024,), "nazionale"), "8"),
        (Relative((2023,), "nazionale"), None),
        (Relative((2024,), "cluster"), None),
    ],
)
def test_the_value_is_the_one_of_those_years_in_the_unit_of_the_indicator(relative, found) -> None:
    base = base_of(relative, SERIES, 2024)
    assert (base and base.text) == found


def test_no_value_is_looked_for_across_a_break() -> None:
    broken = replace(SERIES, breaks=(Break(year=2022, kind="method", reason=""),))
    assert base_of(Relative((2022, 2023)), broken, 2024) is not None
    assert base_of(Relative(THREE), broken, 2024) is None
