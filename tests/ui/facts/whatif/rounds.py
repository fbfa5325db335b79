"""The planning round of a shipped ente, without a store."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from data.plan.planning import Outlook
from data.plan.rounds import Choice, How, SavedChoice
from scoring.basis import Basis
from scoring.model import MeasureKey
from tests.scoring.shipped import plan
from tests.ui.facts.plan_years import PlanYears
from ui.facts.whatif.question import what_if_question

if TYPE_CHECKING:
    from data.plan.records import CommonValue
    from ui.facts.whatif.question import WhatIfQuestion

WHEN = datetime(2024, 11, 27, 10)  # noqa: DTZ001 - the files keep UTC without a zone


@cache
def a_plan_question(ente: str, values: tuple[CommonValue, ...] = ()) -> WhatIfQuestion:
    """Next year's plan of the only year shipped of an ente."""
    the_plan = plan(ente)
    years = PlanYears([the_plan], values)
    view = years.view(the_plan.year, Basis())
    assert view is not None
    following = years.following(the_plan.year, Outlook.LAST)
    return what_if_question(view, (view.plan.policy.main_section, ""), following)


def chosen(node: str, code: str, value: str, how: How = How.TYPED, reason: str = "") -> SavedChoice:
    """A first choice on an indicator of the ente's own sheet."""
    key = MeasureKey("strategico", "", node, code)
    return SavedChoice(key, Choice(how, value, reason), "Neri", WHEN, 1)
