"""What stands for many enti beside one: means that the document prints, statistics of the enti of the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.benchmark import distribution, rank
from scoring.model import Direction
from scoring.series import PeerSet
from ui.facts import words
from ui.facts.peers import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.benchmark import Distribution, Rank
    from scoring.model import Quantity
    from scoring.series import Comparison, Series
    from ui.facts.peers import Peers

ENOUGH: Final = 4
"""Fewer enti than these have values, but no statistics worth the name."""

_MEAN: Final = "mean"


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that stands for many enti.

    Attributes:
        scope: None of a set that is neither the cluster nor the nation.
        whom: the name of that set; empty of the cluster and of the nation.
        name: ``media cluster dimensionale``; of what is computed, ``mediana di 28 enti del cluster``.
        is_printed: in the document; else computed on the enti of the store.
        printed: the same as the document has it; None of what is computed.
    """

    scope: Scope | None
    name: str
    value: float
    is_printed: bool
    whom: str = ""
    printed: Quantity | None = None


_OF: Final = {Scope.CLUSTER: " del cluster", Scope.NATION: ""}


def printed_means(series: Series, year: int | None) -> tuple[Reference, ...]:
    """The printed means of a year, or of any, in the unit of the indicator, the cluster's first, the nation's last."""
    if series.is_date:
        return ()
    found = [
        _printed(c, c.value)
        for c in series.comparisons
        if c.value is not None and c.statistic == _MEAN and c.year is not None
        if year in {None, c.year} and series.is_alike(c.unit, c.year)
    ]
    return tuple(sorted(found, key=nearness))


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
    return tuple(sorted([*means, *computed], key=lambda each: (nearness(each), not each.is_printed)))


def _printed(found: Comparison, value: Quantity) -> Reference:
    is_named = found.peers is PeerSet.NAMED
    return Reference(
        scope=_SCOPES.get(found.peers),
        name=words.comparison_within(found.scope, found.statistic),
        value=value.value,
        is_printed=True,
        whom=found.scope if is_named else "",
        printed=value,
    )


_SCOPES: Final = {PeerSet.CLUSTER: Scope.CLUSTER, PeerSet.NATION: Scope.NATION}
_NEAREST: Final = (Scope.CLUSTER, None, Scope.NATION)


def nearness(found: Reference) -> int:
    """Whom it is of: 0 the cluster, 1 a set by its own name, 2 the nation."""
    return _NEAREST.index(found.scope)
