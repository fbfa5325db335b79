"""What a proposal of new targets says, for whoever has to decide it: records, before any document is made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from data.plan.identity import UnitKind
from data.plan.minutes import Outcome
from data.plan.planning import Outlook
from scoring.scenario import Field, official
from scoring.shared import by_key
from ui.facts import words
from ui.facts.caveats import BREAK_KIND
from ui.facts.data_version import MARK_SHOWN
from ui.facts.format import day, quantity
from ui.facts.history_points import in_its_unit
from ui.facts.refusal_words import refusal
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.pair import pair_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from data.plan.outcomes import Answers
    from data.plan.scenarios import SavedScenario
    from scoring.effect import Effect
    from scoring.model import MeasureKey, Op, Quantity
    from scoring.result import MeasureResult, NodeResult
    from scoring.scenario import Assumption
    from scoring.series import Series
    from ui.facts.view import View
    from ui.facts.whatif.answer import WhatIf

TITLE: Final = "Proposta di revisione di target e indicatori"
NOT_APPROVED: Final = "IPOTESI – proposta, non ancora approvata"
SYNTHETIC: Final = "DATI SINTETICI: ente e numeri inventati"
OUTLOOK: Final[Mapping[Outlook, str]] = MappingProxyType(
    {
        Outlook.LAST: "come l'ultimo valore",
        Outlook.HALF_TREND: "l'ultimo valore più metà della variazione media annua",
        Outlook.WORST: "il peggio che va otto anni su dieci",
        Outlook.BEST: "il meglio che va otto anni su dieci",
    }
)
FIELD: Final[Mapping[Field, str]] = MappingProxyType(
    {Field.TARGET: "Target", Field.SOGLIA: "Soglia", Field.ACTUAL: "Consuntivo", Field.WEIGHT: "Peso"}
)

NO_VALUES: Final = "nessun valore negli anni caricati"
NO_BENCHMARKS: Final = "nessuno stampato"

_YEARS_SHOWN: Final = 4
_COMPARED_YEARS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a proposal is drawn from, besides the numbers.

    Attributes:
        year: of the targets.
        outlook: what is assumed of next year's results; None on a year that has its own.
        scenario: the saved scenario; None where the hypotheses were never saved.
        is_modified: the hypotheses are not those saved.
        fingerprint: of the official data.
        day: of the document.
        answers: of the Giunta; None where they are not known.
    """

    year: int
    outlook: Outlook | None = None
    scenario: SavedScenario | None = None
    is_modified: bool = False
    fingerprint: str
    day: date
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class ReplacedNumber:
    """One number that the proposal replaces; None where there is none."""

    field: Field
    before: Quantity | None
    after: Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One indicator of which something is to change.

    Attributes:
        sheet: position of its answer among the document's.
        node_title: of the objective it measures.
        unit: what goes after its numbers; empty for days and bare counts.
        changes: in the order target, soglia, actual, weight; at least one.
        values: the last years', each with its year, as printed; empty where nothing is known.
        benchmarks: the others' means of the last years, as printed; empty where none is.
        alone: points of the sheet's result if this row alone were adopted; None where it cannot be.
        reason: empty where nobody gave one.
        is_repeated: it is the indicator of an earlier row, which has all of its numbers but the weight.
        answers: what the Giunta said of its numbers, each once: ``respinta in Giunta``; empty where it said nothing.
    """

    sheet: int
    key: MeasureKey
    name: str
    node_title: str
    unit: str
    op: Op | None
    is_date: bool
    is_count: bool
    changes: tuple[ReplacedNumber, ...]
    values: tuple[str, ...]
    benchmarks: tuple[str, ...]
    indicator: Effect[MeasureResult]
    objective: Effect[NodeResult]
    alone: float | None
    reason: str = ""
    is_repeated: bool = False
    answers: tuple[str, ...] = ()

    def change(self, field: Field) -> ReplacedNumber | None:
        """What becomes of one number; None where it stays."""
        return next((change for change in self.changes if change.field is field), None)

    def unit_of(self, field: Field) -> str:
        """What goes after a number of that field."""
        return "%" if field is Field.WEIGHT else self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDocument:
    """A proposal.

    Attributes:
        about: name and value of everything that tells what it is of, in the order of reading.
        rows: in the order of the plan.
        answers: the sheets with their hypotheses.
        refused: a sentence for each hypothesis that could not be made, and has no part in the rest.
    """

    ente: str
    year: int
    day: date
    is_synthetic: bool
    about: tuple[tuple[str, str], ...]
    rows: tuple[ProposalRow, ...]
    answers: tuple[WhatIf, ...]
    refused: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What every page says of itself."""
        return f"{NOT_APPROVED} – {SYNTHETIC}" if self.is_synthetic else NOT_APPROVED


