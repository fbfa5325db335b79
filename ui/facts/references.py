"""What stands for many enti beside one: means that the document prints, statistics of the enti of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.benchmark import distribution, rank
from scoring.model import Direction
from ui.facts import words
from ui.facts.history_points import in_same_unit
from ui.facts.peers import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.benchmark import Distribution, Rank
    from scoring.series import Series
    from ui.facts.peers import Peers

ENOUGH: Final = 4
"""Fewer enti than these have values, but no statistics worth the name."""

_MEAN: Final = "mean"


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that stands for many enti.

    Attributes:
        name: ``media cluster dimensionale``; of what is computed, ``mediana di 28 enti del cluster``.
        is_printed: in the document; else computed on the enti of the store.
    """

    scope: Scope
    name: str
    value: float
    is_printed: bool


_OF: Final = {Scope.CLUSTER: " del cluster", Scope.NATION: ""}


def printed_means(series: Series, year: int | None) -> tuple[Reference, ...]:
    """The printed means of a year, or of any, in the unit of the indicator, the cluster's first."""
    if series.is_date:
        return ()
    found = [
        Reference(_scope(c.scope), words.comparison(c.scope, c.statistic).lower(), c.value.value, is_printed=True)
        for c in series.comparisons
        if c.value is not None and c.statistic == _MEAN and c.year is not None and in_same_unit(c, series)
        if year in {None, c.year}
    ]
    return tuple(sorted(found, key=_nearness))


def spreads_of(found: Peers) -> dict[Scope, Distribution]:
    """How the values spread, the own one among them, the cluster's first; a scope of too few enti is not there."""
    if found.own is None:
        return {}
    each = {scope: [found.own.value, *(p.value.value for p in found.of(scope))] for scope in Scope}
    made = {scope: distribution(values) for scope, values in each.items() if len(values) >= ENOUGH}
    return {scope: spread for scope, spread in made.items() if spread is not None}


def ranks_of(found: Peers, scopes: Sequence[Scope], direction: Direction) -> dict[Scope, Rank]:
    """The ente's place in some scopes; none where neither more nor less is better."""
    if found.own is None or direction is Direction.NOMINAL:
        return {}
    return {scope: rank(found.own, [p.value for p in found.of(scope)], direction) for scope in scopes}


def references(spreads: Mapping[Scope, Distribution], means: Sequence[Reference]) -> tuple[Reference, ...]:
    """The cluster before the nation; what is printed of all its enti before what is computed on those of the store."""
    computed = [
        Reference(scope, f"mediana di {spread.count} enti{_OF[scope]}", spread.median, is_printed=False)
        for scope, spread in spreads.items()
    ]
    return tuple(sorted([*means, *computed], key=lambda each: (_nearness(each), not each.is_printed)))


def _scope(written: str) -> Scope:
    return Scope.CLUSTER if "cluster" in written.casefold() else Scope.NATION


def _nearness(found: Reference) -> int:
    return list(Scope).index(found.scope)
