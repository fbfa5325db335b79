"""This plan's promises put to the values of earlier years: what each would have scored, how much is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.backtest import back_test
from scoring.bands import band_of
from ui.facts.format import percent
from ui.facts.whatif.which_node import only_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.backtest import PastYear
    from scoring.model import MeasureKey
    from scoring.policy import Band
    from scoring.result import NodeResult, ScoredSheet
    from scoring.series import Series
    from ui.facts.whatif.question import WhatIfQuestion

ENOUGH: Final = 0.5
"""Share of the weight below which a year is shown hollow: too little of it is known."""


LEFT_OUT: Final = (
    "Ciò che di un anno non si conosce, le scadenze e i risultati dichiarati restano fuori dalla media di quell'anno, "
    "e non valgono zero. ○: anno con troppo poco per confrontarlo."
)


@dataclass(frozen=True, slots=True)
class Past:
    """What one node would have scored in an earlier year.

    Attributes:
        score: percent; None where nothing, or too little for the method, is known.
        share: share (0-1) of the node's planned weight that is known.
        known: the indicators below it that have a score.
    """

    year: int
    score: float | None
    band: Band | None
    share: float
    known: frozenset[MeasureKey]

    def compares_with(self, other: Past) -> bool:
        """Whether the two years are of the same indicators: years of others are not set side by side."""
        return self.is_enough and other.is_enough and self.known == other.known

    @property
    def is_enough(self) -> bool:
        """Whether the year may be set beside the others."""
        return self.score is not None and self.share >= ENOUGH


def past_years(scored: ScoredSheet, series: Mapping[MeasureKey, Series], before: int) -> tuple[int, ...]:
    """Years before one in which some indicator of the sheet has a value; from the first to the last, none left out."""
    known = {p.year for m in scored.measures if (s := series.get(m.measure.key)) for p in s.points if p.year < before}
    return tuple(range(min(known), max(known) + 1)) if known else ()


def node_past(
    scored: ScoredSheet,
    series: Mapping[MeasureKey, Series],
    years: Sequence[int],
    sheet_year: int,
    node: NodeResult | None = None,
) -> tuple[Past, ...]:
    """What the root, or a node, would have scored in earlier years, and how much of its weight is known of each.

    Args:
        scored: the sheet whose promises are tried.
        series: history by indicator.
        years: to try.
        sheet_year: of the promises.
        node: None for the root.
    """
    found = back_test(scored.sheet, scored.policy, series, years, sheet_year=sheet_year)
    if node is None:
        return tuple(Past(p.year, p.score, p.band, p.measured_share, _known(p)) for p in found)
    alone = back_test(only_below(scored.sheet, node.code), scored.policy, series, years, sheet_year=sheet_year)
    return tuple(_of_node(scored, p, node.code, of) for p, of in zip(found, alone, strict=True))


def _of_node(scored: ScoredSheet, past: PastYear, code: str, alone: PastYear) -> Past:
    found = past.nodes[code]
    return Past(past.year, found, band_of(found, scored.policy.bands), alone.measured_share, _known(alone))


def _known(past: PastYear) -> frozenset[MeasureKey]:
    return frozenset(key for key, score in past.measures.items() if score is not None)


def what_is_tried(question: WhatIfQuestion) -> str:
    """What is put to what, and what a full score would tell."""
    promises = f"I target, le soglie e i pesi del {question.year}"
    under = ", con le ipotesi," if question.hypotheses.assumptions else ""
    return (
        f"{promises}{under} messi davanti ai valori veri degli anni precedenti: se già allora il risultato sarebbe "
        "stato pieno, le promesse chiedono poco."
    )


def now_of(question: WhatIfQuestion) -> tuple[str, float | None]:
    """What the present score of the root is called, and what it is."""
    what = f"piano {question.year}" if question.is_plan else str(question.year)
    return f"{what}{', ipotesi' if question.hypotheses.assumptions else ''}", question.answer.after.root.score


def hollow_words(roots: Sequence[Past], nodes: Sequence[Past], node: NodeResult) -> str:
    """Which years are not to be trusted, for which of the two; empty where all are."""
    sentences = [_hollow_years("del risultato complessivo", roots)]
    if nodes:
        sentences.append(_hollow_years(f"di {node.code}", nodes))
    return " ".join(sentence for sentence in sentences if sentence)


def _hollow_years(whose: str, found: Sequence[Past]) -> str:
    years = [f"{past.year} ({percent(100 * past.share, 0)})" for past in found if not past.is_enough]
    if not years:
        return ""
    return f"Si conosce meno della metà del peso {whose} in questi anni, disegnati vuoti: {', '.join(years)}."
