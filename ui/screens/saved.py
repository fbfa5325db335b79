"""The seam between pages and what people saved: scenarios, proposals, briefings, texts. Never the official data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.errors import DataError
from data.plan.people import Act as Doing
from data.plan.scenarios import Act, Draft, Proposal, SavedAssumption, SavedScenario, was_of
from data.store.place import default_directory
from data.workspace import briefing_writer, layout_writer, minutes_writer, round_writer
from data.workspace.errors import AlreadyAdoptedError, DecisionMinutedError, TargetDecidedError, UnknownScenarioError
from data.workspace.writer import adopt, delete_scenario, open_workspace, record_act, save_scenario
from ui.facts.relazione.relazione import INDIVIDUAL
from ui.screens import people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from data.format.flat_layout import FlatMapping
    from data.format.spreadsheet import Sheet as WrittenSheet
    from data.plan.briefings import BriefingDraft, SavedBriefing, SavedText, TextDraft
    from data.plan.minutes import Decision, MinutedDecision
    from data.plan.rounds import ChoiceDraft, RoundEnd, SavedChoice
    from data.workspace.workspace import Workspace
    from scoring.model import MeasureKey, Sheet
    from scoring.scenario import Assumption


def scenarios(ente: str, year: int) -> tuple[SavedScenario, ...]:
    """The scenarios of a plan that who is looking may see, by name."""
    return tuple(each for each in _workspace().scenarios(ente, year) if _is_shown(each))


def scenario(scenario_id: str) -> SavedScenario:
    """The newest version of a scenario.

    Raises:
        DataError: there is none, it was deleted, or who is looking may not see it.
    """
    found = _workspace().scenario(scenario_id)
    if not _is_shown(found):
        raise UnknownScenarioError(scenario_id)
    return found


def versions(scenario_id: str) -> tuple[SavedScenario, ...]:
    """Every version of a scenario, the first one first."""
    return tuple(each for each in _workspace().history(scenario_id) if _is_shown(each))


def proposals(ente: str, year: int) -> tuple[Proposal, ...]:
    """The proposals of a plan, the newest first."""
    return tuple(each for each in _workspace().proposals(ente, year) if _is_shown(each.scenario))


def save(draft: Draft, *, over: SavedScenario | None = None) -> SavedScenario:
    """Save a new scenario, or the next version of one.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    _check()
    draft = replace(draft, author=people.signed(draft.author))
    if over is None:
        return save_scenario(default_directory(), draft)
    return save_scenario(default_directory(), draft, scenario_id=over.id, expected_version=over.version)


def delete(saved: SavedScenario, author: str) -> None:
    """Delete a scenario; its history stays.

    Raises:
        DataError: it is not deleted.
    """
    _check()
    who = people.signed(author)
    delete_scenario(default_directory(), saved.id, expected_version=saved.version, author=who)


def propose(saved: SavedScenario, author: str, note: str) -> Proposal:
    """Make a scenario a proposal of revisions.

    Raises:
        DataError: it is not made.
    """
    _check()
    return adopt(default_directory(), saved.id, saved.version, author=people.signed(author), note=note)


def propose_once(saved: SavedScenario, author: str, note: str) -> Proposal | None:
    """Make a scenario a proposal; None where this version of it is one already.

    Raises:
        DataError: it is not made.
    """
    try:
        return propose(saved, author, note)
    except AlreadyAdoptedError:
        return None


def settle(proposal: Proposal, key: MeasureKey, act: Act) -> Proposal:
    """Write down the act that makes a revision official.

    Raises:
        DataError: it is not written.
    """
    _check()
    return record_act(default_directory(), proposal.id, key, replace(act, author=people.signed(act.author)))


def with_official(assumptions: Iterable[Assumption], sheets: Sequence[Sheet]) -> tuple[SavedAssumption, ...]:
    """Hypotheses beside the official figures whose place they take."""
    by_sheet = {(sheet.section, sheet.owner): sheet for sheet in sheets}
    return tuple(SavedAssumption(a, was_of(by_sheet[a.key.section, a.key.owner], a)) for a in assumptions)


def briefing(ente: str, year: int) -> SavedBriefing | None:
    """The newest version of the briefing of a year; None where nobody has saved one."""
    return _workspace().briefing(ente, year) if people.may(Doing.SEE_WORK) else None


def briefing_versions(ente: str, year: int) -> tuple[SavedBriefing, ...]:
    """Every version of a briefing, the first one first."""
    return _workspace().briefing_versions(ente, year) if people.may(Doing.SEE_WORK) else ()


