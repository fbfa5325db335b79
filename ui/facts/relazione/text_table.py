"""A table of ready words, before any page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column.

    Attributes:
        share: of the width of the page, in parts of the sum of the columns'.
        is_number: its cells are set to the right.
    """

    text: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: one cell of each row under each heading.

    Attributes:
        notes: what stands below it; empty where there is nothing to say.
    """

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
