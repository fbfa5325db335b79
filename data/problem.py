"""What is wrong in the data: a value, collected and shown all at once, never an exception."""

from __future__ import annotations

from dataclasses import dataclass


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
        line = f", riga {self.line}" if self.line else ""
        kind = "chiave" if self.file.endswith(".toml") else "colonna"
        column = f", {kind} {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.what} {self.remedy}"
