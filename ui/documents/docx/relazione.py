"""The Relazione as a Word document that an office can go on writing in: real headings, index, tables and pages."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from docx.enum.section import WD_SECTION

from ui.documents.docx.base import FACT, REMARK, TOC, empty, line_of, shape, styles_of, text_height, text_width
from ui.documents.docx.blocks import CAPTION, field, grid, run, runs, styled
from ui.documents.docx.parts import add_field, add_run, element, picture, saved
from ui.documents.pdf.pictures import png
from ui.documents.templates.template import OURS, RELAZIONE, template
from ui.facts.format import NBSP
from ui.facts.relazione.blocks import STEP, Chart, Facts, Items, Prose, Remarks, ResultBar
from ui.facts.relazione.text_table import TextTable
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ui.facts.relazione.blocks import Block, Part
    from ui.facts.relazione.relazione import Relazione

_INDEX_LEVELS: Final = 2
_LETTERS, _LINE = 95, 4.3
"""How many letters a line of a sentence has, and how many millimetres it is high."""
_LETTERS_OF_ENTE, _LINE_OF_ENTE = 65, 6.5
_AROUND: Final = 47.0
"""Millimetres of the first page that are its title's, the scale's and those between the paragraphs."""
_AFTER_UPDATE: Final = (
    "w:hdrShapeDefaults",
    "w:footnotePr",
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:attachedSchema",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)
"""Settings that stand after the one that asks for the fields to be worked out, by the schema of the format."""


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a block comes to stand.

    Attributes:
        made: the document, which keeps the pictures.
        styles: identifiers of the styles by their names.
        width: of the text, in millimetres.
        height: the most that a chart may have there, in millimetres.
    """

    made: Made
    styles: dict[str, str]
    width: float
    height: float = math.inf


def as_docx(relazione: Relazione, templates: Path = OURS) -> bytes:
    """The document; the same Relazione is always the same bytes.

    Args:
        relazione: what to tell.
        templates: the folder of the ente's own, if it has any.

    Raises:
        TemplateError: the ente's own template cannot be one.
    """
    made = empty(template(RELAZIONE, templates))
    shape(made.sections[0], is_wide=False)
    page = _Page(made, styles_of(made), text_width(made.sections[0]))
    _edges(made, relazione)
    _append(made, _first(relazione, replace(page, height=_room(relazione, text_height(made.sections[0])))))
    _append(made, _facts(relazione.about, page.styles))
    _append(made, _index(relazione.parts, page.styles))
    _append_parts(made, relazione.parts, page.styles)
    _ask_for_pages(made)
    return saved(made, f"{relazione.title} – {relazione.ente}", relazione.day)


def _append_parts(made: Made, parts: Sequence[Part], styles: dict[str, str]) -> None:
    """Broad tables stand on broad pages."""
    numbers = {id(part): at for at, part in enumerate(parts)}
    for is_wide, group in groupby(parts, key=lambda part: part.is_wide):
        section = made.add_section(WD_SECTION.NEW_PAGE)
        shape(section, is_wide=is_wide)
        page = _Page(made, styles, text_width(section))
        for at, part in enumerate(group):
            breaks = is_wide and part.level == 1 and at > 0
            _append(made, _part(part, numbers[id(part)], page, breaks=breaks))


def _ask_for_pages(made: Made) -> None:
    """Word works the index out when it opens the file; it wants the setting in its place among the others."""
    asked = element("w:updateFields", val="true")
    made.settings.element.insert_element_before(asked, *_AFTER_UPDATE)


def _append(made: Made, blocks: Iterator[BaseOxmlElement]) -> None:
    end = made.element.body.sectPr
    for block in blocks:
        end.addprevious(block)


def _edges(made: Made, relazione: Relazione) -> None:
    """What every page says: the warning above, what it is a page of below."""
    section = made.sections[0]
    if relazione.warning:
        add_run(line_of(section.header), relazione.warning, bold=True)
    foot = line_of(section.footer)
    add_run(foot, f"{readable(relazione.foot)} · pagina ")
    add_field(foot, "PAGE")
    add_run(foot, " di ")
    add_field(foot, "NUMPAGES")


def _first(relazione: Relazione, page: _Page) -> Iterator[BaseOxmlElement]:
    """The first page: whose it is, and the year in pictures."""
    styles = page.styles
    yield styled(styles["Subtitle"], run(readable(relazione.ente)))
    yield styled(styles["Title"], run(readable(relazione.title)))
    if relazione.warning:
        yield styled(styles["Normal"], run(relazione.warning, bold=True))
    for block in relazione.summary:
        yield from _block(block, relazione.title, page)
    yield element("w:p", element("w:r", element("w:br", type="page")))


