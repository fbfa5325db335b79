"""Random lawful answers to the questions on a method."""

from __future__ import annotations

from hypothesis import strategies as st

from scoring.questions import Part, questions
from scoring.rule_questions import RISING
from tests.scoring.samples import SECTION, a_policy

LEVELS = ("area", "obiettivo")
QUESTIONS = questions([Part(SECTION, LEVELS)])


@st.composite
def answers(draw: st.DrawFn) -> dict[str, str]:
    """One lawful answer to each question, in their order: some depend on those before."""
    policy, found = a_policy(), {}
    for question in QUESTIONS:
        found[question.name] = draw(st.sampled_from(RISING if question.name == "sotto" else question.lawful(policy)))
        policy = question.answered(policy, found[question.name])
    return found
