"""The rows of a scenario as open data, before and after."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.plan.planning import Outlook
from data.plan.scenarios import assumed
from data.plan.scores import score_rows, scores_as_csv
from scoring.inverse import needed
from scoring.scenario import Assumption, Field
from tests.data.format.scored import year_of
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, an_answer, next_sheets
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.effect_rows import COLUMNS, NEEDED, as_csv, as_json, effect_rows, with_needed
from ui.figures.effect_export import effect_table

if TYPE_CHECKING:
    from scoring.result import ScoredSheet
    from ui.facts.whatif.answer import WhatIf

TORINO = scored("torino")[("strategico", "")]
COMPOSED = Path(__file__).parents[3] / "data" / "casi" / "metodo-composto"
PAIRS = ("target", "soglia", "actual", "weight", "score", "status")
SHEETS = [*scored("torino").values(), *scored("riviere").values()]


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows_of(answer: WhatIf, *, is_plan: bool = False) -> list[dict[str, str]]:
    return read(as_csv(effect_rows([answer], is_synthetic=False, is_plan=is_plan)))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: f"{s.sheet.section} {s.sheet.owner}".strip())
def test_without_hypotheses_before_and_after_are_equal_and_equal_to_the_scores(sheet: ScoredSheet) -> None:
    found = rows_of(what_if(sheet, ()))
    official = read(scores_as_csv(score_rows([sheet])))
    assert len(found) == len(official)
    for row, own in zip(found, official, strict=True):
        for name in ("kind", "section", "owner", "node_code", "indicator_code", "name"):
            assert row[name] == own[name]
        for name in PAIRS:
            assert row[f"{name}_before"] == row[f"{name}_after"] == own[name]
        assert row["effective_weight_after"] == own["effective_weight"]
        assert (row["flips"], row["change"]) == ("0", "0" if own["score"] else "")


def test_a_hypothesis_changes_its_row_those_above_it_and_no_other_number() -> None:
    answer = an_answer(TORINO, "OS01.1.1/B3.1_02.target=72.5")
    found = rows_of(answer)
    changed = [(row["node_code"], row["indicator_code"]) for row in found if row["score_before"] != row["score_after"]]
    assert changed == [("", ""), ("1", ""), ("OS01.1.1", ""), ("OS01.1.1", "B3.1_02")]
    row = found[[row["indicator_code"] for row in found].index("B3.1_02")]
    # (71.21 - 65) / (72.5 - 65) of 100, against 62.1.
    assert (row["target_before"], row["target_after"], row["soglia_after"]) == ("75.00", "72.5", "65")
    assert (row["score_after"], row["change"]) == ("82.8", "20.7")


def test_a_change_of_word_is_a_flip() -> None:
    found = rows_of(an_answer(TORINO, *CHANGES))
    row = next(row for row in found if row["indicator_code"] == "kpi4.1.1_03")
    assert (row["status_before"], row["status_after"], row["flips"]) == ("Raggiunto", "Parzialmente raggiunto", "1")


def test_every_row_is_marked_and_those_of_an_invented_ente_twice() -> None:
    answer = what_if(TORINO, ())
    assert {row["mark"] for row in rows_of(answer)} == {"ipotesi"}
    marks = {row["mark"] for row in effect_rows([answer], is_synthetic=True)}
    assert marks == {"ipotesi; dati sintetici"}


def test_an_assumed_result_of_next_year_is_written_out_though_nobody_printed_it() -> None:
    sheet = next_sheets("riviere", Outlook.HALF_TREND)[0]
    found = {row["indicator_code"]: row for row in rows_of(what_if(sheet, ()), is_plan=True)}
    measure = next(m.measure for m in sheet.measures if m.measure.actual and not m.measure.actual.text)
    assert measure.actual
    assert float(found[measure.key.indicator_code]["actual_before"]) == pytest.approx(measure.actual.value, abs=1e-9)


def test_what_each_indicator_needs_is_beside_it_and_nothing_beside_the_others() -> None:
    asked = needed(TORINO.sheet, TORINO.policy, "OS01.1.1", 65.0)
    rows = list(
        with_needed(effect_rows([what_if(TORINO, ())], is_synthetic=False), {n.key: n for n in asked}, frozenset())
    )
    assert read(as_csv(rows, is_served=True))[0].keys() == {*COLUMNS, *NEEDED}
    below = [row for row in rows if row["needed_value"] is not None or row["needed_obstacle"]]
    assert [row["node_code"] for row in below] == ["OS01.1.1"] * 5
    by_code = {str(row["indicator_code"]): row for row in below}
    # The objective has 60.42 and needs 4.58 points more: 22.9 of an indicator that weighs 20 %, from 62.1 to 85.
    row = by_code["B3.1_02"]
    assert (row["needed_value"], row["needed_leaf_score"], row["needed_gives"]) == (73.5, 85.0, 65.0)
    assert row["needed_is_beyond"] == 0
    assert by_code["EC05.1"]["needed_obstacle"] == "out_of_reach"


def test_a_needed_day_is_written_as_a_day() -> None:
    measure = next(m for m in TORINO.measures if m.measure.is_date and m.effective_weight)
    late = an_answer(TORINO, f"{measure.measure.key.node_code}/{measure.code}.consuntivo=31/12/2030").after
    asked = {n.key: n for n in needed(late.sheet, late.policy, measure.measure.key.node_code, 100.0)}
    rows = with_needed(effect_rows([what_if(late, ())], is_synthetic=False), asked, frozenset({measure.measure.key}))
    row = next(row for row in rows if row["indicator_code"] == measure.code and row["kind"] == "measure")
    assert measure.measure.target
    assert row["needed_value"] == measure.measure.target.text


def test_json_has_numbers_and_days_as_text() -> None:
    found = json.loads(as_json(effect_rows([an_answer(TORINO, *CHANGES)], is_synthetic=False)))
    by_code = {row["indicator_code"]: row for row in found}
    assert (by_code["B3.1_02"]["target_before"], by_code["B3.1_02"]["target_after"]) == (75.0, 72.5)
    assert by_code["kpi3.1.1_03"]["target_after"] == "2022-01-31"
    assert by_code["EC27"]["soglia_after"] is None
    assert list(found[0]) == list(COLUMNS)


def test_the_judgements_beside_a_result_are_rows_of_their_own() -> None:
    (sheet,) = year_of(COMPOSED, 2024).sheets
    late = next(m for m in sheet.measures if m.code == "d2")
    in_time = Assumption(late.measure.key, Field.ACTUAL, assumed("2024-06-30"))
    rows = list(effect_rows([what_if(sheet, [in_time])], is_synthetic=False))
    told = [(r["name"], r["score_before"], r["score_after"], r["change"]) for r in rows if r["kind"] == "judgement"]
    assert told == [("Quota di premio", 80, 100, 20), ("Puntualità", 50, 100, 50)]
    table = effect_table(rows)
    assert list(table[table["Che cosa"] == "giudizio"]["Punteggio, dopo"]) == [100, 100]
    assert [row["kind"] for row in effect_rows([what_if(TORINO, ())], is_synthetic=False)].count("judgement") == 0
