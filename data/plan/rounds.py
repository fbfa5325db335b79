"""The planning round: what several people decide at once of the targets of next year, one target at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from scoring.model import MeasureKey

REASON_LENGTH = 300
"""Signs that the reason of a choice may have at most."""


class How(StrEnum):
    """Where the target that was decided comes from."""

    OPEN = "da decidere"
    CONFIRMED = "conferma"
    HISTORY = "storia"
    OTHERS = "altri"
    TYPED = "scritto"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided of one target.

    Attributes:
        value: the target, canonical; empty while it is still to decide.
        reason: empty where nobody gave one.
    """

    how: How = How.OPEN
    value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SavedChoice:
    """One version of what is decided of a target.

    Attributes:
        author: who decided it.
        saved_at: UTC.
        version: 1, 2, …; each target counts its own.
    """

    key: MeasureKey
    choice: Choice
    author: str
    saved_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class ChoiceDraft:
    """What somebody wants to decide of a target.

    Attributes:
        ente, year: of the data: the target is of the year after.
        seen: what they had before them; None where nobody had decided anything.
    """

    ente: str
    year: int
    key: MeasureKey
    choice: Choice
    seen: SavedChoice | None


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """That the round of a sheet was concluded: what was decided until then goes to the Giunta.

    Attributes:
        saved_at: UTC.
    """

    author: str
    saved_at: datetime


def with_theirs(mine: Choice, seen: SavedChoice | None, newest: SavedChoice | None) -> Choice | None:
    """What is to be saved of what somebody wants, beside what was saved since they looked.

    Args:
        mine: what they want.
        seen: what they had before them.
        newest: what is saved.

    Returns:
        None where both want otherwise.
    """
    if newest is None or newest == seen:
        return mine
    return merged(seen.choice if seen else Choice(), mine, newest.choice)


def merged(base: Choice, mine: Choice, theirs: Choice) -> Choice | None:
    """Two people's choices of one target made one, number and reason each by itself.

    Args:
        base: what both began from.
        mine: as one person wants it.
        theirs: as it was saved meanwhile.

    Returns:
        What only one of them changed is taken; None where both changed the same, each in another way.

    Examples:
        >>> began, reasoned = Choice(), Choice(reason="come la media")
        >>> decided = Choice(How.TYPED, "72.5")
        >>> merged(began, reasoned, decided).value, merged(began, reasoned, decided).reason
        ('72.5', 'come la media')
        >>> merged(began, Choice(How.TYPED, "70"), decided) is None
        True
    """
    numbers, reasons = {base.value, mine.value, theirs.value}, {base.reason, mine.reason, theirs.reason}
    if 3 in (len(numbers), len(reasons)):
        return None
    number = theirs if mine.value in (base.value, theirs.value) else mine
    reason = theirs if mine.reason in (base.reason, theirs.reason) else mine
    return Choice(number.how, number.value, reason.reason)
