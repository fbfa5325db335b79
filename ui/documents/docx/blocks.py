"""Paragraphs and tables of a long Word document, made as XML at once: cell by cell python-docx would take minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.docx.parts import describe, element, flag
from ui.facts.relazione.blocks import STEP
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ui.facts.relazione.text_table import TextTable

TWIPS: Final = 56.6929
"""Twentieths of a point, the measure of a Word file, in a millimetre."""
CELL, NUMBER, CAPTION = "Traguardo Cella", "Traguardo Cella numerica", "Traguardo Titolo di tabella"
HEAD, HEAD_OF_NUMBERS = "Traguardo Testa", "Traguardo Testa numerica"
"""The styles of what a table is made of."""
_LINE, _SHADE = (colour.removeprefix("#").upper() for colour in (PRINTED.line, PRINTED.shade))
_INSET: Final = "85"
_INDENT: Final = 4.0
"""Millimetres of one step of an indented cell."""


def styled(style: str, *runs: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph in a style, which is named by its identifier."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *runs)


def runs(text: str, *, bold: bool = False) -> Iterator[BaseOxmlElement]:
    r"""A text as runs: a line end (\n) stays a line end."""
    for at, line in enumerate(text.split("\n")):
        if at:
            yield element("w:r", element("w:br"))
        yield run(line, bold=bold)


def run(text: str, *, bold: bool = False) -> BaseOxmlElement:
    """One run of text without line ends."""
    letters = element("w:t")
    letters.text = text
    letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", element("w:rPr", element("w:b")), letters) if bold else element("w:r", letters)


def field(instruction: str) -> Iterator[BaseOxmlElement]:
    """A field that Word works out, without a result yet."""
    yield element("w:r", element("w:fldChar", fldCharType="begin"))
    field_code = element("w:instrText")
    field_code.text = instruction
    yield element("w:r", field_code)
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield element("w:r", element("w:fldChar", fldCharType="end"))


def grid(found: TextTable, name: str, width: float, styles: dict[str, str]) -> BaseOxmlElement:
    """A table as broad as the page.

    Args:
        found: what it says; the first line of each row's first cell is in bold.
        name: what it is called for those who listen to it.
        width: of the page, in millimetres.
        styles: identifiers by name of the styles of cells and heads.
    """
    widths = _widths([heading.share for heading in found.headings], width)
    table = element("w:tbl", _properties(sum(widths)), element("w:tblGrid", *_columns(widths)))
    describe(table, name, f"Colonne: {', '.join(heading.text for heading in found.headings)}.")
    table.append(_heading(found, widths, styles))
    kinds = [styles[NUMBER if heading.is_number else CELL] for heading in found.headings]
    table.extend(_row(row, widths, kinds) for row in found.rows)
    return table


def _widths(shares: Sequence[float], width: float) -> list[int]:
    whole = sum(shares)
    return [round(share / whole * width * TWIPS) for share in shares]


def _columns(widths: Sequence[int]) -> Iterator[BaseOxmlElement]:
    return (element("w:gridCol", w=str(width)) for width in widths)


def _properties(width: int) -> BaseOxmlElement:
    """Lines between the rows only, a fixed layout, a little room around the text."""
    lines = (
        element(f"w:{side}", val="single", sz="4", space="0", color=_LINE) for side in ("top", "bottom", "insideH")
    )
    room = (element(f"w:{side}", w=_INSET, type="dxa") for side in ("left", "right"))
    return element(
        "w:tblPr",
        element("w:tblW", w=str(width), type="dxa"),
        element("w:tblInd", w="0", type="dxa"),
        element("w:tblBorders", *lines),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *room),
        element("w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noHBand="1", noVBand="1"),
    )


def _heading(found: TextTable, widths: Sequence[int], styles: dict[str, str]) -> BaseOxmlElement:
    kinds = [styles[HEAD_OF_NUMBERS if heading.is_number else HEAD] for heading in found.headings]
    cells = zip(found.headings, widths, kinds, strict=True)
    row = element("w:tr", *(_cell(styled(kind, *runs(h.text)), width, _SHADE) for h, width, kind in cells))
    flag(row, "w:cantSplit", "w:tblHeader")
    return row


def _row(texts: Sequence[str], widths: Sequence[int], kinds: Sequence[str]) -> BaseOxmlElement:
    cells = zip(texts, widths, kinds, strict=True)
    row = element(
        "w:tr", *(_cell(_said(text, kind, bold=not at), width) for at, (text, width, kind) in enumerate(cells))
    )
    flag(row, "w:cantSplit")
    return row


def _said(text: str, style: str, *, bold: bool) -> BaseOxmlElement:
    """What a cell says; a step to the right for each blank of the width of a letter before it."""
    bare = text.lstrip(STEP)
    name, end, rest = bare.partition("\n")
    paragraph = styled(style, *runs(name, bold=bold), *(runs(end + rest) if end else ()))
    if depth := len(text) - len(bare):
        paragraph[0].append(element("w:ind", left=str(round(depth * _INDENT * TWIPS))))
    return paragraph


def _cell(paragraph: BaseOxmlElement, width: int, shade: str = "") -> BaseOxmlElement:
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"))
    if shade:
        properties.append(element("w:shd", val="clear", color="auto", fill=shade))
    return element("w:tc", properties, paragraph)
