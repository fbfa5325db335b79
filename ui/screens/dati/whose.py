"""Of which ente and year an office's own sheet is: one that is known, or a new one with its method in a few choices."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.ente import ENTE_FILE
from data.format.new_ente import LEVELS, SECTION, NewEnte, code_of, documents_of, method_questions, usual_method
from scoring.question import answers_of
from ui.facts.data_version import day_of_documents
from ui.facts.method_guide.words import Names
from ui.screens import method_questions as asking
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.facts.address import Place

_NEW: Final = "Un ente nuovo"
_KEPT: Final = "dati risposte"
_ANSWERS: Final = ("dati ente", "dati nome", "dati nome breve")
_METHOD: Final = "dati metodo"
_TWO_LEVELS: Final = (("superiore", "Obiettivo superiore", "Obiettivi superiori"), *LEVELS)


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
    levels = _TWO_LEVELS if has_parents else LEVELS
    answers = _method(short, year, levels)
    code = code_of(short)
    if not code:
        st.caption("Scrivere il nome dell'ente.")
        return None
    if code in names:
        st.warning(f"C'è già un ente con il codice {code}: sceglierlo qui sopra, o cambiare il nome breve.")
        return None
    ente = NewEnte(code=code, name=name or short, short_name=short, year=year, levels=levels, answers=answers)
    return Whose(year, documents_of(ente, units))


def _method(short: str, year: int, levels: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """What is answered on the method: the usual answers where nobody gave others."""
    given: dict[str, str] = st.session_state.setdefault(_METHOD, {})
    questions = method_questions(code for code, _, _ in levels)
    usual = usual_method(short, year)
    policy = asking.lenient(usual, questions, given)
    names = Names({code: plural for code, _, plural in levels}, {SECTION: "Risultato dell'ente"})
    with st.expander("Come si calcola: dieci domande, con la risposta più comune già scelta", icon=":material/rule:"):
        asking.tell_others(usual, policy, questions, names, given)
        asking.ask(policy, questions, names, "dati metodo", given.__setitem__)
    return answers_of(policy, questions)


def _answer_again(names: Mapping[str, str]) -> None:
    """Give the fields that were not on the page for a while what they held when they last were."""
    kept = st.session_state.setdefault(_KEPT, {})
    for key in _ANSWERS:
        if key in st.session_state:
            kept[key] = st.session_state[key]
        elif key in kept and (key != "dati ente" or kept[key] in {_NEW, *names}):
            st.session_state[key] = kept[key]
