"""Reading back the numbers of a slide: Italian text → floats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.plan.scores import score_rows

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Highlight, Slide
    from ui.facts.briefing.sources import Sources

_NUMBER = re.compile(r"[+\u2212-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+\u2212-]?\d+(?:,\d+)?")


def number(text: str) -> float:
    """The one number of a text.

    Examples:
        >>> number("−1.234,50 punti"), number("+0,20")
        (-1234.5, 0.2)
    """
    (found,) = _NUMBER.findall(text)
    return float(found.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def numbers(text: str) -> list[float]:
    """Every number of a text, in its order."""
    return [number(found) for found in _NUMBER.findall(text)]


def code_of(text: str) -> str:
    """The code that stands beside a name, or in brackets after it; the first word where there is neither.

    Examples:
        >>> code_of("Tempi di pagamento\u2003B06_1"), code_of("Tempi (medi) (B06_1): da 9 a 8"), code_of("B06_1: sì")
        ('B06_1', 'B06_1', 'B06_1')
    """
    name, _, beside = text.partition("\u2003")
    found = re.match(r".*?\(([^()\s]*\d[^()\s]*)\)", name)
    return beside or (found[1] if found else name.split(" ")[0].rstrip(":"))


def plain(text: str) -> str:
    """A text with ordinary blanks."""
    return text.replace("\u00a0", " ")


def scores(sources: Sources, section: str = "strategico") -> dict[str, float | None]:
    """The score of every node of a section, as ``traguardo score`` prints it; the root's code is empty."""
    rows = score_rows(s for s in sources.view.sheets if s.sheet.section == section and not s.sheet.owner)
    return {str(r["node_code"]): r["score"] for r in rows if r["kind"] == "node"}  # type: ignore[misc]


def is_rounded(text: str, value: float | None, slack: float = 0.005) -> bool:
    """Whether a printed number is a value, to two decimals."""
    return value is not None and abs(number(text) - value) <= slack + 1e-9


def highlight(slide: Slide, label: str) -> Highlight:
    """The large number whose label begins so."""
    (found,) = [h for h in slide.highlights if h.label.startswith(label)]
    return found
