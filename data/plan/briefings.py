"""What people write for the Giunta and for the Relazione: the slides of a briefing, and texts by their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class SavedSlide:
    """What a person decides of one slide; the numbers on it are read off the data every time.

    Attributes:
        code: its word in the address; unique in its briefing.
        kind: what it is about, a word of the program that shows it.
        subject: of which objective or scenario; empty where the kind says it all.
        headline: in the place of the generated one; empty keeps that one.
        comment: Markdown, shown; empty where there is none.
        notes: for the person who speaks, never shown; empty where there are none.
        is_hidden: left out when the briefing is shown.
    """

    code: str
    kind: str
    subject: str = ""
    headline: str = ""
    comment: str = ""
    notes: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class BriefingDraft:
    """A briefing to be saved; an ente has one for each year.

    Attributes:
        basis: which targets, as ``Basis.parse`` takes it.
        author: who saves it.
        fingerprint: of the official load it is made on.
        slides: in the order in which they are shown, hidden ones too.
    """

    ente: str
    year: int
    basis: str
    author: str
    fingerprint: str
    slides: tuple[SavedSlide, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedBriefing:
    """One version of a briefing. Fields named as in ``BriefingDraft`` mean the same.

    Attributes:
        version: 1, 2, …
        saved_at: UTC.
    """

    ente: str
    year: int
    basis: str
    author: str
    fingerprint: str
    slides: tuple[SavedSlide, ...]
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A text of the Relazione to be saved.

    Attributes:
        place: where it stands, a word of the program: ``premessa``, ``contesto``.
        text: Markdown; empty for the generated one again.
        author: who saves it.
    """

    ente: str
    year: int
    place: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class SavedText:
    """One version of a text of the Relazione. Fields named as in ``TextDraft`` mean the same.

    Attributes:
        saved_at: UTC.
        version: 1, 2, …; each place counts its own.
    """

    ente: str
    year: int
    place: str
    text: str
    author: str
    saved_at: datetime
    version: int
