"""The first page of the Relazione: five sentences at most, each of what the engine says."""

from __future__ import annotations

import pytest

from scoring.model import ROOT_CODE
from scoring.node_facts import node_facts
from tests.scoring.samples import a_node
from tests.ui.facts.relazione.samples import ENTI, a_view, comune, invented, three_hundred
from ui.facts.format import percent
from ui.facts.relazione.blocks import Chart, Items, ResultBar
from ui.facts.relazione.summary import SENTENCES, summary
from ui.facts.spoken import sentence_case


@pytest.mark.parametrize("ente", ENTI)
def test_it_is_the_result_the_objectives_and_five_sentences(ente: str) -> None:
    result, chart, told = summary(a_view(ente), None)
    assert isinstance(result, ResultBar)
    assert isinstance(chart, Chart)
    assert isinstance(told, Items)
    assert len(told.texts) == len(set(told.texts)) == SENTENCES


def test_the_change_since_the_year_before_is_said_first() -> None:
    now, then = comune(2025), comune(2024)
    *_, told = summary(now, then)
    assert isinstance(told, Items)
    assert told.texts[0].startswith(f"Nel 2024 il risultato era {percent(then.main.root.score, fixed=True)}: ")
    *_, alone = summary(now, None)
    assert isinstance(alone, Items)
    assert not any("2024" in text for text in alone.texts)


def test_a_year_of_which_nothing_is_measured_still_says_what_there_is() -> None:
    view = invented(a_node("a", level="strategico"))
    result, chart, told = summary(view, None)
    assert isinstance(result, ResultBar)
    assert result.value is None
    assert isinstance(chart, Chart)
    assert isinstance(told, Items)
    assert told.texts


def test_three_hundred_objectives_are_as_many_sentences_as_fourteen() -> None:
    *_, told = summary(three_hundred(), None)
    assert isinstance(told, Items)
    assert len(told.texts) <= SENTENCES


def test_a_name_that_the_document_prints_in_capitals_is_told_as_a_sentence() -> None:
    view = a_view("riviere")
    *_, told = summary(view, None)
    assert isinstance(told, Items)
    (costs,) = [text for text in told.texts if text.startswith("Toglie punti a questo risultato: ")]
    costly = node_facts(view.main, ROOT_CODE).costly[0].result
    assert costly.title.isupper()
    assert f"{costly.code} {sentence_case(costly.title)[:20]}" in costs
