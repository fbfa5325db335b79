"""A folder read, scored and looked over, for the tests of what an import says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.format.score_checks import look_at_scores
from data.format.scored_year import scored_years

if TYPE_CHECKING:
    from pathlib import Path

    from data.format.scored_year import ScoredYear


def year_of(folder: Path, year: int) -> ScoredYear:
    """One year of a folder without problems."""
    reading = read_folder(folder)
    assert reading.folder is not None, [str(problem) for problem in reading.problems]
    return next(found for found in scored_years(reading.folder) if found.plan.year == year)


def looked(folder: Path, year: int = 2024) -> list[str]:
    """What is worth a look in a year once it is scored, in order."""
    return [str(notice) for notice in sorted(look_at_scores(year_of(folder, year)))]


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Put a text in the place of another, once, in a file of a folder."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
