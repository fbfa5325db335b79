"""Judgements beside a result: they follow it, and change nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.limits import read_limit
from scoring.model import Direction, MeasureState, Op
from scoring.policy import JudgedOn, Missing, Policy, Scale, SecondJudgement
from scoring.scored import score_sheet
from scoring.second import judged
from tests.scoring.properties import tried
from tests.scoring.samples import SECTION, a_measure, a_policy, a_sheet
from tests.scoring.strategies import policies, sheets

REWARD = SecondJudgement(name="Premio", section=SECTION, scale="premio")
ON_TIME = SecondJudgement(name="Puntualità", section=SECTION, of=JudgedOn.DEADLINES)
STEPS = Scale("fasce", (60.0, 50.0, 80.0, 80.0, read_limit(">90"), 120.0))


def method(scale: Scale = STEPS, **changes: object) -> Policy:
    return a_policy(scales={"premio": scale}, judgements=(REWARD, ON_TIME), **changes)


@pytest.mark.parametrize(
    ("result", "reward"), [(59.99, 0), (60, 50), (79.99, 50), (80, 80), (90, 80), (90.01, 120), (100, 120)]
)
def test_a_result_goes_through_the_scale_of_its_judgement(result: float, reward: float) -> None:
    found = judged(score_sheet(a_sheet(a_measure(actual=result)), method()))[0]
    assert (found.value, found.scaled.score if found.scaled else None) == (reward, reward)


def test_a_line_after_a_step_is_a_scale_too() -> None:
    """Nothing up to 60, then half of the reward and on in proportion up to 100: at 80, 50 + 50 × 20 / 40 = 75."""
    scale = Scale("spezzata", (60.0, 0.0, read_limit(">60"), 50.0, 100.0, 100.0))
    values = [judged(score_sheet(a_sheet(a_measure(actual=x)), method(scale)))[0].value for x in (60, 80, 100)]
    assert values == [0, 75, 100]


@tried(40)
@given(sheet=sheets(), policy=policies(), scale=st.sampled_from([STEPS, Scale("proporzionale"), Scale("on_off")]))
def test_judgements_change_no_score(sheet, policy, scale) -> None:
    with_them = replace(policy, scales={"premio": scale}, judgements=(REWARD, ON_TIME))
    one, other = score_sheet(sheet, policy), score_sheet(sheet, with_them)
    assert [n.score for n in one.nodes] == [n.score for n in other.nodes]
    reward, on_time = judged(other)
    assert (reward.value is None) == (one.root.score is None)
    assert on_time.value is None or 0 <= on_time.value <= 100


def dated(code: str, actual: float | None, **fields: object):
    given = {"target": 100, "soglia": None, "direction": Direction.LOWER, "op": Op.BY, "is_date": True}
    return a_measure(code, actual=actual, **(given | fields))


def test_deadlines_are_counted_where_their_indicator_counts() -> None:
    """Kept on the day, a day late, never done (zero), one set aside, one awaited, one that is no day: one of three."""
    sheet = a_sheet(
        dated("a", 100),
        dated("b", 101),
        dated("c", None),
        dated("d", 90, state=MeasureState.SUPPRESSED),
        dated("e", None, is_awaited=True),
        a_measure("f", actual=50),
    )
    found = judged(score_sheet(sheet, method()))[1]
    assert (found.kept, found.due, found.value) == (1, 3, pytest.approx(100 / 3))
    out = judged(score_sheet(sheet, method(missing=Missing.EXCLUDED)))[1]
    assert (out.kept, out.due, out.value) == (1, 2, 50)


def test_without_a_result_or_a_deadline_there_is_nothing_to_judge() -> None:
    nothing = judged(score_sheet(a_sheet(a_measure(actual=None)), method(missing=Missing.EXCLUDED)))
    assert [(each.value, each.due) for each in nothing] == [(None, 0), (None, 0)]


def test_another_section_has_none() -> None:
    elsewhere = replace(method(), judgements=(replace(REWARD, section="altrove"),))
    assert judged(score_sheet(a_sheet(a_measure(actual=80)), elsewhere)) == ()
