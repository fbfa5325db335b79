"""What a document of many parts is made of before any page of it: headings, prose, facts and tables of ready words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ui.facts.relazione.scheda_grids import TextTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP: Final = "\u2003"
"""The blank before a cell's text that sets it one step to the right."""
Fact = tuple[str, str]
"""A name and its value."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs of running text; a line end inside one stays a line end."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and their values, a line each."""

    pairs: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Notes in small letters, below what they are about."""

    texts: tuple[str, ...]


Block = Prose | Items | Facts | Remarks | TextTable
"""In a grid a line end inside a cell is one, and an empty title is not shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it, up to the next heading.

    Attributes:
        level: 1 for chapters and annexes; one more for what they contain.
        is_wide: it stands on pages broader than high. An annex begins on a new page.
    """

    level: int
    title: str
    body: tuple[Block, ...]
    is_wide: bool = False


def part(level: int, title: str, *blocks: Block) -> Part:
    """A part of the blocks that say something.

    Examples:
        >>> part(1, "Premessa", Prose(("Uno.",)), Facts(())).body
        (Prose(texts=('Uno.',)),)
    """
    return Part(level, title, tuple(block for block in blocks if _says(block)))


def wide(parts: Iterable[Part]) -> Iterator[Part]:
    """The same parts on broad pages."""
    return (replace(each, is_wide=True) for each in parts)


def paragraphs(text: str) -> tuple[str, ...]:
    r"""What a person wrote, cut at its blank lines; empty where it says nothing.

    Examples:
        >>> paragraphs("Uno,\r\n  due.\n \n\nTre. ")
        ('Uno,\ndue.', 'Tre.')
        >>> paragraphs(" \n ")
        ()
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(block.strip("\n") for block in "\n".join(lines).split("\n\n") if block.strip("\n"))


def _says(block: Block) -> bool:
    if isinstance(block, TextTable):
        return bool(block.rows)
    return bool(block.pairs if isinstance(block, Facts) else block.texts)
