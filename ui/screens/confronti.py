"""The blocks of Confronti: which rows, the place on each, the same as a table, then score and place together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.taken import Taken
from ui.facts.comparison_words import NAMES, counted, word
from ui.facts.escape import markdown
from ui.facts.format import count, listed
from ui.facts.peers import named
from ui.facts.references import ENOUGH
from ui.facts.search.letters import holds
from ui.figures import comparison, comparison_tables, theme
from ui.screens import pages, panels, take_away
from ui.screens.session import is_dark, official

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.facts.comparison import Line
    from ui.facts.view import View

_ALL: Final = "tutti"
_LETTER, _SAID_AT_MOST, _WORDS = 7, 410, 640
"""Pixels of a letter, of the column that says what a row is at most, and of it with the indicator's name."""
_MOST_STRIPS: Final = 60
"""Rows of the figure: the table has the others."""
_FIT: Final = 4
"""Points whose codes stand apart on a telephone too."""
_FEW: Final = 3
"""Of so many other enti each has its column, without being picked."""


def nothing_in_common() -> None:
    """The ente has nothing that can be set beside others."""
    st.info(
        "L'ente non ha obiettivi comuni (OC), e il documento non stampa medie di altri enti: non c'è nulla su cui "
        "confrontarlo. Un indicatore è comune quando nei dati ha un codice comune (common_code).",
        icon=":material/compare_arrows:",
    )


def choose_year(years: Sequence[int]) -> int | None:
    """The year of every value; None for the newest that each row can be compared in."""
    names = {"": "L'ultimo anno che si confronta", **{str(year): f"Valori del {year}" for year in years}}
    said = panels.choose_word("Anno dei valori", "al", names, width=250)
    return int(said) if said else None


def choose_grouping(view: View) -> str | None:
    """By what the enti of the same cluster are told; None, and nothing to choose, where there is one way at most."""
    names = {each.code: f"{each.name}: {each.cluster}" for each in view.plan.ente.groupings}
    return panels.choose_word("Raggruppamento", "gruppo", names, width=250) if len(names) > 1 else None


def choose_enti(found: Sequence[Line]) -> dict[str, str]:
    """The enti that have a column and a mark of their own; few are all shown where none is picked."""
    names = named((peer.ente, peer.name) for line in found for peer in line.peers)
    if not names:
        return {}
    known = [ente.code for ente in official().enti()]
    few = tuple(names) if len(names) <= _FEW else ()
    nobody = f"Altri enti: {listed([names[code] for code in few])}" if few else "Altri enti, per nome"
    chosen = panels.choose_several("Altri enti", "enti", names, nobody, width=380, known=known)
    shown = chosen or few
    return {code: names[code] for code in shown}


def choose_rows(found: Sequence[Line]) -> list[Line]:
    """What rows say, with how many do: those that say it."""
    many = counted(found)
    names = {_ALL: f"Tutti · {len(found)}", **{name: f"{NAMES[name]} · {many[name]}" for name in many}}
    said = panels.choose_segment("Che cosa dicono", "esito", names, known=NAMES)
    return [line for line in found if said in {_ALL, word(line)}]


def choose_words(found: Sequence[Line]) -> list[Line]:
    """The rows that have the words that the reader asks for."""
    text = panels.search_box(width=230)
    return [line for line in found if holds(f"{line.code} {line.common_code} {line.name}", text)]


def about(view: View, found: Sequence[Line], grouping: str | None) -> None:
    """Of whom and of when the rows are, and which cluster they speak of where the reader chose it."""
    enti = {peer.ente for line in found for peer in line.peers}
    years = sorted({line.year for line in found})
    when = f"Valori del {years[0]}" if len(years) == 1 else "Ogni riga è di un anno solo, scritto accanto"
    said = f"{when} · {count(len(enti) + 1, 'ente', 'enti')} dell'archivio"
    if not any(line.spreads for line in found):
        said += f" · con meno di {ENOUGH} enti niente mediane né posizioni"
    if grouping is not None:
        said += f" · mediane e posizioni del cluster sono di «{view.plan.ente.cluster_by(grouping)}»"
    st.markdown(f":small[{markdown(said)}]")


def rows(view: View, found: Sequence[Line], chosen: Mapping[str, str]) -> None:
    """The place on each indicator that has enough enti, and every row as a table."""
    if not found:
        st.info("Nessuna riga risponde: cambiare i filtri.", icon=":material/filter_alt_off:")
        return
    every, found = found, found[pages.in_sight(len(found), "righe")]
    ranked = [line for line in found if line.ranks][:_MOST_STRIPS]
    if ranked:
        _strips(view, ranked, chosen)
    shown = comparison_tables.table(found, chosen)
    said = min(_LETTER * max(map(len, shown[comparison_tables.SAID])) + _LETTER, _SAID_AT_MOST)
    pixels = {"Indicatore": _WORDS - said, comparison_tables.SAID: said}
    panels.open_table(
        "confronti",
        shown,
        [(line.here_in, line.here) for line in found],
        "andamenti",
        {name: st.column_config.TextColumn(width=each) for name, each in pixels.items()},
        panels.row_within(shown, pixels),
        order=comparison_tables.in_sight(shown),
    )
    take_away.told("Una riga scelta apre il suo andamento.", _taken(view, every, ranked, chosen))
    _reasons(found)


def _taken(view: View, found: Sequence[Line], ranked: Sequence[Line], chosen: Mapping[str, str]) -> Taken:
    """The rows, and their strips where there are some."""
    strips = partial(comparison.strips, ranked, ente=view.plan.ente.short_name, chosen=chosen) if ranked else None
    return Taken(
        view,
        "confronti",
        "Confronti con gli altri enti",
        lambda: comparison_tables.table(found, chosen),
        strips,
    )


def _reasons(found: Sequence[Line]) -> None:
    """What each row cannot say, whole: a cell cuts it."""
    lacking = [line for line in found if line.reasons]
    if lacking:
        with st.expander(f"Che cosa manca, riga per riga · {len(lacking)}", icon=":material/rule:"):
            told = (f"**{markdown(line.code)}** {line.year}: {markdown(' '.join(line.reasons))}" for line in lacking)
            st.markdown("\n\n".join(told))


def _strips(view: View, found: Sequence[Line], chosen: Mapping[str, str]) -> None:
    panels.figure(
        comparison.strips(found, theme.ground(dark=is_dark()), view.plan.ente.short_name, chosen),
        key="strisce",
        alt="Per ogni indicatore, il posto dell'ente fra il peggiore e il migliore. La tabella dice le stesse cose.",
    )


def positions(view: View, found: Sequence[Line]) -> None:
    """Score and distance from the others together, where both are known."""
    placed = [line for line in found if line.corner is not None]
    st.header("Risultato e posizione", anchor=False)
    if not placed:
        st.info(
            f"Servono, nello stesso anno, un punteggio e un confronto: una media stampata nel documento, o la mediana "
            f"di almeno {ENOUGH} enti.",
            icon=":material/grid_view:",
        )
        return
    panels.figure(
        comparison.quadrants(placed, theme.ground(dark=is_dark())),
        key="quadranti" if len(placed) > _FIT else "quadranti-interi",
        alt="Punteggio e distanza dagli altri. La tabella qui sopra dice le stesse cose.",
    )
    take_away.told(
        "Più in alto, più punti; più a destra, più avanti agli altri, in ordine e non in proporzione.",
        Taken(
            view,
            "risultato e posizione",
            "Risultato e posizione",
            lambda: comparison_tables.table(placed, {}),
            lambda ground: comparison.quadrants(placed, ground),
        ),
    )
