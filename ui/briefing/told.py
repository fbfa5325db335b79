"""Sentences that more than one slide tells, each read off a number or quoted from the document; never a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.ambition import Ambition
from scoring.inverse import needed
from scoring.node_facts import Course, node_facts
from scoring.standing import standings
from scoring.summary import parts
from ui import theme, words
from ui.format import count, number, percent, points, quantity, short
from ui.format import target as promise_of
from ui.reports.commentary import commentary
from ui.whatif.attainable import attainable, present, shown, yardstick
from ui.whatif.target_rows import FLAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.inverse import Needed
    from scoring.policy import Band
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.standing import Standing
    from ui.briefing.sources import Sources
    from ui.view import View
    from ui.whatif.target_rows import Target

ROWS: Final = 6
"""What a slide can show of a list."""
LABEL: Final = 46
"""Signs of the name of a thing beside a bar, or in a cell."""
_QUOTE: Final = 260
_QUOTES: Final = 3


def named(result: MeasureResult | NodeResult, length: int = LABEL) -> str:
    """Code and title, cut at a word."""
    return short(" ".join(f"{result.code} {result.title}".split()), length)


def and_more(found: Sequence[object], shown_: int = ROWS, what: tuple[str, str] = ("altro", "altri")) -> str:
    """What a list does not show: "e altri 3"; empty where it shows all."""
    more = len(found) - shown_
    return f"E {'un' if more == 1 else 'altri'} {what[0] if more == 1 else number(more, 0)}." if more > 0 else ""


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
    symbol = "" if result.measure.is_date else view.symbol(result)
    actual = quantity(result.measure.actual, symbol) if result.measure.actual else words.WHY_SHORT[result.why]
    promised = promise_of(result.measure, symbol)
    return f"{actual} (target {promised})" if promised else actual


def facts(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """The commentary on a node, without its first sentence, which every headline tells already."""
    return commentary(view, scored, scored.node(code), node_facts(scored, code))[1:]


def quotes(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """What the document itself says of the indicators that cost most, and the OIV of the objectives: quoted."""
    said = [
        f"Il documento, su {m.code}: «{short(' '.join(text.split()), _QUOTE)}»"
        for m in by_loss(below(scored, code))
        if (text := view.texts[m.measure.key].commentary)
    ]
    return (*said[:_QUOTES], *_oiv(view, scored, code)[:_QUOTES])


def _oiv(view: View, scored: ScoredSheet, code: str) -> list[str]:
    nodes = [scored.node(code)] if code else [r for r in parts(scored) if r.lost > 0]
    rows = [(node, view.evaluation(scored, node)) for node in nodes]
    return [
        f"L'OIV, su {node.code}: «{short(' '.join(row.motivation.split()), _QUOTE)}»"
        for node, row in rows
        if row and row.motivation
    ]


def why(view: View, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Perché: which parts cost points, and the reasons that the document prints."""
    said = quotes(view, scored, code)
    silent = () if said else ("Il documento non stampa ragioni per gli indicatori che hanno perso punti.",)
    is_whole = scored.node(code).lost == 0 and not by_loss(below(scored, code))
    return (*facts(view, scored, code), *(() if is_whole else (*said, *silent)))


def against(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """Rispetto a chi: the year before, the printed means, what the document publishes."""
    measures = below(scored, code)
    beside = [told for m in measures for told in compared(sources.view, m)]
    return (*_year_before(sources, scored, code), *beside[:ROWS], *_published(scored.node(code)))


def compared(view: View, result: MeasureResult) -> list[str]:
    """An indicator beside each printed mean."""
    series = view.series.get(result.measure.key)
    found = standings(series, view.plan.year) if series else ()
    return [_compared(result, standing, view.symbol(result)) for standing in found]


def _compared(result: MeasureResult, found: Standing, symbol: str) -> str:
    name = words.comparison(found.others.scope, found.others.statistic).lower()
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
    if then.score == now.score:
        return (f"Come nel {year}: {percent(then.score, fixed=True)}.",)
    more = "in più" if now.score > then.score else "in meno"
    return (f"Nel {year} era {percent(then.score, fixed=True)}: {points(abs(now.score - then.score))} {more}.",)


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


def what_now(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    """E adesso: how far the highest word is, what alone would be enough, what the next targets ask."""
    return (*_to_the_top(sources, scored, code), *next_targets(sources, below(scored, code)))


def next_targets(sources: Sources, found: Iterable[MeasureResult]) -> tuple[str, ...]:
    """What the document prints for the next year of some indicators, the hardest and the easiest first."""
    asked = [sources.targets[m.measure.key] for m in found if m.measure.key in sources.targets]
    return tuple(_next(sources, target) for target in _worth_telling(asked))


def _to_the_top(sources: Sources, scored: ScoredSheet, code: str) -> tuple[str, ...]:
    top, result = scored.policy.bands.bands[-1], scored.node(code)
    if result.score is None:
        return ("Senza un punteggio non si può dire quanto manca.",)
    if result.band == top:
        return (f"È già nello stato più alto, «{top.word}».",)
    gap = f"Per «{top.word}» ({_limit(top)}) mancano {points(top.lower - result.score)}."
    return gap, _alone(sources, scored, code, top)


def _limit(band: Band) -> str:
    return f"{'da' if band.includes_lower else 'sopra'} {percent(band.lower)}"


def _alone(sources: Sources, scored: ScoredSheet, code: str, top: Band) -> str:
    found = [n for n in needed(scored.sheet, scored.policy, code, top.lower) if n.enough is not None]
    if not found:
        return "Nessun indicatore, da solo, basterebbe."
    told = [_value(sources.view, scored, each) for each in found[:_QUOTES]]
    more = len(found) - len(told)
    rest = f", o {'un altro' if more == 1 else f'altri {number(more, 0)}'}" if more else ""
    return f"Da solo basterebbe: {', oppure '.join(told)}{rest}."


def _value(view: View, scored: ScoredSheet, found: Needed) -> str:
    """An indicator and the first value that can be reached and is enough."""
    assert found.enough is not None  # noqa: S101 - the caller has looked
    yard = yardstick(view, scored.measure(found.key))
    return f"{found.key.indicator_code} a {shown(yard, attainable(yard, found.enough))} (ora {present(yard)})"


def _worth_telling(asked: Sequence[Target]) -> list[Target]:
    order = [Ambition.DREAM, Ambition.HARD, Ambition.SOFT, Ambition.ALREADY, Ambition.PLAUSIBLE]
    known = [t for t in asked if t.flag in order]
    return sorted(known, key=lambda t: order.index(t.flag))[:_QUOTES]


def _next(sources: Sources, target: Target) -> str:
    m, last = target.result, target.judged.last
    symbol = sources.view.symbol(m)
    known = f" (ultimo valore {number(last.value)}, {last.year})" if last else ""
    promised, word = promise_of(m.measure, symbol), FLAG[target.flag][1].lower()
    return f"Nel {sources.year + 1} il target di {m.code} è {promised}{known}: {word}."


def state_of(result: NodeResult | MeasureResult) -> str:
    """The word; where there is no score, why."""
    return theme.word(result.band) if result.score is not None else words.WHY_SHORT[result.why]


def objectives(how_many: int) -> str:
    """So many objectives."""
    return count(how_many, "obiettivo", "obiettivi")
