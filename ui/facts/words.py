"""The engine's answers in Italian words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from data.plan.rounds import How
from scoring.basis import Basis, BasisKind, TargetChange
from scoring.model import Direction
from scoring.policy import Aggregation
from scoring.result import Verdict, VerdictReason, Why
from ui.facts.format import day

if TYPE_CHECKING:
    from collections.abc import Mapping

WHY: Final[Mapping[Why, str]] = MappingProxyType(
    {
        Why.COMPUTED: "calcolato",
        Why.DECLARED: "dichiarato dall'ente: non ricalcolabile",
        Why.ASSIGNED: "assegnato: il punteggio della regola non conta",
        Why.MISSING_IS_ZERO: "consuntivo mancante: per il metodo dell'ente vale 0 (non fatto)",
        Why.MISSING_IS_REACHED: "consuntivo mancante: per il metodo dell'ente vale 100 (raggiunto)",
        Why.NO_ACTUAL: "consuntivo non disponibile",
        Why.AWAITED: "non ancora misurato",
        Why.IN_COURSE: "su ciò che è misurato finora",
        Why.NO_TARGET: "nessun target che sia un numero",
        Why.NO_WEIGHT: "senza peso: non misurato",
        Why.NOT_MEASURED: "peso 0: messo da parte durante l'anno, non misurato",
        Why.SUPPRESSED: "soppresso durante l'anno",
        Why.NOT_MEASURABLE: "dichiarato non misurabile: fuori dal punteggio",
        Why.NOT_AVAILABLE: "dato non disponibile",
        Why.EXCLUDED: "escluso dalla valutazione dell'OIV",
        Why.NOT_COMPARABLE: "a questa data il target riguardava un altro indicatore",
        Why.NOT_COMPUTABLE: "la regola non si può applicare: manca un valore che le serve",
        Why.NOTHING_MEASURED: "nessuna delle sue parti è misurata",
        Why.TOO_LITTLE_MEASURED: "la parte misurata è meno di quanto il metodo chiede",
        Why.NOT_EVALUABLE: "un indicatore non ha il consuntivo: per il metodo dell'ente il nodo non si valuta",
    }
)

WHY_SHORT: Final[Mapping[Why, str]] = MappingProxyType(
    {
        Why.COMPUTED: "calcolato",
        Why.DECLARED: "dichiarato",
        Why.ASSIGNED: "assegnato",
        Why.MISSING_IS_ZERO: "mancante, vale zero",
        Why.MISSING_IS_REACHED: "mancante, vale raggiunto",
        Why.NO_ACTUAL: "dato mancante",
        Why.AWAITED: "non ancora misurato",
        Why.IN_COURSE: "misurazione in corso",
        Why.NO_TARGET: "senza target",
        Why.NO_WEIGHT: "senza peso",
        Why.NOT_MEASURED: "peso 0",
        Why.SUPPRESSED: "soppresso",
        Why.NOT_MEASURABLE: "non misurabile",
        Why.NOT_AVAILABLE: "dato non disponibile",
        Why.EXCLUDED: "escluso (OIV)",
        Why.NOT_COMPARABLE: "non confrontabile",
        Why.NOT_COMPUTABLE: "non calcolabile",
        Why.NOTHING_MEASURED: "nulla di misurato",
        Why.TOO_LITTLE_MEASURED: "misurato in parte",
        Why.NOT_EVALUABLE: "non valutabile",
    }
)

VERDICT: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.COINCIDES: "coincide con il calcolo",
        Verdict.COMPATIBLE: "compatibile con l'arrotondamento",
        Verdict.DIFFERS: "non coincide con il calcolo",
        Verdict.DECLARED: "dichiarato: non ricalcolabile",
    }
)

VERDICT_COLOUR: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.COINCIDES: "green",
        Verdict.COMPATIBLE: "blue",
        Verdict.DIFFERS: "red",
        Verdict.DECLARED: "gray",
    }
)

VERDICT_REASON: Final[Mapping[VerdictReason, str]] = MappingProxyType(
    {
        VerdictReason.NONE: "",
        VerdictReason.ROUNDED_INPUTS: "Il consuntivo è stampato arrotondato: con il valore esatto il punteggio "
        "pubblicato è possibile.",
        VerdictReason.TRUNCATED: "Il documento tronca la cifra invece di arrotondarla.",
        VerdictReason.OUT_OF_INTERVAL: "Nessun consuntivo che si stampi così dà il punteggio pubblicato.",
        VerdictReason.OTHER_WORD: "Nessun consuntivo che si stampi così ha la parola pubblicata.",
        VerdictReason.OTHER_TARGETS: "È pubblicato sui target validi a fine anno: con i target scelti qui il confronto "
        "non si fa.",
        VerdictReason.NO_SCORE_HERE: "Il documento pubblica un punteggio dove il metodo non ne dà.",
    }
)

RULE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "soglia_lineare": "lineare fra soglia (0) e target (100); senza soglia, raggiunto (100) o no (0)",
        "proporzionale": "consuntivo / target × 100",
        "proporzionale_inverso": "target / consuntivo × 100",
        "proporzionale_speculare": "(2 − consuntivo / target) × 100",
        "on_off": "raggiunto (100) o non raggiunto (0)",
        "entro_data": "entro la scadenza (100), poi 0 o in calo fino alla soglia",
        "fasce": "a fasce di valore",
        "fasce_percentuali": "a fasce di percentuale del target",
        "spezzata": "una linea per punti dati",
        "spezzata_percentuale": "una linea per punti dati in percentuale del target",
        "oltre_soglia": "consuntivo / target × 100 dalla soglia in su, prima 0",
        "minimo_e_atteso": "0 prima del target minimo (la soglia), poi una linea fino a 100 al target atteso",
        "intervallo": "dentro un intervallo",
        "progresso": "progresso dalla partenza al target",
        "doppia_soglia": "il migliore fra risultato e miglioramento",
    }
)

DIRECTION: Final[Mapping[Direction, str]] = MappingProxyType(
    {
        Direction.HIGHER: "meglio se cresce",
        Direction.LOWER: "meglio se cala",
        Direction.NOMINAL: "giusto solo il target",
    }
)

AGGREGATION: Final[Mapping[Aggregation, str]] = MappingProxyType(
    {
        Aggregation.WEIGHTED_MEAN: "media",
        Aggregation.SUM: "somma",
        Aggregation.MINIMUM: "minimo",
        Aggregation.GEOMETRIC: "media geometrica",
    }
)

CHANGE: Final[Mapping[TargetChange, str]] = MappingProxyType(
    {
        TargetChange.NONE: "",
        TargetChange.RAISED: "target alzato",
        TargetChange.LOWERED: "target abbassato",
        TargetChange.RELAXED: "target allentato",
        TargetChange.REPLACED: "indicatore sostituito",
        TargetChange.SUPPRESSED: "indicatore soppresso",
        TargetChange.NOT_MEASURABLE: "dichiarato non misurabile",
    }
)

AVAILABILITY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "value": "",
        "declared": "risultato dichiarato a parole",
        "blank": "nulla di stampato accanto all'anno",
        "ND": "ND",
        "nd": "nd",
        "non ancora disponibile": "non ancora disponibile",
        "annullate": "manifestazioni annullate",
        "not_printed": "anno non stampato nel documento",
    }
)

SOGLIA_ORIGIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "indicator": "stampata nell'indicatore",
        "node_description": "stampata nella descrizione dell'obiettivo",
        "deduced": "dedotta dal punteggio pubblicato",
    }
)


HOW: Final[Mapping[How, str]] = MappingProxyType(
    {
        How.OPEN: "da decidere",
        How.CONFIRMED: "confermato",
        How.HISTORY: "come dice la storia",
        How.OTHERS: "come gli altri enti",
        How.TYPED: "scritto nel giro dei target",
    }
)
"""Where a target that a planning round decided comes from."""

STATISTIC: Final[Mapping[str, str]] = MappingProxyType(
    {"mean": "media", "median": "mediana", "min": "minimo", "max": "massimo"}
)


def comparison(scope: str, statistic: str) -> str:
    """The name of a comparison: ``Media nazionale``, ``Media cluster dimensionale``."""
    return f"{STATISTIC.get(statistic, statistic).capitalize()} {scope}"


def comparison_within(scope: str, statistic: str) -> str:
    """The same within a sentence; the name of a set keeps its capitals: ``media regione Liguria``."""
    return f"{STATISTIC.get(statistic, statistic)} {scope}"


def sentence(text: str) -> str:
    """A phrase as a sentence: a capital first letter, a full stop, the rest untouched.

    Examples:
        >>> sentence("escluso dalla valutazione dell'OIV")
        "Escluso dalla valutazione dell'OIV."
    """
    return f"{text[:1].upper()}{text[1:]}."


def basis(chosen: Basis) -> str:
    """A basis in words: ``target validi a fine anno``."""
    if chosen.kind is BasisKind.AT_DATE and chosen.day is not None:
        return f"target in vigore il {day(chosen.day)}"
    return {BasisKind.VALID: "target validi a fine anno", BasisKind.ORIGINAL: "target originari"}[chosen.kind]


UNIT: Final = {"ratio": "rapporto", "date": "data", "n.": "numero"}
"""Units by the code that data give them, where that is no word for a reader."""
