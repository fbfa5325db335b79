"""The proposal as a document that a delibera can carry: one table, what it is of, and its effect on the result."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from scoring.scenario import Field
from ui.format import number, percent, promise, quantity
from ui.reports.package import repacked
from ui.reports.proposal import FIELD, NO_BENCHMARKS, NO_VALUES, TITLE, readable
from ui.theme import state
from ui.words import WHY_SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from scoring.effect import Effect
    from scoring.model import Quantity
    from scoring.result import MeasureResult, NodeResult
    from ui.reports.proposal import Change, ProposalDocument, ProposalRow

_COLUMNS: Final = (
    ("Indicatore", 52),
    ("Attuale", 32),
    ("Proposto", 32),
    ("Ultimi valori", 34),
    ("Confronti", 38),
    ("Effetto", 47),
    ("Motivo", 38),
)
"""Heading and width in millimetres: together the width of the page."""

_LANGUAGE: Final = "it-IT"
_HOW: Final = (
    "Per ogni indicatore: il numero attuale e quello proposto, gli ultimi valori raggiunti, le medie degli altri come "
    "le stampa il documento, e che cosa cambia nei punteggi (prima → dopo) con tutte le modifiche. «Da sola» è "
    "l'effetto sul risultato se si adotta soltanto quella riga."
)


def as_docx(document: ProposalDocument) -> bytes:
    """The document; the same proposal is always the same bytes."""
    made = Document()
    _set_page(made, document)
    _add(made.add_heading(level=1), TITLE)
    _add(made.add_paragraph(), document.mark, bold=True)
    for name, value in document.about[1:]:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _add(paragraph, f"{name}: ", bold=True)
        _add(paragraph, value)
    _add(made.add_paragraph(), _HOW).font.italic = True
    _table(made, document)
    for line in (*_results(document), *(f"Non applicata. {refused}" for refused in document.refused)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6)
        _add(paragraph, line, bold=True)
    return _saved(made, document)


def _results(document: ProposalDocument) -> Iterator[str]:
    """What all the changes together do to the result of each plan."""
    for answer in document.answers:
        root = answer.effects.root
        change = "" if root.points is None else f" ({_signed(root.points)} punti)"
        now, then = percent(root.before.score, fixed=True), percent(root.after.score, fixed=True)
        yield f"Tutte le modifiche insieme – {readable(root.after.title)}: {now} → {then}{change}."


def _table(made: Made, document: ProposalDocument) -> None:
    table = made.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    _describe(table)
    heading = table.rows[0]
    _flag(heading, "w:tblHeader")
    for cell, (title, _) in zip(heading.cells, _COLUMNS, strict=True):
        _fill(cell, [title], bold=True)
    for row in document.rows:
        added = table.add_row()
        for cell, lines in zip(added.cells, _texts(row), strict=True):
            _fill(cell, lines)
    for each in table.rows:
        _flag(each, "w:cantSplit")
        for cell, (_, width) in zip(each.cells, _COLUMNS, strict=True):
            cell.width = Mm(width)


def _texts(row: ProposalRow) -> tuple[Sequence[str], ...]:
    """The lines of each cell of a row."""
    measure = row.indicator.after.measure
    same = () if row.change(Field.TARGET) else (f"Target {_promise(row, measure.target)} (non cambia)",)
    return (
        (f"{row.key.node_code} – {row.node_title}", f"{row.key.indicator_code} – {row.name}"),
        (*same, *(_line(row, change, is_after=False) for change in row.changes)),
        tuple(_line(row, change, is_after=True) for change in row.changes),
        row.values or (NO_VALUES,),
        row.benchmarks or (NO_BENCHMARKS,),
        tuple(_effect(row)),
        (row.reason,),
    )


def _line(row: ProposalRow, change: Change, *, is_after: bool) -> str:
    """One number with its name: ``Target ≥ 75,00 %``, ``Soglia nessuna``."""
    value = change.after if is_after else change.before
    if value is None:
        return f"{FIELD[change.field]}: nessun valore"
    if change.field is Field.TARGET:
        return f"Target {_promise(row, value)}"
    return f"{FIELD[change.field]} {quantity(value, row.unit_of(change.field))}"


def _promise(row: ProposalRow, value: Quantity | None) -> str:
    return promise(row.op, value, row.unit) or "nessuno"


def _effect(row: ProposalRow) -> Iterator[str]:
    yield f"Indicatore: {_change(row.indicator)}"
    if row.key.node_code:
        yield f"Obiettivo: {_change(row.objective)}"
    alone = "non si può adottare da sola" if row.alone is None else f"{_signed(row.alone)} punti"
    yield f"Risultato, da sola: {alone}"


def _change(effect: Effect[MeasureResult] | Effect[NodeResult]) -> str:
    """Score before and after, and the words where they are two; without a score, why there is none."""
    now, then = _scored(effect.before), _scored(effect.after)
    words = f" ({_word(effect.before)} → {_word(effect.after)})" if effect.flips else ""
    return f"{now}, non cambia" if now == then else f"{now} → {then}{words}"


def _scored(result: MeasureResult | NodeResult) -> str:
    if result.score is None:
        return f"senza punteggio ({WHY_SHORT[result.why]})"
    return percent(result.score, fixed=True)


def _word(result: MeasureResult | NodeResult) -> str:
    return state(result.band)


def _signed(points: float) -> str:
    """Points with their sign.

    Examples:
        >>> _signed(1.5), _signed(-0.25), _signed(0.0)
        ('+1,50', '−0,25', '0,00')
    """
    text = number(points, fixed=True)
    return f"+{text}" if points > 0 and text != "0,00" else text


def _set_page(made: Made, document: ProposalDocument) -> None:
    """A4 landscape, the mark above and the page number below, Italian."""
    section = made.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    _set_edges(section, document)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9.5)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _set_edges(section: Section, document: ProposalDocument) -> None:
    _add(section.header.paragraphs[0], f"{document.mark} – {document.ente}, {document.year}")
    footer = section.footer.paragraphs[0]
    _add(footer, "Pagina ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)  # noqa: SLF001 - python-docx has no page number


def _describe(table: Table) -> None:
    """What the table is, for those who listen to it, and that its first row is of headings."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no description of a table
    for name, text in (("w:tblCaption", TITLE), ("w:tblDescription", _HOW)):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        properties.append(element)


def _flag(row: _Row, name: str) -> None:
    """A property of a row: repeated on each page, or never cut by the end of one."""
    properties: BaseOxmlElement = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such property
    properties.append(OxmlElement(name))


def _fill(cell: _Cell, lines: Sequence[str], *, bold: bool = False) -> None:
    """A line for each paragraph, close to each other."""
    for at, line in enumerate(lines or ("",)):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        _add(paragraph, line, bold=bold).font.size = Pt(8.5)


def _add(paragraph: Paragraph, text: str, *, bold: bool = False) -> Run:
    """A run in Italian."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    run._r.get_or_add_rPr().append(language)  # noqa: SLF001 - python-docx has no language of a run
    return run


def _saved(made: Made, document: ProposalDocument) -> bytes:
    about = made.core_properties
    about.title, about.author, about.language = f"{TITLE} – {document.mark}", "Traguardo", _LANGUAGE
    about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime(document.day.year, document.day.month, document.day.day)  # noqa: DTZ001
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue(), document.day, lambda _, content: content)
