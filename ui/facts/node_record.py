"""What there is to say of one node and of its indicators, read once: slides, documents and pages show a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.causes import cause_of
from scoring.node_facts import node_facts
from scoring.summary import below, costing, parts
from ui.facts import causes, result_words, target_words, words
from ui.facts.beside_words import beside_means
from ui.facts.commentary import commentary
from ui.facts.format import quantity, short
from ui.facts.format import target as promise_of
from ui.facts.result_words import PublishedWords, evaluation, published
from ui.facts.soglia_words import implied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.node_facts import NodeFacts
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View

QUOTE = 200
"""Signs of what is quoted from the document in a sentence."""
_QUOTES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecord:
    """An indicator; a text is empty where there is nothing to say.

    Attributes:
        result: its numbers.
        symbol: what goes after its values; empty for dates.
        target, soglia: as the basis has them.
        implied: the soglia that the published score implies, where it is another: a sentence.
        actual: what was reached; where there is no value, in two words why.
        measured: the score, or in two words why there is none.
        state: symbol and word.
        weight: printed.
        note: what the document says of it.
        cause: why it is not where it was promised to be, its own or else its objective's.
        is_revised: whether its target changed during the year.
    """

    result: MeasureResult
    symbol: str
    target: str
    soglia: str
    implied: str
    actual: str
    measured: str
    state: str
    weight: str
    published: PublishedWords
    note: str
    cause: str
    is_revised: bool

    @property
    def reached(self) -> str:
        """What was reached and what was promised: ``7,75 % (target ≥ 13,00 %)``."""
        return f"{self.actual} (target {self.target})" if self.target else self.actual


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRecord:
    """A node; a text is empty where there is nothing to say.

    Attributes:
        result, facts: its numbers, and those of its parts.
        kind: what it is, in the ente's words, with its code.
        measured: the score, or in two words why there is none.
        why: the reason in full where there is no score.
        outcome: score and word, or the reason in full.
        weight: printed.
        description, units, note: what the document prints, and the note of who copied it.
        cause: why it is not where it was promised to be.
        evaluation, motivation: of the OIV.
        sentences: read off the numbers, the result first.
        quotes: what the document and the OIV say of what cost most.
        beside: its indicators, and those below it, beside each printed mean.
        is_whole: whether neither it nor an indicator below it lost points.
        measures: its own indicators.
    """

    result: NodeResult
    facts: NodeFacts
    kind: str
    measured: str
    why: str
    outcome: str
    weight: str
    description: str
    units: str
    note: str
    cause: str
    published: PublishedWords
    evaluation: str
    motivation: str
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]
    beside: tuple[str, ...]
    is_whole: bool
    measures: tuple[MeasureRecord, ...]


def node_record(view: View, scored: ScoredSheet, code: str) -> NodeRecord:
    """The record of a node of a sheet.

    Raises:
        KeyError: the sheet has no such node.
    """
    result, facts = scored.node(code), node_facts(scored, code)
    row, oiv = view.node_row(scored, code), view.evaluation(scored, result)
    found = below(scored, code)
    return NodeRecord(
        result=result,
        facts=facts,
        kind=f"{view.kind(result)} {code}".strip(),
        measured=result_words.measured(result),
        why=words.WHY[result.why] if result.score is None else "",
        outcome=result_words.outcome(result),
        weight=result_words.weight(result.node.weight),
        description=row.description if row else "",
        units=row.units if row else "",
        note=row.note if row else "",
        cause=causes.words(view.causes.get((scored.sheet.section, scored.sheet.owner, code, ""))),
        published=published(result),
        evaluation=evaluation(oiv),
        motivation=oiv.motivation if oiv else "",
        sentences=commentary(view, scored, result, facts),
        quotes=tuple(_quotes(view, scored, code)),
        beside=tuple(text for m in found for text in beside_means(view, m)),
        is_whole=result.lost == 0 and not costing(found),
        measures=tuple(measure_record(view, m) for m in scored.measures_of(code)),
    )


def measure_record(view: View, result: MeasureResult) -> MeasureRecord:
    """The record of an indicator."""
    m, key = result.measure, result.measure.key
    text = view.texts.get(key)
    symbol = "" if m.is_date else view.symbol(result)
    return MeasureRecord(
        result=result,
        symbol=symbol,
        target=promise_of(m, symbol) or _in_words(view, result),
        soglia=quantity(m.soglia, symbol) if m.soglia else "",
        implied=implied(view, result, symbol),
        actual=quantity(m.actual, symbol) if m.actual else words.WHY_SHORT[result.why],
        measured=result_words.measured(result),
        state=result_words.state(result, view.plan.policy),
        weight=result_words.weight(m.weight),
        published=published(result),
        note=text.commentary if text else "",
        cause=causes.words(cause_of(view.causes, key)),
        is_revised=view.is_revised(key),
    )


def _in_words(view: View, result: MeasureResult) -> str:
    """The words of a target that is no number; empty where there are none."""
    text = target_words.only_words(view, result)
    return f"«{text}»" if text else ""


def _quotes(view: View, scored: ScoredSheet, code: str) -> Iterator[str]:
    noted = [(m.code, view.texts[m.measure.key].commentary) for m in costing(below(scored, code))]
    for name, text in [(name, text) for name, text in noted if text][:_QUOTES]:
        yield f"Il documento, su {name}: «{_quoted(text)}»"
    nodes = [scored.node(code)] if code else [r for r in parts(scored) if r.lost > 0]
    rows = [(node.code, view.evaluation(scored, node)) for node in nodes]
    for name, text in [(name, row.motivation) for name, row in rows if row and row.motivation][:_QUOTES]:
        yield f"L'OIV, su {name}: «{_quoted(text)}»"


def _quoted(text: str) -> str:
    return short(" ".join(text.split()), QUOTE)
