"""The only seam between pages and the store: opens it, reads the choices, draws the frame around a page."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.people import Act
from data.plan.planning import Outlook
from data.register.impersonal import Impersonal
from data.register.official import Official
from data.register.opening import open_store
from data.register.register import Register, open_register
from data.store.place import default_directory
from data.store.writer import written
from scoring.basis import Basis, BasisKind
from scoring.errors import ScoringError
from ui.documents.templates.template import own_templates
from ui.facts import too_large, words
from ui.facts.address import Place, left_behind
from ui.facts.briefing.sources import SYNTHETIC
from ui.facts.changes import closed_since
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.escape import markdown
from ui.facts.known_place import Refused, known_place
from ui.facts.monitoring import progress_of
from ui.facts.outline import rows
from ui.facts.same_place import same_place
from ui.facts.search.entries import entries
from ui.facts.search.index import Index
from ui.facts.year_results import KeptResults, results_of
from ui.facts.years import ArchiveYears, Years, next_years_plan
from ui.screens import asked, people, saved, search
from ui.screens.navigation import DATI, PANORAMICA, links, menu, register
from ui.screens.this_run import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from streamlit.delta_generator import DeltaGenerator

    from data.plan.records import (
        CommonValue,
        EnteYears,
    )
    from data.store.store import Store, StoredYear
    from scoring.progress import Progress
    from scoring.result import ScoredSheet
    from ui.facts.outline import Row
    from ui.facts.view import NextYear, View

_PLACE = "place"
_PAGE, _PAGE_BEFORE = "pagina di adesso", "pagina di prima"
_NOT_THERE = "non c'è"
_NOTHING: Final[Mapping[type, object]] = {str: "", int: 1, list: [], tuple: []}
"""What a widget holds where nothing is chosen, by the kind of what it holds."""

_VIEWS_KEPT, _ENTI_KEPT = 64, 256
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


def frame(title: str) -> View:
    """Draw what every page has, and give it what it shows.

    The page's title, the menu, the choice of ente, year and targets, and the address that brings
    back the same view. Where there is nothing to show it says so and stops the page.

    Args:
        title: of the page, as in the menu.
    """
    bar = _begin(title)
    with _errors_told():
        place, refused = _placed()
        with bar:
            subject = _bar(place)
        _stop_where(refused)
        view = _view(version(), place.ente, int(place.year), place.basis)
    _tell_no_such_place(view, place)
    with subject:
        st.caption(_subject(view))
        if closed := closed_since(official().closing(view.plan.ente.code, view.plan.year)):
            st.caption(f":material/lock: {markdown(closed)}")
    if view.is_synthetic:
        st.badge(SYNTHETIC, icon=":material/science:", color="orange")
    _end()
    return view


def frame_without_view(title: str) -> Place | None:
    """Draw what every page has, for a page that shows no scores and works where there is no ente yet.

    Returns:
        Where the reader is; None where there is no ente.
    """
    bar, place, refused = _begin(title), None, None
    with _errors_told(), bar:
        if official().enti():
            place, refused = _placed()
            _bar(place)
        else:
            with st.container(horizontal=True, key="barra-pagine"):
                links({})
    _stop_where(refused)
    _end()
    return place


def _begin(title: str) -> DeltaGenerator:
    """The title of a page, and the place of its bar above it."""
    _enter(title)
    st.html(f"<style>{_STYLE}</style>")
    bar = st.container(horizontal=True, vertical_alignment="center", key="barra")
    with st.container(key="titolo"):
        st.title(title, anchor=False)
    asked.begin()
    return bar


def _end() -> None:
    """What a frame ends with."""
    with st.container(key="titolo fine"):
        _run(_SCRIPT + search.KEYS)
        people.keep_name()
    _tell_what_is_not_there()
    _tell_damage()


def _bar(place: Place) -> DeltaGenerator:
    """The bar: the program, the pages, the choices that every page shares; gives where to say what is looked at."""
    params = place.params()
    with st.container(key="barra-marchio", width="content"):
        st.page_link(PANORAMICA, label="Traguardo", query_params=params)
    with st.container(horizontal=True, key="barra-pagine"):
        links(params)
    search.in_the_bar(partial(search_index, place), years_of(place.ente), place)
    with st.container(key="barra-menu", width="content"):
        menu(params)
    with st.container(horizontal=True, vertical_alignment="center", key="barra-scelte", width="content"):
        subject = _choices(official().enti(), place)
        people.account()
    return subject


def screen(title: str) -> View:
    """What ``frame`` gives, with nothing drawn: for a slide that has the whole screen. ``speak_italian`` comes last.

    Args:
        title: of the window.
    """
    _enter(title)
    with _errors_told():
        place, refused = _placed()
        _stop_where(refused)
        return _view(version(), place.ente, int(place.year), place.basis)


def _enter(title: str) -> None:
    """Begin a page: its title in the window, and which page the reader comes from."""
    st.session_state[_PAGE_BEFORE], st.session_state[_PAGE] = st.session_state.get(_PAGE), title
    st.set_page_config(page_title=f"{title} · Traguardo", page_icon=_FAVICON, layout="wide")
    register()
    people.let_in()


def _tell_damage() -> None:
    """Say what is missing where a file of the official data, or of what people saved, is damaged."""
    for sentence in (str(official().damage or ""), saved.damage()):
        if sentence:
            st.warning(markdown(sentence), icon=":material/warning:")


def speak_italian() -> None:
    """Tell screen readers that the words of the page are Italian, and put Streamlit's own English in Italian."""
    _run(_SCRIPT)


