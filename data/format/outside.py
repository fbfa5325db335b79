"""What a method of some administration says and this format cannot: its name, and the nearest way to say it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_CURVE = "Una curva che non è fatta di linee non si scrive: «spezzata» con più punti la segue."
_MEDIAN = "La mediana non si calcola: la più vicina è weighted_mean."
_BEST = "Il migliore fra le parti non si calcola: scrivere un indicatore solo, con il suo consuntivo."
_PRODUCT = "Il prodotto dei punteggi non si calcola: geometric ne è la radice, e anche lì uno zero dà zero."
_TO_EVEN = "L'arrotondamento al pari non si fa: half_up ne differisce solo dove resta un 5 esatto."
_UP = "Per eccesso non si arrotonda: half_up lo fa dal 5 in su."
_DOWN = "Per difetto è truncate."
_GUESS = "Un consuntivo mancante non si stima: scriverlo, oppure excluded lo lascia fuori dalla media."

OUTSIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("logistica", "sigmoide", "esponenziale", "logaritmica", "quadratica", "polinomiale"), _CURVE),
        **dict.fromkeys(("logistic", "sigmoid", "exponential", "logarithmic", "quadratic", "polynomial"), _CURVE),
        **dict.fromkeys(("median", "mediana"), _MEDIAN),
        **dict.fromkeys(("maximum", "max", "massimo", "best", "migliore"), _BEST),
        **dict.fromkeys(("product", "prodotto"), _PRODUCT),
        **dict.fromkeys(("half_even", "bankers"), _TO_EVEN),
        **dict.fromkeys(("up", "ceil", "ceiling", "per eccesso", "eccesso"), _UP),
        **dict.fromkeys(("down", "floor", "half_down", "per difetto", "difetto"), _DOWN),
        **dict.fromkeys(("previous", "last_year", "estimate", "estimated", "stima", "stimato"), _GUESS),
    }
)
"""A sentence for each word that somebody may write, in small letters."""


def nearest(word: str) -> str:
    """What to say of a word that the format does not have, after a blank; empty where nothing is known of it.

    Examples:
        >>> nearest("Mediana")
        ' La mediana non si calcola: la più vicina è weighted_mean.'
        >>> nearest("half_even:2")[:41], nearest("boh")
        (" L'arrotondamento al pari non si fa: half", '')
    """
    found = OUTSIDE.get(word.partition(":")[0].strip().casefold(), "")
    return f" {found}" if found else ""
