"""The documents of other years read as far as they are asked for tell what the whole plans tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.plan.series import Histories, all_series
from data.register.edits import correction
from data.register.impersonal import Impersonal
from data.register.opening import open_official
from data.register.writer import confirm
from data.synthetic.enti import LARGE_CODE, write_synthetic
from data.synthetic.large import Size
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, opened
from tests.ui.facts.plan_years import plans_of

if TYPE_CHECKING:
    from pathlib import Path

    from data.register.official import Official


def in_parts(official: Official, ente: str, year: int) -> Histories:
    return Histories(official.plan(ente, year), official.others(ente, year))


def whole(official: Official, ente: str, year: int) -> Histories:
    return all_series(official.plan(ente, year), [p for p in plans_of(official, ente) if p.year != year])


def assert_the_same(official: Official) -> None:
    places = [(found.code, year) for found in official.enti() for year in found.years]
    assert places
    for place in places:
        parts, plans = in_parts(official, *place), whole(official, *place)
        assert parts.last_year == plans.last_year, place
        assert parts.compared == plans.compared, place
        assert dict(parts) == dict(plans), place


def test_the_shipped_enti_are_told_the_same(tmp_path: Path) -> None:
    with open_official(tmp_path) as official:
        assert_the_same(official)
        assert_the_same(Impersonal.of(official))


def test_enti_of_several_years_with_common_codes_and_notes_are_told_the_same(tmp_path: Path) -> None:
    write_synthetic(tmp_path / "s", 2, 4, 1, Size(60, 300))
    with open_official(tmp_path / "s") as official:
        assert_the_same(official)
        assert len(in_parts(official, LARGE_CODE, 2023)) > 256


@pytest.mark.parametrize("asked", [YEAR, YEAR + 1])
def test_a_year_that_people_changed_tells_what_they_changed(tmp_path: Path, finto: Path, asked: int) -> None:
    directory = a_store(tmp_path / "s", finto)
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "120"})
        confirm(official, a_draft(*rows, seen=official.seen(ENTE, YEAR)))
    with opened(directory) as official:
        assert official.is_changed(ENTE, YEAR)
        assert dict(in_parts(official, ENTE, asked)) == dict(whole(official, ENTE, asked))
        assert_the_same(official)