def _run(script: str) -> None:
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


@contextmanager
def _errors_told() -> Iterator[None]:
    """Say what is wrong with the data, and draw no more."""
    try:
        yield
    except (DataError, ScoringError) as error:
        st.error(markdown(str(error)), icon=":material/error:")
        st.stop()


def _placed() -> tuple[Place, Refused | None]:
    """The place of the address, which is where the reader is from now on; what it asks that there is no data of."""
    place, refused = _resolved(official().enti())
    st.session_state[_PLACE] = place
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


def here() -> Place:
    """Where the reader is."""
    place: Place = st.session_state[_PLACE]
    return place


def go(place: Place, also: Mapping[str, str] | None = None) -> None:
    """Move to a place of the same page: the address changes, in one step of the way back.

    An empty list takes a word out of the address; deleting it would be a step of its own. What is of
    one plan only does not come along to another.

    Args:
        place: where to.
        also: other words of the address, which change in the same step.
    """
    gone = _left_behind(place)
    st.session_state[_PLACE] = place
    wanted = place.params()
    words_of_place: dict[str, str | list[str]] = {word: wanted.get(word, []) for word in Place.words()}
    st.query_params.update({**words_of_place, **gone, **(also or {})})


def _left_behind(place: Place) -> dict[str, str | list[str]]:
    """The words of the address that another plan does not have; those that a widget holds are emptied there."""
    if (place.ente, place.year) == (here().ente, here().year):
        return {}
    words_gone = left_behind(st.query_params, is_other_ente=place.ente != here().ente)
    held = [word for word in words_gone if word in st.session_state]
    for word in held:
        value = st.session_state[word]
        st.session_state[word] = next(empty for kind, empty in _NOTHING.items() if isinstance(value, kind))
    return {word: [] for word in words_gone if word not in held}


def progress(view: View, scored: ScoredSheet) -> Progress:
    """How a sheet of a year in course stands today, computed once for each state of the data."""
    ente, sheet = view.plan.ente.code, scored.sheet
    place = f"{ente} {view.plan.year} {view.basis} {sheet.section} {sheet.owner}"
    return _progress(version(), place, day_of_documents(), view, scored)


@st.cache_resource(max_entries=_VIEWS_KEPT, show_spinner=False)
def _progress(version: str, place: str, day: date, _view: View, _scored: ScoredSheet) -> Progress:
    del version, place  # what tells one sheet from another
    return progress_of(_view, _scored, day)


def outline(view: View, scored: ScoredSheet) -> tuple[Row, ...]:
    """Every row of a sheet, gathered once for each state of the data."""
    sheet = scored.sheet
    place = f"{view.plan.ente.code} {view.plan.year} {view.basis} {sheet.section} {sheet.owner}"
    return _outline(version(), place, view, scored)


@st.cache_resource(max_entries=_VIEWS_KEPT, show_spinner=False)
def _outline(version: str, place: str, _view: View, _scored: ScoredSheet) -> tuple[Row, ...]:
    del version, place  # what tells one sheet from another
    return rows(_view, _scored)


def version() -> str:
    """Tells one state of the data from a later one, and with individual sheets from without."""
    return official().state


def data_version(ente: str, year: int, day: date) -> DataVersion:
    """What a document made on that day tells of the data that it is made on."""
    return DataVersion(official().load(ente, year).fingerprint, day, closed_since(official().closing(ente, year)))


def fingerprint(view: View) -> str:
    """The mark of the official data that a view shows."""
    return official().load(view.plan.ente.code, view.plan.year).fingerprint


def templates(view: View) -> Path:
    """The folder of the ente's own templates, if it has any."""
    return own_templates(official().directory, view.plan.ente.code)


def published(view: View) -> tuple[View, StoredYear]:
    """A view and its rows as they are published: without individual sheets, whoever asks for them."""
    found, ente, year = impersonal(), view.plan.ente.code, view.plan.year
    if any(scored.sheet.owner for scored in view.sheets):
        view = ArchiveYears(found, ente).view(year, view.basis) or view
    return view, found.tables(ente, year)


