"""What the figures say of the answers: how many coincide, which choices would make them, one indicator drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.smvp_text import smvp_text
from scoring.question import answers_of
from scoring.variants import search
from ui.facts import explain
from ui.facts.escape import markdown
from ui.facts.format import short
from ui.facts.method_guide import tried
from ui.figures import charts, tables, theme
from ui.figures.curve_table import curve_table
from ui.screens import panels, take_away
from ui.screens.metodo.taking import taken
from ui.screens.session import is_dark

if TYPE_CHECKING:
    from scoring.agreement import Agreement
    from scoring.policy import Policy
    from scoring.result import MeasureResult
    from scoring.variants import Found
    from ui.facts.method_guide.subject import Subject
    from ui.figures.theme import Ground

TRY: Final = "prova"
_FEW: Final = 12
"""Figures that are tried with every choice without being asked: it takes less than a second."""
_HEIGHT: Final = 230


def draw(subject: Subject, policy: Policy, found: Agreement) -> Found | None:
    """The verdict, the file, the choices that would do better, an example; gives what was searched, if anything."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _verdict(found)
        st.download_button(
            "smvp.toml",
            smvp_text(policy),
            "smvp.toml",
            "application/toml",
            icon=":material/download:",
            key="metodo file",
            help="Il metodo con queste risposte, da mettere nella cartella dell'ente accanto a ente.toml",
        )
    searched = _choices(subject, policy, found)
    _example(subject, policy)
    return searched


def _verdict(found: Agreement) -> None:
    said = tried.coincide(found) or "nessuna cifra pubblicata"
    told = said[0].upper() + said[1:]
    colour = "gray" if not found.figures else "green" if not found.missed else "orange"
    words = tried.words_coincide(found)
    st.markdown(f":{colour}[**{told}**]{f'  :small[{words}]' if words else ''}", width="stretch")


def untold(subject: Subject, policy: Policy, searched: Found | None) -> None:
    """The questions that the figures do not decide."""
    rows = tried.untold_rows(searched, subject.questions, subject.names) if searched else []
    if rows:
        with st.expander("Che cosa queste cifre non dicono"):
            st.dataframe(rows, hide_index=True, alt="Le altre risposte che andrebbero bene.")
            what = "Che cosa le cifre non dicono"
            take_away.menu(taken(subject, policy, what, partial(tables.of_rows, rows)))


def _choices(subject: Subject, policy: Policy, found: Agreement) -> Found | None:
    """Which choices would reproduce more figures: at once where these are few, else when asked."""
    if not found.figures:
        st.caption("Per provare le scelte serve almeno un punteggio pubblicato.")
        return None
    is_asked = st.query_params.get(TRY) == "1" or (len(found.figures) <= _FEW and found.missed)
    if not is_asked:
        st.button(
            "Quali scelte le fanno coincidere?",
            icon=":material/manage_search:",
            key="metodo prova",
            on_click=partial(st.query_params.update, {TRY: "1"}),
        )
        return None
    with st.spinner("Provo le scelte…"):
        searched = _search(_mark(subject, policy), subject, policy)
    st.markdown(markdown(tried.verdict(searched)))
    for sentence in tried.lacking(searched):
        st.caption(markdown(sentence))
    if searched.changes:
        rows = tried.change_rows(searched, subject.questions, subject.names)
        st.markdown("\n".join(f"- {markdown(row['Domanda'])} **{markdown(row['Per coincidere'])}**" for row in rows))
        st.button("Usa queste scelte", type="primary", key="metodo usa", on_click=partial(_use, subject, searched))
    return searched


def _mark(subject: Subject, policy: Policy) -> str:
    return repr((subject.sheets, policy))


@st.cache_resource(max_entries=16, show_spinner=False)
def _search(mark: str, _subject: Subject, _policy: Policy) -> Found:
    del mark  # what tells one search from another
    return search(_subject.sheets, _policy, _subject.questions)


def _use(subject: Subject, found: Found) -> None:
    """Answer as the search found, in one step of the way back."""
    base, best = (answers_of(policy, subject.questions) for policy in (subject.plan.policy, found.best.policy))
    st.query_params.update({name: [] if best[name] == base[name] else best[name] for name in best} | {TRY: []})


def _example(subject: Subject, policy: Policy) -> None:
    """One indicator: its curve and its calculation, by the answers."""
    examples = subject.examples(policy)
    if not examples:
        return
    names = [short(f"{each.code} {each.title}", 90) for each in examples]
    at = st.selectbox(
        "Un esempio",
        range(len(examples)),
        format_func=names.__getitem__,
        # A list of other indicators is another control: it does not keep the name of one that is not in it.
        key=f"metodo esempio {names}",
        filter_mode="contains",
        label_visibility="collapsed",
    )
    _drawn(subject, policy, examples[at or 0])


def _drawn(subject: Subject, policy: Policy, result: MeasureResult) -> None:
    symbol = subject.symbol(result)
    told = markdown(explain.measure(result, symbol))
    st.markdown(told)
    figure = _curve(result, symbol, theme.ground(dark=is_dark()))
    if figure is not None:
        panels.figure(figure, key="curva metodo", alt=f"Curva del punteggio. {told}")
        table, drawn = partial(curve_table, result, symbol), partial(_curve, result, symbol)
        take_away.menu(taken(subject, policy, f"Curva di {result.code}", table, drawn))


def _curve(result: MeasureResult, symbol: str, ground: Ground) -> charts.Figure | None:
    figure = charts.score_curve(result, symbol=symbol, ground=ground)
    if figure is not None:
        figure["layout"]["height"] = _HEIGHT
    return figure
