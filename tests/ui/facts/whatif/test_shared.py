"""One indicator in several sheets: a hypothesis on any of its rows is one, and every sheet has it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from data.plan.rounds import Choice, How, SavedChoice
from data.plan.scenarios import SavedAssumption, reconcile
from scoring.basis import Basis
from scoring.scenario import Assumption, Field
from tests.data.format.scored import year_of
from tests.data.format.test_casi import CASI
from tests.data.plan.test_shared import CASE, OF_ANNA, OF_BRUNO, OF_THE_ENTE
from tests.scoring.samples import quantity
from ui.documents.xlsx.proposal_worksheets import grids_of
from ui.facts.assumption_text import read_one
from ui.facts.briefing.agreed import agreed_assumptions
from ui.facts.whatif.answer import what_if, with_number
from ui.facts.whatif.counted import counted_targets
from ui.facts.whatif.pair import target_shift
from ui.facts.whatif.planning_round import planning_round
from ui.facts.whatif.proposal import Request, proposal
from ui.facts.whatif.question import what_if_question
from ui.facts.whatif.simulation import Asked, simulate
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View

ROWS = ("O1/i1", "peg!Anna Verdi!P1/i1", "peg!Bruno Neri!P1/i1")
DEFAULT = ("dup", "")


@pytest.fixture(scope="module")
def view() -> View:
    return year_view(year_of(CASI / CASE, 2024).plan, (), Basis())


@pytest.mark.parametrize("row", ROWS)
def test_from_any_row_every_sheet_has_the_same_scores(view: View, row: str) -> None:
    """Target 150: 100 × 150 / 150 = 100 in all; Anna 100 × 60 % + 100 × 40 % = 100."""
    found = simulate(Asked(before=view.sheets, default=DEFAULT, texts=(f"{row}.target=150",)))
    assert found.problems == ()
    assert [answer.after.root.score for answer in found.answers] == [100, 100, 100]
    assert [[a.key for a in answer.assumptions] for answer in found.answers] == [[OF_THE_ENTE]] * 3


def test_two_hypotheses_on_two_of_its_rows_are_one_and_the_last_counts(view: View) -> None:
    texts = ("O1/i1.target=150", "peg!Anna Verdi!P1/i1.target=300")
    found = simulate(Asked(before=view.sheets, default=DEFAULT, texts=texts))
    assert [answer.after.root.score for answer in found.answers] == [50, 70, 50]
    assert [len(answer.assumptions) for answer in found.answers] == [1, 1, 1]
    assert target_shift(found.answers[0], view.series, 2024).raised == 1


def test_a_weight_is_of_one_row_and_of_one_sheet(view: View) -> None:
    found = simulate(Asked(before=view.sheets, default=DEFAULT, texts=("peg!Anna Verdi!P1/i1.peso=20",)))
    assert [round(answer.after.root.score or 0, 4) for answer in found.answers] == [75, 91.6667, 75]


def test_the_number_that_is_there_takes_the_hypothesis_away_from_whichever_row(view: View) -> None:
    anna = next(m.measure for m in view.sheets[1].measures if m.measure.key == OF_ANNA)
    made = with_number((), anna, Field.TARGET, quantity(150))
    assert [a.key for a in made] == [OF_THE_ENTE]
    assert what_if(view.sheets[1], made).assumed(OF_ANNA, Field.TARGET) == made[0]
    assert with_number(made, anna, Field.TARGET, quantity(200)) == ()


def test_a_scenario_saved_on_a_row_comes_back_on_the_indicator(view: View) -> None:
    saved = SavedAssumption(Assumption(OF_BRUNO, Field.TARGET, quantity(150)), "200")
    there = reconcile([s.sheet for s in view.sheets], (saved,))
    assert (there.assumptions[0].key, there.notices) == (OF_THE_ENTE, ())
    alone = reconcile([view.sheets[2].sheet], (SavedAssumption(there.assumptions[0], "200"),))
    assert (len(alone.assumptions), alone.notices) == (1, ())


def test_a_proposal_asks_it_once_and_its_cell_moves_every_calculation(view: View) -> None:
    made = read_one("peg!Bruno Neri!P1/i1.target=150", [m.measure for s in view.sheets for m in s.measures], DEFAULT)
    answers = [what_if(scored, (made,)) for scored in view.sheets]
    document = proposal(view, answers, Request(year=2024, fingerprint="0" * 16, day=date(2025, 1, 1)))
    (row,) = document.rows
    assert (row.key, row.alone) == (OF_THE_ENTE, 25)
    calculations = grids_of(document)[1:-1]
    linked = [cell.formula for grid in calculations for cell in grid.cells.values() if "'Proposta'!" in cell.formula]
    assert len(linked) == 3
    assert len(set(linked)) == 1


def test_the_targets_of_a_round_are_decided_once_for_all_its_rows(view: View) -> None:
    choice = SavedChoice(
        key=OF_THE_ENTE,
        version=1,
        choice=Choice(value="150", how=How.TYPED),
        author="Rossi",
        saved_at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    question = what_if_question(view, ("peg", "Anna Verdi"), None)
    found = planning_round(question, {OF_THE_ENTE: choice})
    assert next((t.result.measure.key, t.is_decided) for t in found.targets) == (OF_ANNA, True)
    assert [a.key for a in found.assumptions] == [OF_THE_ENTE]
    assert found.gone == ()
    assert [a.key for a in agreed_assumptions(view.sheets[1], [choice])] == [OF_THE_ENTE]


def test_every_sheet_counts_its_targets_once(view: View) -> None:
    assert [len(counted_targets(scored)) for scored in view.sheets] == [1, 2, 1]
