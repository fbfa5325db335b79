"""The chapter on the facts of the briefing tells the truth: every row is read off the shipped data again."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

import pytest

from scoring.model import Direction
from scoring.risk import RiskKind
from scoring.standing import ahead, standings
from tests.test_docs import METODO, Row, is_printed, label, number, tables_with
from tests.ui.facts.briefing.years import ENTI, shipped
from ui.facts import words
from ui.facts.briefing import decisions, risks
from ui.facts.briefing.decisions import Ask

if TYPE_CHECKING:
    from scoring.standing import Standing

CHAPTER = METODO.partition("## 21.")[2]
DIRECTIONS = {word: direction for direction, word in words.DIRECTION.items()}


@pytest.mark.parametrize("row", tables_with(CHAPTER, "verso", "valore", "media degli altri"), ids=label)
def test_a_worked_example_of_a_standing_is_right(row: Row) -> None:
    found = ahead(number(row["valore"]), number(row["media degli altri"]), DIRECTIONS[row["verso"]])
    assert is_printed(found, row["quanto meglio %"])


def test_every_direction_has_its_example() -> None:
    assert {row["verso"] for row in tables_with(CHAPTER, "verso", "valore")} == {words.DIRECTION[d] for d in Direction}


def shipped_standings(ente: str) -> dict[tuple[str, str], Standing]:
    """Every standing of an ente, by indicator and scope."""
    sources = shipped(ente)
    return {
        (key.indicator_code, standing.others.scope): standing
        for key, series in sources.view.series.items()
        for standing in standings(series, sources.year)
    }


def test_the_standings_of_riviere_are_all_told_and_torino_has_none() -> None:
    told = {(row["indicatore"], row["media"]): row for row in tables_with(CHAPTER, "indicatore", "media")}
    found = shipped_standings("riviere")
    assert told.keys() == found.keys()
    assert shipped_standings("torino") == {}
    for key, standing in found.items():
        row = told[key]
        assert standing.own.value is not None
        assert standing.others.value is not None
        assert standing.own.year == int(row["anno del confronto"])
        assert is_printed(standing.own.value.value, row["valore"])
        assert is_printed(standing.others.value.value, row["degli altri"])
        assert is_printed(standing.ahead, row["quanto meglio %"])


def test_the_risks_of_both_enti_are_all_told_in_their_order() -> None:
    told = [
        (row["ente"], row["di che cosa"], row["rischio"], row["peso nel risultato %"])
        for row in tables_with(CHAPTER, "ente", "di che cosa", "rischio")
    ]
    found = [(ente, risk) for ente in ENTI for risk in risks.found_in(shipped(ente))]
    assert [row[:3] for row in told] == [(e, risk.result.code, risks.KINDS[risk.kind]) for e, risk in found]
    assert all(is_printed(100 * risk.weight, row[3]) for row, (_, risk) in zip(told, found, strict=True))


def test_the_kinds_of_risk_are_listed_in_the_order_in_which_they_are_told() -> None:
    assert re.findall(r"^\d\. \*\*(.+?)\*\*", CHAPTER, flags=re.MULTILINE) == [risks.KINDS[kind] for kind in RiskKind]


@pytest.mark.parametrize("row", tables_with(CHAPTER, "ente", "confermare", "alzare"), ids=label)
def test_the_questions_of_an_ente_are_counted(row: Row) -> None:
    found = list(decisions.decisions(shipped(row["ente"])))
    columns = {Ask.CONFIRM: "confermare", Ask.RAISE: "alzare", Ask.REVIEW: "tenere", Ask.MEASURE: "senza valore"}
    for ask, name in columns.items():
        assert sum(len(d.results) for d in found if d.ask is ask) == int(row[name]), name


def test_the_disputed_figure_is_worked_out_with_the_numbers_of_the_document() -> None:
    told = re.search(
        r"Di (\S+) il documento stampa (\S+) % contro .* (\d+), con la soglia a (\d+), e pubblica (\d+)", CHAPTER
    )
    assert told is not None
    code, *figures = told.groups()
    (result,) = [m for m in shipped("torino").main.measures if m.code == code]
    measure = result.measure
    assert measure.actual is not None
    assert measure.target is not None
    assert measure.soglia is not None
    assert measure.published is not None
    assert measure.published.score is not None
    printed = (measure.actual, measure.target, measure.soglia, measure.published.score)
    assert [number(text) for text in figures] == [q.value for q in printed]
    assert f"({figures[0]} − 80) / (100 − 80) × 100 = 97,15." in CHAPTER
    assert is_printed(result.score, "97,15")


def test_the_targets_that_are_met_and_not_to_be_raised_are_all_told() -> None:
    told = {
        row["già raggiunto, e non da alzare"]: row for row in tables_with(CHAPTER, "già raggiunto, e non da alzare")
    }
    sources = shipped("riviere")
    asked = {d.results[0].code for d in decisions.decisions(sources) if d.ask is Ask.RAISE}
    met = {t.result.code: t.judged for t in sources.targets.values() if t.judged.already_reached}
    assert met.keys() - asked == told.keys()
    for code, row in told.items():
        judged = met[code]
        assert judged.last is not None
        assert judged.last.year == 2023
        assert judged.percentile.value is not None
        assert judged.percentile.value > 0.25
        assert is_printed(judged.promise.target.value, row["promesso nel piano 2024"])
        assert is_printed(judged.last.value, row["valore del 2023"])
        assert is_printed(100 * judged.percentile.value, row["mancato, volte su 100"])


def test_the_targets_to_confirm_are_told_with_their_numbers() -> None:
    told = {row["da confermare"]: row for row in tables_with(CHAPTER, "da confermare")}
    asked = [d.results[0] for d in decisions.decisions(shipped("riviere")) if d.ask is Ask.CONFIRM]
    assert [m.code for m in asked] == list(told)
    for m in asked:
        row, judged = told[m.code], shipped("riviere").targets[m.measure.key].judged
        assert judged.ever_reached is None
        assert judged.last is not None
        assert judged.percentile.value is not None
        assert is_printed(judged.promise.target.value, row["promesso per il 2024"])
        assert is_printed(judged.last.value, row["ultimo valore"])
        assert is_printed(100 * judged.percentile.value, row["si manca, volte su 100"])


def test_the_calculation_by_hand_is_that_of_the_data() -> None:
    sources = shipped("riviere")
    (series,) = [s for key, s in sources.view.series.items() if key.indicator_code == "A01_1"]
    values = {v.year: v.value.value for v in series.values if v.value}
    told = re.search(r"sono (\S+) \(2021\), (\S+) \(2022\) e (\S+)\s\(2023\)", CHAPTER)
    assert told is not None
    assert [number(text) for text in told.groups()] == [values[2021], values[2022], values[2023]]
    steps = values[2022] - values[2021], values[2023] - values[2022]
    x = (0.23 - values[2023]) / sqrt(sum(step**2 for step in steps) / 2)
    by_hand = 1 / 2 + x / (2 * sqrt(2 + x**2))
    (judged,) = [t.judged for key, t in sources.targets.items() if key.indicator_code == "A01_1"]
    assert by_hand == pytest.approx(judged.percentile.value)
    assert is_printed(x, re.findall(r"= (3,\d\d)", CHAPTER)[0])
    assert is_printed(by_hand, re.findall(r"= (0,9\d+)", CHAPTER)[0])
