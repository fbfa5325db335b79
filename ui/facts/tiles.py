"""How many objectives, and how many indicators, have each state; each count with the filter that shows just those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.summary import parts, state_counts
from ui.facts import states
from ui.facts.outline import Filters, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.policy import Band
    from scoring.result import ScoredSheet


@dataclass(frozen=True, slots=True)
class Tile:
    """A count of one kind of thing in one state; ``band`` is None for what has no score."""

    band: Band | None
    kind: Kind
    count: int

    @property
    def filters(self) -> Filters:
        """What shows them, and nothing else, in the whole outline."""
        return Filters(states=(states.word(self.band),), kinds=(self.kind,))

    @property
    def query(self) -> Mapping[str, str]:
        """The same filter as words of the address."""
        return {"stato": states.word(self.band), "cosa": self.kind, "forma": "barre"}


def tiles(scored: ScoredSheet) -> tuple[tuple[Tile, Tile], ...]:
    """For each word of the scale, best first, then in course, then without a score: objectives and indicators."""
    bands = scored.policy.bands
    found = (state_counts(each, bands, in_course=scored.is_in_course) for each in (parts(scored), scored.measures))
    return tuple(
        (Tile(one.band, Kind.OBJECTIVE, one.count), Tile(other.band, Kind.INDICATOR, other.count))
        for one, other in zip(*found, strict=True)
    )
