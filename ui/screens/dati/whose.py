"""Of which ente and year an office's own sheet is: one that is known, or a new one with its method in a few choices."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.ente import ENTE_FILE
from data.format.new_ente import INVERSE, PROPORTION, STEPS, NewEnte, code_of, documents_of
from ui.facts.data_version import day_of_documents
from ui.facts.falling import FALLING, example
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.facts.address import Place

_NEW: Final = "Un ente nuovo"
_RULES: Final = {
    PROPORTION: "In proporzione al target",
    STEPS: "A fasce: percentuali del target",
    "on_off": "Tutto o niente",
}
_KEPT: Final = "dati risposte"
_ANSWERS: Final = ("dati ente", "dati nome", "dati nome breve", "dati regola", "dati calo")
_LIMIT, _SCORE = "Da % del target", "Punteggio"
_STEPS: Final = ((70, 50), (90, 75), (100, 100))
_ONE_LEVEL: Final = (("obiettivo", "Obiettivo", "Obiettivi"),)
_TWO_LEVELS: Final = (("superiore", "Obiettivo superiore", "Obiettivi superiori"), *_ONE_LEVEL)


@dataclass(frozen=True, slots=True)
class Whose:
    """Year, TOML texts and section of a sheet; the section is empty where the ente has only one."""

    year: int
    documents: Mapping[str, str]
    section: str = ""


def draw(place: Place | None, sheet_year: int, units: Sequence[str], *, has_parents: bool) -> Whose | None:
    """Ask; None while something is missing.

    What was answered for a file holds for the one that is handed in in its place.

    Args:
        place: where the reader is; None where there is no ente yet.
        sheet_year: the one that the sheet's titles say; 0 where they say none.
        units: as the sheet calls them.
        has_parents: the sheet has two levels of objectives.
    """
    names = {found.code: found.short_name for found in official().enti()}
    _answer_again(names)
    with st.container(horizontal=True):
        choices = [_NEW, *names]
        ente = st.selectbox(
            "Di quale ente",
            choices,
            format_func=lambda code: names.get(code, code),
            key="dati ente",
            filter_mode="contains",
        )
        first = sheet_year or (int(place.year) + 1 if place else day_of_documents().year)
        year = int(st.number_input("Di quale anno", 1900, 2999, first, key=f"dati anno del foglio {first}", width=150))
    if ente in names:
        return _known(ente, year)
    return _new(year, units, names, has_parents=has_parents)


def _known(ente: str, year: int) -> Whose | None:
    data = official()
    years = next(found.years for found in data.enti() if found.code == ente)
    texts = dict(data.documents(ente, year if year in years else max(years)) or {})
    known = tomllib.loads(texts[ENTE_FILE])
    if str(year) not in known["years"]:
        texts[ENTE_FILE] += f"\n[years.{year}]\n"
    sections = list(known["sections"])
    if len(sections) == 1:
        return Whose(year, texts)
    section = st.selectbox(
        "Di quale sezione", sections, format_func=lambda code: known["sections"][code]["name"], filter_mode="contains"
    )
    return Whose(year, texts, section or sections[0])


def _new(year: int, units: Sequence[str], names: Mapping[str, str], *, has_parents: bool) -> Whose | None:
    with st.container(horizontal=True):
        name = (st.text_input("Nome dell'ente", max_chars=200, key="dati nome") or "").strip()
        short = (st.text_input("Nome breve", max_chars=60, key="dati nome breve", width=220) or "").strip() or name
    rule = st.selectbox(
        "Come si calcola un punteggio",
        list(_RULES),
        format_func=_RULES.__getitem__,
        key="dati regola",
        filter_mode="contains",
    )
    falling = _falling() if rule == PROPORTION else INVERSE
    params = _params() if rule == STEPS else ()
    with st.container(horizontal=True):
        partial = st.number_input(
            "Parzialmente raggiunto, da", 1.0, 99.0, 50.0, format="%g", key="dati parziale", width=220
        )
        reached = st.number_input("Raggiunto, da", 2.0, 100.0, 90.0, format="%g", key="dati raggiunto", width=220)
    code = code_of(short)
    if not code:
        st.caption("Scrivere il nome dell'ente.")
        return None
    if code in names:
        st.warning(f"C'è già un ente con il codice {code}: sceglierlo qui sopra, o cambiare il nome breve.")
        return None
    if partial >= reached or params is None:
        st.warning("Le soglie e le fasce vanno dalla più bassa alla più alta.")
        return None
    levels = _TWO_LEVELS if has_parents else _ONE_LEVEL
    ente = NewEnte(
        code=code,
        name=name or short,
        short_name=short,
        year=year,
        levels=levels,
        rule=rule or PROPORTION,
        params=params,
        falling=falling,
        partial=partial,
        reached=reached,
    )
    return Whose(year, documents_of(ente, units))


def _limit(label: str, limits: tuple[float, float, float], key: str) -> float:
    """A score from which a word holds: the least, the most, the first one offered."""
    return float(st.number_input(label, *limits, format="%g", key=key, width=220))


def _falling() -> str:
    """How what must go down scores."""
    found = st.selectbox(
        "Per ciò che deve calare",
        list(FALLING),
        format_func=FALLING.__getitem__,
        key="dati calo",
        filter_mode="contains",
    )
    st.caption(example(found or INVERSE))
    return found or INVERSE


def _answer_again(names: Mapping[str, str]) -> None:
    """Give the fields that were not on the page for a while what they held when they last were."""
    kept = st.session_state.setdefault(_KEPT, {})
    for key in _ANSWERS:
        if key in st.session_state:
            kept[key] = st.session_state[key]
        elif key in kept and (key != "dati ente" or kept[key] in {_NEW, *names}):
            st.session_state[key] = kept[key]


def _params() -> tuple[float, ...] | None:
    """The steps as a rule wants them; None where they do not rise."""
    st.caption("Per ciò che deve calare le fasce si specchiano: 90 % diventa 110 %. Una data si rispetta o no.")
    rows = st.data_editor(
        [{_LIMIT: limit, _SCORE: score} for limit, score in _STEPS],
        num_rows="dynamic",
        hide_index=True,
        width=320,
        key="dati fasce",
        alt="Le fasce: da quale percentuale del target, quale punteggio.",
    )
    steps = [(float(row.get(_LIMIT) or 0), float(row.get(_SCORE) or 0)) for row in rows]
    limits, scores = [limit for limit, _ in steps], [score for _, score in steps]
    is_rising = bool(steps) and limits == sorted(set(limits)) and scores == sorted(scores)
    return tuple(number for step in steps for number in step) if is_rising else None
