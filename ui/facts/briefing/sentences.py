"""Sentences that more than one slide tells, each read off a number or quoted from the document; never a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.summary import parts
from ui.facts import monitoring, states, words
from ui.facts.beside_words import oiv_beside
from ui.facts.briefing.slide import BESIDE, Highlight
from ui.facts.format import NOTHING, difference, number, percent, points, short
from ui.facts.spoken import sentence_case, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.briefing.sources import Sources
    from ui.facts.node_record import NodeRecord
    from ui.facts.view import View

ROWS: Final = 6
"""Of a list of sentences for the person who speaks."""
LABEL: Final = 90
"""Signs of the name of a thing beside a bar, or in a cell."""
SPOKEN: Final = 46
"""Signs of a name in a headline."""
_SPOKEN: Final = 400
_ANSWERS: Final = 24
"""Signs of a sentence for the person who speaks, and sentences of an answer: more is not said by anybody."""
_SEEN: Final = 0.005
"""Points that two decimals do not show."""


def named(result: MeasureResult | NodeResult, length: int = LABEL) -> str:
    """The name of a thing in a sentence, with its code; the code alone where it has no name."""
    name = short(sentence_case(" ".join(result.title.split())), length)
    return f"{name} ({result.code})" if name and result.code else name or result.code


def labelled(result: MeasureResult | NodeResult, length: int = LABEL) -> str:
    """The name of a thing in a cell, its code beside it; the code alone where it has no name."""
    name = short(sentence_case(" ".join(result.title.split())), length)
    return f"{name}{BESIDE}{result.code}" if name and result.code else name or result.code


def said(result: MeasureResult | NodeResult, length: int = SPOKEN) -> str:
    """The name of a thing in a headline, in one breath and in quotes; its code where it has no name."""
    return f"«{spoken(result.title, length)}»" if result.title.strip() else result.code


def answer(found: Iterable[str]) -> tuple[str, ...]:
    """Sentences that one can say: each once, of a readable length, and how many more there are."""
    told = tuple(dict.fromkeys(short(text, _SPOKEN) for text in found))
    more = len(told) - _ANSWERS
    rest = "E un altro." if more == 1 else f"E altri {number(more, 0)}."
    return (*told[:_ANSWERS], *((rest,) if more > 0 else ()))


def highlight(label: str, result: NodeResult) -> Highlight:
    """A result in large type, with its state; why, in two words, where there is none."""
    if result.score is None:
        return Highlight(label, NOTHING, words.WHY_SHORT[result.why])
    shown = percent(result.score, fixed=True)
    return Highlight(label, shown, "", states.state(result.band), states.colour(result.band))


def is_same(one: float, other: float) -> bool:
    """Whether two scores are printed alike, or differ by less than two decimals show.

    Examples:
        >>> is_same(84.461, 84.464), is_same(84.46, 84.47)
        (True, False)
    """
    return abs(one - other) < _SEEN


def apart(view: View, scored: ScoredSheet) -> list[str]:
    """A sentence for each objective on which the OIV and the rule differ."""
    found = oiv_beside(view, scored)
    pairs = {pair.result.code: pair for pair in (*found.pairs, *found.unscored)}
    return [
        f"{pair.result.code}: l'OIV dà {percent(pair.given)}, "
        f"il calcolo {percent(pair.computed) if pair.computed is not None else 'nessun punteggio'}."
        for r in parts(scored)
        if (pair := pairs.get(r.code)) and (pair.computed is None or not is_same(pair.given, pair.computed))
    ]


def in_course(sources: Sources) -> tuple[str, ...]:
    """How the ente's sheet stands while its year is not measured whole; empty where it is."""
    if not sources.main.is_in_course:
        return ()
    return monitoring.sentences(monitoring.progress_of(sources.view, sources.main, sources.day))


def why(record: NodeRecord) -> tuple[str, ...]:
    """Perché: which parts cost points, and the reasons that the document prints."""
    silent = () if record.quotes else ("Il documento non stampa ragioni per gli indicatori che hanno perso punti.",)
    return answer((*record.sentences[1:], *(() if record.is_whole else (*record.quotes, *silent))))


def against(record: NodeRecord, sources: Sources, scored: ScoredSheet) -> tuple[str, ...]:
    """Rispetto a chi: the year before, the printed means, what the document publishes."""
    own = record.published
    printed = (f"Il documento pubblica {own.figure or own.word}: {own.verdict}.",) if own.verdict else ()
    return answer((*_year_before(sources, scored, record.result), *record.beside[:ROWS], *printed))


def _year_before(sources: Sources, scored: ScoredSheet, now: NodeResult) -> tuple[str, ...]:
    year = sources.year - 1
    then = before_of(sources, scored, now.code)
    if then is None:
        return (f"Il {year} non è nell'archivio: il confronto con l'anno prima non si può fare.",)
    if then.score is None or now.score is None:
        return (f"Nel {year} o nel {sources.year} il punteggio non c'è.",)
    if is_same(then.score, now.score):
        return (f"Come nel {year}: {percent(then.score, fixed=True)}.",)
    more = "in più" if now.score > then.score else "in meno"
    return (
        f"Nel {year} era {percent(then.score, fixed=True)}: {points(abs(difference(then.score, now.score)))} {more}.",
    )


def before_of(sources: Sources, scored: ScoredSheet, code: str) -> NodeResult | None:
    """The same node in the year before; None where that year, sheet or node is not there."""
    sheet = sources.sheet_before(scored)
    return next((r for r in sheet.nodes if r.code == code), None) if sheet else None
