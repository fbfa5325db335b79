"""What the Giunta decides of what it is asked: one decision, as it was asked and as it was minuted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

DECISION_LENGTH = 400
"""Signs that each text of a decision may have at most."""


class Outcome(StrEnum):
    """What was decided; the value is the word that is read aloud."""

    OPEN = "da decidere"
    APPROVED = "approvata"
    DEFERRED = "rinviata"
    REJECTED = "respinta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that was asked, with the words in which it was asked.

    Attributes:
        code: its word; unique in its ente and year.
        about: of what it is.
        question: what is asked.
        fact: the number that asks for it; empty for one that a person wrote.
        note: what was said of it; empty where nothing was.
    """

    ente: str
    year: int
    code: str
    about: str
    question: str
    fact: str = ""
    outcome: Outcome = Outcome.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutedDecision:
    """One version of a decision.

    Attributes:
        decision: as it was read aloud, whatever the data say now.
        author: who minuted it.
        saved_at: UTC.
        version: 1, 2, …; each decision counts its own.
    """

    decision: Decision
    author: str
    saved_at: datetime
    version: int
