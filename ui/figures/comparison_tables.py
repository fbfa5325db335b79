"""The tables of Confronti: a row an indicator, every number of a row of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts.comparison_words import said, standing, valued
from ui.facts.format import NOTHING, percent, quantity
from ui.facts.peers import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.facts.comparison import Line

SAID: Final = "Che cosa dice"


def table(found: Sequence[Line], chosen: Mapping[str, str]) -> pd.DataFrame:
    """Own value, then what matters most first: the cluster, sets by name, the nation, the enti that were picked.

    Printed figures are called so, and never share a column with computed ones. An empty column is left out.

    Args:
        found: the rows.
        chosen: enti with a column of their own, by code.
    """
    rows = [_row(line, chosen) for line in found]
    names = dict.fromkeys(name for row in rows for name in row)
    filled = [name for name in names if any(row.get(name) for row in rows)]
    return pd.DataFrame([[row.get(name, "") for name in filled] for row in rows], columns=filled)


def in_sight(table: pd.DataFrame) -> list[str]:
    """The order of the columns on the screen: what a row says comes first, so that a telephone shows it."""
    first = ["Codice", "Anno", "Punteggio", SAID, "Indicatore", "Valore"]
    return [*(c for c in first if c in table.columns), *(c for c in table.columns if c not in first)]


def _row(line: Line, chosen: Mapping[str, str]) -> dict[str, str]:
    return {
        "Codice": line.code,
        "Indicatore": line.name,
        "Anno": str(line.year),
        "Valore": valued(line, line.own) if line.own else NOTHING,
        "Punteggio": percent(line.score) if line.score is not None else "–",
        SAID: said(line) + (f" (nel {line.newer} nessun confronto)" if line.newer else ""),
        "Fra gli enti": standing(line),
        f"{Scope.CLUSTER.capitalize()} (stampata)": _mean(line, Scope.CLUSTER),
        **{f"{_capital(each.whom)} (stampata)": line.reference(each) for each in line.means if each.whom},
        f"{Scope.NATION.capitalize()} (stampata)": _mean(line, Scope.NATION),
        **{f"{scope.capitalize()} (mediana)": _median(line, scope) for scope in Scope},
        **{name: _of(line, code) for code, name in chosen.items()},
        **{f"{scope.capitalize()} (quartili)": _quartiles(line, scope) for scope in Scope},
        **{f"{scope.capitalize()} (enti)": _many(line, scope) for scope in Scope},
        "Come stampato": quantity(line.printed) if line.per_firms and line.printed else "",
        "Obiettivo comune": line.common_code if line.common_code != line.code else "",
        "Che cosa manca": " ".join(line.reasons),
    }


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _mean(line: Line, scope: Scope) -> str:
    return next((line.reference(each) for each in line.means if each.scope is scope), "")


def _median(line: Line, scope: Scope) -> str:
    return line.text(line.spreads[scope].median) if scope in line.spreads else ""


def _quartiles(line: Line, scope: Scope) -> str:
    found = line.spreads.get(scope)
    return f"{line.text(found.lower_quartile)} – {line.text(found.upper_quartile)}" if found else ""


def _many(line: Line, scope: Scope) -> str:
    return str(line.spreads[scope].count) if scope in line.spreads else ""


def _of(line: Line, ente: str) -> str:
    return next((line.text(peer.value) for peer in line.peers if peer.ente == ente), "")
