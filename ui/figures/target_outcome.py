"""What an indicator's target gives it: its own score before and after, and how much the target asks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ui.facts import states
from ui.facts.format import score
from ui.figures.answer_strip import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import MeasureResult
    from ui.facts.whatif.stops import StopAnswer

OWN = "own"
"""The name of the piece that says the indicator's own score, as those of the strip have theirs."""


def outcome(name: str, before: MeasureResult, after: MeasureResult, asks: str) -> str:
    """The end of a row as HTML.

    Args:
        name: of the row, for what finds it on the page.
        before: the indicator without hypotheses.
        after: the indicator under them.
        asks: how much the target asks; empty where nothing tells.
    """
    own = f'<span data-part="{OWN}">{own_score(before, after)}</span>'
    return f'<div class="tg-riga-esito" data-row="{escape(name)}">{own}<br>{escape(asks)}</div>'


def own_score(before: MeasureResult, after: MeasureResult) -> str:
    """The score before, if other, and after."""
    was, now = (escape(f"{states.symbol(each.band)} {score(each)}") for each in (before, after))
    return now if before.score == after.score else f"{was} → <strong>{now}</strong>"


def stop_words(
    before: MeasureResult, answers: Sequence[StopAnswer | None]
) -> tuple[list[str], list[dict[str, int] | None]]:
    """What the strip and the end of a row say at every stop of its slider, each text once.

    Returns:
        The texts as HTML; and for each stop the number of a text by the name of its piece, None where nothing can be
        said beforehand.
    """
    numbers: dict[str, int] = {}
    said = [_numbered(before, answer, numbers) if answer else None for answer in answers]
    return list(numbers), said


def _numbered(before: MeasureResult, answer: StopAnswer, numbers: dict[str, int]) -> dict[str, int]:
    """The texts of a stop by number; a text that has none yet takes the next."""
    pieces = parts(answer.told) | {OWN: own_score(before, answer.own)}
    return {name: numbers.setdefault(html, len(numbers)) for name, html in pieces.items()}
