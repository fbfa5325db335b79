"""The what-if on a slide: both columns are sheets scored by the engine, official data first."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from data.plan.planning import Outlook, next_year
from data.plan.series import all_series
from scoring.model import Quantity
from scoring.scenario import Assumption, Field, assume
from scoring.scored import score_sheet
from scoring.summary import costliest_measures
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import code_of, highlight, is_rounded, number, numbers, plain
from tests.ui.facts.briefing.years import ENTI, LONG, shipped, sources_of, synthetic, unmeasured
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.briefing import whatif
from ui.facts.briefing.sources import Hypothesis, Sources
from ui.facts.format import difference
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.plan_words import plan_words


def planned_root(ente: str) -> float | None:
    """The root of next year's plan, scored here from the data."""
    the_plan = plan(ente)
    sheet = next(
        s for s in next_year(the_plan, all_series(the_plan), Outlook.LAST).sheets if (s.section, s.owner) == MAIN
    )
    return score_sheet(sheet, the_plan.policy).root.score


MAIN = ("strategico", "")


@pytest.mark.parametrize("ente", ENTI)
def test_without_hypotheses_the_plan_of_the_next_year_is_beside_the_result(ente: str) -> None:
    sources = shipped(ente)
    slide, root, year = whatif.slide(sources), sources.main.root.score, sources.year
    after = planned_root(ente)
    assert root is not None
    assert after is not None
    assert is_rounded(highlight(slide, f"Risultato {year}").value, root)
    assert is_rounded(highlight(slide, f"Piano {year + 1}").value, after)
    assert is_rounded(highlight(slide, "Differenza").value, difference(root, after))
    assert plain(slide.headline).startswith(f"Se il {year + 1} va come il {year}: ")
    assert is_rounded(plain(slide.headline).partition(": ")[2].split(" %")[0], after)
    assert slide.is_hypothesis


@pytest.mark.parametrize("ente", ENTI)
def test_the_numbers_that_are_not_hypotheses_are_the_costliest_of_the_plan(ente: str) -> None:
    sources = shipped(ente)
    slide = whatif.slide(sources)
    assert slide.table is not None
    costly = costliest_measures(sources.plan)[:6]
    assert [code_of(row[0]) for row in slide.table.rows] == [m.code for m in costly]
    for row, m in zip(slide.table.rows, costly, strict=True):
        assert m.score is not None
        assert is_rounded(row[3], m.effective_weight * (100 - m.score))


@pytest.mark.parametrize(
    ("printed", "whole", "told"),
    [
        (0, 3, "il documento non ne stampa i target, e sono quelli del 2023"),
        (1, 3, "1 target su 3 è quello stampato, gli altri sono quelli del 2023"),
        (2, 3, "2 target su 3 sono quelli stampati, gli altri sono quelli del 2023"),
        (3, 3, "i target sono quelli stampati"),
    ],
)
def test_where_the_targets_come_from_is_told(printed: int, whole: int, told: str) -> None:
    assert whatif._origin(printed, whole, 2023) == told


def test_the_targets_of_riviere_are_counted_by_origin_as_simulazione_counts_them() -> None:
    sources = shipped("riviere")
    question = a_plan_question("riviere")
    printed = {
        k for k, found in plan("riviere").versions_other_years.get(2024, {}).items() if any(v.target for v in found)
    }
    count = sum(m.measure.key in printed for m in question.targets)
    count, whole = sum(m.measure.key in printed for m in question.targets), len(question.targets)
    assert numbers(whatif.as_planned(sources).note) == [2024, count, whole, 2023]
    assert numbers(plan_words(question))[:2] == [count, whole]  # Simulazione says the same


def cautions(sources: Sources) -> str:
    """What a reader is warned of: the sentence after that on the origin of the numbers."""
    found = sources.hypothesis or whatif.as_planned(sources)
    told = plain(whatif._cautions(sources, found))
    shown = [plain(text) for text in whatif.slide(sources).sentences]
    assert told == "" or told in shown
    return told


def test_what_has_no_value_to_count_with_is_said_to_count_zero() -> None:
    sources = shipped("torino")
    assert cautions(sources) == "Senza un valore che valga per il 2023, e quindi a zero: kpi7.1.2_04, kpi12.3_04."
    for code in ("kpi7.1.2_04", "kpi12.3_04"):
        (m,) = [m for m in sources.plan.measures if m.code == code]
        assert (m.measure.actual, m.measure.declared, m.score) == (None, None, 0.0)
    zero = {m.code for m in sources.plan.measures if m.score == 0 and m.measure.actual is None}
    assert zero == {"kpi7.1.2_04", "kpi12.3_04"}


