"""Beside the nation and the size cluster: what the document prints of them, and what the store can compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model import Quantity
from scoring.node_facts import Course
from scoring.standing import ahead, standings
from ui.facts import comparison
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Bar, Bars, Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import count, number, quantity, short
from ui.facts.others import rank_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import MeasureKey
    from scoring.result import MeasureResult
    from scoring.standing import Standing
    from ui.facts.briefing.sources import Sources
    from ui.facts.comparison import Line

_COLOUR = {Course.BETTER: "blue", Course.WORSE: "orange"}
_SERIES = {Course.BETTER: "▲ meglio degli altri", Course.WORSE: "▼ peggio degli altri"}
_BARS = 10
"""What a slide can show where it shows nothing else."""
_AXIS = 60.0
"""Percent; a longer bar is cut there, and its text says how long it is."""


def slide(sources: Sources) -> Slide:
    """Every indicator that can be set beside the others."""
    found = _found(sources)
    ranked = _ranked(sources)
    headline = _headline(found, ranked)
    return Slide(
        code=SlideKind.OTHERS,
        kind=SlideKind.OTHERS,
        name="Confronti",
        headline=headline,
        generated=headline,
        notes=Notes(_corners(sources), _all(sources, found, ranked) or _none(sources), _then(sources, found)),
        bars=_bars(sources, found),
        table=None if found else _ranks(sources, ranked),
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
    return [line for line in found if line.place is not None]


def _ranked_year(sources: Sources) -> int:
    """The newest year in which the ente and others have values; never one after that of the briefing."""
    return comparison.first_year(sources.view, [v for v in sources.common if v.year <= sources.year])


def _headline(found: Sequence[tuple[MeasureResult, Standing]], ranked: Sequence[Line]) -> str:
    if found:
        years = dict.fromkeys(s.own.year for _, s in found)
        told_ = [_of_year(year, [(m, s) for m, s in found if s.own.year == year]) for year in years]
        return f"Rispetto alla media stampata, {'; '.join(told_)}"
    if ranked:
        better = sum(_is_better(line) for line in ranked)
        what = count(better, "indicatore comune", "indicatori comuni")
        return f"Meglio della mediana degli enti in {what} su {len(ranked)}"
    return "Nessun confronto: il documento non stampa medie degli altri"


def _of_year(year: int, found: Sequence[tuple[MeasureResult, Standing]]) -> str:
    """In how many indicators of a year the ente does better than every mean printed of that year."""
    courses: dict[MeasureKey, list[Course]] = {}
    for result, standing in found:
        courses.setdefault(result.measure.key, []).append(standing.course)
    better = sum(all(course is Course.BETTER for course in each) for each in courses.values())
    if not better:
        return f"nel {year} mai meglio, in {count(len(courses), 'indicatore', 'indicatori')}"
    return f"nel {year} meglio in {count(better, 'indicatore', 'indicatori')} su {len(courses)}"


def _the(sources: Sources) -> str:
    return sources.view.plan.ente.short_name


def _is_better(line: Line) -> bool:
    """Than the median; never where neither more nor less is better."""
    assert line.spread is not None  # noqa: S101 - a place is told only with a spread
    assert line.own is not None  # noqa: S101
    return (ahead(line.own.value.value, line.spread.median, line.direction) or 0.0) > 0


def _bars(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]]) -> Bars | None:
    drawn = [(m, s) for m, s in found if s.ahead is not None][:_BARS]
    if not drawn:
        return None
    bars = tuple(_bar(sources, m, s) for m, s in drawn)
    reach = min(_AXIS, max(abs(s.ahead or 0.0) for _, s in drawn)) or 1.0
    alt = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    more = sentences.and_more(found, len(drawn), ("un altro confronto", "altri {} confronti"))
    is_cut = any(abs(s.ahead or 0.0) > _AXIS for _, s in drawn)
    end = f" (le barre si fermano al {number(_AXIS, 0)} %)" if is_cut else ""
    title = f"Quanto meglio (a destra) o peggio (a sinistra), in percento della media{end}. {more}".strip()
    return Bars(title, bars, -reach, reach, alt)


def _bar(sources: Sources, m: MeasureResult, standing: Standing) -> Bar:
    symbol = sources.view.symbol(m)
    own, theirs = quantity(standing.own.value, symbol), quantity(standing.others.value, symbol)
    label = f"{sentences.named(m, 34)}, {_scope(standing)} {standing.own.year}"
    colour = _COLOUR.get(standing.course, "grey")
    shown = max(-_AXIS, min(_AXIS, standing.ahead or 0.0))
    return Bar(
        label,
        shown,
        f"{own} contro {theirs}{_since(sources, m, standing)}",
        colour,
        _SERIES.get(standing.course, "= come gli altri"),
    )


def _since(sources: Sources, m: MeasureResult, standing: Standing) -> str:
    """The value of the briefing's own year, where the mean beside which one stands is of an earlier one."""
    values = sources.view.series[m.measure.key].values
    now = next((v.value for v in values if v.year == sources.year), None)
    if now is None or standing.own.year == sources.year:
        return ""
    return f"; nel {sources.year}: {quantity(now, sources.view.symbol(m))}"


def _scope(standing: Standing) -> str:
    return "cluster" if "cluster" in standing.others.scope else short(standing.others.scope, 16)


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
            sentences.named(line.result, 52),
            quantity(line.own.value, line.symbol) if line.own else "",
            quantity(Quantity(line.spread.median), line.symbol) if line.spread else "",
            rank_words(line.place) if line.place else "",
        )
        for line in ranked[: sentences.ROWS]
    )
    note = f"Valori del {_ranked_year(sources)}; mediana e posto sono calcolati sugli enti dell'archivio. "
    return SlideTable("", columns, rows, (note + sentences.and_more(ranked)).strip())


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
    found = ((line.result.code, comparison.CORNER_WORDS[where]) for line, where in comparison.corners(lines))
    return sentences.answer(f"{code}, {word[:1].lower()}{word[1:]}." for code, word in found)


def _all(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]], ranked: Sequence[Line]) -> tuple[str, ...]:
    measures = dict.fromkeys(m.measure.key for m, _ in found)
    results = {m.measure.key: m for m, _ in found}
    said = [s for key in measures for s in beside_means(sources.view, results[key])]
    places = [f"{line.result.code}: {rank_words(line.place)}." for line in ranked if line.place]
    return sentences.answer((*said, *places))


def _then(sources: Sources, found: Sequence[tuple[MeasureResult, Standing]]) -> tuple[str, ...]:
    worse = [m for m, s in found if s.course is Course.WORSE]
    return tuple(dict.fromkeys(next_steps.next_targets(sources, worse)))[: sentences.ROWS]
