"""Which choices reproduce published figures: of real documents, starting from wrong methods, and of invented ones."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan.sheets import sheets
from scoring.agreement import agreement
from scoring.basis import Basis
from scoring.model import Direction, Op, Published, Quantity
from scoring.question import answered, answers_of
from scoring.questions import parts_of, questions
from scoring.scored import score_sheet
from scoring.variants import search
from tests.scoring.method_answers import QUESTIONS, answers
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.question import Question

WRONG = {
    "all or nothing": {"sotto": "on_off"},
    "much is wrong": {
        "sotto": "proporzionale",
        "calo": "inversa",
        "sopra": "120",
        "manca": "escluso",
        "parole": "50 90",
    },
    "nearly all is wrong": {
        "sotto": "progresso",
        "scadenza": "giorno",
        "manca": "raggiunto",
        "composizione": "geometrica",
        "arrotonda-indicatori": "tronca:0",
        "arrotonda-obiettivi": "arrotonda:-1",
        "parole": "60 80",
    },
}
CPU_SECONDS = 30
"""Many times what a search takes, on a machine that does nothing else."""


@cache
def of_year(ente: str) -> tuple[tuple[Sheet, ...], Policy, tuple[Question, ...]]:
    found = sheets(plan(ente), Basis())
    return found, plan(ente).policy, questions(parts_of(found))


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_own_method_is_found_from_the_published_figures_alone(ente: str, wrong: dict[str, str]) -> None:
    year, true, asked = of_year(ente)
    right = agreement(year, true)
    begun = time.process_time()
    found = search(year, answered(true, wrong, asked), asked)
    assert time.process_time() - begun < CPU_SECONDS
    assert found.start.agreement.agreed < right.agreed
    reproduced = {id(figure.place) for figure in right.figures if figure.is_reproduced}
    assert reproduced <= {id(figure.place) for figure in found.best.agreement.figures if figure.is_reproduced}
    assert found.best.agreement.agreed_words == right.agreed_words == len(right.words)
    told = answers_of(found.best.policy, asked)
    for name, answer in answers_of(true, asked).items():
        # Riviere prints no word: its figures do not tell where words begin.
        if name != "parole" or right.words:
            assert answer in {told[name], *found.as_good.get(name, ())}, name


def test_the_own_method_is_left_as_it_is() -> None:
    year, true, asked = of_year("riviere")
    found = search(year, true, asked)
    assert found.changes == ()
    assert found.best.policy == true


PLAN = (
    a_node("A", level="area", weight=60.0),
    a_node("A1", "A", weight=70.0),
    a_node("A2", "A", weight=30.0),
    a_node("B", level="area", weight=40.0),
    a_node("B1", "B", weight=100.0),
    a_measure("k1", "A1", target=90, soglia=40, actual=71.3, baseline=20, benchmark=95, weight=37.0),
    a_measure("k2", "A1", target=80, soglia=60, actual=97.7, baseline=50, benchmark=85, weight=63.0),
    a_measure("k3", "A2", target=30, soglia=50, actual=37.9, baseline=70, benchmark=25, direction=Direction.LOWER),
    a_measure("k4", "A2", target=60, soglia=30, actual=None, baseline=20, benchmark=70, weight=45.0),
    a_measure("k5", "B1", target=300, soglia=330, actual=312, direction=Direction.LOWER, op=Op.BY, is_date=True),
    a_measure("k6", "B1", target=120, soglia=70, actual=83.1, baseline=60, benchmark=130, weight=80.0),
)


def published(policy: Policy) -> Sheet:
    """The plan with every figure that a method gives it printed with six decimals: as good as it is."""
    sheet = a_sheet(*PLAN)
    scored = score_sheet(sheet, policy)
    return replace(
        sheet,
        nodes=tuple(with_score(node, scored.node(node.code).score) for node in sheet.nodes),
        measures=tuple(with_score(m, scored.measure(m.key).score) for m in sheet.measures),
    )


def with_score(place: Any, score: float | None) -> Any:
    printed = None if score is None else Published(Quantity(score, 5e-7, f"{score:.6f}"))
    return replace(place, published=printed)


@settings(max_examples=4, deadline=None)
@given(true=answers(), start=answers())
def test_figures_that_a_method_made_are_reproduced_again_from_any_other(
    true: dict[str, str], start: dict[str, str]
) -> None:
    sheet = published(answered(a_policy(), true, QUESTIONS))
    found = search([sheet], answered(a_policy(), start, QUESTIONS), QUESTIONS)
    assert found.best.agreement.missed == ()


def test_the_fewest_changes_are_made() -> None:
    sheet = published(a_policy())
    found = search([sheet], answered(a_policy(), {"manca": "escluso"}, QUESTIONS), QUESTIONS)
    assert [(change.question, change.was, change.now) for change in found.changes] == [("manca", "escluso", "zero")]


@settings(max_examples=4, deadline=None)
@given(start=answers(), printed=st.floats(0, 100).map(lambda score: round(score, 3)))
def test_only_what_reproduces_more_figures_or_words_is_proposed(start: dict[str, str], printed: float) -> None:
    sheet = a_sheet(a_node("A"), with_score(a_measure("k1", "A", target=90, soglia=40, actual=71.3), printed))
    found = search([sheet], answered(a_policy(), start, QUESTIONS), QUESTIONS)
    now, best = found.start.agreement, found.best.agreement
    is_gain = (best.agreed, best.agreed_words) > (now.agreed, now.agreed_words)
    assert is_gain == bool(found.changes)


def test_a_score_that_no_answer_gives_is_not_approached() -> None:
    sheet = a_sheet(a_node("A"), with_score(a_measure("k1", "A", target=90, soglia=40, actual=71.3), 1.234))
    found = search([sheet], a_policy(), QUESTIONS)
    assert (found.changes, found.best.agreement.agreed) == ((), 0)


def test_without_published_figures_nothing_is_changed_and_every_answer_is_as_good() -> None:
    found = search([a_sheet(*PLAN)], a_policy(), QUESTIONS)
    assert (found.changes, found.best.agreement.figures) == ((), ())
    assert found.as_good["sopra"] == ("110", "120", "150")
