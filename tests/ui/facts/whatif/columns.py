"""Scenarios on the sheet of Torino 2022, set side by side."""

from __future__ import annotations

from data.plan.planning import Outlook
from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, a_view, an_answer
from ui.facts.whatif.question import WhatIfQuestion
from ui.facts.whatif.scenarios import OFFICIAL, ComparedScenario
from ui.screens.simulazione.hypotheses import Hypotheses

TORINO = scored("torino")["strategico", ""]

QUESTION = WhatIfQuestion(
    view=a_view("torino"),
    year=2022,
    sheets=a_view("torino").sheets,
    before=TORINO,
    hypotheses=Hypotheses(()),
    planned=None,
    outlook=Outlook.LAST,
)


def column(name: str, *texts: str) -> ComparedScenario:
    return ComparedScenario(name, an_answer(TORINO, *texts))


FIRST = column(OFFICIAL)

HIGH, LOW = column("Alto", "OS01.1.1/B3.1_02.target=72,5"), column("Basso", *CHANGES[1:])
