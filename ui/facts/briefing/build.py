"""The briefing of an ente and year: read off the facts, then as people have edited it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.facts.briefing import changed, cover, decisions, node, others, result, risks, shortfalls, strengths, whatif
from ui.facts.briefing.agreed import with_agreed
from ui.facts.briefing.slide import Briefing, Notes, Slide, SlideKind
from ui.facts.whatif.question import question_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from data.plan.briefings import SavedSlide
    from data.plan.scenarios import SavedScenario
    from ui.facts.briefing.sources import Sources
    from ui.facts.years import Years

GENERATED: Final[Mapping[SlideKind, Callable[[Sources], Slide]]] = {
    SlideKind.COVER: cover.slide,
    SlideKind.RESULT: result.slide,
    SlideKind.SHORTFALLS: shortfalls.slide,
    SlideKind.OTHERS: others.slide,
    SlideKind.RISKS: risks.slide,
    SlideKind.WHATIF: whatif.slide,
    SlideKind.DECISIONS: decisions.slide,
    SlideKind.STRENGTHS: strengths.slide,
    SlideKind.CHANGED: changed.slide,
}
"""The slides that every briefing begins with, in the order of the story, and what makes each."""
IN_RESERVE: Final = frozenset({SlideKind.STRENGTHS, SlideKind.CHANGED})
"""Slides that the story does without: they are at hand, and shown where somebody wants them."""


def chosen_scenario(slides: Sequence[SavedSlide]) -> str:
    """Code of the scenario that the what-if slide names; empty where it names none."""
    return next((each.subject for each in slides if each.kind == SlideKind.WHATIF), "")


def briefing(
    sources: Sources, saved: Sequence[SavedSlide] = (), ready: Mapping[SlideKind, Slide] | None = None
) -> Briefing:
    """Every slide, in the order that people gave them; as generated where nobody edited anything.

    Args:
        sources: the facts.
        saved: what people wrote; slides that it does not name come after, as generated.
        ready: slides generated already from the same facts.
    """
    ready = ready or {}
    edited = [_edited(_made(sources, each, ready), each) for each in saved]
    codes = {slide.code for slide in edited}
    rest = [_unedited(sources, kind, ready) for kind in GENERATED if kind not in codes]
    return Briefing(sources.about, (*edited, *rest))


def with_scenario(
    years: Years, sources: Sources, slides: Sequence[SavedSlide], scenarios: Sequence[SavedScenario]
) -> Sources:
    """The facts with the scenario that the slides name, else with the planning round; as they are where none is.

    Args:
        years: of the ente.
        sources: the facts.
        slides: as saved; empty where nobody did.
        scenarios: of the plan.
    """
    chosen = chosen_scenario(slides)
    if not chosen and not sources.agreed:
        return sources
    scenario = next((each for each in scenarios if each.id == chosen), None)
    question = with_agreed(question_of(years, sources.view, scenario), sources.agreed, sources.minutes)
    return replace(sources, hypothesis=whatif.hypothesis_of(question, sources, chosen))


def _unedited(sources: Sources, kind: SlideKind, ready: Mapping[SlideKind, Slide]) -> Slide:
    made = _generated(sources, kind, ready)
    return replace(made, is_hidden=True) if kind in IN_RESERVE else made


def _generated(sources: Sources, kind: SlideKind, ready: Mapping[SlideKind, Slide]) -> Slide:
    return ready[kind] if kind in ready else GENERATED[kind](sources)


def _made(sources: Sources, saved: SavedSlide, ready: Mapping[SlideKind, Slide]) -> Slide:
    try:
        kind = SlideKind(saved.kind)
    except ValueError:
        return _gone(saved, f"La slide «{saved.code}» è di un tipo che questa versione del programma non conosce")
    if kind in GENERATED:
        return replace(_generated(sources, kind, ready), subject=saved.subject)
    if kind is SlideKind.TEXT:
        return _written(saved)
    try:
        return node.slide(sources, saved.subject)
    except KeyError:
        return _gone(saved, f"L'obiettivo {saved.subject} non c'è più in questi dati")


def _edited(slide: Slide, saved: SavedSlide) -> Slide:
    return replace(
        slide,
        code=saved.code,
        headline=saved.headline or slide.generated,
        comment=saved.comment,
        notes=replace(slide.notes, own=saved.notes),
        is_hidden=saved.is_hidden or _is_blank(saved),
    )


def _is_blank(saved: SavedSlide) -> bool:
    """Whether it has only what a person writes, and nobody has written anything: an empty screen tells nothing."""
    return saved.kind == SlideKind.TEXT and not (saved.headline or saved.comment)


def _written(saved: SavedSlide) -> Slide:
    """A slide that has only what a person writes."""
    return Slide(
        code=saved.code,
        kind=SlideKind.TEXT,
        name=saved.headline or "Testo libero",
        headline=saved.headline,
        generated="",
        notes=Notes((), (), ()),
    )


def _gone(saved: SavedSlide, headline: str) -> Slide:
    """A slide that cannot be made any more; where a person gave it a headline, why is a sentence."""
    why = (f"{headline}.",) if saved.headline else ()
    return Slide(
        code=saved.code,
        kind=SlideKind.TEXT,
        name=saved.subject or saved.code,
        subject=saved.subject,
        headline=headline,
        generated=headline,
        notes=Notes((), (), ()),
        sentences=(*why, "Nella pagina Giunta si può togliere o nascondere."),
    )
