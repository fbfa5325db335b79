"""The minutes as a Word document, to be signed: one table, and who was there to write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.documents.docx.base import FACT, empty, line_of, shape, styles_of, text_width
from ui.documents.docx.blocks import grid, run, runs, styled
from ui.documents.docx.parts import add_field, add_run, element, saved
from ui.documents.templates.template import OURS, RELAZIONE, template
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ui.facts.briefing.verbale import Verbale

_SIGNED = "Il verbalizzante ______________________________"


def as_docx(verbale: Verbale, templates: Path = OURS) -> bytes:
    """The document; the same minutes are always the same bytes.

    Args:
        verbale: what to tell.
        templates: the folder of the ente's own, if it has any.

    Raises:
        TemplateError: the ente's own template cannot be one.
    """
    made = empty(template(RELAZIONE, templates))
    shape(made.sections[0], is_wide=True)
    _edges(made, verbale)
    end = made.element.body.sectPr
    for block in _blocks(verbale, styles_of(made), text_width(made.sections[0])):
        end.addprevious(block)
    return saved(made, f"{verbale.title} – {verbale.ente}", verbale.day)


def _blocks(verbale: Verbale, styles: dict[str, str], width: float) -> Iterator[BaseOxmlElement]:
    yield styled(styles["Subtitle"], run(readable(verbale.ente)))
    yield styled(styles["Heading 1"], run(readable(verbale.title)))
    for name, value in verbale.about:
        label = run(f"{readable(name)}:", bold=True)
        yield styled(styles[FACT], label, element("w:r", element("w:tab")), *runs(readable(value)))
    yield styled(styles["Normal"], run(readable(verbale.summary), bold=True))
    if verbale.table.rows:
        rows = tuple(tuple(readable(text) for text in row) for row in verbale.table.rows)
        yield grid(replace(verbale.table, rows=rows), verbale.title, width, styles)
    yield styled(styles["Normal"], run(""))
    yield styled(styles["Normal"], run(_SIGNED))


def _edges(made: Made, verbale: Verbale) -> None:
    """The warning above, what each page is of and its number below."""
    section = made.sections[0]
    if verbale.warning:
        add_run(line_of(section.header), verbale.warning, bold=True)
    foot = line_of(section.footer)
    add_run(foot, f"{readable(verbale.foot)} · pagina ")
    add_field(foot, "PAGE")
    add_run(foot, " di ")
    add_field(foot, "NUMPAGES")
