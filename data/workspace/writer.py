"""Save what people write: every save is a new version in a new file; nothing is ever changed or taken away."""

from __future__ import annotations

import dataclasses
import secrets
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.scenarios import SavedScenario, assumed, is_canonical, text_of
from data.store.queries import sql
from data.workspace.errors import (
    NAME_LENGTH,
    ActIncompleteError,
    AlreadyAdoptedError,
    AssumptionValueError,
    NameTakenError,
    NotInProposalError,
    ScenarioChangedError,
    ScenarioNameError,
    UnknownScenarioError,
    WorkspaceOlderError,
)
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.saving import brought_up_to_date, now, signed, written
from data.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.plan.scenarios import Act, Draft, Proposal, SavedAssumption
    from scoring.model import MeasureKey

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Signs that nobody confuses when copying an address."""
_LENGTH = 10


def open_workspace(directory: Path) -> Workspace:
    """Open the workspace; bring it up to date where an earlier version of the program wrote it.

    Raises:
        DataError: it cannot be opened; the message says the way out.
    """
    try:
        return Workspace.open(directory)
    except WorkspaceOlderError:
        brought_up_to_date(directory)
        return Workspace.open(directory)


def save_scenario(directory: Path, draft: Draft, *, scenario_id: str = "", expected_version: int = 0) -> SavedScenario:
    """Save a new scenario, or the next version of one.

    Args:
        directory: of the store.
        draft: what to save; blanks around and inside its name are made one.
        scenario_id: of the scenario to save again; empty for a new one.
        expected_version: the newest version that the person has seen; 0 for a new one.

    Returns:
        What is now saved.

    Raises:
        ScenarioNameError, AuthorMissingError, AssumptionValueError: the draft is not complete.
        NameTakenError: another live scenario of the ente and year has the name.
        ScenarioChangedError: somebody saved a later version than the expected one.
        UnknownScenarioError, DeletedScenarioError: there is no such scenario to save again.
        DataError: the file cannot be written; the message says the way out.
    """
    complete = _complete(draft)

    def save(workspace: Workspace, con: DuckDBPyConnection) -> SavedScenario:
        if scenario_id:
            _refuse_another(workspace, complete, scenario_id, expected_version)
        _refuse_taken_name(workspace, complete, scenario_id)
        found = scenario_id or _new_id()
        return _add_version(workspace, con, complete, (found, expected_version + 1 if scenario_id else 1))

    return written(directory, save)


def delete_scenario(directory: Path, scenario_id: str, *, expected_version: int, author: str) -> None:
    """Delete a scenario: its versions stay in its history, and a newer one says who deleted it.

    Raises:
        AuthorMissingError, ScenarioChangedError, UnknownScenarioError, DeletedScenarioError: as in ``save_scenario``.
        DataError: the file cannot be written; the message says the way out.
    """
    by = signed(author)

    def delete(workspace: Workspace, con: DuckDBPyConnection) -> None:
        newest = _seen(workspace, scenario_id, expected_version)
        deletion = replace(newest, version=newest.version + 1, author=by, reason="", saved_at=now(), is_deleted=True)
        con.execute(sql("add_scenario", WORKSPACE_SQL), _row(deletion))

    written(directory, delete)


def adopt(directory: Path, scenario_id: str, version: int, *, author: str, note: str = "") -> Proposal:
    """Make a version of a scenario a proposal: its revisions now wait for their acts.

    Raises:
        AuthorMissingError: nobody signs.
        UnknownScenarioError, DeletedScenarioError: there is no such version, or its scenario was deleted.
        AlreadyAdoptedError: this version is a proposal already.
        DataError: the file cannot be written; the message says the way out.
    """
    proposal_id = _new_id()
    row = {
        "proposal_id": proposal_id,
        "scenario_id": scenario_id,
        "version": version,
        "adopted_at": now(),
        "author": signed(author),
        "note": note,
    }

    def write(workspace: Workspace, con: DuckDBPyConnection) -> Proposal:
        workspace.scenario(scenario_id)
        _refuse_adopted(workspace.version(scenario_id, version), con)
        con.execute(sql("add_proposal", WORKSPACE_SQL), row)
        return workspace.proposal(proposal_id)

    return written(directory, write)


def record_act(directory: Path, proposal_id: str, key: MeasureKey, act: Act) -> Proposal:
    """Write down the act that makes one revision of a proposal official; a later one takes its place.

    Args:
        directory: of the store.
        proposal_id: of the proposal.
        key: an indicator that the proposal revises.
        act: its ``recorded_at`` is not read: it is written now.

    Raises:
        AuthorMissingError, ActIncompleteError: something is blank.
        UnknownProposalError, NotInProposalError: there is no such proposal, or no such revision in it.
        DataError: the file cannot be written; the message says the way out.
    """
    complete = replace(act, author=signed(act.author), body=act.body.strip(), number=act.number.strip())
    if not complete.body or not complete.number:
        raise ActIncompleteError

    def write(workspace: Workspace, con: DuckDBPyConnection) -> Proposal:
        revised = {each.assumption.key for each in workspace.proposal(proposal_id).scenario.assumptions}
        if key not in revised:
            raise NotInProposalError(key)
        _add_act(con, proposal_id, key, complete)
        return workspace.proposal(proposal_id)

    return written(directory, write)


def _complete(draft: Draft) -> Draft:
    """The draft, its name on one line."""
    name = " ".join(draft.name.split())
    if len(name) > NAME_LENGTH or not any(sign.isprintable() and not sign.isspace() for sign in name):
        raise ScenarioNameError(name)
    for saved in draft.assumptions:
        _refuse_what_cannot_be_read_again(saved)
    return replace(draft, name=name, author=signed(draft.author))


def _refuse_what_cannot_be_read_again(saved: SavedAssumption) -> None:
    value = saved.assumption.value
    texts = [saved.was] if value is None else [saved.was, text_of(value)]
    for text in texts:
        if text is not None and not is_canonical(text):
            raise AssumptionValueError(saved.assumption.key, text)
    read = assumed(value.text) if value else None
    if value and read and read.value != value.value:
        raise AssumptionValueError(saved.assumption.key, value.text)


def _seen(workspace: Workspace, scenario_id: str, expected_version: int) -> SavedScenario:
    """The newest version of a scenario, which is the one the person has seen."""
    newest = workspace.scenario(scenario_id)
    if newest.version != expected_version:
        raise ScenarioChangedError(newest.name, newest.author, newest.saved_at)
    return newest


def _refuse_another(workspace: Workspace, draft: Draft, scenario_id: str, expected_version: int) -> None:
    newest = _seen(workspace, scenario_id, expected_version)
    if (newest.ente, newest.year) != (draft.ente, draft.year):
        raise UnknownScenarioError(scenario_id)


def _refuse_taken_name(workspace: Workspace, draft: Draft, scenario_id: str) -> None:
    for other in workspace.scenarios(draft.ente, draft.year):
        if other.id != scenario_id and _sound(other.name) == _sound(draft.name):
            raise NameTakenError(other.name, draft.year, other.author)


def _sound(name: str) -> str:
    """What two names share that a reader would not tell apart."""
    return unicodedata.normalize("NFKC", name).casefold()


def _refuse_adopted(scenario: SavedScenario, con: DuckDBPyConnection) -> None:
    params = {"scenario_id": scenario.id, "version": scenario.version}
    found = con.execute(sql("adoption", WORKSPACE_SQL), params).fetchone()
    if found is not None:
        raise AlreadyAdoptedError(scenario.name, *found)


def _add_version(workspace: Workspace, con: DuckDBPyConnection, draft: Draft, place: tuple[str, int]) -> SavedScenario:
    """Add a version of a scenario, and read it back.

    Args:
        workspace: over the file being written.
        con: the same file, to add to.
        draft: complete.
        place: the scenario's code, and the number of the version.
    """
    scenario_id, version = place
    fields = {field.name: getattr(draft, field.name) for field in dataclasses.fields(draft)}
    scenario = SavedScenario(id=scenario_id, version=version, saved_at=now(), **fields)
    con.execute(sql("add_scenario", WORKSPACE_SQL), _row(scenario))
    for position, saved in enumerate(scenario.assumptions, start=1):
        row = {"scenario_id": scenario_id, "version": version, "position": position, **_assumption_row(saved)}
        con.execute(sql("add_assumption", WORKSPACE_SQL), row)
    return workspace.version(scenario_id, version)


def _row(scenario: SavedScenario) -> dict[str, object]:
    return {
        "scenario_id": scenario.id,
        "version": scenario.version,
        "ente": scenario.ente,
        "year": scenario.year,
        "kind": str(scenario.kind),
        "outlook": str(scenario.outlook or ""),
        "basis": str(scenario.basis),
        "name": scenario.name,
        "author": scenario.author,
        "reason": scenario.reason,
        "saved_at": scenario.saved_at,
        "fingerprint": scenario.fingerprint,
        "is_deleted": scenario.is_deleted,
    }


def _assumption_row(saved: SavedAssumption) -> dict[str, object]:
    value = saved.assumption.value
    return {
        **saved.assumption.key._asdict(),
        "field": str(saved.assumption.field),
        "value": None if value is None else text_of(value),
        "was": saved.was,
        "reason": saved.reason,
    }


def _add_act(con: DuckDBPyConnection, proposal_id: str, key: MeasureKey, act: Act) -> None:
    found = con.execute(sql("next_act", WORKSPACE_SQL), {"proposal_id": proposal_id}).fetchone()
    row = {
        "proposal_id": proposal_id,
        **key._asdict(),
        "body": act.body,
        "number": act.number,
        "act_date": act.day,
        "author": act.author,
        "recorded_at": now(),
        "position": found[0] if found else 1,
    }
    con.execute(sql("add_act", WORKSPACE_SQL), row)


def _new_id() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
