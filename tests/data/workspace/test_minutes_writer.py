"""Decisions as they are minuted: each a new version of itself, in the words in which it was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.minutes import DECISION_LENGTH, Decision, Outcome
from data.store.files import entries, numbered_files
from data.workspace.errors import AuthorMissingError, TooLongError
from data.workspace.minutes_writer import minute
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

ASKED = Decision(
    ente="torino",
    year=2022,
    code="rivedere OS01/EC07",
    about="Capacità di generare proventi (EC07)",
    question="Tenere il target?",
    fact="nel 2022: 7,75 %",
    outcome=Outcome.APPROVED,
)


def test_nothing_is_minuted_where_nobody_minuted(tmp_path: Path) -> None:
    assert open_workspace(tmp_path).minutes("torino", 2022) == ()


def test_the_last_word_on_a_decision_counts_and_the_earlier_one_is_still_listed(tmp_path: Path) -> None:
    minute(tmp_path, ASKED, author="Rossi")
    made = minute(tmp_path, replace(ASKED, outcome=Outcome.DEFERRED, note=" a  marzo "), author=" Bianchi ")
    with Workspace.open(tmp_path) as found:
        assert found.minutes("torino", 2022) == (made,)
    assert (made.version, made.author, made.decision.note) == (2, "Bianchi", "a marzo")
    listed = [entry[0] for entry in entries(numbered_files(tmp_path, WORKSPACE)[-1], WORKSPACE) or ()]
    assert listed == [f"decisione «{ASKED.about}»: approvata", f"decisione «{ASKED.about}»: rinviata"]


def test_decisions_keep_the_order_in_which_they_were_first_minuted(tmp_path: Path) -> None:
    for code in ("b", "a", "b", "c"):
        minute(tmp_path, replace(ASKED, code=code), author="Rossi")
    minute(tmp_path, replace(ASKED, ente="riviere"), author="Rossi")
    with Workspace.open(tmp_path) as found:
        assert [each.decision.code for each in found.minutes("torino", 2022)] == ["b", "a", "c"]
        assert [each.version for each in found.minutes("torino", 2022)] == [2, 1, 1]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_comes_back(tmp_path: Path, outcome: Outcome) -> None:
    minute(tmp_path, replace(ASKED, outcome=outcome), author="Rossi")
    (found,) = open_workspace(tmp_path).minutes("torino", 2022)
    assert found.decision.outcome is outcome


def test_what_nobody_signs_or_is_too_long_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(AuthorMissingError):
        minute(tmp_path, ASKED, author=" ")
    with pytest.raises(TooLongError, match="nota"):
        minute(tmp_path, replace(ASKED, note="x" * (DECISION_LENGTH + 1)), author="Rossi")
    assert open_workspace(tmp_path).minutes("torino", 2022) == ()
