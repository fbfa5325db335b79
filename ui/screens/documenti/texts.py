"""The texts of the Relazione that a person writes, each in its place; elsewhere the one read off the data stands."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.briefings import TEXT_LENGTH, TextDraft
from data.plan.errors import DataError
from ui.facts.escape import markdown
from ui.facts.relazione.relazione import PLACES, generated
from ui.screens import panels, people, saved
from ui.screens.session import has_just_come

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.briefings import SavedText
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View

_OPENED: Final = "testo aperto"


def written(view: View) -> dict[str, str]:
    """What people wrote, by place; only the places that have a text."""
    return {place: text.text for place, text in _saved(view).items() if text.text and place in PLACES}


def draw(view: View, version: DataVersion) -> None:
    """One place at a time: its text, whose it is, and the generated one."""
    known, own = _saved(view), written(view)
    names = {code: f"{title} ✎" if code in own else title for code, title in PLACES.items()}
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        place = panels.choose_word("Quale testo", "testo", names, width=460)
        found = _opened(view, place, known.get(place))
        if found is not None:
            when = found.saved_at.replace(tzinfo=UTC).astimezone()
            st.caption(markdown(f"Versione {found.version}, {found.author}, {when:%d/%m/%Y %H:%M}"))
    left, right = st.columns(2, gap="medium")
    with right:
        st.caption("Il testo letto dai dati, che vale dove non ne scrivete uno:")
        text = generated(view, version)[place]
        with st.container(border=True, height=260):
            st.markdown(markdown_of(text) or "*Qui i dati danno solo tabelle.*")
    with left:
        if saved.may_save():
            _write(view, place, found)
        else:
            st.caption("Il testo che vale nella Relazione:")
            st.markdown(markdown_of(own.get(place, text)) or "*Solo tabelle.*")


def _opened(view: View, place: str, newest: SavedText | None) -> SavedText | None:
    """The text as the reader opened it: a later version is somebody else's, not to be covered unseen."""
    where = (view.plan.ente.code, view.plan.year, place)
    if has_just_come() or st.session_state.get(_OPENED, (None,))[0] != where:
        st.session_state[_OPENED] = (where, newest)
    opened: SavedText | None = st.session_state[_OPENED][1]
    return opened


def markdown_of(text: str) -> str:
    """Paragraphs as they are, letter by letter."""
    return "\n\n".join(markdown(paragraph) for paragraph in text.split("\n\n") if paragraph)


def _write(view: View, place: str, found: SavedText | None) -> None:
    plan = view.plan
    with st.form(f"testo {plan.ente.code} {plan.year} {place} {found.version if found else 0}", border=False):
        text = st.text_area(
            "Il vostro testo (una riga vuota separa i paragrafi; vuoto: quello letto dai dati)",
            value=found.text if found else "",
            max_chars=TEXT_LENGTH,
            height=206,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            author = people.author("Chi salva", width=300)
            is_asked = st.form_submit_button("Salva il testo", icon=":material/save:")
    if is_asked:
        _save(TextDraft(plan.ente.code, plan.year, place, text or "", author), found)


def _save(made: TextDraft, found: SavedText | None) -> None:
    try:
        saved.save_text(made, over=found)
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    people.remember(made.author)
    del st.session_state[_OPENED]
    st.toast("Testo salvato.", icon=":material/check:")
    st.rerun()


def problem(view: View) -> str:
    """Why what people wrote cannot be read; empty where it can."""
    try:
        saved.texts(view.plan.ente.code, view.plan.year)
    except DataError as error:
        return str(error)
    return ""


def _saved(view: View) -> Mapping[str, SavedText]:
    return {} if problem(view) else saved.texts(view.plan.ente.code, view.plan.year)
