"""The page, below its frame: figures, questions, and at once how many figures the answers reproduce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.agreement import agreement
from scoring.basis import Basis
from scoring.question import answers_of
from ui.facts import too_large
from ui.facts.method_guide import tried
from ui.facts.method_guide.subject import subject_in
from ui.figures import tables
from ui.screens import asked, method_questions, panels, take_away
from ui.screens.metodo import answer, own
from ui.screens.metodo.taking import taken
from ui.screens.session import official, version, years_of

if TYPE_CHECKING:
    from scoring.policy import Policy
    from ui.facts.address import Place
    from ui.facts.method_guide.subject import Subject
    from ui.facts.view import View

FIGURES, YEAR, MINE = "cifre", "anno", "mie"
_FIGURES_HEIGHT: Final = 360


def draw(place: Place | None) -> None:
    """Questions on the left, what the figures say of the answers on the right, every figure below.

    Args:
        place: where the reader is; None where there is no ente yet.
    """
    subject = _subject(place)
    if subject is None:
        return
    base = subject.plan.policy
    asked.read({question.name for question in subject.questions})
    said = dict(st.query_params.items())
    policy = method_questions.lenient(base, subject.questions, said)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        method_questions.tell_others(base, policy, subject.questions, subject.names, said)
        method_questions.ask(policy, subject.questions, subject.names, "metodo", _changer(subject, base))
    found = agreement(subject.sheets, policy)
    with right:
        searched = answer.draw(subject, policy, found)
    answer.untold(subject, policy, searched)
    if found.figures:
        st.header("Le cifre provate", anchor=False)
        rows = tried.figure_rows(found)
        table = tables.of_rows(rows)
        st.dataframe(
            table,
            hide_index=True,
            height=min(_FIGURES_HEIGHT, 38 + 35 * len(rows)),
            column_order=tables.order(table, last="Che cosa"),
            column_config=panels.wide_texts(table),
            alt="Le cifre provate.",
        )
        told = "Prima le cifre che non coincidono. Compatibile: il documento stampa arrotondato ciò da cui si calcola."
        take_away.told(told, taken(subject, policy, "Le cifre provate", lambda: table))


def _subject(place: Place | None) -> Subject | None:
    """The year of the reader, or the figures that they type."""
    if place is None:
        return own.draw()
    names = {YEAR: f"Cifre di {_name(place)} {place.year}", MINE: "Cifre mie"}
    if panels.choose_segment("Quali cifre", FIGURES, names) == MINE:
        return own.draw()
    view = years_of(place.ente).view(int(place.year), Basis())
    if view and (why := too_large.method(view.texts)):
        st.info(why, icon=":material/unfold_less:")
        return own.draw()
    return _loaded(version(), f"{place.ente} {place.year}", view) if view else None


def _name(place: Place) -> str:
    return next(found.short_name for found in official().enti() if found.code == place.ente)


@st.cache_resource(max_entries=16, show_spinner=False)
def _loaded(version: str, place: str, _view: View) -> Subject:
    del version, place  # what tells one state of the data, and one year, from another
    return subject_in(_view)


def _changer(subject: Subject, base: Policy) -> method_questions.Change:
    """What puts an answer into the address, in one step of the way back; the method's own answer is not told there."""
    own_answers = answers_of(base, subject.questions)

    def change(name: str, given: str) -> None:
        st.query_params.update({name: [] if given == own_answers[name] else given, answer.TRY: []})

    return change
