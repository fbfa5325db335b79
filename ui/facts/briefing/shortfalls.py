"""What did not go well: where the points went, with the reasons that the document prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.summary import costliest_measures, losses
from ui.facts import explain, states
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Bar, Bars, Notes, Slide, SlideKind
from ui.facts.format import number, objectives, percent, points
from ui.facts.node_record import measure_record
from ui.facts.spoken import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.summary import Loss
    from ui.facts.briefing.sources import Sources

_TOLD = 3
_BARS = 17
"""Objectives on two slides; the others together are one more bar."""
_NAME = 40
_NOTHING = "Nulla è stato misurato: non ci sono punti da contare"
_CONCENTRATED = 25
"""Percent of the points: where the first two objectives have less, it is not they that tell the story."""


def slide(sources: Sources) -> Slide:
    """The points lost, objective by objective, and why according to the document."""
    lost = losses(sources.main)
    elsewhere = [(name, spent) for name, spent in explain.elsewhere(sources.main) if spent > 0]
    headline = _headline(lost, elsewhere) if sources.main.root.score is not None else _NOTHING
    return Slide(
        code=SlideKind.SHORTFALLS,
        kind=SlideKind.SHORTFALLS,
        name="Che cosa non è andato",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.why(sources.root),
            sentences.against(sources.root, sources, sources.main),
            tuple(
                f"{loss.result.code}. {' '.join(next_steps.what_now(sources, sources.main, loss.result.code)[:2])}"
                for loss in lost[:_TOLD]
            ),
        ),
        bars=_bars(lost, elsewhere),
        sentences=tuple(_reasons(sources)) if lost or elsewhere else _nothing_lost(sources),
    )


def _nothing_lost(sources: Sources) -> tuple[str, ...]:
    """Where no indicator lost points: how a year in course stands, else that everything is at the most."""
    if awaited := sentences.in_course(sources):
        return awaited
    if sources.main.root.score is None:
        return ("Nessun indicatore ha un risultato.",)
    most = percent(sources.main.policy.cap, fixed=True)
    return (f"Ogni indicatore misurato è al massimo che il metodo dà, {most}.",)


def _headline(lost: Sequence[Loss], elsewhere: Sequence[tuple[str, float]]) -> str:
    """What the objectives lost; what was lost elsewhere where they lost nothing."""
    if not lost:
        told_ = "; ".join(f"{name.lower()}, {points(spent)}" for name, spent in elsewhere)
        return f"Nessun obiettivo misurato ha perso punti{f' ({told_})' if told_ else ''}"
    whole = sum(loss.points for loss in lost)
    if len(lost) == 1:
        return f"{points(whole)} persi, tutti in {sentences.said(lost[0].result)}"
    names = " e ".join(sentences.said(loss.result, _NAME) for loss in lost[:2])
    if len(lost) == 2:
        return f"{points(whole)} persi, tutti in {names}"
    share = sum(loss.points for loss in lost[:2]) / whole * 100
    if share < _CONCENTRATED:
        return f"{points(whole)} persi, sparsi in {objectives(len(lost))}"
    is_many = share_of(share).startswith(("Due", "Tre"))
    return f"{share_of(share)} dei punti persi {'sono' if is_many else 'è'} in {names}"


def _bars(lost: Sequence[Loss], elsewhere: Sequence[tuple[str, float]]) -> Bars | None:
    """The objectives that lost most, the others together, then what no objective lost."""
    if not lost and not elsewhere:
        return None
    # One bar for the last objective takes no more room than one for "the others".
    shown = lost if len(lost) <= _BARS + 1 else lost[:_BARS]
    bars = [
        Bar(
            sentences.labelled(loss.result),
            loss.points,
            number(loss.points, fixed=True),
            states.colour(loss.result.band),
            states.state(loss.result.band),
        )
        for loss in shown
    ]
    rest = lost[len(shown) :]
    if rest:
        spent = sum(loss.points for loss in rest)
        name = f"Gli altri {number(len(rest), 0)}"
        bars.append(Bar(name, spent, number(spent, fixed=True), "grey", "· altri obiettivi"))
    bars += [Bar(name, spent, number(spent, fixed=True), "grey", "· in nessun obiettivo") for name, spent in elsewhere]
    alt = "Punti persi: " + "; ".join(f"{bar.label}, {bar.text}" for bar in bars) + "."
    return Bars("Punti persi dal risultato dell'ente", tuple(bars), 0.0, max(bar.value or 0.0 for bar in bars), alt)


def _reasons(sources: Sources) -> Iterator[str]:
    """The costliest indicators: what was promised and reached, and its cause; else what the document says of it."""
    found = [measure_record(sources.view, m) for m in costliest_measures(sources.main)[:_TOLD]]
    for each in found:
        reason = f" Il documento: «{' '.join(each.note.split())}»" if each.note else ""
        if each.cause:
            reason = f" {' '.join(each.cause.split())}"
        lost = points(each.result.lost)
        yield f"{sentences.named(each.result)}: {each.reached}, {lost} persi.{reason}"
    if found and not any(each.note or each.cause for each in found):
        yield "Di questi indicatori il documento non stampa le ragioni."
