"""What a draft would change, told before it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.plan.changes import Choice, RowFate
from data.register.edits import correction
from data.register.proposal import first_effects, propose
from data.register.register import REGISTER
from data.register.writer import confirm
from data.store.files import numbered_files
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "s", finto)


def test_it_says_what_changes_and_the_scores_of_every_level_and_writes_nothing(directory: Path) -> None:
    with opened(directory) as official:
        found = propose(official, a_draft(*correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "180"})))
    assert not numbered_files(directory, REGISTER)
    assert (found.problems, found.conflicts) == ((), ())
    assert [len(found.of(fate)) for fate in RowFate] == [1, 0, 0, 0, 0]
    assert (found.unchanged["actuals"], found.unchanged["nodes"]) == (2, 4)
    moved = {(each.section, each.node_code, each.indicator_code): each for each in found.effects if each.is_changed}
    # 180 of 200 is 90 in the place of 75; it is 60 of 100 of the root: 0.6 x 75 + 0.4 x 100, and with 90.
    assert {at: (each.before, each.after) for at, each in moved.items()} == {
        ("dup", "", ""): (85, 94),
        ("dup", "M1", ""): (85, 94),
        ("dup", "O1", ""): (75, 90),
        ("dup", "O1", "i1"): (75, 90),
    }
    assert {each.level for each in moved.values()} == {"root", "missione", "meta", ""}
    assert len(found.effects) > len(moved)


def test_a_node_more_has_a_score_after_and_none_before(directory: Path) -> None:
    with opened(directory) as official:
        rows = official.rows(ENTE, YEAR)
        wanted = correction(rows, "nodes", ("dup", "", "O3"), {"parent_code": "M1", "level": "meta", "title": "Nuovo"})
        found = propose(official, a_draft(*wanted))
    new = next(each for each in found.effects if each.node_code == "O3")
    assert (new.title, new.before, new.after) == ("Nuovo", None, None)
    assert [row.key for row in found.of(RowFate.ADDED)] == [("dup", "", "O3")]
    assert found.unchanged["nodes"] == 4


def test_where_there_are_problems_there_are_no_scores(directory: Path) -> None:
    with opened(directory) as official:
        found = propose(official, a_draft(*correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "x"})))
    assert found.effects == ()
    assert [problem.column for problem in found.problems] == ["actual"]


def test_an_ente_that_is_not_there_has_its_scores_after_and_none_before(tmp_path: Path, finto: Path) -> None:
    folder = read_folder(finto).folder
    assert folder is not None
    with opened(tmp_path / "vuoto") as official:
        found = first_effects(official, folder)
    roots = [each for each in found if each.section == "dup" and not each.node_code]
    assert (roots[0].before, roots[0].after) == (None, 85)
    assert len(roots) == len(folder.years)


@pytest.mark.parametrize(("choice", "after"), [(Choice.MINE, 90), (Choice.THEIRS, 80)])
def test_what_would_change_follows_whose_value_is_chosen(directory: Path, choice: Choice, after: float) -> None:
    """160 of 200 is 80, 180 is 90."""
    with opened(directory) as official:
        mine = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "180"})
        theirs = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": "160"})
        assert confirm(official, a_draft(*theirs)).change
    with opened(directory) as official:
        draft = a_draft(*mine)
        (conflict,) = propose(official, draft).conflicts
        found = propose(official, draft, {conflict.field: choice})
        assert next(each.after for each in found.effects if each.indicator_code == "i1") == after