def test_a_hypothesis_that_gives_the_value_takes_its_indicator_out_of_the_caution() -> None:
    sources = assumed(shipped("torino"), "kpi7.1.2_04", Field.ACTUAL, 95.0)
    assert cautions(sources) == "Senza un valore che valga per il 2023, e quindi a zero: kpi12.3_04."


def test_what_counts_only_under_a_hypothesis_is_said_too() -> None:
    sources = assumed(shipped("riviere"), "A01_2", Field.ACTUAL, 1.0)
    assert cautions(sources) == "Fuori dal calcolo nel 2023, contano nel piano: A01_2, B06_2, E03_1."
    assert any(
        code_of(text) == "A01_2" and "nel 2023 dato non disponibile." in text
        for text in whatif.slide(sources).notes.why
    )


def test_what_counts_only_in_the_plan_is_said_with_its_reason_and_note() -> None:
    sources = shipped("riviere")
    assert cautions(sources) == "Fuori dal calcolo nel 2023, contano nel piano: B06_2, E03_1."
    scored = {m.code for m in sources.main.measures if m.score is not None}
    assert {m.code for m in sources.plan.measures if m.score is not None} - scored == {"B06_2", "E03_1"}
    why = {code_of(text): text for text in whatif.slide(sources).notes.why[1:3]}
    assert why["B06_2"].endswith(
        ": nel 2023 dichiarato non misurabile: fuori dal punteggio. "
        "Nota: «Valore provvisorio di ottobre (190,7 / 134,2), non di fine anno.»"
    )
    assert why["E03_1"].endswith(": nel 2023 dato non disponibile.")
    with (ROOT / "data" / "enti" / "riviere" / "2023" / "actuals.csv").open(encoding="utf-8", newline="") as file:
        notes = {r["indicator_code"]: r["note"] for r in csv.DictReader(file) if r["year"] == "2023"}
    assert f"«{notes['B06_2']}»" in why["B06_2"]
    assert not notes["E03_1"]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("B05_1",), "1 ipotesi non si può fare e non è contata."),
        (("B05_1", "A01_2"), "2 ipotesi non si possono fare e non sono contate."),
    ],
)
def test_hypotheses_that_were_refused_are_counted(codes: tuple[str, ...], told: str) -> None:
    """A weight below zero of what has no value is refused for more than one reason, and is one hypothesis."""
    sources = shipped("riviere")
    keys = [m.measure.key for m in sources.main.measures if m.code in codes]
    made = tuple(Assumption(key, Field.WEIGHT, Quantity(-1.0, 0.0, "-1")) for key in keys)
    found = Hypothesis(answer=what_if(sources.main, made), year=2023)
    assert len(found.answer.refused) > len(codes) == len(made)
    assert found.answer.after is found.answer.before
    assert cautions(replace(sources, hypothesis=found)) == told


def test_of_the_year_itself_without_refusals_there_is_nothing_to_warn_of() -> None:
    sources = shipped("torino")
    answer = what_if(sources.main, ())
    assert any(m.score == 0 and m.measure.actual is None for m in answer.before.measures)
    assert cautions(replace(sources, hypothesis=Hypothesis(answer=answer, year=2022))) == ""
    assert cautions(synthetic()) == ""


def test_a_plan_of_which_nothing_is_known_has_no_score_and_says_so() -> None:
    slide = whatif.slide(sources_of(unmeasured(plan("riviere"))))
    assert slide.headline == "Il piano 2024 non ha ancora un punteggio"
    assert highlight(slide, "Piano 2024").value == "n.d."
    (told,) = slide.notes.against_whom
    assert told == "Il risultato del 2023 non c'è. Senza ipotesi il piano 2024 non ha ancora un punteggio."


def assumed(sources: Sources, code: str, field: Field, value: float, **fields: object) -> Sources:
    """The facts with one hypothesis on the plan of the next year."""
    (m,) = [m for m in sources.plan.measures if m.code == code]
    made = Assumption(m.measure.key, field, Quantity(value, 0.0, f"{value:g}"))
    found = Hypothesis(answer=what_if(sources.plan, (made,)), year=sources.year + 1, **fields)  # type: ignore[arg-type]
    return replace(sources, hypothesis=found)


