"""How likely each state is, in words: shares of the draws, the seed, why some chances are not told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.plan.planning import Outlook
from scoring.chance import FEWEST_SHARE, Withheld
from ui.facts.format import number, percent
from ui.facts.typed import TypedError, typed

if TYPE_CHECKING:
    from scoring.chance import Chances, NodeChance
    from scoring.policy import Band, Bands
    from ui.facts.whatif.question import WhatIfQuestion

SEED_DEFAULT: Final = 1
"""The seed of the draws where none is typed."""


def seed_of(text: str) -> tuple[int, str]:
    """The seed that a person typed, and what is wrong with it: then it is the usual one.

    Examples:
        >>> seed_of("42"), seed_of("")
        ((42, ''), (1, ''))
        >>> seed_of("1,5")
        (1, 'Il seme è un numero intero da 0 in su: uso 1.')
    """
    if not text.strip():
        return SEED_DEFAULT, ""
    try:
        value = typed(text).value
    except TypedError as error:
        return SEED_DEFAULT, f"{error} Uso il seme {SEED_DEFAULT}."
    if value < 0 or value != int(value):
        return SEED_DEFAULT, f"Il seme è un numero intero da 0 in su: uso {SEED_DEFAULT}."
    return int(value), ""


def what_was_drawn(question: WhatIfQuestion, chances: Chances) -> str:
    """What was drawn, from what, and what is taken for granted."""
    known = f"con i valori fino al {question.year - 1}" if question.is_plan else "con ciò che si sapeva prima dell'anno"
    rest = "all'ultimo valore" if question.is_plan else "al consuntivo"
    outlook = " Ciò che si suppone dei consuntivi qui non conta." if question.outlook is not Outlook.LAST else ""
    return (
        f"Il {question.year} {known}: gli indicatori con una storia sono estratti {number(chances.draws, 0)} volte dai "
        f"loro cambiamenti annuali, gli altri restano {rest}. Ciascuno è estratto per conto suo: se nella realtà "
        f"si muovono insieme, i risultati sono più incerti di così.{outlook}"
    )


def shares_of(chance: NodeChance, bands: Bands) -> list[tuple[Band, float]]:
    """The share of the draws (0-1) in each state, from the worst."""
    return list(zip(bands.bands, chance.probabilities, strict=True))


def share_text(share: float) -> str:
    """A share of the draws (0-1), whole points: what happened at least once is never 0.

    Examples:
        >>> [share_text(s).replace("\u00a0", " ") for s in (0.0, 0.0002, 0.875, 0.999, 1.0)]
        ['0 %', '<1 %', '88 %', '>99 %', '100 %']
    """
    if 0 < share < 0.005:
        return f"<{percent(1)}"
    return f">{percent(99)}" if 0.995 <= share < 1 else percent(100 * share, 0)


WITHHELD: Final = {
    Withheld.NO_SCORE: "senza punteggio",
    Withheld.NO_HISTORY: "nessun indicatore ha una storia",
    Withheld.LITTLE_HISTORY: f"meno del {number(100 * FEWEST_SHARE, 0)} % ha una storia",
}
"""Why the chances of a node are not told."""


def why_withheld(chance: NodeChance, year: int) -> str:
    """The reason in a sentence, with what would mend it."""
    if chance.withheld is Withheld.NO_SCORE:
        return "Non ha punteggio, neppure con ogni indicatore al suo valore centrale."
    if chance.withheld is Withheld.NO_HISTORY:
        return f"Nessuno dei suoi indicatori ha una storia: servono almeno tre valori annuali prima del {year}."
    return (
        f"Peso degli indicatori con una storia: {percent(100 * chance.varying_share, 0)}; ne serve almeno il "
        f"{percent(100 * FEWEST_SHARE, 0)}, perché il resto, fermo, sembrerebbe certo. Servono, per altri "
        f"indicatori, almeno tre valori annuali prima del {year}."
    )
