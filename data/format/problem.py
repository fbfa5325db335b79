"""What is wrong in the data: a value, collected and shown all at once, never an exception."""

from __future__ import annotations

import errno
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_OF_A_KIND = 200
"""Nobody reads more of the same; a file of another kind can have millions."""

_REFUSALS = {
    errno.ENOENT: "un file o una cartella del percorso non c'è",
    errno.EACCES: "permesso negato",
    errno.EPERM: "permesso negato",
    errno.EISDIR: "è una cartella",
    errno.ENOTDIR: "una parte del percorso non è una cartella",
    errno.EEXIST: "c'è già un file con quel nome",
    errno.EROFS: "il disco è in sola lettura",
    errno.EIO: "errore del disco",
    errno.ELOOP: "il collegamento gira in tondo",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
}
"""Why the system refuses, in Italian: its own sentences are in its language."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, and how. Sorts by file, then line, then column.

    Attributes:
        file: path inside the ente's folder, with ``/``: ``2022/measures.csv``.
        line: line of the file, from 1; 0 where the whole file is concerned.
        column: name of the column or key; empty where the whole line is concerned.
        what: a sentence in Italian that says what is wrong, with its full stop.
        remedy: a sentence in Italian that says what to write instead, with its full stop.
        count: how many problems it stands for.
        place: where it is, in words, where a person does not look at a file's lines: «foglio Target, cella D14».
    """

    file: str
    line: int
    column: str
    what: str
    remedy: str
    count: int = 1
    place: str = ""

    def __str__(self) -> str:
        """One line, for a list.

        Examples:
            >>> print(Problem("2022/measures.csv", 14, "weight", "«12,5» non è un numero.", "Scrivere 12.5."))
            2022/measures.csv, riga 14, colonna weight: «12,5» non è un numero. Scrivere 12.5.
        """
        if self.place:
            return f"{self.place}: {self.what} {self.remedy}"
        kind = "chiave" if self.file.endswith(".toml") else "colonna"
        column = f", {kind} {self.column}" if self.column else ""
        return f"{_place(self.file, self.line)}{column}: {self.what} {self.remedy}"


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """One thing that may be right but is worth a look; it stops nothing. Fields are as in ``Problem``."""

    file: str
    line: int
    what: str
    remedy: str
    count: int = 1
    place: str = ""

    def __str__(self) -> str:
        """One line, for a list.

        Examples:
            >>> print(Notice("2022/published.csv", 3, "«Bene» non è una parola del metodo.", "Le sue parole: Alto."))
            2022/published.csv, riga 3: «Bene» non è una parola del metodo. Le sue parole: Alto.
        """
        return f"{self.place or _place(self.file, self.line)}: {self.what} {self.remedy}"


_Found = TypeVar("_Found", Problem, Notice)
_PARTICULAR = re.compile(r"«[^»]*»|[-+0-9.,]+")


def first_of_each_kind(found: Iterable[_Found]) -> Iterator[_Found]:
    """The first of every kind, and for the rest one line that counts them, where the rest begins.

    Two problems are of one kind where the same remedy, but for what it quotes, mends both in the same
    file and column; in a header the column does not matter.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    rest: dict[tuple[str, ...], _Found] = {}
    for each in found:
        kind = _kind(each)
        counts[kind] += 1
        if counts[kind] <= MOST_OF_A_KIND:
            yield each
        else:
            rest.setdefault(kind, each)
    for kind, each in rest.items():
        more = counts[kind] - MOST_OF_A_KIND
        how_many = "C'è un'altra riga" if more == 1 else f"Ci sono altre {more:,} righe".replace(",", ".")
        yield replace(each, what=f"{how_many} come quelle sopra, da qui in poi.", remedy=_FIRST_MEND, count=more)


_FIRST_MEND = "Correggere le prime e ripetere il comando."


def _kind(found: Problem | Notice) -> tuple[str, ...]:
    column = found.column if isinstance(found, Problem) and found.line > 1 else ""
    return found.file, column, _PARTICULAR.sub("", found.remedy)


def refusal_reason(error: OSError) -> str:
    """Why the system refused, in brackets after a blank; empty where there is no Italian for it.

    Examples:
        >>> refusal_reason(PermissionError(errno.EACCES, "Permission denied"))
        ' (permesso negato)'
        >>> refusal_reason(OSError()), refusal_reason(OSError(9999, "no"))
        ('', '')
    """
    reason = _REFUSALS.get(error.errno or 0, "")
    return f" ({reason})" if reason else ""


def _place(file: str, line: int) -> str:
    return f"{file}, riga {line}" if line else file
