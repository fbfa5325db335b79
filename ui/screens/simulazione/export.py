"""The hypotheses at work as files: the proposal to decide on, its calculation, and every score before and after."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.docx.proposal import as_docx
from ui.documents.xlsx.proposal import as_xlsx
from ui.facts.format import count
from ui.facts.whatif.answer import MARK
from ui.facts.whatif.effect_rows import as_csv, effect_rows
from ui.facts.whatif.proposal import Request, changes_anything, proposal
from ui.screens.session import fingerprint

if TYPE_CHECKING:
    from datetime import date

    from ui.facts.whatif.proposal import ProposalDocument
    from ui.screens.simulazione.workbench import Workbench

_CAPTION: Final = (
    "La proposta in un file, segnata come ipotesi: una tabella per la delibera (DOCX), il calcolo in formule che si "
    "possono rifare e cambiare (XLSX), tutti i punteggi prima e dopo (CSV)."
)
_NOTHING: Final = "Nessuna ipotesi su questa vista: i file si scaricano dopo aver spostato almeno un numero."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."


def draw(bench: Workbench) -> None:
    """A caption and the buttons; a file is made only when somebody asks for it."""
    document = partial(document_of, bench, fingerprint(bench.view), datetime.now(UTC).astimezone().date())
    is_empty = not changes_anything(bench.answer)
    st.caption(_NOTHING if is_empty else _CAPTION + elsewhere(bench))
    name = file_name(bench)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Proposta (DOCX)",
            lambda: as_docx(document()),
            f"{name}.docx",
            f"{_OFFICE}wordprocessingml.document",
            key="scarica docx",
            icon=":material/description:",
            disabled=is_empty,
            on_click="ignore",
        )
        st.download_button(
            "Proposta con il calcolo (XLSX)",
            lambda: as_xlsx(document()),
            f"{name}.xlsx",
            f"{_OFFICE}spreadsheetml.sheet",
            key="scarica xlsx",
            icon=":material/table_view:",
            disabled=is_empty,
            on_click="ignore",
        )
        st.download_button(
            "Punteggi prima e dopo (CSV)",
            partial(scores_file, bench),
            f"{name}.csv",
            "text/csv",
            key="scarica csv",
            icon=":material/csv:",
            disabled=is_empty,
            on_click="ignore",
        )


def document_of(bench: Workbench, mark: str, day: date) -> ProposalDocument:
    """The proposal of the sheet looked at.

    Args:
        bench: the hypotheses at work.
        mark: fingerprint of the official data.
        day: of the document.
    """
    request = Request(
        year=bench.year,
        outlook=bench.outlook if bench.is_plan else None,
        scenario=bench.choice.scenario,
        is_modified=bench.work.is_modified,
        fingerprint=mark,
        day=day,
    )
    return proposal(bench.view, [bench.answer], request)


def scores_file(bench: Workbench) -> bytes:
    """What ``traguardo simula`` prints of the sheet looked at, and only of it."""
    rows = effect_rows([bench.answer], is_synthetic=bench.view.is_synthetic, is_plan=bench.is_plan)
    return as_csv(rows).encode("utf-8")


def file_name(bench: Workbench) -> str:
    """The name of every file, without what follows the dot: it says that it is a hypothesis, and of what."""
    sheet = bench.before.sheet
    owner = "".join(sign if sign.isalnum() else "-" for sign in sheet.owner.lower()).strip("-")
    synthetic = ("sintetici",) if bench.view.is_synthetic else ()
    parts = (MARK, *synthetic, bench.view.plan.ente.code, str(bench.year), sheet.section, *((owner,) if owner else ()))
    return "-".join(parts)


def elsewhere(bench: Workbench) -> str:
    """That some hypotheses are on other sheets, and not in these files; empty where none is."""
    here = (bench.before.sheet.section, bench.before.sheet.owner)
    others = [a for a in bench.work.assumptions if (a.key.section, a.key.owner) != here]
    if not others:
        return ""
    how_many = count(len(others), "numero ipotizzato su un'altra vista", "numeri ipotizzati su altre viste")
    return f" Non ci sono {how_many}: per averli, scegliere quella vista."
