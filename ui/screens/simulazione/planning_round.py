"""The planning round, one objective a screen: what is decided of each target of next year, what is left, the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.errors import DataError
from data.plan.scenarios import ScenarioKind
from ui.documents.taken import Taken
from ui.facts.escape import markdown
from ui.facts.format import count, short
from ui.facts.spoken import sentence_case
from ui.facts.whatif.counted import counted_words
from ui.facts.whatif.planning_round import aside_words, decisions, gone_words, planning_round, summary
from ui.facts.whatif.revisions import answers_of
from ui.figures import tables
from ui.screens import panels, people, saved, take_away
from ui.screens.session import common_values
from ui.screens.simulazione import hypotheses, round_end, round_row, round_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.outcomes import Answers
    from data.plan.rounds import SavedChoice
    from scoring.model import MeasureKey
    from ui.facts.whatif.planning_round import PlanningRound, RoundObjective
    from ui.facts.whatif.question import WhatIfQuestion


def asked(question: WhatIfQuestion) -> WhatIfQuestion:
    """The question with what the round has decided in the place of the hypotheses at work."""
    if not question.is_plan:
        return question
    found, _ = _saved(question)
    return question.assuming(planning_round(question, found).assumptions)


def draw(question: WhatIfQuestion) -> None:
    """How far the round is, the objective on the screen, and the way to the others and to the end."""
    if not question.is_plan:
        _no_plan(question)
        return
    known, problem = _saved(question)
    if problem:
        st.warning(markdown(problem), icon=":material/error:")
        return
    found = planning_round(question, known, _answers(question))
    with st.container(gap="xsmall"):
        at = _head(question, found, known)
    round_steps.complaint()
    _title(found, at)
    with st.container(gap="xsmall", key="giro-target"):
        for target in at.targets:
            round_row.draw(question, target, common_values())


def _title(found: PlanningRound, at: RoundObjective) -> None:
    """The objective on the screen and, once all of it is decided, the way to the next that is not."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{markdown(at.node.code)}** {markdown(short(sentence_case(at.node.title), 200))}")
        if following := found.after(at):
            st.button(
                f"Deciso tutto: vai a {markdown(following.node.code)}",
                key="giro prossimo",
                type="primary",
                icon=":material/arrow_forward:",
                help=markdown(short(sentence_case(following.node.title), 120)),
                on_click=partial(_go, following.node.code),
            )


def _no_plan(question: WhatIfQuestion) -> None:
    """A round is of the year to be planned: the way there."""
    if st.query_params.get(hypotheses.OF_A_SCENARIO[0]) == ScenarioKind.PLAN:
        st.rerun()  # it was just asked for, by a button that draws this part only
    year = question.view.plan.year + 1
    st.info(f"Il giro dei target è del piano {year}: qui si guarda il {question.year}.", icon=":material/event:")
    st.button(f"Vai al piano {year}", type="primary", on_click=to_the_plan)


def to_the_plan() -> None:
    """Look at next year's plan."""
    st.query_params[hypotheses.OF_A_SCENARIO[0]] = str(ScenarioKind.PLAN)


def _saved(question: WhatIfQuestion) -> tuple[Mapping[MeasureKey, SavedChoice], str]:
    """What is decided; where it cannot be read nothing, and why."""
    plan = question.view.plan
    try:
        return saved.round_targets(plan.ente.code, plan.year), ""
    except DataError as error:
        return {}, str(error)


def _answers(question: WhatIfQuestion) -> Answers | None:
    """What the Giunta said of the year; None where it cannot be read."""
    plan = question.view.plan
    try:
        return answers_of(question.view, saved.minutes(plan.ente.code, plan.year))
    except DataError:
        return None


def _head(question: WhatIfQuestion, found: PlanningRound, known: Mapping[MeasureKey, SavedChoice]) -> RoundObjective:
    """In a sentence how far it is, where one is, what is left, who decides, the end; gives the objective chosen."""
    bench = hypotheses.of_address(question.measures, question.default, question.hypotheses.saved)
    told = (
        summary(found, question.year),
        counted_words(question.before),
        markdown(aside_words(len(bench.assumptions))),
    )
    st.progress(found.done / len(found.targets), text=" ".join(filter(None, told)))
    if gone_words(found):
        st.caption(markdown(gone_words(found)))
    round_end.told(question, found)
    name = f"Giro dei target {question.year}"
    taken = Taken(question.view, "giro", name, lambda: tables.of_rows(decisions(question.view, found)), mark="ipotesi")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="giro-stato"):
        at = _chosen(found)
        if saved.may_save():
            with st.container(horizontal_alignment="right", width="stretch"):
                people.remember(people.author("Chi decide", key=round_steps.AUTHOR, width=250))
                people.keep_name()
            round_end.draw(question, found, known)
        take_away.menu(taken)
    return at


def _chosen(found: PlanningRound) -> RoundObjective:
    """The objective on the screen: chosen by its name, by what is left, or as the one before or after."""
    codes = {each.node.code: each for each in found.objectives}
    before, choice = st.container(width="content"), st.container(width="content")
    names = {code: _name(each) for code, each in codes.items()}
    with choice:
        at = panels.choose_word(
            "Obiettivo del giro", round_steps.WORD, names, (found.left or found.objectives)[0].node.code, width=320
        )
    order = list(codes)
    here = order.index(at)
    with before:
        _step("Precedente", order[here - 1] if here else "", "Alt+Left")
    _step("Successivo", order[here + 1] if here + 1 < len(order) else "", "Alt+Right")
    if found.left:
        _what_is_left(found)
    return codes[at]


def _name(each: RoundObjective) -> str:
    sign = "✓" if not each.left else f"{each.done} di {len(each.targets)}"
    return f"{each.node.code} · {short(sentence_case(each.node.title), 60)} · {sign}"


def _step(name: str, code: str, keys: str) -> None:
    st.button(name, key=f"giro {name}", disabled=not code, on_click=partial(_go, code), shortcut=keys)


def _go(code: str) -> None:
    st.query_params[round_steps.WORD] = code


def _what_is_left(found: PlanningRound) -> None:
    """Every objective with something to decide, with the codes of that: a click brings it."""
    left = len(found.targets) - found.done
    box = st.popover(f"Da decidere: {left}", key="giro-mancano", on_change="rerun")
    if not box.open:
        return
    with box:
        for each in found.left:
            codes = ", ".join(target.result.code for target in each.targets if not target.is_decided)
            st.button(
                f"**{markdown(each.node.code)}** {markdown(short(codes, 90))}",
                key=f"giro resta {each.node.code}",
                type="tertiary",
                help=count(each.left, "target da decidere", "target da decidere"),
                on_click=partial(_go, each.node.code),
            )
