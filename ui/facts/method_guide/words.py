"""The questions on a method and their answers in the office's words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from scoring.question import OTHER
from scoring.questions import CHILDREN
from ui.facts import states
from ui.facts.format import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.policy import Band, Policy
    from scoring.question import Question

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sotto": "Quanto vale un risultato sotto il target?",
        "sopra": "E sopra il target?",
        "calo": "E ciò che deve calare?",
        "scadenza": "E una scadenza passata?",
        "manca": "Che cosa vuol dire un consuntivo che manca?",
        "pesi": "Come contano i pesi degli indicatori?",
        "composizione": "Come i punteggi fanno il risultato di un obiettivo?",
        "media": "Di che cosa è la media il risultato?",
        "arrotonda": "Si arrotonda il punteggio di un indicatore?",
        "parole": "Da quale risultato vale ogni parola?",
    }
)
"""The ten questions, by the first word of the names of the choices that each is made of."""
_ANSWERS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "sotto": {
            "proporzionale": "In proporzione: consuntivo / target",
            "soglia_lineare": "0 alla soglia, 100 al target, una linea in mezzo",
            "oltre_soglia": "Niente sotto la soglia, poi in proporzione",
            "minimo_e_atteso": "Target minimo e target atteso",
            "on_off": "Tutto o niente",
            "progresso": "0 alla partenza, 100 al target",
            "doppia_soglia": "Il migliore fra risultato e miglioramento",
            "fasce_percentuali": "A fasce",
            "spezzata_percentuale": "A tratti uniti da linee",
        },
        "calo": {
            "specchio": "Allo stesso modo, allo specchio",
            "inversa": "In proporzione: target / consuntivo",
            "speculare": "In proporzione allo scostamento: 2 − consuntivo / target",
            "tutto": "Tutto o niente",
        },
        "scadenza": {"giorno": "Rispettata o no", "ritardo": "Una linea fino alla data di soglia"},
        "manca": {
            "zero": "Non è stato fatto: vale 0",
            "escluso": "È fuori dalla media: gli altri pesi tornano a 100",
            "escluso-fermo": "È fuori dalla media: gli altri pesi restano com'erano",
            "non-valutabile": "L'obiettivo non si può valutare",
            "raggiunto": "Nessuno dice altro: vale 100",
        },
        "pesi": {
            "dati": "Come sono stampati",
            "uguali": "Tutti uguali",
            "contenuto": "Un obiettivo pesa ciò che contiene",
        },
        "composizione": {
            "media": "Media pesata",
            "somma": "Somma di peso × punteggio",
            "minimo": "Il punteggio peggiore",
            "geometrica": "Media geometrica",
        },
    }
)
MORE: Final[Mapping[str, str]] = MappingProxyType({"pesi": "Obiettivi", "media": "Altri", "arrotonda": "Altri"})
"""What the other choices of a question are on, in a word, where it has any."""
_WHERE: Final = {
    "arrotonda-obiettivi": "Si arrotonda il risultato di un obiettivo?",
    "arrotonda-risultato": "Si arrotonda il risultato finale?",
}
POINTS: Final = " · "
"""Between a rule and its numbers."""
_AS_NOW: Final = "Come nel metodo di ora"


@dataclass(frozen=True, slots=True)
class Names:
    """What an ente calls its own things.

    Attributes:
        levels: plural of each level, by its code.
        roots: what the result of each section is called, by its code.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)


def grouped(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """The choices of a method under the ten questions, in their order; a question without choices is not there."""
    found: dict[str, list[Question]] = {key: [] for key in TITLES}
    for question in questions:
        found[key_of(question)].append(question)
    return {key: choices for key, choices in found.items() if choices}


def key_of(question: Question) -> str:
    """Which of the ten questions a choice belongs to."""
    return question.name.partition("-")[0]


def label(question: Question, names: Names) -> str:
    """What one choice asks, by itself: «Risultato dell'ente: come contano i pesi degli obiettivi?»."""
    if not question.section:
        return _WHERE.get(question.name, TITLES[key_of(question)])
    root = names.roots.get(question.section, question.section)
    return (
        f"{root}: {'come contano i pesi degli obiettivi' if key_of(question) == 'pesi' else 'di che cosa è la media'}?"
    )


def answer_words(question: Question, answer: str, policy: Policy, names: Names) -> str:
    """An answer in words.

    Args:
        question: of the answer.
        answer: any lawful one, or ``OTHER``.
        policy: for the words of its scale.
        names: of the ente.
    """
    if answer == OTHER:
        return _AS_NOW
    match key_of(question):
        case "sopra":
            return "Al più 100" if answer == "100" else f"Fino a {number(float(answer))}"
        case "media":
            return _mean(answer, names)
        case "arrotonda":
            return _rounding(answer, names)
        case "parole":
            return limits_words(answer, policy)
        case key:
            rule, _, numbers = answer.partition(" ")
            return _ANSWERS[key][rule] + _points(numbers.split())


def _points(numbers: Sequence[str]) -> str:
    """The numbers of steps and lines: « · 70 % → 50, 100 % → 100», or what the minimum is worth; empty without any."""
    if len(numbers) == 1:
        return f"{POINTS}al minimo {number(float(numbers[0]))}"
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    told = ", ".join(f"{_limit(limit)} % → {number(float(score))}" for limit, score in pairs)
    return f"{POINTS}{told}" if told else ""


def _limit(text: str) -> str:
    """A limit; «oltre» where it is excluded."""
    return f"{'oltre ' if text.startswith('>') else ''}{number(float(text.lstrip('<>')))}"


def _mean(answer: str, names: Names) -> str:
    if answer == CHILDREN:
        return "Ogni nodo è la media dei suoi"
    return " e ".join(names.levels.get(level, level) for level in answer.split("+"))


def _rounding(answer: str, names: Names) -> str:
    level, _, how = answer.rpartition(" ")
    told = _how(how)
    return f"Solo {names.levels.get(level, level)}: {told.lower()}" if level else told


def _how(how: str) -> str:
    if how == "no":
        return "No"
    verb, _, digits = how.partition(":")
    places = int(digits)
    to = "alle decine" if places == -1 else "all'intero" if places == 0 else f"a {places} decimali"
    to = "a 1 decimale" if places == 1 else to
    return f"{'Arrotondato' if verb == 'arrotonda' else 'Troncato'} {to}"


def limits_words(answer: str, policy: Policy) -> str:
    """«Parzialmente raggiunto oltre 0, Raggiunto da 95»."""
    return ", ".join(_limits(answer.split(), policy.bands.bands[1:]))


def _limits(limits: Iterable[str], bands: Iterable[Band]) -> Iterator[str]:
    for limit, band in zip(limits, bands, strict=True):
        asked = replace(band, lower=float(limit.removeprefix(">")), includes_lower=not limit.startswith(">"))
        yield f"{band.word} {states.begins(asked)}"
