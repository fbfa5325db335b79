"""What a moved target changes on the screen: the strip, and the objectives or the tree beside the rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.documents.what_if_taken import what_if_taken
from ui.facts.escape import markdown
from ui.facts.whatif.cautions import cautions
from ui.facts.whatif.headline import headline
from ui.facts.whatif.plan_words import plan_words
from ui.figures import answer_strip, objectives, theme
from ui.figures.effect_table import effect_frame
from ui.figures.mark import marked
from ui.figures.tables import percents
from ui.figures.whatif import tree_and_changes
from ui.screens import panels, take_away
from ui.screens.session import is_dark
from ui.screens.simulazione import hypotheses
from ui.screens.simulazione.brought import clicked
from ui.screens.simulazione.sliders import ANSWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas.io.formats.style import Styler
    from streamlit.delta_generator import DeltaGenerator

    from ui.facts.whatif.question import WhatIfQuestion
    from ui.figures.charts import Figure
    from ui.figures.theme import Ground

_TREE, _TREE_HEIGHT = "albero ipotesi", 460


@dataclass(frozen=True, slots=True)
class StripPlaces:
    """The parts of the strip, and what stands below it.

    Attributes:
        answer: the result, drawn again when something moves.
        wanted: the box of the result that one wants.
        notices: what cannot be made, or looks like a slip.
    """

    answer: DeltaGenerator
    wanted: DeltaGenerator
    notices: DeltaGenerator


def strip_places() -> StripPlaces:
    """The strip, which stays in sight, and the place of the notices below it."""
    with st.container(horizontal=True, vertical_alignment="center", key="striscia"):
        answer, wanted = st.container(width="stretch"), st.container(width="content")
    return StripPlaces(answer, wanted, st.container(key="avvisi"))


@dataclass(frozen=True, slots=True)
class Places:
    """Where the answer stands, to be drawn again in the same places.

    Attributes:
        strip: of the result.
        beside: of the objectives or of the tree.
        has_objectives: whether they are shown, and not the tree.
    """

    strip: StripPlaces
    beside: DeltaGenerator
    has_objectives: bool


@st.fragment(key=ANSWER)
def draw(without_hypotheses: WhatIfQuestion, places: Places) -> None:
    """The answer to the hypotheses that the address has at this moment; a moved target draws it again."""
    question = hypotheses.now(without_hypotheses)
    draw_strip(question, places.strip)
    with places.beside:
        if places.has_objectives:
            _draw_objectives(question)
        else:
            _draw_tree(question)


def draw_strip(question: WhatIfQuestion, places: StripPlaces) -> None:
    """The result before and after, what is missing, what is asked; below, what cannot be made or looks like a slip."""
    with places.answer:
        st.html(answer_strip.strip(headline(question), theme.ground(dark=is_dark())))
    cautioned = cautions(question.answer, question.view.series)
    sentences = [*question.hypotheses.refused, *question.notices, *question.refusals, *cautioned]
    with places.notices:
        if sentences:
            st.warning("\n\n".join(markdown(sentence) for sentence in sentences), icon=":material/warning:")
        if question.is_plan:
            st.caption(markdown(plan_words(question)))
        if not sentences and not question.is_plan:
            st.empty()


def _draw_objectives(question: WhatIfQuestion) -> None:
    """The objectives before and after."""
    effects = question.answer.effects
    rows = objectives.ordered_parts(effects)
    st.html(objectives.dumbbell(rows, effects.after.policy.bands, theme.ground(dark=is_dark())))
    codes = [effect.after.code for effect in rows]
    take_away.menu(what_if_taken(question, "Obiettivi prima e dopo", lambda: _scores(question, codes)))


def _draw_tree(question: WhatIfQuestion) -> None:
    """The tree under the hypotheses, and the points that each objective wins or loses."""
    panels.figure(
        _tree(question, theme.ground(dark=is_dark())),
        key=_TREE,
        on_select=partial(clicked, _TREE, question.before),
        alt="Albero con le ipotesi: gli obiettivi che cambiano stato hanno un bordo spesso; sotto, i punti guadagnati "
        "o persi da ciascuno. «Tutti gli effetti» dice le stesse cose in una tabella.",
    )
    take_away.menu(
        what_if_taken(question, "Albero con le ipotesi", lambda: _scores(question), partial(_tree, question))
    )


def _tree(question: WhatIfQuestion, ground: Ground) -> Figure:
    return tree_and_changes(question.answer.effects, level="", ground=ground, height=_TREE_HEIGHT)


def _scores(question: WhatIfQuestion, codes: Sequence[str] | None = None) -> Styler:
    """Every score before and after, or those of some nodes."""
    frame = effect_frame(question.answer.effects, only_changed=False)
    kept = frame if codes is None else frame[frame["Codice"].isin(codes) & (frame["Che cosa"] == "Obiettivo")]
    return percents(marked(kept, question), ("Prima", "Dopo", "Peso effettivo"))