def save_briefing(draft: BriefingDraft, *, over: SavedBriefing | None) -> SavedBriefing:
    """Save the next version of a briefing.

    Args:
        draft: what to save.
        over: the version that the person has seen; None where there was none.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    _check()
    draft = replace(draft, author=people.signed(draft.author))
    return briefing_writer.save_briefing(default_directory(), draft, expected_version=over.version if over else 0)


def minutes(ente: str, year: int) -> tuple[MinutedDecision, ...]:
    """What was decided on the data of a year that who is looking may see."""
    return _workspace().minutes(ente, year) if people.may(Doing.SEE_WORK) else ()


def minute(decision: Decision, author: str, *, over: MinutedDecision | None) -> MinutedDecision | None:
    """Write down what was decided; None where somebody minuted it after what was seen.

    Args:
        decision: with its outcome.
        author: who minutes it.
        over: the version that the person has seen; None where there was none.

    Raises:
        DataError: it is not written; the message says why and the way out.
    """
    _check()
    by, seen = people.signed(author), over.version if over else 0
    try:
        return minutes_writer.minute(default_directory(), decision, author=by, expected_version=seen)
    except DecisionMinutedError:
        return None


def round_targets(ente: str, year: int) -> Mapping[MeasureKey, SavedChoice]:
    """What is decided of the targets of the year after that who is looking may see, one taken back too."""
    if not people.may(Doing.SEE_WORK):
        return {}
    is_shown = people.may(Doing.SEE_INDIVIDUAL)
    return {k: each for k, each in _workspace().round_targets(ente, year).items() if is_shown or not k.owner}


def round_end(ente: str, year: int, sheet: tuple[str, str]) -> RoundEnd | None:
    """When the round of a sheet was concluded last; None where it never was."""
    return _workspace().round_ends(ente, year).get(sheet) if people.may(Doing.SEE_WORK) else None


def agreed_targets(ente: str, year: int, sheet: tuple[str, str]) -> tuple[SavedChoice, ...]:
    """What was decided when the round of a sheet was concluded last; empty where it never was."""
    return _workspace().agreed_targets(ente, year, sheet) if people.may(Doing.SEE_WORK) else ()


def decide(draft: ChoiceDraft, author: str) -> SavedChoice | None:
    """Save what is decided of one target of the year after; None where somebody decided it otherwise meanwhile.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    _check()
    try:
        return round_writer.decide(default_directory(), draft, author=people.signed(author))
    except TargetDecidedError:
        return None


def conclude_round(
    plan: tuple[str, int], sheet: tuple[str, str], seen: Mapping[MeasureKey, SavedChoice], author: str
) -> RoundEnd:
    """Save that the round of a sheet is concluded with what was seen.

    Raises:
        RoundChangedError: somebody decided something meanwhile.
        DataError: it is not saved; the message says why and the way out.
    """
    _check()
    return round_writer.conclude(default_directory(), plan, sheet, seen=seen, author=people.signed(author))


def texts(ente: str, year: int) -> Mapping[str, SavedText]:
    """The newest version of every text of a Relazione that who is looking may see, by place.

    An empty one means the generated one again.
    """
    if not people.may(Doing.SEE_WORK):
        return {}
    hidden = set() if people.may(Doing.SEE_INDIVIDUAL) else {INDIVIDUAL}
    return {place: text for place, text in _workspace().texts(ente, year).items() if place not in hidden}


def save_text(draft: TextDraft, *, over: SavedText | None) -> SavedText:
    """Save the next version of a text of the Relazione; ``over`` as in ``save_briefing``.

    Raises:
        DataError: it is not saved; the message says why and the way out.
    """
    _check()
    draft = replace(draft, author=people.signed(draft.author))
    return briefing_writer.save_text(default_directory(), draft, expected_version=over.version if over else 0)


def may_save() -> bool:
    """Whether who is looking may save anything: where they may not, no button offers it."""
    return people.may(Doing.SAVE_WORK)


def _check() -> None:
    """Refuse whoever may not save, however they asked for it."""
    people.check(Doing.SAVE_WORK)


def _is_shown(scenario: SavedScenario) -> bool:
    """Whether who is looking may see a scenario: of individual sheets, only whoever may see those."""
    return people.may(Doing.SEE_WORK) and (not scenario.is_individual or people.may(Doing.SEE_INDIVIDUAL))


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
    _check()
    layout_writer.save_layout(default_directory(), sheet, mapping, plan=plan, author=people.signed(author))


def damage() -> str:
    """What to tell a reader whose saved things cannot all be read; empty where all is well."""
    try:
        found = _workspace().damage
    except DataError as error:
        return str(error)
    return str(found or "")


def _workspace() -> Workspace:
    """What people saved, shared by every session; opened again when somebody saves."""
    return _opened(default_directory())


@st.cache_resource(max_entries=2, show_spinner=False, validate=lambda workspace: not workspace.is_stale())
def _opened(directory: Path) -> Workspace:
    return open_workspace(directory)
