"""Where a reader is, as the words after the ``?`` of an address: a link reopens exactly that view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point of a plan. Empty text means "not said": the page chooses.

    Attributes:
        ente, year: which plan; ``year`` as written.
        basis: ``valid``, ``original`` or a day ``AAAA-MM-GG``.
        section, owner: which sheet.
        node, indicator: which node of it, and which of its indicators.
    """

    ente: str = ""
    year: str = ""
    basis: str = ""
    section: str = ""
    owner: str = ""
    node: str = ""
    indicator: str = ""

    @classmethod
    def read(cls, params: Mapping[str, str]) -> Place:
        """The place that the parameters of an address name; parameters that name none are left out."""
        return cls(**{field: params[word] for field, word in _WORDS.items() if params.get(word)})

    @staticmethod
    def words() -> tuple[str, ...]:
        """Every parameter of an address that names a place."""
        return tuple(_WORDS.values())

    def params(self) -> dict[str, str]:
        """The parameters that ``read`` takes back; what is empty is left out."""
        return {word: getattr(self, field) for field, word in _WORDS.items() if getattr(self, field)}


_WORDS: Mapping[str, str] = {
    "ente": "ente",
    "year": "anno",
    "basis": "base",
    "section": "sezione",
    "owner": "persona",
    "node": "nodo",
    "indicator": "indicatore",
}

WAYS: Final = frozenset(
    {"forma", "mostra", "leggi", "righe", "cosa", "ovunque", "elenco", "anni", "cifre", "tabella", "parole"}
    | {"vista", "parte", "modo", "muovi", "ponte", "estrazioni", "seme"}
)
"""Words that say how one looks, or what no plan has a part in: they mean the same in every ente and year."""
OF_ONE_ENTE: Final = frozenset({"stato", "unita", "enti"})
"""Words that mean the same in every year of an ente."""
OF_ONE_PLAN: Final = frozenset(
    {"accanto", "al", "apri", "bozza", "cerca", "chi", "codice", "confronta", "consuntivi", "esito", "fino", "giudizio"}
    | {"gruppo", "ipotesi", "nel-giro", "nota", "note", "obiettivo", "periodo", "presenta", "prova", "punteggio"}
    | {"quali", "sala", "scenario", "slide", "testo", "tipo", "tipologia", "voce", "voglio"}
)
"""Words that mean something in one year of an ente alone."""
_PAGE: Final = "pagina"
"""What the words for the page of a list begin with."""


def unknown(words: Iterable[str]) -> tuple[str, ...]:
    """The words of an address that no page reads.

    Examples:
        >>> unknown(["ente", "forma", "nodi", "pagina-unita"])
        ('nodi',)
    """
    read = WAYS | OF_ONE_ENTE | OF_ONE_PLAN | frozenset(Place.words())
    return tuple(word for word in words if word not in read and not word.startswith(_PAGE))


def left_behind(words: Iterable[str], *, is_other_ente: bool) -> tuple[str, ...]:
    """The words of an address that do not come along to another plan: all but a place and ``WAYS``.

    Args:
        words: of the address.
        is_other_ente: and not only another year of the same.
    """
    kept = WAYS | frozenset(Place.words()) | (frozenset() if is_other_ente else OF_ONE_ENTE)
    return tuple(word for word in words if word not in kept)
