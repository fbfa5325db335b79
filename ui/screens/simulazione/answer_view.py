"""What a moved slider changes on the screen: the result, the way up to it, the tree. Nothing else is drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import change, count, others, score
from ui.facts.whatif.cautions import cautions
from ui.figures import charts, theme
from ui.figures.whatif import tree_and_changes
from ui.screens.session import is_dark
from ui.screens.simulazione import hypotheses, sliders

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from scoring.effect import Effect
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.whatif.question import WhatIfQuestion

_MOST_FLIPS: Final = 4


def draw(question: WhatIfQuestion) -> None:
    """The sliders, and beside them the answer; a moved slider draws the answer again, and not the sliders."""
    heading = st.container()
    left, right = st.columns([5, 7], gap="medium")
    with left:
        at, order = sliders.choose(question)
    _answer(question, at, (heading, right))
    with left:
        sliders.draw_some(question, at, order)


@st.fragment(key=sliders.ANSWER)
def _answer(official: WhatIfQuestion, at: str, places: tuple[DeltaGenerator, DeltaGenerator]) -> None:
    """The answer to the hypotheses that the address has at this moment."""
    question = hypotheses.now(official)
    heading, side = places
    with side:
        _tree(question, at)
    with heading:
        headline(question)


def _tree(question: WhatIfQuestion, at: str) -> None:
    st.plotly_chart(
        tree_and_changes(question.answer.effects, level=at, ground=theme.ground(dark=is_dark()), height=sliders.HEIGHT),
        key="albero ipotesi",
        theme=None,
        config=charts.QUIET,
        alt="Albero con le ipotesi: gli obiettivi che cambiano stato hanno un bordo spesso; sotto, i punti "
        "guadagnati o persi da ciascuno. La vista «Effetti» dice le stesse cose in una tabella.",
    )


def headline(question: WhatIfQuestion) -> None:
    """The number the sheet ends in, the way up to it from what was moved last, who changes state, what is refused."""
    st.markdown("  \n".join(filter(None, (_result(question), _plan(question), _way_up(question), _flips(question)))))
    sentences = [*question.hypotheses.refused, *question.notices, *question.refusals, *cautions(question.answer)]
    if sentences:
        st.warning("\n\n".join(markdown(sentence) for sentence in sentences), icon=":material/warning:")


def _result(question: WhatIfQuestion) -> str:
    """The root before and after, its state, and the mark of what is hypothetical."""
    root = question.answer.effects.root
    points = f" ({change(root.before, root.after)})" if root.is_changed and root.points is not None else ""
    headline = f"{markdown(root.after.title)} **{_change(root)}{points}** {_badge(root.after)}"
    return (
        f"{headline} :orange-badge[:material/science: {markdown(mark(question))}]"
        if question.is_hypothetical
        else headline
    )


def mark(question: WhatIfQuestion) -> str:
    """What is hypothetical about what is shown."""
    here = len(question.answer.assumptions)
    elsewhere = len(question.hypotheses.assumptions) - here - len({id(r.assumption) for r in question.answer.refused})
    counts = [count(here, "numero ipotizzato", "numeri ipotizzati")] if here else []
    counts += [f"{count(elsewhere, 'numero ipotizzato', 'numeri ipotizzati')} in altre viste"] if elsewhere else []
    what = f"Ipotesi: {', '.join(counts)}" if counts else "Ipotesi"
    return f"{what} sul piano {question.year}" if question.is_plan else what


def _plan(question: WhatIfQuestion) -> str:
    """Where the numbers of next year's plan come from; empty on a plan of this year."""
    if question.planned is None:
        return ""
    counted = [m for m in question.before.measures if question.is_open(m)]
    origins = [question.planned.origins[m.measure.key] for m in counted]
    printed = sum(origin.is_printed for origin in origins)
    missing = sum(m.measure.actual is None and m.measure.declared is None for m in counted)
    sentence = (
        f"Target: {printed} su {len(origins)} sono quelli che il documento stampa per il {question.year}, "
        f"gli altri quelli del {question.year - 1}"
    )
    silent = count(missing, "indicatore è senza consuntivo", "indicatori sono senza consuntivo")
    return f":small[:gray[{markdown(f'{sentence}; {silent}' if missing else sentence)}.]]"


def _way_up(question: WhatIfQuestion) -> str:
    """The indicator moved last and every node above it, each before and after; empty where nothing is assumed here."""
    key = hypotheses.last_moved() or (question.answer.assumptions[-1].key if question.answer.assumptions else None)
    if key not in {a.key for a in question.answer.assumptions}:
        return ""
    effects = question.answer.effects
    steps = [_step(effects.measure(key))]
    steps += [_step(effects.node(r.code)) for r in reversed(effects.after.path(key.node_code)) if r.code]
    left = len({a.key for a in question.answer.assumptions}) - 1
    more = (
        f" (l'ultimo mosso; gli effetti di {'un altro indicatore' if left == 1 else f'altri {left} indicatori'} "
        "sono nella vista «Effetti»)"
        if left
        else ""
    )
    return f":small[{' › '.join(steps)}{more}]"


def _step(effect: Effect[NodeResult] | Effect[MeasureResult]) -> str:
    return f"**{markdown(effect.after.code)}** {_change(effect)}"


def _change(effect: Effect[NodeResult] | Effect[MeasureResult]) -> str:
    """A score with the symbol of its state, and what it was before where it changes."""
    before, after = (f"{markdown(states.symbol(r.band))} {score(r)}" for r in (effect.before, effect.after))
    return f"{before} → {after}" if effect.is_changed else after


def _flips(question: WhatIfQuestion) -> str:
    found = [e for e in question.answer.effects.flipped if e.after.code]
    if not found:
        return ""
    changes = "; ".join(
        f"{markdown(e.after.code)} {markdown(states.state(e.before.band))} → **{markdown(states.state(e.after.band))}**"
        for e in found[:_MOST_FLIPS]
    )
    more = f"; e {others(len(found) - _MOST_FLIPS)}" if len(found) > _MOST_FLIPS else ""
    return f":small[Cambiano stato: {changes}{more}.]"


def _badge(result: NodeResult) -> str:
    return f":{theme.badge_colour(result.band)}-badge[{markdown(states.state(result.band))}]"
