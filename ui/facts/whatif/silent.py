"""Why an answer of the what-if would be empty for this ente: said before somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts.whatif.past import past_years
from ui.facts.whatif.reach import reaches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.facts.whatif.question import WhatIfQuestion


def reasons(silences: Mapping[str, str]) -> str:
    """Why some offers are grey, in text: who has no mouse reads no tip. The same reason is told once.

    Args:
        silences: the reason by the name of what is offered; empty where it has something to say.

    Examples:
        >>> reasons({"Storia": "È una scadenza.", "Altri": "È una scadenza.", "Piano": ""})
        'Storia, Altri: È una scadenza.'
    """
    names: dict[str, list[str]] = {}
    for name, why in silences.items():
        if why:
            names.setdefault(why, []).append(name)
    return " ".join(f"{', '.join(found)}: {why}" for why, found in names.items())


def never(_: WhatIfQuestion) -> str:
    """There is always something to say."""
    return ""


def no_targets(question: WhatIfQuestion) -> str:
    """Whether there is no target to judge."""
    return "" if question.targets else "Nessun indicatore di questa sezione ha un target con una parte nel punteggio."


def no_history(question: WhatIfQuestion) -> str:
    """Whether nothing can be drawn from histories."""
    if any(each.expected for each in reaches(question)):
        return ""
    return (
        f"Nessun indicatore ha una storia: servono almeno tre valori annuali prima del {question.year}. Si caricano "
        "con i consuntivi, o le serie storiche, degli anni precedenti."
    )


def no_past(question: WhatIfQuestion) -> str:
    """Whether the promises cannot be tried on any earlier year."""
    if past_years(question.before, question.view.series, question.year):
        return ""
    return (
        f"Di nessun indicatore di questa sezione si conosce un valore prima del {question.year}: le promesse non si "
        "possono provare sul passato. Serve il consuntivo, o la serie storica, di almeno un anno precedente."
    )
