"""The end of a row: the score before only where it is another; the words of all stops, each text once."""

from __future__ import annotations

import json

from tests.ui.facts.whatif.test_target_rows import asked
from ui.facts.whatif.stops import stop_answers
from ui.facts.whatif.target_rows import target_rows
from ui.figures.target_outcome import outcome, stop_words

QUESTION = asked("torino", "OS01.1.1/B3.1_02.target=72,5")
ROW = next(row for row in target_rows(QUESTION) if row.result.code == "B3.1_02")
MOST_BYTES = 40_000


def test_the_score_before_is_said_only_where_it_is_another():
    before = QUESTION.before.measure(ROW.key)
    made = outcome('a"b', before, QUESTION.answer.after.measure(ROW.key), "→ <b>").replace("\u00a0", " ")

    assert ">◐ 62,1 % → <strong>◐ 82,8 %</strong><" in made
    assert 'data-row="a&quot;b"' in made
    assert "→ &lt;b&gt;" in made
    assert "<strong>" not in outcome("a", before, before, "")


def test_the_words_of_a_slider_are_few_because_no_text_is_sent_twice():
    stops = ROW.rail.stops
    words, said = stop_words(QUESTION.before.measure(ROW.key), stop_answers(QUESTION, ROW.key, stops))

    assert len(said) == len(stops)
    assert len(set(words)) == len(words)
    assert {number for each in said for number in each.values()} == set(range(len(words)))
    assert len(json.dumps([words, said]).encode()) < MOST_BYTES


def test_a_stop_of_which_nothing_can_be_said_beforehand_stays_empty():
    assert stop_words(QUESTION.before.measure(ROW.key), [None]) == ([], [None])
