"""What is wrong with the sheets «Ente» and «Metodo», in the words of the sheet: the readers of TOML speak of keys."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.format.choices import BLOCKS, ENTE_SHEET, LIST_MARK
from data.format.tables import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.format.problem import Problem

_BLOCKS: Final = {block.path: block.table.label for blocks in BLOCKS.values() for block in blocks if block.path}
_NAMED: Final = "first_year|cap|floor|root|cause_below|from|above|params"
"""Keys that sentences name."""
_LABEL: Final = {key.name: key.label for blocks in BLOCKS.values() for block in blocks for key in block.keys}
_TEXTS: Final = (
    ("Aggiungere la chiave con il suo valore.", "Scriverlo nella cella."),
    ("Scrivere un numero senza virgolette, con il punto.", "Scrivere un numero, per esempio 12,5."),
    ("Il valore non è né true né false.", "Il valore non è né Sì né No."),
    ("Scrivere true o false, senza virgolette.", "Scrivere Sì o No."),
    ('Scriverlo così: ["uno", "due"].', f"Scriverli con «{LIST_MARK}» fra l'uno e l'altro."),
    (
        'Scriverlo così: [50, 75, 100]; di un limite escluso, ">50".',
        f"Scriverli con «{LIST_MARK}» fra l'uno e l'altro: 50{LIST_MARK} 75; di un limite escluso, >50.",
    ),
    ("non è fra le [[score.scale]]", "non è fra le «Scale»"),
    ('il nome di una [[score.scale]], o of = "deadlines"', "il nome di una delle «Scale», o scadenze in «Su che cosa»"),
    ("Scrivere AAAA-MM-GG fra virgolette, o lasciare vuoto.", "Scrivere un giorno, 31/12/2022, o lasciare vuoto."),
    ("Scrivere quattro cifre: [years.2022].", "Scrivere quattro cifre, per esempio 2022."),
    ("Togliere la tabella, o", "Togliere la riga, o"),
    ("almeno con la chiave ", "almeno con "),
    ("per esempio 0.5", "per esempio 0,5"),
    (" a ente.toml", f" nel foglio {ENTE_SHEET}"),
    ("in ente.toml", f"nel foglio {ENTE_SHEET}"),
)


def in_sheet_words(problem: Problem) -> Problem:
    """The same problem for whoever looks at a workbook."""
    return replace(problem, what=_said(problem.what), remedy=_said(problem.remedy))


def _said(text: str) -> str:
    for old, new in _TEXTS:
        text = text.replace(old, new)
    for pattern, said in _PATTERNS:
        text = re.sub(pattern, said, text)
    return text


def _words(found: re.Match[str]) -> str:
    return f"Scrivere una di: {', '.join(LABELS.get(word, word) for word in found[1].split(', '))}."


def _value(found: re.Match[str]) -> str:
    return f"Scrivere accanto a «{_LABEL[found[1]]}», per esempio, {found[2]}."


def _key(found: re.Match[str]) -> str:
    return f"«{_LABEL[found[1]]}»"


_PATTERNS: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    (r"Manca la tabella \[(sections)\.([^\]]+)\]", r"Manca la riga «\2» in «Risultati delle sezioni»"),
    (r"non ha la tabella \[sections\.[^\]]+\]", "non ha la sua riga in «Risultati delle sezioni»"),
    (r"la tabella \[([\w.]+)\]", lambda found: f"il blocco «{_BLOCKS.get(found[1], found[1])}»"),
    (r"Scrivere una di: ([^.]+)\.", _words),
    (r"Scrivere (\w+) = (\w+)\.", _value),
    (rf"«?\b({_NAMED})\b»?", _key),
)
