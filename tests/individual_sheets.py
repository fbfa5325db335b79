"""What only the individual sheets of the shipped data say: where one of these words is, they have leaked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.format.individual import without_individual

if TYPE_CHECKING:
    from data.register.official import Official

PLACE: Final = ("torino", 2022)
OWNER, NODE, INDICATOR = "Dirigente Area Anagrafe Economica", "OP1.1.1-13", "kpi1.1.1-13a"
"""A person, an objective of theirs and its indicator, that no other sheet has."""
_TELLING: Final = ("owner", "node_code", "indicator_code", "title", "indicator_name")
_LEAST: Final = 8
"""Letters of a word that is no accident."""


def secrets(official: Official) -> frozenset[str]:
    """Names, codes and titles that no row of another sheet holds, whole or as a part."""
    tables = official.tables(*PLACE).tables
    public = "\n".join(
        cell for rows in without_individual(tables).values() for cells in rows.cells for cell in cells if cell
    )
    found = {
        cells[name]
        for rows in tables.values()
        if "owner" in rows.table.column_names
        for _, cells in rows.records()
        if cells["owner"]
        for name in _TELLING
        if name in cells
    }
    return frozenset(word for word in found if len(word) >= _LEAST and word not in public)


def leaks(text: str, words: frozenset[str]) -> list[str]:
    """The words of individual sheets that a text tells."""
    return sorted(word for word in words if word in text)
