"""The answer in one strip of 56 pixels: the result before and after, the scale, what is missing, what is asked."""

from __future__ import annotations

from html import escape
from math import isfinite
from typing import TYPE_CHECKING, Final

from ui.facts import states
from ui.facts.format import percent
from ui.facts.whatif.pair import missing_words, result_words, shift_words
from ui.figures import theme

if TYPE_CHECKING:
    from scoring.policy import Bands
    from scoring.result import NodeResult
    from ui.facts.whatif.headline import Headline
    from ui.figures.theme import Ground

HEIGHT: Final = 56


def strip(told: Headline, ground: Ground) -> str:
    """The strip as HTML.

    Args:
        told: what it says.
        ground: colours of the theme.
    """
    said = {name: f'<span data-part="{name}">{html}</span>' for name, html in parts(told).items()}
    return (
        f'<div class="tg-striscia" style="height:{HEIGHT}px" role="status">'
        f'<div class="tg-esito"><span class="tg-nome">{escape(told.after.title)}</span>{said["result"]}</div>'
        f'<div class="tg-scala"><span class="tg-asse" style="color:{ground.ink}" aria-hidden="true"><em></em>'
        f"{_limits(told.bands)}{said['signs']}</span><small>{said['missing']}</small>{said['judgements']}</div>"
        f'<div class="tg-coppia"><strong>{said["effect"]}</strong><strong>{said["asked"]}</strong></div>'
        f"{said['mark']}</div>"
    )


def parts(told: Headline) -> dict[str, str]:
    """What the hypotheses change of the strip, as HTML, by the name that each piece has in it."""
    before, after = told.before, told.after
    return {
        "result": f"{_result(before, after)}{_state(after)}",
        "signs": f"{_reach(before, after)}{_signs(before, after)}",
        "missing": escape(missing_words(after, told.bands)),
        "judgements": _judgements(told),
        "effect": escape(result_words(before, after)),
        "asked": escape(shift_words(told.shift)),
        "mark": f'<span class="tg-ipotesi">⚗ {escape(told.mark)}</span>' if told.mark else "",
    }


def _judgements(told: Headline) -> str:
    """The judgements beside the result, on a line of their own; nothing for a method that has none."""
    words = escape(" · ".join(told.judgements))
    return f'<small class="tg-giudizi" title="{words}">{words}</small>' if words else ""


def _result(before: NodeResult, after: NodeResult) -> str:
    now = f"<strong>{percent(after.score, fixed=True)}</strong>"
    return f"{percent(before.score, fixed=True)} → {now}" if before.score != after.score else now


def _state(after: NodeResult) -> str:
    paint, told = theme.paint(after.band), escape(states.state(after.band))
    return f'<span class="tg-stato" style="background:{paint.fill};color:{paint.ink}">{told}</span>'


def _limits(bands: Bands) -> str:
    """From 0 to 100, where the states begin."""
    limits = [band.lower for band in bands.bands if isfinite(band.lower) and 0 < band.lower < 100]
    return "".join(f'<u style="left:{lower:.2f}%"></u>' for lower in limits)


def _signs(before: NodeResult, after: NodeResult) -> str:
    """Where it was (○), if elsewhere, and where it is (●)."""
    return f"{_sign('tg-era', before) if before.score != after.score else ''}{_sign('', after)}"


def _reach(before: NodeResult, after: NodeResult) -> str:
    if before.score is None or after.score is None:
        return ""
    low, high = sorted((_on(before.score), _on(after.score)))
    return f'<s style="left:{low:.2f}%;width:{high - low:.2f}%"></s>'


def _sign(kind: str, result: NodeResult) -> str:
    return "" if result.score is None else f'<i class="{kind}" style="left:{_on(result.score):.2f}%"></i>'


def _on(score: float) -> float:
    return min(max(score, 0.0), 100.0)
