"""Sentences that more than one slide tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.series import Histories, PlansInHand
from scoring.forecast import Point
from scoring.scenario import Assumption, Field
from scoring.scored import score_sheet
from scoring.summary import below
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.numbers import numbers, plain
from tests.ui.facts.briefing.years import shipped, sources_of, synthetic, three_hundred, unmeasured
from ui.facts.beside_words import beside_means, oiv_beside
from ui.facts.briefing import next_steps, sentences
from ui.facts.format import difference
from ui.facts.node_record import node_record
from ui.facts.whatif.answer import what_if

if TYPE_CHECKING:
    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult
    from scoring.series import Series
    from ui.facts.briefing.sources import Sources

CODES = [("torino", "OS01.1.1"), ("torino", "OS12.3"), ("riviere", "A01"), ("riviere", "D02"), ("riviere", "B01")]


def test_an_answer_says_a_thing_once_and_how_much_more_there_is() -> None:
    said = sentences.answer(f"Frase {n}." for n in [1, 1, *range(30)])
    assert len(said) == 25
    assert said[:2] == ("Frase 1.", "Frase 0.")
    assert said[-1] == "E altri 6."
    assert sentences.answer(["Una sola."]) == ("Una sola.",)
    assert sentences.answer([]) == ()


def test_below_a_node_are_its_indicators_and_those_of_what_is_below_it() -> None:
    nodes = a_node("A"), a_node("A1", "A"), a_node("B")
    scored = score_sheet(a_sheet(*nodes, a_measure("a", "A1", actual=1), a_measure("b", "B", actual=1)), a_policy())
    assert [m.code for m in below(scored, "A")] == ["a"]
    assert [m.code for m in below(scored, "B")] == ["b"]
    assert [m.code for m in below(scored, "")] == ["a", "b"]


def test_only_objectives_that_the_oiv_evaluated_are_beside_its_percentage() -> None:
    riviere, torino = shipped("riviere"), shipped("torino")
    beside = oiv_beside(riviere.view, riviere.main)
    found = {pair.result.code: (pair.given, pair.computed) for pair in (*beside.pairs, *beside.unscored)}
    assert found["B05"] == (0.0, None)
    assert found["D02"] == (70.0, riviere.main.node("D02").score)
    assert "A01" not in found
    assert oiv_beside(torino.view, torino.main).pairs == ()
    assert sentences.apart(torino.view, torino.main) == []


def test_where_the_oiv_and_the_rule_agree_nothing_is_said() -> None:
    riviere = shipped("riviere")
    said = [plain(text) for text in sentences.apart(riviere.view, riviere.main)]
    assert [text.split(":")[0] for text in said] == ["B05", "B06", "D02"]
    assert said[2] == "D02: l'OIV dà 70 %, il calcolo 79,37 %."


@pytest.mark.parametrize(("ente", "code"), CODES)
def test_one_more_indicator_would_be_enough_and_it_truly_is(ente: str, code: str) -> None:
    """The value told is put into the sheet and scored: the objective has then the highest word."""
    sources = shipped(ente)
    (said,) = [text for text in next_steps.what_now(sources, sources.main, code) if "basterebbe" in text]
    top = sources.main.policy.bands.bands[-1]
    checked = 0
    for m in below(sources.main, code):
        mark = f"{m.code} a "
        if mark in said:
            value = numbers(plain(said).partition(mark)[2].partition(" (ora")[0])[0]
            assumption = Assumption(m.measure.key, Field.ACTUAL, replace(_exact(m), value=value))
            after = what_if(sources.main, (assumption,)).after.node(code)
            assert after.band == top
            checked += 1
    assert checked or said == "Nessun indicatore, da solo, basterebbe."


def _exact(m: MeasureResult) -> Quantity:
    assert m.measure.actual is not None
    return replace(m.measure.actual, half_unit=0.0, text="")


def test_where_the_limit_itself_has_the_word_below_more_than_the_limit_is_asked() -> None:
    """With ``sopra 90 %`` an indicator at 90 of 100 would not be enough, though it gives exactly 90."""
    sources = shipped("riviere")
    bands = sources.main.policy.bands
    sheet = a_sheet(a_measure(actual=50, target=100, soglia=None, unit="n"))
    scored = score_sheet(sheet, a_policy(bands=bands, rule="proporzionale"))
    bare = {scored.measures[0].measure.key: next(iter(sources.view.texts.values()))}
    view = replace(sources.view, sheets=(scored,), texts=bare, series={})
    said = next_steps.what_now(replace(sources, view=view), scored, "")[1]
    value = numbers(plain(said).partition("k1 a ")[2].partition(" (ora")[0])[0]
    assert value > 90


@pytest.mark.parametrize(("ente", "code"), CODES)
def test_how_far_the_highest_word_is_is_its_limit_less_the_score(ente: str, code: str) -> None:
    sources = shipped(ente)
    gap = next_steps.what_now(sources, sources.main, code)[0]
    limit, points = numbers(gap)
    score = sources.main.node(code).score
    assert score is not None
    assert limit == sources.main.policy.bands.bands[-1].lower
    assert points == pytest.approx(limit - score, abs=0.005)


def test_of_hundreds_of_indicators_nobody_asks_what_each_would_need() -> None:
    sources = sources_of(three_hundred())
    assert len(next_steps.what_now(sources, sources.main, "")) == 1


def test_without_a_score_nobody_says_how_far_it_is() -> None:
    sources = sources_of(unmeasured(plan("riviere")))
    assert next_steps.what_now(sources, sources.main, "")[0] == "Senza un punteggio non si può dire quanto manca."


def test_the_last_value_has_the_digits_that_the_document_prints() -> None:
    sources = shipped("riviere")
    (m,) = [m for m in sources.main.measures if m.code == "A04_1"]
    assert plain(next_steps.last_value(sources.view, m, Point(2022, -12.3))) == "−12,30 %"


def test_the_hardest_targets_are_told_first_and_three_at_most() -> None:
    said = next_steps.what_now(shipped("riviere"), shipped("riviere").main, "")[1:]
    assert [text.rpartition(": ")[2] for text in said] == ["mai raggiunto finora."] * 3


def _why(sources: Sources, code: str) -> tuple[str, ...]:
    return sentences.why(node_record(sources.view, sources.main, code))


def _against(sources: Sources, code: str) -> tuple[str, ...]:
    return sentences.against(node_record(sources.view, sources.main, code), sources, sources.main)


def test_the_document_s_own_reasons_are_quoted_and_its_silence_is_said() -> None:
    riviere, torino = shipped("riviere"), shipped("torino")
    assert any(text.startswith("Il documento, su A01_1: «") for text in _why(riviere, "A01"))
    silent = "Il documento non stampa ragioni per gli indicatori che hanno perso punti."
    assert _why(torino, "OS01.1.1")[-1] == silent
    assert silent not in _why(torino, "OS02.1.1")


def test_the_year_before_is_beside_the_same_node() -> None:
    sources = synthetic()
    assert sources.before is not None
    for r in sources.objectives:
        then = next(x for x in sources.before.main.nodes if x.code == r.code)
        said = _against(sources, r.code)[0]
        assert r.score is not None
        assert then.score is not None
        if sentences.is_same(r.score, then.score):
            assert said.startswith("Come nel 2022")
        else:
            assert numbers(said) == pytest.approx([2022, then.score, abs(difference(then.score, r.score))], abs=0.005)
            assert said.endswith("in più." if r.score > then.score else "in meno.")


def test_a_node_that_was_not_there_the_year_before_has_nothing_beside_it() -> None:
    sources = shipped("riviere")
    assert sentences.before_of(sources, sources.main, "A01") is None
    assert _against(sources, "A01")[0].startswith("Il 2022 non è nell'archivio")


def test_the_cluster_takes_its_preposition() -> None:
    sources = shipped("riviere")
    (m,) = [m for m in sources.main.measures if m.code == "A02_2"]
    assert [plain(text) for text in beside_means(sources.view, m)] == [
        "A02_2: 6,99 % nel 2023, peggio della media nazionale (10,10 %).",
        "A02_2: 6,99 % nel 2023, peggio della media del cluster dimensionale (9,81 %).",
    ]


def test_an_indicator_without_a_printed_mean_is_beside_none_and_its_history_is_not_gathered() -> None:
    view = shipped("riviere").view
    asked = []

    class Watched(Histories):
        def __getitem__(self, key: MeasureKey) -> Series:
            asked.append(key)
            return super().__getitem__(key)

    watched = replace(view, series=Watched(view.plan, PlansInHand(())))
    near = {m.measure.key for m in view.main.measures if beside_means(watched, m)}
    assert near
    assert near <= set(asked) < {m.measure.key for m in view.main.measures}
