"""A year of the shipped data as it was while it was in course."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from data.plan.records import InterimRow
from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from scoring.model import Quantity
    from ui.facts.view import View

JUNE = date(2022, 6, 30)


def torino_in_course(*codes: str, **interim: Quantity) -> View:
    """Torino's 2022 with the consuntivi of these strategic indicators only, and values at the end of June of others."""
    whole = plan("torino")
    kept = tuple(r for r in whole.actuals if r.key.section != "strategico" or r.key.indicator_code in codes)
    rows = tuple(
        InterimRow(key=m.key, day=JUNE, value=value, numerator=None, denominator=None, ratio=None)
        for code, value in interim.items()
        for m in whole.measures
        if m.key.indicator_code == code and m.key.section == "strategico"
    )
    return year_view(replace(whole, actuals=kept, published=(), interim=rows), (), Basis())
