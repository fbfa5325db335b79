"""What stands around the content of each slide: where the numbers come from, its number, and what it warns of."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from ui.documents.pptx.base import foot_of, number_of, words_of
from ui.documents.pptx.frames import HIGH, WIDE, Box
from ui.documents.pptx.text import WARNING, Look, add_text, box_of, decorate, line
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.words import HYPOTHESIS, LANGUAGE, corner, mark
from ui.facts.text_fit import Face, cut, width
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as Drawn

    from ui.facts.briefing.slide import About, Slide

_SMALL: Final = Face(12)
_WARNING: Final = Face(14, is_bold=True)
"""Seen behind the words, and still more than 10 to 1 from their ink."""
_MARK: Final = Box(44, 8, WIDE - 2 * 44, 18)
_ACROSS: Final = Box(WIDE / 2 - 340, HIGH / 2 - 80, 680, 190)


def add_edges(drawn: Drawn, slide: Slide, about: About, place: tuple[int, int]) -> None:
    """The foot, the number ``n di m`` and the warnings of a slide.

    Args:
        drawn: the slide.
        slide: its record.
        about: what it is of.
        place: its number and how many there are.
    """
    _warn(drawn, slide, about)
    foot, number = foot_of(drawn.slide_layout), number_of(drawn.slide_layout)
    # A cover is for people who come in: where the numbers come from is said from the first one on.
    told = replace(about, version="") if slide.kind is SlideKind.COVER else about
    _add(drawn, foot, _run(_foot(told, box_of(foot).width)))
    _add(drawn, number, *_number(*place))


def _foot(about: About, wide: float) -> str:
    """The ente, cut if it must be, and the rest, which is not."""
    ente, rest = corner(about)
    short = cut(ente, _SMALL, max(wide - width(f" · {rest}", _SMALL), 120), 1)
    return cut(f"{short} · {rest}", _SMALL, wide, 1)


def _warn(drawn: Drawn, slide: Slide, about: About) -> None:
    """In words in the corner; a hypothesis across the slide too, behind everything."""
    warning, is_cover = mark(about, slide), slide.kind is SlideKind.COVER
    if warning:
        ink = WARNING if is_cover else PRINTED.warning
        look = Look(_WARNING.size, ink, is_bold=True, align=PP_ALIGN.RIGHT)
        add_text(drawn, _MARK, [line(cut(warning, _WARNING, _MARK.width, 1), look)], "Avvertenza")
    if slide.is_hypothesis:
        look = Look(110 if is_cover else 150, PRINTED.watermark, is_bold=True, align=PP_ALIGN.CENTER)
        across = add_text(drawn, _across(drawn) if is_cover else _ACROSS, [line(HYPOTHESIS, look)], "Filigrana")
        across.rotation = -8 if is_cover else -24
        decorate(across)


def _across(cover: Drawn) -> Box:
    """Below the headline of a cover."""
    return Box(_ACROSS.left, box_of(words_of(cover.slide_layout)).top + 42, _ACROSS.width, 150)


def _add(drawn: Drawn, of_layout: Shape, *content: BaseOxmlElement) -> None:
    """The layout's own placeholder on the slide, with its text: python-pptx copies neither foot nor number."""
    shape = deepcopy(of_layout.element)
    properties = next(shape.iter(qn("p:cNvPr")))
    properties.set("id", str(max(int(found.get("id")) for found in drawn.element.iter(qn("p:cNvPr"))) + 1))
    body = shape.find(qn("p:txBody"))
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    paragraph = parse_xml(f"<a:p {nsdecls('a')}/>")
    paragraph.extend(content)
    body.append(paragraph)
    drawn.shapes.element.append(shape)


def _run(text: str, tag: str = "r") -> BaseOxmlElement:
    field = ' id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"' if tag == "fld" else ""
    properties = f'<a:rPr lang="{LANGUAGE}" sz="{int(_SMALL.size * 100)}"/>'
    run: BaseOxmlElement = parse_xml(f"<a:{tag} {nsdecls('a')}{field}>{properties}<a:t/></a:{tag}>")
    run.find(qn("a:t")).text = text
    return run


def _number(number: int, of: int) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """A field, so that it stays right where slides are moved."""
    return _run(str(number), "fld"), _run(f" di {of}")
