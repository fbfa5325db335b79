"""The result of the ente, and how it moved since the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.basis import BasisKind
from scoring.bridge import Bridge, Cause, bridge
from scoring.model import ROOT_CODE
from scoring.rounding import DUST
from scoring.summary import state_counts
from ui.facts import states
from ui.facts.beside_words import oiv_beside, oiv_sentences, published_sentence
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Bar, Bars, Highlight, Notes, Slide, SlideKind
from ui.facts.format import NBSP, change, difference, number, objectives, percent, points, short
from ui.facts.result_words import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import NodeResult
    from ui.facts.briefing.sources import Sources

_SENTENCES = 4
CAUSES = {
    Cause.INDICATORS: "indicatori diversi",
    Cause.WEIGHTS: "pesi",
    Cause.SOGLIE: "soglie",
    Cause.TARGETS: "target",
    Cause.RESULTS: "consuntivi",
    Cause.METHOD: "metodo",
}


def slide(sources: Sources) -> Slide:
    """One number, its word, the change, and how many objectives have which word."""
    root = sources.main.root
    headline = _headline(sources, root)
    return Slide(
        code=SlideKind.RESULT,
        kind=SlideKind.RESULT,
        name="Risultato",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.why(sources.root),
            sentences.answer(
                (
                    *sentences.against(sources.root, sources, sources.main),
                    *sentences.apart(sources.view, sources.main),
                )
            ),
            next_steps.what_now(sources, sources.main, ROOT_CODE),
        ),
        highlights=(sentences.highlight("Risultato dell'ente", root), _beside(sources, root), _reached(sources)),
        bars=_states(sources),
        sentences=tuple(_sentences(sources))[:_SENTENCES],
    )


def _headline(sources: Sources, root: NodeResult) -> str:
    ente, year = short(sources.view.plan.ente.short_name, 40), sources.year
    if root.score is None:
        return f"{ente} {year}: il risultato non c'è, {sources.root.why}"
    then = sentences.before_of(sources, sources.main, ROOT_CODE)
    moved = ""
    if then is not None and then.score is not None and not sentences.is_same(then.score, root.score):
        gap = difference(then.score, root.score)
        moved = f", {points(abs(gap))} {'in più' if gap > 0 else 'in meno'} del {year - 1}"
    if sources.main.is_in_course:
        return f"{ente}, {year} in corso: {sources.root.outcome}{moved}"
    return f"{ente} chiude il {year} a {sources.root.outcome}{moved}"


def _beside(sources: Sources, root: NodeResult) -> Highlight:
    """The year before; where it is not there, what the OIV gives to the same objectives."""
    found = oiv_beside(sources.view, sources.main)
    if sentences.before_of(sources, sources.main, ROOT_CODE) is not None or found.given is None:
        return _change(sources, root)
    same = f"sugli stessi {objectives(len(found.pairs))}" if len(found.pairs) > 1 else "sullo stesso obiettivo"
    note = f"{same}, il calcolo {percent(found.computed, fixed=True)}"
    return Highlight("Valutazione dell'OIV", percent(found.given, fixed=True), note)


def _change(sources: Sources, root: NodeResult) -> Highlight:
    year = sources.year - 1
    then = sentences.before_of(sources, sources.main, ROOT_CODE)
    if then is None:
        return Highlight(f"Rispetto al {year}", "n.d.", f"il {year} non è nell'archivio")
    if then.score is None or root.score is None:
        return Highlight(f"Rispetto al {year}", "n.d.", "uno dei due anni è senza risultato")
    return Highlight(
        f"Rispetto al {year}", f"{change(then, root)}{NBSP}punti", f"era {percent(then.score, fixed=True)}"
    )


def _reached(sources: Sources) -> Highlight:
    found = state_counts(sources.objectives, sources.main.policy.bands, in_course=sources.main.is_in_course)
    top, silent = found[0], sum(r.score is None for r in sources.objectives)
    return Highlight(
        f"Obiettivi «{states.word(top.band)}»",
        f"{top.count} su {len(sources.objectives)}",
        f"{number(silent, 0)} senza risultato" if silent else "",
        "",
        states.colour(top.band) if top.count else None,
    )


def _states(sources: Sources) -> Bars | None:
    found = state_counts(sources.objectives, sources.main.policy.bands, in_course=sources.main.is_in_course)
    whole = len(sources.objectives)
    if not whole:
        return None
    bars = tuple(
        Bar(states.word(c.band), float(c.count), number(c.count, 0), states.colour(c.band), states.state(c.band))
        for c in found
    )
    alt = "Obiettivi per stato: " + ", ".join(f"{bar.label} {bar.text}" for bar in bars) + "."
    return Bars("Obiettivi per stato", bars, 0.0, float(max(c.count for c in found) or 1), alt)


def _sentences(sources: Sources) -> Iterator[str]:
    yield from sentences.in_course(sources)
    yield from _causes(sources)
    yield from _others(sources)
    yield from filter(None, (published_sentence(sources.main),))
    said = oiv_sentences(oiv_beside(sources.view, sources.main))
    if said:
        yield f"{' '.join(said[:2])}{_severe(sources)}"
    yield from _as_planned(sources)


def _severe(sources: Sources) -> str:
    """To which objectives the OIV gives less than the rule."""
    codes = [
        pair.result.code
        for pair in oiv_beside(sources.view, sources.main).pairs
        if pair.computed is not None and pair.given < pair.computed and not sentences.is_same(pair.given, pair.computed)
    ]
    return f" Dà meno del calcolo a {short(', '.join(codes), 40)}." if codes else ""


def _as_planned(sources: Sources) -> Iterator[str]:
    """What the result would be on the targets of the plan, where one looks at those of the end of the year."""
    planned, now = sources.original.main.root.score, sources.main.root.score
    if sources.view.basis.kind is not BasisKind.VALID or planned is None or now is None:
        return
    if not sentences.is_same(planned, now):
        yield f"Sui target di inizio anno sarebbe {percent(planned, fixed=True)}."


def _causes(sources: Sources) -> Iterator[str]:
    """How much of the change each cause brings, where both years are there."""
    then = sources.sheet_before(sources.main)
    if then is None:
        return
    found = bridge(then.sheet, sources.main.sheet, (then.policy, sources.main.policy))
    if isinstance(found, Bridge):
        moved = sorted((s for s in found.steps if abs(s.points) > DUST), key=lambda s: -abs(s.points))
        parts = [f"{CAUSES[s.cause]} {'+' if s.points > 0 else ''}{number(s.points, fixed=True)}" for s in moved]
        if parts:
            yield f"Da che cosa viene il cambiamento, in punti: {', '.join(parts)}."


def _others(sources: Sources) -> Iterator[str]:
    """The results of the ente's other sheets, people apart."""
    for scored in sources.view.sheets:
        if scored is not sources.main and not scored.sheet.owner and scored.root.score is not None:
            name = sources.view.section_name(scored.sheet.section)
            yield f"Sezione «{name}»: {outcome(scored.root)}."
