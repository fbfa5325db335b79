"""What the targets of a sheet ask, in words: how many of each judgement, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.ambition import FEWEST_OTHERS, Ambition
from ui.facts.format import count, number
from ui.facts.whatif.targets import OTHERS, already, flag_counts, flag_words, once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.targets import Target

ALL: Final = "tutti"
"""In the address, the filter that leaves none out."""

WORD: Final[Mapping[Ambition, str]] = {
    Ambition.SOFT: "facile",
    Ambition.ALREADY: "raggiunto",
    Ambition.PLAUSIBLE: "plausibile",
    Ambition.HARD: "difficile",
    Ambition.DREAM: "maivisto",
    Ambition.UNKNOWN: "ignoto",
}
"""What the address says of each filter."""


def summary(targets: Sequence[Target], year: int) -> str:
    """How many targets, how many of them ask nothing new, and the judgements."""
    counts = "; ".join(count(many, *_NAMES[flag]) for flag, many in flag_counts(targets).items())
    return f"**{number(len(targets), 0)} target del {year}**: {counts}.  \n{_nothing_new(targets, year)}"


_NAMES: Final[Mapping[Ambition, tuple[str, str]]] = {
    Ambition.SOFT: ("facile", "facili"),
    Ambition.ALREADY: ("già raggiunto", "già raggiunti"),
    Ambition.PLAUSIBLE: ("plausibile", "plausibili"),
    Ambition.HARD: ("difficile", "difficili"),
    Ambition.DREAM: ("mai visto", "mai visti"),
    Ambition.UNKNOWN: ("di cui non si può dire", "di cui non si può dire"),
}
"""One target, or more, of each judgement."""


def _nothing_new(targets: Sequence[Target], year: int) -> str:
    """How many ask what was reached already, whatever their judgement."""
    if all(target.judged.last is None for target in targets):
        return f"Di nessuno si conosce un valore prima del {year}: non si può dire se chiede più di ciò che si faceva."
    last, earlier = len(already(targets)), len(once(targets))
    if not last and not earlier:
        return "Fra quelli di cui si conosce un valore precedente, nessuno chiede ciò che era già stato raggiunto."
    parts = [f"**{last}** dall'ultimo valore noto"] if last else []
    parts += [f"**{earlier}** da quello di un anno precedente"] if earlier else []
    return f"Chiedono quanto era già stato raggiunto, o meno: {', '.join(parts)}."


def filters(targets: Sequence[Target]) -> dict[str, str]:
    """All of them, or those of one judgement, each with how many there are."""
    found = {WORD[flag]: f"{flag_words(flag)} {many}" for flag, many in flag_counts(targets).items()}
    return {ALL: f"Tutti {len(targets)}"} | found


def how_to_read(question: WhatIfQuestion, targets: Sequence[Target]) -> str:
    """What difficulty and shares mean, and what the others are or why they are missing."""
    few = not any(t.judged.others_missing.value is not None for t in targets)
    others = (
        f"Il confronto con gli altri enti manca: ne servono {FEWEST_OTHERS} con un valore prima del {question.year}."
        if few
        else f"**{OTHERS}**: enti che non arrivavano al target, nell'anno fra parentesi."
    )
    return (
        f"**Difficoltà**: su cento anni che si muovono come quelli prima del {question.year}, quanti mancano il "
        "target; servono almeno tre valori annuali, con due passaggi da un anno al successivo. "
        "**Salti minori**: quanti dei "
        f"passaggi passati non bastavano a ciò che il target chiede. {others}"
    )
