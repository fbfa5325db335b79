"""One indicator scored by itself: by its rule and the method's limits, without the tree that it is in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.model import ROOT_CODE, Node, Sheet
from scoring.policy import SectionPolicy
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.policy import Policy
    from scoring.result import MeasureResult


def score_alone(measure: Measure, policy: Policy) -> MeasureResult:
    """The result of an indicator that is the only one of its sheet; a blank weight weighs all of it.

    Raises:
        ScoringError: it cannot be computed; see ``scoring.engine.build``.
    """
    key = measure.key
    nodes = tuple(Node(code=code, title="", level="") for code in dict.fromkeys((ROOT_CODE, key.node_code)))
    sheet = Sheet(section=key.section, owner=key.owner, nodes=nodes, measures=(measure,))
    return score_sheet(sheet, replace(policy, sections={key.section: SectionPolicy(root="")})).measures[0]
