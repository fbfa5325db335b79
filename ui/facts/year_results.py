"""What is kept of a year to set it beside others: its result and those of its objectives, without the year itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from scoring.summary import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.policy import Band, Policy
    from scoring.result import NodeResult
    from ui.facts.view import View


@dataclass(frozen=True, slots=True)
class NodeOutcome:
    """How an objective, or the root, ended; ``score`` and ``band`` as in its result."""

    title: str
    score: float | None
    band: Band | None


@dataclass(frozen=True, slots=True)
class YearResults:
    """The results of a year.

    Attributes:
        method: what makes the scores, whenever it was approved.
        root: the ente's result.
        objectives: that it is made of, by code, in the document's order.
        breaks: years from which an indicator of a node measures something else, by the code of the node.
    """

    year: int
    method: Policy
    root: NodeOutcome
    objectives: Mapping[str, NodeOutcome]
    breaks: Mapping[str, frozenset[int]]


def results_of(view: View) -> YearResults:
    """What is kept of a year: nothing of it leads to the plan or to its indicators."""
    return YearResults(
        view.plan.year,
        replace(view.plan.policy, first_year=0, title="", act=""),
        _outcome(view.main.root),
        {result.code: _outcome(result) for result in parts(view.main)},
        _breaks(view),
    )


def _outcome(result: NodeResult) -> NodeOutcome:
    return NodeOutcome(result.title, result.score, result.band)


def _breaks(view: View) -> Mapping[str, frozenset[int]]:
    own = {m.measure.key for m in view.main.measures} if view.plan.breaks else set()
    rows = [row for row in view.plan.breaks if row.key in own]
    codes = {row.key.node_code for row in rows}
    return {code: frozenset(row.year for row in rows if row.key.node_code == code) for code in codes}


class KeptResults:
    """The results of the years of an ente, each kept once it is known; one year is made at a time, whoever asks."""

    def __init__(self) -> None:
        self._known: dict[int, YearResults] = {}
        self._making = Lock()

    def known(self) -> tuple[YearResults, ...]:
        """Those that are known, the first year first."""
        return tuple(found for _, found in sorted(self._known.copy().items()))

    def keep(self, found: YearResults) -> None:
        """Keep the results of a year."""
        self._known[found.year] = found

    def make(self, year: int, made: Callable[[], View]) -> None:
        """Keep the results of a year that nobody keeps yet.

        Args:
            year: which.
            made: the year, scored: it is let go at once.
        """
        with self._making:
            if year not in self._known:
                self.keep(results_of(made()))
