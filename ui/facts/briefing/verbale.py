"""The minutes of what the Giunta decided: every decision that was asked, with its outcome, as ready words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from data.plan.minutes import Outcome
from ui.facts.briefing.agreed import pair_of_round
from ui.facts.briefing.decisions import OPEN, OUTCOMES, decisions, plain
from ui.facts.briefing.words import corner, facts
from ui.facts.format import count, written_out
from ui.facts.relazione.text_table import Heading, TextTable

if TYPE_CHECKING:
    from datetime import date

    from ui.facts.briefing.decisions import AskedDecision
    from ui.facts.briefing.sources import Sources

TITLE: Final = "Verbale delle decisioni"
_HEADINGS: Final = (
    Heading("N.", 6, is_number=True),
    Heading("Su che cosa", 44),
    Heading("Decisione chiesta", 36),
    Heading("Il fatto", 34),
    Heading("Esito", 18),
    Heading("Nota", 34),
    Heading("Verbalizzata", 28),
)
_COUNTED: Final = {
    Outcome.APPROVED: ("approvata", "approvate"),
    Outcome.DEFERRED: ("rinviata", "rinviate"),
    Outcome.REJECTED: ("respinta", "respinte"),
    Outcome.OPEN: ("ancora da decidere", "ancora da decidere"),
}
"""What is said of one decision, and of more, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbale:
    """The document; every text is Italian and ready to be read.

    Attributes:
        about: of what it is: name and value.
        foot: what every page says of itself.
        warning: on every page; empty where the ente exists.
        table: a row for each decision, in the order in which they were asked.
        summary: how many were taken, in a sentence; where a planning round was concluded, what its targets do to the
            result and what they ask.
    """

    title: str
    ente: str
    about: tuple[tuple[str, str], ...]
    foot: str
    warning: str
    day: date
    table: TextTable
    summary: str


def verbale(sources: Sources) -> Verbale:
    """The minutes of an ente and year, those still to decide too."""
    found, about = tuple(decisions(sources)), sources.about
    rows = tuple(_row(number, asked) for number, asked in enumerate(found, start=1))
    return Verbale(
        title=f"{TITLE} sui target del {sources.year + 1}",
        ente=about.ente,
        about=facts(about),
        foot=" · ".join(filter(None, corner(about))),
        warning=about.warning,
        day=about.day,
        table=TextTable("", _HEADINGS, rows),
        summary=" ".join(filter(None, (_summary(found, about.day), pair_of_round(sources)))),
    )


def _row(number: int, asked: AskedDecision) -> tuple[str, ...]:
    minuted = asked.minuted
    when = f"{minuted.saved_at.replace(tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}" if minuted else ""
    return (
        str(number),
        plain(asked.about),
        asked.question,
        asked.fact,
        OUTCOMES.get(asked.outcome, OPEN),
        minuted.decision.note if minuted else "",
        f"{minuted.author}, {when}" if minuted else "",
    )


def _summary(found: tuple[AskedDecision, ...], day: date) -> str:
    """How many have which outcome, on which day the document was made."""
    counted = Counter(each.outcome if each.outcome in OUTCOMES else Outcome.OPEN for each in found)
    told = [count(counted[outcome], *words) for outcome, words in _COUNTED.items() if counted[outcome]]
    return f"Decisioni al {written_out(day)}: {', '.join(told)}." if told else "Nessuna decisione è stata chiesta."
