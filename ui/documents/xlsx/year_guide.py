"""The first sheet of a year's workbook: what it is of, how to read it, which cells may be changed, the words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from data.format.tables import BREAKDOWN
from scoring.policy import Missing
from ui.documents.xlsx.grid import Cell, Grid
from ui.documents.xlsx.year_calculation import rule_name
from ui.facts import words
from ui.facts.breakdown import NOT_COUNTED
from ui.facts.format import day, number
from ui.facts.whatif.proposal import SYNTHETIC, readable
from ui.facts.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ui.documents.xlsx.year_calculation import Calculation
    from ui.documents.xlsx.year_scale import Scale
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View

    Fact = tuple[str, str]

GUIDE: Final = "Leggimi"
FIRST: Final = 2
_WIDTHS: Final = {"A": 34, "B": 104}
_HOW: Final = (
    "In «Risultati» una riga per ogni sezione e per ogni persona; poi un foglio per ogni calcolo. Ogni punteggio è una "
    "formula dei numeri che ha accanto; ogni obiettivo è la media delle sue parti, con il peso di ciò che è misurato "
    "(«Peso misurato»; 1 dove le parti contano tutte allo stesso modo); la parola viene dal punteggio e dai limiti "
    "in fondo a questo foglio."
)
_INPUTS: Final = (
    "I numeri in blu: target, soglia, consuntivo, peso, e i limiti delle parole. Anche dove una soglia o un "
    "consuntivo manca si può scrivere un numero, e svuotando una cella lo si toglie. #N/D: la soglia è dalla parte "
    "sbagliata del target."
)
_FIXED: Final = (
    "Ciò che il documento stampa, la valutazione dell'OIV e il confronto del pubblicato con il calcolo, che è quello "
    "sui numeri ufficiali. Dove una regola non si scrive in formula c'è il valore, e la colonna «Come è calcolato» "
    "dice perché: quel punteggio non cambia con i numeri del foglio."
)
_COPY: Final = (
    "Questo file è una copia: cambiarlo non cambia i dati ufficiali. Chi lo fa circolare dopo averlo cambiato lo dica."
)
_MISSING: Final[Mapping[Missing, str]] = MappingProxyType(
    {
        Missing.ZERO: "per questo metodo vale zero (non fatto), se l'indicatore ha un peso e un target",
        Missing.EXCLUDED: "per questo metodo resta fuori dalla media",
        Missing.NOT_EVALUABLE: "per questo metodo lascia l'obiettivo senza risultato",
        Missing.REACHED: "per questo metodo vale 100 (raggiunto), se l'indicatore ha un peso e un target",
    }
)


def guide(facts: Sequence[Fact], scale: Scale) -> Grid:
    """The sheet.

    Args:
        facts: name and value of each thing to say, a row each.
        scale: the words; ``scale.top`` is below the last fact.
    """
    grid = Grid(GUIDE, 1, dict(_WIDTHS))
    grid.put(1, {"A": Cell("Voce", is_heading=True), "B": Cell("Valore", is_heading=True)})
    for row, (name, value) in enumerate(facts, start=FIRST):
        grid.put(row, {"A": Cell(name, is_strong=True), "B": Cell(value)})
    scale.write(grid)
    return grid


def facts(view: View, calculations: Sequence[Calculation], version: DataVersion) -> tuple[Fact, ...]:
    """What there is to say of a year."""
    return (
        *_of(view, version),
        *_read(view),
        *_rules(view),
        *((f"Foglio «{each.name}»", each.title) for each in calculations),
        *_parts(view),
    )


def _of(view: View, version: DataVersion) -> Iterator[Fact]:
    ente, policy = view.plan.ente, view.plan.policy
    yield "Che cosa è", "Il calcolo dei risultati di un anno, in formule"
    if view.is_synthetic:
        yield "Attenzione", SYNTHETIC
    yield "Ente", readable(ente.name)
    yield "Anno", str(view.plan.year)
    yield "Documento di origine", readable(ente.document(view.plan.year)) or "non indicato"
    yield "Base", words.basis(view.basis)
    yield "Metodo", f"{readable(policy.title)}; punteggi da {number(policy.floor)} a {number(policy.cap)}"
    if policy.source:
        yield "Fonte del metodo", readable(policy.source)
    if policy.bands.note:
        yield "Limiti delle parole", readable(policy.bands.note)
    yield "Versione dei dati", version.mark
    yield "Documento del", day(version.day)


def _read(view: View) -> Iterator[Fact]:
    yield "Come si legge", _HOW
    yield "Celle da cambiare", _INPUTS
    yield "Un consuntivo che manca", f"{sentence(_MISSING[view.plan.policy.missing])} La riga ne dice il motivo."
    yield "Che cosa non si ricalcola", _FIXED
    yield "Copie cambiate", _COPY


def _parts(view: View) -> Iterator[Fact]:
    if any(row.year == view.plan.year for row in view.plan.breakdown):
        yield f"Foglio «{BREAKDOWN.sheet}»", f"{BREAKDOWN.meaning}. {NOT_COUNTED}"


def _rules(view: View) -> Iterator[Fact]:
    """The rules that the indicators of the year have, in words."""
    for rule in dict.fromkeys(result.rule for scored in view.sheets for result in scored.measures):
        yield f"Regola «{rule_name(rule)}»", sentence(words.RULE.get(rule, rule))
