"""What published figures say of a method: how many it reproduces, which not, which choices would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model import Measure
from ui.facts.format import NOTHING, count, number, printed
from ui.facts.method_guide.words import answer_words, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scoring.agreement import Agreement, Figure
    from scoring.question import Question
    from scoring.variants import Found
    from ui.facts.method_guide.words import Names

Row = dict[str, str]
_NAMED = 3
"""Indicators that a sentence names."""


def coincide(found: Agreement) -> str:
    """How many figures a method reproduces: «coincidono 3 su 3»; empty where none is published."""
    total = len(found.figures)
    if not total:
        return ""
    return f"{'coincide' if found.agreed == 1 else 'coincidono'} {number(found.agreed)} su {number(total)}"


def words_coincide(found: Agreement) -> str:
    """The same of the words printed; empty where none is."""
    total = len(found.words)
    return f"parole: {number(found.agreed_words)} su {number(total)}" if total else ""


def figure_rows(found: Agreement) -> list[Row]:
    """Every published figure beside the computed one, those that are missed first."""
    ordered = sorted(found.figures, key=lambda figure: figure.is_reproduced)
    return [
        {
            "Codice": code_of(figure),
            "Che cosa": figure.place.name if isinstance(figure.place, Measure) else figure.place.title,
            "Pubblicato": printed(figure.published.text),
            "Calcolato": NOTHING if figure.score is None else number(figure.score),
            "Esito": str(figure.verdict),
        }
        for figure in ordered
    ]


def code_of(figure: Figure) -> str:
    """The code of the indicator, or of the node."""
    return figure.place.key.indicator_code if isinstance(figure.place, Measure) else figure.place.code


def verdict(found: Found) -> str:
    """One sentence on a search: what the choices of now reproduce, and what the ones found would."""
    now, best = found.start.agreement, found.best.agreement
    if not now.figures:
        return "Non c'è nessun punteggio pubblicato da provare."
    if best.agreed == now.agreed:
        words = f" Con altri limiti, {words_coincide(best)}." if found.changes else ""
        return f"Con queste scelte {coincide(now)}: nessun'altra ne fa coincidere di più.{words}"
    changes = count(len(found.changes), "scelta diversa", "scelte diverse")
    return f"Con queste scelte {coincide(now)}; con {changes} {coincide(best)}."


def lacking(found: Found) -> tuple[str, ...]:
    """Why some rules could not be tried: indicators lack the number that these begin from; empty where all coincide.

    The value to begin from is told only where other indicators have it: elsewhere nobody measures progress.
    """
    now, best = found.start.agreement, found.best.agreement
    missed = list(dict.fromkeys(_measures((*now.missed, *best.missed)))) if best.missed else []
    is_from_before = any(measure.baseline for measure in _measures(best.figures))
    without = {
        "la soglia": ([m for m in missed if m.soglia is None], "partono dalla soglia"),
        "il valore di partenza": ([m for m in missed if m.baseline is None and is_from_before], "contano il progresso"),
    }
    return tuple(
        f"Manca {what} di {_named(measures)}: lì le regole che {use} non si sono potute provare."
        for what, (measures, use) in without.items()
        if measures
    )


def _measures(figures: Iterable[Figure]) -> Iterator[Measure]:
    return (figure.place for figure in figures if isinstance(figure.place, Measure))


def _named(measures: Sequence[Measure]) -> str:
    """The first names of some indicators, and how many more there are."""
    names = ", ".join(f"«{measure.name}»" for measure in measures[:_NAMED])
    more = len(measures) - _NAMED
    return f"{names} e {count(more, 'altro indicatore', 'altri indicatori')}" if more > 0 else names


def change_rows(found: Found, questions: Sequence[Question], names: Names) -> list[Row]:
    """The choices that would reproduce the figures, each with what it is now."""
    by_name = {question.name: question for question in questions}
    return [
        {
            "Domanda": label(by_name[change.question], names),
            "Adesso": answer_words(by_name[change.question], change.was, found.start.policy, names),
            "Per coincidere": answer_words(by_name[change.question], change.now, found.best.policy, names),
        }
        for change in found.changes
    ]


def untold_rows(found: Found, questions: Sequence[Question], names: Names) -> list[Row]:
    """The questions that the figures do not decide: other answers that would do as well, one at a time."""
    policy = found.best.policy
    return [
        {
            "Domanda": label(question, names),
            "Scelta": answer_words(question, question.read(policy), policy, names),
            "Andrebbe bene anche": "; ".join(
                answer_words(question, answer, policy, names) for answer in found.as_good[question.name]
            ),
        }
        for question in questions
        if question.name in found.as_good
    ]
