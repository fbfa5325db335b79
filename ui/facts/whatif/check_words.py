"""What a word resists, said in Italian: every choice that a method could lawfully have made otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from scoring.policy import Missing, Rounding, RoundingMode
from scoring.robustness import Kind
from ui.facts.format import NBSP, count, number, to_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.robustness import Check, Robustness


HOW_SOLID: Final = (
    "Altre scelte lecite del metodo: dove lo stato cambia, dice del metodo più che dei risultati. Senza un indicatore "
    "alla volta: chi, tolto, alza il risultato era sotto la media; chi lo abbassa, sopra."
)


@dataclass(frozen=True, slots=True)
class Badge:
    """Whether a word is solid, as a badge says it."""

    words: str
    icon: str
    colour: Literal["green", "orange", "gray"]


def verdict(found: Robustness) -> Badge:
    """Solid, or what the word depends on; a dependence is named, every one of them."""
    if found.band is None:
        return Badge("Senza punteggio: nulla da verificare", ":material/remove:", "gray")
    if found.is_robust:
        checks = count(len(found.checks), "verifica", "verifiche")
        return Badge(f"Stato solido: resiste a {checks}", ":material/verified:", "green")
    broken = [check_name(check) for check in found.checks if not check.survives]
    return Badge(f"Lo stato dipende da: {'; '.join(broken)}", ":material/balance:", "orange")


def check_name(check: Check) -> str:
    """The choice made otherwise: ``tetto a 120``, ``pesi ± 10 %: il peggio``."""
    parameter = check.parameter
    if check.kind is Kind.CAP and isinstance(parameter, float):
        return f"tetto a {number(parameter)}"
    if isinstance(parameter, Rounding):
        return f"{_ROUNDED[check.kind]} {_rounding(parameter)}"
    if isinstance(parameter, Missing):
        return _MISSING[parameter]
    if check.kind in _WEIGHTS and isinstance(parameter, float):
        return f"pesi ±{NBSP}{number(100 * parameter)}{NBSP}%: {_WEIGHTS[check.kind]}"
    return _PRINTED[check.kind]


def _rounding(rounding: Rounding) -> str:
    how = "troncati" if rounding.mode is RoundingMode.TRUNCATE else "arrotondati"
    return f"{how} {to_digits(rounding.digits)}"


_ROUNDED: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.LEAF_ROUNDING: "punteggi", Kind.NODE_ROUNDING: "risultati degli obiettivi"}
)
_MISSING: Final[Mapping[Missing, str]] = MappingProxyType(
    {
        Missing.ZERO: "dati mancanti contati come zero",
        Missing.EXCLUDED: "dati mancanti fuori dalla media",
        Missing.NOT_EVALUABLE: "obiettivi con dati mancanti non valutati",
        Missing.REACHED: "dati mancanti contati come raggiunti",
    }
)
_WEIGHTS: Final[Mapping[Kind, str]] = MappingProxyType({Kind.WEIGHTS_DOWN: "il peggio", Kind.WEIGHTS_UP: "il meglio"})
_PRINTED: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.PRINTED_LOW: "cifre stampate: il più basso possibile",
        Kind.PRINTED_HIGH: "cifre stampate: il più alto possibile",
    }
)
