"""What people write in the program: scenarios, their hypotheses, proposals and the acts that settle them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from data.plan.quantities import NUMBER, between, is_date, quantity
from scoring.basis import Basis
from scoring.errors import ScenarioError
from scoring.model import INTERVAL
from scoring.scenario import Assumption, Field, canonical, official
from scoring.shared import by_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from data.plan.planning import Outlook
    from scoring.model import Measure, MeasureKey, Quantity, Sheet


class ScenarioKind(StrEnum):
    """What a scenario is an answer to."""

    YEAR = "anno"
    """What if, in that year?"""
    PLAN = "piano"
    """What to promise in the year after?"""


@dataclass(frozen=True, slots=True)
class SavedAssumption:
    """A hypothesis as it was saved.

    Attributes:
        was: the official figure when it was made, canonical; None where there was none.
        reason: why it was made; empty where nobody said.
    """

    assumption: Assumption
    was: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A scenario to be saved.

    Attributes:
        ente, year: of the plan it is made on.
        outlook: what is assumed of next year; for a PLAN only.
        author: who saves it.
        reason: of this version; empty where nobody says.
        fingerprint: of the official load it is made on.
        assumptions: in the order they were made; of two on the same number the last counts.
    """

    ente: str
    year: int
    kind: ScenarioKind = ScenarioKind.YEAR
    outlook: Outlook | None = None
    basis: Basis = field(default_factory=Basis)
    name: str
    author: str
    reason: str = ""
    fingerprint: str
    assumptions: tuple[SavedAssumption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedScenario:
    """One version of a scenario. Fields named as in ``Draft`` mean the same.

    Attributes:
        id: short, and fit for an address.
        version: 1, 2, …
        saved_at: UTC.
        is_deleted: somebody deleted the scenario with this version, and ``author`` is who did.
    """

    id: str
    version: int
    ente: str
    year: int
    kind: ScenarioKind
    outlook: Outlook | None
    basis: Basis
    name: str
    author: str
    reason: str
    saved_at: datetime
    fingerprint: str
    assumptions: tuple[SavedAssumption, ...] = ()
    is_deleted: bool = False

    @property
    def is_individual(self) -> bool:
        """Whether it supposes something of an individual sheet."""
        return any(each.assumption.key.owner for each in self.assumptions)


@dataclass(frozen=True, slots=True)
class Act:
    """The act that makes one revision official.

    Attributes:
        body: who decided: Giunta, Consiglio, Segretario generale…
        day: of the act.
        author: who wrote it down here.
        recorded_at: UTC, when it was written down; None until it is.
    """

    body: str
    number: str
    day: date
    author: str
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A version of a scenario that somebody took as the revision to decide.

    Attributes:
        scenario: that version, even where a later one exists or the scenario was deleted.
        adopted_at: UTC.
        acts: the act of each revision that has one; a measure that is not there waits for its act.
    """

    id: str
    scenario: SavedScenario
    adopted_at: datetime
    author: str
    note: str
    acts: Mapping[MeasureKey, Act]


def text_of(found: Quantity) -> str:
    """The canonical digits of a quantity; those of its number where it was worked out and not printed.

    Examples:
        >>> from scoring.model import Quantity
        >>> text_of(Quantity(7.6, 0.05, "7.60"))
        '7.60'
        >>> text_of(Quantity(500 / 7)), text_of(Quantity(80.0))
        ('71.428571428571', '80')
    """
    if found.text:
        return found.text
    digits = f"{Decimal(repr(found.value)):.12f}"
    return digits.rstrip("0").rstrip(".")


def assumed(text: str | None) -> Quantity | None:
    """The quantity of canonical digits, of a day or of an interval; exact, because a hypothesis hides no digits.

    Examples:
        >>> assumed("7.60")
        Quantity(value=7.6, half_unit=0.0, text='7.60')
        >>> assumed("2023-02-28").value == date(2023, 2, 28).toordinal()
        True
        >>> assumed(None) is None, assumed("10..15").value
        (True, 12.5)
    """
    if text and is_interval_text(text):
        return between(*text.split(INTERVAL))
    found = quantity(text or "")
    return found and replace(found, half_unit=0.0)


def is_interval_text(text: str) -> bool:
    """Whether a text is that of an interval."""
    ends = text.split(INTERVAL)
    return len(ends) == 2 and all(NUMBER.fullmatch(end) for end in ends)


def is_canonical(text: str) -> bool:
    """Whether ``assumed`` can take a text back."""
    return bool(NUMBER.fullmatch(text)) or is_date(text) or is_interval_text(text)


def was_of(sheet: Sheet, assumption: Assumption) -> str | None:
    """The official figure that an assumption takes the place of, canonical; None where there is none.

    Raises:
        ScenarioError: the sheet has no such indicator.
    """
    measures = {measure.key: measure for measure in sheet.measures}
    if assumption.key not in measures:
        raise ScenarioError((assumption.key,))
    found = official(measures[assumption.key], assumption.field)
    return None if found is None else text_of(found)


class Drift(StrEnum):
    """What became of the official figure since a hypothesis was made."""

    GONE = "gone"
    """The plan has no such indicator any more: the hypothesis is dropped."""
    OTHER = "other"
    """The official figure is another one: the hypothesis stays."""
    EQUAL = "equal"
    """The official figure is what was assumed: the hypothesis stays, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """A hypothesis that met a plan other than the one it was made on.

    Attributes:
        name: of the indicator; empty where it is gone.
        now: the official figure, canonical; None where there is none.
    """

    drift: Drift
    saved: SavedAssumption
    name: str = ""
    now: str | None = None

    def __str__(self) -> str:
        """A sentence in Italian."""
        key, (the_figure, on_it) = self.saved.assumption.key, _FIELDS[self.saved.assumption.field]
        place = f"{key.node_code}/{key.indicator_code}"
        mine = _shown(_text(self.saved.assumption.value))
        was = "non c'era" if self.saved.was is None else f"era {_shown(self.saved.was)}"
        now = "ora non c'è" if self.now is None else f"ora è {_shown(self.now)}"
        match self.drift:
            case Drift.GONE:
                return f"L'indicatore {place} non è più nel piano: l'ipotesi {on_it} ({mine}) è stata tolta."
            case Drift.EQUAL:
                return f"{the_figure} di «{self.name}» {now}, come nell'ipotesi: l'ipotesi non cambia più nulla."
            case Drift.OTHER:
                return f"{the_figure} di «{self.name}» {was}, {now}: l'ipotesi {mine} resta, controllarla."


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A scenario brought back to the plan of today.

    Attributes:
        assumptions: those that can still be made, in their order.
        notices: what has changed, in the same order; empty where nothing has.
    """

    assumptions: tuple[Assumption, ...]
    notices: tuple[Divergence, ...]


def reconcile(sheets: Iterable[Sheet], saved: Sequence[SavedAssumption]) -> Reconciled:
    """Set saved hypotheses beside a plan that may have changed since.

    Args:
        sheets: the official ones of today; hypotheses on indicators that none of them has are dropped.
        saved: in their order.

    Returns:
        Each on the indicator that its row is.
    """
    measures = by_key(m for sheet in sheets for m in sheet.measures)
    made = (each.assumption for each in saved)
    kept = tuple(canonical(each, measures[each.key]) for each in made if each.key in measures)
    return Reconciled(kept, tuple(_divergences(measures, saved)))


_FIELDS = {
    Field.TARGET: ("Il target ufficiale", "sul target"),
    Field.SOGLIA: ("La soglia ufficiale", "sulla soglia"),
    Field.ACTUAL: ("Il consuntivo ufficiale", "sul consuntivo"),
    Field.WEIGHT: ("Il peso ufficiale", "sul peso"),
}


def _divergences(measures: Mapping[MeasureKey, Measure], saved: Sequence[SavedAssumption]) -> Iterator[Divergence]:
    for each in saved:
        measure = measures.get(each.assumption.key)
        if measure is None:
            yield Divergence(Drift.GONE, each)
            continue
        now = _text(official(measure, each.assumption.field))
        if _is_same(now, _text(each.assumption.value)):
            yield Divergence(Drift.EQUAL, each, measure.name, now)
        elif not _is_same(now, each.was):
            yield Divergence(Drift.OTHER, each, measure.name, now)


def _text(found: Quantity | None) -> str | None:
    return None if found is None else text_of(found)


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether two figures are the same number or day: 75 is 75.00."""
    if one is None or other is None:
        return one is other
    if is_date(one) or is_date(other):
        return one == other
    return Decimal(one) == Decimal(other)


def _shown(text: str | None) -> str:
    """A canonical figure as an Italian reader writes it.

    Examples:
        >>> _shown("-7.60"), _shown("2023-02-28"), _shown(None)
        ('-7,60', '28/02/2023', 'nessun valore')
    """
    if text is None:
        return "nessun valore"
    return f"{date.fromisoformat(text):%d/%m/%Y}" if is_date(text) else text.replace(".", ",")
