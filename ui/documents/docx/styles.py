"""The styles of a long Word document: letters, headings, cells, the lines of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ui.documents.docx.blocks import CAPTION, CELL, HEAD, HEAD_OF_NUMBERS, NUMBER
from ui.documents.docx.parts import speak_italian

if TYPE_CHECKING:
    from docx.document import Document as Made

FACT, REMARK = "Voce", "Annotazione"
TOC: Final = ("toc 1", "toc 2")
"""The names that Word itself looks for when it writes an index."""
_FONT: Final = "Arial"
_INK: Final = RGBColor(0x17, 0x32, 0x4D)
_FAINT: Final = RGBColor(0x45, 0x53, 0x61)
_HEADINGS: Final = {1: 16, 2: 12.5, 3: 11, 4: 10.5, 5: 10, 6: 10}
_NAME_WIDTH: Final = 52
"""Millimetres that the name of a fact has."""


def add_styles(made: Made) -> dict[str, str]:
    """Give a document its styles.

    Returns:
        The identifier of every style by its name.
    """
    _letters(_style(made, "Normal"), 9.5, after=5)
    for level, size in _HEADINGS.items():
        _heading(_style(made, f"Heading {level}"), size)
    for name, size in (("Title", 26), ("Subtitle", 13), ("TOC Heading", 14)):
        _heading(_style(made, name), size)
    _cover(_style(made, "Subtitle"))
    _style(made, "TOC Heading").paragraph_format.space_before = Pt(26)
    _cells(made)
    _texts(made)
    _index(made)
    _letters(_style(made, "Footer"), 8, after=0).font.color.rgb = _FAINT
    _style(made, "Footer").paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _style(made, "Header").paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    speak_italian(made)
    return {style.name: style.style_id for style in made.styles if style.name}


def _style(made: Made, name: str) -> ParagraphStyle:
    """The style of that name, made where the document has none."""
    if name not in made.styles:
        added = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in TOC)
        added.base_style = made.styles["Normal"]
    found = made.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - all of these names are of paragraphs
    return found


def _letters(style: ParagraphStyle, size: float, *, after: float) -> ParagraphStyle:
    """One font, which the fonts of the theme would otherwise hide."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    style.font.size, style.paragraph_format.space_after = Pt(size), Pt(after)
    style.paragraph_format.line_spacing = 1.05
    return style


def _heading(style: ParagraphStyle, size: float) -> None:
    _letters(style, size, after=4)
    style.font.color.rgb, style.font.bold, style.font.italic = _INK, True, False
    style.paragraph_format.space_before = Pt(min(size, 14))
    style.paragraph_format.keep_with_next = True
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _cover(style: ParagraphStyle) -> None:
    style.paragraph_format.space_before = Pt(60)


def _cells(made: Made) -> None:
    for name in (CELL, NUMBER, HEAD, HEAD_OF_NUMBERS):
        style = _letters(_style(made, name), 8, after=1.5)
        style.paragraph_format.space_before = Pt(1.5)
        style.paragraph_format.line_spacing = 1
    for name in (NUMBER, HEAD_OF_NUMBERS):
        _style(made, name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in (HEAD, HEAD_OF_NUMBERS):
        _style(made, name).font.bold = True
        _style(made, name).paragraph_format.keep_with_next = True
    caption = _letters(_style(made, CAPTION), 9.5, after=3)
    caption.font.bold, caption.font.color.rgb = True, _INK
    caption.paragraph_format.space_before, caption.paragraph_format.keep_with_next = Pt(9), True


def _texts(made: Made) -> None:
    fact = _letters(_style(made, FACT), 9.5, after=2).paragraph_format
    fact.left_indent, fact.first_line_indent = Mm(_NAME_WIDTH), Mm(-_NAME_WIDTH)
    fact.tab_stops.add_tab_stop(Mm(_NAME_WIDTH))
    fact.keep_with_next = True
    remark = _letters(_style(made, REMARK), 8, after=2)
    remark.font.color.rgb = _FAINT
    _letters(_style(made, "List Bullet"), 9.5, after=3)


def _index(made: Made) -> None:
    for level, name in enumerate(TOC):
        style = _letters(_style(made, name), 9.5, after=1.5)
        style.paragraph_format.left_indent, style.font.bold = Mm(5 * level), level == 0
        style.paragraph_format.right_indent = Mm(10)
        style.paragraph_format.tab_stops.add_tab_stop(Mm(180), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
