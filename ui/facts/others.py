"""Where the other enti stand on a common indicator over the years: points for a figure, sentences, columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scoring.benchmark import Distribution, Rank, distribution
from ui.facts import words
from ui.facts.format import NBSP, count, number, quantity
from ui.facts.history_points import OtherPoint
from ui.facts.peers import PER_FIRMS, Scope, is_alike, is_of_counts, named, of_one_indicator, peers_of
from ui.facts.references import ENOUGH, ranks_of, spreads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.result import MeasureResult
    from ui.facts.view import View

SHOWN_APART: Final = 6
"""More enti than these are shown as a spread, not one by one, unless they are asked for by name."""


@dataclass(frozen=True, slots=True)
class Others:
    """What is known of the others on one indicator.

    Attributes:
        names: of the enti that can be shown, by code.
        points: for the figure, one trace for each name.
        computed: by year, the spread of all enti in the store that can be compared, this one included; not of counts,
            which are of enti of all sizes.
        sentences: what to say of it.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    points: tuple[OtherPoint, ...] = ()
    computed: Mapping[int, Distribution] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()


NOBODY: Final = Others()
"""Nothing is known of any other ente."""


def others_of(view: View, result: MeasureResult, common: Sequence[CommonValue], chosen: Sequence[str] = ()) -> Others:
    """The other enti of the store on the same common indicator; nothing where it is not common.

    Args:
        view: of the ente.
        result: its indicator.
        common: the values of all enti.
        chosen: codes of the enti that are shown one by one; empty for all of them, or for what is computed of many.
    """
    same = of_one_indicator(view, result, common)
    alike = [v for v in same if is_alike(result, v)]
    others = [v for v in alike if v.ente != view.plan.ente.code]
    if not any(v.ente != view.plan.ente.code for v in same):
        return NOBODY
    names = named((v.ente, v.short_name) for v in others)
    computed = {} if is_of_counts(view, result) else _by_year(alike)
    shown = [code for code in chosen if code in names] or ([] if len(names) > SHOWN_APART else list(names))
    points = _apart([v for v in others if v.ente in shown], names) if shown else _together(computed)
    return Others(names, points, computed, tuple(_sentences(view, result, same)))


def rank_words(found: Rank) -> str:
    """A place as certain as the figures allow.

    Examples:
        >>> rank_words(Rank(4, 9, 60)).replace(NBSP, " ")
        'tra il 4° e il 9° di 60, non distinguibili'
        >>> rank_words(Rank(2, 2, 60)).replace(NBSP, " ")
        '2° di 60'
    """
    if found.best == found.worst:
        return f"{found.best}°{NBSP}di{NBSP}{found.count}"
    return f"tra il {found.best}° e il {found.worst}° di {found.count}, non distinguibili"


def _by_year(same: Sequence[CommonValue]) -> dict[int, Distribution]:
    found: dict[int, Distribution] = {}
    for year in sorted({v.year for v in same}):
        values = [v.value.value for v in same if v.year == year]
        spread = distribution(values) if len(values) >= ENOUGH else None
        if spread is not None:
            found[year] = spread
    return found


def _apart(others: Sequence[CommonValue], names: Mapping[str, str]) -> tuple[OtherPoint, ...]:
    return tuple(
        OtherPoint(name, v.year, v.value.value, text, f"{name} {v.year}: {text} ({v.origin})")
        for v in others
        for name, text in ((names[v.ente], quantity(v.value)),)
    )


def _together(computed: Mapping[int, Distribution]) -> tuple[OtherPoint, ...]:
    return tuple(
        OtherPoint(name, year, value, text, f"{name} su {spread.count} enti, {year}: {text}")
        for year, spread in computed.items()
        for name, value in (("Mediana calcolata", spread.median), ("Media calcolata", spread.mean))
        for text in (number(value, fixed=True),)
    )


def _sentences(view: View, result: MeasureResult, same: Sequence[CommonValue]) -> Iterator[str]:
    """In how many enti it is, where this one stands in the plan's year, and what cannot be compared."""
    code, year = view.texts[result.measure.key].common_code, view.plan.year
    yield f"Obiettivo comune {code}: nell'archivio ha valori di {count(len({v.ente for v in same}), 'ente', 'enti')}."
    found = peers_of(view, result, same, year)
    ranks = ranks_of(found, tuple(spreads_of(found)), result.measure.direction)
    by = f" {PER_FIRMS}" if found.per_firms else ""
    for scope, place in ranks.items():
        where = "" if scope is Scope.NATION else f", nel {scope}"
        direction = words.DIRECTION[result.measure.direction]
        yield f"Nel {year}{where}: {rank_words(place)} ({direction}{by}), calcolato sugli enti dell'archivio."
    if not ranks and found.own is not None and not found.reasons:
        have = len(found.found) + 1
        many = "ha un valore un ente solo: non basta" if have == 1 else f"hanno un valore {have} enti: non bastano"
        yield f"Nel {year} {many} per medie e posizioni."
    yield from found.reasons
