"""Each part of the what-if begins with its answer: numbers that the engine gives, in words without method."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from scoring.bridge import Cause, bridge
from scoring.chance import NodeChance
from scoring.scored import score_sheet
from tests.scoring.samples import BANDS, a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.whatif.bridges import POLICY, a_bridge, revised, span
from tests.ui.facts.whatif.columns import FIRST, HIGH, LOW
from tests.ui.facts.whatif.draws import CHANCES
from tests.ui.facts.whatif.draws import SCORED as DRAWN
from tests.ui.facts.whatif.goals import SERIES, asked
from tests.ui.facts.whatif.pasts import SCORED as IN_THE_PAST
from tests.ui.facts.whatif.pasts import SERIES as PAST_SERIES
from tests.ui.facts.whatif.pasts import YEARS
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.format import percent
from ui.facts.whatif.bridge import CAUSES
from ui.facts.whatif.chances import shares_of
from ui.facts.whatif.first_sentences import (
    between_scenarios,
    enough,
    how_likely,
    in_the_past,
    what_weighs,
    where_it_comes_from,
)
from ui.facts.whatif.goal_sets import together
from ui.facts.whatif.past import node_past
from ui.facts.whatif.sensitivity import ACTUALS, TARGETS, swings_of


def plain(text):
    return text.replace("\u00a0", " ").replace("**", "").replace("\\", "").replace("\u2212", "-")


def a_question(scored, *, is_plan=True):
    """What a sentence asks of a question: the tree, the year, no unit."""
    answer = SimpleNamespace(after=scored)
    return SimpleNamespace(answer=answer, year=2024, is_plan=is_plan, symbol=lambda _: "")


# Che cosa serve


def test_what_is_enough_is_the_smallest_set_with_where_each_goes():
    goal, yards = asked(80)
    found = together(goal, yards, SERIES)
    few = min((one for one in found if one.is_enough), key=lambda one: len(one.steps))
    told = plain(enough(goal, found))
    assert told.startswith("Per arrivare a 80 % bast")
    assert re.findall(r"\ba\d\b", told) == [step.yard.result.code for step in few.steps]
    assert ("basta " in told) is (len(few.steps) == 1)


def test_where_nothing_is_enough_it_says_how_far_one_gets():
    goal, yards = asked(80, a_sheet(a_node("A"), a_measure("a1", "A", actual=40), a_measure("a2", "A", actual=None)))
    hopeless = [replace(one, is_enough=False, score=70.0) for one in together(goal, yards, SERIES)]
    assert plain(enough(goal, hopeless)) == (
        "Per arrivare a 80 % non bastano neppure tutti gli indicatori insieme. Si arriva al più a 70,00 %."
    )


def test_more_indicators_than_a_sentence_names_are_counted():
    measures = [a_measure(f"m{at}", "A", actual=50) for at in range(6)]
    goal, yards = asked(100, a_sheet(a_node("A"), *measures))
    assert plain(enough(goal, together(goal, yards, {}))) == (
        "Per arrivare a 100 % bastano 6 indicatori, mossi insieme."
    )


# Che cosa pesa


def test_the_number_that_weighs_most_is_said_with_both_ends_as_the_engine_scores_them():
    """60 of 100 weighs three quarters: at 90 it is 66.67, at 110 54.55; the other stays at 80."""
    measures = (a_measure("k1", weight=75.0, soglia=None, actual=60), a_measure("k2", weight=25.0, actual=80))
    scored = score_sheet(a_sheet(*measures), a_policy(rule="proporzionale_speculare"))
    found = plain(what_weighs(a_question(scored), scored.root, TARGETS, swings_of(a_question(scored), "", TARGETS)))
    low, high = (0.75 * 100 * 60 / target + 0.25 * 80 for target in (110, 90))
    assert found.startswith("Il target che pesa di più è quello di k1 ")
    assert f"il risultato va da {low:.2f}".replace(".", ",") in found
    assert found.endswith(f" a {high:.2f} %.".replace(".", ",", 1))


@pytest.mark.parametrize("what", [TARGETS, ACTUALS])
def test_where_nothing_moves_the_score_there_is_no_sentence(what):
    question = a_plan_question("torino")
    (root,) = [node for node in question.before.nodes if not node.code]
    assert what_weighs(question, root, what, ()) == ""


def test_of_an_objective_the_sentence_says_whose_result_it_is():
    question = a_plan_question("riviere")
    node = question.before.node("A03")
    assert "il risultato di A03 va da" in plain(
        what_weighs(question, node, TARGETS, swings_of(question, "A03", TARGETS))
    )


# Probabilità


def chance(low, high, probabilities):
    return NodeChance("", tuple(probabilities), 0.0, low, (low + high) / 2, high, 1.0, None)


def a_scored():
    return score_sheet(a_sheet(a_measure("k1", actual=80)), a_policy())


def test_a_manager_reads_eight_times_out_of_ten_and_the_likeliest_state():
    shares = [0.0] * len(BANDS.bands)
    shares[-1], shares[0] = 0.7, 0.3
    told = plain(how_likely(a_question(a_scored()), chance(82.4, 90.6, shares)))
    assert told.startswith("Otto volte su dieci il risultato del 2024 cadrà fra 82 e 91; ")
    assert told.endswith(f"{BANDS.bands[-1].word} (70 %).")


def test_two_ends_that_would_read_the_same_have_a_decimal():
    told = plain(how_likely(a_question(a_scored()), chance(82.1, 82.4, [1.0] * len(BANDS.bands))))
    assert "fra 82,1 e 82,4" in told


def test_of_a_year_that_is_over_it_says_from_when_one_looks():
    told = plain(how_likely(a_question(a_scored(), is_plan=False), chance(80, 90, [0.5] * len(BANDS.bands))))
    assert told.startswith("Da ciò che si sapeva prima del 2024, otto volte su dieci il risultato cade fra 80 e 90")


def test_what_is_said_of_a_tree_that_was_drawn_is_in_its_draws():
    found = CHANCES.node("A")
    told = plain(how_likely(a_question(DRAWN), found))
    assert found.low is not None
    assert found.high is not None
    assert f"cadrà fra {found.low:.0f} e {found.high:.0f}; " in told
    band, _ = max(shares_of(found, DRAWN.policy.bands), key=lambda each: each[1])
    assert band.word in told


# Passato


def past_of(before=2023):
    years = [year for year in YEARS if year < before]
    return plain(in_the_past(a_question(IN_THE_PAST), node_past(IN_THE_PAST, PAST_SERIES, years, 2023)))


def test_only_years_of_which_enough_is_known_are_told_beside_today():
    now = plain(percent(IN_THE_PAST.root.score, fixed=True))
    assert past_of() == f"Con i valori del 2022 i target avrebbero dato 46,00 %, con quelli di oggi {now}."


def test_of_more_years_the_worst_and_the_best_are_told_and_a_full_one_asks_little():
    (known,) = [past for past in node_past(IN_THE_PAST, PAST_SERIES, YEARS, 2023) if past.is_enough]
    years = [replace(known, year=2020, score=71.0), replace(known, year=2021, score=100.0), known]
    told = plain(in_the_past(a_question(IN_THE_PAST), years))
    assert told.startswith("Con i valori di 3 anni i target avrebbero dato da 46,00 (2022) a 100,00 % (2021), ")
    assert told.endswith("Già allora il risultato sarebbe stato pieno: chiedono poco.")


def test_where_no_year_is_known_well_enough_the_past_is_silent():
    assert past_of(2022).startswith("Di nessun anno prima del 2024 si conosce metà del peso")


# Scenari


def test_scenarios_are_told_from_the_least_to_the_most_beside_the_official_one():
    scores = {each.name: each.scored.root.score for each in (FIRST, HIGH, LOW)}
    told = plain(between_scenarios((FIRST, HIGH, LOW), 2022))
    ordered = sorted((HIGH, LOW), key=lambda each: each.scored.root.score or 0.0)
    low, high = (plain(percent(scores[each.name], fixed=True)) for each in ordered)
    assert f"da {low} con «{ordered[0].name}» a {high} con «{ordered[1].name}»" in told
    assert told.endswith(f"senza ipotesi è {plain(percent(scores[FIRST.name], fixed=True))}.")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ((HIGH,), "con «Alto»; senza"),
        ((HIGH, HIGH), "con «Alto» e con «Alto»; senza"),
        ((HIGH, HIGH, HIGH), "con «Alto» e con gli altri; senza"),
    ],
)
def test_one_scenario_or_more_of_the_same_result_are_one_number(columns, told):
    assert told in plain(between_scenarios((FIRST, *columns), 2022))


def test_results_of_two_years_are_never_set_beside_each_other():
    of_the_plan = replace(LOW, name="Piano", year=2023)
    assert "Piano" not in between_scenarios((FIRST, HIGH, of_the_plan), 2022)
    alone = plain(between_scenarios((FIRST, of_the_plan), 2022))
    assert alone.startswith("Il risultato è ")
    assert alone.endswith("con «Piano».")


def test_without_scenarios_there_is_nothing_to_say():
    assert between_scenarios((FIRST,), 2022) == ""


# Ponte


def test_the_bridge_names_both_ends_their_difference_and_the_largest_cause():
    told = plain(where_it_comes_from(span(a_bridge(80.0, targets=10.0, results=-4.0))))
    assert told == "Da 80,00, prima, a 86,00, dopo: +6,00 punti; la causa maggiore: target, +10,00."


def test_a_bridge_that_falls_has_its_sign_and_names_of_capitals_stay():
    told = plain(where_it_comes_from(span(a_bridge(80.0, method=-4.0))))
    assert told.endswith("-4,00 punti; la causa maggiore: metodo (SMVP), -4,00.")


def test_the_numbers_of_a_bridge_are_those_of_its_sum():
    banks = revised()
    found = bridge(banks.before.sheet, banks.after.sheet, (POLICY, POLICY))
    told = plain(where_it_comes_from(span(found)))
    assert told == "Da 80,00, prima, a 87,50, dopo: +7,50 punti; la causa maggiore: target, +7,50."


def test_every_cause_can_be_named():
    for cause in Cause:
        assert CAUSES[cause][1:] in where_it_comes_from(span(a_bridge(50.0, **{str(cause): 3.0})))
