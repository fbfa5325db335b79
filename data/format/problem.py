"""What is wrong in the data: a value, collected and shown all at once, never an exception."""

from __future__ import annotations

import errno
from dataclasses import dataclass

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
    """

    file: str
    line: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """One line, for a list.

        Examples:
            >>> print(Problem("2022/measures.csv", 14, "weight", "«12,5» non è un numero.", "Scrivere 12.5."))
            2022/measures.csv, riga 14, colonna weight: «12,5» non è un numero. Scrivere 12.5.
        """
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

    def __str__(self) -> str:
        """One line, for a list.

        Examples:
            >>> print(Notice("2022/published.csv", 3, "«Bene» non è una parola del metodo.", "Le sue parole: Alto."))
            2022/published.csv, riga 3: «Bene» non è una parola del metodo. Le sue parole: Alto.
        """
        return f"{_place(self.file, self.line)}: {self.what} {self.remedy}"


def refusal_reason(error: OSError) -> str:
    """Why the system refused, in brackets after a blank; empty where there is no Italian for it.

    Examples:
        >>> refusal_reason(PermissionError(errno.EACCES, "Permission denied"))
        ' (permesso negato)'
    """
    reason = _REFUSALS.get(error.errno or 0, "")
    return f" ({reason})" if reason else ""


def _place(file: str, line: int) -> str:
    return f"{file}, riga {line}" if line else file
