"""What the slides are read off: a year scored, and everything that may be set beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.plan.planning import Outlook
from scoring.basis import Basis, BasisKind
from scoring.model import ROOT_CODE
from scoring.summary import parts
from ui.facts import words
from ui.facts.briefing.slide import About
from ui.facts.data_version import MARK_SHOWN
from ui.facts.node_record import node_record
from ui.facts.whatif.targets import Peers, target_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from data.plan.minutes import MinutedDecision
    from data.plan.records import CommonValue
    from data.plan.rounds import SavedChoice
    from scoring.model import MeasureKey
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.data_version import DataVersion
    from ui.facts.node_record import NodeRecord
    from ui.facts.view import NextYear, View
    from ui.facts.whatif.answer import WhatIf
    from ui.facts.whatif.targets import Target
    from ui.facts.years import Years

SYNTHETIC = "Dati sintetici: ente e numeri inventati"


@dataclass(frozen=True, kw_only=True)
class Hypothesis:
    """The what-if that the Giunta is asked about.

    Attributes:
        answer: a sheet under the hypotheses; there may be none yet.
        year: of its targets: that of the briefing, or the next one.
        name: of the saved scenario; empty where there is none.
        scenario: its code; empty where there is none, or where numbers were moved since it was saved.
        note: what its numbers rest on; empty where they are the year's own.
    """

    answer: WhatIf
    year: int
    name: str = ""
    scenario: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Everything a briefing may say something of.

    Attributes:
        view: the year, on the basis that the reader chose.
        before: the year before; None where the store has not got it.
        original: the same year on the targets as planned.
        following: next year's plan, with the last values in the place of its results.
        common: the values of all enti on the common indicators; empty where there are none.
        fingerprint: of the data.
        day: on which the briefing is made.
        hypothesis: the what-if; None to look at next year's plan.
        closed: as in ``DataVersion``.
        minutes: what was decided, the newest version of each decision.
        agreed: the targets of the next year that a planning round has agreed, once it is concluded.
    """

    view: View
    before: View | None
    original: View
    following: NextYear
    common: Sequence[CommonValue]
    fingerprint: str
    day: date
    hypothesis: Hypothesis | None = None
    closed: str = ""
    minutes: Sequence[MinutedDecision] = ()
    agreed: Sequence[SavedChoice] = ()

    @property
    def year(self) -> int:
        """Of the briefing."""
        return self.view.plan.year

    @property
    def main(self) -> ScoredSheet:
        """The sheet whose root is the ente's result."""
        return self.view.main

    @property
    def objectives(self) -> tuple[NodeResult, ...]:
        """What the ente's result is the mean of."""
        return parts(self.main)

    @cached_property
    def root(self) -> NodeRecord:
        """What there is to say of the ente's result."""
        return node_record(self.view, self.main, ROOT_CODE)

    def sheet_before(self, scored: ScoredSheet) -> ScoredSheet | None:
        """The same sheet of the year before; None where that year, or the sheet in it, is not there."""
        place = (scored.sheet.section, scored.sheet.owner)
        sheets = self.before.sheets if self.before else ()
        return next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), None)

    @property
    def plan(self) -> ScoredSheet:
        """Next year's sheet of the ente."""
        place = (self.main.sheet.section, self.main.sheet.owner)
        return next(s for s in self.following.sheets if (s.sheet.section, s.sheet.owner) == place)

    @cached_property
    def targets(self) -> Mapping[MeasureKey, Target]:
        """The targets of the next year that its document prints, each beside the history of its indicator."""
        year = self.year + 1
        found = {}
        for result in self.plan.measures:
            key = result.measure.key
            if not self.following.planned.origins[key].is_printed:
                continue
            target = target_row(result, self.view.series.get(key), Peers(), year)
            if target is not None:
                found[key] = target
        return found

    @property
    def about(self) -> About:
        """What every slide says of itself."""
        plan = self.view.plan
        return About(
            ente=plan.ente.name,
            short_name=plan.ente.short_name,
            year=plan.year,
            document=plan.ente.document(plan.year) or str(plan.year),
            basis=words.basis(self.view.basis),
            method=plan.policy.title,
            version=self.fingerprint[:MARK_SHOWN],
            day=self.day,
            warning=SYNTHETIC if self.view.is_synthetic else "",
            closed=self.closed,
        )


def sources_of(years: Years, year: int, basis: Basis, version: DataVersion) -> Sources:
    """Everything that the briefing of a year may say something of.

    Args:
        years: of the ente.
        year: one that it has.
        basis: which targets.
        version: of the data, and the day of the briefing.

    Raises:
        KeyError: the ente has no such year.
        ScoringError: a plan cannot be scored by its method.
    """
    view, original = years.view(year, basis), years.view(year, Basis(BasisKind.ORIGINAL))
    if view is None or original is None:
        raise KeyError(year)
    return Sources(
        view=view,
        before=years.view(year - 1, Basis()),
        original=original,
        following=years.following(year, Outlook.LAST),
        common=years.common(),
        fingerprint=version.fingerprint,
        day=version.day,
        closed=version.closed,
    )
