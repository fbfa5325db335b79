"""How many objectives, and how many indicators, have each state; each count with the filter that shows just those."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.policy import IN_COURSE
from scoring.summary import parts, state_counts
from ui.facts import states
from ui.facts.outline import Filters, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.policy import Band, Policy
    from scoring.result import ScoredSheet
    from scoring.summary import StateCount


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


def tiles(scored: ScoredSheet) -> tuple[tuple[Tile, ...], ...]:
    """For each word, best first, then in course, then without a score: objectives and indicators.

    A word that only the one or only the other have, where the method has a scale for each, has one tile.
    """
    policy, in_course = scored.policy, scored.is_in_course
    found = (
        *_counted(Kind.OBJECTIVE, state_counts(parts(scored), policy.bands, in_course=in_course)),
        *_counted(Kind.INDICATOR, state_counts(scored.measures, policy.leaf_bands, in_course=in_course)),
    )
    words = dict.fromkeys(states.word(band) for band in every_state(policy, in_course=in_course))
    return tuple(tuple(tile for tile in found if states.word(tile.band) == word) for word in words)


def everywhere(sheets: Iterable[ScoredSheet]) -> Counter[str]:
    """How many objectives and indicators of all sheets have each word."""
    found = (tile for scored in sheets for pair in tiles(scored) for tile in pair)
    return sum((Counter({states.word(tile.band): tile.count}) for tile in found), Counter())


def everywhere_query(word: str) -> Mapping[str, str | tuple[str, ...]]:
    """The words of the address that show just those of ``everywhere``."""
    return {"stato": word, "cosa": (Kind.OBJECTIVE, Kind.INDICATOR), "ovunque": "sì", "forma": "barre"}


def every_state(policy: Policy, *, in_course: bool) -> tuple[Band | None, ...]:
    """Every word that a result may have, best first, those of objectives before those of indicators alone."""
    known = [band.word for band in policy.bands.bands]
    own = [band for band in policy.leaf_bands.bands if band.word not in known]
    return (*reversed(policy.bands.bands), *reversed(own), *((IN_COURSE,) if in_course else ()), None)


def _counted(kind: Kind, counts: tuple[StateCount, ...]) -> tuple[Tile, ...]:
    return tuple(Tile(each.band, kind, each.count) for each in counts)
