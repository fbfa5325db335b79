"""The judgements beside a result in words: their name, their number, and how it comes about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.policy import JudgedOn
from scoring.second import judged
from ui.facts import explain
from ui.facts.format import count, percent
from ui.facts.formula import Formula, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import ScoredSheet
    from scoring.second import Judged


@dataclass(frozen=True, slots=True)
class SecondWords:
    """One judgement: its name, its number with two decimals, and a sentence that ends in that number."""

    name: str
    value: str
    how: str


def seconds(scored: ScoredSheet) -> tuple[SecondWords, ...]:
    """Those of a sheet, in the order of the method; none where it has none."""
    return tuple(
        SecondWords(each.judgement.name, percent(each.value), " ".join(_how(scored, each))) for each in judged(scored)
    )


def moved(before: ScoredSheet, after: ScoredSheet) -> tuple[str, ...]:
    """Each judgement before and after: «Quota di premio: 80 % → 90 %», or once where it is the same."""
    pairs = zip(seconds(before), seconds(after), strict=True)
    return tuple(
        f"{now.name}: {now.value}" if was.value == now.value else f"{now.name}: {was.value} → {now.value}"
        for was, now in pairs
    )


def _how(scored: ScoredSheet, found: Judged) -> Iterator[str]:
    if found.judgement.of is JudgedOn.DEADLINES:
        yield _deadlines(found)
    elif found.scaled is None:
        yield "Il risultato non c'è."
    if found.scaled is not None:
        how = explain.measure(found.scaled, "%")
        yield f"Scala «{found.judgement.scale}»: {how}{'' if how.endswith('.') else '.'}"
    if scored.is_in_course:
        yield "Su ciò che è misurato finora."


def _deadlines(found: Judged) -> str:
    if not found.due:
        return "Nessun indicatore misurato promette un giorno."
    formula = Formula((found.kept, found.due), lambda k, d: f"100 × {k} / {d}", lambda k, d: 100 * k / d, decimals=0)
    share = 100 * found.kept / found.due
    kept = "rispettata" if found.kept == 1 else "rispettate"
    return f"{count(found.kept, 'scadenza', 'scadenze')} {kept} su {found.due}: {result(share, (), share, formula)}."