def proposal(view: View, answers: Sequence[WhatIf], request: Request) -> ProposalDocument:
    """What there is to say of the hypotheses on some sheets of a plan.

    Args:
        view: of the year from which the plan is; its histories and its words are used.
        answers: one for each sheet, of that year or of the year after.
        request: what else the document tells.
    """
    rows: list[ProposalRow] = []
    for at, answer in enumerate(answers):
        told = {row.indicator.after.measure.truth for row in rows}
        rows += (_answered(row, answer, request) for row in _rows(view, answer, at, (_reasons(request), told)))
    return ProposalDocument(
        ente=view.plan.ente.name,
        year=request.year,
        day=request.day,
        is_synthetic=view.is_synthetic,
        about=tuple(_about(view, answers, request)),
        rows=tuple(rows),
        answers=tuple(answers),
        refused=tuple(sentence for answer in answers for sentence in _refused(answer)),
    )


def changes_anything(answer: WhatIf) -> bool:
    """Whether a sheet under its hypotheses has any other number than the official one: a proposal of it has rows."""
    return any(True for effect in answer.effects.measures for _ in _changes(effect))


def readable(text: str) -> str:
    r"""A text without the control characters that no Office file can hold; line ends become blanks.

    Examples:
        >>> readable("uno\x0b due\ntre")
        'uno due tre'
    """
    is_clean = text.isprintable()
    return " ".join((text if is_clean else "".join(sign if sign.isprintable() else " " for sign in text)).split())


def _reasons(request: Request) -> dict[Assumption, str]:
    saved = request.scenario.assumptions if request.scenario else ()
    return {each.assumption: readable(each.reason) for each in saved if each.reason}


def _rows(
    view: View, answer: WhatIf, at: int, known: tuple[Mapping[Assumption, str], set[MeasureKey]]
) -> Iterator[ProposalRow]:
    """The rows of a sheet: of those that are one indicator the first has its numbers, the others only their weight.

    Args:
        view: of the year.
        answer: of the sheet.
        at: its position.
        known: why each number is proposed; the indicators of sheets before, which are not told again.
    """
    reasons, told = known
    made: dict[MeasureKey, list[Assumption]] = {}
    for assumption in answer.assumptions:
        made.setdefault(assumption.key, []).append(assumption)
    for effect in answer.effects.measures:
        measure = effect.after.measure
        own = [a for key in dict.fromkeys((measure.truth, measure.key)) for a in made.get(key, ())]
        is_repeated = measure.truth in told
        changes = tuple(c for c in _changes(effect) if c.field is Field.WEIGHT or not is_repeated)
        told.add(measure.truth)
        if changes:
            fields = {change.field for change in changes}
            row = _row(view, answer, at, effect, ([a for a in own if a.field in fields], changes, reasons))
            yield replace(row, is_repeated=is_repeated)


def _answered(row: ProposalRow, answer: WhatIf, request: Request) -> ProposalRow:
    """A row with what the Giunta said of its numbers."""
    if request.answers is None:
        return row
    measure = row.indicator.after.measure
    scenario = request.scenario.id if request.scenario and not request.is_modified else ""
    own = [a for a in answer.assumptions if a.key in {measure.key, measure.truth} and a.field is not Field.ACTUAL]
    said = dict.fromkeys(request.answers.said(each, scenario) for each in own)
    return replace(row, answers=tuple(f"{outcome} in Giunta" for outcome in said if outcome is not Outcome.OPEN))


def _changes(effect: Effect[MeasureResult]) -> Iterator[ReplacedNumber]:
    """What is another number than the official one, also where only its unprinted digits are."""
    for field in Field:
        before, after = official(effect.before.measure, field), official(effect.after.measure, field)
        if (before and before.value) != (after and after.value):
            yield ReplacedNumber(field, before, after)


