"""A year in course in words: every number is the engine's, and what is missing has a name beside it."""

from __future__ import annotations

from datetime import date

import pytest

from scoring.model import Quantity
from scoring.progress import Standing
from scoring.result import Why
from tests.ui.facts.in_course import JUNE, torino_in_course
from ui.facts import monitoring
from ui.facts.format import NBSP

FIRST = ("EC05.1", "EC07", "B3.1_02", "EC27", "kpi1.1.1_03")
"""The five indicators of OS01.1.1, one of fourteen objectives: its result is 60,42."""


def plain(sentences: tuple[str, ...]) -> list[str]:
    return [sentence.replace(NBSP, " ") for sentence in sentences]


def test_five_indicators_measured_tell_how_much_the_score_on_them_and_between_what_the_year_will_end() -> None:
    view = torino_in_course(*FIRST)
    first, second, third = plain(monitoring.sentences(monitoring.progress_of(view, view.main, JUNE)))
    awaited = sum(m.why is Why.AWAITED for m in view.main.measures)
    assert first == f"Al 30/06/2022 il peso misurato è 7 %: {awaited} indicatori non sono ancora misurati."
    # 60,42 / 14 = 4,3157; and the other thirteen at full: (60,42 + 1300) / 14 = 97,1728.
    assert second == (
        "Su ciò che è misurato 60,42 %; alla fine fra 4,32 % e 97,17 %, se ciò che manca valesse zero oppure tutto."
    )
    assert third.startswith("Quanto sia probabile lo stato più alto non si può dire")


def test_a_plan_without_a_result_has_no_score_and_no_word_of_the_scale() -> None:
    view = torino_in_course()
    assert view.main.root.score is None
    first, second, *_ = plain(monitoring.sentences(monitoring.progress_of(view, view.main, JUNE)))
    assert "il peso misurato è 0 %" in first
    assert second.startswith("Non c'è ancora un punteggio; alla fine fra 0,00 % e 100,00 %")


def test_a_year_that_is_over_says_nothing() -> None:
    view = torino_in_course(*(m.measure.key.indicator_code for m in torino_in_course().main.measures))
    found = monitoring.progress_of(view, view.main, JUNE)
    assert (monitoring.sentences(found), monitoring.awaited_rows(view, view.main, found)) == ((), ())
    assert monitoring.of_node(found.root) == monitoring.of_measure(found.measures[0], "%") == ()


def test_what_is_missing_has_who_answers_for_it_by_when_and_how_it_stands() -> None:
    view = torino_in_course(*FIRST)
    found = monitoring.progress_of(view, view.main, date(2022, 10, 1))
    rows = monitoring.awaited_rows(view, view.main, found)
    assert len(rows) == len(found.awaited)
    late = next(row for row in rows if row.code == "kpi12.3_04")
    assert (late.due, late.standing) == (date(2022, 9, 30), "✕ a rischio")
    assert late.units == next(n.node.units for n in view.main.nodes if n.code == "OS12.3")
    standings = [row.standing for row in rows]
    assert standings == sorted(standings, key=["✕ a rischio", "◐ in ritardo", "– non si può dire", "✓ in linea"].index)


def test_an_interim_value_is_set_beside_its_path() -> None:
    view = torino_in_course(**{"kpi12.3_05": Quantity(40.0, 0.5, "40")})
    found = monitoring.progress_of(view, view.main, JUNE)
    measure = next(m for m in found.measures if m.result.code == "kpi12.3_05")
    assert measure.standing is Standing.LATE
    assert plain(monitoring.of_measure(measure, "%")) == ["Era 40 % al 30/06/2022; ci si attendeva 100 %: in ritardo."]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2021, 5, 1), date(2022, 1, 1)),
        (JUNE, JUNE),
        (date(2023, 3, 1), date(2022, 12, 31)),
    ],
)
def test_the_day_is_within_the_year(today: date, day: date) -> None:
    assert monitoring.day_within(2022, today) == day


def test_every_standing_has_a_word_and_a_symbol() -> None:
    for names in (monitoring.WORD, monitoring.SYMBOL):
        assert set(names) == set(Standing)
    assert len({monitoring.state(each) for each in Standing}) == len(Standing)
