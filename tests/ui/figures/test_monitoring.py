"""The table of what is awaited has a row for each indicator, with what the facts say."""

from __future__ import annotations

from tests.ui.facts.in_course import JUNE, torino_in_course
from ui.facts import monitoring
from ui.figures.monitoring import awaited


def test_every_row_is_of_one_indicator_and_shows_its_words() -> None:
    view = torino_in_course()
    rows = monitoring.awaited_rows(view, view.main, monitoring.progress_of(view, view.main, JUNE))
    table = awaited(rows)
    assert len(table) == len(rows)
    assert table["Indicatore"].tolist() == [f"{row.code} {row.title}" for row in rows]
    assert table["Entro"].iloc[0].endswith("/2022")
