"""An empty Word document made from a template, which has the styles that are asked by name and the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles import BabelFish

from ui.documents.docx.blocks import CAPTION, CELL, HEAD, HEAD_OF_NUMBERS, NUMBER
from ui.documents.docx.parts import LANGUAGE
from ui.documents.templates.template import read, refusals_of, refuse_foreign
from ui.facts.format import number
from ui.facts.report_errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as Made
    from docx.section import Section, _Footer, _Header
    from docx.text.paragraph import Paragraph

FACT, REMARK = "Traguardo Voce", "Traguardo Annotazione"
TOC: Final = ("toc 1", "toc 2")
GRID: Final = "Table Grid"

_OF_WORD: Final = {
    "Normal": "Normale",
    "Title": "Titolo",
    "Subtitle": "Sottotitolo",
    **{f"Heading {level}": f"Titolo {level}" for level in range(1, 7)},
    "TOC Heading": "Titolo sommario",
    "toc 1": "Sommario 1",
    "toc 2": "Sommario 2",
    "List Bullet": "Puntato elenco",
    "Header": "Intestazione",
    "Footer": "Piè di pagina",
    GRID: "Griglia tabella",
}
"""Styles that Word has of its own: their name in a file, and what Word calls them in Italian."""
_OURS: Final = (FACT, REMARK, CAPTION, CELL, NUMBER, HEAD, HEAD_OF_NUMBERS)
_KINDS: Final = dict.fromkeys((*_OF_WORD, *_OURS), WD_STYLE_TYPE.PARAGRAPH) | {GRID: WD_STYLE_TYPE.TABLE}
_NARROWEST, _LOWEST = 150.0, 120.0
"""Width and height, in millimetres, that the text of an upright page, and of a broad one, must have at least."""


def empty(template: Path) -> Made:
    """A document without a text: of the template stay styles, page, header and footer.

    Raises:
        TemplateError: the template cannot be one; the sentence says what to change in it.
    """
    content = read(template)
    with refusals_of(template):
        made = _opened(content)
        refuse_foreign(template, made.part.package.iter_rels())
        reason = next(_complaints(made), "")
        if reason:
            raise TemplateError(template, reason)
        _rehearse(_opened(content))
        # What a page must say would be missing on every second one.
        made.settings.odd_and_even_pages_header_footer = False
        return made


def _opened(content: bytes) -> Made:
    """The document without its text. LibreOffice writes some names of styles in capitals, which Word passes over."""
    made: Made = Document(io.BytesIO(content))
    made.element.body.clear_content()
    known = {name.casefold(): name for name in _KINDS}
    for style in made.styles:
        name = known.get((style.name or "").casefold())
        if name:
            style.name = BabelFish.ui2internal(name)
    return made


def styles_of(made: Made) -> dict[str, str]:
    """The identifier of every style by its name."""
    return {style.name: style.style_id for style in made.styles if style.name}


def shape(section: Section, *, is_wide: bool) -> None:
    """Turns a section's page upright or broad; its margins stay."""
    sides = sorted((section.page_width or Mm(0), section.page_height or Mm(0)), reverse=is_wide)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides


def text_width(section: Section) -> float:
    """Millimetres between the margins."""
    return ((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)) / Mm(1)


def text_height(section: Section) -> float:
    """Millimetres between the margins above and below."""
    return ((section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)) / Mm(1)


def line_of(edge: _Header | _Footer) -> Paragraph:
    """The empty line at the end of a header or footer; a new one below what the template has there."""
    lines: list[Paragraph] = edge.paragraphs
    if lines and not list(lines[-1].iter_inner_content()):
        return lines[-1]
    return edge.add_paragraph(style=lines[-1].style if lines else None)


def _complaints(made: Made) -> Iterator[str]:
    yield from _missing_styles(made)
    if not len(made.sections):
        yield "non ha un'impostazione di pagina: darle un formato e i margini"
    language = next(made.styles.element.iter(qn("w:lang")), None)
    if language is None or language.get(qn("w:val")) != LANGUAGE:
        yield "la sua lingua non è l'italiano: impostarla come lingua predefinita del documento"
    section = made.sections[0]
    shape(section, is_wide=False)
    high = ((section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)) / Mm(1)
    if text_width(section) < _NARROWEST or high < _LOWEST:
        found = f"{number(text_width(section), 0)} × {number(high, 0)} mm"
        yield f"il testo di una pagina è di {found}, serve almeno di {_NARROWEST:.0f} × {_LOWEST:.0f} mm"


def _missing_styles(made: Made) -> Iterator[str]:
    kinds = {style.name: style.type for style in made.styles}
    missing = [f"«{_OF_WORD.get(name, name)}»" for name, kind in _KINDS.items() if kinds.get(name) != kind]
    if missing:
        yield f"non ci sono gli stili {', '.join(missing)}: crearli, o partire da una copia del modello del programma"


def _rehearse(made: Made) -> None:
    """What a library stumbles over must be found before the work begins; the document is used up."""
    section = made.add_section()
    for edge in (section.header, section.footer):
        line_of(edge).add_run("x")
    for name, kind in _KINDS.items():
        if kind is WD_STYLE_TYPE.PARAGRAPH:
            made.add_paragraph("x", name)
    made.add_table(1, 1, GRID)
    made.core_properties.title = "x"
    made.save(io.BytesIO())
