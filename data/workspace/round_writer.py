"""Save the planning round target by target: people on different targets never meet, on the same one both are seen."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from data.plan.rounds import REASON_LENGTH, Choice, How, RoundEnd, SavedChoice, with_theirs
from data.plan.scenarios import is_canonical
from data.store.queries import sql
from data.workspace.errors import RoundChangedError, TargetDecidedError, TargetValueError, TooLongError
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.saving import now, signed, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.plan.rounds import ChoiceDraft
    from data.workspace.workspace import Workspace
    from scoring.model import MeasureKey

Plan = tuple[str, int]
"""Ente, and year of the data: the targets are of the year after."""


def decide(directory: Path, draft: ChoiceDraft, *, author: str) -> SavedChoice:
    """Save what is decided of one target.

    Args:
        directory: of the store.
        draft: its reason is put on one line.
        author: who decides.

    Returns:
        What is now saved: with what somebody else changed meanwhile beside it, number or reason.

    Raises:
        AuthorMissingError, TooLongError, TargetValueError: it cannot be saved as it is.
        TargetDecidedError: somebody decided it meanwhile in another way; it carries what is saved.
        DataError: the file cannot be written; the message says the way out.
    """
    tidy, by, plan = _tidy(draft), signed(author), (draft.ente, draft.year)

    def write(workspace: Workspace, con: DuckDBPyConnection) -> SavedChoice:
        newest = workspace.round_targets(*plan).get(draft.key)
        wanted = with_theirs(tidy, draft.seen, newest)
        if newest is not None and wanted is None:
            raise TargetDecidedError(newest)
        if newest is not None and wanted == newest.choice:
            return newest
        made = SavedChoice(draft.key, wanted or tidy, by, now(), newest.version + 1 if newest else 1)
        con.execute(sql("add_round_target", WORKSPACE_SQL), _row(plan, made))
        return made

    return written(directory, write)


def conclude(
    directory: Path, plan: Plan, sheet: tuple[str, str], *, seen: Mapping[MeasureKey, SavedChoice], author: str
) -> RoundEnd:
    """Save that the round of a sheet is concluded with what is decided now.

    Args:
        directory: of the store.
        plan: of which it is.
        sheet: its section and owner.
        seen: what the person had before them of the whole plan.
        author: who concludes.

    Raises:
        AuthorMissingError: nobody signs.
        RoundChangedError: somebody decided something on the sheet meanwhile.
        DataError: the file cannot be written; the message says the way out.
    """
    by = signed(author)

    def write(workspace: Workspace, con: DuckDBPyConnection) -> RoundEnd:
        for key, newest in workspace.round_targets(*plan).items():
            if (key.section, key.owner) == sheet and seen.get(key) != newest:
                raise RoundChangedError(newest)
        made = RoundEnd(by, now())
        row = dict(zip(("ente", "year", "section", "owner"), (*plan, *sheet), strict=True))
        con.execute(sql("add_round_end", WORKSPACE_SQL), row | asdict(made))
        return made

    return written(directory, write)


def _tidy(draft: ChoiceDraft) -> Choice:
    choice = draft.choice
    reason = " ".join(choice.reason.split())
    if len(reason) > REASON_LENGTH:
        raise TooLongError("il motivo", len(reason), REASON_LENGTH)
    if (choice.how is not How.OPEN or choice.value) and not is_canonical(choice.value):
        raise TargetValueError(draft.key, choice.value)
    return replace(choice, reason=reason)


def _row(plan: Plan, made: SavedChoice) -> dict[str, object]:
    found = {"ente": plan[0], "year": plan[1], **made.key._asdict(), **asdict(made.choice)}
    return found | {
        "how": str(made.choice.how),
        "author": made.author,
        "saved_at": made.saved_at,
        "version": made.version,
    }
