"""What was changed during the year, and what that is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.basis import BasisKind
from scoring.bridge import share_due_to_targets, target_effects
from scoring.rounding import DUST
from ui.facts import words
from ui.facts.briefing import sentences
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import NOTHING, count, day, number, percent, points, promise, short
from ui.facts.node_record import QUOTE, measure_record
from ui.facts.target_versions import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.basis import TargetVersion
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.briefing.sources import Sources

    Effects = Mapping[MeasureKey, float | None]


def slide(sources: Sources) -> Slide:
    """Each revised target before and after, with the points that the revision is worth."""
    effects = _effects(sources)
    found = _revised(sources, effects)
    headline = _headline(sources, len(found))
    return Slide(
        code=SlideKind.CHANGED,
        kind=SlideKind.CHANGED,
        name="Modifiche dell'anno",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.answer(_acts(sources, found)), tuple(_against(sources)), sentences.answer(_helped(sources, found))
        ),
        table=_table(sources, found, effects),
        sentences=_helped(sources, found)[:2],
    )


def _revised(sources: Sources, effects: Effects) -> list[tuple[ScoredSheet, MeasureResult]]:
    """The ente's own sheet first; those whose revision is worth most first, then the document's order."""
    found = [(s, m) for s in sources.view.sheets for m in s.measures if sources.view.is_revised(m.measure.key)]
    return sorted(found, key=lambda pair: (pair[0] is not sources.main, -abs(effects.get(pair[1].measure.key) or 0.0)))


def _effects(sources: Sources) -> Effects:
    """What the ente's result would gain (lose, below zero) with each target as it was planned."""
    found = target_effects(sources.original.main.sheet, sources.main.sheet, sources.main.policy)
    return {effect.key: effect.points for effect in found}


def _headline(sources: Sources, how_many: int) -> str:
    if not how_many:
        return "Nessun target è stato cambiato durante l'anno"
    what = count(how_many, "indicatore cambiato", "indicatori cambiati")
    if sources.view.basis.kind is BasisKind.ORIGINAL:
        return f"{what} durante l'anno; qui il risultato è sui target di inizio anno"
    worth = share_due_to_targets(sources.original.main.sheet, sources.main.sheet, sources.main.policy)
    if not isinstance(worth, float):
        return f"{what} durante l'anno"
    apart = len(_incomparable(sources))
    if sentences.is_same(worth, 0.0) and apart:
        return f"{what} durante l'anno; {apart} dell'ente non si {'può' if apart == 1 else 'possono'} confrontare"
    if sentences.is_same(worth, 0.0):
        return f"{what} durante l'anno: il risultato dell'ente non ne dipende"
    more = "in più" if worth > 0 else "in meno"
    are_worth = "vale" if how_many == 1 else "valgono"
    return f"{what} durante l'anno: per il risultato {are_worth} {points(abs(worth))} {more}"


def _incomparable(sources: Sources) -> frozenset[MeasureKey]:
    """Indicators of the ente that were others, or not measured, as planned: going back to the plan says nothing."""
    now = {m.measure.key: m for m in sources.main.measures}
    return frozenset(
        m.measure.key
        for m in sources.original.main.measures
        if sources.view.is_revised(m.measure.key) and (m.score is None or now[m.measure.key].score is None)
    )


def _table(sources: Sources, found: list[tuple[ScoredSheet, MeasureResult]], effects: Effects) -> SlideTable | None:
    if not found:
        return None
    columns = (
        SlideColumn("Indicatore", 40),
        SlideColumn("Prima", 18),
        SlideColumn("Dopo", 18),
        SlideColumn("Raggiunto", 18),
        SlideColumn("Punti dell'ente", 14, is_number=True),
    )
    rows = tuple(_row(sources, m, effects) for _, m in found)
    note = "Punti dell'ente: quanti ne porta la modifica; – se è di un'altra sezione, non conta, o misurava altro."
    return SlideTable("", columns, rows, note)


def _row(sources: Sources, m: MeasureResult, effects: Effects) -> tuple[str, ...]:
    versions, symbol = sources.view.versions[m.measure.key], sources.view.symbol(m)
    # The effect is of going back to the plan: what the revision brought is its opposite.
    back = None if m.measure.key in _incomparable(sources) else effects.get(m.measure.key)
    worth = "–" if back is None else f"{'+' if back < 0 else ''}{number(-back or 0.0, fixed=True)}"
    before, after = _promised(versions[0], symbol), _last(versions[-1], symbol)
    return sentences.labelled(m), before, after, measure_record(sources.view, m).actual, worth


def _last(version: TargetVersion, symbol: str) -> str:
    return _promised(version, symbol) if version.target or version.text else words.CHANGE[version.change] or NOTHING


def _promised(version: TargetVersion, symbol: str) -> str:
    return promise(version.op, version.target, symbol) or short(version.text, 40) or "non stampato"


def _acts(sources: Sources, found: list[tuple[ScoredSheet, MeasureResult]]) -> list[str]:
    """Each revision with its act and the reason that the document prints."""
    return [
        f"{m.code}: {changed(v)}, {_act(v)}{_reason(v)}."
        for _, m in found
        for v in sources.view.versions[m.measure.key]
        if v.version > 1 or v.change
    ]


def _reason(version: TargetVersion) -> str:
    return f" («{short(version.reason, QUOTE)}»)" if version.reason else ""


def _act(version: TargetVersion) -> str:
    """The act and its day; an act that is printed with a day of its own has the whole date in brackets."""
    if not version.act:
        return short(version.occasion, 90) or "atto non stampato"
    when = day(version.act_date) if version.act_date else ""
    act = short(version.act, 90)
    return f"{act} ({when})" if when and " del " in act else f"{act} del {when}" if when else act


def _against(sources: Sources) -> list[str]:
    before, now = sources.original.main.root.score, sources.main.root.score
    if before is None or now is None or sources.view.basis.kind is BasisKind.ORIGINAL:
        return []
    then, today = percent(before, fixed=True), percent(now, fixed=True)
    return [f"Sui target di inizio anno il risultato sarebbe {then}; sui {words.basis(sources.view.basis)} è {today}."]


def _helped(sources: Sources, found: list[tuple[ScoredSheet, MeasureResult]]) -> tuple[str, ...]:
    """Revisions that brought an indicator points, whichever sheet it is of."""
    told_ = []
    for scored, m in found:
        planned = sources.original.sheet(scored.sheet.section, scored.sheet.owner)
        then = planned.measure(m.measure.key) if m.measure.key in planned.measure_places else None
        if then is None or then.score is None or m.score is None or m.score <= then.score + DUST:
            continue
        told_.append(
            f"{m.code}: {percent(m.score)} con il target nuovo, {percent(then.score)} con quello di inizio anno."
        )
    return tuple(told_)
