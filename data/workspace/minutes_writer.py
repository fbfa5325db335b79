"""Write down what the Giunta decides: one decision at a time, each a new version of itself."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from data.plan.minutes import DECISION_LENGTH, MinutedDecision
from data.store.queries import sql
from data.workspace.errors import DecisionMinutedError, SavedVersionGoneError, TooLongError
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.saving import now, signed, written

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.plan.minutes import Decision
    from data.workspace.workspace import Workspace


def minute(directory: Path, decision: Decision, *, author: str, expected_version: int) -> MinutedDecision:
    """Write the next version of a decision; two people who minute two decisions never meet.

    Of one decision the last word counts, and the earlier ones stay in the file.

    Args:
        directory: of the store.
        decision: with its outcome; blanks around its texts are left out.
        author: who minutes it.
        expected_version: the newest version that the person has seen; 0 where there was none.

    Raises:
        AuthorMissingError, TooLongError: it cannot be written as it is.
        DecisionMinutedError: somebody minuted a later version than the expected one.
        SavedVersionGoneError: the expected version is not there any more.
        DataError: the file cannot be written; the message says the way out.
    """
    tidy = _tidy(decision)
    by = signed(author)

    def write(workspace: Workspace, con: DuckDBPyConnection) -> MinutedDecision:
        known = {each.decision.code: each for each in workspace.minutes(tidy.ente, tidy.year)}
        newest = known.get(tidy.code)
        version = newest.version if newest else 0
        if newest and version > expected_version:
            raise DecisionMinutedError(newest)
        if version < expected_version:
            raise SavedVersionGoneError
        made = MinutedDecision(decision=tidy, author=by, saved_at=now(), version=version + 1)
        row = asdict(tidy) | {"outcome": str(tidy.outcome)}
        row |= {"author": made.author, "saved_at": made.saved_at, "version": made.version}
        con.execute(sql("add_decision", WORKSPACE_SQL), row)
        return made

    return written(directory, write)


def _tidy(decision: Decision) -> Decision:
    return replace(
        decision,
        about=_line("su che cosa", decision.about),
        question=_line("decisione", decision.question),
        fact=_line("il fatto", decision.fact),
        note=_line("nota", decision.note),
    )


def _line(name: str, text: str) -> str:
    """On one line, and not too long."""
    tidy = " ".join(text.split())
    if len(tidy) > DECISION_LENGTH:
        raise TooLongError(f"il testo di «{name}»", len(tidy), DECISION_LENGTH)
    return tidy
