"""The shipped plans as a view and as a proposal, without a store or a browser."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from data.plan.planning import next_year
from data.plan.series import all_series
from scoring.basis import Basis
from scoring.scored import score_sheet
from tests.scoring.shipped import plan, scored
from ui.facts.assumption_text import measures_of, read_one
from ui.facts.view import View
from ui.facts.whatif.answer import WhatIf, what_if
from ui.facts.whatif.proposal import ProposalDocument, Request, proposal

if TYPE_CHECKING:
    from data.plan.planning import Outlook
    from scoring.result import ScoredSheet

TODAY = date(2025, 10, 21)
MARK = "0123456789abcdef"
CHANGES = (
    "OS01.1.1/B3.1_02.target=72,5",
    "OS01.1.1/B3.1_02.soglia=60",
    "OS01.1.1/EC27.soglia=",
    "OS01.1.1/EC07.peso=10",
    "OS03.1.1/kpi3.1.1_03.target=31/1/2022",
    "OS04.1.1/kpi4.1.1_03.consuntivo=7,5",
)
"""On Torino 2022: every field, a date, and a soglia taken away."""


@cache
def a_view(ente: str) -> View:
    """The only year shipped for an ente; what a proposal does not read is empty."""
    the_plan = plan(ente)
    return View(
        plan=the_plan,
        basis=Basis(),
        sheets=tuple(scored(ente).values()),
        texts={},
        versions={},
        soglie={},
        actuals={},
        history={},
        benchmarks={},
        breakdown={},
        causes={},
        evaluations={},
        nodes={},
        symbols={unit.code: unit.symbol for unit in the_plan.ente.units},
        series=all_series(the_plan),
        notes=(),
    )


@cache
def next_sheets(ente: str, outlook: Outlook) -> tuple[ScoredSheet, ...]:
    """The plan of the year after."""
    view = a_view(ente)
    found = next_year(view.plan, view.series, outlook).sheets
    return tuple(score_sheet(sheet, view.plan.policy) for sheet in found)


def an_answer(sheet: ScoredSheet, *texts: str) -> WhatIf:
    """A sheet under hypotheses as they are written on a command line."""
    place = (sheet.sheet.section, sheet.sheet.owner)
    return what_if(sheet, [read_one(text, measures_of([sheet.sheet]), place) for text in texts])


def a_proposal(ente: str, *answers: WhatIf, **request: Any) -> ProposalDocument:
    """What there is to say of some answers, on a fixed day."""
    asked: dict[str, Any] = {"year": plan(ente).year, "fingerprint": MARK, "day": TODAY}
    return proposal(a_view(ente), answers, Request(**(asked | request)))
