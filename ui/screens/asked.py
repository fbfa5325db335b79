"""What an address asks and is not there: said above the page, whichever control has noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts import address
from ui.facts.escape import markdown
from ui.facts.format import listed, short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from streamlit.delta_generator import DeltaGenerator

SEVERAL: Final = frozenset({"stato", "cosa", "unita", "tipologia", "ipotesi", "confronta"})
"""Words that may be in an address more than once; of any other the last counts."""
_PLACE, _MISSING, _TWICE = "dove si dice", "ciò che manca", "ciò che è scritto due volte"
_IS_SAID: Final = "se si dice qualcosa"
"""Every control tells what it misses, mostly nothing: what is not said is not taken away again."""
_UNKNOWN: Final = "ciò che nessuno legge"
_LETTERS: Final = 60


def begin() -> None:
    """Make room above a page for what is said, and look for words that are there twice or that no page reads."""
    twice = {word: st.query_params.get_all(word)[-1] for word in st.query_params if _is_twice(word)}
    st.session_state[_PLACE] = place = st.empty()
    st.session_state[_MISSING], st.session_state[_TWICE], st.session_state[_IS_SAID] = {}, twice, False
    st.session_state[_UNKNOWN] = address.unknown(st.query_params)
    _draw(place)


def read(words: Collection[str]) -> None:
    """Say nothing of words that are this page's own, whose names come from the data."""
    st.session_state[_UNKNOWN] = tuple(word for word in st.session_state[_UNKNOWN] if word not in words)
    _draw(st.session_state[_PLACE])


def known(word: str, there: Collection[str]) -> list[str]:
    """The values that an address gives to a word and that there are; the others are told."""
    values = st.query_params.get_all(word)
    tell(word, [value for value in values if value and value not in there])
    return [value for value in values if value in there]


def tell(word: str, missing: Iterable[str]) -> None:
    """Say which values of a word are not there, in place of what was said of it before; none takes it away.

    A page that has the whole screen has no room for it.
    """
    place: DeltaGenerator | None = st.session_state.get(_PLACE)
    if place is not None:
        st.session_state[_MISSING][word] = tuple(missing)
        _draw(place)


def _draw(place: DeltaGenerator) -> None:
    missing = [_named(word, value) for word, found in st.session_state[_MISSING].items() for value in found]
    unknown = [f"«{short(word, _LETTERS)}»" for word in st.session_state[_UNKNOWN]]
    twice = [f"di {_named(*each)}" for each in st.session_state[_TWICE].items()]
    told = (
        f"L'indirizzo chiede ciò che qui non c'è: {listed(missing)}." if missing else "",
        f"L'indirizzo ha parole che nessuna pagina legge: {listed(unknown)}." if unknown else "",
        f"L'indirizzo dà più valori a una parola che ne vuole uno: conta l'ultimo, {listed(twice)}." if twice else "",
    )
    is_said, st.session_state[_IS_SAID] = st.session_state[_IS_SAID], any(told)
    if any(told):
        place.warning(markdown(" ".join(filter(None, told))), icon=":material/link_off:")
    elif is_said:
        place.empty()


def _named(word: str, value: str) -> str:
    return f"{word} «{short(value, _LETTERS)}»"


def _is_twice(word: str) -> bool:
    return word not in SEVERAL and len(st.query_params.get_all(word)) > 1
