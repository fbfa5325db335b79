"""A briefing that is being edited: its facts, what was saved, what is being changed, and the what-if of the moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.briefings import BriefingDraft
from data.plan.errors import DataError
from data.plan.people import Act
from scoring.basis import Basis
from ui.facts.briefing import draft, whatif
from ui.facts.briefing.build import GENERATED, briefing, chosen_scenario
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.sources import sources_of
from ui.facts.briefing.whatif import hypothesis_of
from ui.facts.data_version import day_of_documents
from ui.facts.whatif.question import question_of
from ui.screens import people, saved, session
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from data.plan.briefings import SavedBriefing
    from data.plan.scenarios import SavedScenario
    from ui.facts.briefing.draft import Slides
    from ui.facts.briefing.slide import Briefing, Slide
    from ui.facts.briefing.sources import Sources
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

SLIDE: Final = "slide"
"""The word of the address that names a slide."""
SHOW: Final = "presenta"
"""The word of the address with which a slide has the whole screen."""
NOTES: Final = "note"
"""The word of the address with which the answers for the speaker are shown in the place of the slides."""
_EDITED: Final = "briefing modificati"
_SEEN: Final = "versioni viste dei briefing"
_OPENED: Final = "versioni riaperte dei briefing"
_KEPT: Final = 32


@dataclass(frozen=True, kw_only=True)
class EditedBriefing:
    """A briefing being looked at.

    Attributes:
        view: of its ente, year and basis.
        saved: the newest version; None where nobody has saved one.
        slides: as they are now, edits that are not saved included.
        briefing: the same, made.
        question: what the what-if is tried on.
        seen: number of the version that the edits began from; 0 where there was none.
        opened: which earlier version was opened again; empty where none was.
        problem: why what was saved cannot be read; empty where it can.
    """

    view: View
    saved: SavedBriefing | None
    slides: Slides
    briefing: Briefing
    question: WhatIfQuestion
    seen: int = 0
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

    @property
    def is_behind(self) -> bool:
        """Whether somebody has saved since the edits began."""
        return self.saved is not None and self.saved.version > self.seen

    def slide(self, code: str) -> Slide:
        """A slide by its code; the first of all where there is none."""
        every = self.briefing.slides
        return next((slide for slide in every if slide.code == code), every[0])


def edited_briefing(view: View) -> EditedBriefing:
    """The briefing of the year that is looked at."""
    found, problem = _saved(view)
    kept = draft.complete(found.slides if found else ())
    slides = _edited().get(_place(view)) or kept
    if slides == kept:
        _seen()[_place(view)] = found.version if found else 0
    base = _facts(session.version(), view.plan.ente.code, view.plan.year, str(view.basis), day_of_documents())
    chosen = chosen_scenario(slides)
    question = hypotheses.now(question_of(session.years_of(view.plan.ente.code), view, _scenario(chosen, view)))
    facts = replace(base.sources, hypothesis=hypothesis_of(question, base.sources, chosen))
    ready = {**base.slides, SlideKind.WHATIF: whatif.slide(facts)}
    return EditedBriefing(
        view=view,
        saved=found,
        slides=slides,
        briefing=briefing(facts, slides, ready),
        question=question,
        seen=_seen()[_place(view)],
        opened=_opened().get(_place(view), ""),
        problem=problem,
    )


def change(view: View, slides: Slides) -> None:
    """Go on with other slides; nothing is saved yet."""
    _edited()[_place(view)] = slides


def open_version(view: View, version: SavedBriefing) -> None:
    """Go on from an earlier version; saving makes it the newest one."""
    change(view, draft.complete(_shown(view, version).slides))
    _opened()[_place(view)] = f"versione {version.version}, di {version.author}"


def forget(view: View) -> None:
    """Back to what was saved."""
    _edited().pop(_place(view), None)
    _opened().pop(_place(view), None)


def save(edited: EditedBriefing, author: str, *, over_newest: bool = False) -> None:
    """Save the slides as they are.

    Args:
        edited: with the slides.
        author: who saves.
        over_newest: also where somebody has saved since the edits began; theirs stays among the versions.

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
        slides=edited.slides,
    )
    seen = edited.saved.version if over_newest and edited.saved else edited.seen
    saved.save_briefing(made, over=replace(edited.saved, version=seen) if edited.saved and seen else None)
    forget(edited.view)


def scenarios(view: View) -> Mapping[str, str]:
    """Names of the saved scenarios that may be shown, by code; empty where they cannot be read."""
    try:
        return {each.id: each.name for each in saved.scenarios(view.plan.ente.code, view.plan.year)}
    except DataError:
        return {}


@dataclass(frozen=True, slots=True)
class _Facts:
    """The facts, and the slides that need no more than them."""

    sources: Sources
    slides: Mapping[SlideKind, Slide]


@st.cache_resource(max_entries=_KEPT, show_spinner="Preparo il briefing…")
def _facts(version: str, ente: str, year: int, basis: str, day: date) -> _Facts:
    del version  # only tells one store from a newer one
    sources = sources_of(session.years_of(ente), year, Basis.parse(basis), session.data_version(ente, year, day))
    made: dict[SlideKind, Slide] = {kind: make(sources) for kind, make in GENERATED.items() if kind != SlideKind.WHATIF}
    return _Facts(sources, made)


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
    base = _facts(
        session.version(), edited.view.plan.ente.code, edited.view.plan.year, str(edited.view.basis), day_of_documents()
    )
    question = hypotheses.now(edited.question)
    made = whatif.slide(
        replace(base.sources, hypothesis=hypothesis_of(question, base.sources, chosen_scenario(edited.slides)))
    )
    shown = edited.slide(SlideKind.WHATIF)
    is_own = shown.headline != shown.generated and not question.hypotheses.is_modified
    headline = shown.headline if is_own else made.headline
    return replace(made, headline=headline, comment=shown.comment, notes=replace(made.notes, own=shown.notes.own))


def _edited() -> dict[tuple[str, int], Slides]:
    found: dict[tuple[str, int], Slides] = st.session_state.setdefault(_EDITED, {})
    return found


def _seen() -> dict[tuple[str, int], int]:
    """The version that edits are made on, 0 for none: a later one is somebody else's, not to be covered unseen."""
    found: dict[tuple[str, int], int] = st.session_state.setdefault(_SEEN, {})
    return found


def _opened() -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = st.session_state.setdefault(_OPENED, {})
    return found


def _place(view: View) -> tuple[str, int]:
    return view.plan.ente.code, view.plan.year
