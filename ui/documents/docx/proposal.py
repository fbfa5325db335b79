"""The proposal as a document that a delibera can carry: one table, what it is of, and its effect on the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.shared import Mm, Pt

from scoring.scenario import Field
from ui.documents.docx.base import GRID, empty, line_of, shape, text_width
from ui.documents.docx.blocks import CELL, HEAD
from ui.documents.docx.parts import add_field, add_run, describe, flag, saved
from ui.documents.templates.template import OURS, RELAZIONE, template
from ui.facts.format import change, percent, promise, quantity, signed
from ui.facts.second import moved
from ui.facts.states import state
from ui.facts.whatif.proposal import FIELD, NO_BENCHMARKS, NO_VALUES, TITLE, readable
from ui.facts.words import WHY_SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as Made
    from docx.table import _Cell

    from scoring.effect import Effect
    from scoring.model import Quantity
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.whatif.proposal import ProposalDocument, ProposalRow, ReplacedNumber

_COLUMNS: Final = (
    ("Indicatore", 52),
    ("Attuale", 32),
    ("Proposto", 32),
    ("Ultimi valori", 34),
    ("Confronti", 38),
    ("Effetto", 47),
    ("Motivo", 38),
)
"""Heading and share of the width of the page."""

_HOW: Final = (
    "Per ogni indicatore: il numero attuale e quello proposto, gli ultimi valori raggiunti, le medie degli altri come "
    "le stampa il documento, e che cosa cambia nei punteggi (prima → dopo) con tutte le modifiche. «Da sola» è "
    "l'effetto sul risultato se si adotta soltanto quella riga."
)


def as_docx(document: ProposalDocument, templates: Path = OURS) -> bytes:
    """The document; the same proposal is always the same bytes.

    Args:
        document: what to tell.
        templates: the folder of the ente's own, if it has any.

    Raises:
        TemplateError: the ente's own template cannot be one.
    """
    made = empty(template(RELAZIONE, templates))
    shape(made.sections[0], is_wide=True)
    _set_edges(made, document)
    add_run(made.add_heading(level=1), TITLE)
    add_run(made.add_paragraph(), document.mark, bold=True)
    for name, value in document.about[1:]:
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        add_run(paragraph, f"{name}: ", bold=True)
        add_run(paragraph, value)
    add_run(made.add_paragraph(), _HOW).font.italic = True
    _table(made, document)
    for line in (*_results(document), *(f"Non applicata. {refused}" for refused in document.refused)):
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6)
        add_run(paragraph, line, bold=True)
    return saved(made, f"{TITLE} – {document.mark}", document.day)


def _results(document: ProposalDocument) -> Iterator[str]:
    """What all the changes together do to the result of each plan, and to the judgements beside it."""
    for answer in document.answers:
        root = answer.effects.root
        points = "" if root.points is None else f" ({change(root.before, root.after)} punti)"
        now, then = percent(root.before.score, fixed=True), percent(root.after.score, fixed=True)
        yield f"Tutte le modifiche insieme – {readable(root.after.title)}: {now} → {then}{points}."
        yield from (f"{readable(told)}." for told in moved(answer.before, answer.after))


def _table(made: Made, document: ProposalDocument) -> None:
    table = made.add_table(rows=1, cols=len(_COLUMNS), style=GRID)
    table.autofit = False
    widths = _widths(text_width(made.sections[0]))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    describe(table._tbl, TITLE, _HOW)  # noqa: SLF001 - python-docx has no description of a table
    heading = table.rows[0]
    flag(heading._tr, "w:tblHeader")  # noqa: SLF001 - python-docx has no such property
    for cell, (title, _) in zip(heading.cells, _COLUMNS, strict=True):
        _fill(cell, [title], HEAD)
    for row in document.rows:
        added = table.add_row()
        for cell, lines in zip(added.cells, _texts(row), strict=True):
            _fill(cell, lines, CELL)
    for each in table.rows:
        flag(each._tr, "w:cantSplit")  # noqa: SLF001 - as above
        for cell, width in zip(each.cells, widths, strict=True):
            cell.width = width


def _widths(width: float) -> list[Mm]:
    """Of the columns, on a page whose text is so many millimetres wide."""
    whole = sum(share for _, share in _COLUMNS)
    return [Mm(width * share / whole) for _, share in _COLUMNS]


def _texts(row: ProposalRow) -> tuple[Sequence[str], ...]:
    """The lines of each cell of a row."""
    measure = row.indicator.after.measure
    same = () if row.change(Field.TARGET) else (f"Target {_promise(row, measure.target)} (non cambia)",)
    return (
        (f"{row.key.node_code} – {row.node_title}", f"{row.key.indicator_code} – {row.name}"),
        (*same, *(_line(row, change, is_after=False) for change in row.changes)),
        (*(_line(row, change, is_after=True) for change in row.changes), *row.answers),
        row.values or (NO_VALUES,),
        row.benchmarks or (NO_BENCHMARKS,),
        tuple(_effect(row)),
        (row.reason,),
    )


def _line(row: ProposalRow, change: ReplacedNumber, *, is_after: bool) -> str:
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
    alone = "non si può adottare da sola" if row.alone is None else f"{signed(row.alone)} punti"
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


def _set_edges(made: Made, document: ProposalDocument) -> None:
    """The mark above and the page number below."""
    section = made.sections[0]
    add_run(line_of(section.header), f"{document.mark} – {document.ente}, {document.year}")
    footer = line_of(section.footer)
    add_run(footer, "Pagina ")
    add_field(footer, "PAGE")


def _fill(cell: _Cell, lines: Sequence[str], style: str) -> None:
    """A line for each paragraph."""
    for at, line in enumerate(lines or ("",)):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style = style
        add_run(paragraph, line)
