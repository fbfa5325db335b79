"""The tree of a synthetic ente, its indicators, and what it promises of each from year to year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.synthetic.catalogue import OWN, THEMES, Template
from data.synthetic.walk import printed, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

    from data.synthetic.walk import Walk

NOTED_YEARS = 3
"""How many years before its own a document tells in its notes."""

_NOTED = 0.85
"""Share of the indicators whose history is told in a note."""

_ABSENCES = ("ND", "nd", "blank", "annullate")
DEADLINE = Template(
    name="Conclusione delle attività programmate",
    algorithm="Data di conclusione",
    typology="Efficienza",
    unit="date",
    direction="lower",
    level=(0, 0, 0),
    spread=0,
    step=0,
)


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One node; every year has the same."""

    section: str
    code: str
    parent_code: str
    level: str
    title: str
    units: str = ""


@dataclass(frozen=True, slots=True)
class InventedTarget:
    """What is promised of an indicator in a year.

    Attributes:
        first: the target as planned.
        second: what an act made of it during the year; empty where none did.
        change: what the act did to it, a word of ``data.format.tables.CHANGES``.
        soglia: empty where there is none.
        reached: for a deadline, the day; empty otherwise.
    """

    first: str
    second: str = ""
    change: str = ""
    act: str = ""
    act_date: str = ""
    soglia: str = ""
    reached: str = ""

    @property
    def valid(self) -> str:
        """The target at the end of the year."""
        return self.second or self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator in its node.

    Attributes:
        weight: percent of its node.
        walk: its values; None for a deadline.
        note_number: empty where the document has no note on it.
        absence: the word with which its absences are printed.
        promises: by year.
    """

    node: TreeNode
    code: str
    template: Template
    weight: str
    walk: Walk | None
    note_number: str
    absence: str
    promises: dict[int, InventedTarget]

    @property
    def since(self) -> int:
        """First year in which it is measured."""
        return self.walk.since if self.walk else min(self.promises)


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything of a synthetic ente that its documents tell a year at a time."""

    nodes: tuple[TreeNode, ...]
    indicators: tuple[Indicator, ...]


def tree(chance: np.random.Generator, size: int, years: range) -> Tree:
    """The tree of an ente of a size class: the larger, the more objectives it has."""
    nodes = tuple(_nodes(chance, size))
    found: list[Indicator] = []
    for node in nodes:
        templates = list(_templates(chance, node))
        for place, (template, weight) in enumerate(zip(templates, shares(len(templates)), strict=True)):
            one = invented(chance, node, template, size, years, is_first=place == 0)
            code = template.code or f"k{node.code.removeprefix('O')}_{place + 1}"
            note = str(len(found) + 1) if one.note_number else ""
            found.append(replace(one, code=code, weight=weight, note_number=note))
    return Tree(nodes, tuple(found))


def invented(  # noqa: PLR0913 - which indicator, of whom, in which years
    chance: np.random.Generator, node: TreeNode, template: Template, size: int, years: range, *, is_first: bool = False
) -> Indicator:
    """The values and the promises of an indicator; its code, its weight and the number of its note are to be given.

    Args:
        chance: the only source of randomness.
        node: where it is.
        template: which indicator.
        size: position in ``CLUSTERS``.
        years: every year that any document speaks of.
        is_first: of its node: it is there from the first year, as the common ones are.
    """
    is_own = not is_first and not template.code
    values = walk(chance, template, size, years, may_begin_late=is_own) if template is not DEADLINE else None
    return Indicator(
        node=node,
        code=template.code,
        template=template,
        weight="",
        walk=values,
        note_number="1" if values and chance.random() < _NOTED else "",
        absence=_ABSENCES[int(chance.integers(0, len(_ABSENCES)))],
        promises=_promises(chance, values, years),
    )


def _nodes(chance: np.random.Generator, size: int) -> Iterator[TreeNode]:
    for at, theme in enumerate(THEMES, start=1):
        yield TreeNode("strategico", str(at), "", "ambito", theme.title)
        has_both = size == 2 or (size == 1 and chance.random() < 0.5)
        for place, title in enumerate(theme.objectives[: 2 if has_both else 1], start=1):
            code = f"OS{at}.{place}"
            yield TreeNode("strategico", code, str(at), "strategico", title)
            for number in range(1, size + 2):
                name = f"{title}: attività {number}"
                yield TreeNode("operativo", f"OP{at}.{place}-{number:02}", code, "operativo", name)


def _templates(chance: np.random.Generator, node: TreeNode) -> Iterator[Template]:
    """What is measured in a node: common indicators in the first objective of each ambito, then its own."""
    if node.level == "ambito":
        return
    own = chance.permutation(len(OWN))[: 1 + int(chance.integers(0, 2))]
    if node.level == "strategico" and node.code.endswith(".1"):
        yield from THEMES[int(node.parent_code) - 1].common
    yield from (OWN[int(place)] for place in own)
    if node.level == "operativo" and chance.random() < 0.3:
        yield DEADLINE


def shares(count: int) -> Iterator[str]:
    """Equal shares of 100 in percent, the last with what is left over."""
    share = round(100 / count) if count else 0
    return (f"{share if place < count - 1 else 100 - share * (count - 1)}.00" for place in range(count))


def _promises(chance: np.random.Generator, found: Walk | None, years: range) -> dict[int, InventedTarget]:
    """What is promised from the first year of a document on."""
    own_years = years[NOTED_YEARS:]
    return {year: _promise(chance, found, year) if found else _deadline(chance, year) for year in own_years}


def _promise(chance: np.random.Generator, found: Walk, year: int) -> InventedTarget:
    """A little better than the year before; now and then moved towards what the year is bringing."""
    better = -1 if found.template.direction == "lower" else 1
    ambition = better * found.moves * (0.4 + 0.7 * float(chance.standard_normal()))
    first = _within(found, found.values[year - 1].number + ambition)
    lots = chance.random(4)
    towards = float(first) + (0.3 + 0.6 * lots[1]) * (found.values[year].number - float(first))
    second = _within(found, towards) if lots[0] < 0.12 else ""
    if second in ("", first):
        made = InventedTarget(first)
    else:
        change = "target_raised" if better * (float(second) - float(first)) > 0 else "target_lowered"
        day = date(year, 6, 15) + timedelta(days=int(120 * lots[2]))
        made = InventedTarget(first, second, change, f"deliberazione {40 + int(90 * lots[2])}", day.isoformat())
    return replace(made, soglia=_soglia(found, made, better, lots[3]))


def _within(found: Walk, number: float) -> str:
    template = found.template
    least = max(template.low, 1.0) if template.decimals == 0 else template.low
    return printed(min(max(number, least), template.high), template.decimals)


def _soglia(found: Walk, made: InventedTarget, better: int, lot: float) -> str:
    """A few years' moves on the worse side of the valid target, at least a unit of its last digit."""
    decimals = found.template.decimals
    gap = max(found.moves * (1.5 + 2 * lot), 10.0**-decimals)
    return printed(float(made.valid) - better * gap, decimals)


def _deadline(chance: np.random.Generator, year: int) -> InventedTarget:
    """A day of the autumn; nine times out of ten it is kept."""
    lots = chance.random(3)
    target = date(year, 9, 30) + timedelta(days=int(90 * lots[0]))
    late = int(1 + 25 * lots[1]) if lots[2] < 0.1 else -int(30 * lots[1])
    soglia = target + timedelta(days=30)
    return InventedTarget(
        target.isoformat(), soglia=soglia.isoformat(), reached=(target + timedelta(days=late)).isoformat()
    )
