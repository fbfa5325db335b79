"""The other enti on a common indicator in one year: which can be compared, on which numbers, and why others cannot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from data.plan.identity import UnitKind
from scoring.benchmark import per_thousand
from ui.facts.format import count, quantity, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from data.plan.identity import Cluster, Ente
    from data.plan.records import CommonValue
    from scoring.model import Quantity
    from scoring.result import MeasureResult
    from ui.facts.view import View

PER_FIRMS: Final = "per 1.000 imprese"
_LETTERS: Final = 40
"""A longer name of an ente is cut."""
_NAMED: Final = 3
"""More enti than these are counted, not named."""


class Scope(StrEnum):
    """Whom a statistic is of, the nearest first; the value is what a reader sees."""

    CLUSTER = "cluster"
    NATION = "nazione"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another ente's value of the year.

    Attributes:
        is_mate: of the same cluster, by the grouping that was asked for.
        value: as it is compared: for a count, per thousand firms.
        printed: as its document has it.
    """

    ente: str
    name: str
    is_mate: bool
    value: Quantity
    printed: Quantity
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """An ente among the others on one indicator in one year.

    Attributes:
        own: as it is compared; None where it has no value in that year.
        found: the enti that it can be compared with.
        per_firms: whether the values are counts, each divided by the firms of its ente.
        reasons: who is left out, and why.
    """

    own: Quantity | None
    found: tuple[Peer, ...] = ()
    per_firms: bool = False
    reasons: tuple[str, ...] = ()

    def of(self, scope: Scope) -> tuple[Peer, ...]:
        """The enti of the same cluster, or all of them."""
        return tuple(peer for peer in self.found if peer.is_mate or scope is Scope.NATION)


def named(enti: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names to show of some enti, by code: short, and no two alike.

    Args:
        enti: code and name of each, as often as it comes.

    Examples:
        >>> named([("to", "Torino"), ("va", "Camera"), ("vb", "Camera"), ("to", "Torino")])
        {'to': 'Torino', 'va': 'Camera (va)', 'vb': 'Camera (vb)'}
    """
    names = {code: short(name, _LETTERS) for code, name in enti}
    often = Counter(names.values())
    return {code: name if often[name] == 1 else f"{name} ({code})" for code, name in names.items()}


def of_one_indicator(view: View, result: MeasureResult, common: Sequence[CommonValue]) -> tuple[CommonValue, ...]:
    """The values of all enti and years on a common indicator; only of real enti, or only of invented ones."""
    code = view.texts[result.measure.key].common_code
    return tuple(v for v in common if code and v.common_code == code and v.is_synthetic == view.is_synthetic)


def peers_of(
    view: View, result: MeasureResult, same: Sequence[CommonValue], year: int, grouping: str | None = None
) -> Peers:
    """Who can be compared in a year: the same unit, and for a count the firms of both.

    Args:
        view: of the ente.
        result: its indicator.
        same: ``of_one_indicator``.
        year: of all the values.
        grouping: by which the enti of the same cluster are told; None for the first of the ente's.
    """
    cluster = _cluster(view.plan.ente, grouping)
    own = _own(view, result, year)
    others = [v for v in same if v.year == year and v.ente != view.plan.ente.code]
    alike, unlike = _parted(others, partial(is_alike, result))
    reasons = _other_units(view, result, unlike)
    if own is None or not is_count(view, result, own):
        return Peers(own=own, found=tuple(_peer(cluster, v, v.value) for v in alike), reasons=reasons)
    found = _per_firms(view, own, [v for v in same if v.year == year], (cluster, alike))
    return replace(found, reasons=(*reasons, *found.reasons))


def is_alike(result: MeasureResult, value: CommonValue) -> bool:
    """Whether a value is printed in the unit of the indicator: nothing is converted."""
    return value.unit.strip().casefold() == result.measure.unit.strip().casefold()


def is_of_counts(view: View, result: MeasureResult) -> bool:
    """Whether the values of an indicator are counts in every year that is in its unit."""
    known = [v.value for v in view.series[result.measure.key].comparable.values if v.value is not None]
    return bool(known) and all(is_count(view, result, value) for value in known)


def is_count(view: View, result: MeasureResult, value: Quantity) -> bool:
    """Whether a value counts things, so that a larger ente has more of them; a ratio printed as a number does not."""
    return view.plan.ente.unit_kind(result.measure.unit) is UnitKind.COUNT and value.value == int(value.value)


def _per_firms(
    view: View, own: Quantity, same: Sequence[CommonValue], beside: tuple[Cluster | None, Sequence[CommonValue]]
) -> Peers:
    """Counts per thousand firms; as they are, and with nobody beside them, where the ente's firms are not known."""
    cluster, others = beside
    firms = next((v.firms for v in same if v.ente == view.plan.ente.code and v.firms), None)
    if firms is None:
        return Peers(own=own, reasons=_no_firms([view.plan.ente.short_name] if others else []))
    known, unknown = _parted(others, lambda v: v.firms is not None)
    if not known:
        return Peers(own=own, reasons=_no_firms([_told(v) for v in unknown]))
    found = tuple(_peer(cluster, v, per_thousand(v.value, v.firms)) for v in known if v.firms)
    left_out = _no_firms([_told(v) for v in unknown])
    return Peers(own=per_thousand(own, firms), found=found, per_firms=True, reasons=left_out)


def _own(view: View, result: MeasureResult, year: int) -> Quantity | None:
    """The value of a year, where it is in the unit of the indicator."""
    series = view.series[result.measure.key]
    return next((v.value for v in series.values if v.year == year and series.is_in_its_unit(year)), None)


def _cluster(ente: Ente, grouping: str | None) -> Cluster | None:
    """The group that counts; None where the ente is in none."""
    found = [each for each in ente.groupings if grouping in {None, each.code}]
    return found[0] if found else None


def _peer(cluster: Cluster | None, found: CommonValue, value: Quantity) -> Peer:
    return Peer(
        ente=found.ente,
        name=found.short_name,
        is_mate=cluster is not None
        and any((each.code, each.cluster) == (cluster.code, cluster.cluster) for each in found.groupings),
        value=value,
        printed=found.value,
        origin=found.origin,
    )


def _other_units(view: View, result: MeasureResult, unlike: Sequence[CommonValue]) -> tuple[str, ...]:
    """A sentence for each other unit."""
    return tuple(_other_unit(view, result, unit, unlike) for unit in dict.fromkeys(v.unit for v in unlike))


def _other_unit(view: View, result: MeasureResult, unit: str, unlike: Sequence[CommonValue]) -> str:
    who = _several([_told(v) for v in unlike if v.unit == unit])
    own, theirs = (view.unit_name(code) for code in (result.measure.unit, unit))
    return f"Unità diverse, non si confronta: {view.plan.ente.short_name} in «{own}», {who} in «{theirs}»."


def _no_firms(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"È un conteggio, e nei dati non ci sono le imprese attive di quell'anno: {_several(names)}.",)


def _told(found: CommonValue) -> str:
    return f"{short(found.short_name, _LETTERS)} ({quantity(found.value)})"


def _several(names: Sequence[str]) -> str:
    """Some names; how many where they are too many."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    return count(len(names), "ente", "enti")


def _parted(
    values: Sequence[CommonValue], belongs: Callable[[CommonValue], bool]
) -> tuple[list[CommonValue], list[CommonValue]]:
    return [v for v in values if belongs(v)], [v for v in values if not belongs(v)]
