"""The workspace: scenarios, briefings, decisions, rounds and texts that people have saved, from files of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.format.flat_layout import FlatMapping, Role
from data.plan.briefings import SavedBriefing, SavedSlide, SavedText
from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.planning import Outlook
from data.plan.rounds import Choice, How, RoundEnd, SavedChoice
from data.plan.scenarios import Act, Proposal, SavedAssumption, SavedScenario, ScenarioKind, assumed
from data.store.files import Family
from data.store.opening import open_newest
from data.store.queries import sql
from data.store.reader import Reader
from data.workspace.errors import (
    DeletedScenarioError,
    UnknownProposalError,
    UnknownScenarioError,
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceOlderError,
)
from data.workspace.queries import SQL as WORKSPACE_SQL
from scoring.basis import Basis
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


WORKSPACE = Family(
    prefix="lavoro",
    part=".lavoro-",
    lock_file="lavoro.lock",
    migrations=Path(__file__).parent / "migrations",
    probe="SELECT count(*) FROM scenario",
    entries=sql("entries", WORKSPACE_SQL),
    wait_seconds=10.0,
    act="salvataggio",
    remedy="e salvare di nuovo ciò che manca; finché è lì non si salva. I dati ufficiali sono in altri file",
    busy=WorkspaceBusyError,
    damaged=WorkspaceDamagedError,
    older=WorkspaceOlderError,
)
"""What people write in the program, beside the store and never in it."""


class Workspace(Reader):
    """What people saved, open for reading; every list is empty where nobody has saved anything yet."""

    family = WORKSPACE
    queries = WORKSPACE_SQL

    @classmethod
    def open(cls, directory: Path) -> Workspace:
        """Open the newest sound file; ``damage`` says what is missing where it is not the newest.

        Raises:
            WorkspaceDamagedError, UnreadableError, StoreLockedError: it cannot be read.
            StoreNewerError, WorkspaceOlderError: another version of the program wrote it.
        """
        opened = open_newest(directory, WORKSPACE)
        return cls(directory, opened.connection if opened else None, opened)

    def scenarios(self, ente: str, year: int | None = None) -> tuple[SavedScenario, ...]:
        """The newest version of every scenario of an ente that is not deleted, by name.

        Args:
            ente: its code.
            year: of the plan; None for every year.
        """
        return tuple(self._scenario(row) for row in self._rows("scenarios", ente=ente, year=year))

    def scenario(self, scenario_id: str) -> SavedScenario:
        """The newest version of a scenario.

        Raises:
            UnknownScenarioError: there is none with this code.
            DeletedScenarioError: it was deleted.
        """
        versions = self.history(scenario_id)
        if not versions:
            raise UnknownScenarioError(scenario_id)
        newest = versions[-1]
        if newest.is_deleted:
            raise DeletedScenarioError(newest.name, newest.author, newest.saved_at)
        return newest

    def history(self, scenario_id: str) -> tuple[SavedScenario, ...]:
        """Every version of a scenario, the first one first, a deletion too; empty where there is none."""
        return tuple(self._scenario(row) for row in self._rows("versions", scenario_id=scenario_id))

    def version(self, scenario_id: str, version: int) -> SavedScenario:
        """One version of a scenario, even of a deleted one.

        Raises:
            UnknownScenarioError: there is none.
        """
        found = [each for each in self.history(scenario_id) if each.version == version and not each.is_deleted]
        if not found:
            raise UnknownScenarioError(scenario_id, version)
        return found[0]

    def proposals(self, ente: str, year: int | None = None) -> tuple[Proposal, ...]:
        """The proposals made from an ente's scenarios, the newest first; year as in ``scenarios``."""
        return tuple(self._proposal(row) for row in self._rows("proposals", ente=ente, year=year))

    def proposal(self, proposal_id: str) -> Proposal:
        """One proposal, with the acts recorded until now.

        Raises:
            UnknownProposalError: there is none with this code.
        """
        rows = self._rows("proposal", proposal_id=proposal_id)
        if not rows:
            raise UnknownProposalError(proposal_id)
        return self._proposal(rows[0])

    def briefing(self, ente: str, year: int) -> SavedBriefing | None:
        """The newest version of an ente's briefing of a year; None where nobody has saved one."""
        rows = self._rows("briefing", ente=ente, year=year)
        return self._briefing(ente, year, rows[0]) if rows else None

    def briefing_versions(self, ente: str, year: int) -> tuple[SavedBriefing, ...]:
        """Every version of a briefing, the first one first; empty where there is none."""
        return tuple(self._briefing(ente, year, row) for row in self._rows("briefing_versions", ente=ente, year=year))

    def texts(self, ente: str, year: int) -> Mapping[str, SavedText]:
        """The newest version of every text of a Relazione, by place; a place that nobody wrote in is not there.

        An empty text is there, with its version: somebody wanted the generated one again.
        """
        rows = self._rows("texts", ente=ente, year=year)
        return {place: SavedText(ente, year, place, *rest) for place, *rest in rows}

    def minutes(self, ente: str, year: int) -> tuple[MinutedDecision, ...]:
        """The newest version of every decision on the data of a year, in the order in which they were first minuted."""
        return tuple(_minuted(ente, year, row) for row in self._rows("minutes", ente=ente, year=year))

    def round_targets(self, ente: str, year: int, until: datetime | None = None) -> Mapping[MeasureKey, SavedChoice]:
        """What is decided of the targets of the year after: the newest version of each, one taken back too.

        Args:
            ente: its code.
            year: of the data.
            until: what was saved later does not count; None for everything.
        """
        rows = self._rows("round_targets", ente=ente, year=year, until=until)
        return {found.key: found for found in map(_chosen, rows)}

    def round_ends(self, ente: str, year: int) -> Mapping[tuple[str, str], RoundEnd]:
        """When the round of each sheet was concluded last, by section and owner; one never concluded is not there."""
        rows = self._rows("round_ends", ente=ente, year=year)
        return {(section, owner): RoundEnd(author, saved_at) for section, owner, author, saved_at in rows}

    def agreed_targets(self, ente: str, year: int, sheet: tuple[str, str]) -> tuple[SavedChoice, ...]:
        """What was decided when the round of a sheet was concluded last; empty where it never was."""
        end = self.round_ends(ente, year).get(sheet)
        found = self.round_targets(ente, year, end.saved_at) if end else {}
        return tuple(
            each for key, each in found.items() if (key.section, key.owner) == sheet and each.choice.how is not How.OPEN
        )

    def layouts(self) -> Mapping[str, FlatMapping]:
        """How offices' own sheets are laid out, by ``mark_of``; the name of the sheet is not kept."""
        return {mark: _layout(*rest) for mark, *rest in self._rows("layouts")}

    def _briefing(self, ente: str, year: int, row: tuple[Any, ...]) -> SavedBriefing:
        basis, author, mark, version, saved_at = row
        slides = self._rows("slides", ente=ente, year=year, version=version)
        own_slides = tuple(SavedSlide(*slide) for slide in slides)
        return SavedBriefing(ente, year, basis, author, mark, own_slides, version, saved_at)

    def _scenario(self, row: tuple[Any, ...]) -> SavedScenario:
        scenario_id, version, ente, year, kind, outlook, basis, name, author, reason, saved_at, mark, is_deleted = row
        rows = self._rows("assumptions", scenario_id=scenario_id, version=version)
        return SavedScenario(
            id=scenario_id,
            version=version,
            ente=ente,
            year=year,
            kind=ScenarioKind(kind),
            outlook=Outlook(outlook) if outlook else None,
            basis=Basis.parse(basis),
            name=name,
            author=author,
            reason=reason,
            saved_at=saved_at,
            fingerprint=mark,
            assumptions=tuple(_assumption(row) for row in rows),
            is_deleted=is_deleted,
        )

    def _proposal(self, row: tuple[Any, ...]) -> Proposal:
        proposal_id, scenario_id, version, adopted_at, author, note = row
        acts = {MeasureKey(*found[:4]): Act(*found[4:]) for found in self._rows("acts", proposal_id=proposal_id)}
        return Proposal(proposal_id, self.version(scenario_id, version), adopted_at, author, note, acts)


def _minuted(ente: str, year: int, row: tuple[Any, ...]) -> MinutedDecision:
    code, about, question, fact, outcome, note, author, saved_at, version = row
    decision = Decision(
        ente=ente,
        year=year,
        code=code,
        about=about,
        question=question,
        fact=fact,
        outcome=Outcome(outcome),
        note=note,
    )
    return MinutedDecision(decision=decision, author=author, saved_at=saved_at, version=version)


def _chosen(row: tuple[Any, ...]) -> SavedChoice:
    section, owner, node_code, indicator_code, how, value, reason, author, saved_at, version = row
    key = MeasureKey(section, owner, node_code, indicator_code)
    return SavedChoice(key, Choice(How(how), value, reason), author, saved_at, version)


def _layout(first: int, last: int, columns: str) -> FlatMapping:
    return FlatMapping("", first, last, {int(at): Role[name] for at, name in json.loads(columns).items()})


def _assumption(row: tuple[Any, ...]) -> SavedAssumption:
    section, owner, node_code, indicator_code, field, value, was, reason = row
    key = MeasureKey(section, owner, node_code, indicator_code)
    return SavedAssumption(Assumption(key, Field(field), assumed(value)), was, reason)
