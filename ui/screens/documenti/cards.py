"""The documents of the year, one card each; a document is made when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.basis import Basis
from ui.documents.file_names import file_name, of_basis
from ui.documents.pdf import briefing as briefing_pdf
from ui.documents.pdf import relazione as relazione_pdf
from ui.documents.pdf import scheda as scheda_pdf
from ui.documents.request import briefing_file, data_zip, relazione_file, verbale_file
from ui.documents.templates.complaint import complaint
from ui.documents.templates.logo import logo
from ui.documents.templates.template import GIUNTA, RELAZIONE
from ui.documents.xlsx import year
from ui.facts import offered, too_large
from ui.facts.briefing.decisions import decisions
from ui.facts.briefing.verbale import verbale
from ui.facts.command_words import word_of
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.facts.format import count, short
from ui.facts.relazione.relazione import TITLE, first_page, relazione
from ui.facts.relazione.scheda import scheda
from ui.screens import causes
from ui.screens.documenti import previews, texts
from ui.screens.documenti.previews import Preview
from ui.screens.giunta import editing
from ui.screens.session import data_version, here, published, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from streamlit.delta_generator import DeltaGenerator

    from scoring.result import ScoredSheet
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View
    from ui.screens.giunta.editing import EditedBriefing

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, ZIP, CSV = "application/pdf", "application/zip", "text/csv"


def draw(view: View) -> None:
    """The page, below its frame."""
    version = data_version(view.plan.ente.code, view.plan.year, day_of_documents())
    if why := too_large.documents(view.texts):
        st.info(why, icon=":material/unfold_less:")
        _data(view, version)
        previews.draw([_scheda(view, version)])
        return
    problem = texts.problem(view)
    if problem:
        st.error(markdown(problem), icon=":material/error:")
    found = editing.edited_briefing(view)
    left, right = st.columns(2, gap="medium")
    with left:
        first = [_briefing(view, found), _scheda(view, version)]
    with right:
        first.append(_relazione(view, version, found.sources.before))
        _data(view, version)
    st.header("I testi della Relazione", anchor=False)
    texts.draw(view, version)
    _from_the_command_line(view)
    previews.draw(first)


def _card() -> tuple[DeltaGenerator, DeltaGenerator]:
    """A card: room for its words and buttons, and for its first page."""
    with st.container(border=True):
        left, right = st.columns([4, 1], gap="small")
    return left, right


def _briefing(view: View, found: EditedBriefing) -> Preview:
    how_many = count(len(found.briefing.shown), "slide", "slide")
    left, right = _card()
    with left:
        _title("Briefing della Giunta", f"{how_many}, con grafici e tabelle modificabili e le note per chi parla.")
        st.caption(_whose(found))
        folder = templates(view)
        slides, pages = (partial(briefing_file, found.briefing, ending, folder) for ending in (".pptx", ".pdf"))
        is_fit = _fits(view, GIUNTA)
        with st.container(horizontal=True):
            if is_fit:
                _download("PowerPoint", view, "giunta.pptx", PPTX, slides)
            _download("PDF con le note", view, "giunta.pdf", PDF, pages)
        _verbale(view, found, is_fit=_fits(view, RELAZIONE))
    picture = logo(folder)
    of = (repr(found.briefing.about), repr(found.briefing.shown[:1]), picture.address if picture else "")
    make = partial(briefing_pdf.as_picture, found.briefing, templates=folder)
    return Preview(right, "briefing", of, make)


def _verbale(view: View, found: EditedBriefing, *, is_fit: bool) -> None:
    """What was decided, as a document and as a table."""
    done = sum(each.minuted is not None for each in decisions(found.sources))
    st.caption(f"Verbale: {count(done, 'decisione verbalizzata', 'decisioni verbalizzate')} nella pagina Giunta.")
    with st.container(horizontal=True):
        for label, name, mime in (("Verbale (Word)", "verbale.docx", DOCX), ("Verbale (CSV)", "verbale.csv", CSV)):
            make = partial(_verbale_file, found, f".{name.rpartition('.')[2]}", templates(view))
            if is_fit or mime == CSV:
                _download(label, view, name, mime, make)


def _verbale_file(found: EditedBriefing, ending: str, folder: Path) -> bytes:
    return verbale_file(verbale(found.sources), ending, folder)


def _whose(found: EditedBriefing) -> str:
    if found.is_modified:
        return "Con le modifiche non ancora salvate nella pagina Giunta."
    if found.saved is None:
        return "Come lo leggono i dati: si prepara e si presenta nella pagina Giunta."
    return markdown(f"Versione {found.saved.version}, salvata da {short(found.saved.author, 60)}.")


def _relazione(view: View, version: DataVersion, before: View | None) -> Preview:
    own = texts.written(view)
    left, right = _card()
    with left:
        _title(
            TITLE,
            "Risultati, contesto, albero della performance, processo; un allegato per ogni sezione del piano.",
        )
        what = "testo scritto da voi", "testi scritti da voi"
        st.caption(f"{count(len(own), *what)}, gli altri letti dai dati." if own else "Con i testi letti dai dati.")
        causes.tell_lacking(view)
        is_fit = _fits(view, RELAZIONE)
        make = partial(_relazione_file, view, version, own, before, templates(view))
        with st.container(horizontal=True):
            if is_fit:
                _download("Word", view, "relazione.docx", DOCX, partial(make, ".docx"))
            _download("PDF accessibile", view, "relazione.pdf", PDF, partial(make, ".pdf"))
    return Preview(
        right,
        TITLE,
        _of(view, version),
        lambda dots: relazione_pdf.as_picture(first_page(view, version, before), dots),
    )


def _relazione_file(  # noqa: PLR0913, PLR0917 - all that a Relazione is made from
    view: View, version: DataVersion, own: Mapping[str, str], before: View | None, folder: Path, ending: str
) -> bytes:
    return relazione_file(relazione(view, version, own, before), ending, folder)


def _of(view: View, version: DataVersion) -> tuple[str, ...]:
    """What tells the documents of a year from those of another: the day counts, because it is on every page."""
    return view.plan.ente.code, str(view.plan.year), str(view.basis), repr(version)


def _scheda(view: View, version: DataVersion) -> Preview:
    left, right = _card()
    with left:
        _title("Scheda di un obiettivo", "Una pagina: punteggio, indicatori, calcolo, anni precedenti, modifiche.")
        nodes = [
            (s, r.code) for s in view.sheets for r in offered.nodes(s, here().node if here().node in s.places else "")
        ]
        chosen = st.selectbox(
            "Obiettivo",
            range(len(nodes)),
            format_func=lambda n: _node(view, *nodes[n]),
            key="documenti nodo",
            label_visibility="collapsed",
            filter_mode="contains",
        )
        scored, code = nodes[chosen or 0]
        name = f"scheda-{code or scored.sheet.section}.pdf"
        _download("PDF", view, name, PDF, partial(_scheda_file, view, scored, code, version))
    return Preview(
        right,
        "scheda",
        (*_of(view, version), scored.sheet.section, scored.sheet.owner, code),
        lambda dots: scheda_pdf.as_picture(scheda(view, scored, code, version), version.day, dots),
    )


def _node(view: View, scored: ScoredSheet, code: str) -> str:
    section = view.section_name(scored.sheet.section)
    whose = f"{section}, {scored.sheet.owner}" if scored.sheet.owner else section
    return f"{whose} · {short(f'{code} {scored.node(code).title}'.strip(), 70)}"


def _scheda_file(view: View, scored: ScoredSheet, code: str, version: DataVersion) -> bytes:
    return scheda_pdf.as_pdf(scheda(view, scored, code, version), version.day)


def _data(view: View, version: DataVersion) -> None:
    with st.container(border=True):
        _title(
            "Dati",
            "In Excel ogni punteggio è una formula; i dati aperti hanno le tabelle e il dizionario, "
            "senza le schede individuali.",
        )
        if slow := too_large.workbook(view.texts):
            st.caption(slow)
        with st.container(horizontal=True):
            _download("Excel con le formule", view, "anno.xlsx", XLSX, partial(year.as_xlsx, view, version))
            _download(
                "Dati aperti (CSV, JSON, Parquet)",
                view,
                "dati.zip",
                ZIP,
                lambda: data_zip(*published(view), version),
            )


def _fits(view: View, name: str) -> bool:
    """Whether documents can be made from the ente's own template; where not, why is said."""
    wrong = complaint(name, templates(view))
    if wrong:
        st.warning(markdown(wrong), icon=":material/draft:")
    return not wrong


def _title(name: str, what: str) -> None:
    st.markdown(f"**{name}**  \n{what}")


def _download(label: str, view: View, name: str, mime: str, make: Callable[[], bytes]) -> None:
    """A button that makes the document when it is pressed."""
    plan, (what, _, ending) = view.plan, name.rpartition(".")
    st.download_button(
        label,
        data=make,
        file_name=file_name(ending, plan.ente.code, str(plan.year), of_basis(view.basis), what),
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        key=f"scarica {name}",
    )


def _from_the_command_line(view: View) -> None:
    plan = view.plan
    place = f"traguardo report --ente {plan.ente.code} --anno {plan.year}"
    basis = "" if view.basis == Basis() else f" --base {word_of(view.basis)}"
    kinds = (
        ("giunta", "giunta.pptx"),
        ("verbale", "verbale.docx"),
        ("relazione", "relazione.docx"),
        ("dati", "anno.xlsx"),
        ("dati", "dati-aperti"),
    )
    with st.expander("Gli stessi documenti dalla riga di comando", icon=":material/terminal:"):
        st.code(
            "\n".join(f"{place}{basis} --tipo {kind} --dove {name}" for kind, name in kinds),
            language=None,
            wrap_lines=True,
        )