@pytest.mark.parametrize(
    ("ente", "code", "field", "value"),
    [
        ("riviere", "A01_1", Field.TARGET, 0.12),
        ("riviere", "A01_1", Field.ACTUAL, 0.23),
        ("torino", "EC07", Field.WEIGHT, 3.0),
        ("torino", "EC07", Field.SOGLIA, 2.0),
    ],
)
def test_with_a_hypothesis_both_columns_are_scored_by_the_engine(
    ente: str, code: str, field: Field, value: float
) -> None:
    sources = assumed(shipped(ente), code, field, value, name="Prova")
    year = sources.year + 1
    assert sources.hypothesis is not None
    slide = whatif.slide(sources)
    before = planned_root(ente)
    sheet = assume(sources.plan.sheet, sources.hypothesis.answer.assumptions)
    scored = score_sheet(sheet, sources.plan.policy)
    after = scored.root.score
    assert before is not None
    assert after is not None
    assert is_rounded(highlight(slide, f"Piano {year}").value, before)
    assert is_rounded(highlight(slide, "Con le ipotesi").value, after)
    assert is_rounded(highlight(slide, "Differenza").value, difference(before, after))
    assert plain(slide.headline).startswith(f"{year}, con «Prova»: da ")
    assert numbers(slide.headline)[1:] == pytest.approx([before, after], abs=0.005)
    assert slide.table is not None
    ((name, now, then, scores),) = slide.table.rows
    assert code_of(name) == code
    assert now.startswith(f"{whatif.FIELD[field]} ")
    assert number(then) == value
    (own,) = [m for m in scored.measures if m.code == code]
    assert numbers(scores)[1] == pytest.approx(own.score, abs=0.005)


def test_a_hypothesis_on_the_year_itself_is_beside_the_official_result() -> None:
    sources = shipped("torino")
    (m,) = [m for m in sources.main.measures if m.code == "EC07"]
    answer = what_if(sources.main, (Assumption(m.measure.key, Field.TARGET, Quantity(7.75, 0.0, "7.75")),))
    slide = whatif.slide(replace(sources, hypothesis=Hypothesis(answer=answer, year=2022)))
    assert is_rounded(highlight(slide, "Risultato 2022").value, sources.main.root.score)
    assert plain(slide.headline).startswith("2022, con 1 ipotesi: da 90,90 % a ")
    assert number(highlight(slide, "Differenza").value) == pytest.approx(m.lost, abs=0.005)
    assert slide.notes.against_whom == (f"Il risultato del 2022 è 90,90{chr(160)}%.",)


def test_before_anything_is_assumed_the_year_itself_is_asked_of() -> None:
    sources = shipped("torino")
    hypothesis = Hypothesis(answer=what_if(sources.main, ()), year=2022)
    slide = whatif.slide(replace(sources, hypothesis=hypothesis))
    assert plain(slide.headline) == "Il 2022 com'è: 90,90 %. Che cosa cambierebbe con altri numeri?"
    assert number(highlight(slide, "Differenza").value) == 0
    assert slide.table is not None
    assert slide.table.columns[0].text == "Indicatori che tolgono più punti"


def test_an_objective_that_changes_its_word_is_said() -> None:
    sources = assumed(shipped("riviere"), "A01_1", Field.TARGET, 0.12)
    assert sources.hypothesis is not None
    flipped = [
        e for e in sources.hypothesis.answer.effects.nodes if e.flips and e.after.code and not e.after.node.is_heading
    ]
    told = whatif.slide(sources).notes.what_now
    assert [code_of(text) for text in told] == [e.after.code for e in flipped]
    assert told[0].endswith("da «Parzialmente raggiunto» a «Raggiunto».")


def test_a_scenario_with_a_long_name_fits_the_message() -> None:
    assert len(whatif.slide(assumed(shipped("riviere"), "A01_1", Field.TARGET, 0.12, name=LONG)).headline) < 120


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic()])
def test_what_can_be_moved_is_what_was_assumed_and_then_what_costs_most(sources: Sources) -> None:
    found = whatif.levers(whatif.as_planned(sources))
    reached = [m.code for m in costliest_measures(sources.plan) if m.measure.actual is not None]
    assert [m.code for m in found] == reached[: whatif.LEVERS]
    last = sources.plan.measures[-1]
    made = assumed(sources, last.code, Field.TARGET, 3.0).hypothesis
    assert made is not None
    moved = whatif.levers(made)
    assert moved[0].measure.key == last.measure.key
    assert len(moved) == whatif.LEVERS
    assert len({m.measure.key for m in moved}) == whatif.LEVERS


def test_what_hypotheses_do_to_the_result_and_what_they_ask_are_said_side_by_side() -> None:
    sources = shipped("torino")
    assert whatif.pair(sources, whatif.as_planned(sources)) == ""
    costliest = whatif.levers(whatif.as_planned(sources))[0]
    answer = what_if(sources.plan, (Assumption(costliest.measure.key, Field.TARGET, Quantity(1.0, 0.0, "1")),))
    found = Hypothesis(answer=answer, year=sources.year + 1)
    slide = whatif.slide(replace(sources, hypothesis=found))
    assert slide.sentences[0] == pair_words(answer, sources.view.series, found.year)
    assert plain(slide.sentences[0]).startswith("Risultato ↑ +")
    assert "Ambizione ↓ 1 target abbassato" in plain(slide.sentences[0])
