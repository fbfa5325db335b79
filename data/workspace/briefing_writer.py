"""Save briefings and texts of the Relazione: every save is a new version, and two people never overwrite each other."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from data.plan.briefings import SavedBriefing, SavedText
from data.store.queries import sql
from data.workspace.errors import (
    COMMENT_LENGTH,
    HEADLINE_LENGTH,
    TEXT_LENGTH,
    BriefingChangedError,
    RepeatedSlideError,
    SavedVersionGoneError,
    TextChangedError,
    TooLongError,
)
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.saving import now, signed, written

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
    from data.workspace.workspace import Workspace


def save_briefing(directory: Path, draft: BriefingDraft, *, expected_version: int) -> SavedBriefing:
    """Save the next version of an ente's briefing of a year.

    Args:
        directory: of the store.
        draft: what to save; a headline is put on one line, and texts of blanks only are empty.
        expected_version: the newest version that the person has seen; 0 where there was none.

    Returns:
        What is now saved.

    Raises:
        AuthorMissingError, TooLongError, RepeatedSlideError: the draft cannot be saved as it is.
        BriefingChangedError: somebody saved a later version than the expected one.
        SavedVersionGoneError: the expected version is not there any more.
        DataError: the file cannot be written; the message says the way out.
    """
    complete = _complete(draft)

    def save(workspace: Workspace, con: DuckDBPyConnection) -> SavedBriefing:
        newest = workspace.briefing(complete.ente, complete.year)
        version = newest.version if newest else 0
        if newest and version > expected_version:
            raise BriefingChangedError(newest.year, newest.author, newest.saved_at)
        if version < expected_version:
            raise SavedVersionGoneError
        return _add_briefing(con, complete, version + 1)

    return written(directory, save)


def save_text(directory: Path, draft: TextDraft, *, expected_version: int) -> SavedText:
    """Save the next version of a text of the Relazione.

    Args:
        directory: of the store.
        draft: what to save; a text of blanks only is empty: the generated one again.
        expected_version: as in ``save_briefing``, of the text of this place.

    Returns:
        What is now saved.

    Raises:
        AuthorMissingError, TooLongError: the draft cannot be saved as it is.
        TextChangedError: somebody saved a later version than the expected one.
        SavedVersionGoneError, DataError: as in ``save_briefing``.
    """
    _refuse_long(f"il testo di «{draft.place}»", draft.text, TEXT_LENGTH)
    complete = replace(draft, text=_unless_blank(draft.text), author=signed(draft.author))

    def save(workspace: Workspace, con: DuckDBPyConnection) -> SavedText:
        newest = workspace.texts(complete.ente, complete.year).get(complete.place)
        version = newest.version if newest else 0
        if newest and version > expected_version:
            raise TextChangedError(newest.place, newest.author, newest.saved_at)
        if version < expected_version:
            raise SavedVersionGoneError
        saved = SavedText(**_fields(complete), saved_at=now(), version=version + 1)
        con.execute(sql("add_text", WORKSPACE_SQL), _fields(saved))
        return saved

    return written(directory, save)


def _complete(draft: BriefingDraft) -> BriefingDraft:
    repeated = [code for code, times in Counter(slide.code for slide in draft.slides).items() if times > 1]
    if repeated:
        raise RepeatedSlideError(repeated[0])
    return replace(draft, author=signed(draft.author), slides=tuple(map(_tidy, draft.slides)))


def _tidy(slide: SavedSlide) -> SavedSlide:
    headline = " ".join(slide.headline.split())
    _refuse_long(f"il titolo di «{slide.code}»", headline, HEADLINE_LENGTH)
    _refuse_long(f"il commento di «{slide.code}»", slide.comment, COMMENT_LENGTH)
    _refuse_long(f"gli appunti di «{slide.code}»", slide.notes, TEXT_LENGTH)
    return replace(slide, headline=headline, comment=_unless_blank(slide.comment), notes=_unless_blank(slide.notes))


def _refuse_long(what: str, text: str, most: int) -> None:
    if len(text) > most:
        raise TooLongError(what, len(text), most)


def _unless_blank(text: str) -> str:
    return text if text.strip() else ""


def _add_briefing(con: DuckDBPyConnection, draft: BriefingDraft, version: int) -> SavedBriefing:
    saved = SavedBriefing(**_fields(draft), version=version, saved_at=now())
    row = _fields(saved)
    del row["slides"]
    con.execute(sql("add_briefing", WORKSPACE_SQL), row)
    place = {"ente": saved.ente, "year": saved.year, "version": version}
    for position, slide in enumerate(saved.slides, start=1):
        con.execute(sql("add_slide", WORKSPACE_SQL), {**place, "position": position, **_fields(slide)})
    return saved


def _fields(record: BriefingDraft | SavedBriefing | SavedSlide | TextDraft | SavedText) -> dict[str, Any]:
    """The fields of a record by name, themselves and not copies."""
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
