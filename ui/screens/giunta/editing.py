"""A briefing that is being edited: its facts, what was saved, what is being changed, and the what-if of the moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.briefings import BriefingDraft
from data.plan.errors import DataError
from data.plan.people import Act
from scoring.basis import Basis
from ui.facts.briefing import decisions, draft, whatif
from ui.facts.briefing.agreed import with_agreed
from ui.facts.briefing.build import GENERATED, briefing, chosen_scenario
from ui.facts.briefing.merge import merged
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.sources import sources_of
from ui.facts.briefing.whatif import hypothesis_of
from ui.facts.data_version import day_of_documents
from ui.facts.whatif.question import default_sheet, question_of
from ui.screens import people, saved, session
from ui.screens.giunta import drafts
from ui.screens.giunta.drafts import Edits
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from data.plan.briefings import SavedBriefing
    from data.plan.minutes import MinutedDecision
    from data.plan.scenarios import SavedScenario
    from ui.facts.briefing.draft import Slides
    from ui.facts.briefing.merge import Choices, Conflict
    from ui.facts.briefing.slide import Briefing, Slide
    from ui.facts.briefing.sources import Sources
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

SLIDE: Final = "slide"
"""The word of the address that names a slide."""
NOTES: Final = "note"
"""The word of the address with which the answers for the speaker are shown in the place of the slides."""
_READ: Final = "briefing letti"
"""What the last run of the page has read: the saved slides and their version, by ente and year."""
_KEPT: Final = 32


@dataclass(frozen=True, kw_only=True)
class EditedBriefing:
    """A briefing being looked at.

    Attributes:
        view: of its ente, year and basis.
        saved: the newest version; None where nobody has saved one.
        slides: as they are now, edits that are not saved included.
        briefing: the same, made.
        sources: the facts, with the what-if of the moment and what was decided.
        question: what the what-if is tried on.
        conflicts: what somebody else has saved otherwise meanwhile.
        opened: which earlier version was opened again; empty where none was.
        problem: why what was saved cannot be read; empty where it can.
    """

    view: View
    saved: SavedBriefing | None
    slides: Slides
    briefing: Briefing
    sources: Sources
    question: WhatIfQuestion
    conflicts: tuple[Conflict, ...] = ()
    opened: str = ""
    problem: str = ""

    @property
    def is_modified(self) -> bool:
        """Whether something is not saved."""
        return self.slides != draft.complete(self.saved.slides if self.saved else ())

    @property
    def is_of_other_data(self) -> bool:
        """Whether it was saved on data that are others now."""
        return self.saved is not None and self.saved.fingerprint != session.fingerprint(self.view)

    def slide(self, code: str) -> Slide:
        """A slide by its code; the first of all where there is none."""
        every = self.briefing.slides
        return next((slide for slide in every if slide.code == code), every[0])


def edited_briefing(view: View) -> EditedBriefing:
    """The briefing of the year that is looked at."""
    found, problem = _saved(view)
    kept = draft.complete(found.slides if found else ())
    version = found.version if found else 0
    edits, conflicts = _brought_up_to_date(view, kept, version)
    slides = edits.slides if edits else kept
    _read()[_place(view)] = (edits.base, edits.seen) if edits else (kept, version)
    base = facts_of(view)
    chosen = chosen_scenario(slides)
    agreed = () if problem else saved.agreed_targets(view.plan.ente.code, view.plan.year, default_sheet(view))
    asked = question_of(session.years_of(view.plan.ente.code), view, _scenario(chosen, view))
    minutes = () if problem else _minutes(view)
    question = hypotheses.now(with_agreed(asked, agreed, minutes))
    facts = replace(base.sources, minutes=minutes, agreed=agreed)
    facts = replace(facts, hypothesis=hypothesis_of(question, facts, chosen))
    ready = {**base.slides, SlideKind.WHATIF: whatif.slide(facts), SlideKind.DECISIONS: decisions.slide(facts)}
    return EditedBriefing(
        view=view,
        saved=found,
        slides=slides,
        briefing=briefing(facts, slides, ready),
        sources=facts,
        question=question,
        conflicts=conflicts,
        opened=edits.opened if edits else "",
        problem=problem,
    )


def _brought_up_to_date(view: View, kept: Slides, version: int) -> tuple[Edits | None, tuple[Conflict, ...]]:
    """The edits with what others have saved meanwhile; what both changed stays to be chosen when one saves."""
    edits = drafts.of(view)
    if edits is None or version <= edits.seen:
        return edits, ()
    slides, conflicts = merged(edits.base, edits.slides, kept)
    if conflicts:
        return edits, conflicts
    edits = replace(edits, slides=slides, base=kept, seen=version)
    drafts.keep(view, edits)
    return edits, ()


def change(view: View, slides: Slides) -> None:
    """Go on with other slides; nothing is saved yet."""
    edits = drafts.of(view)
    base, seen = _read().get(_place(view), ((), 0))
    drafts.keep(view, replace(edits, slides=slides) if edits else Edits(slides, base, seen))


def open_version(view: View, version: SavedBriefing) -> None:
    """Go on from an earlier version; saving makes it the newest one."""
    base, seen = _read()[_place(view)]
    opened = f"versione {version.version}, di {version.author}"
    drafts.keep(view, Edits(draft.complete(_shown(view, version).slides), base, seen, opened))


def forget(view: View) -> None:
    """Back to what was saved."""
    drafts.forget(view)


def to_choose(edited: EditedBriefing, choices: Choices) -> tuple[Conflict, ...]:
    """What two people have changed, each in another way, and nobody has chosen yet; read again at this moment."""
    return _made_one(edited, choices)[1]


def save(edited: EditedBriefing, author: str, choices: Choices) -> None:
    """Save the slides, made one with what others have saved meanwhile.

    Args:
        edited: with the slides.
        author: who saves.
        choices: whose text counts where two people have changed the same.

    Raises:
        DataError: they are not saved; the message says why and the way out.
    """
    plan = edited.view.plan
    made = BriefingDraft(
        ente=plan.ente.code,
        year=plan.year,
        basis=str(edited.view.basis),
        author=author,
        fingerprint=session.fingerprint(edited.view),
        slides=_made_one(edited, choices)[0],
    )
    saved.save_briefing(made, over=saved.briefing(plan.ente.code, plan.year))
    drafts.forget(edited.view)


def _made_one(edited: EditedBriefing, choices: Choices) -> tuple[Slides, tuple[Conflict, ...]]:
    newest, edits = saved.briefing(edited.view.plan.ente.code, edited.view.plan.year), drafts.of(edited.view)
    if edits is None or newest is None or newest.version <= edits.seen:
        return edited.slides, ()
    return merged(edits.base, edits.slides, draft.complete(newest.slides), choices)


def scenarios(view: View) -> Mapping[str, str]:
    """Names of the saved scenarios that may be shown, by code; empty where they cannot be read."""
    try:
        return {each.id: each.name for each in saved.scenarios(view.plan.ente.code, view.plan.year)}
    except DataError:
        return {}


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts, and the slides that need no more than them."""

    sources: Sources
    slides: Mapping[SlideKind, Slide]


