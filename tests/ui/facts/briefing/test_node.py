"""One objective on a slide of its own."""

from __future__ import annotations

import pytest

from tests.ui.facts.briefing.numbers import code_of, is_rounded, plain, scores
from tests.ui.facts.briefing.years import comune, shipped, sources_of, three_hundred
from ui.facts.briefing import node


@pytest.mark.parametrize(
    ("ente", "code", "headline"),
    [
        (
            "torino",
            "OS01.1.1",
            "Garantire nel tempo la salute organizzativa dell’ente camerale: 60,42 %, parzialmente",
        ),
        ("riviere", "D02", "Migliorare standard di qualità dei servizi: 79,37 %, parzialmente raggiunto"),
    ],
)
def test_the_message_is_the_objective_with_its_score(ente: str, code: str, headline: str) -> None:
    slide = node.slide(shipped(ente), code)
    assert plain(slide.headline).startswith(headline)
    assert (slide.code, slide.subject) == (f"obiettivo-{code}", code)
    assert is_rounded(slide.highlights[0].value, scores(shipped(ente))[code])


@pytest.mark.parametrize(("ente", "code"), [("torino", "OS12.3"), ("riviere", "A04"), ("riviere", "B01")])
def test_the_points_of_the_parts_are_share_times_what_is_missing(ente: str, code: str) -> None:
    sources = shipped(ente)
    slide, measures = node.slide(sources, code), {m.code: m for m in sources.main.measures_of(code)}
    assert slide.table is not None
    assert len(slide.table.rows) == len(measures)
    for row in slide.table.rows:
        m = measures[code_of(row[0])]
        if m.score is None:
            assert row[3] == "–"
        else:
            assert is_rounded(row[2], m.score)
            assert is_rounded(row[3], m.weight * (100 - m.score))


def test_an_objective_of_another_sheet_is_taken_from_where_it_is_measured() -> None:
    sources = shipped("torino")
    measures = sources.view.sheet("operativo", "").measures
    code = next(m.measure.key.node_code for m in measures if m.score is not None)
    slide = node.slide(sources, code)
    assert is_rounded(slide.highlights[0].value, scores(sources, "operativo")[code])


def test_a_grouping_is_made_of_its_objectives_the_costliest_first() -> None:
    sources = shipped("torino")
    known, slide = scores(sources), node.slide(sources, "1")
    assert slide.table is not None
    assert {row[1] for row in slide.table.rows} == {"sintesi"}
    assert all(is_rounded(row[2], known[code_of(row[0])]) for row in slide.table.rows)
    lost = [float(row[3].replace(",", ".")) for row in slide.table.rows]
    assert lost == sorted(lost, reverse=True)
    assert lost[0] > 0


def test_an_objective_without_a_score_says_why() -> None:
    slide = node.slide(shipped("riviere"), "B05")
    assert slide.headline.endswith(": nessuna delle sue parti è misurata")
    assert slide.highlights[0].value == "n.d."


def test_an_objective_that_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="OS99"):
        node.slide(shipped("torino"), "OS99")


def test_a_person_s_objective_is_found_in_the_sheet_of_that_person() -> None:
    sources = comune()
    assert is_rounded(node.slide(sources, "P1").highlights[0].value, scores_of_person(sources)["P1"])


def scores_of_person(sources) -> dict[str, float | None]:
    (sheet,) = [s for s in sources.view.sheets if s.sheet.owner == "Anna Verdi"]
    return {r.code: r.score for r in sheet.nodes}


def test_every_part_has_its_row() -> None:
    sources = sources_of(three_hundred(indicators=8))
    slide = node.slide(sources, "O003")
    assert slide.table is not None
    assert (len(slide.table.rows), slide.table.note) == (8, "")
