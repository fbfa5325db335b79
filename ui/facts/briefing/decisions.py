"""The decisions that the numbers ask for. They are questions: what to do is for the Giunta to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scoring.ambition import SOFT_BELOW, Ambition
from scoring.result import Why
from scoring.summary import costliest_measures
from ui.facts import words
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import count, points, short
from ui.facts.format import target as promise_of
from ui.facts.node_record import measure_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.result import MeasureResult
    from ui.facts.briefing.sources import Sources
    from ui.facts.whatif.targets import Target

_MOST: Final = 3
"""Of a kind: the slide asks what weighs most, and says how many more there are."""
_EASY, _HARD = {Ambition.SOFT, Ambition.ALREADY}, {Ambition.DREAM, Ambition.HARD}


class Ask(StrEnum):
    """What is asked of a target."""

    CONFIRM = "confermare"
    RAISE = "alzare"
    REVIEW = "rivedere"
    MEASURE = "misurare"


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, what it is about, and the fact it comes from.

    Attributes:
        results: the indicators it is about.
        more: what the history says of it; empty where it says nothing.
    """

    ask: Ask
    about: str
    question: str
    fact: str
    results: tuple[MeasureResult, ...]
    more: str = ""


def slide(sources: Sources) -> Slide:
    """At most six questions, the hardest targets first."""
    found = tuple(decisions(sources))
    shown = _shown(found)
    headline = _headline(sources, found)
    columns = (SlideColumn("Su che cosa", 46), SlideColumn("Decisione", 32), SlideColumn("Il fatto", 44))
    rows = tuple((d.about, d.question, d.fact) for d in shown)
    more = sentences.and_more(found, len(shown), ("un'altra decisione", "altre {} decisioni"))
    return Slide(
        code=SlideKind.DECISIONS,
        kind=SlideKind.DECISIONS,
        name="Decisioni chieste",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.answer(
                f"{d.about}: {d.question[:1].lower()}{d.question[1:]} {words.sentence(d.fact)}" for d in found
            ),
            sentences.answer(c for d in found for m in d.results for c in beside_means(sources.view, m)),
            sentences.answer(d.more for d in found if d.more),
        ),
        table=SlideTable("", columns, rows, more) if found else None,
        sentences=() if found else ("I dati non chiedono decisioni sui target: si può scriverne una qui sotto.",),
    )


def decisions(sources: Sources) -> Iterator[Decision]:
    """What the numbers ask: next targets too hard or too easy, targets missed, indicators without a value."""
    yield from _next_targets(sources)
    yield from _missed(sources)
    yield from _silent(sources)


def _shown(found: Sequence[Decision]) -> list[Decision]:
    """The first of each kind, so that no kind fills the slide."""
    first = [d for ask in Ask for d in [d for d in found if d.ask is ask][:_MOST]]
    rest = [d for d in found if d not in first]
    chosen = [*first, *rest][: sentences.ROWS]
    return [d for d in found if d in chosen]


def _headline(sources: Sources, found: Sequence[Decision]) -> str:
    year = sources.year + 1
    if not found:
        return f"Nessuna decisione sui target del {year} si legge dai dati"
    counts = [(ask, sum(d.ask is ask for d in found)) for ask in Ask]
    names = {Ask.CONFIRM: "{} da confermare", Ask.RAISE: "{} da alzare", Ask.REVIEW: "{} da rivedere"}
    phrases = [names[ask].format(how_many) for ask, how_many in counts if how_many and ask in names]
    silent = sum(len(d.results) for d in found if d.ask is Ask.MEASURE)
    phrases += [count(silent, "indicatore da misurare", "indicatori da misurare")] if silent else []
    return f"Da decidere per il {year}, sui target: {', '.join(phrases)}"


def _next_targets(sources: Sources) -> Iterator[Decision]:
    """Printed targets of the next year that nothing has ever reached, or that the last value passes already."""
    found = sorted(sources.targets.values(), key=lambda t: (t.flag not in _HARD, -t.result.effective_weight))
    for target in found:
        if target.flag in _HARD:
            why = "mai raggiunto" if target.judged.ever_reached is None else "difficile"
            yield _decision(sources, target, Ask.CONFIRM, why)
        elif target.flag in _EASY and (target.judged.percentile.value or 0.0) <= SOFT_BELOW:
            yield _decision(sources, target, Ask.RAISE, "già raggiunto")


def _decision(sources: Sources, target: Target, ask: Ask, why: str) -> Decision:
    m, last, share = target.result, target.judged.last, target.judged.percentile.value
    known = (
        f"ultimo valore {next_steps.last_value(sources.view, m, last)} nel {last.year}"
        if last
        else "nessun valore noto"
    )
    more = (
        "" if share is None else f"{m.code}: in anni come quelli passati il target si manca {next_steps.times(share)}."
    )
    question = f"{ask.capitalize()} il target {sources.year + 1}, {promise_of(m.measure, sources.view.symbol(m))}?"
    return Decision(ask, sentences.named(m, 56), question, f"{why}: {known}", (m,), more)


def _missed(sources: Sources) -> Iterator[Decision]:
    """The indicators that cost points, where the document prints no target for the next year: most first."""
    for m in costliest_measures(sources.main):
        if m.measure.key not in sources.targets:
            fact = f"nel {sources.year}: {measure_record(sources.view, m).actual}; {points(m.lost)} persi"
            yield Decision(Ask.REVIEW, sentences.named(m, 56), _review(sources, m), fact, (m,))


def _review(sources: Sources, m: MeasureResult) -> str:
    year = sources.year + 1
    if m.measure.is_date:
        return f"Nuova scadenza nel {year}?"
    promised = promise_of(m.measure, sources.view.symbol(m))
    return f"Tenere il target, {promised}, nel {year}?" if promised else f"Tenere l'indicatore nel {year}?"


def _silent(sources: Sources) -> Iterator[Decision]:
    """Those that were to be measured and have no value: one question for all of them."""
    found = tuple(m for m in sources.main.measures if m.why in {Why.NO_ACTUAL, Why.NOT_AVAILABLE})
    if found:
        codes = short(", ".join(m.code for m in found), 56)
        what = count(len(found), "indicatore", "indicatori")
        why = ", ".join(dict.fromkeys(words.WHY[m.why] for m in found))
        yield Decision(Ask.MEASURE, codes, f"Misurare ancora {what} senza valore?", why, found)