def _row(
    view: View,
    answer: WhatIf,
    at: int,
    effect: Effect[MeasureResult],
    made: tuple[Sequence[Assumption], tuple[ReplacedNumber, ...], Mapping[Assumption, str]],
) -> ProposalRow:
    own, changes, reasons = made
    measure = effect.after.measure
    unit = "" if measure.is_date else view.symbol(effect.after)
    objective = answer.effects.node(measure.key.node_code)
    series = view.series.get(measure.key)
    return ProposalRow(
        sheet=at,
        key=measure.key,
        name=readable(measure.name),
        node_title=readable(objective.after.title),
        unit=unit,
        op=measure.op,
        is_date=measure.is_date,
        is_count=view.plan.ente.unit_kind(measure.unit) is UnitKind.COUNT,
        changes=changes,
        values=tuple(_values(series, unit)) if series else (),
        benchmarks=tuple(_benchmarks(series, view.symbols)) if series else (),
        indicator=effect,
        objective=objective,
        alone=_alone(answer, own),
        reason="; ".join(dict.fromkeys(reasons[a] for a in own if a in reasons)),
    )


def _alone(answer: WhatIf, own: Sequence[Assumption]) -> float | None:
    found = what_if(answer.before, own)
    return None if found.refused else found.effects.root.points


def _values(series: Series, unit: str) -> Iterator[str]:
    known = [value for value in series.values if value.value is not None][-_YEARS_SHOWN:]
    for each in known:
        yield f"{each.year}: {in_its_unit(series, each, unit)}"
    for at in series.breaks:
        if known and known[0].year < at.year <= known[-1].year:
            yield f"dal {at.year} {BREAK_KIND.get(at.kind, at.kind)}: non confrontabile con prima"


def _benchmarks(series: Series, symbols: Mapping[str, str]) -> Iterator[str]:
    """The means of the last years; those whose year is not printed are told last."""
    means = [each for each in series.comparisons if each.statistic == "mean" and each.value is not None]
    years = sorted({each.year for each in means if each.year is not None})[-_COMPARED_YEARS:]
    for each in means:
        if each.year is None or each.year in years:
            when = str(each.year) if each.year else "(anno non stampato)"
            shown = quantity(each.value, symbols.get(each.unit, each.unit))
            yield readable(f"{words.comparison(each.scope, each.statistic)} {when}: {shown}")


def _refused(answer: WhatIf) -> Iterator[str]:
    measures = by_key(answer.before.sheet.measures)
    yield from (readable(refusal(found, measures)) for found in answer.refused)


def _about(view: View, answers: Sequence[WhatIf], request: Request) -> Iterator[tuple[str, str]]:
    document = view.plan.ente.document(view.plan.year) or str(view.plan.year)
    yield "Che cosa è", f"{TITLE}: {NOT_APPROVED}"
    if view.is_synthetic:
        yield "Attenzione", SYNTHETIC
    yield "Ente", readable(view.plan.ente.name)
    yield "Anno dei target", str(request.year)
    yield "Target attuali", _basis(view, request)
    if request.outlook is not None:
        yield "Consuntivi supposti", OUTLOOK[request.outlook]
    yield "Sezione", "; ".join(dict.fromkeys(_sheet_name(view, answer) for answer in answers))
    yield "Dati ufficiali", f"{readable(document)} (impronta {request.fingerprint[:MARK_SHOWN]})"
    yield "Metodo", readable(view.plan.policy.title)
    for answer in answers:
        yield f"Risultato e ambizione – {_sheet_name(view, answer)}", pair_words(answer, view.series, request.year)
    yield from _scenario(request)
    yield "Documento del", day(request.day)


def _basis(view: View, request: Request) -> str:
    if request.outlook is None:
        return words.basis(view.basis)
    return f"quelli stampati per il {request.year}; dove non ci sono, quelli validi nel {view.plan.year}"


def _sheet_name(view: View, answer: WhatIf) -> str:
    sheet = answer.after.sheet
    name = view.section_name(sheet.section)
    return readable(f"{name} – {sheet.owner}" if sheet.owner else name)


def _scenario(request: Request) -> Iterator[tuple[str, str]]:
    scenario = request.scenario
    if scenario is None:
        yield "Scenario", "ipotesi in corso, non salvate"
        return
    modified = ", con modifiche non salvate" if request.is_modified else ""
    yield "Scenario", f"{readable(scenario.name)}, versione {scenario.version}{modified}"
    yield "Salvato da", f"{readable(scenario.author)}, {day(scenario.saved_at.date())}"
    if scenario.reason:
        yield "Motivo", readable(scenario.reason)
