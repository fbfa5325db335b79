"""The seam by which pages write official data: who saves, what would change, what others changed, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.amend import keyed
from data.plan.changes import Choice, Draft
from data.plan.errors import DataError
from data.register.merge import NO_CHOICE
from data.register.proposal import propose
from data.register.writer import confirm, restoration
from ui.facts.changes import closed_sentence, conflict_words, done_sentence, problem_sentence, row_sentences
from ui.facts.escape import markdown
from ui.figures import tables
from ui.figures.register import effect_table
from ui.figures.widths import DIALOG
from ui.screens import people
from ui.screens.panels import whole_texts
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from data.format.parse import Rows
    from data.format.problem import Problem
    from data.format.typed_row import TypedRow
    from data.plan.changes import Change, ChangeKind, Conflict, RowChange
    from data.register.merge import Field
    from data.register.proposal import Proposal
    from ui.facts.view import View

_ROWS_SHOWN: Final = 12
_NAMES: Final = {Choice.THEIRS: "Tieni i suoi", Choice.MINE: "Tieni i miei"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The data of a year as a person read them when a form was opened: what the draft is set against.

    Attributes:
        seen: number of the last change of the year; 0 where there was none.
    """

    ente: str
    year: int
    rows: Mapping[str, Rows]
    seen: int

    def row(self, table: str, key: tuple[str, ...]) -> dict[str, str]:
        """A row by column, as it was read; empty where it is not there."""
        rows = self.rows[table]
        return dict(zip(rows.table.column_names, keyed(rows).get(key, ()), strict=False))

    def draft(self, kind: ChangeKind, rows: tuple[RowChange, ...], reason: str = "") -> Draft:
        """A change of these data; who signs it comes later."""
        return Draft(ente=self.ente, year=self.year, kind=kind, rows=rows, reason=reason, seen=self.seen)


def read(view: View) -> Reading:
    """The data of a view's year as they are now."""
    ente, year, found = view.plan.ente.code, view.plan.year, official()
    return Reading(ente, year, found.rows(ente, year), found.seen(ente, year))


def rows_back_to(reading: Reading, number: int) -> tuple[RowChange, ...]:
    """What brings a year back to what it was just after a change; 0: as it was loaded."""
    return restoration(official(), reading.ente, reading.year, number)


def closing_of(view: View) -> Change | None:
    """The change that closed the year of a view; None where it is open."""
    return official().closing(view.plan.ente.code, view.plan.year)


def tell_closed(view: View) -> bool:
    """Say that the year is closed, where it is; whether it is."""
    closing = closing_of(view)
    if closing is not None:
        st.caption(f":material/lock: {markdown(closed_sentence(closing))}")
    return closing is not None


def who_saves(key: str) -> str:
    """The name of whoever saves, asked once in a session."""
    return people.author("Chi salva", key=f"{key} autore").strip()


def confirmation(draft: Draft, key: str, *, button: str = "Conferma") -> None:
    """The end of every form that writes: what would change, whose values stay, who saves, and the button.

    Args:
        draft: what the form wants; without rows, and of a kind that has some, there is nothing to confirm.
        key: of the form.
        button: its word.
    """
    if not draft.rows and not draft.kind.is_of_the_year:
        st.caption("Niente cambia, per ora.")
        return
    choices = _preview(draft, key)
    author = who_saves(key)
    if st.button(button, type="primary", icon=":material/check:", key=f"{key} conferma", disabled=choices is None):
        save(replace(draft, author=author), choices or NO_CHOICE)


def save(
    draft: Draft, choices: Mapping[Field, Choice] = NO_CHOICE, then: Callable[[Change], None] = lambda _: None
) -> None:
    """Write a signed draft, and draw the page again on the new data; what stops it is said, and nothing is written.

    Args:
        draft: signed.
        choices: whose value stays, for each field that was a conflict.
        then: is told what was written, before the page is drawn again.
    """
    draft = replace(draft, author=people.signed(draft.author))
    try:
        people.check_change(draft, official().rows(draft.ente, draft.year))
        found = confirm(official(), draft, choices)
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    people.remember(draft.author)
    if found.change is not None:
        then(found.change)
        st.toast(markdown(done_sentence(found.change)), icon=":material/check:")
        st.rerun()
    elif found.is_nothing_new:
        st.info("I dati sono già così: non c'è niente da scrivere.")
    elif found.conflicts:
        st.warning("Qualcuno ha appena cambiato gli stessi dati: scegliere quali tenere e confermare di nuovo.")
    tell_problems(found.problems)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Why data would not be good."""
    for problem in problems:
        st.error(markdown(problem_sentence(problem.column, problem.what, problem.remedy)), icon=":material/error:")


def tell_refusals(typed: TypedRow) -> bool:
    """Say what cannot be read of what was typed, under its fields; whether there is any."""
    for found in typed.refusals.values():
        st.error(markdown(f"{found.what} {found.remedy}"), icon=":material/error:")
    return bool(typed.refusals)


def _preview(draft: Draft, key: str) -> Mapping[Field, Choice] | None:
    """What would change, after whoever confirms has chosen between two values; None where it cannot be confirmed."""
    found = propose(official(), draft)
    asked = {conflict.field: _choose(conflict, key) for conflict in found.conflicts}
    choices = {field: choice for field, choice in asked.items() if choice is not None}
    if len(choices) < len(asked):
        st.caption("Per confermare, scegliere prima quale valore resta, dove l'hanno cambiato due persone.")
        return None
    if choices:
        found = propose(official(), draft, choices)
    tell_preview(found)
    return None if found.problems else choices


def tell_preview(found: Proposal) -> None:
    """The rows and the scores that would change, or the problems."""
    tell_problems(found.problems)
    told = row_sentences(found.rows)
    for sentence in told[:_ROWS_SHOWN]:
        st.markdown(f":small[{markdown(sentence)}]")
    if len(told) > _ROWS_SHOWN:
        st.caption(f"… e altri {len(told) - _ROWS_SHOWN} dati.")
    table = effect_table(found.effects)
    if len(table):
        columns = tables.order(table, "Prima", "Dopo")
        shown = whole_texts(table, 250, DIALOG)
        st.dataframe(table, hide_index=True, column_order=columns, **shown, alt="Punteggi prima e dopo.")
    elif not found.problems:
        st.caption("Nessun punteggio cambia.")


def _choose(conflict: Conflict, key: str) -> Choice | None:
    """Whose value stays; None until somebody has chosen between the two that are there now."""
    words = conflict_words(conflict)
    st.warning(markdown(f"{words.where}: nel frattempo l'ha cambiato {words.who}."), icon=":material/group:")
    st.markdown(markdown(f"Avevate letto: {words.was} · suo: {words.theirs} · vostro: {words.mine}"))
    chosen = st.radio(
        "Quale resta",
        [str(each) for each in Choice],
        index=None,
        format_func=lambda word: _NAMES[Choice(word)],
        key=f"{key} {conflict.field} {conflict.number} {conflict.theirs} scelta",
        horizontal=True,
        label_visibility="collapsed",
    )
    return Choice(chosen) if chosen else None
