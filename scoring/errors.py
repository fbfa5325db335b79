"""What can be wrong with a method or a plan before anything is computed, said in Italian."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.model import MeasureKey


class ScoringError(ValueError):
    """A plan or a method that the engine refuses to compute."""


class BandError(ScoringError):
    """A scale of words with a hole, an overlap, or no beginning."""

    def __init__(self, *, reason: str, word: str = "") -> None:
        """Say which word is in the wrong place.

        Args:
            reason: ``empty``, ``bottom``, ``order`` or ``cause``.
            word: the word concerned.
        """
        self.reason = reason
        self.word = word
        super().__init__(
            {
                "empty": "La scala delle parole è vuota: indicare almeno una parola.",
                "bottom": f"La prima parola della scala («{word}») ha un limite inferiore: lasciarla senza "
                "«from» e senza «above», perché nessun punteggio resti senza parola.",
                "order": f"La parola «{word}» comincia prima di quella che la precede: mettere i limiti in "
                "ordine crescente, senza sovrapposizioni.",
                "cause": f"La parola «{word}» non è della scala: scrivere in «cause_below» una delle sue parole.",
            }[reason]
        )


class UnknownRuleError(ScoringError):
    """A rule that is not in the registry."""

    def __init__(self, rule: str, known: tuple[str, ...]) -> None:
        """Name the rule asked for and those that exist."""
        self.rule = rule
        self.known = known
        super().__init__(f"La regola «{rule}» non esiste. Regole disponibili: {', '.join(known)}.")


class UnknownSectionError(ScoringError):
    """A section of the plan for which the method says nothing."""

    def __init__(self, section: str, known: tuple[str, ...]) -> None:
        """Name the section and those that the method knows."""
        self.section = section
        self.known = known
        super().__init__(
            f"Il metodo non dice come si calcola la sezione «{section}»: aggiungere [sections.{section}] "
            f"allo smvp.toml. Sezioni previste: {', '.join(known)}."
        )


class RuleParametersError(ScoringError):
    """A rule called without the numbers it needs, or with numbers that cannot be together."""

    def __init__(self, rule: str, remedy: str, what: str = "non ha i numeri che le servono") -> None:
        """Say what is wrong with the numbers of a rule, and how they are to be.

        Args:
            rule: its name.
            remedy: how to mend it, without a full stop.
            what: is wrong, after the name of the rule.
        """
        self.rule = rule
        self.what = f"La regola «{rule}» {what}."
        self.remedy = f"{remedy}."
        super().__init__(f"{self.what} {self.remedy}")


class SogliaSideError(ScoringError):
    """A soglia on the wrong side of its target: the score would fall as the result gets better."""

    def __init__(self, place: str, soglia: str, target: str, direction: str) -> None:
        """Say which soglia is on the wrong side of which target."""
        side = "sopra" if direction == "lower" else "sotto"
        super().__init__(
            f"{place}: la soglia {soglia} è dalla parte sbagliata del target {target}. "
            f"Con direction = {direction} la soglia deve stare {side} il target."
        )


class TreeError(ScoringError):
    """Nodes that do not form a tree."""

    def __init__(self, place: str, reason: str) -> None:
        """Say which node hangs from nothing or from itself."""
        super().__init__(f"{place}: {reason}")


class ScenarioError(ScoringError):
    """A hypothesis on indicators that the plan does not have."""

    def __init__(self, keys: tuple[MeasureKey, ...]) -> None:
        """Name the indicators that are not there."""
        self.keys = keys
        names = ", ".join(f"{key.node_code}/{key.indicator_code}" for key in keys)
        super().__init__(
            f"Nel piano non c'è: {names}. Scrivere NODO/INDICATORE come nell'albero, oppure togliere l'ipotesi."
        )
