"""How many published figures a method reproduces, within what is printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from scoring.agreement import NO_SCORE, agreement
from scoring.model import Published, Sheet
from scoring.policy import Missing
from scoring.result import Verdict
from tests.scoring.samples import a_measure, a_policy, a_sheet, printed
from tests.scoring.shipped import plan, scored


def with_published(sheet: Sheet, *, node: str = "", status: str = "") -> Sheet:
    root = replace(sheet.nodes[0], published=Published(printed(node, 0.005) if node else None, status))
    return replace(sheet, nodes=(root, *sheet.nodes[1:]))


def published(text: str) -> Published:
    return Published(printed(text, 0.05))


SHEET = a_sheet(
    a_measure("k1", actual=62.12, weight=50, published=published("62.1")),
    a_measure("k2", actual=80, weight=50, published=published("81.0")),
)


def test_a_figure_is_reproduced_within_its_printed_digits() -> None:
    found = agreement([SHEET], a_policy())
    assert [(figure.score, figure.is_reproduced) for figure in found.figures] == [(62.12, True), (80, False)]
    assert (found.agreed, found.distance) == (1, (1, 1.0))
    assert [figure.place for figure in found.missed] == [SHEET.measures[1]]


def test_a_figure_without_a_computed_score_is_missed_by_all_of_it() -> None:
    sheet = a_sheet(a_measure("k1", actual=None, published=published("100.0")))
    found = agreement([sheet], a_policy(missing=Missing.EXCLUDED))
    assert found.distance == (1, NO_SCORE)


def test_a_declared_percentage_is_no_figure_to_reproduce() -> None:
    sheet = a_sheet(a_measure("k1", declared=90, published=published("90.0")))
    assert agreement([with_published(sheet, node="90.00")], a_policy()).figures == ()


def test_the_result_of_a_node_and_its_word_count_whatever_the_letters() -> None:
    found = agreement([with_published(SHEET, node="71.06", status="parzialmente RAGGIUNTO")], a_policy())
    assert found.figures[-1].is_reproduced
    assert (found.words, found.agreed_words) == (
        (("parzialmente RAGGIUNTO", "Parzialmente raggiunto", 71.06),),
        1,
    )


def test_figures_published_on_other_targets_are_not_judged() -> None:
    assert agreement([replace(SHEET, has_published_targets=False)], a_policy()).figures == ()


def test_it_says_of_the_shipped_figures_what_the_verdicts_say() -> None:
    for ente in ("torino", "riviere"):
        year = scored(ente).values()
        found = agreement([each.sheet for each in year], plan(ente).policy)
        results = [r for each in year for r in (*each.measures, *each.nodes) if r.published and r.published.score]
        judged = [r for r in results if r.verdict not in {None, Verdict.DECLARED}]
        assert len(found.figures) == len(judged)
        assert Counter(f.verdict for f in found.figures) == Counter(r.verdict for r in judged)
        assert len(found.missed) == sum(r.verdict is Verdict.DIFFERS for r in judged) == 1
