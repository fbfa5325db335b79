"""What every document of a year tells besides its content: the version of the data, and its own day."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from ui.facts.report_errors import BadEpochError

MARK_SHOWN: Final = 12
"""Signs of the mark of the data that a person reads."""
EPOCH: Final = "SOURCE_DATE_EPOCH"
"""The variable with which whoever builds twice asks for the same day twice: seconds since 1970, in UTC."""


@dataclass(frozen=True, slots=True)
class DataVersion:
    """What a document is made on.

    Attributes:
        fingerprint: of the official data.
        day: of the document.
        closed: that the year is closed, and since when; empty where it is open.
    """

    fingerprint: str
    day: date
    closed: str = ""

    @property
    def mark(self) -> str:
        """The first signs of the fingerprint: enough to tell two loads apart."""
        return self.fingerprint[:MARK_SHOWN]


def day_of_documents() -> date:
    """The day that documents made now bear: that of SOURCE_DATE_EPOCH, else today on this machine.

    Raises:
        BadEpochError: the variable holds no number of seconds.
    """
    asked = os.environ.get(EPOCH)
    if not asked:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(asked), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise BadEpochError(EPOCH, asked) from None
