"""The only colours of the program outside ``.streamlit/config.toml``, and the typefaces of the documents.

A state is always a word and a symbol too; the fills are apart in lightness as well as in hue, so
that they stay apart for colour-blind readers and on a washed-out projector, and are the same in
the light and in the dark theme, so that a figure pasted elsewhere keeps its meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.facts import states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.policy import Band


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill and the ink that is legible on it (contrast of 4.5 to 1 or more).

    Attributes:
        pattern: a hatching of Plotly, empty for a plain fill.
    """

    fill: str
    ink: str
    pattern: str = ""


PAINTS: Final[Mapping[str, Paint]] = MappingProxyType(
    {
        "green": Paint("#0f6b50", "#ffffff"),
        "blue": Paint("#0059b3", "#ffffff"),
        "yellow": Paint("#f2b134", "#1a1300"),
        "orange": Paint("#e58a3c", "#1a0d00"),
        "red": Paint("#a3173a", "#ffffff"),
        "grey": Paint("#d3dae2", "#26313d", "/"),
    }
)
"""By name: those that a band may have in ``smvp.toml``, and orange, of what is worse than the others."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Colours of what is not a state, by theme."""

    ink: str
    faint: str
    grid: str
    accent: str
    paper: str
    others: str
    """Values of the other enti."""
    good: str
    """A faint tint of where it is good to be."""


LIGHT: Final = Ground(
    ink="#17324d",
    faint="#5c6f82",
    grid="#dfe5eb",
    accent="#0066cc",
    paper="#ffffff",
    others="#b35a00",
    good="rgba(15,107,80,0.10)",
)
DARK: Final = Ground(
    ink="#f2f5f9",
    faint="#a9b4c2",
    grid="#2b3848",
    accent="#7fb8ff",
    paper="#0e1621",
    others="#ffb870",
    good="rgba(95,208,165,0.12)",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """Colours of what is printed or laid on a slide of Office: on white, whatever the theme of the screen.

    Attributes:
        faint: letters of less weight.
        line: between the rows of a table.
        head, shade: behind the headings of a table, in pages and in Word.
        card: behind a number without a state.
        warning, watermark: letters of what is no official figure, small and large.
    """

    ink: str
    faint: str
    accent: str
    line: str
    head: str
    shade: str
    card: str
    warning: str
    watermark: str


PRINTED: Final = Printed(
    ink=LIGHT.ink,
    faint="#455361",
    accent=LIGHT.accent,
    line="#c2cad3",
    head="#f2f7fc",
    shade="#e8f0f8",
    card="#eaf2fa",
    warning="#8a3a00",
    watermark="#e3e9f0",
)

TYPEFACE: Final = "Arial"
"""Of PowerPoint and of Word, by the name that the templates give it."""
TYPEFACES: Final = ("Arimo", "DejaVu Sans Mono", "New Computer Modern", "Libertinus Serif")
"""Of the pages (PDF): the first one has the widths and the shapes of ``TYPEFACE``, the others signs that it lacks."""

WHOLE: Final = Paint(LIGHT.faint, "#ffffff")
"""What a waterfall starts from: the most that could be reached."""
_TINT: Final = 0.16
"""How much of the fill of a state is in its tint: enough to be told apart, not so much as to outweigh the words."""
DIMMED: Final = 0.35
"""How much is left of the colours of what the filters leave out."""
HATCHING: Final = "#9aa7b4"
"""Strokes over a fill without a score."""


def ground(*, dark: bool) -> Ground:
    """The colours of a theme."""
    return DARK if dark else LIGHT


def paint(band: Band | None) -> Paint:
    """The fill of a state; grey and hatched where there is no score."""
    return painted(states.colour(band))


def painted(colour: str) -> Paint:
    """The fill of a colour by its name; grey and hatched for an unknown one."""
    return PAINTS.get(colour, PAINTS["grey"])


def faded(colour: str, ground: Ground, share: float) -> str:
    """A colour laid thinly on the ground.

    Args:
        colour: ``#rrggbb``.
        ground: colours of the theme.
        share: how much of it is left, 0-1.

    Examples:
        >>> faded("#000000", LIGHT, 0.2), faded("#0f6b50", LIGHT, 1.0)
        ('#cccccc', '#0f6b50')
    """
    pairs = [(int(colour[at : at + 2], 16), int(ground.paper[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(own * share + paper * (1 - share)):02x}" for own, paper in pairs)


def tint(band: Band | None, ground: Ground, share: float = 1.0) -> str:
    """The tint of a state behind words in the ink of the theme; ``share`` less than 1 for what stands back."""
    return faded(paint(band).fill, ground, _TINT * share)


def badge_colour(band: Band | None) -> str:
    """The name of the colour that ``st.badge`` takes for a state."""
    return "gray" if band is None or band.colour == "grey" else band.colour
