"""What did not go well: every bar is points of the root, and together they are what the result lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.policy import Missing
from scoring.summary import unmeasured as sum_of_unmeasured
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.numbers import code_of, is_rounded, number, numbers, plain, scores
from tests.ui.facts.briefing.years import comune, shipped, sources_of, synthetic, three_hundred, unmeasured
from ui.facts import explain
from ui.facts.briefing import shortfalls

CASES = {
    "torino": lambda: shipped("torino"),
    "riviere": lambda: shipped("riviere"),
    "riviere as planned": lambda: shipped("riviere", "original"),
    "synthetic": synthetic,
    "synthetic, all missed": lambda: synthetic(4),
    "300 objectives": lambda: sources_of(three_hundred()),
    "comune": comune,
}


@pytest.mark.parametrize("case", list(CASES))
def test_the_bars_sum_to_what_the_result_lacks_and_the_message_says_how_much(case: str) -> None:
    sources = CASES[case]()
    slide, root = shortfalls.slide(sources), sources.main.root
    assert slide.bars is not None
    assert root.score is not None
    lacking = sources.main.policy.cap - root.score
    assert sum(bar.value or 0.0 for bar in slide.bars.bars) == pytest.approx(lacking)
    assert sum(number(bar.text) for bar in slide.bars.bars) == pytest.approx(lacking, abs=0.04)
    if "persi," in slide.headline:
        assert numbers(slide.headline)[0] == pytest.approx(lacking, abs=0.005)


@pytest.mark.parametrize("case", ["torino", "riviere", "synthetic"])
def test_a_bar_is_the_weight_of_the_objective_times_what_its_score_lacks(case: str) -> None:
    sources = CASES[case]()
    slide, known = shortfalls.slide(sources), scores(sources)
    share = {r.code: r.effective_weight for r in sources.objectives}
    assert slide.bars is not None
    for bar in slide.bars.bars:
        code = code_of(bar.label)
        score = known[code]
        assert score is not None
        assert bar.value == pytest.approx(share[code] * (100 - score), abs=1e-6)
        assert is_rounded(bar.text, bar.value)
        assert bar.value <= slide.bars.high
    values = [bar.value for bar in slide.bars.bars]
    assert values == sorted(values, reverse=True)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("case", "headline"),
    [
        (
            "torino",
            "Il 59 % dei punti persi è in «Garantire nel tempo la salute…» e «Promuovere il sistema turistico…»",
        ),
        (
            "riviere",
            "Il 72 % dei punti persi è in «Favorire la transizione digitale» e «Migliorare standard di qualità…»",
        ),
        ("comune", '76,00 punti persi, tutti in «Strade, piazze e "borgate"» e «Pratiche chiuse»'),
        ("300 objectives", "40,00 punti persi, sparsi in 272 obiettivi"),
    ],
)
def test_the_message_says_where_the_points_went(case: str, headline: str) -> None:
    assert plain(shortfalls.slide(CASES[case]()).headline) == headline


def test_where_nothing_was_measured_no_points_are_counted() -> None:
    slide = shortfalls.slide(sources_of(unmeasured(plan("riviere"))))
    assert slide.headline == "Nulla è stato misurato: non ci sono punti da contare"
    assert slide.bars is None
    assert slide.sentences[0].startswith("Al 31/12/2023 il peso misurato è 0")


def test_many_objectives_share_one_bar_that_says_how_many() -> None:
    slide = shortfalls.slide(CASES["300 objectives"]())
    assert slide.bars is not None
    assert [bar.label for bar in slide.bars.bars][-1] == "Gli altri 255"
    assert len(slide.bars.bars) == 18


def test_a_seventh_objective_has_a_bar_of_its_own() -> None:
    slide = shortfalls.slide(shipped("torino"))
    assert slide.bars is not None
    assert slide.bars.bars[-1].label.endswith("OS11.2.2")
    assert slide.bars.bars[-1].series == "✓ Raggiunto"


@pytest.mark.parametrize("case", ["torino", "riviere", "synthetic"])
def test_the_reasons_are_of_the_indicators_that_cost_most(case: str) -> None:
    sources = CASES[case]()
    told = [text for text in shortfalls.slide(sources).sentences if not text.startswith("Di questi")]
    lost = sorted((m for m in sources.main.measures if m.score is not None), key=lambda m: -m.lost)[:3]
    assert [code_of(text) for text in told] == [m.code for m in lost]
    for text, m in zip(told, lost, strict=True):
        assert m.score is not None
        points = plain(text).partition(" punti persi")[0].rpartition(" ")[2]
        assert is_rounded(points, m.effective_weight * (100 - m.score))


def test_the_document_s_reasons_are_quoted_to_the_letter() -> None:
    sources = shipped("riviere")
    for text in shortfalls.slide(sources).sentences:
        (m,) = [m for m in sources.main.measures if m.code == code_of(text)]
        quoted = text.partition("«")[2].removesuffix("»")
        assert quoted
        assert " ".join(sources.view.texts[m.measure.key].commentary.split()) == quoted


def test_where_the_document_gives_no_reasons_that_is_said() -> None:
    assert (
        shortfalls.slide(shipped("torino")).sentences[-1] == "Di questi indicatori il documento non stampa le ragioni."
    )


def test_what_no_objective_lost_has_a_bar_of_its_own() -> None:
    found = plan("riviere")
    policy = replace(found.policy, missing=Missing.EXCLUDED, renormalise=False)
    sources = sources_of(replace(found, policy=policy))
    slide = shortfalls.slide(sources)
    assert slide.bars is not None
    elsewhere = {bar.label: bar.value for bar in slide.bars.bars if bar.label == explain.UNMEASURED}
    assert sum_of_unmeasured(sources.main) > 1
    assert elsewhere == {explain.UNMEASURED: pytest.approx(sum_of_unmeasured(sources.main))}
    assert sources.main.root.score is not None
    lacking = policy.cap - sources.main.root.score
    assert sum(bar.value or 0.0 for bar in slide.bars.bars) == pytest.approx(lacking)
