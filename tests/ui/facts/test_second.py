"""Judgements beside a result in words: what is told ends in the number beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scoring.policy import SecondJudgement
from scoring.scored import score_sheet
from tests.data.format.scored import year_of
from ui.facts.second import seconds

if TYPE_CHECKING:
    from scoring.result import ScoredSheet

CASE = Path(__file__).parents[2] / "data" / "casi" / "metodo-composto"


@pytest.fixture(scope="module")
def scored() -> ScoredSheet:
    return year_of(CASE, 2024).sheets[0]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_each_judgement_has_its_number_and_how_it_comes_about(scored: ScoredSheet) -> None:
    assert [(each.name, plain(each.value), plain(each.how)) for each in seconds(scored)] == [
        (
            "Quota di premio",
            "80 %",
            "Scala «premio»: 80 % è nella fascia, «almeno 80 %, al più 90 %»: 80 %.",
        ),
        ("Puntualità", "50 %", "1 scadenza rispettata su 2: 100 × 1 / 2 = 50 %."),
    ]


def test_without_deadlines_it_is_said(scored: ScoredSheet) -> None:
    measures = tuple(measure for measure in scored.sheet.measures if not measure.is_date)
    found = seconds(score_sheet(replace(scored.sheet, measures=measures), scored.policy))[1]
    assert (found.value, found.how) == ("n.d.", "Nessun indicatore misurato promette un giorno.")


def test_a_year_in_course_says_that_it_is(scored: ScoredSheet) -> None:
    first, *rest = scored.sheet.measures
    sheet = replace(scored.sheet, measures=(replace(first, actual=None, is_awaited=True), *rest))
    assert all(
        each.how.endswith("Su ciò che è misurato finora.") for each in seconds(score_sheet(sheet, scored.policy))
    )


def test_a_method_without_judgements_has_none(scored: ScoredSheet) -> None:
    elsewhere = (SecondJudgement(name="x", section="altrove", scale="premio"),)
    assert seconds(score_sheet(scored.sheet, replace(scored.policy, judgements=elsewhere))) == ()
