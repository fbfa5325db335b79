"""Sentences that more than one slide tells, each read off a number or quoted from the document; never a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.node_facts import Course, node_facts
from scoring.standing import standings
from scoring.summary import parts
from ui.facts import states, words
from ui.facts.beside_words import oiv_beside
from ui.facts.commentary import commentary
from ui.facts.format import difference, number, percent, points, quantity, short
from ui.facts.format import target as promise_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.standing import Standing
    from ui.facts.briefing.sources import Sources
    from ui.facts.view import View

ROWS: Final = 6
"""What a slide can show of a list."""
LABEL: Final = 46
"""Signs of the name of a thing beside a bar, or in a cell."""
SENTENCE: Final = 260
"""Signs of a sentence on a slide: more is not read by anybody."""
_SPOKEN: Final = 400
_ANSWERS: Final = 24
"""Signs of a sentence for the person who speaks, and sentences of an answer: more is not said by anybody."""
QUOTE: Final = 200
"""Signs of what is quoted from the document in a sentence."""
_QUOTES: Final = 3
_SEEN: Final = 0.005
"""Points that two decimals do not show."""


def named(result: MeasureResult | NodeResult, length: int = LABEL) -> str:
    """Code and title, cut at a word."""
    return short(" ".join(f"{result.code} {result.title}".split()), length)


def and_more(found: Sequence[object], shown_: int = ROWS, what: tuple[str, str] = ("un altro", "altri {}")) -> str:
    """What a list does not show; empty where it shows all.

    Args:
        found: all of it.
        shown_: how many of it are shown.
        what: the words for one more, and for more than one, with a place for how many.

    Examples:
        >>> and_more("abc", 2), and_more("abc", 1, ("un'altra parte", "altre {} parti")), and_more("abc")
        ('E un altro.', 'E altre 2 parti.', '')
    """
    more = len(found) - shown_
    if more <= 0:
        return ""
    return f"E {what[0]}." if more == 1 else f"E {what[1].format(number(more, 0))}."


def answer(found: Iterable[str]) -> tuple[str, ...]:
    """Sentences that one can say: each once, of a readable length, and how many more there are."""
    said = tuple(dict.fromkeys(short(text, _SPOKEN) for text in found))
    more = and_more(said, _ANSWERS)
    return (*said[:_ANSWERS], *((more,) if more else ()))


def is_same(one: float, other: float) -> bool:
    """Whether two scores are printed alike, or differ by less than two decimals show.

    Examples:
        >>> is_same(84.461, 84.464), is_same(84.46, 84.47)
        (True, False)
    """
    return abs(one - other) < _SEEN


def below(scored: ScoredSheet, code: str) -> tuple[MeasureResult, ...]:
    """The indicators at or below a node, in the document's order; all of them for the root."""
    wanted = {code}
    for result in scored.nodes[1:]:
        if result.node.parent_code in wanted:
            wanted.add(result.code)
    return tuple(m for m in scored.measures if not code or m.measure.key.node_code in wanted)


def by_loss(found: Iterable[MeasureResult]) -> list[MeasureResult]:
    """Those that cost points, most first."""
    return sorted((m for m in found if m.lost > 0), key=lambda m: -m.lost)


def reached(view: View, result: MeasureResult) -> str:
    """What was promised and what was reached: ``7,75 % (target ≥ 13,00 %)``."""
    promised = promise_of(result.measure, "" if result.measure.is_date else view.symbol(result))
    return f"{actual(view, result)} (target {promised})" if promised else actual(view, result)


def actual(view: View, result: MeasureResult) -> str:
    """What was reached; where there is no value, in two words why."""
    if result.measure.actual is None:
        return words.WHY_SHORT[result.why]
    return quantity(result.measure.actual, "" if result.measure.is_date else view.symbol(result))


