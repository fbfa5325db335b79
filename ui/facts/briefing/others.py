"""Beside the nation and the size cluster: what the document prints of them, and what the store can compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.node_facts import Course
from scoring.standing import ahead, standings
from ui.facts import comparison
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.beside_table import beside_table
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import NBSP, count, short
from ui.facts.others import rank_words
from ui.facts.peers import PER_FIRMS, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult
    from scoring.standing import Standing
    from ui.facts.briefing.sources import Sources
    from ui.facts.comparison import Line


def slide(sources: Sources) -> Slide:
    """Every indicator that can be set beside the others, a row each."""
    found = _found(sources)
    ranked = _ranked(sources)
    headline = _headline(sources, found, ranked)
    return Slide(
        code=SlideKind.OTHERS,
        kind=SlideKind.OTHERS,
        name="Confronti",
        headline=headline,
        generated=headline,
        notes=Notes(_corners(sources), _all(sources, found, ranked) or _none(sources), _then(sources, found)),
        table=beside_table(sources, found) if found else _ranks(sources, ranked),
        sentences=() if found or ranked else _none(sources),
    )


def _found(sources: Sources) -> list[tuple[MeasureResult, Standing]]:
    """Each indicator of the year beside each printed mean, the widest gaps first."""
    pairs = [
        (m, standing)
        for scored in sources.view.sheets
        for m in scored.measures
        if (series := sources.view.series.get(m.measure.key))
        for standing in standings(series, sources.year)
    ]
    return sorted(pairs, key=lambda pair: (-pair[1].own.year, -abs(pair[1].ahead or 0.0)))


def _ranked(sources: Sources) -> list[Line]:
    """Common indicators with enough enti in the store to give a place."""
    found = comparison.lines(sources.view, sources.common, _ranked_year(sources))
    return [line for line in found if Scope.NATION in line.ranks]


def _ranked_year(sources: Sources) -> int:
    """The newest year in which the ente and others have values; never one after that of the briefing."""
    return comparison.first_year(sources.view, [v for v in sources.common if v.year <= sources.year])


def _headline(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]], ranked: Sequence[Line]) -> str:
    if found:
        return _against_means([(m.measure.key, standing) for m, standing in found])
    if ranked:
        better = sum(_is_better(line) for line in ranked)
        what = count(better, "indicatore comune", "indicatori comuni")
        return f"Meglio della mediana degli enti in {what} su {len(ranked)}, nel {_ranked_year(sources)}"
    return "Nessun confronto: il documento non stampa medie degli altri"


def _against_means(found: Sequence[tuple[MeasureKey, Standing]]) -> str:
    """In how many indicators the ente does better than every mean that is printed, and of which years.

    An indicator counts once, in the newest year in which it and a mean have a value.
    """
    years = {key: max(s.own.year for k, s in found if k == key) for key, _ in found}
    better = {
        key: all(s.course is Course.BETTER for k, s in found if (k, s.own.year) == (key, years[key])) for key in years
    }
    counted = [
        (y, [better[key] for key in years if years[key] == y]) for y in sorted(set(years.values()), reverse=True)
    ]
    if not any(better.values()):
        told = [(count(len(each), "indicatore", "indicatori"), year) for year, each in counted]
        return f"Mai meglio della media stampata: {', '.join(f'{what} del {year}' for what, year in told)}"
    what = f"{count(sum(better.values()), 'indicatore', 'indicatori')} su {len(better)}"
    if len(counted) == 1:
        return f"Meglio della media stampata in {what}, nel {counted[0][0]}"
    each_year = ", ".join(f"{sum(each)} su {len(each)} nel {year}" for year, each in counted)
    return f"Meglio della media stampata in {what}: {each_year}"


def _the(sources: Sources) -> str:
    return sources.view.plan.ente.short_name


def _is_better(line: Line) -> bool:
    """Than the median; never where neither more nor less is better."""
    assert line.own is not None  # noqa: S101 - a place is told only with a value
    return (ahead(line.own.value, line.spreads[Scope.NATION].median, line.direction) or 0.0) > 0


def _ranks(sources: Sources, ranked: Sequence[Line]) -> SlideTable | None:
    if not ranked:
        return None
    columns = (
        SlideColumn("Indicatore comune", 46),
        SlideColumn(short(_the(sources), 30), 16, is_number=True),
        SlideColumn("Mediana", 16, is_number=True),
        SlideColumn("Posto", 28),
    )
    rows = tuple(
        (
            sentences.labelled(line.here),
            _valued(line, line.own) if line.own else "",
            _valued(line, line.spreads[Scope.NATION].median),
            rank_words(line.ranks[Scope.NATION]),
        )
        for line in ranked
    )
    note = f"Valori del {_ranked_year(sources)}; mediana e posto sono calcolati sugli enti dell'archivio."
    if any(line.per_firms for line in ranked):
        note += f" ‰: conteggi {PER_FIRMS} attive."
    return SlideTable("", columns, rows, note)


def _valued(line: Line, value: float | Quantity) -> str:
    """A value as it is compared; a count of each thousand firms has a short sign."""
    return f"{line.text(value)}{NBSP}{'‰' if line.per_firms else line.symbol}".strip(NBSP)


def _none(sources: Sources) -> tuple[str, ...]:
    lacking = (
        "Il documento non stampa medie nazionali o del cluster che si possano mettere accanto a un valore dello "
        f"stesso anno e della stessa unità: per {_the(sources)} il confronto con gli altri non si può fare."
    )
    return (
        lacking,
        "Con altri enti nell'archivio (almeno quattro) si calcolano mediane e posizioni sugli obiettivi comuni.",
    )


def _corners(sources: Sources) -> tuple[str, ...]:
    lines = comparison.lines(sources.view, sources.common, sources.year)
    found = ((line.code, comparison.CORNER_WORDS[where]) for line, where in comparison.corners(lines))
    return sentences.answer(f"{code}, {word[:1].lower()}{word[1:]}." for code, word in found)


def _all(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]], ranked: Sequence[Line]) -> tuple[str, ...]:
    measures = dict.fromkeys(m.measure.key for m, _ in found)
    results = {m.measure.key: m for m, _ in found}
    said = [s for key in measures for s in beside_means(sources.view, results[key])]
    places = [f"{line.code}: {rank_words(line.ranks[Scope.NATION])}." for line in ranked]
    return sentences.answer((*said, *places))


def _then(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]]) -> tuple[str, ...]:
    worse = [m for m, s in found if s.course is Course.WORSE]
    return tuple(dict.fromkeys(next_steps.next_targets(sources, worse)))[: sentences.ROWS]
