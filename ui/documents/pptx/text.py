"""Texts and plain shapes on a slide of PowerPoint: real runs and bullets, Italian, each with its alternative text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Length, Pt

from ui.documents.pptx.frames import Box
from ui.facts.comment_text import Run
from ui.facts.text_fit import indent_of
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.dml.color import ColorFormat
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame, _Paragraph

INK, GROUND, ACCENT, WARNING = "tx1", "bg1", "accent1", "accent3"
"""Colours of the template's theme, as it calls them: of letters, behind them, of a rule, of a warning on the cover."""
FAINT: Final = PRINTED.faint
"""Of small letters: more than 7 to 1 on white."""
_DECORATIVE_URI: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks.

    Attributes:
        size: in points.
        colour: ``#rrggbb``, or a colour of the theme; empty for what the template's placeholder has.
        gap: before it, in points.
        marker: ``•``, or the number of an item with its point; empty for none.
        level: how deep in a list, from 0.
    """

    size: float
    colour: str = INK
    is_bold: bool = False
    align: PP_ALIGN = PP_ALIGN.LEFT
    gap: float = 0.0
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs and its look."""

    runs: tuple[Run, ...]
    look: Look = field(default_factory=lambda: Look(18.0))


def line(text: str, look: Look) -> Line:
    """A paragraph of one run."""
    return Line((Run(text),), look)


def add_text(slide: Slide, box: Box, lines: Sequence[Line], name: str) -> Shape:
    """A text box with nothing between its edge and its text."""
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    shape.name = name
    write(shape.text_frame, lines)
    return shape


def add_block(slide: Slide, box: Box, fill: str) -> Shape:
    """A rectangle of one colour, without an edge."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    for style in list(shape.element.iter(qn("p:style"))):  # python-pptx gives every shape a shadow
        shape.element.remove(style)
    shape.fill.solid()
    dye(shape.fill.fore_color, fill)
    shape.line.fill.background()
    return shape


def place(shape: Shape, box: Box) -> None:
    """Puts a placeholder where the slide needs it."""
    shape.left, shape.top, shape.width, shape.height = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def box_of(shape: BaseShape) -> Box:
    """Where a shape stands; a placeholder of a layout where its master puts it."""
    return Box(Length(shape.left).pt, Length(shape.top).pt, Length(shape.width).pt, Length(shape.height).pt)


def write(
    frame: TextFrame, lines: Sequence[Line], inset: float = 0.0, anchor: MSO_ANCHOR | None = MSO_ANCHOR.TOP
) -> None:
    """Fills a frame; the text stays in its size, because its room was computed before.

    Args:
        frame: empty.
        lines: one for each paragraph.
        inset: between the edge and the text, in points.
        anchor: where the text stands in the frame; None as in the template.
    """
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(inset)
    frame.vertical_anchor = anchor
    for at, each in enumerate(lines):
        _fill(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), each)


def _fill(paragraph: _Paragraph, of: Line) -> None:
    look = of.look
    paragraph.alignment, paragraph.space_before, paragraph.space_after = look.align, Pt(look.gap), Pt(0)
    paragraph.line_spacing = 1.0
    _bullet(paragraph, look)
    for each in of.runs:
        run = paragraph.add_run()
        run.text = each.text
        run.font.size = Pt(look.size)
        if each.colour or look.colour:
            dye(run.font.color, each.colour or look.colour)
        run.font.bold = each.is_bold or look.is_bold
        run.font.italic = each.is_italic or None
        run.font.language_id = MSO_LANGUAGE_ID.ITALIAN


def _bullet(paragraph: _Paragraph, look: Look) -> None:
    """A real item of a list, or none even where the placeholder would make one."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
    indent = indent_of(look.size) if look.marker else 0.0
    properties.set("marL", str(Pt(indent * (look.level + 1))))
    properties.set("indent", str(Pt(-indent)))
    properties.append(parse_xml(f"<a:{_sign(look.marker)} {nsdecls('a')}/>"))


def _sign(marker: str) -> str:
    """The element that makes the sign of an item, with its attributes."""
    if not marker:
        return "buNone"
    if marker == "•":
        return 'buChar char="•"'
    return f'buAutoNum type="arabicPeriod" startAt="{max(int(marker.rstrip(".")), 1)}"'


def describe(shape: BaseShape, text: str) -> None:
    """What a shape is, for those who listen to it."""
    _properties(shape).set("descr", text)


def decorate(shape: BaseShape) -> None:
    """Says that a shape tells nothing, so that a screen reader passes over it, and puts it behind the others."""
    mark = f'<adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/>'
    extension = f'<a:extLst {nsdecls("a")}><a:ext uri="{_DECORATIVE_URI}">{mark}</a:ext></a:extLst>'
    _properties(shape).append(parse_xml(extension))
    shape.element.getparent().insert(2, shape.element)  # the first two are the tree's own


def _properties(shape: BaseShape) -> BaseOxmlElement:
    found: BaseOxmlElement = next(shape.element.iter(qn("p:cNvPr")))
    return found


def dye(colour: ColorFormat, value: str) -> None:
    """Gives something a colour: ``#rrggbb``, or one of the theme."""
    if value.startswith("#"):
        colour.rgb = rgb(value)
    else:
        colour.theme_color = MSO_THEME_COLOR.from_xml(value)


def rgb(colour: str) -> RGBColor:
    """A colour written ``#rrggbb``."""
    made: RGBColor = RGBColor.from_string(colour.removeprefix("#").upper())
    return made
