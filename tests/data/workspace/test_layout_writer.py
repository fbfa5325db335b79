"""How an office's own sheet is laid out is remembered, and the last word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.flat_guess import mark_of, remembered
from data.format.flat_layout import FlatMapping, Role
from data.format.spreadsheet import Cell, Sheet
from data.workspace.errors import AuthorMissingError
from data.workspace.layout_writer import save_layout
from data.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

SHEET_2024 = Sheet("2024", ((Cell("Che si fa"), Cell("Nel 2024")),))
SHEET_2025 = Sheet("2025", ((Cell("Che si fa"), Cell("Nel 2025")),))


def layout(*roles: Role) -> FlatMapping:
    return FlatMapping("2024", 1, 1, dict(enumerate(roles, start=1)))


def save(directory: Path, mapping: FlatMapping, author: str = "Anna") -> None:
    save_layout(directory, SHEET_2024, mapping, plan=("borgofinto", 2024), author=author)


def test_nothing_is_remembered_where_nobody_saved(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        assert workspace.layouts() == {}


def test_a_layout_is_remembered_for_the_sheet_of_another_year_and_the_last_word_counts(tmp_path: Path) -> None:
    save(tmp_path, layout(Role.NODE, Role.ACTUAL))
    save(tmp_path, layout(Role.INDICATOR, Role.TARGET))
    with Workspace.open(tmp_path) as workspace:
        found = remembered(SHEET_2025, workspace.layouts())
        assert list(workspace.layouts()) == [mark_of(SHEET_2025, 1, 1)]
    assert found == FlatMapping("2025", 1, 1, {1: Role.INDICATOR, 2: Role.TARGET})


def test_a_layout_is_signed(tmp_path: Path) -> None:
    with pytest.raises(AuthorMissingError):
        save(tmp_path, layout(Role.NODE), author=" ")
