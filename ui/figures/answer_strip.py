"""The answer in one strip of 56 pixels: the result before and after, the scale, what is missing, what is asked."""

from __future__ import annotations

from html import escape
from math import isfinite
from typing import TYPE_CHECKING, Final

from ui.facts import states
from ui.facts.format import percent
from ui.facts.second import moved
from ui.facts.whatif.pair import missing_words, result_words, shift_words, target_shift
from ui.figures import theme

if TYPE_CHECKING:
    from scoring.policy import Bands
    from scoring.result import NodeResult
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.figures.theme import Ground

HEIGHT: Final = 56


def strip(question: WhatIfQuestion, mark: str, ground: Ground) -> str:
    """The strip as HTML.

    Args:
        question: the hypotheses at work.
        mark: what is hypothetical, in words; empty where nothing is.
        ground: colours of the theme.
    """
    root = question.answer.effects.root
    asked = shift_words(target_shift(question.answer, question.view.series, question.year))
    missing = missing_words(root.after, question.answer.after.policy.bands)
    marked = f'<span class="tg-ipotesi">⚗ {escape(mark)}</span>' if mark else ""
    return (
        f'<div class="tg-striscia" style="height:{HEIGHT}px" role="status">'
        f'<div class="tg-esito"><span class="tg-nome">{escape(root.after.title)}</span>'
        f"{_result(root.before, root.after)}{_state(root.after)}</div>"
        f'<div class="tg-scala">{_scale(root.before, root.after, question.answer.after.policy.bands, ground)}'
        f"<small>{escape(missing)}</small>{_judgements(question)}</div>"
        f'<div class="tg-coppia"><strong>{escape(result_words(root.before, root.after))}</strong>'
        f"<strong>{escape(asked)}</strong></div>{marked}</div>"
    )


def _judgements(question: WhatIfQuestion) -> str:
    """The judgements beside the result, on a line of their own; nothing for a method that has none."""
    told = escape(" · ".join(moved(question.answer.before, question.answer.after)))
    return f'<small class="tg-giudizi" title="{told}">{told}</small>' if told else ""


def _result(before: NodeResult, after: NodeResult) -> str:
    now = f"<strong>{percent(after.score, fixed=True)}</strong>"
    return f"{percent(before.score, fixed=True)} → {now}" if before.score != after.score else now


def _state(after: NodeResult) -> str:
    paint, told = theme.paint(after.band), escape(states.state(after.band))
    return f'<span class="tg-stato" style="background:{paint.fill};color:{paint.ink}">{told}</span>'


def _scale(before: NodeResult, after: NodeResult, bands: Bands, ground: Ground) -> str:
    """From 0 to 100: the limits of the states, where it was (○) and where it is (●)."""
    limits = [band.lower for band in bands.bands if isfinite(band.lower) and 0 < band.lower < 100]
    lines = "".join(f'<u style="left:{lower:.2f}%"></u>' for lower in limits)
    return (
        f'<span class="tg-asse" style="color:{ground.ink}" aria-hidden="true"><em></em>{lines}{_reach(before, after)}'
        f"{_sign('tg-era', before) if before.score != after.score else ''}{_sign('', after)}</span>"
    )


def _reach(before: NodeResult, after: NodeResult) -> str:
    if before.score is None or after.score is None:
        return ""
    low, high = sorted((_on(before.score), _on(after.score)))
    return f'<s style="left:{low:.2f}%;width:{high - low:.2f}%"></s>'


def _sign(kind: str, result: NodeResult) -> str:
    return "" if result.score is None else f'<i class="{kind}" style="left:{_on(result.score):.2f}%"></i>'


def _on(score: float) -> float:
    return min(max(score, 0.0), 100.0)
