"""Undo with its list of steps, redo, begin anew, copy the address, save."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.escape import markdown
from ui.screens import saved
from ui.screens.simulazione import hypotheses, round_steps, scenarios

if TYPE_CHECKING:
    from ui.facts.whatif.question import WhatIfQuestion

_MOST: Final = 12
_COPY: Final = """<button type="button" class="tg-copia">Copia indirizzo</button>
<script>for (const button of document.querySelectorAll('.tg-copia')) button.onclick = () => {
  const asked = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
  asked.then(() => { button.textContent = 'Indirizzo copiato'; }, () => prompt('Indirizzo da copiare', location.href));
};</script>"""
"""Copies the address; where the browser does not let a page do so, shows it to be copied by hand."""


def draw(question: WhatIfQuestion) -> None:
    """They stay as they are while a target moves, and look at the address when asked.

    In the planning round what is undone is what was decided there.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"):
        st.button("Annulla", key="annulla", on_click=_undo, shortcut="Ctrl+Z")
        st.button("Ripeti", key="ripeti", on_click=_redo, shortcut="Ctrl+Y")
        box = st.popover("Passi", key="passi", on_change="rerun", help="Ciò che si può annullare, e l'indirizzo")
        if box.open:
            with box:
                _steps(question)
        if saved.may_save() and st.button("Salva", key="salva", help="Salva le ipotesi con un nome"):
            scenarios.save_dialog(question)


def _undo(steps: int = 1) -> None:
    (round_steps if round_steps.is_shown() else hypotheses).undo(steps)


def _redo() -> None:
    (round_steps if round_steps.is_shown() else hypotheses).redo()


def _steps(question: WhatIfQuestion) -> None:
    """What was done, the last first: a click goes back to before it."""
    is_round = round_steps.is_shown()
    done = (round_steps.done() if is_round else hypotheses.done())[:_MOST]
    st.caption("Tornare a prima di:" if done else "Niente da annullare.")
    for at, words in enumerate(done):
        st.button(
            markdown(words),
            key=f"passo {at}",
            type="tertiary",
            on_click=partial(_undo, at + 1),
            width="stretch",
        )
    if not is_round:
        st.button(
            "Togli tutte le ipotesi",
            key="azzera",
            on_click=lambda: hypotheses.set_to((), question.default, words="Tolte tutte le ipotesi"),
        )
    st.html(_COPY, unsafe_allow_javascript=True)
