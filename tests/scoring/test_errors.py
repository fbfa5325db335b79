"""Every refusal, to the letter: which thing, what is wrong, how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.errors import (
    BandError,
    RuleParametersError,
    ScenarioError,
    ScoringError,
    SogliaSideError,
    TreeError,
    UnknownRuleError,
    UnknownSectionError,
)
from scoring.model import MeasureKey

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = MeasureKey("strategico", "", "OB1", "k1")
SECOND = MeasureKey("strategico", "", "OB2", "k9")


@pytest.mark.parametrize(
    ("refuse", "sentence"),
    [
        (lambda: BandError(reason="empty"), "La scala delle parole è vuota: indicare almeno una parola."),
        (
            lambda: BandError(reason="bottom", word="Basso"),
            (
                "La prima parola della scala («Basso») ha un limite inferiore: lasciarla senza «from» e senza «above», "
                "perché nessun punteggio resti senza parola."
            ),
        ),
        (
            lambda: BandError(reason="order", word="Alto"),
            (
                "La parola «Alto» comincia prima di quella che la precede: mettere i limiti in ordine crescente, "
                "senza sovrapposizioni."
            ),
        ),
        (
            lambda: UnknownRuleError("lineare", ("on_off", "fasce")),
            "La regola «lineare» non esiste. Regole disponibili: on_off, fasce.",
        ),
        (
            lambda: UnknownSectionError("operativo", ("strategico", "individuale")),
            (
                "Il metodo non dice come si calcola la sezione «operativo»: aggiungere [sections.operativo] allo "
                "smvp.toml. Sezioni previste: strategico, individuale."
            ),
        ),
        (
            lambda: RuleParametersError("fasce", "Scrivere coppie limite, punteggio"),
            "La regola «fasce» non ha i numeri che le servono. Scrivere coppie limite, punteggio.",
        ),
        (
            lambda: SogliaSideError("OB1/k1", "70", "60", "higher"),
            (
                "OB1/k1: la soglia 70 è dalla parte sbagliata del target 60. Con direction = higher la soglia deve "
                "stare sotto il target."
            ),
        ),
        (
            lambda: SogliaSideError("OB1/k1", "50", "60", "lower"),
            (
                "OB1/k1: la soglia 50 è dalla parte sbagliata del target 60. Con direction = lower la soglia deve "
                "stare sopra il target."
            ),
        ),
        (lambda: TreeError("OB1", "il nodo superiore «X» non c'è."), "OB1: il nodo superiore «X» non c'è."),
        (
            lambda: ScenarioError((FIRST, SECOND)),
            "Nel piano non c'è: OB1/k1, OB2/k9. Scrivere NODO/INDICATORE come nell'albero, oppure togliere l'ipotesi.",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_how_to_mend_it(refuse: Callable[[], ScoringError], sentence: str) -> None:
    assert str(refuse()) == sentence


def test_a_refusal_keeps_what_it_is_about() -> None:
    band = BandError(reason="order", word="Alto")
    assert (band.reason, band.word, BandError(reason="empty").word) == ("order", "Alto", "")
    rule = UnknownRuleError("lineare", ("on_off",))
    assert (rule.rule, rule.known) == ("lineare", ("on_off",))
    section = UnknownSectionError("operativo", ("strategico",))
    assert (section.section, section.known) == ("operativo", ("strategico",))
    assert RuleParametersError("fasce", "coppie").rule == "fasce"
    assert ScenarioError((FIRST, SECOND)).keys == (FIRST, SECOND)
