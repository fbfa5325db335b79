"""The what-if to decide on: a saved scenario, hypotheses made live, or next year's plan as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.outcomes import NOT_APPROVED
from scoring.result import Why
from scoring.scenario import Field, official
from scoring.summary import costliest_measures
from ui.facts import states, words
from ui.facts.briefing import sentences
from ui.facts.briefing.agreed import left_out
from ui.facts.briefing.slide import Highlight, Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.briefing.sources import Hypothesis
from ui.facts.caveats import BREAK_KIND
from ui.facts.format import NBSP, change, count, number, percent, points, promise, quantity, score, short
from ui.facts.format import target as promise_of
from ui.facts.node_record import measure_record
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.counted import once, printed_targets
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.planning_round import scenario_name
from ui.facts.whatif.revisions import answers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model import Measure, Quantity
    from scoring.result import MeasureResult
    from scoring.scenario import Assumption
    from ui.facts.briefing.sources import Sources
    from ui.facts.whatif.question import WhatIfQuestion

LEVERS = 3
"""Indicators that can be moved on a slide."""
_FLIPS = 2
FIELD = {Field.TARGET: "target", Field.SOGLIA: "soglia", Field.ACTUAL: "consuntivo", Field.WEIGHT: "peso"}


def slide(sources: Sources) -> Slide:
    """The result before and after, with the numbers that were assumed."""
    found = sources.hypothesis or as_planned(sources)
    headline = _headline(sources, found)
    return Slide(
        code=SlideKind.WHATIF,
        kind=SlideKind.WHATIF,
        name="Ipotesi da decidere",
        headline=headline,
        generated=headline,
        notes=Notes(sentences.answer(_why(sources, found)), _against(sources, found), sentences.answer(_flips(found))),
        highlights=tuple(_highlights(sources, found)),
        table=_assumed(sources, found) if found.answer.assumptions else _levers(sources, found),
        sentences=(
            *filter(None, (pair(sources, found), found.note, _cautions(sources, found))),
            *list(_flips(found))[:_FLIPS],
        ),
        is_hypothesis=True,
    )


def pair(sources: Sources, found: Hypothesis) -> str:
    """What the hypotheses do to the result, and what they ask; empty where there are none."""
    return pair_words(found.answer, sources.view.series, found.year) if found.answer.assumptions else ""


def as_planned(sources: Sources) -> Hypothesis:
    """Next year's plan with the last values in the place of its results."""
    year = sources.year
    origin = _origin(*printed_targets(sources.plan, sources.following.planned), year)
    note = f"Piano {year + 1}: {origin}. Al posto dei consuntivi, gli ultimi valori noti."
    return Hypothesis(answer=what_if(sources.plan, ()), year=year + 1, note=note)


GONE = "Lo scenario scelto non c'è più: si mostra"
"""Where the scenario that a slide names was deleted, or is of another plan; then what is shown in its place."""


def hypothesis_of(question: WhatIfQuestion, sources: Sources, chosen: str) -> Hypothesis:
    """What is being assumed as a slide shows it.

    Args:
        question: the ente's own sheet; its scenario, else the planning round whose targets it has as saved
            hypotheses, gives the name while nobody has changed it.
        sources: the facts of the briefing.
        chosen: the code of the scenario that the slide names; empty where it names none.
    """
    scenario = question.scenario
    is_saved = scenario is not None and not question.hypotheses.is_modified
    name, code = (scenario.name, scenario.id) if scenario is not None and is_saved else ("", "")
    is_round = scenario is None and bool(question.hypotheses.saved)
    if is_round and not question.hypotheses.is_modified:
        name = scenario_name(question)
    note = as_planned(sources).note if question.is_plan else ""
    if chosen and scenario is None:
        note = f"{GONE} il {'giro dei target' if is_round else 'piano'}. {note}"
    told = left_out(sources) if scenario is None and question.is_plan else turned_down(question, sources, code)
    note = " ".join(filter(None, (told, note)))
    return Hypothesis(answer=question.answer, year=question.year, name=name, scenario=code, note=note)


def turned_down(question: WhatIfQuestion, sources: Sources, scenario: str) -> str:
    """That the Giunta has turned down the scenario shown, or some of its numbers; empty where it has not.

    Examples: ``Rinviati o respinti dalla Giunta, e qui ancora contati: A02_2.``
    """
    answers = answers_of(sources.view, sources.minutes)
    found = [a for a in question.answer.assumptions if answers.said(a, scenario) in NOT_APPROVED]
    codes = ", ".join(dict.fromkeys(a.key.indicator_code for a in found))
    return f"Rinviati o respinti dalla Giunta, e qui ancora contati: {codes}." if codes else ""