@dataclass(frozen=True, slots=True)
class _StoreYears:
    """The years of an ente as the store has them, scored once for every session."""

    ente: str

    def view(self, year: int, basis: Basis) -> View | None:
        return _view(version(), self.ente, year, str(basis)) if year in known_years(self.ente) else None

    def following(self, year: int, outlook: Outlook) -> NextYear:
        return _next_year(version(), self.ente, year, outlook)

    def common(self) -> tuple[CommonValue, ...]:
        return common_values()


def years_of(ente: str) -> Years:
    """The years of an ente, scored when they are asked for."""
    return _StoreYears(ente)


def kept_results(ente: str) -> KeptResults:
    """The results of the years of an ente that somebody has looked at, on the targets valid at their end."""
    return _kept_results(version(), ente)


@st.cache_resource(max_entries=_ENTI_KEPT, show_spinner=False)
def _kept_results(version: str, ente: str) -> KeptResults:
    del version, ente  # what tells the years of one ente from those of another
    return KeptResults()


def keep_results(ente: str, year: int) -> None:
    """Score a year for its results, and let it go; nothing where they are known."""
    kept_results(ente).make(year, lambda: _scored(ente, year, Basis()))


def search_index(place: Place) -> Index:
    """Everything of an ente that who is looking may find: of all its years, or of one where they are too large."""
    with _errors_told():
        view = _view(version(), place.ente, int(place.year), place.basis)
    return _search_index(version(), place.ente, view.plan.year if too_large.search(view.texts) else None)


@st.cache_resource(max_entries=16, show_spinner="Preparo la ricerca…")
def _search_index(version: str, ente: str, year: int | None) -> Index:
    del version  # only tells one state of the data from another, and with individual sheets from without
    years = known_years(ente) if year is None else (year,)
    plans = (official().plan(ente, each) for each in sorted(years, reverse=True))
    return Index.of(entry for plan in plans for entry in entries(plan))


def known_years(ente: str) -> tuple[int, ...]:
    """The years of an ente that the store has, ascending."""
    return next((found.years for found in official().enti() if found.code == ente), ())


def common_values() -> tuple[CommonValue, ...]:
    """The values of every ente of the store on the common indicators, of every year."""
    return _common_values(version())


@st.cache_resource(max_entries=4, show_spinner="Leggo gli obiettivi comuni…")
def _common_values(version: str) -> tuple[CommonValue, ...]:
    del version  # only tells one store from a newer one
    return official().common_values()


def has_just_come() -> bool:
    """Whether the reader was on another page until now."""
    return bool(st.session_state[_PAGE_BEFORE] != st.session_state[_PAGE])


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def official() -> Official:
    """The official data that who is looking may see: without individual sheets, save for the roles that may see them.

    They are of this process, shared by every session; opened again when somebody loads or changes them, once a run of
    the page, and once more after what the page itself writes.
    """
    return once(("official", written()), _seen)


def _seen() -> Official:
    return _official_now() if people.may(Act.SEE_INDIVIDUAL) else impersonal()


def impersonal() -> Impersonal:
    """The official data without individual sheets: for whoever may not see them, and for what is made public."""
    official_now = _official_now()
    return _impersonal(official_now.state, official_now)


def _official_now() -> Official:
    directory = default_directory()
    store, changes = _store(directory), _register(directory)
    return _official(f"{directory} {store.state} {changes.state}", store, changes)


@st.cache_resource(max_entries=2, show_spinner=False)
def _official(state: str, _loaded: Store, _changes: Register) -> Official:
    del state  # only tells the files that were opened from newer ones
    return Official(_loaded, _changes)


@st.cache_resource(max_entries=2, show_spinner=False)
def _impersonal(state: str, _whole: Official) -> Impersonal:
    del state  # as above
    return Impersonal.of(_whole)


@st.cache_resource(max_entries=2, show_spinner="Apro l'archivio…", validate=lambda store: not store.is_stale())
def _store(directory: Path) -> Store:
    """What was loaded: it stays open while people only change it."""
    return open_store(directory, _register(directory))


@st.cache_resource(max_entries=2, show_spinner=False, validate=lambda register: not register.is_stale())
def _register(directory: Path) -> Register:
    """What people changed."""
    return open_register(directory)


@st.cache_resource(max_entries=_VIEWS_KEPT, show_spinner="Calcolo l'albero…")
def _view(version: str, ente: str, year: int, basis: str) -> View:
    """One plan scored; the same object for every session that looks at the same version of the same data."""
    found = _scored(ente, year, Basis.parse(basis))
    if found.basis == Basis():
        _kept_results(version, ente).keep(results_of(found))
    return found


def _scored(ente: str, year: int, basis: Basis) -> View:
    found = ArchiveYears(official(), ente).view(year, basis)
    if found is None:
        raise KeyError(year)
    return found


@st.cache_resource(max_entries=_VIEWS_KEPT, show_spinner="Preparo il piano dell'anno dopo…")
def _next_year(version: str, ente: str, year: int, outlook: str) -> NextYear:
    return next_years_plan(_view(version, ente, year, str(BasisKind.VALID)), Outlook(outlook))


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
