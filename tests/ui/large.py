"""A plan larger than anybody reads, made in memory: its objectives are more than a screen holds at every level."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from data.format.plan import build_plan
from data.synthetic.enti import large_ente
from data.synthetic.large import Size
from scoring.basis import Basis
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View

SIZE = Size(nodes=3_200, indicators=3_100)
AMBITO, OBJECTIVE, ACTIVITY = "3", "OS3.005", "OP3.005-1"
"""A node of each level."""


@cache
def large_view() -> View:
    """Its only year, on the valid targets."""
    folder = large_ente(1, 1, SIZE)
    (year,) = folder.years
    return year_view(build_plan(folder.ente, year.year, year.policy, year.tables), [], Basis())