def _cautions(sources: Sources, found: Hypothesis) -> str:
    """What a reader must know before trusting the number: what counts only here, what counts zero, what was refused."""
    told_ = []
    if found.year != sources.year:
        silent, new = _at_zero(found), _only_planned(sources, found)
        told_ += (
            [f"Senza un valore che valga per il {found.year}, e quindi a zero: {_codes(silent)}."] if silent else []
        )
        told_ += [f"Fuori dal calcolo nel {sources.year}, contano nel piano: {_codes(new)}."] if new else []
    # A hypothesis may be refused for more than one reason.
    refused = len({refusal.assumption for refusal in found.answer.refused})
    if refused:
        one, more = "ipotesi non si può fare e non è contata", "ipotesi non si possono fare e non sono contate"
        told_.append(f"{count(refused, one, more)}.")
    return " ".join(told_)


def _at_zero(found: Hypothesis) -> list[MeasureResult]:
    """What still counts zero under the hypotheses: one of them may give the value that lacks."""
    return [m for m in found.answer.after.measures if m.why is Why.MISSING_IS_ZERO and m.effective_weight > 0]


def _only_planned(sources: Sources, found: Hypothesis) -> list[MeasureResult]:
    """Indicators that have a score in the plan, under the hypotheses, and had none in the year."""
    without = {m.measure.key for m in sources.main.measures if m.score is None}
    return [m for m in found.answer.after.measures if m.score is not None and m.measure.key in without]


def _codes(found: Sequence[MeasureResult]) -> str:
    return short(", ".join(m.code for m in found), 60)


def _origin(printed: int, whole: int, year: int) -> str:
    """Where the targets of the next year come from.

    Examples:
        >>> _origin(1, 3, 2023), _origin(3, 3, 2023)
        ('1 target su 3 è quello stampato, gli altri sono quelli del 2023', 'i target sono quelli stampati')
    """
    if not printed:
        return f"il documento non ne stampa i target, e sono quelli del {year}"
    if printed == whole:
        return "i target sono quelli stampati"
    are = "è quello stampato" if printed == 1 else "sono quelli stampati"
    return f"{printed} target su {whole} {are}, gli altri sono quelli del {year}"


def levers(found: Hypothesis) -> tuple[MeasureResult, ...]:
    """The indicators to move on the slide: those already assumed, then those that cost most."""
    assumed = {a.key for a in found.answer.assumptions}
    before = found.answer.before
    first = once(m for m in before.measures if {m.measure.key, m.measure.truth} & assumed)
    rest = [m for m in once(costliest_measures(before)) if not {m.measure.key, m.measure.truth} & assumed]
    # Where nothing was reached no target changes anything.
    moving = [m for m in rest if m.measure.target is not None and m.measure.actual is not None]
    return (*(m for m in first if m.measure.target is not None), *moving)[:LEVERS]


def _headline(sources: Sources, found: Hypothesis) -> str:
    root = found.answer.effects.root
    after = percent(root.after.score, fixed=True)
    if not found.answer.assumptions:
        if found.year == sources.year:
            return f"Il {sources.year} com'è: {after}. Che cosa cambierebbe con altri numeri?"
        if root.after.score is None:
            return f"Il piano {found.year} non ha ancora un punteggio"
        if all(m.why is Why.MISSING_IS_ZERO for m in found.answer.after.measures if m.effective_weight > 0):
            return f"Del {found.year} non si conosce ancora nessun valore: per il metodo, {after}"
        return f"Se il {found.year} va come il {sources.year}: {after}, {states.word(root.after.band).lower()}"
    name = f"«{short(found.name, 50)}»" if found.name else count(len(found.answer.assumptions), "ipotesi", "ipotesi")
    return f"{found.year}, con {name}: da {percent(root.before.score, fixed=True)} a {after}"


def _highlights(sources: Sources, found: Hypothesis) -> Iterator[Highlight]:
    root = found.answer.effects.root
    is_plain = not found.answer.assumptions
    before = sources.main.root if is_plain else root.before
    official_ = f"Risultato {sources.year}" if is_plain or found.year == sources.year else f"Piano {found.year}"
    yield sentences.highlight(official_, before)
    yield sentences.highlight(f"Piano {found.year}" if is_plain else "Con le ipotesi", root.after)
    if before.score is None or root.after.score is None:
        yield Highlight("Differenza", "n.d.", "uno dei due non ha punteggio")
    else:
        yield Highlight("Differenza", f"{change(before, root.after)}{NBSP}punti", "")


