"""What a load has, and how it differs from the one whose place it takes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cli.origin import is_with_program, when_and_who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.store.provenance import Provenance
    from data.store.writer import Replaced, RowCounts

ROWS: Final[Mapping[str, tuple[str, str]]] = {
    "nodes": ("nodo", "nodi"),
    "measures": ("indicatore", "indicatori"),
    "targets": ("target", "target"),
    "soglie": ("soglia", "soglie"),
    "actuals": ("consuntivo", "consuntivi"),
    "breakdown": ("valore di una parte", "valori di una parte"),
    "interim": ("rilevazione", "rilevazioni"),
    "profiles": ("passo del cammino atteso", "passi del cammino atteso"),
    "history": ("riga di note", "righe di note"),
    "breaks": ("cambio di serie", "cambi di serie"),
    "benchmarks": ("confronto", "confronti"),
    "causes": ("causa di scostamento", "cause di scostamento"),
    "evaluations": ("valutazione", "valutazioni"),
    "published": ("risultato pubblicato", "risultati pubblicati"),
    "context": ("dato di contesto", "dati di contesto"),
    "units": ("nome di unità", "nomi di unità"),
}
"""What a row of each file is, one and many."""


def counted(rows: Mapping[str, int]) -> str:
    """How many rows each file has: "4 nodi, 1 indicatore"."""
    return ", ".join(f"{count} {ROWS[name][count != 1]}" for name, count in rows.items() if count)


def replacing(replaced: Replaced) -> str:
    """Which load a new one takes the place of, and how they differ."""
    changes = [f"{ROWS[name][1]}: {_changed(change)}" for name, change in replaced.changes.items()]
    if replaced.documents:
        changes.append(f"cambia {', '.join(replaced.documents)}")
    return f"sostituisce {_what(replaced.source)}" + (f" ({'; '.join(changes)})" if changes else "")


def _what(source: Provenance) -> str:
    if not source.is_shipped:
        return f"il caricamento{when_and_who(source, 'di')}"
    return "i dati forniti con il programma" if is_with_program(source) else f"i {source.origin}"


def _changed(change: RowCounts) -> str:
    """How many rows differ: "1 riga cambiata, 2 righe in meno"."""
    counts = (
        (change.changed, "cambiata", "cambiate"),
        (change.added, "in più", "in più"),
        (change.removed, "in meno", "in meno"),
    )
    return ", ".join(f"1 riga {one}" if count == 1 else f"{count} righe {many}" for count, one, many in counts if count)
