"""The hypotheses at work as files: the proposal to decide on, its calculation, and every score before and after."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.docx.proposal import as_docx
from ui.documents.file_names import file_name, of_basis
from ui.documents.tables import as_csv
from ui.documents.templates.complaint import complaint
from ui.documents.templates.template import RELAZIONE
from ui.documents.xlsx.proposal import as_xlsx
from ui.facts.escape import markdown
from ui.facts.format import count
from ui.facts.whatif.answer import MARK
from ui.facts.whatif.effect_rows import effect_rows
from ui.facts.whatif.proposal import Request, changes_anything, proposal
from ui.facts.whatif.revisions import answers_of
from ui.figures.effect_export import effect_table
from ui.screens import saved
from ui.screens.session import fingerprint, templates

if TYPE_CHECKING:
    from datetime import date

    from ui.facts.whatif.proposal import ProposalDocument
    from ui.facts.whatif.question import WhatIfQuestion

_CAPTION: Final = (
    "La proposta in un file, segnata come ipotesi: una tabella per la delibera (DOCX), il calcolo in formule che si "
    "possono rifare e cambiare (XLSX), tutti i punteggi prima e dopo (CSV)."
)
_NOTHING: Final = "Nessuna ipotesi su questa sezione: i file si scaricano dopo aver spostato almeno un numero."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."


def draw(question: WhatIfQuestion) -> None:
    """A caption and the buttons; a file is made only when somebody asks for it."""
    document = partial(document_of, question, fingerprint(question.view), datetime.now(UTC).astimezone().date())
    is_empty = not changes_anything(question.answer)
    st.caption(_NOTHING if is_empty else _CAPTION + elsewhere(question))
    own = templates(question.view)
    wrong = complaint(RELAZIONE, own)
    if wrong:
        st.warning(markdown(wrong), icon=":material/draft:")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Proposta (DOCX)",
            lambda: as_docx(document(), own),
            name_of(question, "docx"),
            f"{_OFFICE}wordprocessingml.document",
            key="scarica docx",
            icon=":material/description:",
            disabled=is_empty or bool(wrong),
            on_click="ignore",
        )
        st.download_button(
            "Proposta con il calcolo (XLSX)",
            lambda: as_xlsx(document()),
            name_of(question, "xlsx"),
            f"{_OFFICE}spreadsheetml.sheet",
            key="scarica xlsx",
            icon=":material/table_view:",
            disabled=is_empty,
            on_click="ignore",
        )
        st.download_button(
            "Punteggi prima e dopo (CSV)",
            partial(scores_file, question),
            name_of(question, "csv"),
            "text/csv",
            key="scarica csv",
            icon=":material/csv:",
            disabled=is_empty,
            on_click="ignore",
        )


def document_of(question: WhatIfQuestion, mark: str, day: date) -> ProposalDocument:
    """The proposal of the sheet looked at.

    Args:
        question: the hypotheses at work.
        mark: fingerprint of the official data.
        day: of the document.
    """
    request = Request(
        year=question.year,
        outlook=question.outlook if question.is_plan else None,
        scenario=question.scenario,
        is_modified=question.hypotheses.is_modified,
        fingerprint=mark,
        day=day,
        answers=answers_of(question.view, saved.minutes(question.view.plan.ente.code, question.view.plan.year)),
    )
    return proposal(question.view, [question.answer], request)


def scores_file(question: WhatIfQuestion) -> bytes:
    """The numbers that ``traguardo simula`` prints of the sheet looked at, and only of it."""
    rows = effect_rows([question.answer], is_synthetic=question.view.is_synthetic, is_plan=question.is_plan)
    return as_csv(effect_table(rows))


def name_of(question: WhatIfQuestion, ending: str, what: str = "") -> str:
    """The name of a file: it says that it is a hypothesis, and of what."""
    sheet, view = question.before.sheet, question.view
    synthetic = "sintetici" if view.is_synthetic else ""
    # Next year's plan is always drawn from the valid targets.
    basis = "" if question.is_plan else of_basis(view.basis)
    place = (view.plan.ente.code, str(question.year), basis, sheet.section, sheet.owner.lower())
    return file_name(ending, MARK, synthetic, *place, what)


def elsewhere(question: WhatIfQuestion) -> str:
    """That some hypotheses are on other sheets, and not in these files; empty where none is."""
    answer = question.answer
    own = {*answer.assumptions, *(refusal.assumption for refusal in answer.refused)}
    others = [a for a in question.hypotheses.assumptions if a not in own]
    if not others:
        return ""
    how_many = count(len(others), "numero ipotizzato su un'altra sezione", "numeri ipotizzati su altre sezioni")
    return f" Non ci sono {how_many}: per averli, scegliere quella sezione."
