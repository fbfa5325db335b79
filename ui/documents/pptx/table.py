"""The table of a slide as a table of PowerPoint: its first row is of headings, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ui.documents.pptx.frames import Box
from ui.documents.pptx.table_fit import ABOVE, ASIDE, table_fit
from ui.documents.pptx.text import (
    ACCENT,
    FAINT,
    INK,
    WARNING,
    Look,
    add_block,
    add_text,
    decorate,
    describe,
    dye,
    line,
    rgb,
    write,
)
from ui.facts.briefing.slide import DotKind
from ui.facts.briefing.words import about_table
from ui.facts.clean import clean
from ui.facts.text_fit import Face, cut, line_count
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.slide import Slide
    from pptx.table import _Cell

    from ui.documents.pptx.table_fit import TableFit
    from ui.facts.briefing.slide import Dot, SlideColumn, SlideTable

_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of PowerPoint without lines and colours: ours are in the cells, the same in every program."""
_TITLE: Final = Face(16, is_bold=True)
_NOTE: Final = Face(14)
_BELOW: Final = 6.0
_SURE: Final = 0.97
"""Of the width: a program may break a line a letter earlier than the estimate."""
_DOT: Final = 9.0
"""Points across."""
_SHAPES: Final = {
    DotKind.OWN: MSO_SHAPE.OVAL,
    DotKind.NATION: MSO_SHAPE.DIAMOND,
    DotKind.CLUSTER: MSO_SHAPE.ISOSCELES_TRIANGLE,
}
_MORE: Final = "Altre righe nelle note:"


def add_table(slide: Slide, table: SlideTable, box: Box) -> None:
    """The table, with its title above and its note below."""
    top = box.top
    if clean(table.title):
        text = cut(clean(table.title), _TITLE, box.width, 2)
        title = Box(box.left, top, box.width, line_count(text, _TITLE, box.width) * _TITLE.line)
        add_text(slide, title, [line(text, Look(_TITLE.size, is_bold=True))], "Titolo della tabella")
        top += title.height + _BELOW
    room = Box(box.left, top, box.width, box.top + box.height - top)
    note, fit = _noted(table, room)
    fit = fit.spread(room.height - _note_high(note, box.width))
    _draw(slide, table, fit, Box(box.left, top, box.width, fit.height))
    if note:
        below = Box(box.left, top + fit.height + _BELOW, box.width, _note_high(note, box.width) - _BELOW)
        add_text(slide, below, [line(note, Look(_NOTE.size, colour=FAINT))], "Nota della tabella")


def _noted(table: SlideTable, room: Box) -> tuple[str, TableFit]:
    """The note and the table above it; where rows are left out, the note says how many."""
    note = cut(clean(table.note), _NOTE, room.width * _SURE, 2)
    fit = table_fit(table, room.width, room.height - _note_high(note, room.width))
    if len(fit.rows) > len(table.rows):
        return note, fit
    note = cut(f"{_MORE} 99. {clean(table.note)}", _NOTE, room.width, 2)
    fit = table_fit(table, room.width, room.height - _note_high(note, room.width))
    return note.replace("99", str(len(table.rows) + 1 - len(fit.rows)), 1), fit


def _note_high(note: str, wide: float) -> float:
    """The height of the note with what parts it from the table; 0 without one."""
    return line_count(note, _NOTE, wide) * _NOTE.line + _BELOW if note else 0.0


def _draw(slide: Slide, table: SlideTable, fit: TableFit, box: Box) -> None:
    size = (Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    frame = slide.shapes.add_table(len(fit.rows), len(fit.widths), *size)
    frame.name = "Tabella"
    describe(frame, about_table(table))
    drawn = frame.table
    _dress(frame)
    for at, wide in enumerate(fit.widths):
        drawn.columns[at].width = Pt(wide)
    for at, (high, texts) in enumerate(zip(fit.heights, fit.rows, strict=True)):
        drawn.rows[at].height = Pt(high)
        for cell, text, column in zip(drawn.rows[at].cells, texts, table.columns, strict=True):
            _fill(cell, text, _look(column, fit.size, is_head=at == 0))
    _draw_tracks(slide, table, fit, box)


def _draw_tracks(slide: Slide, table: SlideTable, fit: TableFit, box: Box) -> None:
    """The dots of each row on a line over its last cell; their values are in the row."""
    left, wide = box.left + sum(fit.widths[:-1]) + 2 * _DOT, fit.widths[-1] - 4 * _DOT
    top = box.top + fit.heights[0]
    for dots, high in zip(table.tracks, fit.heights[1:], strict=False):
        middle = top + high / 2
        for dot in dots:
            _draw_dot(slide, dot, left + dot.at * wide, middle)
        # What is decorated last lies under the rest.
        decorate(add_block(slide, Box(left, middle - 0.5, wide, 1.0), INK))
        top += high


def _draw_dot(slide: Slide, dot: Dot, across: float, down: float) -> None:
    place = (Pt(across - _DOT / 2), Pt(down - _DOT / 2), Pt(_DOT), Pt(_DOT))
    shape = slide.shapes.add_shape(_SHAPES[dot.kind], *place)
    colour = ACCENT if dot.kind is DotKind.OWN else WARNING
    shape.fill.solid()
    dye(shape.fill.fore_color, colour)
    dye(shape.line.color, colour)
    shape.shadow.inherit = False
    decorate(shape)


def _dress(frame: GraphicFrame) -> None:
    frame.table.first_row, frame.table.horz_banding = True, False
    for style in frame.element.iter(qn("a:tableStyleId")):  # python-pptx has no style of a table
        style.text = _NO_STYLE


def _look(column: SlideColumn, size: float, *, is_head: bool) -> Look:
    align = PP_ALIGN.RIGHT if column.is_number else PP_ALIGN.LEFT
    return Look(size, INK, is_bold=is_head, align=align)


def _fill(cell: _Cell, text: str, look: Look) -> None:
    """A cell with its text and a line below it; the headings on the ground that they have in every document."""
    write(cell.text_frame, [line(text, look)])
    cell.margin_left = cell.margin_right = Pt(ASIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if look.is_bold:
        cell.fill.solid()
        dye(cell.fill.fore_color, PRINTED.shade)
    else:
        cell.fill.background()
    edge = f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{rgb(PRINTED.line)}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(edge))  # noqa: SLF001 - python-pptx has no edges of cells
