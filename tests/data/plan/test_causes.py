"""Whose cause holds, and which must still be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.plan.causes import lacking
from data.plan.records import CauseRow
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.policy import IN_COURSE, Band, Bands
from scoring.scored import score_sheet
from tests.data.register.samples import wanting_causes

if TYPE_CHECKING:
    from pathlib import Path

    from data.plan.records import Plan

O1, P1 = ("dup", "", "O1", "i1"), ("peg", "Anna Verdi", "P1", "i1")
"""75 % and 60 of 80: both «Discreto», below «Ottimo»."""


def a_plan(folder: Path) -> Plan:
    found = read_folder(folder).folder
    assert found is not None
    year = next(each for each in found.years if each.year == 2024)
    return build_plan(found.ente, year.year, year.policy, year.tables)


def places(plan: Plan, *rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    causes = tuple(CauseRow(**dict(zip(_PLACE, row, strict=True)), cause="target", explanation="x") for row in rows)
    scored = [score_sheet(sheet, plan.policy) for sheet in sheets(plan, Basis())]
    keys = [result.measure.key for _, result in lacking(replace(plan, causes=causes), scored)]
    return [(key.section, key.owner, key.node_code, key.indicator_code) for key in keys]


_PLACE = ("section", "owner", "node_code", "indicator_code")


def test_a_method_that_names_no_word_wants_no_cause(finto: Path) -> None:
    assert places(a_plan(finto)) == []


@pytest.mark.parametrize(("below", "wanted"), [("Scarso", []), ("Discreto", []), ("Ottimo", [O1, P1])])
def test_what_is_below_the_word_wants_a_cause_on_every_sheet(finto: Path, below: str, wanted: list[tuple[str]]) -> None:
    assert places(a_plan(wanting_causes(finto, below))) == wanted


@pytest.mark.parametrize("row", [O1, (*O1[:3], "")])
def test_its_own_cause_or_that_of_its_objective_is_enough(finto: Path, row: tuple[str, ...]) -> None:
    assert places(a_plan(wanting_causes(finto)), row) == [P1]


@pytest.mark.parametrize("row", [("dup", "", "M1", ""), ("dup", "", "O2", ""), ("peg", "Anna Verdi", "O1", "i1")])
def test_a_cause_elsewhere_is_not(finto: Path, row: tuple[str, ...]) -> None:
    assert places(a_plan(wanting_causes(finto)), row) == [O1, P1]


def test_what_is_not_measured_yet_or_has_no_word_wants_none() -> None:
    low, high = Band(word="No", symbol="x", colour="red"), Band(word="Sì", symbol="v", colour="green", lower=50.0)
    bands = Bands((low, high), cause_below="Sì")
    assert [bands.needs_cause(each) for each in (low, high, IN_COURSE, None)] == [True, False, False, False]
