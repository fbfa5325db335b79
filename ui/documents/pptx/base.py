"""An empty presentation made from a template, which has the layouts that are asked by name, each with its places."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, cast

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from ui.documents.pptx.frames import HIGH, WIDE
from ui.documents.pptx.text import box_of
from ui.documents.templates.template import read, refusals_of, refuse_foreign
from ui.facts.format import number
from ui.facts.report_errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pptx.presentation import Presentation as Made
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide, SlideLayout

COVER, WORDS, PLAIN = "Copertina", "Titolo e testo", "Titolo"
"""The names of the layouts."""

_TITLE: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
_WORDS: Final = frozenset({PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
_FOOT, _NUMBER = frozenset({PP_PLACEHOLDER.FOOTER}), frozenset({PP_PLACEHOLDER.SLIDE_NUMBER})
_LEFT_ALONE: Final = frozenset({PP_PLACEHOLDER.DATE})
"""Of a layout, and never of a slide that is made of it."""
_NAMES: Final = {_TITLE: "titolo", _WORDS: "testo", _FOOT: "piè di pagina", _NUMBER: "numero di diapositiva"}
_LEAST: Final = {
    COVER: {_TITLE: (560.0, 172.0), _WORDS: (800.0, 200.0), _FOOT: (400.0, 16.0), _NUMBER: (70.0, 16.0)},
    WORDS: {_TITLE: (560.0, 86.0), _WORDS: (800.0, 330.0), _FOOT: (400.0, 16.0), _NUMBER: (70.0, 16.0)},
    PLAIN: {_TITLE: (560.0, 86.0), _FOOT: (400.0, 16.0), _NUMBER: (70.0, 16.0)},
}
"""The placeholders of each layout, with the least width and height that what is written in them needs, in points."""
_GROUPS: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"
_POINTS_IN_CM: Final = 72 / 2.54


def empty(template: Path) -> Made:
    """A presentation without slides.

    Raises:
        TemplateError: the template cannot be one; the sentence says what to change in it.
    """
    content = read(template)
    with refusals_of(template):
        _check(template, _emptied(content))
        return _emptied(content)


def _emptied(content: bytes) -> Made:
    """The presentation without the slides and the groups of slides of the template: LibreOffice always leaves one."""
    made = Presentation(io.BytesIO(content))
    for slide in list(made.element.sldIdLst if len(made.slides) else ()):
        made.part.drop_rel(slide.rId)
        made.element.sldIdLst.remove(slide)
    for groups in list(made.element.iter(_GROUPS)):
        extension = groups.getparent()
        extension.getparent().remove(extension)
    return made


def layouts_of(made: Made) -> dict[str, SlideLayout]:
    """The layouts by their names."""
    return {layout.name: layout for layout in made.slide_layouts}


def words_of(of: Slide | SlideLayout) -> Shape:
    """The placeholder of the words of a slide or layout that has one."""
    return _places(of, _WORDS)[0]


def foot_of(layout: SlideLayout) -> Shape:
    """The placeholder of what stands at the foot of each slide."""
    return _places(layout, _FOOT)[0]


def number_of(layout: SlideLayout) -> Shape:
    """The placeholder of the number of each slide."""
    return _places(layout, _NUMBER)[0]


def _places(of: Slide | SlideLayout, kinds: frozenset[PP_PLACEHOLDER]) -> list[Shape]:
    return [shape for shape in _placeholders(of) if shape.placeholder_format.type in kinds]


def _placeholders(of: Slide | SlideLayout) -> Iterable[Shape]:
    return cast("Iterable[Shape]", of.placeholders)


def _check(template: Path, made: Made) -> None:
    """Refuse what is no template; the presentation is used up."""
    refuse_foreign(template, made.part.package.iter_rels())
    reason = next(_complaints(made), "")
    if reason:
        raise TemplateError(template, reason)
    # What a library stumbles over must be found before the work begins.
    for name in _LEAST:
        _ = made.slides.add_slide(layouts_of(made)[name]).notes_slide.notes_text_frame
    made.core_properties.title = "x"
    made.save(io.BytesIO())


def _complaints(made: Made) -> Iterator[str]:
    wide, high = made.slide_width or 0, made.slide_height or 0
    if max(abs(wide - Pt(WIDE)), abs(high - Pt(HIGH))) > Pt(1):
        yield f"le diapositive misurano {_size(wide / Pt(1), high / Pt(1))}; servono di {_size(WIDE, HIGH)} (16:9)"
    missing = [f"«{name}»" for name in _LEAST if name not in layouts_of(made)]
    if missing:
        yield f"nello schema non ci sono i layout {', '.join(missing)}: dare questi nomi a tre layout"
    for name in _LEAST:
        yield from _complaints_of(layouts_of(made)[name])


def _complaints_of(layout: SlideLayout) -> Iterator[str]:
    """What is missing in a layout, is too small, or would stay empty on the slides."""
    known = _LEAST[layout.name]
    for kinds, (wide, high) in known.items():
        found = _places(layout, kinds)
        if len(found) != 1:
            yield f"nel layout «{layout.name}» i segnaposto di {_NAMES[kinds]} sono {len(found)}: ce ne vuole uno"
        box = box_of(found[0])
        if box.width < wide or box.height < high:
            asked = f"è di {_size(box.width, box.height)}, serve almeno di {_size(wide, high)}"
            yield f"nel layout «{layout.name}» il segnaposto di {_NAMES[kinds]} {asked}"
        if min(box.left, box.top, WIDE - box.left - box.width, HIGH - box.top - box.height) < 0:
            yield f"nel layout «{layout.name}» il segnaposto di {_NAMES[kinds]} esce dalla diapositiva"
    used = frozenset().union(*known, _LEFT_ALONE)
    for shape in _placeholders(layout):
        if shape.placeholder_format.type not in used:
            yield f"nel layout «{layout.name}» togliere il segnaposto «{shape.name}», che resterebbe vuoto"


def _size(wide: float, high: float) -> str:
    """Width and height in centimetres, from points."""
    return f"{number(wide / _POINTS_IN_CM, 2)} × {number(high / _POINTS_IN_CM, 2)} cm"
