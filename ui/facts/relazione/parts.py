"""The table of the values by part of some indicators: each indicator as a whole, and below it its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts import states
from ui.facts.breakdown import divisions, ratio
from ui.facts.format import NOTHING
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.facts.breakdown import Division
    from ui.facts.node_record import MeasureRecord
    from ui.facts.view import View

TITLE: Final = "Valori per parte"
WHOLE: Final = "intero"
_RATIO, _OTHER_YEARS = Heading("Num. / den.", 16), Heading("Altri anni", 20)
_HEADINGS: Final = (
    Heading("Codice", 14),
    Heading("Parte", 34),
    Heading("Valore", 15),
    _RATIO,
    Heading("Target", 15),
    Heading("Punteggio", 13, is_number=True),
    Heading("Stato", 18),
    _OTHER_YEARS,
)
_OPTIONAL: Final = (_RATIO, _OTHER_YEARS)
"""Left out where no row has anything to say in them."""


def parts_table(view: View, measures: Sequence[MeasureRecord]) -> TextTable:
    """One row for each part, below that of its indicator; no rows where none is told by part."""
    divided = [(m, found) for m in measures if (found := divisions(view, m.result))]
    rows = [row for m, found in divided for row in _rows(view, m, found)]
    shown = [at for at, heading in enumerate(_HEADINGS) if heading not in _OPTIONAL or any(row[at] for row in rows)]
    return TextTable(
        TITLE,
        tuple(_HEADINGS[at] for at in shown),
        tuple(tuple(row[at] for at in shown) for row in rows),
        tuple(dict.fromkeys(note for m, found in divided for note in _notes(m, found))),
    )


def _rows(view: View, m: MeasureRecord, found: Sequence[Division]) -> Iterator[tuple[str, ...]]:
    row = view.actuals.get(m.result.measure.key)
    own = ratio(row.numerator, row.denominator) if row else ""
    score = m.measured, states.state(m.result.band)
    yield m.result.code, WHOLE, m.actual, own, m.target or NOTHING, *score, ""
    for division in found:
        for part in division.parts:
            name = f"{division.dimension}: {part.name}"
            score = measured(part.result), states.state(part.result.band)
            yield m.result.code, name, part.reached, part.ratio, part.target or NOTHING, *score, part.earlier


def _notes(m: MeasureRecord, found: Sequence[Division]) -> Iterator[str]:
    for division in found:
        yield from division.sentences
    for part in (part for division in found for part in division.parts if part.note):
        yield f"{m.result.code}, {part.name}: {part.note}"
