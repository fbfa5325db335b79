"""A synthetic ente of any size: its tree repeats the indicators of a few, so that it is cheap to make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from data.plan.errors import DataError
from data.synthetic.catalogue import OWN, THEMES
from data.synthetic.plan import DEADLINE, Tree, TreeNode, invented, shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from data.synthetic.plan import Indicator

LARGEST = 2
"""Position of its size class in ``data.synthetic.catalogue.CLUSTERS``."""

_AMBITI = 20
_PER_OBJECTIVE = 4
"""Operational objectives of each strategic one."""
_KINDS = 300
"""How many different histories of own indicators there are; the others have the same numbers."""
_UNITS = 200


class LargeEnteError(DataError):
    """Half of the size of a large ente is given."""

    def __init__(self) -> None:
        super().__init__("Un ente grande ha bisogno di «--nodi» e di «--indicatori»: scrivere tutti e due, o nessuno.")


@dataclass(frozen=True, slots=True)
class Size:
    """Of a large ente.

    Attributes:
        nodes: in all the tree, the root left out; ambiti, strategic and operational objectives.
        indicators: of the operational objectives, shared out evenly.
    """

    nodes: int
    indicators: int


def large_tree(chance: np.random.Generator, years: range, size: Size) -> Tree:
    """The tree of an ente of a size: ambiti, each with objectives, each with operational ones that have indicators."""
    nodes = tuple(islice(_nodes(size.nodes), size.nodes))
    ends = [node for node in nodes if node.level == "operativo"] or list(nodes)
    kinds = _kinds(chance, nodes[0], years)
    return Tree(nodes, tuple(_shared_out(ends, kinds, size.indicators)))


def _nodes(many: int) -> Iterator[TreeNode]:
    """Ambiti with all that is below them, one after the other; at least so many nodes."""
    each = -(-many // _AMBITI)
    for ambito in range(1, _AMBITI + 1):
        yield from islice(_ambito(ambito), each)


def _ambito(ambito: int) -> Iterator[TreeNode]:
    """An ambito and what is below it, without end."""
    theme = THEMES[(ambito - 1) % len(THEMES)]
    yield TreeNode("strategico", str(ambito), "", "ambito", theme.title)
    number = 0
    while True:
        number += 1
        title = f"{theme.objectives[number % 2]}, parte {number}"
        code = f"OS{ambito}.{number:03}"
        yield TreeNode("strategico", code, str(ambito), "strategico", title, _unit(ambito + number))
        for turn in range(1, _PER_OBJECTIVE + 1):
            name = f"{title}: attività {turn}"
            yield TreeNode("strategico", f"OP{code[2:]}-{turn}", code, "operativo", name, _unit(ambito + number + turn))


def _unit(number: int) -> str:
    return f"Ufficio {number % _UNITS + 1:03}"


def _kinds(chance: np.random.Generator, node: TreeNode, years: range) -> Iterator[Indicator]:
    """The common indicators, each once; then some of the ente's own and deadlines, over and over."""
    common = [template for theme in THEMES for template in theme.common]
    own = islice(cycle((*OWN, DEADLINE)), _KINDS)
    yield from (invented(chance, node, template, LARGEST, years) for template in common)
    yield from cycle([invented(chance, node, template, LARGEST, years) for template in own])


def _shared_out(ends: Sequence[TreeNode], kinds: Iterator[Indicator], many: int) -> Iterator[Indicator]:
    """So many indicators, the same number in every node or one more."""
    number = 0
    for at, node in enumerate(ends):
        count = many // len(ends) + (at < many % len(ends))
        for place, weight in enumerate(shares(count)):
            number += 1
            kind = next(kinds)
            code = kind.template.code or f"k{node.code.removeprefix('OP')}_{place + 1}"
            note = str(number) if kind.note_number else ""
            yield replace(kind, node=node, code=code, weight=weight, note_number=note)
