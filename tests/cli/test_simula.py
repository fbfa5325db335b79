"""«traguardo simula»: each number before and after."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.planning import Outlook
from data.plan.scenarios import Draft, SavedAssumption, ScenarioKind
from data.workspace.writer import save_scenario
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.cli.commands import ENGLISH, Run, rows_of

if TYPE_CHECKING:
    from pathlib import Path

SIMULA = ("simula", "--ente", "torino", "--anno", "2022")


BEFORE_AND_AFTER = ("target", "soglia", "actual", "weight", "score", "status")


def scores_of(text: str) -> list[dict[str, str]]:
    """The scores of nodes and indicators; those of units are no part of what is simulated."""
    return [row for row in rows_of(text) if row["kind"] != "unit"]


def test_simula_without_hypotheses_gives_the_scores_twice(run: Run) -> None:
    for ente, year in (("torino", "2022"), ("riviere", "2023")):
        for basis in ("validi", "originari"):
            words = ("--ente", ente, "--anno", year, "--base", basis)
            found, official = rows_of(run("simula", *words).out), scores_of(run("score", *words).out)
            assert [row["indicator_code"] for row in found] == [row["indicator_code"] for row in official]
            for row, own in zip(found, official, strict=True):
                for name in BEFORE_AND_AFTER:
                    assert row[f"{name}_before"] == row[f"{name}_after"] == own[name]
                assert row["mark"] == "ipotesi"


def test_simula_says_each_number_before_and_after(run: Run) -> None:
    ran = run(*SIMULA, "--ipotesi", "OS01.1.1/B3.1_02.target=72,50", "--ipotesi", "OS01.1.1/EC07.peso=10")
    assert (ran.code, ran.err) == (0, "")
    by_code = {row["indicator_code"]: row for row in rows_of(ran.out) if row["section"] == "strategico"}
    row = by_code["B3.1_02"]
    assert (row["target_before"], row["target_after"], row["score_before"], row["score_after"]) == (
        *("75.00", "72.50"),
        *("62.1", "82.8"),
    )
    assert (by_code["EC07"]["weight_before"], by_code["EC07"]["weight_after"]) == ("20", "10")
    node = next(row for row in rows_of(ran.out) if row["node_code"] == "OS01.1.1" and row["kind"] == "node")
    # (20 x (100 + 82.8 + 40 + 100) + 10 x 0) / 90, against (100 + 0 + 62.1 + 40 + 100) / 5.
    assert (node["score_before"], node["score_after"]) == ("60.42", "71.733333333")


def test_simula_takes_the_last_of_two_hypotheses_on_the_same_number_and_says_so(run: Run) -> None:
    first, last = "OS01.1.1/B3.1_02.target=72,5", "OS01.1.1/B3.1_02.target=74"
    twice, once = run(*SIMULA, "--ipotesi", first, "--ipotesi", last), run(*SIMULA, "--ipotesi", last)
    assert twice.out == once.out
    told = "Su OS01.1.1/B3.1_02.target ci sono più ipotesi, 72,5 e 74: vale l'ultima, 74."
    assert told in twice.err
    assert "più ipotesi" not in once.err
    assert told in run(*SIMULA, "--ipotesi", first, "--ipotesi", last, "--ipotesi", "boh").err


def test_simula_reads_a_hypothesis_on_another_sheet(run: Run) -> None:
    official = rows_of(run("score", "--ente", "torino", "--anno", "2022", "--sezione", "operativo").out)
    row = next(row for row in official if row["soglia"] and row["score"] == "100" and "." in row["target"])
    text = f"operativo!!{row['node_code']}/{row['indicator_code']}.consuntivo={row['soglia'].replace('.', ',')}"
    found = rows_of(run(*SIMULA, "--sezione", "operativo", "--ipotesi", text).out)
    after = next(r for r in found if (r["node_code"], r["indicator_code"]) == (row["node_code"], row["indicator_code"]))
    assert (after["score_after"], after["flips"], after["change"]) == ("0", "1", "-100")
    assert {r["section"] for r in found} == {"operativo"}


def test_simula_lists_everything_it_cannot_read_or_do_and_prints_nothing(run: Run) -> None:
    texts = ("a=1", "OS01.1.1/niente.target=1", "OS01.1.1/B3.1_02.target=1.234", "OS01.1.1/B3.1_02.soglia=80")
    ran = run(*SIMULA, *(word for text in texts for word in ("--ipotesi", text)), "--serve", "mai")
    assert (ran.code, ran.out) == (1, "")
    for sentence in (
        "«a=1» non è un'ipotesi",
        "«OS01.1.1/niente» non c'è nel piano",
        "«1.234» si può leggere in due modi: scrivere 1234 oppure 1,234",
        "B3.1_02: la soglia 80 deve stare sotto il target",
        "«mai» non dice quale punteggio serve",
        "Ci sono 5 problemi: non è stato calcolato nulla.",
    ):
        assert sentence in ran.err
    assert ENGLISH.search(ran.err) is None


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--consuntivi", "migliori"), 2, "--consuntivi vale solo con --piano"),
        (("--piano", "--base", "originari"), 2, "nasce dai target validi: togliere --base"),
        (("--sezione", "x"), 1, "La sezione «x» non c'è"),
        (("--scenario", "zzzz"), 1, "zzzz"),
        (("--serve", "ZZ=95"), 1, "Il nodo «ZZ» non c'è nel piano"),
        (("--serve", "=tanto"), 1, "Oppure una parola del metodo: Non raggiunto, Parzialmente raggiunto, Raggiunto."),
    ],
)
def test_simula_says_what_cannot_be_asked(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    ran = run(*SIMULA, *words)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


def test_simula_says_what_each_indicator_alone_would_need(run: Run) -> None:
    found = rows_of(run(*SIMULA, "--serve", "OS01.1.1=65").out)
    by_code = {row["indicator_code"]: row for row in found if row["section"] == "strategico"}
    row = by_code["B3.1_02"]
    assert (row["needed_value"], row["needed_leaf_score"], row["needed_gives"], row["needed_obstacle"]) == (
        *("73.5", "85"),
        *("65", ""),
    )
    assert by_code["EC05.1"]["needed_obstacle"] == "out_of_reach"
    assert by_code["kpi2.1.1_01"]["needed_obstacle"] == ""
    words = (*SIMULA, "--sezione", "strategico", "--ipotesi", "OS01.1.1/B3.1_02.consuntivo=73,5")
    reached = rows_of(run(*words).out)
    assert {row["score_after"] for row in reached if row["node_code"] == "OS01.1.1" and row["kind"] == "node"} == {"65"}


def test_simula_asks_for_a_word_of_the_method_and_of_the_root(run: Run) -> None:
    by_word = run(*SIMULA, "--sezione", "strategico", "--serve", "OS10.2.1=raggiunto").out
    assert by_word == run(*SIMULA, "--sezione", "strategico", "--serve", "OS10.2.1=95").out
    found = rows_of(run(*SIMULA, "--sezione", "strategico", "--serve", "=91").out)
    measures = [row for row in found if row["kind"] == "measure"]
    assert all(row["needed_value"] or row["needed_obstacle"] for row in measures)
    assert any(row["needed_value"] for row in measures)


def test_simula_on_the_plan_of_next_year(run: Run) -> None:
    words = ("simula", "--ente", "riviere", "--anno", "2023", "--piano", "--sezione", "strategico")
    worst, best = (rows_of(run(*words, "--consuntivi", outlook).out) for outlook in ("peggiori", "migliori"))
    assert float(worst[0]["score_before"]) < float(best[0]["score_before"])
    last = rows_of(run(*words).out)
    assert last == rows_of(run(*words, "--consuntivi", "ultimi").out)
    row = next(row for row in last if row["target_before"] and row["score_before"])
    assert row["target_before"] == row["target_after"]


def test_simula_brings_back_a_saved_scenario_as_it_was_saved(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("enti", store=store)
    key = MeasureKey("strategico", "", "A02", "A02_1")
    gone = MeasureKey("strategico", "", "A02", "sparito")
    target = Assumption(key, Field.TARGET, Quantity(30.0, 0.0, "30"))
    draft = Draft(
        ente="riviere",
        year=2023,
        kind=ScenarioKind.PLAN,
        outlook=Outlook.WORST,
        name="Prova",
        author="Anna",
        fingerprint="x",
        assumptions=(SavedAssumption(target, "32"), SavedAssumption(replace(target, key=gone), "1")),
    )
    saved = save_scenario(store, draft)
    words = ("simula", "--ente", "riviere", "--anno", "2023", "--scenario", saved.id)
    ran = run(*words, store=store)
    assert ran.code == 0
    assert "Da controllare: L'indicatore A02/sparito non è più nel piano" in ran.err
    by_hand = run(*words[:5], "--piano", "--consuntivi", "peggiori", "--ipotesi", "A02/A02_1.target=30", store=store)
    assert ran.out == by_hand.out
    more = run(*words, "--ipotesi", "A02/A02_1.target=31", store=store)
    assert next(r["target_after"] for r in rows_of(more.out) if r["indicator_code"] == "A02_1") == "31"
    other = run("simula", "--ente", "torino", "--anno", "2022", "--scenario", saved.id, store=store)
    assert (other.code, other.out) == (1, "")
    assert "Lo scenario «Prova» è di riviere 2023" in other.err


def test_simula_as_json_has_real_numbers_and_marks_synthetic_enti_twice(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("sintetici", "--enti", "1", "--anni", "4", store=store)
    words = ("simula", "--ente", "sintetico-01", "--anno", "2023", "--formato", "json")
    found = json.loads(run(*words, "--serve", "=95", store=store).out)
    assert {row["mark"] for row in found} == {"ipotesi; dati sintetici"}
    assert isinstance(found[0]["score_before"], float)
    assert {"needed_value", "needed_obstacle"} <= set(found[0])
    assert "needed_value" not in json.loads(run(*words, store=store).out)[0]


def root_with(run: Run, words: tuple[str, ...], moves: list[str]) -> float:
    rows = rows_of(run(*words, *(word for move in moves for word in ("--set", move))).out)
    return next(float(row["score_after"]) for row in rows if not row["node_code"] and row["section"] == "strategico")


@pytest.mark.parametrize(("ente", "year", "names"), [("riviere", "2023", 3), ("torino", "2022", 2)])
def test_simula_gives_sets_of_moves_that_reach_the_goal_when_typed_back_and_spare_none(
    run: Run, ente: str, year: str, names: int
) -> None:
    words = ("simula", "--ente", ente, "--anno", year)
    ran = run(*words, "--obiettivo", "=95", "--format", "json")
    sets = json.loads(ran.out)["insiemi"]
    assert [set(one) for one in sets] == [{"nome", "mosse", "risultato"}] * names
    assert sum("meno indicatori" in one["nome"] for one in sets) == 1
    assert ("arriva a 90,90" in ran.err.replace("\u00a0", " ")) is (ente == "torino")
    for one in {json.dumps(each["mosse"]): each for each in sets}.values():
        moves = [move["ipotesi"] for move in one["mosse"]]
        assert root_with(run, words, moves) == one["risultato"] >= 95
        for move in moves:
            assert root_with(run, words, [other for other in moves if other != move]) < 95


def test_simula_says_where_a_goal_is_reached_or_cannot_be_asked(run: Run) -> None:
    reached = run(*SIMULA, "--obiettivo", "=50", "--formato", "json")
    assert json.loads(reached.out) == {"insiemi": []}
    assert "ha già 90,90" in reached.err
    assert run(*SIMULA, "--obiettivo", "=95", "--serve", "=95").code == 2
    wrong = run(*SIMULA, "--obiettivo", "ZZ=95")
    assert (wrong.code, wrong.out) == (1, "")
    assert "Il nodo «ZZ» non c'è nel piano" in wrong.err


@pytest.mark.parametrize("option", ["--obiettivo", "--serve"])
@pytest.mark.parametrize(("text", "told"), [("=101", "da 0 a 100"), ("=-1", "da 0 a 100"), ("=", "Manca il punteggio")])
def test_simula_refuses_a_result_that_the_method_cannot_give(run: Run, option: str, text: str, told: str) -> None:
    found = run(*SIMULA, option, text)
    assert (found.code, found.out) == (1, "")
    assert told in found.err.replace("\u00a0", " ")
    assert "Oppure una parola del metodo: " in found.err
