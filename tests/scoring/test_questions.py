"""The questions on a method: what is answered is read back, whatever else is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Direction, Op
from scoring.policy import Missing, Rounding, RoundingMode, RuleException, Weights
from scoring.question import OTHER, WrongAnswerError, answered, answers_of
from scoring.questions import Part, parts_of, questions
from tests.scoring.method_answers import QUESTIONS, answers
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet

if TYPE_CHECKING:
    from scoring.question import Question


def question(name: str) -> Question:
    return next(each for each in QUESTIONS if each.name == name)


@given(given_answers=answers())
def test_every_combination_of_answers_is_read_back(given_answers: dict[str, str]) -> None:
    assert answers_of(answered(a_policy(), given_answers, QUESTIONS), QUESTIONS) == given_answers


@given(given_answers=answers(), data=st.data())
def test_another_answer_leaves_the_others_as_they_are_but_for_what_must_fall(
    given_answers: dict[str, str], data: st.DataObject
) -> None:
    policy = answered(a_policy(), given_answers, QUESTIONS)
    changed = data.draw(st.sampled_from(QUESTIONS))
    answer = data.draw(st.sampled_from(changed.lawful(policy)))
    now = answers_of(changed.answered(policy, answer), QUESTIONS)
    told = given_answers | {changed.name: answer}
    assert now | {"calo": ""} == told | {"calo": ""}
    if changed.name != "sotto":
        assert now == told


def test_the_same_answer_gives_the_very_same_method() -> None:
    policy = a_policy()
    assert all(each.answered(policy, each.read(policy)) is policy for each in QUESTIONS)


def test_a_method_of_lines_from_the_soglia_answers_as_it_is_written() -> None:
    assert answers_of(a_policy(), QUESTIONS) == {
        "sotto": "soglia_lineare",
        "sopra": "100",
        "calo": "specchio",
        "scadenza": "ritardo",
        "manca": "zero",
        "pesi": "dati",
        "composizione": "media",
        "media-strategico": "figli",
        "pesi-strategico": "dati",
        "arrotonda-indicatori": "no",
        "arrotonda-obiettivi": "no",
        "arrotonda-risultato": "no",
        "parole": ">0 95",
    }


def test_exceptions_of_an_ente_stay_before_those_of_the_answers_and_deadlines_as_they_were() -> None:
    own = RuleException(rule="on_off", indicator_code="k1")
    falling = RuleException(rule="on_off", direction="lower")
    policy = question("calo").answered(a_policy(exceptions=(own, falling)), "inversa")
    assert policy.exceptions == (
        own,
        RuleException(rule="on_off", op="by"),
        RuleException(rule="proporzionale_inverso", direction="lower"),
    )


def test_steps_are_mirrored_for_what_falls_and_an_exact_value_is_met_or_not() -> None:
    policy = question("sotto").answered(a_policy(), "fasce_percentuali 90 75 100 100")
    rules = {
        direction: policy.rule_of(a_measure(direction=direction, op=op))
        for direction, op in ((Direction.HIGHER, Op.AT_LEAST), (Direction.LOWER, Op.AT_MOST), (Direction.NOMINAL, None))
    }
    assert rules == {
        Direction.HIGHER: ("fasce_percentuali", (90, 75, 100, 100)),
        Direction.LOWER: ("fasce_percentuali", (110, 75, 100, 100)),
        Direction.NOMINAL: ("on_off", ()),
    }
    assert policy.rule_of(a_measure(direction=Direction.LOWER, op=Op.BY))[0] == "entro_data"


def test_what_a_minimum_is_worth_is_an_answer_the_same_for_what_falls() -> None:
    bare = a_policy(rule="minimo_e_atteso")
    assert question("sotto").read(bare) == "minimo_e_atteso 50"
    policy = question("sotto").answered(bare, "minimo_e_atteso 60")
    assert (policy.rule, policy.rule_params, question("calo").read(policy)) == ("minimo_e_atteso", (60.0,), "specchio")
    # A deadline has its last day too, and keeps it.
    assert question("scadenza").read(bare) == question("scadenza").read(policy) == "ritardo"
    for op in (Op.AT_MOST, Op.BY):
        assert policy.rule_of(a_measure(direction=Direction.LOWER, op=op)) == ("minimo_e_atteso", (60.0,))
    met = question("scadenza").answered(policy, "giorno")
    assert met.rule_of(a_measure(direction=Direction.LOWER, op=Op.BY))[0] == "on_off"


def test_what_no_answer_says_is_left_as_it_is() -> None:
    policy = a_policy(rule="fasce", rule_params=(50.0, 100.0))
    assert question("sotto").read(policy) == OTHER
    assert answered(policy, {"sotto": OTHER, "sopra": "120"}, QUESTIONS).rule == "fasce"


def test_a_level_alone_is_rounded() -> None:
    policy = question("arrotonda-obiettivi").answered(a_policy(), "obiettivo arrotonda:-1")
    assert policy.level_roundings == {"obiettivo": Rounding(RoundingMode.HALF_UP, -1)}
    assert question("arrotonda-obiettivi").answered(policy, "no").level_roundings == {}


def test_weights_that_do_not_come_back_to_a_hundred_are_of_what_is_out_of_the_mean() -> None:
    policy = question("manca").answered(a_policy(), "escluso-fermo")
    assert (policy.missing, policy.renormalise) == (Missing.EXCLUDED, False)
    assert question("manca").answered(policy, "zero").renormalise


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("sotto", "fasce_percentuali"),
        ("sotto", "fasce_percentuali 90 75 80 100"),
        ("sotto", "fasce_percentuali novanta 100"),
        ("sotto", "on_off 3"),
        ("sotto", "minimo_e_atteso"),
        ("sotto", "minimo_e_atteso 100"),
        ("sotto", "mai"),
        ("sopra", "0"),
        ("sopra", "inf"),
        ("calo", "tutti"),
        ("scadenza", "tardi"),
        ("arrotonda-indicatori", "arrotonda:x"),
        ("arrotonda-obiettivi", "nessuno arrotonda:0"),
        ("parole", "95"),
        ("parole", "95 0"),
        ("parole", "50 nan"),
        ("colore", "verde"),
    ],
)
def test_an_answer_that_a_question_has_not_is_refused_by_name(name: str, answer: str) -> None:
    with pytest.raises(WrongAnswerError, match=name):
        answered(a_policy(), {name: answer}, QUESTIONS)


def test_sections_and_levels_are_those_of_the_sheets_without_headings() -> None:
    found = parts_of([a_sheet(a_node("A", level="area", is_heading=True), a_node("O", "A"), a_measure(node="O"))])
    assert found == (Part("strategico", ("obiettivo",)),)
    assert [each.section for each in questions(found) if each.section] == ["strategico", "strategico"]
    assert a_policy().sections["strategico"].weights is Weights.AS_GIVEN
