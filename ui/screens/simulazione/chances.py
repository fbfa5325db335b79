"""How likely each state is, if every indicator moves as its history moved: the view "Probabilità"."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.chance import simulate
from scoring.summary import parts
from ui.documents.what_if_taken import what_if_taken
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, number
from ui.facts.whatif.chances import SEED_DEFAULT, seed_of, share_text, shares_of, what_was_drawn, why_withheld
from ui.facts.whatif.first_sentences import how_likely
from ui.facts.whatif.reach import reaches
from ui.figures import tables, theme
from ui.figures.chances import chances_table, indicators_table, state_bars
from ui.figures.mark import marked
from ui.screens import panels, take_away
from ui.screens.session import is_dark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.chance import Chances
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.reach import Reach

DRAWS: Final = {"1000": "1.000 estrazioni", "10000": "10.000 estrazioni", "50000": "50.000 estrazioni"}

DRAWS_DEFAULT: Final = "10000"
_SEED: Final = "seme"


def draw(question: WhatIfQuestion) -> None:
    """The chances of the root and of its parts; behind a click what was drawn for them and what stands still."""
    shown = st.container()
    with st.expander("Come si calcola"):
        draws, seed = _choices()
        found = reaches(question)
        after = question.answer.after
        expected = {each.result.measure.key: each.expected for each in found if each.expected}
        chances = simulate(after.sheet, after.policy, expected, draws=draws, seed=seed)
        st.caption(what_was_drawn(question, chances))
        _drawn(question, chances, found)
    with shown:
        _root(question, chances)
        _objectives(question, chances)


def _drawn(question: WhatIfQuestion, chances: Chances, found: Sequence[Reach]) -> None:
    """Which indicators were drawn and which stand still, each with its reason."""
    table = marked(indicators_table(chances, found, question.symbol), question)
    take_away.told(
        f"Indicatori con una parte nel punteggio: **{len(chances.varied)}** estratti, **{len(chances.held)}** fermi, "
        "ciascuno con il perché. Dove manca la storia, la darebbero i valori degli anni precedenti.",
        what_if_taken(question, "Indicatori estratti e fermi", lambda: table),
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        **panels.whole_texts(table, 300),
        alt="Indicatori estratti e indicatori fermi, con il perché.",
    )


def _choices() -> tuple[int, int]:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draws = int(panels.choose_word("Quante estrazioni", "estrazioni", DRAWS, DRAWS_DEFAULT, width=200))
        text = st.text_input(
            "Seme",
            value=str(SEED_DEFAULT),
            key=_SEED,
            bind="query-params",
            width=110,
            max_chars=15,
            label_visibility="collapsed",
            icon=":material/casino:",
            help="Il seme delle estrazioni: con lo stesso seme si riottengono gli stessi numeri.",
        )
        seed, problem = seed_of(text or "")
        st.caption(
            f"Seme {number(seed, 0)}: lo stesso seme ridà gli stessi numeri. Ogni probabilità è precisa a ± "
            f"{number(100 / math.sqrt(draws), 1)} su 100, 19 volte su 20.",
            width="content",
        )
    if problem:
        st.warning(markdown(problem), icon=":material/casino:")
    return draws, seed


def _root(question: WhatIfQuestion, chances: Chances) -> None:
    """The sentence on the root and the share of each of its states, or why they are not told."""
    chance, title = chances.nodes[0], question.answer.after.root.title
    if chance.withheld:
        st.info(
            f"**{markdown(title)}: non si può dire quanto è probabile ogni stato.** "
            f"{markdown(why_withheld(chance, question.year))}",
            icon=":material/visibility_off:",
        )
        return
    st.markdown(how_likely(question, chance))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for band, share in reversed(shares_of(chance, question.answer.after.policy.bands)):
            st.badge(markdown(f"{states.state(band)}: {share_text(share)}"), color=theme.badge_colour(band))  # type: ignore[arg-type]


def _objectives(question: WhatIfQuestion, chances: Chances) -> None:
    after = question.answer.after
    rows = [after.root, *parts(after)]
    known = [r for r in rows if chances.node(r.code).withheld is None]
    bands = after.policy.bands
    table = marked(chances_table(chances, rows, bands), question)
    figure = partial(state_bars, chances, known, bands) if known else None
    if known:
        st.caption("Quante estrazioni su cento finiscono in ogni stato; ogni riga, salvo arrotondamenti, fa 100.")
        panels.figure(
            state_bars(chances, known, bands, theme.ground(dark=is_dark())),
            key="probabilità",
            alt="Probabilità di ogni stato, una riga per obiettivo. La tabella sotto dice le stesse cose.",
        )
    missing = len(rows) - len(known)
    of_them = f" Di {count(missing, 'riga', 'righe')} non si può dire, e sta scritto perché." if missing else ""
    take_away.told(
        f"Risultato e obiettivi: probabilità di ogni stato e dove cadono 8 estrazioni su 10.{of_them}",
        what_if_taken(question, "Probabilità di ogni stato", lambda: table, figure),
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        column_order=tables.order(table, str(table.columns[1])),
        **panels.whole_texts(table, 320),
        alt="Probabilità di ogni stato, e perché di alcuni obiettivi non si dice.",
    )
