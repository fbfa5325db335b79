"""What a moved slider changes on the screen: the result, the way up to it, the tree. Nothing else is drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import change, count, score
from ui.facts.whatif.cautions import cautions
from ui.figures import charts, theme
from ui.figures.whatif import tree_and_changes
from ui.screens.session import is_dark
from ui.screens.simulazione import hypotheses, sliders

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from scoring.effect import Effect
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.whatif.workbench import Workbench

_MOST_FLIPS: Final = 4


def draw(bench: Workbench) -> None:
    """The sliders, and beside them the answer; a moved slider draws the answer again, and not the sliders."""
    heading = st.container()
    left, right = st.columns([5, 7], gap="medium")
    with left:
        at, order = sliders.choose(bench)
    _answer(bench, at, (heading, right))
    with left:
        sliders.draw_some(bench, at, order)


@st.fragment(key=sliders.ANSWER)
def _answer(official: Workbench, at: str, places: tuple[DeltaGenerator, DeltaGenerator]) -> None:
    """The answer to the hypotheses that the address has at this moment."""
    bench = hypotheses.now(official)
    heading, side = places
    with side:
        _tree(bench, at)
    with heading:
        headline(bench)


def _tree(bench: Workbench, at: str) -> None:
    st.plotly_chart(
        tree_and_changes(bench.answer.effects, level=at, ground=theme.ground(dark=is_dark()), height=sliders.HEIGHT),
        key="albero ipotesi",
        theme=None,
        config=charts.QUIET,
        alt="Albero con le ipotesi: gli obiettivi che cambiano stato hanno un bordo spesso; sotto, i punti "
        "guadagnati o persi da ciascuno. La vista «Effetti» dice le stesse cose in una tabella.",
    )


def headline(bench: Workbench) -> None:
    """The number the sheet ends in, the way up to it from what was moved last, who changes state, what is refused."""
    st.markdown("  \n".join(filter(None, (_result(bench), _plan(bench), _way_up(bench), _flips(bench)))))
    sentences = [*bench.work.refused, *bench.notices, *bench.refusals, *cautions(bench.answer)]
    if sentences:
        st.warning("\n\n".join(markdown(sentence) for sentence in sentences), icon=":material/warning:")


def _result(bench: Workbench) -> str:
    """The root before and after, its state, and the mark of what is hypothetical."""
    root = bench.answer.effects.root
    points = f" ({change(root.before, root.after)})" if root.is_changed and root.points is not None else ""
    told = f"{markdown(root.after.title)} **{_change(root)}{points}** {_badge(root.after)}"
    return f"{told} :orange-badge[:material/science: {markdown(mark(bench))}]" if bench.is_hypothetical else told


def mark(bench: Workbench) -> str:
    """What is hypothetical about what is shown."""
    here = len(bench.answer.assumptions)
    elsewhere = len(bench.work.assumptions) - here - len({id(r.assumption) for r in bench.answer.refused})
    told = [count(here, "numero ipotizzato", "numeri ipotizzati")] if here else []
    told += [f"{count(elsewhere, 'numero ipotizzato', 'numeri ipotizzati')} in altre viste"] if elsewhere else []
    what = f"Ipotesi: {', '.join(told)}" if told else "Ipotesi"
    return f"{what} sul piano {bench.year}" if bench.is_plan else what


def _plan(bench: Workbench) -> str:
    """Where the numbers of next year's plan come from; empty on a plan of this year."""
    if bench.planned is None:
        return ""
    counted = [m for m in bench.before.measures if bench.is_open(m)]
    origins = [bench.planned.origins[m.measure.key] for m in counted]
    printed = sum(origin.is_printed for origin in origins)
    missing = sum(m.measure.actual is None and m.measure.declared is None for m in counted)
    told = (
        f"Target: {printed} su {len(origins)} sono quelli che il documento stampa per il {bench.year}, "
        f"gli altri quelli del {bench.year - 1}"
    )
    silent = count(missing, "indicatore è senza consuntivo", "indicatori sono senza consuntivo")
    return f":small[:gray[{markdown(f'{told}; {silent}' if missing else told)}.]]"


def _way_up(bench: Workbench) -> str:
    """The indicator moved last and every node above it, each before and after; empty where nothing is assumed here."""
    key = hypotheses.last_moved() or (bench.answer.assumptions[-1].key if bench.answer.assumptions else None)
    if key not in {a.key for a in bench.answer.assumptions}:
        return ""
    effects = bench.answer.effects
    steps = [_step(effects.measure(key))]
    steps += [_step(effects.node(r.code)) for r in reversed(effects.after.path(key.node_code)) if r.code]
    others = len({a.key for a in bench.answer.assumptions}) - 1
    more = (
        f" (l'ultimo mosso; gli effetti di {'un altro indicatore' if others == 1 else f'altri {others} indicatori'} "
        "sono nella vista «Effetti»)"
        if others
        else ""
    )
    return f":small[{' › '.join(steps)}{more}]"


def _step(effect: Effect[NodeResult] | Effect[MeasureResult]) -> str:
    return f"**{markdown(effect.after.code)}** {_change(effect)}"


def _change(effect: Effect[NodeResult] | Effect[MeasureResult]) -> str:
    """A score with the symbol of its state, and what it was before where it changes."""
    before, after = (f"{markdown(states.symbol(r.band))} {score(r)}" for r in (effect.before, effect.after))
    return f"{before} → {after}" if effect.is_changed else after


def _flips(bench: Workbench) -> str:
    found = [e for e in bench.answer.effects.flipped if e.after.code]
    if not found:
        return ""
    told = "; ".join(
        f"{markdown(e.after.code)} {markdown(states.state(e.before.band))} → **{markdown(states.state(e.after.band))}**"
        for e in found[:_MOST_FLIPS]
    )
    more = f"; e altri {len(found) - _MOST_FLIPS}" if len(found) > _MOST_FLIPS else ""
    return f":small[Cambiano stato: {told}{more}.]"


def _badge(result: NodeResult) -> str:
    return f":{theme.badge_colour(result.band)}-badge[{markdown(states.state(result.band))}]"