def _assumed(sources: Sources, found: Hypothesis) -> SlideTable:
    columns = (
        SlideColumn("Indicatore", 40),
        SlideColumn("Ora", 24),
        SlideColumn("Ipotesi", 24),
        SlideColumn("Suo punteggio", 26, is_number=True),
    )
    rows = tuple(_row(sources, found, a) for a in found.answer.assumptions)
    return SlideTable("", columns, rows)


def _row(sources: Sources, found: Hypothesis, assumption: Assumption) -> tuple[str, ...]:
    effect = found.answer.effects.measure(assumption.key)
    measure = effect.before.measure
    is_weight = assumption.field is Field.WEIGHT
    symbol = "%" if is_weight else "" if measure.is_date else sources.view.symbol(effect.before)
    now, then = (
        _written(q, symbol, measure if assumption.field is Field.TARGET else None)
        for q in (official(measure, assumption.field), assumption.value)
    )
    name = FIELD[assumption.field]
    return (
        sentences.labelled(effect.before),
        f"{name} {now}",
        f"{name} {then}",
        f"{score(effect.before)} → {score(effect.after)}",
    )


def _written(value: Quantity | None, symbol: str, promised: Measure | None) -> str:
    """A number with its unit; a target as the promise that it is."""
    if value is None:
        return "nessuno"
    return promise(promised.op, value, symbol) if promised else quantity(value, symbol)


def _levers(sources: Sources, found: Hypothesis) -> SlideTable | None:
    costly = costliest_measures(found.answer.before)[: sentences.ROWS]
    if not costly:
        return None
    columns = (
        SlideColumn(f"Indicatori che {'tolgono' if found.year == sources.year else 'toglierebbero'} più punti", 46),
        SlideColumn(f"Target {found.year}", 20),
        SlideColumn("Valore supposto" if found.year != sources.year else "Consuntivo", 20),
        SlideColumn("Punti persi", 14, is_number=True),
    )
    rows = tuple(
        (
            sentences.labelled(m),
            promise_of(m.measure, "" if m.measure.is_date else sources.view.symbol(m)),
            measure_record(sources.view, m).actual,
            number(m.lost, fixed=True),
        )
        for m in costly
    )
    return SlideTable("", columns, rows)


def _why(sources: Sources, found: Hypothesis) -> Iterator[str]:
    yield "Sono ipotesi: nessun dato ufficiale è cambiato, e lo stesso motore calcola le due colonne."
    if found.year != sources.year:
        for m in _only_planned(sources, found):
            row = sources.view.actuals.get(m.measure.key)
            note = f" Nota: «{short(' '.join(row.note.split()), 120)}»" if row and row.note else ""
            why = words.WHY[sources.main.measure(m.measure.key).why]
            yield f"{sentences.named(m)}: nel {sources.year} {why}.{note}"
        for m in _at_zero(found):
            yield from _broken(sources, m, found.year)
    for assumption in found.answer.assumptions:
        name, now, then, scores = _row(sources, found, assumption)
        yield f"{name}: da {now} a {then}, punteggio {scores}."
    if not found.answer.assumptions:
        for m in costliest_measures(found.answer.before)[:LEVERS]:
            yield f"{sentences.named(m)}: {measure_record(sources.view, m).reached}, {points(m.lost)} persi."


def _broken(sources: Sources, result: MeasureResult, year: int) -> Iterator[str]:
    """Why what was reached in the year does not count for the next one: its series begins anew."""
    series = sources.view.series.get(result.measure.key)
    for each in series.breaks if series else ():
        if each.year == year:
            was = measure_record(sources.view, sources.main.measure(result.measure.key)).actual
            kind = BREAK_KIND.get(each.kind, each.kind)
            yield f"{result.code}: nel {sources.year} {was}, ma dal {year} {kind}: {short(each.reason, 120)}"


def _against(sources: Sources, found: Hypothesis) -> tuple[str, ...]:
    year, now, planned = sources.year, sources.main.root.score, found.answer.before.root.score
    told_ = f"Il risultato del {year} {_is(now)}."
    if found.year == year:
        return (told_,)
    would = f"darebbe {percent(planned, fixed=True)}" if planned is not None else "non ha ancora un punteggio"
    return (f"{told_} Senza ipotesi il piano {found.year} {would}.",)


def _is(score_: float | None) -> str:
    return "non c'è" if score_ is None else f"è {percent(score_, fixed=True)}"


def _flips(found: Hypothesis) -> Iterator[str]:
    """Objectives whose word the hypotheses change."""
    for effect in found.answer.effects.flipped:
        if effect.after.code and not effect.after.node.is_heading:
            before, after = states.word(effect.before.band), states.word(effect.after.band)
            yield f"{sentences.named(effect.after)}: da «{before}» a «{after}»."
