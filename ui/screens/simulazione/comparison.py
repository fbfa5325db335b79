"""Up to four scenarios beside each other: targets, scores, states, how many in each state."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind, reconcile
from ui.documents.what_if_taken import what_if_taken
from ui.documents.xlsx.scenarios import comparison_file
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, change, difference, percent, short
from ui.facts.whatif.answer import MARK, what_if
from ui.facts.whatif.pair import shift_words, target_shift
from ui.facts.whatif.scenarios import OFFICIAL, SUPPOSED, WORKING, ComparedScenario, difference_words
from ui.figures import theme
from ui.figures.scenarios import counts_table, distribution, nodes_table, numbers_table
from ui.screens import asked, panels, take_away
from ui.screens.session import fingerprint, is_dark, years_of
from ui.screens.simulazione.export import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.scenarios import SavedScenario
    from scoring.result import ScoredSheet
    from ui.facts.whatif.question import WhatIfQuestion

_MOST: Final = 4
_WORD: Final = "confronta"


def draw(question: WhatIfQuestion, known: Sequence[SavedScenario]) -> None:
    """Choose up to four, and look at them beside the official tree."""
    names = {scenario.id: scenario.name for scenario in known}
    chosen = _choose(names)
    columns = [official(question)]
    columns += [column_of(question, scenario) for scenario in known if scenario.id in chosen]
    if question.hypotheses.is_modified:
        columns.append(ComparedScenario(WORKING, question.answer))
    if len(columns) == 1:
        st.caption("Scegli almeno uno scenario: si confronta con l'albero ufficiale, e gli scenari fra loro.")
        return
    _show(question, columns)


def official(question: WhatIfQuestion) -> ComparedScenario:
    """The first column: the tree without hypotheses."""
    return ComparedScenario(SUPPOSED if question.is_plan else OFFICIAL, what_if(question.before, ()))


def _choose(names: Mapping[str, str]) -> list[str]:
    """Which scenarios, by name; the address has their codes, which stay when a name changes."""
    st.session_state["scelta confronta"] = asked.known(_WORD, names)[:_MOST]

    def changed() -> None:
        st.query_params[_WORD] = st.session_state["scelta confronta"]

    chosen: list[str] = st.multiselect(
        f"Confronta fino a {_MOST} scenari",
        list(names),
        key="scelta confronta",
        on_change=changed,
        format_func=names.__getitem__,
        max_selections=_MOST,
        placeholder="scegli gli scenari",
        filter_mode="contains",
    )
    return chosen


def column_of(question: WhatIfQuestion, scenario: SavedScenario) -> ComparedScenario:
    """A scenario on the sheet looked at; one of next year's plan has next year's tree under it."""
    before = question.before
    if scenario.kind is ScenarioKind.PLAN:
        following = (
            years_of(question.view.plan.ente.code)
            .following(question.view.plan.year, scenario.outlook or Outlook.LAST)
            .sheets
        )
        before = _same_sheet(following, before)
    elif question.is_plan:
        before = _same_sheet(question.view.sheets, before)
    there = reconcile([before.sheet], scenario.assumptions)
    year = scenario.year + (scenario.kind is ScenarioKind.PLAN)
    told = f" ({year})" if year != scenario.year and str(year) not in scenario.name.split() else ""
    return ComparedScenario(f"{scenario.name}{told}", what_if(before, there.assumptions), year)


def _result(question: WhatIfQuestion, column: ComparedScenario, first: ComparedScenario) -> None:
    """The root of one column, how far it is from the official one, and what it asks: less asked is more reached."""
    root, official = column.scored.root, first.scored.root
    is_told = column is not first and root.score is not None and official.score is not None
    moved = difference(official.score or 0.0, root.score or 0.0) if is_told else 0.0
    st.metric(
        markdown(short(column.name, 34)),
        percent(root.score, fixed=True),
        f"{change(official, root)} punti" if is_told else None,
        delta_color="off",
        delta_arrow="up" if moved > 0 else "down" if moved < 0 else "off",
        border=True,
        help=markdown(states.state(root.band)),
    )
    if column is not first:
        shift = target_shift(column.answer, question.view.series, column.year or question.year)
        st.caption(markdown(shift_words(shift)))


def _same_sheet(sheets: Sequence[ScoredSheet], wanted: ScoredSheet) -> ScoredSheet:
    place = (wanted.sheet.section, wanted.sheet.owner)
    return next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), sheets[0])


def _show(question: WhatIfQuestion, columns: Sequence[ComparedScenario]) -> None:
    st.markdown(":orange-badge[:material/science: Ipotesi] Il risultato di ciascuno, e la differenza dall'ufficiale")
    for place, column in zip(st.columns(len(columns), gap="small"), columns, strict=True):
        with place:
            _result(question, column, columns[0])
    take_away.told(
        "Quanti obiettivi in ogni stato: quelli di cui il risultato è la media, senza i raggruppamenti",
        what_if_taken(
            question,
            "Scenari, obiettivi in ogni stato",
            partial(counts_table, columns),
            partial(distribution, columns),
        ),
    )
    panels.figure(
        distribution(columns, theme.ground(dark=is_dark())),
        key="distribuzione scenari",
        alt="Quanti obiettivi in ogni stato, uno scenario per riga.",
    )
    nodes = nodes_table(columns).assign(Nota=MARK)
    take_away.told(
        difference_words(columns), what_if_taken(question, "Scenari, risultati degli obiettivi", lambda: nodes)
    )
    st.dataframe(
        nodes,
        hide_index=True,
        placeholder=NOTHING,
        **panels.whole_texts(nodes, 420),
        alt="Risultati degli obiettivi",
    )
    table = numbers_table(question, columns).assign(Nota=MARK)
    take_away.told("Numeri ipotizzati", what_if_taken(question, "Scenari, numeri ipotizzati", lambda: table))
    shown = table.fillna("come ufficiale")
    st.dataframe(shown, hide_index=True, **panels.whole_texts(shown, 420), alt="Numeri ipotizzati dagli scenari")
    st.download_button(
        "Scarica il confronto (XLSX)",
        lambda: comparison_file(question, columns, fingerprint(question.view)),
        name_of(question, "xlsx", "confronto"),
        on_click="ignore",
        icon=":material/download:",
    )
