"""What a draft would change, before anybody confirms it: its rows, its problems, and the scores of every level."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.format.amend import apart, with_documents
from data.format.identity import read_documents
from data.format.plan import build_plan
from data.format.problem import Problem
from data.format.smvp import policy_of
from data.plan.changes import ChangeKind, RowFate, ScoreEffect
from data.plan.series import Histories
from data.plan.sheets import sheets
from data.register.merge import NO_CHOICE, merged
from scoring.basis import Basis
from scoring.errors import ScoringError
from scoring.result import NodeResult
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.format.parse import Rows
    from data.format.year_reading import EnteFolder
    from data.plan.changes import Choice, Conflict, Draft, RowChange
    from data.plan.series import OtherYears
    from data.register.merge import Field, Merged
    from data.register.official import Official
    from scoring.result import MeasureResult, ScoredSheet

At = tuple[str, str, str, str]
"""Section, owner, node and indicator; no indicator: the node; no node either: the whole sheet."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a draft would change.

    Attributes:
        rows: what would be written, set against the data of now.
        unchanged: how many rows of each table stay as they are.
        conflicts: fields that others changed since the person read them.
        problems: why it cannot be written.
        effects: of every node and indicator on the valid targets, sheet after sheet; empty where there are problems.
    """

    rows: tuple[RowChange, ...]
    unchanged: Mapping[str, int]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    effects: tuple[ScoreEffect, ...]

    def of(self, fate: RowFate) -> tuple[RowChange, ...]:
        """The rows that are new, changed, gone or elsewhere."""
        return tuple(row for row in self.rows if row.fate is fate)


def propose(official: Official, draft: Draft, choices: Mapping[Field, Choice] = NO_CHOICE) -> Proposal:
    """What a draft would change; nothing is written.

    Args:
        official: the data of now.
        draft: it need not be signed.
        choices: as in ``confirm``.

    Raises:
        UnknownEnteError, UnknownYearError: the official data do not have them.
    """
    found = merged(official, draft, choices)
    problems = list(found.problems)
    effects: tuple[ScoreEffect, ...] = ()
    if not problems:
        try:
            effects = tuple(_effects(official, draft, found))
        except ScoringError as error:
            problems.append(Problem(f"{draft.year}", 0, "", str(error), "Correggere i dati o il metodo dell'anno."))
    return Proposal(found.rows, _unchanged(found), found.conflicts, tuple(problems), effects)


def _unchanged(found: Merged) -> dict[str, int]:
    rows = {(row.table, row.key) for row in found.rows if row.fate is not RowFate.FILE}
    touched = Counter(table for table, _ in rows)
    added = Counter(row.table for row in found.rows if row.fate is RowFate.ADDED)
    return {name: len(rows.cells) - (touched[name] - added[name]) for name, rows in found.before.items()}


def first_effects(official: Official, folder: EnteFolder) -> tuple[ScoreEffect, ...]:
    """The scores of a folder whose years are not in the official data yet: before there is none.

    Raises:
        ScoringError: they cannot be computed.
    """
    code = folder.ente.code
    rows = ((each.year, with_documents(folder.documents, each.tables)) for each in folder.years)
    scored = (_scored(year, found, official.others(code, year)) for year, found in rows)
    return tuple(_effect(at, None, now) for sheets_of_year in scored for at, now in _results(sheets_of_year))


def _effects(official: Official, draft: Draft, found: Merged) -> Iterator[ScoreEffect]:
    others = official.others(draft.ente, draft.year)
    was_closed = official.closing(draft.ente, draft.year) is not None
    will_be = {ChangeKind.CLOSING: True, ChangeKind.REOPENING: False}.get(draft.kind, was_closed)
    states = ((found.before, was_closed), (found.after, will_be))
    before, after = (dict(_results(_scored(draft.year, rows, others, is_closed=is_so))) for rows, is_so in states)
    for at, now in after.items():
        yield _effect(at, before.get(at), now)
    for at, was in before.items():
        if at not in after:
            yield _effect(at, was, None)


def _scored(
    year: int, rows: Mapping[str, Rows], others: OtherYears, *, is_closed: bool = False
) -> Iterator[ScoredSheet]:
    documents, tables = apart(rows)
    ente, policies, _ = read_documents(documents)
    policy = policy_of(policies, year)
    if policy is not None:
        plan = replace(build_plan(ente, year, policy, tables), is_closed=is_closed)
        yield from (score_sheet(sheet, policy) for sheet in sheets(plan, Basis(), Histories(plan, others)))


def _results(scored: Iterable[ScoredSheet]) -> Iterator[tuple[At, NodeResult | MeasureResult]]:
    for sheet in scored:
        place = sheet.sheet.section, sheet.sheet.owner
        for node in sheet.nodes:
            yield (*place, node.node.code, ""), node
            for measure in sheet.measures_of(node.node.code):
                yield (*place, node.node.code, measure.measure.key.indicator_code), measure


def _effect(at: At, was: NodeResult | MeasureResult | None, now: NodeResult | MeasureResult | None) -> ScoreEffect:
    level, title = _named(now or was)
    return ScoreEffect(*at, level, title, _score(was), _score(now), _word(was), _word(now))


def _named(result: NodeResult | MeasureResult | None) -> tuple[str, str]:
    if isinstance(result, NodeResult):
        return result.node.level, result.node.title
    return "", result.measure.name if result else ""


def _score(result: NodeResult | MeasureResult | None) -> float | None:
    return result.score if result else None


def _word(result: NodeResult | MeasureResult | None) -> str:
    return result.band.word if result and result.band else ""
