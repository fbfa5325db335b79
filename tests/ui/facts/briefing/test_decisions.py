"""Decisions: questions on printed targets of the next year, on what was missed, on what is not measured."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from data.plan.minutes import DECISION_LENGTH, MinutedDecision, Outcome
from data.plan.rounds import REASON_LENGTH, How
from scoring.ambition import Ambition
from scoring.model import Quantity
from scoring.scenario import Assumption, Field
from scoring.series import YearValue
from scoring.summary import costliest_measures
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import code_of, number, numbers, plain
from tests.ui.facts.briefing.years import comune, shipped, sources_of, synthetic, three_hundred
from tests.ui.facts.whatif.rounds import chosen
from ui.facts.briefing import decisions
from ui.facts.briefing.decisions import Ask, AskedDecision, recorded
from ui.facts.briefing.sources import Hypothesis
from ui.facts.whatif.answer import what_if

if TYPE_CHECKING:
    from data.plan.rounds import SavedChoice
    from ui.facts.briefing.sources import Sources
    from ui.facts.whatif.targets import Target

FOLDER = ROOT / "data" / "enti" / "riviere" / "2023"
HARD, EASY = {Ambition.DREAM, Ambition.HARD}, {Ambition.SOFT, Ambition.ALREADY}


def next_targets() -> dict[str, float]:
    """What Riviere prints for 2024, by indicator."""
    with (FOLDER / "targets.csv").open(encoding="utf-8", newline="") as file:
        found = [
            (r["indicator_code"], r["target"]) for r in csv.DictReader(file) if r["year"] == "2024" and r["target"]
        ]
    return {code: float(target) for code, target in found if "-" not in target[1:]}


def of(ask: Ask, ente: str = "riviere") -> list[AskedDecision]:
    return [d for d in decisions.decisions(shipped(ente)) if d.ask is ask]


@pytest.mark.parametrize("ask", [Ask.CONFIRM, Ask.RAISE])
def test_only_targets_that_the_document_prints_for_the_next_year_are_asked_of(ask: Ask) -> None:
    printed, found = next_targets(), of(ask)
    assert found
    for d in found:
        code = code_of(d.about)
        assert numbers(d.question.removeprefix(f"{ask.capitalize()} il target "))[:2] == [2024, printed[code]]


def test_a_target_to_confirm_is_one_that_no_value_of_the_document_has_met() -> None:
    with (FOLDER / "history.csv").open(encoding="utf-8", newline="") as file:
        values = [(r["indicator_code"], float(r["value"])) for r in csv.DictReader(file) if r["value"]]
    found = of(Ask.CONFIRM)
    assert [code_of(d.about) for d in found] == ["A01_1", "A02_3", "A04_2"]
    for d in found:
        code = code_of(d.about)
        assert d.fact.startswith("mai raggiunto: ultimo valore ")
        assert max(value for at, value in values if at == code) < next_targets()[code]


def test_a_target_to_raise_is_met_by_the_last_value() -> None:
    for d in of(Ask.RAISE):
        last, year = numbers(d.fact)
        assert (last >= next_targets()[code_of(d.about)], year) == (True, 2023)


def is_safe(target: Target) -> bool:
    """Whether the history would miss it at most one time in four, or does not say."""
    share = target.judged.percentile.value
    return share is None or share <= 0.25


@pytest.mark.parametrize("sources", [shipped("riviere"), synthetic(), synthetic(4)], ids=["riviere", "one", "four"])
def test_every_hard_or_safely_easy_target_is_asked_of_and_no_other(sources: Sources) -> None:
    found, targets = list(decisions.decisions(sources)), sources.targets.values()
    confirm = {d.results[0].measure.key for d in found if d.ask is Ask.CONFIRM}
    higher = {d.results[0].measure.key for d in found if d.ask is Ask.RAISE}
    assert confirm == {t.result.measure.key for t in targets if t.flag in HARD}
    assert higher == {t.result.measure.key for t in targets if t.flag in EASY and is_safe(t)}
    rest = [t for t in targets if t.result.measure.key not in confirm | higher]
    assert {t.flag for t in rest if is_safe(t)} <= {Ambition.PLAUSIBLE, Ambition.UNKNOWN}


def test_a_target_just_met_that_the_history_often_misses_is_not_to_be_raised() -> None:
    """A02_4: 4.206 against 4.200 for the next year, and half of the years like those before would miss it."""
    asked = {code_of(d.about) for d in of(Ask.RAISE)}
    met = {t.result.code: t for t in shipped("riviere").targets.values() if t.flag in EASY}
    assert met.keys() - asked == {"A02_4", "A04_1", "A04_3"}
    for code in met.keys() - asked:
        judged = met[code].judged
        assert judged.last is not None
        assert judged.last.value >= next_targets()[code]
        assert judged.percentile.value is not None
        assert 0.25 < judged.percentile.value <= 0.5


@pytest.mark.parametrize(
    ("values", "asked"),
    [((2082, 2182, 2082), [Ask.RAISE]), ((2081, 2181, 2081), []), ((2000, 2100, 2000), []), ((2000,), [Ask.RAISE])],
    ids=["24,9 %", "25,2 %", "50 %", "unknown"],
)
def test_a_target_is_to_be_raised_up_to_one_miss_in_four(values: tuple[int, ...], asked: list[Ask]) -> None:
    """Against 2.000, with steps of +100 and -100: x = -82 / 100, and 1/2 - 0,82 / (2 × √2,6724) = 24,9 %."""
    sources = shipped("riviere")
    (key,) = [t.result.measure.key for t in sources.targets.values() if t.result.code == "B04_1"]
    known = tuple(YearValue(year=2024 - len(values) + n, value=Quantity(value)) for n, value in enumerate(values))
    series = replace(sources.view.series[key], values=known, breaks=())
    view = replace(sources.view, series={**sources.view.series, key: series})
    found = [d for d in decisions.decisions(replace(sources, view=view)) if d.results[0].measure.key == key]
    assert [d.ask for d in found] == asked


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_what_was_missed_is_asked_of_only_without_a_printed_target_and_is_counted_whole(ente: str) -> None:
    sources = shipped(ente)
    missed = [m.code for m in costliest_measures(sources.main) if m.measure.key not in sources.targets]
    assert [code_of(d.about) for d in of(Ask.REVIEW, ente)] == missed
    headline = decisions.slide(sources).headline
    assert any(f" {len(missed)} {what}da rivedere" in headline for what in ("", "target "))


def test_the_fact_of_what_was_missed_is_value_and_points() -> None:
    for d in of(Ask.REVIEW, "torino"):
        (m,) = d.results
        lost = number(plain(d.fact).rpartition("; ")[2])
        assert lost == pytest.approx(m.lost, abs=0.005)
        assert plain(d.fact).startswith("nel 2022: ")


def test_torino_prints_no_targets_for_the_next_year_and_nothing_is_asked_of_them() -> None:
    assert shipped("torino").targets == {}
    assert of(Ask.CONFIRM, "torino") == of(Ask.RAISE, "torino") == []


def test_what_has_no_value_is_one_question_with_its_reasons() -> None:
    (found,) = of(Ask.MEASURE)
    with (FOLDER / "actuals.csv").open(encoding="utf-8", newline="") as file:
        known = {
            r["indicator_code"] for r in csv.DictReader(file) if r["year"] == "2023" and r["actual"] + r["declared"]
        }
    assert not set(found.about.split(", ")) & known
    assert plain(found.question) == "Misurare ancora 4 indicatori senza valore?"
    assert found.fact == "dato non disponibile"


ASKED = "3 target da confermare, 5 da alzare, 2 da rivedere, 4 indicatori da misurare"
RIVIERE = f"Da decidere per il 2024: {ASKED}"


@pytest.mark.parametrize(
    ("case", "headline"),
    [
        (lambda: shipped("torino"), "Da decidere per il 2023: 13 target da rivedere"),
        (lambda: shipped("riviere"), RIVIERE),
        (synthetic, "Da decidere per il 2024: 9 target da confermare, 1 da alzare"),
        (comune, "Da decidere per il 2026: 2 target da rivedere"),
    ],
    ids=["torino", "riviere", "synthetic", "comune"],
)
def test_the_message_is_the_questions_counted(case, headline: str) -> None:
    assert plain(decisions.slide(case()).headline) == headline


def test_the_slide_asks_every_question() -> None:
    slide = decisions.slide(shipped("riviere"))
    assert slide.table is not None
    asked = [row[1].split(" ")[0] for row in slide.table.rows]
    assert asked == ["Confermare"] * 3 + ["Alzare"] * 5 + ["Tenere"] * 2 + ["Misurare"]
    assert {row[3] for row in slide.table.rows} == {"Da decidere"}
    assert len(slide.notes.why) == len(slide.table.rows)


def test_a_deadline_that_was_missed_is_asked_as_a_new_deadline() -> None:
    (found,) = [d for d in of(Ask.REVIEW, "torino") if code_of(d.about) == "kpi12.3_04"]
    told = "nel 2022: mancante, vale zero; 1,43 punti persi"
    assert (found.question, plain(found.fact)) == ("Nuova scadenza nel 2023?", told)


def test_a_result_that_was_declared_without_a_target_is_asked_of_as_an_indicator() -> None:
    bare = plan("torino")
    key = next(row.key for row in bare.measures if row.key.indicator_code == "EC07")
    versions = {k: v for k, v in bare.versions.items() if k != key}
    actuals = tuple(replace(row, actual=None, declared=row.actual) if row.key == key else row for row in bare.actuals)
    found = [
        d
        for d in decisions.decisions(sources_of(replace(bare, versions=versions, actuals=actuals)))
        if d.ask is Ask.REVIEW and code_of(d.about) == "EC07"
    ]
    assert [d.question for d in found] == ["Tenere l'indicatore nel 2023?"]


def test_without_anything_to_decide_the_slide_says_so() -> None:
    met = replace(comune().view.plan, actuals=(), measures=(), versions={})
    slide = decisions.slide(sources_of(met))
    assert slide.headline == "Nessuna decisione sui target del 2026 si legge dai dati"
    assert slide.table is None
    assert len(slide.sentences) == 1


def test_hundreds_of_decisions_are_all_there_and_the_notes_stay_short() -> None:
    sources = sources_of(three_hundred())
    slide = decisions.slide(sources)
    assert slide.table is not None
    assert len(slide.table.rows) == len(list(decisions.decisions(sources))) > 100
    assert len(slide.notes.why) <= 25


_WHEN = datetime(2024, 3, 1, 10, tzinfo=UTC)


# What was decided


def minuted(sources: Sources, asked: AskedDecision, outcome: Outcome, note: str = "") -> Sources:
    made = MinutedDecision(
        decision=recorded(sources, asked, outcome, note),
        author="Rossi",
        saved_at=datetime(2024, 3, 1, 10, tzinfo=UTC),
        version=1,
    )
    return replace(sources, minutes=(*sources.minutes, made))


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic(), comune()])
def test_every_decision_has_a_code_of_its_own_and_goes_to_the_minutes_as_it_was_asked(sources: Sources) -> None:
    found = list(decisions.decisions(sources))
    assert len({d.code for d in found}) == len(found)
    for asked in found:
        made = recorded(sources, asked, Outcome.APPROVED, "con voto unanime")
        assert (made.question, made.fact, made.outcome, made.note) == (
            asked.question,
            asked.fact,
            Outcome.APPROVED,
            "con voto unanime",
        )
        assert all(code in made.about for code in [m.code for m in asked.results][:1])
        assert max(map(len, (made.about, made.question, made.fact))) <= DECISION_LENGTH


def test_what_was_decided_stands_on_the_slide_and_in_its_message() -> None:
    sources = shipped("riviere")
    first, second, *_ = decisions.decisions(sources)
    slide = decisions.slide(minuted(minuted(sources, first, Outcome.APPROVED), second, Outcome.DEFERRED))
    assert slide.table is not None
    assert [row[3] for row in slide.table.rows[:3]] == ["Approvata", "Rinviata", "Da decidere"]
    assert plain(slide.headline) == "2 decisioni prese su 11 per il 2024"


def test_what_was_decided_and_the_data_ask_no_more_stays_in_the_words_in_which_it_was_asked() -> None:
    sources = shipped("torino")
    gone = replace(next(decisions.decisions(sources)), code="rivedere X/Y", about="Com'era", question="Tenerlo?")
    *_, last = decisions.decisions(minuted(sources, gone, Outcome.REJECTED))
    assert (last.about, last.question, last.outcome) == ("Com'era", "Tenerlo?", Outcome.REJECTED)


@pytest.mark.parametrize(("scenario", "is_asked"), [("abc", True), ("", False)])
def test_only_a_saved_scenario_is_asked_to_be_adopted(scenario: str, *, is_asked: bool) -> None:
    sources = shipped("riviere")
    (m,) = [m for m in sources.plan.measures if m.code == "A01_1"]
    answer = what_if(sources.plan, (Assumption(m.measure.key, Field.TARGET, Quantity(0.12, 0.0, "0.12")),))
    found = replace(sources, hypothesis=Hypothesis(answer=answer, year=2024, name="Prova", scenario=scenario))
    first = next(decisions.decisions(found))
    assert (first.ask is Ask.ADOPT) is is_asked
    if is_asked:
        assert first.about == "Scenario «Prova»"
        before, after = answer.effects.root.before.score, answer.effects.root.after.score
        assert numbers(first.fact) == pytest.approx([before, after], abs=0.005)


# What a planning round agreed


def agreed(*choices: SavedChoice) -> Sources:
    return replace(shipped("riviere"), agreed=choices)


def test_a_concluded_round_asks_of_exactly_its_own_targets_in_the_order_of_the_plan() -> None:
    kept = chosen("A04", "A04_2", "130.490", How.CONFIRMED)
    lower = chosen("A02", "A02_1", "28.56", How.HISTORY, "come l'anno scorso")
    gone = chosen("A99", "x", "1")
    first, second = decisions.decisions(agreed(kept, lower, gone))
    assert plain(first.question) == "Portare il target 2024 da ≥ 32 % a ≥ 28,56 %?"
    assert plain(first.fact) == "come l'anno scorso; nel 2023: 28,56 %"
    assert plain(second.question) == "Confermare il target 2024, ≥ 130,49 %?"
    assert plain(second.fact) == "confermato; nel 2023: 118,13 %"
    assert plain(decisions.slide(agreed(kept, lower, gone)).headline) == "Da decidere per il 2024: 2 target da fissare"


def test_what_was_minuted_of_another_number_is_not_an_answer_to_this_one() -> None:
    sources = agreed(chosen("A02", "A02_1", "30"))
    (asked,) = decisions.decisions(sources)
    later = replace(minuted(sources, asked, Outcome.APPROVED), agreed=(chosen("A02", "A02_1", "31"),))
    now, before = decisions.decisions(later)
    assert (now.outcome, before.outcome) == (Outcome.OPEN, Outcome.APPROVED)
    assert plain(before.question) == "Portare il target 2024 da ≥ 32 % a ≥ 30 %?"


def test_the_longest_reason_still_goes_to_the_minutes() -> None:
    sources = agreed(chosen("A02", "A02_1", "30", reason="m" * REASON_LENGTH))
    (asked,) = decisions.decisions(sources)
    assert len(recorded(sources, asked, Outcome.APPROVED).fact) <= DECISION_LENGTH
