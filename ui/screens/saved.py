"""The seam between pages and what people saved: scenarios, proposals, briefings, texts. Never the official data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.plan.errors import DataError
from data.plan.scenarios import Act, Draft, Proposal, SavedAssumption, SavedScenario, was_of
from data.store.place import default_directory
from data.workspace import briefing_writer, layout_writer
from data.workspace.writer import adopt, delete_scenario, open_workspace, record_act, save_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.format.flat_sheet import FlatMapping
    from data.format.spreadsheet import Sheet as WrittenSheet
    from data.plan.briefings import BriefingDraft, SavedBriefing, SavedText, TextDraft
    from data.workspace.workspace import Workspace
    from scoring.model import MeasureKey, Sheet
    from scoring.scenario import Assumption


def scenarios(ente: str, year: int) -> tuple[SavedScenario, ...]:
    """The scenarios of a plan, by name."""
    return _workspace().scenarios(ente, year)


def scenario(scenario_id: str) -> SavedScenario:
    """The newest version of a scenario.

    Raises:
        DataError: there is none, or it was deleted.
    """
    return _workspace().scenario(scenario_id)


def versions(scenario_id: str) -> tuple[SavedScenario, ...]:
    """Every version of a scenario, the first one first."""
    return _workspace().history(scenario_id)


def proposals(ente: str, year: int) -> tuple[Proposal, ...]:
    """The proposals of a plan, the newest first."""
    return _workspace().proposals(ente, year)


def save(draft: Draft, *, over: SavedScenario | None = None) -> SavedScenario:
    """Save a new scenario, or the next version of one.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    if over is None:
        return save_scenario(default_directory(), draft)
    return save_scenario(default_directory(), draft, scenario_id=over.id, expected_version=over.version)


def delete(saved: SavedScenario, author: str) -> None:
    """Delete a scenario; its history stays.

    Raises:
        DataError: it is not deleted.
    """
    delete_scenario(default_directory(), saved.id, expected_version=saved.version, author=author)


def propose(saved: SavedScenario, author: str, note: str) -> Proposal:
    """Make a scenario a proposal of revisions.

    Raises:
        DataError: it is not made.
    """
    return adopt(default_directory(), saved.id, saved.version, author=author, note=note)


def settle(proposal: Proposal, key: MeasureKey, act: Act) -> Proposal:
    """Write down the act that makes a revision official.

    Raises:
        DataError: it is not written.
    """
    return record_act(default_directory(), proposal.id, key, act)


def with_official(assumptions: Iterable[Assumption], sheets: Sequence[Sheet]) -> tuple[SavedAssumption, ...]:
    """Hypotheses beside the official figures whose place they take."""
    by_sheet = {(sheet.section, sheet.owner): sheet for sheet in sheets}
    return tuple(SavedAssumption(a, was_of(by_sheet[a.key.section, a.key.owner], a)) for a in assumptions)


def briefing(ente: str, year: int) -> SavedBriefing | None:
    """The newest version of the briefing of a year; None where nobody has saved one."""
    return _workspace().briefing(ente, year)


def briefing_versions(ente: str, year: int) -> tuple[SavedBriefing, ...]:
    """Every version of a briefing, the first one first."""
    return _workspace().briefing_versions(ente, year)


def save_briefing(draft: BriefingDraft, *, over: SavedBriefing | None) -> SavedBriefing:
    """Save the next version of a briefing.

    Args:
        draft: what to save.
        over: the version that the person has seen; None where there was none.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    return briefing_writer.save_briefing(default_directory(), draft, expected_version=over.version if over else 0)


def texts(ente: str, year: int) -> Mapping[str, SavedText]:
    """The newest version of every text of a Relazione, by place; an empty one means the generated one again."""
    return _workspace().texts(ente, year)


def save_text(draft: TextDraft, *, over: SavedText | None) -> SavedText:
    """Save the next version of a text of the Relazione; ``over`` as in ``save_briefing``.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    return briefing_writer.save_text(default_directory(), draft, expected_version=over.version if over else 0)


def layouts() -> Mapping[str, FlatMapping]:
    """How offices' own sheets are laid out, as people said; none where what they saved cannot be read."""
    try:
        return _workspace().layouts()
    except DataError:
        return {}


def save_layout(sheet: WrittenSheet, mapping: FlatMapping, *, plan: tuple[str, int], author: str) -> None:
    """Remember how an office's own sheet is laid out; ``plan`` is the ente and year that were read from it.

    Raises:
        DataError: it is not saved.
    """
    layout_writer.save_layout(default_directory(), sheet, mapping, plan=plan, author=author)


def damage() -> str:
    """What to tell a reader whose saved things cannot all be read; empty where all is well."""
    try:
        found = _workspace().damage
    except DataError as error:
        return str(error)
    return str(found or "")


@st.cache_resource(show_spinner=False, validate=lambda workspace: not workspace.is_stale())
def _workspace() -> Workspace:
    """What people saved, shared by every session; opened again when somebody saves."""
    return open_workspace(default_directory())
