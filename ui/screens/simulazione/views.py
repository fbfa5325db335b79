"""The frame of the what-if: which sheet, which year, which scenario, which question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind
from ui.screens import panels
from ui.screens.session import has_just_come, next_years_plan
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
from ui.screens.simulazione.workbench import Workbench, default_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scoring.result import ScoredSheet
    from ui.facts.view import View
    from ui.screens.simulazione.scenarios import Choice

_TRY: Final = "prova"
LENSES: Final[Mapping[str, tuple[str, Callable[[Workbench], None]]]] = {
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
        choice = choose_scenario(view)
    with sheet_side, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        scored = panels.choose_sheet(view)
        kind = _choose_kind(view, choice)
        outlook = _choose_outlook(choice) if kind == _PLAN else Outlook.LAST
    bench = _bench(view, (scored.sheet.section, scored.sheet.owner), kind, outlook, choice)
    lens_side, act_side = st.columns([10, 3], vertical_alignment="center", gap="small")
    with lens_side:
        lens = _choose_lens()
    with act_side:
        _actions(bench)
    if lens == _TRY:
        answer_view.draw(bench)
    else:
        answer_view.headline(bench)
        _other(bench, lens)


_CALCULATED: Final = frozenset({"serve", "ambizione", "probabilita", "pesa", "passato"})
"""Questions whose answers are hypothetical even where no number is assumed."""


@st.fragment
def _other(bench: Workbench, lens: str) -> None:
    """A question whose own choices change nothing but its answer."""
    if lens in _CALCULATED and not bench.is_hypothetical:
        st.badge("Ipotesi di calcolo: non sono dati ufficiali", icon=":material/science:", color="orange")
    LENSES[lens][1](bench)


def _choose_kind(view: View, choice: Choice) -> str:
    """This year or the next one: where the address does not say, the one that the open scenario is of."""
    names = {_YEAR: f"Anno {view.plan.year}", _PLAN: f"Piano {view.plan.year + 1}"}
    return panels.choose_segment("Di quale anno", _KIND, names, str(choice.scenario.kind) if choice.scenario else "")


def _choose_outlook(choice: Choice) -> Outlook:
    """What is supposed of next year's results: where the address does not say, what the open scenario supposes."""
    supposed = str(choice.scenario.outlook or "") if choice.scenario else ""
    label = "Che cosa si suppone dei consuntivi"
    return Outlook(panels.choose_word(label, _OUTLOOK, OUTLOOKS, supposed, width=270))


def _bench(view: View, place: tuple[str, str], kind: str, outlook: Outlook, choice: Choice) -> Workbench:
    following = next_years_plan(view, outlook) if kind == _PLAN else None
    sheets = following.sheets if following else view.sheets
    measures = [m.measure for s in sheets for m in s.measures]
    work = hypotheses.work(measures, default_sheet(view), choice.assumptions([s.sheet for s in sheets]))
    return Workbench(
        view=view,
        year=view.plan.year + (1 if following else 0),
        sheets=sheets,
        before=_sheet(sheets, place),
        work=work,
        planned=following.planned if following else None,
        outlook=outlook,
        choice=choice,
    )


def _sheet(sheets: tuple[ScoredSheet, ...], place: tuple[str, str]) -> ScoredSheet:
    return next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), sheets[0])


def _choose_lens() -> str:
    return panels.choose_segment("Domanda", "vista", {word: name for word, (name, _) in LENSES.items()})


def _actions(bench: Workbench) -> None:
    """Undo, redo, begin anew, save. They stay as they are while a slider moves, and look at the address when asked."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        st.button(":material/undo:", key="annulla", on_click=hypotheses.undo, help="Annulla l'ultima ipotesi")
        st.button(":material/redo:", key="ripeti", on_click=hypotheses.redo, help="Ripeti l'ipotesi annullata")
        st.button(
            ":material/restart_alt:",
            key="azzera",
            on_click=lambda: hypotheses.set_to((), bench.default),
            help="Togli tutte le ipotesi",
        )
        if st.button("Salva", icon=":material/save:", key="salva", help="Salva le ipotesi con un nome"):
            scenarios.save_dialog(bench)
