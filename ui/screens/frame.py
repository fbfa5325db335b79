"""What every page has around it: the bar with the choices, the title, what is said above a page.

It is drawn before the page runs, by the script of the program: it stays in sight while the reader goes from a page to
another.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from scoring.basis import Basis, BasisKind
from ui.facts import words
from ui.facts.address import Place
from ui.facts.briefing.sources import SYNTHETIC
from ui.facts.changes import closed_since
from ui.facts.escape import markdown
from ui.facts.known_place import Refused, known_place
from ui.facts.same_place import same_place
from ui.screens import asked, people, saved, search, session
from ui.screens.navigation import DATI, PANORAMICA, is_whole_screen, links, menu, register, works_without_ente
from ui.screens.session import go, here, official, search_index, years_of
from ui.screens.this_run import is_kept, this_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from data.plan.records import EnteYears
    from ui.facts.view import View

_NOT_THERE = "non c'è"
_MOST_WAYS: Final = 12
_BASES = {
    BasisKind.VALID: "Target validi",
    BasisKind.ORIGINAL: "Target originari",
    BasisKind.AT_DATE: "Target a una data",
}
_STYLE = (Path(__file__).parent / "frame.css").read_text(encoding="utf-8")
_SCRIPT = (Path(__file__).parent / "frame.js").read_text(encoding="utf-8")
_FAVICON = str(Path(__file__).parents[2] / "static" / "traguardo.png")
"""A file of ours: the browser would fetch a Material symbol from another host."""


@this_run()
def run() -> None:
    """Run the page that the address asks for, in its frame; what nobody foresaw is logged and said in Italian."""
    if PagesManager.uses_pages_directory:
        _run_again()
    page = register()
    try:
        _draw(page)
        page.run()
    except Exception:
        logging.getLogger("traguardo").exception("page failed: %s", page.title)
        st.error(
            "Questa pagina si è interrotta per un errore del programma: i dati non sono stati toccati. "
            "Ricarica la pagina o torna alla Panoramica; i dettagli sono nel registro del programma.",
            icon=":material/error:",
        )


def view_here() -> View:
    """What the page shows: the plan of the place where the reader is, scored."""
    _not_alone()
    with session.errors_told():
        return session.view_of_place()


def place_if_any() -> Place | None:
    """Where the reader is, for a page that works without an ente too; None where there is none."""
    _not_alone()
    return session.here_if_any()


def speak_italian() -> None:
    """Tell screen readers that the words of the page are Italian, and put Streamlit's own English in Italian.

    For a slide that has the whole screen, which has no frame: it comes last.
    """
    _run(_SCRIPT)


def _not_alone() -> None:
    """Streamlit runs the first page that a server is asked for by itself, until it is told the pages."""
    if not is_kept():
        _run_again()


def _run_again() -> NoReturn:
    """Tell Streamlit the pages and begin anew: what is done on a page that it ran by itself would be lost to ours."""
    register()
    st.rerun()


def _draw(page: st.Page) -> None:
    """Draw what every page has: where there is nothing to show say so, and stop before the page."""
    session.come(page.title)
    st.set_page_config(page_title=f"{page.title} · Traguardo", page_icon=_FAVICON, layout="wide")
    people.let_in()
    if is_whole_screen(page):
        with session.errors_told():
            _, refused = _placed()
            _stop_where(refused)
        return
    bar = _begin(page.title)
    if works_without_ente(page):
        _around_any(bar)
    else:
        _around_a_view(bar)
    _end()


def _around_a_view(bar: DeltaGenerator) -> None:
    """The bar of a page that shows a plan, and what is said of that plan."""
    with session.errors_told():
        place, refused = _placed()
        with bar:
            subject = _bar(place)
        _stop_where(refused)
        view = session.view_of_place()
    _tell_no_such_place(view, place)
    with subject:
        st.caption(_subject(view))
        if closed := closed_since(official().closing(view.plan.ente.code, view.plan.year)):
            st.caption(f":material/lock: {markdown(closed)}")
    if view.is_synthetic:
        st.badge(SYNTHETIC, icon=":material/science:", color="orange")


def _around_any(bar: DeltaGenerator) -> None:
    """The bar of a page that shows no scores and works where there is no ente yet."""
    refused = None
    with session.errors_told(), bar:
        if official().enti():
            place, refused = _placed()
            _bar(place)
        else:
            session.come_to(None)
            with st.container(horizontal=True, key="barra-pagine"):
                links({})
    _stop_where(refused)


def _begin(title: str) -> DeltaGenerator:
    """The title of a page, and the place of its bar above it."""
    st.html(f"<style>{_STYLE}</style>")
    bar = st.container(horizontal=True, vertical_alignment="center", key="barra")
    with st.container(key="titolo"):
        st.title(title, anchor=False)
        _run(_SCRIPT + search.KEYS + people.name_script())
    asked.begin()
    return bar


def _end() -> None:
    """What a frame ends with."""
    _tell_what_is_not_there()
    _tell_damage()


def _bar(place: Place) -> DeltaGenerator:
    """The bar: the program, the pages, the choices that every page shares; gives where to say what is looked at."""
    params = place.params()
    st.page_link(PANORAMICA, label="Traguardo", query_params=params)
    with st.container(horizontal=True, key="barra-pagine"):
        links(params)
    search.in_the_bar(partial(search_index, place), years_of(place.ente), place)
    menu(params)
    with st.container(horizontal=True, vertical_alignment="center", key="barra-scelte", width="content"):
        subject = _choices(official().enti(), place)
        people.account()
    return subject


def _tell_damage() -> None:
    """Say what is missing where a file of the official data, or of what people saved, is damaged."""
    for sentence in (str(official().damage or ""), saved.damage()):
        if sentence:
            st.warning(markdown(sentence), icon=":material/warning:")


def _run(script: str) -> None:
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _placed() -> tuple[Place, Refused | None]:
    """The place of the address, which is where the reader is from now on; what it asks that there is no data of."""
    place, refused = _resolved(official().enti())
    session.come_to(place)
    return place, refused


def _tell_no_such_place(view: View, place: Place) -> None:
    """Say which sheet, node or indicator of the address the plan has not; whichever page it is."""
    section = place.section or view.plan.policy.main_section
    is_section, is_owner = section in view.sections(), not place.owner or place.owner in view.owners(section)
    scored = view.sheet(section, place.owner)
    is_node = place.node in scored.places
    measures = [m.code for m in scored.measures_of(place.node)] if is_node else []
    for word, value, is_there in (
        ("sezione", place.section, is_section),
        ("persona", place.owner, is_owner),
        ("nodo", place.node, is_node),
        ("indicatore", place.indicator, place.indicator in measures),
    ):
        asked.tell(word, [value] if value and not is_there else [])


def _subject(view: View) -> str:
    """Which administration, which document and which targets the numbers of the page are of."""
    document = view.plan.ente.document(view.plan.year) or str(view.plan.year)
    return markdown(f"{view.plan.ente.name} · {document} · {words.basis(view.basis)}")


def _resolved(enti: Sequence[EnteYears]) -> tuple[Place, Refused | None]:
    """The place the address names, else the nearest one that there are data of, and what was asked."""
    if not enti:
        st.info("Nell'archivio non c'è ancora nessun ente. Se ne carica uno nella pagina Dati.")
        st.page_link(DATI, label="Dati", icon=":material/upload_file:")
        st.stop()
    wanted = Place.read(st.query_params.to_dict())
    return known_place(replace(wanted, basis=_basis(wanted.basis)), enti)


def _basis(asked: str) -> str:
    try:
        return str(Basis.parse(asked or BasisKind.VALID))
    except ValueError:
        st.warning(
            f"La base «{markdown(asked)}» dell'indirizzo non esiste: mostro i target validi. "
            "Si può scrivere valid, original o una data AAAA-MM-GG."
        )
        return str(BasisKind.VALID)


def _stop_where(refused: Refused | None) -> None:
    """Where the address asks for data that are not there: say so, lead to those that are, and draw no more.

    They are buttons: a link to the page that is open would leave the address as it was.
    """
    if refused is None:
        return
    st.error(markdown(refused.sentence), icon=":material/link_off:")
    with st.container(horizontal=True):
        for name, place in list(refused.ways.items())[:_MOST_WAYS]:
            st.button(markdown(name), key=f"altrove {name}", type="tertiary", on_click=go, args=(place,))
    if len(refused.ways) > _MOST_WAYS:
        st.caption("Gli altri sono nelle scelte qui sopra.")
    st.stop()


def _choices(enti: Sequence[EnteYears], place: Place) -> DeltaGenerator:
    """The choices every page shares; each change moves to another place. Gives where to say what is looked at."""
    names = {found.code: found.short_name for found in enti}
    years = next(found.years for found in enti if found.code == place.ente)
    st.session_state["scelta ente"] = place.ente
    st.selectbox(
        "Ente",
        list(names),
        filter_mode="contains",
        key="scelta ente",
        on_change=_change_ente,
        format_func=names.__getitem__,
        width=162,
        label_visibility="collapsed",
    )
    st.session_state["scelta anno"] = place.year
    st.selectbox(
        "Anno",
        [str(year) for year in reversed(years)],
        filter_mode="contains",
        key="scelta anno",
        on_change=_change_year,
        width=92,
        label_visibility="collapsed",
    )
    is_closed = official().closing(place.ente, int(place.year)) is not None
    lock, said = (":material/lock:", "L'anno è chiuso.") if is_closed else (None, None)
    with st.popover(_BASES[Basis.parse(place.basis).kind], icon=lock, help=said):
        subject = st.container()
        _choose_basis(place)
    return subject


def _change_ente() -> None:
    ente = st.session_state["scelta ente"]
    _move(ente, next(found.years[-1] for found in official().enti() if found.code == ente))


def _change_year() -> None:
    _move(here().ente, int(st.session_state["scelta anno"]))


def _move(ente: str, year: int) -> None:
    """Go to the same place of another plan, and say what is not there. A day is of one year only."""
    was, basis = official().plan(here().ente, int(here().year)), Basis.parse(here().basis)
    place, st.session_state[_NOT_THERE] = same_place(here(), was, official().plan(ente, year))
    go(replace(place, basis=str(Basis() if basis.kind is BasisKind.AT_DATE else basis)))


def _tell_what_is_not_there() -> None:
    """Say, once, what the year or the ente that was chosen does not have."""
    if said := st.session_state.pop(_NOT_THERE, ""):
        st.warning(markdown(said), icon=":material/wrong_location:")


def _choose_basis(place: Place) -> None:
    """Targets valid at the end of the year, as planned, or in force on a day."""
    basis = Basis.parse(place.basis)
    st.session_state["scelta base"] = basis.kind
    st.selectbox(
        "Target",
        list(_BASES),
        key="scelta base",
        format_func=_BASES.__getitem__,
        on_change=_change_basis,
        filter_mode="contains",
    )
    if basis.day is not None:
        st.session_state["scelta giorno"] = basis.day
        st.date_input("In vigore il", key="scelta giorno", format="DD/MM/YYYY", on_change=_change_day, width=150)


def _change_basis() -> None:
    kind = BasisKind(st.session_state["scelta base"])
    day = date(int(here().year), 6, 30) if kind is BasisKind.AT_DATE else None
    go(replace(here(), basis=str(Basis(kind, day))))


def _change_day() -> None:
    if st.session_state["scelta giorno"]:
        go(replace(here(), basis=st.session_state["scelta giorno"].isoformat()))
