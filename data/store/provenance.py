"""Where a load comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a load comes from.

    Attributes:
        loaded_at: UTC; None, as ``loaded_by``, for the data shipped with the program, so that two
            stores built from them are equal.
    """

    origin: str
    loaded_at: datetime | None = None
    loaded_by: str | None = None

    @property
    def is_shipped(self) -> bool:
        """Whether the data came with the program."""
        return self.loaded_by is None
