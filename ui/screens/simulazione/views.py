"""The frame of the what-if: which sheet, which year, which scenario, which question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind
from ui.facts.whatif.question import what_if_question
from ui.screens import panels, saved
from ui.screens.session import has_just_come, years_of
from ui.screens.simulazione import (
    answer_view,
    bridge,
    chances,
    effect_table,
    goal,
    hypotheses,
    past,
    scenarios,
    sensitivity,
    targets,
)
from ui.screens.simulazione.scenarios import choose_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.plan.scenarios import SavedScenario
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

_TRY: Final = "prova"
VIEWS: Final[Mapping[str, tuple[str, Callable[[WhatIfQuestion], None]]]] = {
    _TRY: ("Prova", answer_view.draw),
    "effetti": ("Effetti", effect_table.draw),
    "serve": ("Che cosa serve", goal.draw),
    "ambizione": ("Ambizione", targets.draw),
    "probabilita": ("Probabilità", chances.draw),
    "pesa": ("Che cosa pesa", sensitivity.draw),
    "passato": ("Passato", past.draw),
    "ponte": ("Ponte", bridge.draw),
    "scenari": ("Scenari", scenarios.draw),
}
"""The questions, by their word in the address: what each is called, and what draws it."""

OUTLOOKS: Final[Mapping[str, str]] = {
    Outlook.LAST: "Consuntivi: ultimo valore",
    Outlook.HALF_TREND: "Consuntivi: metà della tendenza",
    Outlook.WORST: "Consuntivi: peggio che va (80 %)",
    Outlook.BEST: "Consuntivi: meglio che va (80 %)",
}
_YEAR, _PLAN = str(ScenarioKind.YEAR), str(ScenarioKind.PLAN)
_KIND, _OUTLOOK = hypotheses.OF_A_SCENARIO


def draw(view: View) -> None:
    """The page, below its frame."""
    if has_just_come():
        hypotheses.resume()
    sheet_side, scenario_side = st.columns([9, 3], vertical_alignment="center", gap="small")
    with scenario_side:
        scenario = choose_scenario(view)
    with sheet_side, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        scored = panels.choose_sheet(view)
        kind = _choose_kind(view, scenario)
        outlook = _choose_outlook(scenario) if kind is ScenarioKind.PLAN else Outlook.LAST
    place = (scored.sheet.section, scored.sheet.owner)
    is_plan = kind is ScenarioKind.PLAN
    following = years_of(view.plan.ente.code).following(view.plan.year, outlook) if is_plan else None
    question = hypotheses.now(what_if_question(view, place, following, scenario, outlook))
    view_side, act_side = st.columns([10, 3], vertical_alignment="center", gap="small")
    with view_side:
        shown = _choose_view()
    with act_side:
        _actions(question)
    if shown == _TRY:
        answer_view.draw(question)
    else:
        answer_view.headline(question)
        _other(question, shown)


_CALCULATED: Final = frozenset({"serve", "ambizione", "probabilita", "pesa", "passato"})
"""Views that are hypothetical even where no number is assumed."""


@st.fragment
def _other(question: WhatIfQuestion, shown: str) -> None:
    """A view whose own choices change nothing but its answer."""
    if shown in _CALCULATED and not question.is_hypothetical:
        st.badge("Ipotesi di calcolo: non sono dati ufficiali", icon=":material/science:", color="orange")
    VIEWS[shown][1](question)


def _choose_kind(view: View, scenario: SavedScenario | None) -> ScenarioKind:
    """This year or the next one: where the address does not say, the one that the open scenario is of."""
    names = {_YEAR: f"Anno {view.plan.year}", _PLAN: f"Piano {view.plan.year + 1}"}
    return ScenarioKind(panels.choose_segment("Di quale anno", _KIND, names, str(scenario.kind) if scenario else ""))


def _choose_outlook(scenario: SavedScenario | None) -> Outlook:
    """What is supposed of next year's results: where the address does not say, what the open scenario supposes."""
    supposed = str(scenario.outlook or "") if scenario else ""
    label = "Che cosa si suppone dei consuntivi"
    return Outlook(panels.choose_word(label, _OUTLOOK, OUTLOOKS, supposed, width=270))


def _choose_view() -> str:
    return panels.choose_segment("Domanda", "vista", {word: name for word, (name, _) in VIEWS.items()})


def _actions(question: WhatIfQuestion) -> None:
    """Undo, redo, begin anew, save. They stay as they are while a slider moves, and look at the address when asked."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        st.button(":material/undo:", key="annulla", on_click=hypotheses.undo, help="Annulla l'ultima ipotesi")
        st.button(":material/redo:", key="ripeti", on_click=hypotheses.redo, help="Ripeti l'ipotesi annullata")
        st.button(
            ":material/restart_alt:",
            key="azzera",
            on_click=lambda: hypotheses.set_to((), question.default),
            help="Togli tutte le ipotesi",
        )
        if saved.may_save() and st.button(
            "Salva", icon=":material/save:", key="salva", help="Salva le ipotesi con un nome"
        ):
            scenarios.save_dialog(question)
