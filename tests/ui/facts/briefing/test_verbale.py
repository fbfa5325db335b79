"""The minutes: every decision that was asked, with what was decided of it, by whom and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data.plan.minutes import MinutedDecision, Outcome
from tests.ui.facts.briefing.numbers import plain
from tests.ui.facts.briefing.years import comune, shipped, synthetic
from ui.facts.briefing import decisions
from ui.facts.briefing.verbale import verbale

WHEN = datetime(2026, 3, 1, 10, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize("sources", [shipped("torino"), shipped("riviere"), synthetic(), comune()])
def test_every_decision_that_was_asked_has_its_row(sources) -> None:
    found = verbale(sources)
    asked = list(decisions.decisions(sources))
    assert [row[2] for row in found.table.rows] == [each.question for each in asked]
    assert {row[4] for row in found.table.rows} <= {"Da decidere"}
    assert {len(row) for row in found.table.rows} <= {len(found.table.headings)}
    assert found.summary.endswith(f": ancora da decidere {len(asked)}.")


def test_what_was_decided_is_there_with_its_note_who_minuted_it_and_when() -> None:
    sources = shipped("torino")
    first, second, *_ = decisions.decisions(sources)
    made = [
        MinutedDecision(
            decision=decisions.recorded(sources, asked, outcome, note), author="Rossi", saved_at=WHEN, version=1
        )
        for asked, outcome, note in ((first, Outcome.APPROVED, "all'unanimità"), (second, Outcome.REJECTED, ""))
    ]
    found = verbale(replace(sources, minutes=made))
    assert [row[4:6] for row in found.table.rows[:2]] == [("Approvata", "all'unanimità"), ("Respinta", "")]
    assert found.table.rows[0][6].startswith("Rossi, 01/03/2026 ")
    assert plain(found.summary) == "Decisioni al 21 ottobre 2025: approvata 1, respinta 1, ancora da decidere 11."
    assert found.title == "Verbale delle decisioni sui target del 2023"
