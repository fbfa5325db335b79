"""The acts that changed targets during the year, and what each changed: sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scoring.basis import TargetChange
from ui.facts import target_versions
from ui.facts.format import count, day, number
from ui.facts.relazione.text_table import Heading, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.basis import TargetVersion
    from scoring.model import MeasureKey
    from ui.facts.view import View

NO_ACT: Final = "atto non stampato nel documento"
PLANNED: Final = "già nel piano"
NO_TARGET: Final = "–"
_DROPPED: Final = {TargetChange.SUPPRESSED, TargetChange.NOT_MEASURABLE}


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one indicator.

    Attributes:
        before: None where the plan itself printed the change, and no earlier version.
    """

    key: MeasureKey
    before: TargetVersion | None
    after: TargetVersion

    @property
    def act(self) -> str:
        """The act with its day, or the occasion; or that none is printed."""
        label = self.after.act or self.after.occasion
        if not label:
            return PLANNED if self.before is None else NO_ACT
        return f"{label}, {day(self.after.act_date)}" if self.after.act_date else label

    @property
    def change(self) -> str:
        """What it did, in words: ``target alzato``."""
        return target_versions.changed(self.after)


def revisions(view: View) -> tuple[Revision, ...]:
    """Every change of the year in the order of the plan.

    An indicator that has the same code in the same objective of two sheets (a person's and the
    ente's) is one indicator: it is told once, from the first sheet that tells it.
    """
    found: dict[tuple[str, str], tuple[Revision, ...]] = {}
    for key in view.texts:
        if own := revisions_of(view, key):
            found.setdefault((key.node_code, key.indicator_code), own)
    return tuple(revision for own in found.values() for revision in own)


def revisions_of(view: View, key: MeasureKey) -> tuple[Revision, ...]:
    """The changes of one indicator; empty where it has none."""
    found = view.versions.get(key, ())
    later = [Revision(key, before, after) for before, after in pairwise(found)]
    first = [Revision(key, None, version) for version in found[:1] if version.change]
    return (*first, *later)


def promised(view: View, key: MeasureKey, version: TargetVersion | None) -> str:
    """What a version promises, in numbers and in words."""
    if version is None:
        return NO_TARGET
    unit = version.unit or view.texts[key].unit
    absent = NO_TARGET if version.change in _DROPPED else target_versions.NOT_PRINTED
    return target_versions.promised(version, view.symbols.get(unit, unit)) or absent


def sentence(view: View, revision: Revision) -> str:
    """A change as a line under its indicator."""
    before, after = (promised(view, revision.key, version) for version in (revision.before, revision.after))
    moved = ", ".join(f"{when} {what}" for when, what in (("prima", before), ("dopo", after)) if what != NO_TARGET)
    # The document's own note, which stands above, is often the reason word for word.
    reason = "" if revision.after.reason in view.texts[revision.key].commentary else revision.after.reason
    why = ". ".join(filter(None, (moved, reason)))
    return f"Modifica durante l'anno ({revision.change}; {revision.act})" + (f": {why}" if why else "")


def acts(view: View) -> TextTable:
    """The acts of the year, each with how many indicators it changed and how."""
    headings = (Heading("Atto", 50), Heading("Indicatori", 14, is_number=True), Heading("Che cosa cambia", 50))
    found: dict[str, list[Revision]] = {}
    for revision in revisions(view):
        found.setdefault(revision.act, []).append(revision)
    rows = tuple((act, number(len({r.key for r in group}), 0), _changes(group)) for act, group in found.items())
    return TextTable("Atti che hanno cambiato target o indicatori", headings, rows)


def changes(view: View) -> TextTable:
    """Every change of the year: before, after, by which act, why."""
    headings = (
        Heading("Indicatore", 30),
        Heading("Prima", 23),
        Heading("Dopo", 23),
        Heading("Atto e modifica", 24),
        Heading("Motivo", 40),
    )
    return TextTable("Target e indicatori modificati durante l'anno", headings, tuple(_rows(view)))


def _rows(view: View) -> Iterator[tuple[str, ...]]:
    for revision in revisions(view):
        key = revision.key
        yield (
            f"{key.indicator_code}\n{view.texts[key].indicator_name}",
            promised(view, key, revision.before),
            promised(view, key, revision.after),
            f"{revision.act}\n{revision.change}",
            revision.after.reason or target_versions.NOT_PRINTED,
        )


def _changes(group: list[Revision]) -> str:
    changes = [revision.change for revision in group]
    return "; ".join(f"{name}: {number(changes.count(name), 0)}" for name in dict.fromkeys(changes))


def how_many(view: View) -> str:
    """A sentence on how many indicators changed."""
    keys = {revision.key for revision in revisions(view)}
    if not keys:
        return "Nei dati nessun target e nessun indicatore è cambiato durante l'anno."
    were = count(len(keys), "indicatore è stato modificato", "indicatori sono stati modificati")
    return f"Durante l'anno {were}: gli atti sono nella Premessa."
