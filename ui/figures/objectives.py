"""The parts of a result, before and after: an ordered dumbbell, one row each, with the limits of the states."""

from __future__ import annotations

from html import escape
from math import isfinite
from typing import TYPE_CHECKING, Final

from scoring.summary import parts
from ui.facts import states
from ui.facts.format import change, score, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.effect import Effect, Effects
    from scoring.policy import Bands
    from scoring.result import NodeResult
    from ui.figures.theme import Ground

MOST: Final = 60
"""Rows: each is a button for the browser too, and a person reads no more of them."""
ROW: Final = 26
"""Pixels of a row: a button with the code stands beside each."""


def ordered_parts(effects: Effects) -> tuple[Effect[NodeResult], ...]:
    """The nodes whose mean is the result, in the order of what they lose without hypotheses: it stays as they move.

    Of many, those that lose most.
    """
    all_of_them = parts(effects.before)
    shown = all_of_them if len(all_of_them) <= MOST else sorted(all_of_them, key=lambda r: -r.lost)[:MOST]
    found = [effects.node(r.code) for r in shown]
    return tuple(sorted(found, key=lambda e: e.before.score if e.before.score is not None else 101.0))


def dumbbell(rows: Sequence[Effect[NodeResult]], bands: Bands, ground: Ground) -> str:
    """One row for each objective as HTML: before ○, after ●; those that moved in ink, the others faint."""
    limits = [band.lower for band in bands.bands if isfinite(band.lower) and 0 < band.lower < 100]
    lines = "".join(f'<u style="left:{lower:.2f}%"></u>' for lower in limits)
    return f'<div class="tg-manubri">{"".join(_row(effect, lines, ground) for effect in rows)}</div>'


def _row(effect: Effect[NodeResult], lines: str, ground: Ground) -> str:
    colour = ground.ink if effect.is_changed else ground.faint
    moved = f"{change(effect.before, effect.after)} " if effect.points and effect.is_changed else ""
    told = f"{moved}<strong>{escape(states.symbol(effect.after.band))} {score(effect.after)}</strong>"
    name = f"{effect.after.code} {effect.after.title}"
    flips = " tg-cambia" if effect.flips else ""
    return (
        f'<div class="tg-manubrio{flips}" style="height:{ROW}px;color:{colour}" title="{escape(name)}">'
        f'<span class="tg-asse">{lines}{_bar(effect)}</span><span class="tg-cifra">{told}</span>'
        f'<span class="tg-nascosto">{escape(short(name, 80))}: {_told(effect)}</span></div>'
    )


def _bar(effect: Effect[NodeResult]) -> str:
    before, after = effect.before.score, effect.after.score
    if after is None:
        return ""
    start = after if before is None else before
    low, high = sorted((_on(start), _on(after)))
    band = f'<s style="left:{low:.2f}%;width:{high - low:.2f}%"></s>'
    was = f'<i class="tg-era" style="left:{_on(start):.2f}%"></i>' if effect.is_changed else ""
    return f'{band}{was}<i style="left:{_on(after):.2f}%"></i>'


def _told(effect: Effect[NodeResult]) -> str:
    was = f"da {score(effect.before)} " if effect.is_changed else ""
    return escape(f"{was}{'a ' if was else ''}{score(effect.after)}, {states.word(effect.after.band)}")


def _on(value: float) -> float:
    return min(max(value, 0.0), 100.0)
