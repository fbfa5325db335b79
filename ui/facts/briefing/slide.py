"""A slide before anybody draws it: ready words and numbers, the same on the screen, in PowerPoint and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ui.facts.format import NBSP

if TYPE_CHECKING:
    from datetime import date


SILENT: Final = "I dati non lo dicono."
BESIDE: Final = "\u2003"
"""Between a text and what stands in small letters beside it: the code of a name, the year of a value."""


class SlideKind(StrEnum):
    """What a slide is about; the value is a word of the address and of the saved briefing."""

    COVER = "copertina"
    RESULT = "risultato"
    STRENGTHS = "bene"
    SHORTFALLS = "male"
    CHANGED = "modifiche"
    OTHERS = "confronti"
    RISKS = "rischi"
    WHATIF = "ipotesi"
    DECISIONS = "decisioni"
    NODE = "obiettivo"
    """One objective; the slide's subject is its code."""
    TEXT = "testo"
    """Only what a person writes."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A number in large type.

    Attributes:
        label: what it is of.
        value: the number, written for a reader.
        note: one line below; empty where there is nothing to add.
        state: symbol and word of its state; empty where it has none.
        colour: of the state, by its name in the theme; None where it has none.
    """

    label: str
    value: str
    note: str = ""
    state: str = ""
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        label: short enough for a slide.
        value: its length, in the unit of its chart; below 0 to the left. None: nothing to draw, only the text.
        text: what is written at its end.
        colour: its name in the theme.
        series: what its colour means, in a word: for the legend, and for who does not see the colour.
    """

    label: str
    value: float | None
    text: str
    colour: str
    series: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars, the first one on top.

    Attributes:
        title: what the lengths are, with their unit.
        low, high: ends of the axis.
        alt: the same in words.
    """

    title: str
    bars: tuple[Bar, ...]
    low: float
    high: float
    alt: str


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """The head of a column; ``share`` is of the width, in parts of the sum of the columns'."""

    text: str
    share: float
    is_number: bool = False


class DotKind(StrEnum):
    """Whose value a dot is."""

    OWN = "own"
    NATION = "nation"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on a line; ``at`` is from 0, the worst of the line, to 1, the best."""

    kind: DotKind
    at: float


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table; where it is longer than a slide, ``pages`` cuts it.

    Attributes:
        title: empty where the headline says it.
        rows: a cell may have what is ``BESIDE`` it.
        note: below it; empty where there is nothing to say.
        tracks: the dots of each row, drawn in its last column, whose cells have no text; empty where it draws none.
    """

    title: str
    columns: tuple[SlideColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    tracks: tuple[tuple[Dot, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """For the person who speaks: answers to the three questions that a member of the Giunta asks.

    Each answer is sentences read off the data; empty where the data say nothing, which is said too.

    Attributes:
        own: what the person wrote for herself; never on the screen that is shared.
    """

    why: tuple[str, ...]
    against_whom: tuple[str, ...]
    what_now: tuple[str, ...]
    own: str = ""

    @property
    def asked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each question with its answers; one says that the data are silent, where they are. None where all are.

        Examples:
            >>> Notes(("Perché sì.",), (), ()).asked[1]
            ('Rispetto a chi', ('I dati non lo dicono.',))
        """
        answers = (("Perché", self.why), ("Rispetto a chi", self.against_whom), ("E adesso", self.what_now))
        is_told = any(answer for _, answer in answers)
        return tuple((question, answer or (SILENT,)) for question, answer in answers) if is_told else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One message, and what shows that it is so.

    Attributes:
        code: its word in the address; unique in a briefing.
        name: in the list of slides: ``Risultato``, ``OS01.1.1``.
        headline: the message; what a person wrote takes the place of the generated one.
        generated: the message read off the data.
        highlights: at most three.
        bars, table: at most one of the two is large; None where there is none.
        sentences: read off the numbers; what is quoted is quoted whole.
        comment: what a person wrote, Markdown; empty where nobody did.
        is_hypothesis: its numbers are of a what-if, and it says so across itself.
        is_hidden: left out when the briefing is shown.
        part, parts: which page of the slide this is, from 1, and of how many.
        letters: size of what is below the headline, in parts of a slide that is 1,280 wide.
    """

    code: str
    kind: SlideKind
    name: str
    headline: str
    generated: str
    notes: Notes
    subject: str = ""
    highlights: tuple[Highlight, ...] = ()
    bars: Bars | None = None
    table: SlideTable | None = None
    sentences: tuple[str, ...] = ()
    comment: str = ""
    is_hypothesis: bool = False
    is_hidden: bool = False
    part: int = 1
    parts: int = 1
    letters: float = 26.0

    @property
    def place(self) -> str:
        """Its word in the address: the code, and which page where it is not the first.

        Examples:
            >>> from dataclasses import replace
            >>> a = Slide(code="male", kind=SlideKind.TEXT, name="", headline="", generated="", notes=Notes((), (), ()))
            >>> a.place, replace(a, part=2, parts=3).place
            ('male', 'male~2')
        """
        return self.code if self.part == 1 else f"{self.code}~{self.part}"

    @property
    def which(self) -> str:
        """Which page of its slide it is, in words that stay on one line; empty where it is the only one."""
        return f"({self.part}{NBSP}di{NBSP}{self.parts})" if self.parts > 1 else ""

    @property
    def whole_headline(self) -> str:
        """The message, with which page it is where there are more."""
        return f"{self.headline} {self.which}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What every slide and every page says of itself.

    Attributes:
        ente, short_name: the administration.
        document: where the numbers come from; the year where the ente does not say.
        basis: which targets, in words.
        method: whose rule the scores follow.
        version: first signs of the mark of the data.
        day: of the document.
        warning: that the ente is invented; empty where it exists.
        closed: that the year is closed, and since when; empty where it is open.
    """

    ente: str
    short_name: str
    year: int
    document: str
    basis: str
    method: str
    version: str
    day: date
    warning: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The slides in the order in which they are shown, hidden ones too."""

    about: About
    slides: tuple[Slide, ...]

    @property
    def shown(self) -> tuple[Slide, ...]:
        """The slides that are not hidden."""
        return tuple(slide for slide in self.slides if not slide.is_hidden)

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of the slides, hidden ones too."""
        return tuple(slide.code for slide in self.slides)