def facts_of(view: View) -> Facts:
    """The facts of a year, computed once for each state of the data and each day."""
    plan = view.plan
    return _facts(session.version(), plan.ente.code, plan.year, str(view.basis), day_of_documents())


@st.cache_resource(max_entries=_KEPT, show_spinner="Preparo il briefing…")
def _facts(version: str, ente: str, year: int, basis: str, day: date) -> Facts:
    del version  # only tells one store from a newer one
    sources = sources_of(session.years_of(ente), year, Basis.parse(basis), session.data_version(ente, year, day))
    live = {SlideKind.WHATIF, SlideKind.DECISIONS}
    made: dict[SlideKind, Slide] = {kind: make(sources) for kind, make in GENERATED.items() if kind not in live}
    return Facts(sources, made)


def _saved(view: View) -> tuple[SavedBriefing | None, str]:
    try:
        found = saved.briefing(view.plan.ente.code, view.plan.year)
    except DataError as error:
        return None, str(error)
    return found and _shown(view, found), ""


def _shown(view: View, found: SavedBriefing) -> SavedBriefing:
    """A briefing for who is looking: a slide on a node of individual sheets is only for those who see them."""
    if people.may(Act.SEE_INDIVIDUAL):
        return found
    known = {result.code for scored in view.sheets for result in scored.nodes}
    return replace(found, slides=tuple(s for s in found.slides if s.kind != SlideKind.NODE or s.subject in known))


def _scenario(code: str, view: View) -> SavedScenario | None:
    if not code:
        return None
    try:
        found = saved.scenario(code)
    except DataError:
        return None
    return found if (found.ente, found.year) == (view.plan.ente.code, view.plan.year) else None


def hypothesis_now(edited: EditedBriefing) -> Slide:
    """The slide of the what-if with the numbers that the address has at this moment.

    A headline that a person wrote is of the scenario as saved: once a number is moved, the generated one stands.
    """
    question, chosen = hypotheses.now(edited.question), chosen_scenario(edited.slides)
    made = whatif.slide(replace(edited.sources, hypothesis=hypothesis_of(question, edited.sources, chosen)))
    shown = edited.slide(SlideKind.WHATIF)
    is_own = shown.headline != shown.generated and not question.hypotheses.is_modified
    headline = shown.headline if is_own else made.headline
    return replace(made, headline=headline, comment=shown.comment, notes=replace(made.notes, own=shown.notes.own))


def _minutes(view: View) -> tuple[MinutedDecision, ...]:
    return saved.minutes(view.plan.ente.code, view.plan.year)


def _read() -> dict[tuple[str, int], tuple[Slides, int]]:
    found: dict[tuple[str, int], tuple[Slides, int]] = st.session_state.setdefault(_READ, {})
    return found


def _place(view: View) -> tuple[str, int]:
    return view.plan.ente.code, view.plan.year
