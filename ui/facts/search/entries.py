"""What can be found of an ente's year: one entry for each thing that has a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from data.plan.breakdown import is_of_units
from data.plan.notes import notes
from data.plan.units import unit_names
from ui.facts.address import Place
from ui.facts.format import count, day
from ui.facts.units import also_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.plan.notes import Note
    from data.plan.records import MeasureRow, NodeRow, Plan
    from scoring.model import MeasureKey


class Kind(StrEnum):
    """What an entry is, in the order in which equally good hits are listed. The value is the heading of its hits."""

    OBJECTIVE = "Obiettivi"
    GROUP = "Raggruppamenti"
    """What no section's result is the mean of: it groups objectives, or stands between them and the indicators."""
    INDICATOR = "Indicatori"
    UNIT = "Unità organizzative"
    SHEET = "Sezioni e persone"
    ACT = "Atti"
    NOTE = "Note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found.

    Attributes:
        code, title: what it is called; the code empty where it has none.
        text: what else is written of it.
        place: where it is; without a section it is of the whole year.
    """

    kind: Kind
    code: str
    title: str
    text: str = ""
    place: Place

    @property
    def head(self) -> str:
        """What it is called, with its code."""
        return f"{self.code} {self.title}".strip()


def entries(plan: Plan) -> Iterator[Entry]:
    """Everything that can be found of a year, in the order of its documents."""
    at = Place(ente=plan.ente.code, year=str(plan.year))
    names = {row.key: row.indicator_name for row in plan.measures}
    parts = _parts(plan)
    levels = {code: section.mean_of for code, section in plan.policy.sections.items()}
    for row in _own_nodes(plan):
        own = levels.get(row.section)
        yield _node(row, at, Kind.OBJECTIVE if not own or row.level in own else Kind.GROUP)
    yield from (_measure(row, at, parts.get(row.key, ())) for row in plan.measures)
    yield from _units(plan, at)
    yield from _sheets(plan, at)
    yield from _acts(plan, at, names)
    yield from (_note(note, at, names) for note in notes(plan))


def _own_nodes(plan: Plan) -> Iterator[NodeRow]:
    """Nodes once: one that a skeleton only names, and another section measures, is of that section."""
    skeletons = {section.code for section in plan.ente.sections if section.skeleton}
    measured = {row.node_code for row in plan.nodes if row.section not in skeletons}
    return (row for row in plan.nodes if row.section not in skeletons or row.node_code not in measured)


def _node(row: NodeRow, at: Place, kind: Kind) -> Entry:
    return Entry(
        kind=kind,
        code=row.node_code,
        title=row.title,
        text=_lines(row.description, row.note),
        place=replace(at, section=row.section, owner=row.owner, node=row.node_code),
    )


def _parts(plan: Plan) -> dict[MeasureKey, list[str]]:
    """The parts in which indicators are measured: ``provincia: Salerno``."""
    found: dict[MeasureKey, list[str]] = {}
    for row in plan.breakdown:
        found.setdefault(row.key, []).append(f"{row.dimension}: {row.part}")
    return found


def _measure(row: MeasureRow, at: Place, parts: Sequence[str]) -> Entry:
    return Entry(
        kind=Kind.INDICATOR,
        code=row.key.indicator_code,
        title=row.indicator_name,
        text=_lines(row.description, row.algorithm, row.source, row.commentary, row.common_code, *parts),
        place=_place(row.key, at),
    )


def _units(plan: Plan, at: Place) -> Iterator[Entry]:
    """Every unit once, found by its other spellings too."""
    names = unit_names(plan.units)
    measuring = (row.part for row in plan.breakdown if is_of_units(row.dimension))
    for unit in names.of_all((*(row.units for row in plan.nodes), *measuring)):
        yield Entry(
            kind=Kind.UNIT,
            code=names.codes.get(unit, ""),
            title=unit,
            text=also_written(names, unit),
            place=at,
        )


def _sheets(plan: Plan, at: Place) -> Iterator[Entry]:
    names = {section.code: section.name for section in plan.ente.sections if not section.skeleton}
    for section, owner in dict.fromkeys((row.key.section, row.key.owner) for row in plan.measures):
        if section in names:
            place = replace(at, section=section, owner=owner)
            title, text = (owner, names[section]) if owner else (names[section], "")
            yield Entry(kind=Kind.SHEET, code="", title=title, text=text, place=place)


def _acts(plan: Plan, at: Place, names: dict[MeasureKey, str]) -> Iterator[Entry]:
    """Acts that changed targets; one that changed several is of the whole year."""
    found: dict[str, list[MeasureKey]] = {}
    reasons: dict[str, list[str]] = {}
    for key, versions in plan.versions.items():
        for version in versions:
            if version.act:
                act = f"{version.act} del {day(version.act_date)}" if version.act_date else version.act
                found.setdefault(act, []).append(key)
                reasons.setdefault(act, []).append(_lines(version.occasion, version.reason))
    for act, keys in found.items():
        changed = [f"{key.indicator_code} {names.get(key, '')}" for key in dict.fromkeys(keys)]
        yield Entry(
            kind=Kind.ACT,
            code="",
            title=act,
            text=_lines(count(len(changed), "indicatore cambiato", "indicatori cambiati"), *reasons[act], *changed),
            place=_place(keys[0], at) if len(changed) == 1 else at,
        )


def _note(note: Note, at: Place, names: dict[MeasureKey, str]) -> Entry:
    known = [f"{key.indicator_code} {names.get(key, '')}".strip() for key in note.keys]
    return Entry(
        kind=Kind.NOTE,
        code=note.number,
        title=" · ".join(known) or note.source or "senza indicatore",
        text=_lines(note.source, note.text, *dict.fromkeys(row.period for row in note.rows)),
        place=_place(note.keys[0], at) if note.keys else at,
    )


def _place(key: MeasureKey, at: Place) -> Place:
    return replace(at, section=key.section, owner=key.owner, node=key.node_code, indicator=key.indicator_code)


def _lines(*texts: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))
