"""The only seam between pages and the store: opens it, scores what it holds, and knows where the reader is."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
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
from ui.facts import too_large
from ui.facts.address import Place, left_behind
from ui.facts.changes import closed_since
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.escape import markdown
from ui.facts.monitoring import progress_of
from ui.facts.outline import rows
from ui.facts.search.entries import entries
from ui.facts.search.index import Index
from ui.facts.year_results import KeptResults, results_of
from ui.facts.years import ArchiveYears, Years, next_years_plan
from ui.screens import people
from ui.screens.this_run import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from data.plan.records import (
        CommonValue,
    )
    from data.store.store import Store, StoredYear
    from scoring.progress import Progress
    from scoring.result import ScoredSheet
    from ui.facts.outline import Row
    from ui.facts.view import NextYear, View

_PLACE = "place"
_PAGE, _PAGE_BEFORE = "pagina di adesso", "pagina di prima"
_NOTHING: Final[Mapping[type, object]] = {str: "", int: 1, list: [], tuple: []}
"""What a widget holds where nothing is chosen, by the kind of what it holds."""

_VIEWS_KEPT, _ENTI_KEPT = 64, 256


@contextmanager
def errors_told() -> Iterator[None]:
    """Say what is wrong with the data, and draw no more."""
    try:
        yield
    except (DataError, ScoringError) as error:
        st.error(markdown(str(error)), icon=":material/error:")
        st.stop()


def come(title: str) -> None:
    """The reader comes to a page, from another or from this one. ``title`` is its own."""
    st.session_state[_PAGE_BEFORE], st.session_state[_PAGE] = st.session_state.get(_PAGE), title


def come_to(place: Place | None) -> None:
    """The reader comes to a place that there are data of; to none where there is no ente."""
    st.session_state[_PLACE] = place


def view_of_place() -> View:
    """The plan of the place where the reader is, scored."""
    place = here()
    return _view(version(), place.ente, int(place.year), place.basis)


def here_if_any() -> Place | None:
    """Where the reader is; None where there is no ente."""
    found: Place | None = st.session_state[_PLACE]
    return found


def here() -> Place:
    """Where the reader is."""
    place: Place = st.session_state[_PLACE]
    return place


def go(place: Place, also: Mapping[str, str | list[str]] | None = None) -> None:
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
    with errors_told():
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
