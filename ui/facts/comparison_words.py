"""What a row of Confronti says: a verdict in words, whom it is beside, and what is counted of all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.benchmark import Corner
from scoring.model import Direction
from ui.facts.comparison import QUARTER_WORDS, is_full
from ui.facts.format import NBSP, listed, short
from ui.facts.others import rank_words
from ui.facts.peers import Scope
from ui.facts.references import nearness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.model import Quantity
    from ui.facts.comparison import Line
    from ui.facts.references import Reference

NAMES: Mapping[str, str] = {
    "facili": "Target facili",
    "deboli": "Debolezze vere",
    "difficili": "Target difficili",
    "forze": "Forze vere",
    "pari": "Pari agli altri",
    "senza": "Senza punteggio o media",
}
"""What rows may say, by the word of the address; what asks for a decision comes first."""

_WORD: Final[Mapping[Corner | None, str]] = {
    Corner.EASY_TARGET: "facili",
    Corner.REAL_WEAKNESS: "deboli",
    Corner.HARD_TARGET: "difficili",
    Corner.REAL_STRENGTH: "forze",
    Corner.LEVEL_MET: "pari",
    Corner.LEVEL_MISSED: "pari",
    None: "senza",
}
_OF: Final = {Scope.CLUSTER: "del cluster", Scope.NATION: "della nazione"}
_TO: Final = {Scope.CLUSTER: "al cluster", Scope.NATION: "alla nazione"}
_FROM: Final = {Scope.CLUSTER: "dal cluster", Scope.NATION: "dalla nazione"}
_SIDES: Final = {"meglio": (_OF, "di"), "peggio": (_OF, "di"), "pari": (_TO, "a"), "diverso": (_FROM, "da")}
"""How each side goes on; of a set by its own name, with which word."""
_LETTERS: Final = 40
"""Of the name of a set."""
_FEW: Final = 3
"""So many other enti are told one by one."""
_ONE: Final[Mapping[Corner, str]] = {
    Corner.EASY_TARGET: "Target facile",
    Corner.REAL_WEAKNESS: "Debolezza vera",
    Corner.HARD_TARGET: "Target difficile",
    Corner.REAL_STRENGTH: "Forza vera",
    Corner.LEVEL_MET: "Pari agli altri",
    Corner.LEVEL_MISSED: "Pari agli altri",
}


def word(line: Line) -> str:
    """What a row says, as the address names it."""
    return _WORD[line.corner]


def in_order(found: Sequence[Line]) -> tuple[Line, ...]:
    """What asks for a decision first; of the others those beside their cluster, a set, the nation, then enti."""
    return tuple(sorted(found, key=lambda line: (list(NAMES).index(word(line)), _nearness(line))))


def _nearness(line: Line) -> int:
    if line.references:
        return nearness(line.references[0])
    return 3 + (not line.peers)


def counted(found: Sequence[Line]) -> dict[str, int]:
    """How many rows say each thing, in the order of ``NAMES``; what none says is not there."""
    words = [word(line) for line in found]
    return {name: words.count(name) for name in NAMES if name in words}


def said(line: Line) -> str:
    """What result and position say together, or on which side of the others the ente is; that it is beside nobody."""
    return _joined(line) or "Nessun confronto"


def verdict(line: Line) -> str:
    """What result and position say together, or on which side of the others the ente is; then what cannot be said."""
    said = _joined(line)
    return " ".join((f"{said}." if said else "", *line.reasons)).strip()


def sentences(line: Line) -> tuple[str, ...]:
    """The same with every number: of the references, of the place, of the other enti where they are few."""
    if line.own is None:
        return line.reasons
    sides = "".join(f", {side} {listed(names)}" for side, names in _numbered(line).items())
    places = [f"{scope.capitalize()}: {rank_words(place)}." for scope, place in line.ranks.items()]
    few = [f"{p.name}: {valued(line, p.value)}." for p in line.peers if len(line.peers) <= _FEW]
    own = f"Nel {line.year}: {valued(line, line.own)}{sides}."
    said = f"{_joined(line)}." if line.corner is not None else ""
    return tuple(filter(None, (said, own, *places, *few, *line.reasons)))


def standing(line: Line) -> str:
    """The quarter and the place among the enti of the store, of the cluster where it has enough."""
    if line.quarter is None:
        return ""
    scope, found = line.quarter
    return f"{QUARTER_WORDS[found]} ({scope}), {rank_words(line.ranks[scope])}"


def valued(line: Line, value: float | Quantity) -> str:
    """A value of the row with its unit."""
    return f"{line.text(value)}{NBSP}{line.symbol}".strip(NBSP)


def _joined(line: Line) -> str:
    sides: dict[str, list[str]] = {}
    for each in _nearest(line):
        side = _side(line, each)
        sides.setdefault(side, []).append(_whom(side, each))
    said = ", ".join(f"{side} {listed(names)}" for side, names in sides.items())
    if line.corner is None:
        return said[:1].upper() + said[1:] if said else "Valori a fianco, senza una media" if line.peers else ""
    return f"{_ONE[line.corner]}: {'punteggio pieno, ' if is_full(line) else ''}{said}"


def _whom(side: str, found: Reference) -> str:
    names, word = _SIDES[side]
    return f"{word} «{short(found.whom, _LETTERS)}»" if found.scope is None else names[found.scope]


def _nearest(line: Line) -> Sequence[Reference]:
    """One reference of each scope and of each set: that which counts."""
    if line.own is None:
        return ()
    return list({(each.scope, each.whom): each for each in reversed(line.references)}.values())[::-1]


def _numbered(line: Line) -> dict[str, list[str]]:
    """The references with their numbers, by the side of them on which the ente is."""
    sides: dict[str, list[str]] = {}
    for each in line.references:
        side = _side(line, each)
        sides.setdefault(f"{side} {_SIDES[side][1]}:", []).append(f"{each.name} ({line.reference(each)})")
    return sides


def _side(line: Line, found: Reference) -> str:
    assert line.own is not None  # noqa: S101 - the caller has looked
    own = line.own.value
    if own == found.value:
        return "pari"
    if line.direction is Direction.NOMINAL:
        return "diverso"
    return "meglio" if (own < found.value) is (line.direction is Direction.LOWER) else "peggio"
