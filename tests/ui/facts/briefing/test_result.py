"""The result slide: the root's own score, the change with its causes, how many objectives have which word."""

from __future__ import annotations

import csv
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from scoring.bridge import Bridge, bridge
from scoring.model import Quantity
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import highlight, is_rounded, number, numbers, plain, scores
from tests.ui.facts.briefing.years import ENTI, comune, shipped, sources_of, synthetic, synthetic_plans, unmeasured
from ui.facts import states
from ui.facts.briefing import result

if TYPE_CHECKING:
    from scoring.result import NodeResult
    from ui.facts.briefing.sources import Sources


@pytest.mark.parametrize("ente", ENTI)
@pytest.mark.parametrize("basis", ["valid", "original"])
def test_the_message_and_the_large_number_are_the_score_of_the_root(ente: str, basis: str) -> None:
    sources = shipped(ente, basis)
    slide, root = result.slide(sources), scores(sources)[""]
    assert is_rounded(highlight(slide, "Risultato").value, root)
    assert highlight(slide, "Risultato").value in slide.headline


@pytest.mark.parametrize(
    ("ente", "headline"),
    [
        ("torino", "Torino chiude il 2022 a 90,90 %, parzialmente raggiunto"),
        ("riviere", "Riviere di Liguria chiude il 2023 a 94,83 %, raggiunto"),
    ],
)
def test_the_message_of_a_shipped_year(ente: str, headline: str) -> None:
    assert plain(result.slide(shipped(ente)).headline) == headline


@pytest.mark.parametrize("ente", ENTI)
def test_the_objectives_are_counted_by_the_word_of_each(ente: str) -> None:
    sources = shipped(ente)
    slide, bands = result.slide(sources), sources.main.policy.bands.bands
    assert slide.bars is not None
    levels = sources.main.policy.sections[sources.main.sheet.section].mean_of
    words = [r.band.word if r.band else "Senza punteggio" for r in sources.main.nodes if r.node.level in levels]
    told = {bar.label: bar.value for bar in slide.bars.bars}
    assert told == {word: words.count(word) for word in (*(b.word for b in bands), "Senza punteggio")}
    assert sum(told.values()) == len(sources.objectives) == len(words)  # type: ignore[arg-type]
    assert highlight(slide, "Obiettivi").value == f"{words.count(bands[-1].word)} su {len(words)}"


def test_the_year_before_that_is_not_there_is_said_and_is_not_zero() -> None:
    found = highlight(result.slide(shipped("torino")), "Rispetto al 2021")
    assert (found.value, found.note) == ("n.d.", "il 2021 non è nell'archivio")


@pytest.mark.parametrize("number_of_ente", [1, 2, 4])
@pytest.mark.parametrize("at", [-1, -4, 1])
def test_the_change_is_this_year_s_score_less_that_of_the_year_before(number_of_ente: int, at: int) -> None:
    sources = synthetic(number_of_ente, at)
    assert sources.before is not None
    now, then = sources.main.root.score, sources.before.main.root.score
    assert now is not None
    assert then is not None
    found = highlight(result.slide(sources), f"Rispetto al {sources.year - 1}")
    assert number(found.value) == pytest.approx(number(f"{now:.2f}".replace(".", ",")) - number(found.note))
    assert is_rounded(found.note, then)
    side = "in più" if now > then else "in meno"
    assert f"punti {side} del {sources.year - 1}" in plain(result.slide(sources).headline)


@pytest.mark.parametrize("number_of_ente", [1, 2, 4])
def test_the_causes_of_the_change_are_the_bridge_s_and_sum_to_it(number_of_ente: int) -> None:
    sources = synthetic(number_of_ente)
    (told,) = [text for text in result.slide(sources).sentences if text.startswith("Da che cosa viene")]
    assert sources.before is not None
    then, now = sources.before.main, sources.main
    found = bridge(then.sheet, now.sheet, (then.policy, now.policy))
    assert isinstance(found, Bridge)
    points = numbers(told.partition(": ")[2])
    assert sorted(points) == pytest.approx(sorted(s.points for s in found.steps if abs(s.points) > 1e-9), abs=0.005)
    assert now.root.score is not None
    assert then.root.score is not None
    assert sum(points) == pytest.approx(now.root.score - then.root.score, abs=0.005 * len(points))


def test_a_change_that_two_decimals_do_not_show_is_none() -> None:
    sources = synthetic(1)
    assert sources.before is not None
    view = sources.view
    main = replace(view.main, nodes=tuple(_a_hair_more(sources, n) for n in view.main.nodes))
    sheets = tuple(main if sheet is view.main else sheet for sheet in view.sheets)
    told = result.slide(replace(sources, view=replace(view, sheets=sheets)))
    assert "in più" not in told.headline
    assert "in meno" not in told.headline
    assert number(highlight(told, "Rispetto").value) == 0
    assert any(text.startswith("Come nel 2022") for text in told.notes.against_whom)


def _a_hair_more(sources: Sources, node: NodeResult) -> NodeResult:
    """The root with the score of the year before, and a hair."""
    assert sources.before is not None
    then = sources.before.main.root.score
    assert then is not None
    return replace(node, score=then + 0.0001) if node.code == "" else node


def test_without_a_score_the_message_says_why() -> None:
    found = result.slide(sources_of(unmeasured(plan("riviere"))))
    assert "il risultato non c'è" in found.headline
    assert highlight(found, "Risultato").value == "n.d."


