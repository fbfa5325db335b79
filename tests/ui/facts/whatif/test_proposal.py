"""What a proposal says of each indicator, before any document is made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.outcomes import Answers, target_code
from data.plan.planning import Outlook
from data.plan.scenarios import SavedAssumption, SavedScenario, ScenarioKind
from scoring.basis import Basis
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Field
from scoring.scored import score_sheet
from scoring.series import Break, Comparison
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, a_proposal, a_view, an_answer, next_sheets
from ui.facts.whatif.proposal import NOT_APPROVED, SYNTHETIC, Request, changes_anything, proposal

TORINO = scored("torino")[("strategico", "")]
ANSWER = an_answer(TORINO, *CHANGES)


def test_a_proposal_has_a_row_for_each_indicator_in_the_order_of_the_plan() -> None:
    rows = a_proposal("torino", ANSWER).rows
    assert [row.key.indicator_code for row in rows] == ["EC07", "B3.1_02", "EC27", "kpi3.1.1_03", "kpi4.1.1_03"]
    assert [change.field for change in rows[1].changes] == [Field.TARGET, Field.SOGLIA]
    assert rows[2].change(Field.SOGLIA) is not None
    assert rows[2].change(Field.TARGET) is None


def test_a_row_tells_the_effect_alone_and_with_all_the_others() -> None:
    row = a_proposal("torino", ANSWER).rows[1]
    only = an_answer(TORINO, *CHANGES[:2])
    assert row.alone == only.effects.root.points
    # (71.21 - 60) / (72.5 - 60) of 100.
    assert (row.indicator.before.score, row.indicator.after.score) == (62.1, pytest.approx(89.68))
    assert row.objective.after.score == ANSWER.after.node("OS01.1.1").score


def test_a_number_assumed_as_it_is_makes_no_row() -> None:
    same = an_answer(TORINO, "OS01.1.1/B3.1_02.target=75")
    assert a_proposal("torino", same).rows == ()
    assert (changes_anything(same), changes_anything(ANSWER)) == (False, True)


def test_what_cannot_be_adopted_alone_says_so() -> None:
    # The only indicator of OS02.1.1 with a weight may lose it only if the other one gains some.
    first, second = (m.measure for m in TORINO.measures_of("OS02.1.1"))
    measures = tuple(replace(m, weight=0.0) if m is second else m for m in TORINO.sheet.measures)
    sheet = score_sheet(replace(TORINO.sheet, measures=measures), TORINO.policy)
    texts = [f"OS02.1.1/{m.key.indicator_code}.peso={weight}" for m, weight in ((first, 0), (second, 100))]
    answer = an_answer(sheet, *texts)
    assert answer.refused == ()
    assert [row.alone is None for row in a_proposal("torino", answer).rows] == [True, False]


def test_the_last_values_and_the_others_are_told_as_printed() -> None:
    sheet = scored("riviere")[("strategico", "")]
    row = a_proposal("riviere", an_answer(sheet, "A02/A02_1.target=35")).rows[0]
    assert [text.replace("\u00a0", " ") for text in row.values] == [
        "2020: 10,03 %",
        "2021: 15,02 %",
        "2022: 22,28 %",
        "2023: 28,56 %",
    ]
    assert [text.replace("\u00a0", " ") for text in row.benchmarks] == [
        "Media nazionale 2023: 46,04 %",
        "Media cluster dimensionale 2023: 46,24 %",
    ]


def test_a_break_among_the_values_shown_is_said_and_a_mean_without_year_too() -> None:
    sheet, view = scored("riviere")[("strategico", "")], a_view("riviere")
    answer = an_answer(sheet, "A02/A02_1.target=35")
    key = answer.assumptions[0].key
    mean = Comparison(year=None, scope="nazionale", statistic="mean", value=Quantity(1.0, 0.5, "1"), unit="%")
    series = replace(
        view.series[key],
        breaks=(Break(year=2022, kind="method", reason="metodo"), Break(year=2019, kind="unit", reason="prima")),
        comparisons=(mean,),
    )
    there = replace(view, series={key: series})
    row = proposal(there, [answer], Request(year=2023, fingerprint="x", day=a_proposal("riviere").day)).rows[0]
    assert row.values[-1] == "dal 2022 cambia il metodo: non confrontabile con prima"
    assert len(row.values) == 5
    assert row.benchmarks[0].startswith("Media nazionale (anno non stampato): 1")


def test_a_value_of_before_a_break_of_unit_has_not_the_unit_of_today() -> None:
    sheet, view = scored("riviere")[("strategico", "")], a_view("riviere")
    answer = an_answer(sheet, "A02/A02_1.target=35")
    key = answer.assumptions[0].key
    series = replace(view.series[key], breaks=(Break(year=2022, kind="unit", reason="prima"),))
    there = replace(view, series={key: series})
    row = proposal(there, [answer], Request(year=2023, fingerprint="x", day=a_proposal("riviere").day)).rows[0]
    assert [text.replace("\u00a0", " ") for text in row.values[:4]] == [
        "2020: 10,03",
        "2021: 15,02",
        "2022: 22,28 %",
        "2023: 28,56 %",
    ]


def test_a_proposal_of_next_years_plan_says_what_is_supposed() -> None:
    sheet = next_sheets("riviere", Outlook.HALF_TREND)[0]
    document = a_proposal("riviere", an_answer(sheet, "A02/A02_1.target=35"), year=2024, outlook=Outlook.HALF_TREND)
    about = dict(document.about)
    assert about["Anno dei target"] == "2024"
    assert about["Target attuali"] == "quelli stampati per il 2024; dove non ci sono, quelli validi nel 2023"
    assert about["Consuntivi supposti"] == "l'ultimo valore più metà della variazione media annua"


def test_a_saved_scenario_gives_its_name_version_author_and_reasons() -> None:
    reasons = {ANSWER.assumptions[0]: "riscossione =\x0b2022\nin calo"}
    saved = SavedScenario(
        id="abc",
        version=3,
        ente="torino",
        year=2022,
        kind=ScenarioKind.YEAR,
        outlook=None,
        basis=Basis(),
        name="Target sostenibili",
        author="Anna Bianchi",
        reason="Revisione di luglio",
        saved_at=datetime(2022, 7, 1, tzinfo=UTC),
        fingerprint="x",
        assumptions=tuple(SavedAssumption(a, "", reasons.get(a, "")) for a in ANSWER.assumptions),
    )
    document = a_proposal("torino", ANSWER, scenario=saved, is_modified=True)
    about = dict(document.about)
    assert about["Scenario"] == "Target sostenibili, versione 3, con modifiche non salvate"
    assert about["Salvato da"] == "Anna Bianchi, 01/07/2022"
    assert about["Motivo"] == "Revisione di luglio"
    assert about["Documento del"] == "21/10/2025"
    assert [row.reason for row in document.rows] == ["", "riscossione = 2022 in calo", "", "", ""]


def test_hypotheses_never_saved_and_those_refused_are_said() -> None:
    document = a_proposal("torino", an_answer(TORINO, "OS01.1.1/B3.1_02.soglia=80"))
    assert dict(document.about)["Scenario"] == "ipotesi in corso, non salvate"
    assert document.rows == ()
    assert document.refused[0].startswith("B3.1_02: la soglia 80 deve stare sotto il target")


def test_every_proposal_is_marked_and_that_of_an_invented_ente_twice() -> None:
    document = a_proposal("torino", ANSWER)
    assert document.mark == NOT_APPROVED
    assert SYNTHETIC in replace(document, is_synthetic=True).mark


def test_what_the_giunta_said_stands_beside_the_number_it_is_of_and_nowhere_else() -> None:
    decision = Decision(
        ente="torino",
        year=2022,
        code=target_code(MeasureKey("strategico", "", "OS01.1.1", "EC07"), "10"),
        about="",
        question="",
        outcome=Outcome.REJECTED,
    )
    answer = an_answer(TORINO, "OS01.1.1/EC07.target=10", "OS01.1.1/B3.1_02.target=72.5")
    when = datetime(2026, 3, 1, tzinfo=UTC)
    answers = Answers((MinutedDecision(decision=decision, author="Neri", saved_at=when, version=1),), "strategico")
    request = Request(year=2022, fingerprint="0" * 64, day=when.date(), answers=answers)
    rows = {row.key.indicator_code: row for row in proposal(a_view("torino"), [answer], request).rows}
    assert {code: row.answers for code, row in rows.items()} == {"EC07": ("respinta in Giunta",), "B3.1_02": ()}