def facts(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """The commentary on a node, without its first sentence, which every headline tells already."""
    return commentary(view, scored, scored.node(code), node_facts(scored, code))[1:]


def quotes(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """What the document itself says of the indicators that cost most, and the OIV of the objectives: quoted."""
    said = [
        f"Il documento, su {m.code}: «{short(' '.join(text.split()), QUOTE)}»"
        for m in by_loss(below(scored, code))
        if (text := view.texts[m.measure.key].commentary)
    ]
    return (*said[:_QUOTES], *_oiv(view, scored, code)[:_QUOTES])


def _oiv(view: View, scored: ScoredSheet, code: str) -> list[str]:
    nodes = [scored.node(code)] if code else [r for r in parts(scored) if r.lost > 0]
    rows = [(node, view.evaluation(scored, node)) for node in nodes]
    return [
        f"L'OIV, su {node.code}: «{short(' '.join(row.motivation.split()), QUOTE)}»"
        for node, row in rows
        if row and row.motivation
    ]


def apart(view: View, scored: ScoredSheet) -> list[str]:
    """A sentence for each objective on which the OIV and the rule differ."""
    found = oiv_beside(view, scored)
    told = {pair.result.code: pair for pair in (*found.pairs, *found.unscored)}
    return [
        f"{pair.result.code}: l'OIV dà {percent(pair.given)}, "
        f"il calcolo {percent(pair.computed) if pair.computed is not None else 'nessun punteggio'}."
        for r in parts(scored)
        if (pair := told.get(r.code)) and (pair.computed is None or not is_same(pair.given, pair.computed))
    ]


def why(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Perché: which parts cost points, and the reasons that the document prints."""
    said = quotes(view, scored, code)
    silent = () if said else ("Il documento non stampa ragioni per gli indicatori che hanno perso punti.",)
    is_whole = scored.node(code).lost == 0 and not by_loss(below(scored, code))
    return answer((*facts(view, scored, code), *(() if is_whole else (*said, *silent))))


def against(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Rispetto a chi: the year before, the printed means, what the document publishes."""
    measures = below(scored, code)
    beside = [told for m in measures for told in compared(sources.view, m)]
    return answer((*_year_before(sources, scored, code), *beside[:ROWS], *_published(scored.node(code))))


def compared(view: View, result: MeasureResult) -> list[str]:
    """An indicator beside each printed mean."""
    series = view.series.get(result.measure.key)
    found = standings(series, view.plan.year) if series else ()
    return [_compared(result, standing, view.symbol(result)) for standing in found]


def _compared(result: MeasureResult, found: Standing, symbol: str) -> str:
    scope = found.others.scope
    name = words.comparison(f"del {scope}" if scope.startswith("cluster") else scope, found.others.statistic).lower()
    side = {Course.BETTER: "meglio della", Course.WORSE: "peggio della", Course.SAME: "come la"}
    how = side.get(found.course, "contro la")
    mine, theirs = quantity(found.own.value, symbol), quantity(found.others.value, symbol)
    return f"{result.code}: {mine} nel {found.own.year}, {how} {name} ({theirs})."


def _year_before(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    year = sources.year - 1
    then, now = before_of(sources, scored, code), scored.node(code)
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
    if sources.before is None:
        return None
    place = (scored.sheet.section, scored.sheet.owner)
    sheet = next((s for s in sources.before.sheets if (s.sheet.section, s.sheet.owner) == place), None)
    return next((r for r in sheet.nodes if r.code == code), None) if sheet else None


def _published(result: NodeResult) -> tuple[str, ...]:
    found = result.published
    if found is None or found.score is None or result.verdict is None:
        return ()
    shown_ = percent(found.score.value, fixed=True)
    return (f"Il documento pubblica {shown_}: {words.VERDICT[result.verdict]}.",)


def state_of(result: NodeResult | MeasureResult) -> str:
    """The word; where there is no score, why."""
    return states.word(result.band) if result.score is not None else words.WHY_SHORT[result.why]