def _room(relazione: Relazione, height: float) -> float:
    """Millimetres that titles, scale and sentences leave to the chart of the first page, told by their letters."""
    told = [text for block in relazione.summary if isinstance(block, Items) for text in block.texts]
    lines = sum(math.ceil(len(text) / _LETTERS) for text in told)
    titles = math.ceil(len(relazione.ente) / _LETTERS_OF_ENTE) * _LINE_OF_ENTE
    return max(height - _AROUND - titles - lines * _LINE - len(told), height / 3)


def _index(parts: Sequence[Part], styles: dict[str, str]) -> Iterator[BaseOxmlElement]:
    """An index that Word works out again, and that already has its lines where nothing does."""
    yield styled(styles["TOC Heading"], run("Indice"))
    listed = [(at, part) for at, part in enumerate(parts) if part.level <= _INDEX_LEVELS]
    begin, instruction, separate, end = field(f'TOC \\o "1-{_INDEX_LEVELS}" \\h \\z \\u')
    for at, part in listed:
        first = (begin, instruction, separate) if (at, part) == listed[0] else ()
        last = (end,) if (at, part) == listed[-1] else ()
        yield styled(styles[TOC[part.level - 1]], *first, _line_of_index(at, part), *last)


def _line_of_index(at: int, part: Part) -> BaseOxmlElement:
    """A title that leads to its page; the page's number is only true once somebody has laid the pages out."""
    return element("w:hyperlink", run(readable(part.title)), anchor=_bookmark(at), history="1")


def _bookmark(at: int) -> str:
    return f"_Toc{at + 1:06}"


def _part(part: Part, at: int, page: _Page, *, breaks: bool) -> Iterator[BaseOxmlElement]:
    heading = styled(
        page.styles[f"Heading {part.level}"],
        element("w:bookmarkStart", id=str(at), name=_bookmark(at)),
        run(readable(part.title)),
        element("w:bookmarkEnd", id=str(at)),
    )
    if breaks:
        heading[0].append(element("w:pageBreakBefore"))
    yield heading
    for block in part.body:
        yield from _block(block, part.title, page)


def _block(block: Block, title: str, page: _Page) -> Iterator[BaseOxmlElement]:
    styles = page.styles
    match block:
        case Facts(pairs):
            yield from _facts(pairs, styles)
        case TextTable():
            yield from _grid(block, title, page)
        case Chart() | ResultBar():
            drawn, alt = png(block, page.width), readable(block.alt)
            yield picture(page.made, drawn, alt, (page.width, page.height), styles["Normal"])
        case Prose(texts):
            yield from _texts(texts, styles["Normal"])
        case Items(texts):
            yield from _texts(texts, styles["List Bullet"])
        case Remarks(texts):
            yield from _texts(texts, styles[REMARK])


def _facts(pairs: Sequence[tuple[str, str]], styles: dict[str, str]) -> Iterator[BaseOxmlElement]:
    for name, value in pairs:
        label = run(f"{readable(name)}:", bold=True)
        yield styled(styles[FACT], label, element("w:r", element("w:tab")), *runs(_lines(value)))


def _texts(texts: Sequence[str], style: str) -> Iterator[BaseOxmlElement]:
    return (styled(style, *runs(_lines(text))) for text in texts)


def _grid(found: TextTable, title: str, page: _Page) -> Iterator[BaseOxmlElement]:
    styles = page.styles
    rows = tuple(tuple(_lines(text) for text in row) for row in found.rows)
    if found.title:
        yield styled(styles[CAPTION], run(readable(found.title)))
    yield grid(TextTable("", found.headings, rows), readable(found.title or title), page.width, styles)
    # Two tables that touch become one.
    yield from _texts(found.notes or ("",), styles[REMARK])


def _lines(text: str) -> str:
    """A text that an Office file can hold, with its line ends and the steps before it."""
    bare = text.lstrip(STEP)
    return text[: len(text) - len(bare)] + "\n".join(_line(line) for line in bare.split("\n"))


def _line(text: str) -> str:
    """One line; a blank that keeps a number and its unit together stays."""
    return NBSP.join(readable(piece) for piece in text.split(NBSP))