def test_a_year_without_a_score_beside_one_with_it_is_no_change() -> None:
    plans = synthetic_plans()
    found = highlight(result.slide(sources_of(plans[-1], [unmeasured(plans[-2])])), "Rispetto")
    assert (found.value, found.note) == ("n.d.", "uno dei due anni è senza risultato")


def test_the_oiv_of_riviere_is_the_mean_of_what_it_evaluated() -> None:
    given, ours = evaluations(), scores(shipped("riviere"))
    both = [code for code in given if ours[code] is not None]
    wanted = [len(both), fmean(given[code] for code in both), fmean(ours[code] or 0.0 for code in both)]
    same, out, *_ = oiv(shipped("riviere")).split(". ")
    assert numbers(same) == pytest.approx(wanted, abs=0.005)
    assert numbers(out.partition("in tutto")[2]) == pytest.approx([fmean(given.values()), len(given)], abs=0.005)
    assert "B05" in out


def oiv(sources: Sources) -> str:
    """The sentence on the OIV."""
    (told,) = [text for text in result.slide(sources).sentences if "l'OIV dà" in text]
    return plain(told)


def evaluations() -> dict[str, float]:
    """What the OIV of Riviere gives to each objective, as transcribed."""
    with (ROOT / "data" / "enti" / "riviere" / "2023" / "evaluations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["section"] == "strategico" and row["evaluation"]]
    return {row["node_code"]: float(row["evaluation"]) for row in rows}


def test_the_objectives_to_which_the_oiv_gives_less_are_named() -> None:
    known = scores(shipped("riviere"))
    less = [code for code, given in evaluations().items() if (ours := known[code]) is not None and given < ours]
    assert less
    assert oiv(shipped("riviere")).partition("Dà meno del calcolo a ")[2] == f"{', '.join(less)}."


def test_the_notes_tell_each_objective_on_which_the_oiv_and_the_rule_differ() -> None:
    known = scores(shipped("riviere"))
    wanted = {code: (given, known[code]) for code, given in evaluations().items() if known[code] != given}
    told = {t.split(":")[0]: t for t in result.slide(shipped("riviere")).notes.against_whom if ": l'OIV dà " in t}
    assert told.keys() == wanted.keys() == {"B05", "B06", "D02"}
    for code, (given, ours) in wanted.items():
        said = numbers(told[code].partition(": ")[2])
        assert said == pytest.approx([given] if ours is None else [given, ours], abs=0.005)
    assert plain(told["B05"]) == "B05: l'OIV dà 0 %, il calcolo nessun punteggio."


def evaluated_as(code: str, value: float) -> Sources:
    """Riviere where the OIV gave an objective another percentage."""
    riviere = plan("riviere")
    rows = tuple(
        replace(row, evaluation=Quantity(value)) if row.node_code == code and row.section == "strategico" else row
        for row in riviere.evaluations
    )
    return sources_of(replace(riviere, evaluations=rows))


def test_a_hair_that_two_decimals_do_not_show_is_not_less() -> None:
    sources = evaluated_as("D02", 79.365)
    score = scores(sources)["D02"]
    assert score is not None
    assert score > 79.365
    assert oiv(sources).endswith("Dà meno del calcolo a B06.")
    assert not any(text.startswith("D02: l'OIV") for text in result.slide(sources).notes.against_whom)


def test_an_oiv_that_gives_more_is_in_the_notes_and_not_called_severe() -> None:
    sources = evaluated_as("D02", 90.0)
    assert oiv(sources).endswith("Dà meno del calcolo a B06.")
    assert any(text.startswith("D02: l'OIV dà 90") for text in result.slide(sources).notes.against_whom)


@pytest.mark.parametrize(
    "sources", [shipped("torino"), shipped("riviere"), synthetic(4), comune()], ids=["torino", "riviere", "four", "one"]
)
def test_objectives_reached_have_their_colour_only_where_there_are_some(sources: Sources) -> None:
    found = highlight(result.slide(sources), "Obiettivi")
    top = sources.main.policy.bands.bands[-1]
    reached = numbers(found.value)[0]
    assert found.colour == (states.colour(top) if reached else None)
    assert bool(reached) is any(r.band == top for r in sources.objectives)


@pytest.mark.parametrize("ente", ENTI)
def test_the_other_section_is_beside_with_its_own_score(ente: str) -> None:
    sources = shipped(ente)
    (told,) = [text for text in result.slide(sources).sentences if text.startswith("Sezione «Operativo»: ")]
    assert is_rounded(told, scores(sources, "operativo")[""])


def test_the_targets_as_planned_are_told_only_where_they_change_the_result() -> None:
    assert not any("inizio anno" in text for text in result.slide(shipped("torino")).sentences)
    (told,) = [text for text in result.slide(shipped("riviere")).sentences if "inizio anno" in text]
    assert is_rounded(told, scores(shipped("riviere", "original"))[""])
    assert not any("inizio anno" in text for text in result.slide(shipped("riviere", "original")).sentences)


def test_people_s_own_sheets_stay_out_of_the_meeting() -> None:
    assert not any("Verdi" in text for text in result.slide(comune()).sentences)


def test_where_the_year_before_is_not_there_the_oiv_is_beside_the_result_on_the_same_objectives() -> None:
    (told,) = [h for h in result.slide(shipped("riviere")).highlights if h.label == "Valutazione dell'OIV"]
    assert (plain(told.value), plain(told.note)) == ("93,33 %", "sugli stessi 12 obiettivi, il calcolo 98,28 %")
    assert all(h.label != "Valutazione dell'OIV" for h in result.slide(synthetic()).highlights)
