"""What is found as lines to read: each thing once, under its kind, with its section, years, state and score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from scoring.basis import Basis
from ui.facts import states
from ui.facts.format import score
from ui.facts.search.entries import Kind
from ui.facts.search.letters import around, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.policy import Band
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.address import Place
    from ui.facts.search.entries import Entry
    from ui.facts.view import View
    from ui.facts.years import Years

_PIECE = 90
"""Signs of the text that is quoted where a word is found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        entry: of the reader's year where it was found there, else of the newest.
        years: in which it was found, newest first.
    """

    entry: Entry
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A hit as it is read; a text is empty where there is nothing to say.

    Attributes:
        where: section, person and years.
        band: of its state; ``score`` in words. Both only of what is scored.
        quoted: the piece of text where it was found, where its name does not tell.
        place: where it leads.
    """

    kind: Kind
    code: str
    title: str
    where: str
    band: Band | None
    score: str
    quoted: str
    place: Place


def hits(found: Iterable[Entry], year: str) -> tuple[Hit, ...]:
    """The entries of several years as one hit for each thing, in the order of the best.

    Two years have the same thing where code and name are the same.

    Args:
        found: best first.
        year: the reader's.
    """
    same: dict[tuple[str, ...], list[Entry]] = {}
    for entry in found:
        same.setdefault(_thing(entry), []).append(entry)
    return tuple(_hit(group, year) for group in same.values())


def by_kind(found: Sequence[Hit]) -> tuple[tuple[Kind, tuple[Hit, ...]], ...]:
    """Hits under their kinds: the kind of the best first, then in the order of ``Kind``."""
    if not found:
        return ()
    order = [found[0].entry.kind, *(kind for kind in Kind if kind is not found[0].entry.kind)]
    listed = sorted(found, key=lambda hit: order.index(hit.entry.kind))
    return tuple((kind, tuple(group)) for kind, group in groupby(listed, key=lambda hit: hit.entry.kind))


def line(hit: Hit, years: Years, at: Place, words: tuple[str, ...]) -> Line | None:
    """A hit with what its year says of it; None where that year cannot be read any more.

    Args:
        hit: what was found.
        years: of the ente.
        at: where the reader is: on which targets.
        words: plain, as they were asked.
    """
    entry = hit.entry
    basis = at.basis if entry.place.year == at.year else str(Basis())
    view = years.view(int(entry.place.year), Basis.parse(basis))
    if view is None:
        return None
    place = replace(entry.place, basis=basis)
    scored = _sheet(view, place)
    result = _result(scored, place) if scored and entry.kind is not Kind.UNIT else None
    place, told = (_in_sheet(place, scored), _where(view, scored, hit, at)) if scored else _above(view, place)
    return Line(
        kind=entry.kind,
        code=entry.code,
        title=entry.title,
        where=told,
        band=result.band if result else None,
        score=_said(result) if result else "",
        quoted=_quoted(entry, words),
        place=place,
    )


def _said(result: NodeResult | MeasureResult) -> str:
    """The state and the score; the state alone says that there is none."""
    return " ".join((states.state(result.band), *([score(result)] if result.score is not None else [])))


def _thing(entry: Entry) -> tuple[str, ...]:
    at = entry.place
    return entry.kind, at.section, at.owner, at.node, at.indicator, entry.code, plain(entry.title)


def _hit(group: Sequence[Entry], year: str) -> Hit:
    newest = sorted(group, key=lambda entry: entry.place.year, reverse=True)
    best = next((entry for entry in newest if entry.place.year == year), newest[0])
    return Hit(best, tuple(dict.fromkeys(entry.place.year for entry in newest)))


def _sheet(view: View, place: Place) -> ScoredSheet | None:
    """The sheet of a place; a heading without one of its own is in the first that has it."""
    if not place.section:
        return None
    own = [s for s in view.sheets if (s.sheet.section, s.sheet.owner) == (place.section, place.owner)]
    having = [s for s in (own or view.sheets) if place.node in s.places]
    return next(iter(having), None)


def _result(scored: ScoredSheet, place: Place) -> MeasureResult | NodeResult | None:
    if not place.indicator:
        return scored.node(place.node)
    return next((m for m in scored.measures_of(place.node) if m.code == place.indicator), None)


def _in_sheet(place: Place, scored: ScoredSheet) -> Place:
    return replace(place, section=scored.sheet.section, owner=scored.sheet.owner)


def _above(view: View, place: Place) -> tuple[Place, str]:
    """For what is in no sheet: the nearest heading that is in one, and words that say so; nothing to say of a year."""
    if not place.node:
        return place, ""
    parents = {row.node_code: row.parent_code for row in view.plan.nodes}
    while (scored := _sheet(view, place)) is None:
        place = replace(place, node=parents.get(place.node, ""))
    return _in_sheet(place, scored), f"solo nell'albero del documento: nessuna sezione lo misura · {view.whose(scored)}"


def _where(view: View, scored: ScoredSheet, hit: Hit, at: Place) -> str:
    section = "" if hit.entry.kind in {Kind.UNIT, Kind.SHEET} else view.whose(scored)
    years = ", ".join(hit.years) if hit.years != (at.year,) else ""
    return " · ".join(filter(None, (section, years)))


def _quoted(entry: Entry, words: tuple[str, ...]) -> str:
    if entry.kind in {Kind.UNIT, Kind.SHEET}:
        return entry.text
    head = plain(entry.head)
    missing = tuple(word for word in words if word not in head)
    return around(entry.text, missing, _PIECE)
