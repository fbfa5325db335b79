"""Several spellings of one unit's name: which written names look like one, and what says that they are.

Nothing is merged here: a likeness is proposed, and becomes a row of ``units.csv`` where a person takes it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from data.format.amend import with_row
from data.format.unit_checks import cut
from data.plan.units import BETWEEN, NameKind, UnitRow, plain_name, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.format.parse import Rows
    from data.plan.units import UnitNames

TAKEN: Final = "proposta accettata all'importazione"
"""The source of a row that came of a proposal."""
_MOST_NAMES: Final = 400
"""Beyond it the column holds something else than units; each name would be set against each other."""
_SMALL: Final = frozenset(
    [
        "a",
        "al",
        "all",
        "alla",
        "alle",
        "d",
        "da",
        "dal",
        "dei",
        "del",
        "dell",
        "della",
        "delle",
        "di",
        "e",
        "ed",
        "gli",
        "i",
        "il",
        "in",
        "l",
        "la",
        "le",
        "lo",
        "per",
    ]
)
"""Words whose absence makes no other unit."""
_MARKS: Final = re.compile(r"[^\w.]+")
_INITIALS: Final = re.compile(r"(?:\w\.)+\w?")
_LEAST_LETTERS: Final = 5
_LEAST_SAME: Final = 0.85
"""Part of the letters of two words that must be the same, in the same order, where one may be a slip."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A written name that looks like another spelling of a unit.

    Attributes:
        unit: the name that is declared, or that more objectives have, or that is written whole.
        lines, codes: of the rows of ``nodes`` that write it.
    """

    name: str
    unit: str
    lines: tuple[int, ...]
    codes: tuple[str, ...]

    @property
    def what(self) -> str:
        """The likeness in a sentence, without its full stop."""
        return f"«{cut(self.name)}» sembra un'altra grafia di «{cut(self.unit)}»"

    def is_in(self, sentence: str) -> bool:
        """Whether a sentence is about this likeness."""
        return sentence.startswith(self.what)


def names_of(rows: Rows) -> UnitNames:
    """What the rows of ``units.csv`` say."""
    return unit_names(UnitRow(**cells) for _, cells in rows.records())


def likenesses(tables: Mapping[str, Rows]) -> tuple[Likeness, ...]:
    """The written names that look like another spelling of a unit, in the order in which they are met.

    A name of ``units.csv``, whatever it says, is not looked at: somebody has decided.

    Args:
        tables: of a year, by name.
    """
    names = names_of(tables["units"])
    written = _written(tables["nodes"], names)
    if len(written) > _MOST_NAMES:
        return ()
    aliases = [(_words(name), units[0]) for name, units in names.others.items() if len(units) == 1]
    kept = [*((_words(name), name) for name in names.declared), *aliases]
    found = {}
    for name in sorted(written, key=lambda name: (-len(written[name]), "." in name)):
        words = _words(name)
        unit = next((unit for theirs, unit in kept if _are_alike(words, theirs)), None)
        if unit is None:
            kept.append((words, name))
        else:
            lines, codes = zip(*written[name], strict=True)
            found[name] = Likeness(name, unit, lines, codes)
    return tuple(found[name] for name in written if name in found)


def with_spellings(tables: Mapping[str, Rows], taken: Iterable[Likeness]) -> Mapping[str, Rows]:
    """The same tables with a row of ``units.csv`` for each likeness that a person took; what is written stays."""
    for each in taken:
        tables = with_row(tables, "units", (each.unit, ""), {"kind": NameKind.UNIT})
        tables = with_row(tables, "units", (each.name, each.unit), {"kind": NameKind.ALIAS, "source": TAKEN})
    return tables


def _written(nodes: Rows, names: UnitNames) -> dict[str, list[tuple[int, str]]]:
    """Line and code of the objectives by the name that they write and that nobody declared."""
    found: dict[str, list[tuple[int, str]]] = {}
    for line, cells in nodes.records():
        for name in _parts(cells["units"], names):
            if name not in names.others and name not in names.declared:
                found.setdefault(name, []).append((line, cells["node_code"]))
    return found


def _parts(text: str, names: UnitNames) -> Iterator[str]:
    whole = plain_name(text)
    is_known = whole in names.others or whole in names.declared
    return filter(None, (part.strip() for part in ([whole] if is_known else whole.split(BETWEEN))))


def _words(name: str) -> tuple[str, ...]:
    """The words that tell a name from others: small letters without accents, marks and what is between them.

    Examples:
        >>> _words("Serv. Attività d’Impresa"), _words("U.O. «Tributi»")
        (('serv.', 'attivita', 'impresa'), ('uo', 'tributi'))
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = (_without_dots(word) for word in _MARKS.sub(" ", plain).split())
    return tuple(word for word in words if word and word not in _SMALL)


def _without_dots(word: str) -> str:
    return word.replace(".", "") if _INITIALS.fullmatch(word) or not word.strip(".") else word


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one: the same letters; or word by word the same, shortened, or with one slip."""
    if "".join(one) == "".join(other):
        return bool(one)
    if len(one) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b and not _is_short_for(a, b, either=True)]
    return not unlike or (len(unlike) == 1 and _is_slip(*unlike[0]))


def _is_short_for(word: str, whole: str, *, either: bool = False) -> bool:
    """Whether a word with a dot is a shorter form of another: ``serv.``, ``internazionalizz.ne``."""
    begin, dot, end = word.partition(".")
    fits = whole.startswith(begin) and whole.endswith(end) and len(whole) > len(begin) + len(end)
    is_short = bool(dot) and len(begin) > 1 and fits
    return is_short or (either and _is_short_for(whole, word))


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ as a slip of the pen makes them; figures are no slips."""
    if min(len(one), len(other)) < _LEAST_LETTERS or one[0] != other[0] or re.search(r"\d", one + other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LEAST_SAME
