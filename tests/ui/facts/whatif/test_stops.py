"""What is said beforehand of every stop of a slider is what the page says once the target is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.planning import Outlook
from scoring.model import Direction, Op, Quantity
from scoring.scenario import Assumption, Field
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.strategies import each_measure, policies, scales, sheets
from tests.ui.facts.whatif.samples import a_view
from tests.ui.facts.whatif.test_target_rows import asked
from tests.ui.figures.test_answer_strip import composed
from ui.facts.whatif.answer import with_number
from ui.facts.whatif.counted import counted_targets
from ui.facts.whatif.headline import headline
from ui.facts.whatif.question import Hypotheses, WhatIfQuestion
from ui.facts.whatif.stops import slider_place, stop_answers
from ui.facts.whatif.target_rows import target_rows
from ui.figures.answer_strip import parts
from ui.figures.target_outcome import own_score, stop_words

if TYPE_CHECKING:
    from scoring.model import Measure

EQUAL = {"rule": "on_off", "direction": Direction.NOMINAL, "op": Op.EQUAL, "soglia": None}
NUMBERS = st.builds(Quantity, st.integers(-500, 500).map(float), st.just(0.0))


@st.composite
def questions(draw) -> WhatIfQuestion:
    """Any tree by any method, with hypotheses on any of its numbers, also some that cannot be made."""
    policy = replace(draw(policies()), bands=draw(scales()), measure_bands=draw(st.none() | scales()))
    equal, waits = draw(st.booleans()), draw(st.booleans())
    sheet = each_measure(draw(sheets()), lambda m: _equality(m) if equal else m)
    sheet = each_measure(sheet, lambda m: replace(m, is_awaited=waits))
    before = score_sheet(sheet, policy)
    keys = [m.key for m in sheet.measures] or [None]
    assumption = st.builds(Assumption, st.sampled_from(keys), st.sampled_from(Field), NUMBERS)
    made = draw(st.lists(assumption, max_size=4, unique_by=lambda a: (a.key, a.field))) if sheet.measures else []
    view = replace(a_view("torino"), sheets=(before,), series={})
    return WhatIfQuestion(
        view=view,
        year=2022,
        sheets=(before,),
        before=before,
        hypotheses=Hypotheses(tuple(made)),
        planned=None,
        outlook=Outlook.LAST,
    )


def _equality(measure: Measure) -> Measure:
    """Only the target is right, as far as its digits tell."""
    return replace(measure, **EQUAL, target=measure.target and replace(measure.target, half_unit=400.0))


def moved(question: WhatIfQuestion, key, stop) -> WhatIfQuestion | None:
    """The question once the target is at a stop; None where the page refuses it."""
    measure = question.before.measure(key).measure
    wanted = question.assuming(with_number(question.hypotheses.assumptions, measure, Field.TARGET, stop))
    return None if question.complaint(wanted) else wanted


def said(question: WhatIfQuestion, key) -> dict[str, str]:
    """What the page says of the hypotheses at work."""
    return parts(headline(question)) | {
        "own": own_score(question.before.measure(key), question.answer.after.measure(key))
    }


@tried(60, slow=True)
@given(question=questions(), data=st.data())
def test_whatever_the_tree_and_the_method_a_stop_says_beforehand_what_the_page_says_there(question, data):
    for result in counted_targets(question.before):
        key, target = result.measure.key, result.measure.target
        stops = data.draw(st.lists(NUMBERS, min_size=1, max_size=4, unique_by=lambda q: q.value).map(tuple))
        stops = (target, *(stop for stop in stops if stop.value != target.value))
        words, beforehand = stop_words(question.before.measure(key), stop_answers(question, key, stops))
        for stop, numbers in zip(stops, beforehand, strict=True):
            there = moved(question, key, stop)
            if numbers is None:
                assert there is None or any(r.assumption.key == key for r in question.answer.refused)
            else:
                assert there is not None
                assert {name: words[at] for name, at in numbers.items()} == said(there, key)


@pytest.mark.parametrize(
    "question",
    [
        asked("torino"),
        asked("torino", "OS01.1.1/B3.1_02.target=72,5;OS01.1.1/EC27.soglia="),
        asked("riviere", "A02/A02_1.target=28;A02/A02_1.soglia=20"),
        # With judgements beside the result, also on deadlines.
        composed(),
        composed("P2/d2.consuntivo=30/06/2024"),
    ],
)
def test_every_slider_of_a_plan_says_beforehand_what_the_page_says_there(question):
    seen = set()
    rows = target_rows(question)
    for row in rows[:: 1 + len(rows) // 15]:
        place = slider_place(question, row)
        stops = place[0].stops if place else ()
        for stop, answer in list(zip(stops, stop_answers(question, row.key, stops), strict=True))[::7]:
            there = moved(question, row.key, stop)
            assert (answer is None) is (there is None)
            if answer is not None:
                own = own_score(question.before.measure(row.key), answer.own)
                told = parts(answer.told) | {"own": own}
                assert told == said(there, row.key)
                seen.add(tuple(told.values()))
    assert len(seen) > 10


def test_a_stop_beyond_an_assumed_soglia_says_nothing_beforehand():
    question = asked("torino", "OS01.1.1/B3.1_02.soglia=60")
    key = question.answer.assumptions[0].key
    beyond, within = stop_answers(question, key, (Quantity(55.0), Quantity(65.0)))

    assert beyond is None
    assert within is not None


def test_where_a_soglia_was_refused_nothing_is_said_beforehand_because_it_may_hold_at_another_target():
    question = asked("torino", "OS01.1.1/B3.1_02.soglia=90")
    (refusal,) = question.answer.refused
    key, at = refusal.assumption.key, Quantity(95.0)

    assert moved(question, key, at).answer.assumed(key, Field.SOGLIA)
    assert stop_answers(question, key, (at,)) == (None,)


def test_a_slider_stands_at_the_assumed_target_which_is_one_of_its_stops():
    question = asked("torino", "OS01.1.1/B3.1_02.target=72,53")
    row = next(row for row in target_rows(question) if row.result.code == "B3.1_02")
    rail, now = slider_place(question, row)

    assert now.value == 72.53
    assert rail.stops[rail.at(72.53)] == now
