"""Who an ente is and which words it uses: the records of ``ente.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit's numbers are."""

    PERCENT = "percent"
    COUNT = "count"
    """A printed whole number is exact."""
    NUMBER = "number"
    DAYS = "days"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Year:
    """One year declared by the ente, and the document its data come from."""

    year: int
    document: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the tree, in the ente's own words."""

    code: str
    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class Section:
    """One view of the tree.

    Attributes:
        skeleton: it gives hierarchy and titles only, and has no sheet.
        headings: a node whose parent is in another section hangs from that parent's title; without
            headings it hangs from the root.
    """

    code: str
    name: str
    document: str = ""
    skeleton: bool = False
    headings: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measure. ``symbol`` goes after the number; empty where there is none."""

    code: str
    name: str
    symbol: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Cluster:
    """A way of grouping enti, and the group that an ente is in.

    Attributes:
        code: of the way of grouping, the same in all enti; empty for that by size.
        name: what the way is called.
        cluster: the group, in the word of whoever classifies.
    """

    code: str
    name: str
    cluster: str


BY_SIZE = ""
"""The code of the grouping by size, which ``cluster`` at the top of ``ente.toml`` tells."""


@dataclass(frozen=True, slots=True)
class Ente:
    """An administration. Everything in the order of its ``ente.toml``.

    Attributes:
        cluster: its size class, in the word of whoever classifies; empty where it is not told.
        clusters: the groups that it is in by other ways of grouping.
        synthetic: it does not exist; its data are generated.
    """

    code: str
    name: str
    short_name: str
    kind: str
    years: tuple[Year, ...]
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    cluster: str = ""
    synthetic: bool = False
    clusters: tuple[Cluster, ...] = ()

    @property
    def groupings(self) -> tuple[Cluster, ...]:
        """Every group that it is in, that of its size first."""
        by_size = (Cluster(BY_SIZE, "Classe dimensionale", self.cluster),) if self.cluster else ()
        return (*by_size, *self.clusters)

    def cluster_by(self, grouping: str) -> str:
        """The group that it is in by a way of grouping; empty where it is in none."""
        return next((found.cluster for found in self.groupings if found.code == grouping), "")

    def section(self, code: str) -> Section:
        """The section of that code.

        Raises:
            KeyError: the ente has none.
        """
        return {section.code: section for section in self.sections}[code]

    def level(self, code: str) -> Level:
        """The level of that code.

        Raises:
            KeyError: the ente has none.
        """
        return {level.code: level for level in self.levels}[code]

    def unit_kind(self, code: str) -> UnitKind:
        """The kind of a unit; NUMBER for a blank or unknown one, which promises nothing."""
        return next((unit.kind for unit in self.units if unit.code == code), UnitKind.NUMBER)

    def document(self, year: int) -> str:
        """The document of a year; empty where it is not named."""
        return next((y.document for y in self.years if y.year == year), "")
