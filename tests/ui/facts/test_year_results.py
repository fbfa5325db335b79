"""What is kept of a year is what the engine says of it, it is little, and it is made once."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from data.register.opening import open_official
from data.store.shipped import add_shipped
from data.synthetic.enti import write_synthetic
from scoring.summary import parts
from tests.ui.facts.briefing.years import synthetic_plans
from tests.ui.facts.plan_years import PlanYears
from ui.facts.year_results import KeptResults, results_of
from ui.facts.years import ArchiveYears, valid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.facts.view import View

PLANS = synthetic_plans()


@pytest.mark.parametrize("fill", [add_shipped, lambda place: write_synthetic(place, 2, 3, 5)])
def test_of_every_ente_the_results_kept_are_those_of_the_views(fill: Callable[[Path], object], tmp_path: Path) -> None:
    seen = 0
    fill(tmp_path)
    with open_official(tmp_path) as official:
        for ente in official.enti():
            for year in ente.years:
                view, seen = valid(ArchiveYears(official, ente.code), year), seen + 1
                kept = results_of(view)
                assert kept.year == year
                assert (kept.root.score, kept.root.band) == (view.main.root.score, view.main.root.band)
                assert [(code, each.title, each.score, each.band) for code, each in kept.objectives.items()] == [
                    (each.code, each.title, each.score, each.band) for each in parts(view.main)
                ]
    assert seen > 1


def test_what_is_kept_lets_the_year_go() -> None:
    kept = KeptResults()
    seen: list[weakref.ref[View]] = []

    def made() -> View:
        view = valid(PlanYears(PLANS), PLANS[-1].year)
        seen.append(weakref.ref(view))
        return view

    kept.make(PLANS[-1].year, made)
    gc.collect()
    assert [each() for each in seen] == [None]
    assert [each.year for each in kept.known()] == [PLANS[-1].year]


def test_a_year_that_is_known_is_not_made_again() -> None:
    kept = KeptResults()
    kept.keep(results_of(valid(PlanYears(PLANS), PLANS[-1].year)))
    before = kept.known()
    kept.make(PLANS[-1].year, lambda: pytest.fail("made again"))
    assert kept.known() == before


def test_years_are_given_from_the_first_to_the_last() -> None:
    kept, years = KeptResults(), PlanYears(PLANS)
    for plan in reversed(PLANS):
        kept.make(plan.year, lambda year=plan.year: valid(years, year))  # type: ignore[misc]
    assert [each.year for each in kept.known()] == [plan.year for plan in PLANS]
