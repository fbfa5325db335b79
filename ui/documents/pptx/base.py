"""An empty presentation in the house's dress: 16:9, its colours and letters, and only the layouts that are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ui.documents.pptx.frames import HIGH, WIDE, Box
from ui.facts.briefing.words import LANGUAGE
from ui.figures.theme import LIGHT

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Made
    from pptx.slide import SlideLayout, SlideMaster

COVER, WORDS, PLAIN = "Copertina", "Titolo e testo", "Titolo"
_KEPT: Final = {"Title Slide": COVER, "Title and Content": WORDS, "Title Only": PLAIN}

MARGIN: Final = 44.0
TITLE: Final = Box(MARGIN, 28, WIDE - 2 * MARGIN, 88)
AREA: Final = Box(MARGIN, 128, WIDE - 2 * MARGIN, 362)
FOOT: Final = Box(MARGIN, 506, WIDE - 2 * MARGIN - 110, 20)
NUMBER: Final = Box(WIDE - MARGIN - 100, 506, 100, 20)
BAND: Final = Box(0, 0, WIDE, 236)
"""Of the cover, behind its title."""
COVER_TITLE: Final = Box(MARGIN, 44, WIDE - 2 * MARGIN, 172)

_COLOURS: Final = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.paper,
    "dk2": LIGHT.ink,
    "lt2": "#f2f7fc",
    "accent1": LIGHT.accent,
    "accent2": "#0f6b50",
    "accent3": "#f2b134",
    "accent4": "#a3173a",
    "accent5": LIGHT.others,
    "accent6": LIGHT.faint,
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.accent,
}
_LETTERS: Final = "Arial"
_ENGLISH: Final = re.compile(rb'(<[^<>]* lang=")en-US')
"""The language of the template, as an attribute: in a text there is no ``<``."""


def empty() -> Made:
    """A presentation without slides."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    for layout in list(made.slide_layouts):
        if layout.name not in _KEPT:
            made.slide_layouts.remove(layout)
    _drop(made)
    _dress_master(made.slide_master)
    for layout in made.slide_layouts:
        _dress_layout(layout)
    return made


def dressed(name: str, part: bytes) -> bytes:
    """A part of the file in the house's letters and colours, and in Italian.

    Args:
        name: of the part in the file.
        part: its content.
    """
    if name.startswith("ppt/theme/"):
        for colour, value in _COLOURS.items():
            made = f'<a:{colour}><a:srgbClr val="{value[1:].upper()}"/></a:{colour}>'.encode()
            part = re.sub(rb"<a:%b>.*?</a:%b>" % (colour.encode(), colour.encode()), made, part, flags=re.DOTALL)
        return re.sub(rb'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{_LETTERS}"/>'.encode(), part)
    return _ENGLISH.sub(rb"\g<1>" + LANGUAGE.encode(), part) if name.endswith(".xml") else part


def _drop(made: Made) -> None:
    """Takes out what the template says of itself: its picture, its printer, its program, its old shape."""
    made.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # noqa: SLF001 - python-pptx leaves "4:3" there
    package = made.part.package
    unwanted = (
        (made.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
        (package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
    )
    for holder, kind in unwanted:
        rels = holder._rels  # noqa: SLF001 - python-pptx lists the relations of a package nowhere else
        for key in [key for key, found in rels.items() if found.reltype == kind]:
            rels.pop(key)


def _dress_master(master: SlideMaster) -> None:
    for shape in list(master.placeholders):
        kind = shape.element.ph_type
        name = kind.name
        if name == "DATE":
            shape.element.getparent().remove(shape.element)
            continue
        box = {"TITLE": TITLE, "BODY": AREA, "FOOTER": FOOT, "SLIDE_NUMBER": NUMBER}[name]
        shape.left, shape.top, shape.width, shape.height = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE if name in {"FOOTER", "SLIDE_NUMBER"} else MSO_ANCHOR.TOP
    _dress_styles(master)


def _dress_styles(master: SlideMaster) -> None:
    """Titles bold and on the left, words of 20 points: for who adds a slide."""
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "3200")
    title.find(qn("a:defRPr")).set("b", "1")
    for level in styles.find(qn("p:bodyStyle")):
        level.find(qn("a:defRPr")).set("sz", "2000")
    for level in styles.iter(qn("a:lvl1pPr")):
        if level.getparent().tag == qn("p:bodyStyle"):
            level.set("marL", str(Pt(20)))
            level.set("indent", str(-Pt(20)))


def _dress_layout(layout: SlideLayout) -> None:
    layout.element.cSld.set("name", _KEPT[layout.name])
    for shape in list(layout.placeholders):
        if shape.element.ph_type.name == "DATE":
            shape.element.getparent().remove(shape.element)
    if layout.name == COVER:
        _behind(layout, BAND)
    else:
        _behind(layout, Box(0, TITLE.top, 12, TITLE.height))


def _behind(layout: SlideLayout, box: Box) -> None:
    """A block of colour behind the placeholders: in the layout it is no part of what is read aloud."""
    colour = "tx2" if box.width == WIDE else "accent1"
    block = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Fondo"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{Pt(box.left)}" y="{Pt(box.top)}"/>'
        f'<a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    layout.shapes._spTree.insert(2, block)  # noqa: SLF001 - python-pptx adds no shapes to a layout
