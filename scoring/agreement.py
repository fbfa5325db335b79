"""How many of the figures that a document prints a method reproduces."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.bands import band_index
from scoring.engine import build, evaluate, inputs
from scoring.result import Verdict
from scoring.rounding import DUST, cleaned
from scoring.scored import AS_PRINTED, with_printed_precision
from scoring.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.engine import Scores
    from scoring.model import Measure, Node, Quantity, Sheet
    from scoring.policy import Policy

NO_SCORE = 100.0
"""How far off a figure counts that the method gives no score for, percent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A published score beside the one that a method gives.

    Attributes:
        section, owner: of the sheet.
        place: the indicator or the node.
        score: computed; None where there is none.
        verdict: how it stands to the published one, within what is printed.
    """

    section: str
    owner: str
    place: Measure | Node
    published: Quantity
    score: float | None
    verdict: Verdict

    @property
    def is_reproduced(self) -> bool:
        """Whether the computed score may be the published one."""
        return self.verdict is not Verdict.DIFFERS

    @property
    def gap(self) -> float:
        """By how much it is missed, percent; 0 where it is reproduced."""
        if self.is_reproduced:
            return 0.0
        return NO_SCORE if self.score is None else abs(self.score - self.published.value)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a document prints beside what a method gives.

    Attributes:
        figures: scores of indicators and nodes, in the order of the sheets; percentages that an ente declares are
            not among them, because nothing recomputes them.
        words: word printed, word computed (empty without one), score of the node.
    """

    figures: tuple[Figure, ...]
    words: tuple[tuple[str, str, float], ...]

    @property
    def missed(self) -> tuple[Figure, ...]:
        """The figures that the method does not reproduce."""
        return tuple(figure for figure in self.figures if not figure.is_reproduced)

    @property
    def agreed(self) -> int:
        """How many figures it reproduces."""
        return len(self.figures) - len(self.missed)

    @property
    def agreed_words(self) -> int:
        """How many words it reproduces, however their letters are written."""
        return sum(printed.casefold() == computed.casefold() for printed, computed, _ in self.words)

    @property
    def distance(self) -> tuple[int, float]:
        """How many figures are missed and by how much in all: less is nearer."""
        return len(self.missed), round(sum(figure.gap for figure in self.figures), 6)


def agreement(sheets: Sequence[Sheet], policy: Policy) -> Agreement:
    """Every published figure of some sheets beside what a method gives.

    Args:
        sheets: with the targets on which the figures were published; others have no figures.
        policy: any method that knows their sections.

    Raises:
        ScoringError: a sheet cannot be computed by the method.
    """
    figures: list[Figure] = []
    words: list[tuple[str, str, float]] = []
    for sheet in sheets:
        if sheet.has_published_targets:
            scores = evaluate(build(sheet, policy), with_printed_precision(sheet, inputs(sheet)))
            figures.extend(_figures(scores))
            words.extend(_words(scores))
    return Agreement(tuple(figures), tuple(words))


def _figures(scores: Scores) -> Iterator[Figure]:
    """The published scores of one sheet, beside those of an evaluation with the printed precision."""
    sheet = scores.model.sheet
    clean = cleaned(scores.parts)
    spans = zip(clean[:, AS_PRINTED].tolist(), clean.min(axis=1).tolist(), clean.max(axis=1).tolist(), strict=True)
    places: tuple[Measure | Node, ...] = (*sheet.measures, *sheet.nodes)
    for place, (score, low, high), declared in zip(places, spans, _declared(scores), strict=True):
        printed = place.published.score if place.published else None
        if printed is not None and not declared:
            known = None if math.isnan(score) else score
            yield Figure(sheet.section, sheet.owner, place, printed, known, _verdict(printed, score, low, high))


def _verdict(printed: Quantity, score: float, low: float, high: float) -> Verdict:
    """How a score stands to the published one within what is printed; no score differs."""
    if math.isnan(score):
        return Verdict.DIFFERS
    if abs(score - printed.value) < printed.half_unit - DUST:
        return Verdict.COINCIDES
    return judge(printed, score, low, high, declared=False)[0] or Verdict.DIFFERS


def _declared(scores: Scores) -> list[bool]:
    """Of each part, whether its score rests on nothing but a declared percentage, or on one given by hand."""
    leaves = [bool(m.assigned or (m.actual is None and m.declared)) for m in scores.model.sheet.measures]
    return [*leaves, *(scores.declared_share[:, AS_PRINTED] + DUST >= 1).tolist()]


def _words(scores: Scores) -> Iterator[tuple[str, str, float]]:
    """The words printed of the nodes that have a score."""
    bands = scores.model.policy.bands
    results = cleaned(scores.nodes[:, AS_PRINTED])
    places = band_index(results, bands).tolist()
    for row, node in enumerate(scores.model.sheet.nodes):
        if node.published and node.published.status and places[row] >= 0:
            yield node.published.status, bands.bands[places[row]].word, float(results[row])
