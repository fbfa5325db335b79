"""The frame of the what-if: which sheet, year, scenario and question; the strip that stays; the views."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind
from ui.facts import too_large
from ui.facts.escape import markdown
from ui.facts.whatif import silent
from ui.facts.whatif.counted import counted_words
from ui.facts.whatif.question import what_if_question
from ui.figures import theme
from ui.screens import asked, panels
from ui.screens.session import has_just_come, here, is_dark, years_of
from ui.screens.simulazione import (
    actions,
    answer,
    bench,
    bridge,
    chances,
    goal,
    goal_seek,
    hypotheses,
    past,
    planning_round,
    round_steps,
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

_STYLE: Final = (Path(__file__).parent / "bench.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """One answer of a view.

    Attributes:
        name: as the page calls it.
        draw: draws it.
        asked: what it puts in the place of the question of the page.
        silent: why it has nothing to say, in a sentence; empty where it has.
    """

    name: str
    draw: Callable[[WhatIfQuestion], None]
    silent: Callable[[WhatIfQuestion], str] = silent.never
    asked: Callable[[WhatIfQuestion], WhatIfQuestion] | None = None


TRY = "prova"
VIEWS: Final[Mapping[str, tuple[str, Mapping[str, Part]]]] = {
    TRY: ("Prova", {}),
    "target": (
        "Scegli i target",
        {
            "serve": Part("Che cosa serve", goal.draw),
            "ambizione": Part("Ambizione", targets.draw, silent.no_targets),
            round_steps.ROUND: Part("Giro dei target", planning_round.draw, silent.no_targets, planning_round.asked),
        },
    ),
    "certo": (
        "Quanto è certo",
        {
            "pesa": Part("Che cosa pesa", sensitivity.draw),
            "probabilita": Part("Probabilità", chances.draw, silent.no_history),
            "passato": Part("Passato", past.draw, silent.no_past),
        },
    ),
    "scenari": ("Scenari", {"elenco": Part("Elenco e confronto", scenarios.draw), "ponte": Part("Ponte", bridge.draw)}),
}
"""The views, by their word in the address: what each is called, and its parts, by theirs."""
_EVERY: Final = frozenset({*VIEWS, *(word for _, parts in VIEWS.values() for word in parts)})

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
    ground = theme.ground(dark=is_dark())
    st.html(f"<style>:root {{ --tg-paper: {ground.paper}; --tg-others: {ground.others}; }} {_STYLE}</style>")
    head, notices = st.container(horizontal=True, vertical_alignment="center", key="testata"), st.container()
    with head:
        choices = st.container(horizontal=True, gap=None, width="stretch", key="testata-viste")
        sheet, scenario_side = st.container(width="content"), st.container(width="content")
        with scenario_side:
            scenario = choose_scenario(view, notices)
        with sheet:
            question = _question(view, scenario)
        with choices:
            shown = _choose(round_steps.VIEW, {word: (name, "") for word, (name, _) in VIEWS.items()})
        actions.draw(question)
    places = answer.strip_places()
    goal_seek.ask(question, places)
    if shown == TRY:
        goal_seek.draw(question)
        bench.draw(question, places)
    else:
        _other(question, shown, places)


@st.fragment
def _other(question: WhatIfQuestion, shown: str, places: answer.StripPlaces) -> None:
    """A view whose own choices change nothing but its answer, and in the planning round the strip."""
    _, parts = VIEWS[shown]
    why = too_large.what_if(question.before.measures) if shown in {"target", "certo"} else ""
    silences = {word: why or part.silent(question) for word, part in parts.items()}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        part = _choose(round_steps.PART, {word: (part.name, silences[word]) for word, part in parts.items()})
        if shown in {"target", "certo"} and not question.is_hypothetical:
            st.badge("Ipotesi di calcolo: non sono dati ufficiali", icon=":material/science:", color="orange")
    ask = parts[part].asked
    asked = ask(question) if ask else question
    if shown == "target" and part != round_steps.ROUND:
        st.caption(counted_words(question.before))
    if told := silent.reasons({parts[word].name: why for word, why in silences.items() if why != silences[part]}):
        st.caption(markdown(told))
    answer.draw_strip(asked, places)
    (goal_seek.line if part == round_steps.ROUND else goal_seek.fold)(asked)
    if silences[part]:
        st.info(markdown(silences[part]), icon=":material/history_toggle_off:")
        return
    parts[part].draw(asked)


def _choose(word: str, names: Mapping[str, tuple[str, str]]) -> str:
    """One of a few, each a button, kept in the address; one that has nothing to say is grey, unless it is the open one.

    Args:
        word: of the address.
        names: what each is called, and why it has nothing to say, by what the address says of it.
    """
    asked.known(word, _EVERY)
    said = st.query_params.get(word, "")
    at = said if said in names else next((key for key, (_, why) in names.items() if not why), next(iter(names)))
    with st.container(horizontal=True, gap="xxsmall", width="content"):
        for key, (name, why) in names.items():
            st.button(
                name,
                key=f"{word} {key}",
                type="primary" if key == at else "secondary",
                disabled=bool(why) and key != at,
                help=markdown(why) or None,
                on_click=partial(_go, word, key),
            )
    return at


def _go(word: str, key: str) -> None:
    st.query_params[word] = key
    if key == round_steps.ROUND:
        planning_round.to_the_plan()


def _question(view: View, scenario: SavedScenario | None) -> WhatIfQuestion:
    """The sheet, the year and what is supposed of it, behind one button that says which."""
    kind = _kind(scenario)
    section = here().section if here().section in view.sections() else view.plan.policy.main_section
    year = f"Piano {view.plan.year + 1}" if kind is ScenarioKind.PLAN else f"Anno {view.plan.year}"
    with st.popover(markdown(f"{view.section_name(section)} · {year}"), icon=":material/tune:"):
        scored = panels.choose_sheet(view)
        names = {_YEAR: f"Anno {view.plan.year}", _PLAN: f"Piano {view.plan.year + 1}"}
        panels.choose_segment("Di quale anno", _KIND, names, str(kind))
        outlook = _choose_outlook(scenario) if kind is ScenarioKind.PLAN else Outlook.LAST
    following = years_of(view.plan.ente.code).following(view.plan.year, outlook) if kind is ScenarioKind.PLAN else None
    place = (scored.sheet.section, scored.sheet.owner)
    return hypotheses.now(what_if_question(view, place, following, scenario, outlook))


def _kind(scenario: SavedScenario | None) -> ScenarioKind:
    """This year or the next one: where the address does not say, the one that the open scenario is of."""
    asked = st.query_params.get(_KIND, "")
    usual = str(scenario.kind) if scenario else _YEAR
    return ScenarioKind(asked if asked in {_YEAR, _PLAN} else usual)


def _choose_outlook(scenario: SavedScenario | None) -> Outlook:
    """What is supposed of next year's results: where the address does not say, what the open scenario supposes."""
    supposed = str(scenario.outlook or "") if scenario else ""
    label = "Che cosa si suppone dei consuntivi"
    return Outlook(panels.choose_word(label, _OUTLOOK, OUTLOOKS, supposed, width=270))
