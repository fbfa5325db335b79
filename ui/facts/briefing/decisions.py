"""The decisions that the numbers ask for. They are questions: what to do is for the Giunta to say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from data.plan.minutes import DECISION_LENGTH, Decision, MinutedDecision, Outcome
from data.plan.outcomes import ADOPTING, FIXING, scenario_code, target_code
from data.plan.scenarios import assumed
from scoring.ambition import SOFT_BELOW, Ambition
from scoring.result import Why
from scoring.summary import costliest_measures
from ui.facts import words
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.agreed import pair_of_round
from ui.facts.briefing.slide import BESIDE, Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import count, percent, points, promise, quantity, short
from ui.facts.format import target as promise_of
from ui.facts.node_record import measure_record
from ui.facts.second import moved
from ui.facts.whatif.counted import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.plan.rounds import Choice
    from scoring.result import MeasureResult
    from ui.facts.briefing.sources import Sources
    from ui.facts.whatif.targets import Target

_EASY, _HARD = {Ambition.SOFT, Ambition.ALREADY}, {Ambition.DREAM, Ambition.HARD}
OUTCOMES: Final[Mapping[Outcome, str]] = MappingProxyType(
    {Outcome.APPROVED: "Approvata", Outcome.DEFERRED: "Rinviata", Outcome.REJECTED: "Respinta"}
)
"""What the Giunta may answer, as it stands on a button and in the minutes."""
SIGNS: Final[Mapping[Outcome, tuple[str, str]]] = MappingProxyType(
    {Outcome.APPROVED: ("✓", "green"), Outcome.DEFERRED: ("◔", "yellow"), Outcome.REJECTED: ("✕", "red")}
)
"""The symbol beside the word of an answer, and the name of its colour: those of a state that is good, waits, is bad."""
OPEN: Final = "Da decidere"
"""What stands where nothing was decided yet."""


class Ask(StrEnum):
    """What is asked."""

    ADOPT = ADOPTING
    CONFIRM = "confermare"
    RAISE = "alzare"
    REVIEW = "rivedere"
    MEASURE = "misurare"
    FIX = FIXING
    OTHER = "altro"


@dataclass(frozen=True, slots=True)
class AskedDecision:
    """A question, what it is about, and the fact it comes from.

    Attributes:
        code: its word in the minutes: the same as long as it asks the same of the same.
        about: what it is about, with its whole name; its code is ``BESIDE`` it.
        results: the indicators it is about.
        more: what the history says of it; empty where it says nothing.
        minuted: what was decided; None where nothing was yet.
    """

    code: str
    ask: Ask
    about: str
    question: str
    fact: str
    results: tuple[MeasureResult, ...]
    more: str = ""
    minuted: MinutedDecision | None = None

    @property
    def shown(self) -> str:
        """What it is about, as long as a cell of a slide may be."""
        name, beside, code = self.about.partition(BESIDE)
        return f"{short(name, sentences.LABEL)}{beside}{code}"

    @property
    def outcome(self) -> Outcome:
        """What was decided, or that it is still to decide."""
        return self.minuted.decision.outcome if self.minuted else Outcome.OPEN


def slide(sources: Sources) -> Slide:
    """Every question that the numbers ask, and those that people asked, with what was decided."""
    found = tuple(decisions(sources))
    headline = _headline(sources, found)
    columns = (
        SlideColumn("Su che cosa", 42),
        SlideColumn("Decisione", 34),
        SlideColumn("Il fatto", 34),
        SlideColumn("Esito", 19),
    )
    rows = tuple((d.shown, d.question, d.fact, OUTCOMES.get(d.outcome, OPEN)) for d in found)
    return Slide(
        code=SlideKind.DECISIONS,
        kind=SlideKind.DECISIONS,
        name="Decisioni chieste",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.answer(
                f"{plain(d.shown)}: {d.question[:1].lower()}{d.question[1:]} {words.sentence(d.fact)}" for d in found
            ),
            sentences.answer(c for d in found for m in d.results for c in beside_means(sources.view, m)),
            sentences.answer(d.more for d in found if d.more),
        ),
        table=SlideTable("", columns, rows, pair_of_round(sources)) if found else None,
        sentences=() if found else (_NONE, *sentences.in_course(sources)),
    )


_NONE: Final = "I dati non chiedono decisioni sui target: si può scriverne una nella pagina Giunta."


def decisions(sources: Sources) -> Iterator[AskedDecision]:
    """The scenario, what a planning round agreed, else what the numbers ask; then what was decided or people asked."""
    minuted = {each.decision.code: each for each in sources.minutes}
    by_numbers = () if sources.agreed else (*_next_targets(sources), *_missed(sources), *_silent(sources))
    for asked in (*_scenario(sources), *_agreed(sources), *by_numbers):
        yield replace(asked, minuted=minuted.pop(asked.code, None))
    for each in minuted.values():
        d = each.decision
        yield AskedDecision(d.code, Ask.OTHER, d.about, d.question, d.fact, (), minuted=each)


def recorded(sources: Sources, asked: AskedDecision, outcome: Outcome, note: str = "") -> Decision:
    """A decision as it goes to the minutes, in the words in which it is asked."""
    ente, year = sources.view.plan.ente.code, sources.year
    about, question = short(plain(asked.about), DECISION_LENGTH), asked.question
    return Decision(
        ente=ente,
        year=year,
        code=asked.code,
        about=about,
        question=question,
        fact=asked.fact,
        outcome=outcome,
        note=note,
    )


def plain(text: str) -> str:
    """A cell in one line of prose: what is beside its text in brackets.

    Examples:
        >>> plain("Tempi dei pagamenti\u2003B06_1")
        'Tempi dei pagamenti (B06_1)'
    """
    name, _, beside = text.partition(BESIDE)
    return f"{name} ({beside})" if beside else name


def _headline(sources: Sources, found: Sequence[AskedDecision]) -> str:
    year = sources.year + 1
    if not found:
        return f"Nessuna decisione sui target del {year} si legge dai dati"
    done = sum(d.outcome is not Outcome.OPEN for d in found)
    if done:
        decided = count(done, "decisione presa", "decisioni prese")
        return f"{decided} su {len(found)} per il {year}"
    counts = [(ask, sum(d.ask is ask for d in found)) for ask in Ask]
    asked = [f"{how_many} da {ask}" for ask, how_many in counts if how_many and ask in _OF_TARGETS]
    targets = [asked[0].replace(" ", " target ", 1), *asked[1:]] if asked else []
    silent = sum(len(d.results) for d in found if d.ask is Ask.MEASURE)
    others = dict(counts)[Ask.OTHER]
    phrases = (
        "uno scenario da adottare" if dict(counts)[Ask.ADOPT] else "",
        *targets,
        count(silent, "indicatore da misurare", "indicatori da misurare") if silent else "",
        count(others, "altra", "altre") if others else "",
    )
    return f"Da decidere per il {year}: {', '.join(filter(None, phrases))}"


_OF_TARGETS: Final = (Ask.CONFIRM, Ask.RAISE, Ask.REVIEW, Ask.FIX)


def _whole(m: MeasureResult) -> str:
    return sentences.labelled(m, len(m.title))


def _scenario(sources: Sources) -> Iterator[AskedDecision]:
    """The saved scenario that the slide of the what-if shows: what is decided of it decides its targets."""
    found = sources.hypothesis
    if found is None or not found.scenario or not found.answer.assumptions:
        return
    root = found.answer.effects.root
    numbers = count(len(found.answer.assumptions), "numero", "numeri")
    result = f"da {percent(root.before.score, fixed=True)} a {percent(root.after.score, fixed=True)}"
    fact = "; ".join((result, *moved(found.answer.before, found.answer.after)))
    about, question = f"Scenario «{found.name}»", f"Adottarne i {numbers} come proposta per il {found.year}?"
    if len(found.answer.assumptions) == 1:
        question = f"Adottarne il numero come proposta per il {found.year}?"
    yield AskedDecision(scenario_code(found.scenario), Ask.ADOPT, about, question, fact, ())


def _agreed(sources: Sources) -> Iterator[AskedDecision]:
    """The targets that a planning round agreed, each once; nothing of an indicator that the plan has no more."""
    agreed = {each.key: each.choice for each in sources.agreed}
    for m in once(sources.plan.measures):
        choice = agreed.get(m.measure.truth)
        if choice is not None:
            code = target_code(m.measure.truth, choice.value)
            reached = quantity(m.measure.previous, sources.view.symbol(m))
            fact = f"{choice.reason or words.HOW[choice.how]}; nel {sources.year}: {reached}"
            yield AskedDecision(code, Ask.FIX, _whole(m), _fixed(sources, m, choice), fact, (m,))


def _fixed(sources: Sources, m: MeasureResult, choice: Choice) -> str:
    """The question: to confirm the target that the plan has, or to put another in its place."""
    symbol, value = sources.view.symbol(m), assumed(choice.value)
    was, now = promise_of(m.measure, symbol), promise(m.measure.op, value, symbol)
    if value is not None and m.measure.target is not None and m.measure.target.value == value.value:
        return f"Confermare il target {sources.year + 1}, {was}?"
    return f"Portare il target {sources.year + 1} da {was} a {now}?"


def _next_targets(sources: Sources) -> Iterator[AskedDecision]:
    """Printed targets of the next year that nothing has ever reached, or that the last value passes already."""
    found = sorted(sources.targets.values(), key=lambda t: (t.flag not in _HARD, -t.result.effective_weight))
    for target in found:
        if target.flag in _HARD:
            why = "mai raggiunto" if target.judged.ever_reached is None else "difficile"
            yield _decision(sources, target, Ask.CONFIRM, why)
        elif target.flag in _EASY and (target.judged.percentile.value or 0.0) <= SOFT_BELOW:
            yield _decision(sources, target, Ask.RAISE, "già raggiunto")


def _decision(sources: Sources, target: Target, ask: Ask, why: str) -> AskedDecision:
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
    return AskedDecision(_code(ask, m), ask, _whole(m), question, f"{why}: {known}", (m,), more)


def _code(ask: Ask, m: MeasureResult) -> str:
    return f"{ask} {m.measure.key.node_code}/{m.code}"


def _missed(sources: Sources) -> Iterator[AskedDecision]:
    """The indicators that cost points, where the document prints no target for the next year: most first."""
    for m in costliest_measures(sources.main):
        if m.measure.key not in sources.targets:
            fact = f"nel {sources.year}: {measure_record(sources.view, m).actual}; {points(m.lost)} persi"
            yield AskedDecision(_code(Ask.REVIEW, m), Ask.REVIEW, _whole(m), _review(sources, m), fact, (m,))


def _review(sources: Sources, m: MeasureResult) -> str:
    year = sources.year + 1
    if m.measure.is_date:
        return f"Nuova scadenza nel {year}?"
    promised = promise_of(m.measure, sources.view.symbol(m))
    return f"Tenere il target, {promised}, nel {year}?" if promised else f"Tenere l'indicatore nel {year}?"


def _silent(sources: Sources) -> Iterator[AskedDecision]:
    """Those that were to be measured and have no value: one question for all of them."""
    found = tuple(m for m in sources.main.measures if m.why in {Why.NO_ACTUAL, Why.NOT_AVAILABLE})
    if found:
        codes = ", ".join(m.code for m in found)
        what = count(len(found), "indicatore", "indicatori")
        why = ", ".join(dict.fromkeys(words.WHY[m.why] for m in found))
        yield AskedDecision(str(Ask.MEASURE), Ask.MEASURE, codes, f"Misurare ancora {what} senza valore?", why, found)
