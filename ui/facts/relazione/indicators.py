"""The table of the indicators of an objective's sheet, and the notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.basis import BasisKind, in_force
from scoring.result import Why
from ui.facts import states, words
from ui.facts.format import number, printed
from ui.facts.note import line
from ui.facts.relazione.revisions import revisions_of, sentence
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.scheda import assigned
from ui.facts.target_versions import NOT_PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.plan.notes import Note
    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult
    from ui.facts.node_record import MeasureRecord
    from ui.facts.view import View

ABSENT = "–"


def indicators(view: View, measures: Sequence[MeasureRecord]) -> TextTable:
    """One row for each indicator, in the columns of the documents' sheets."""
    year = view.plan.year
    headings = (
        Heading("Indicatore", 60),
        Heading("Algoritmo", 52),
        Heading(f"Target {year}", 28),
        Heading(f"Consuntivo {year}", 24),
        Heading("Scostamento", 19, is_number=True),
        Heading("Grado di raggiungimento", 31),
    )
    return TextTable("", headings, tuple(_row(view, m) for m in measures))


def _row(view: View, record: MeasureRecord) -> tuple[str, ...]:
    return (
        "\n".join(_named(view, record)),
        "\n".join(_computed(view, record.result.measure.key)),
        "\n".join(_asked(view, record)),
        "\n".join(_reached(view, record)),
        deviation(view, record.result),
        "\n".join(_degree(record)),
    )


def _named(view: View, record: MeasureRecord) -> Iterator[str]:
    text = view.texts[record.result.measure.key]
    yield record.result.code
    yield record.result.title
    if text.description not in ("", record.result.title):
        yield text.description
    flags = (
        (f"Peso: {number(text.weight)} %", text.weight is not None),
        (f"Tipologia: {text.typology}", bool(text.typology)),
        (f"Obiettivo comune {text.common_code}".strip(), text.is_common),
        ("Nuovo", text.is_new),
        ("Pari opportunità", text.is_equality),
    )
    flags_set = " ".join(f"({flag})" for flag, is_so in flags if is_so)
    if flags_set:
        yield flags_set


def _computed(view: View, key: MeasureKey) -> Iterator[str]:
    text = view.texts[key]
    yield text.algorithm or ABSENT
    if text.source:
        yield f"(Fonte: {text.source})"


def _asked(view: View, record: MeasureRecord) -> Iterator[str]:
    version = in_force(view.versions.get(record.result.measure.key, ()), view.basis, view.plan.year)
    text = version.text if version else ""
    yield record.target or text or NOT_PRINTED
    if record.target and text:
        yield text
    if record.soglia:
        yield f"soglia {record.soglia}"


def _reached(view: View, record: MeasureRecord) -> Iterator[str]:
    row = view.actuals.get(record.result.measure.key)
    yield record.actual
    if row and row.numerator and row.denominator:
        yield f"({printed(row.numerator.text)} / {printed(row.denominator.text)})"


def _beyond(value: float, target: Quantity) -> float:
    """How far a value is from a target; from the nearest end of an interval, 0 inside."""
    low, high = map(float, target.limits or (target.value, target.value))
    return min(value - low, 0.0) or max(value - high, 0.0)


def deviation(view: View, result: MeasureResult) -> str:
    """Consuntivo less target: as printed, else their plain difference; in days for dates.

    The printed one holds on the targets valid at the end of the year only. Nothing is told where
    the two are not in one unit.
    """
    row, measure = view.actuals.get(result.measure.key), result.measure
    if row and row.deviation and view.basis.kind is BasisKind.VALID:
        text = number(row.deviation.value) if measure.is_date else printed(row.deviation.text)
        return _with_unit(_signed(row.deviation.value, text), view, result)
    if measure.target is None or measure.actual is None or measure.unit != view.texts[measure.key].unit:
        return ABSENT
    gap = _beyond(measure.actual.value, measure.target)
    return _with_unit(_signed(gap, number(gap, 4)), view, result)


def _signed(value: float, text: str) -> str:
    """A difference always has its sign.

    Examples:
        >>> _signed(1.5, "1,5"), _signed(-2, "−2"), _signed(0, "0"), _signed(3, "+3,00")
        ('+1,5', '−2', '0', '+3,00')
    """
    return f"+{text}" if value > 0 and not text.startswith("+") else text


def _with_unit(text: str, view: View, result: MeasureResult) -> str:
    unit = "gg" if result.measure.is_date else view.symbol(result)
    return f"{text}\u00a0{unit}" if unit else text


def _degree(record: MeasureRecord) -> Iterator[str]:
    result = record.result
    if result.score is None:
        yield states.state(None)
        yield record.measured
        return
    yield record.measured
    yield states.state(result.band)
    if result.why in {Why.DECLARED, Why.ASSIGNED, Why.MISSING_IS_ZERO, Why.MISSING_IS_REACHED}:
        yield words.WHY_SHORT[result.why]
    if record.published.other:
        yield record.published.other


def notes(view: View, measures: Sequence[MeasureRecord]) -> tuple[str, ...]:
    """What stands below the table: the document's notes, why a score is missing or not the published one, histories."""
    notes = [f"{m.result.code} – {note}" for m in measures for note in _notes(view, m)]
    keys = {m.result.measure.key for m in measures}
    histories = [_history(note, keys) for note in view.notes if keys.intersection(note.keys)]
    return (*notes, *histories)


def _notes(view: View, record: MeasureRecord) -> Iterator[str]:
    result, key = record.result, record.result.measure.key
    row, soglia = view.actuals.get(key), view.soglie.get(key)
    if record.note:
        yield f"NOTA: {record.note}"
    if record.cause:
        yield record.cause
    if result.score is None or result.why is not Why.COMPUTED:
        yield words.sentence(words.WHY[result.why])
    if given := assigned(row):
        yield f"Punteggio assegnato {given}."
    if record.published.reason and not record.published.is_same:
        yield record.published.reason
    if soglia and soglia.origin != "indicator":
        yield " ".join(filter(None, (f"Soglia {words.SOGLIA_ORIGIN[soglia.origin]}.", soglia.note)))
    yield from (sentence(view, revision) for revision in revisions_of(view, key))
    if row and row.note:
        yield f"Sul consuntivo: {row.note}"


def _history(note: Note, keys: set[MeasureKey]) -> str:
    """A numbered note in one line."""
    codes = ", ".join(key.indicator_code for key in note.keys if key in keys)
    source = f" Fonte: {' '.join(note.source.split())}." if note.source else ""
    told = dict.fromkeys(row.raw or line(row) for row in note.rows if row.raw or row.period or row.value)
    years = "; ".join(told) or "nessun anno stampato"
    return f"Nota {note.number} ({codes}).{source} Serie storica: {years}"
