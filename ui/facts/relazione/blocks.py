"""What a document of many parts is made of before any page of it: headings, prose, facts and tables of ready words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ui.facts.relazione.text_table import TextTable

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


@dataclass(frozen=True, slots=True)
class Zone:
    """A state on the scale of the scores, up to where the next one begins.

    Attributes:
        low, high: its ends, in percent.
        word: of the state.
        begins: where it begins, in words: «oltre 90» where 90 itself is of the state below.
        colour: its name in the theme.
    """

    low: float
    high: float
    word: str
    begins: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One bar.

    Attributes:
        label: its name; ``code`` beside it, in small letters.
        text: what is written at its end.
        value: its length; None: nothing to draw, only the text.
        before: where it was the year before; None where that is not known.
        colour: its name in the theme.
    """

    label: str
    code: str
    text: str
    value: float | None
    colour: str
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Horizontal bars from zero, the first one on top.

    Attributes:
        high: end of the axis, which begins at 0.
        limits: where a state begins, each drawn as a line; empty where the lengths are no scores.
        alt: the same in words.
        note: below it, what the marks mean; empty where they need no word.
    """

    title: str
    rows: tuple[ChartRow, ...]
    high: float
    alt: str
    limits: tuple[float, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBar:
    """The result on the scale of the states.

    Attributes:
        label: what it is the result of.
        text: the number; why, in two words, where there is none.
        state: symbol and word.
        value: where it stands on the scale; None where it has no score.
        colour: of the state, by its name in the theme.
        zones: the states, from the lowest.
        before: where it was the year before; None where that is not known.
        alt: the same in words.
        note: what the mark of the year before is; empty where there is none.
    """

    label: str
    text: str
    state: str
    value: float | None
    colour: str
    zones: tuple[Zone, ...]
    alt: str
    before: float | None = None
    note: str = ""


Picture = Chart | ResultBar
Block = Prose | Items | Facts | Remarks | TextTable | Chart | ResultBar
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
    if isinstance(block, ResultBar):
        return True
    if isinstance(block, TextTable | Chart):
        return bool(block.rows)
    return bool(block.pairs if isinstance(block, Facts) else block.texts)
