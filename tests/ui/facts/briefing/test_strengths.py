"""What went well: only objectives with the highest word, each shown by a number that is true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.briefing.numbers import code_of, is_rounded, number, numbers, plain, scores
from tests.ui.facts.briefing.years import shipped, sources_of, synthetic, three_hundred
from ui.facts.briefing import strengths

if TYPE_CHECKING:
    from ui.facts.briefing.sources import Sources

CASES = {"torino": lambda: shipped("torino"), "riviere": lambda: shipped("riviere"), "synthetic": synthetic}


@pytest.mark.parametrize("case", list(CASES))
def test_only_objectives_of_the_highest_word_are_listed_best_first(case: str) -> None:
    sources = CASES[case]()
    slide, known = strengths.slide(sources), scores(sources)
    top = sources.main.policy.bands.bands[-1].word
    best = [r.code for r in sources.objectives if r.band and r.band.word == top]
    assert slide.table is not None
    shown = [code_of(row[0]) for row in slide.table.rows]
    assert set(shown) <= set(best)
    assert len(shown) == len(best)
    assert all(is_rounded(row[1], known[code_of(row[0])]) for row in slide.table.rows)
    values = [known[code] or 0.0 for code in shown]
    assert values == sorted(values, reverse=True)
    assert [code_of(text) for text in slide.notes.why] == [
        *shown,
        *(c for c in _ranked(sources, best) if c not in shown),
    ]
    assert numbers(slide.headline)[:2] == [len(best), len(sources.objectives)]


def _ranked(sources: Sources, codes: list[str]) -> list[str]:
    known = scores(sources)
    return sorted(codes, key=lambda code: -(known[code] or 0.0))


@pytest.mark.parametrize("case", list(CASES))
def test_what_shows_it_is_an_indicator_of_the_objective_that_met_its_target(case: str) -> None:
    sources = CASES[case]()
    slide = strengths.slide(sources)
    assert slide.table is not None
    top = sources.main.policy.bands.bands[-1].word
    for row in slide.table.rows:
        shown = row[2].split(": ")[0]
        (found,) = [m for m in sources.main.measures if m.code == shown]
        assert found.measure.key.node_code == code_of(row[0])
        assert found.band is not None
        assert found.band.word == top
        assert found.score == max(m.score or 0.0 for m in sources.main.measures_of(code_of(row[0])))
        if found.measure.actual is not None and not found.measure.is_date:
            reached = row[2].partition(": ")[2].partition(" (target")[0]
            assert number(reached) == pytest.approx(found.measure.actual.value, abs=0.005)


def test_what_got_better_is_better_than_the_year_before() -> None:
    sources = shipped("riviere")
    for text in strengths.slide(sources).sentences:
        (found,) = [m for m in sources.main.measures if m.code == code_of(text)]
        values = {v.year: v.value.value for v in sources.view.series[found.measure.key].values if v.value}
        gap = values[2023] - values[2022]
        assert gap < 0 if found.measure.direction == "lower" else gap > 0
        assert numbers(text.rpartition(": ")[2]) == [values[2022], values[2023]]


def test_without_earlier_values_nothing_is_said_to_be_better() -> None:
    (told,) = strengths.slide(shipped("torino")).sentences
    assert told == "Nessun indicatore ha un valore del 2021 rispetto al quale sia migliorato."


def test_where_nobody_got_there_there_is_no_table() -> None:
    slide = strengths.slide(synthetic(4))
    assert (slide.headline, slide.table) == ("Nessun obiettivo è arrivato a «Raggiunto»", None)


def test_one_objective_is_singular() -> None:
    sources = shipped("torino")
    sheet = a_sheet(a_node("A"), a_node("B"), a_measure("a", "A", actual=100), a_measure("b", "B", actual=50))
    scored = score_sheet(sheet, a_policy())
    view = replace(sources.view, sheets=(scored,), series={})
    slide = strengths.slide(replace(sources, view=view))
    assert plain(slide.headline) == "1 obiettivo su 2 ha lo stato più alto, «Raggiunto»"


def test_with_three_hundred_objectives_the_notes_say_how_many_more() -> None:
    slide = strengths.slide(sources_of(three_hundred()))
    whole = int(numbers(slide.headline)[0])
    assert slide.notes.why[-1] == f"E altri {whole - 24}."
