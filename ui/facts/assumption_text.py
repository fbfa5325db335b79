"""Hypotheses as text, the same in an address and on a command line: ``NODO/INDICATORE.target=71,5``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field, canonical
from ui.facts.format import listed
from ui.facts.typed import TypedError, typed_for, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scoring.model import Measure, Sheet

BETWEEN = ";"
_NAMES = {"target": Field.TARGET, "soglia": Field.SOGLIA, "consuntivo": Field.ACTUAL, "peso": Field.WEIGHT}
_ITALIAN = {field: name for name, field in _NAMES.items()}


def read_one(text: str, measures: Sequence[Measure], default: tuple[str, str]) -> Assumption:
    """One hypothesis.

    ``[SEZIONE!PERSONA!]NODO/INDICATORE.CAMPO=VALORE``: CAMPO is target, soglia, consuntivo (actual) or
    peso (weight); no VALORE takes a soglia or a consuntivo away. What would be mistaken for a sign
    may be percent-encoded. Of a row that is another indicator it is the hypothesis on that one.

    Args:
        text: as written.
        measures: every indicator of the plan.
        default: section and owner where the text names none.

    Raises:
        TypedError: it cannot be read, or names an indicator that is not there.
    """
    left, equals, value = text.partition("=")
    place, dot, name = left.rpartition(".")
    if not equals or not dot or "/" not in place:
        raise TypedError(f"«{text[:80]}» non è un'ipotesi: scrivere NODO/INDICATORE.target=VALORE.")
    field = _field(name)
    measure = _measure(place, measures, default)
    bare = unquote(value).strip()
    return canonical(Assumption(measure.key, field, typed_for(bare, measure, field) if bare else None), measure)


def read(text: str, measures: Sequence[Measure], default: tuple[str, str]) -> tuple[tuple[Assumption, ...], list[str]]:
    """The hypotheses of an address, of two on the same number the last, and a sentence for each that does not hold."""
    found: list[Assumption] = []
    refused = []
    for part in filter(None, text.split(BETWEEN)):
        try:
            one = read_one(part, measures, default)
        except TypedError as error:
            refused.append(str(error))
        else:
            found.append(one)
    by_number = {(one.key, one.field): one for one in found}
    return tuple(by_number.values()), [*refused, *said_twice(found, default)]


def said_twice(found: Iterable[Assumption], default: tuple[str, str]) -> list[str]:
    """A sentence for each number that hypotheses, in the order in which they were made, assume in more than one way."""
    values: dict[tuple[MeasureKey, Field], list[str]] = {}
    for one in found:
        values.setdefault((one.key, one.field), []).append(written(one.value) or "nessun valore")
    return [
        f"Su {_number(*number, default, str)} ci sono più ipotesi, {listed(told)}: vale l'ultima, {told[-1]}."
        for number, told in values.items()
        if len({*told}) > 1
    ]


def write(assumptions: Iterable[Assumption], default: tuple[str, str]) -> str:
    """What ``read`` takes back."""
    return BETWEEN.join(_written(a, default) for a in assumptions)


def field_name(field: Field) -> str:
    """The Italian name of a field, as it is written."""
    return _ITALIAN[field]


def _written(assumption: Assumption, default: tuple[str, str]) -> str:
    return f"{_number(assumption.key, assumption.field, default, _quoted)}={written(assumption.value)}"


def _number(key: MeasureKey, field: Field, default: tuple[str, str], code: Callable[[str], str]) -> str:
    """Which number a hypothesis is on, each code written in one way."""
    sheet = "" if (key.section, key.owner) == default else f"{code(key.section)}!{code(key.owner)}!"
    return f"{sheet}{code(key.node_code)}/{code(key.indicator_code)}.{_ITALIAN[field]}"


def _quoted(text: str) -> str:
    return quote(text, "")


def _field(name: str) -> Field:
    found = _NAMES.get(name.strip().lower()) or next((f for f in Field if f == name.strip().lower()), None)
    if found is None:
        raise TypedError(f"«{name[:40]}» non si può ipotizzare: scegliere fra {', '.join(_NAMES)}.")
    return found


def _measure(place: str, measures: Sequence[Measure], default: tuple[str, str]) -> Measure:
    sheet, bang, rest = place.rpartition("!")
    section, _, owner = sheet.partition("!") if bang else (*default[:1], "", default[1])
    node, _, indicator = rest.partition("/")
    wanted = MeasureKey(*(unquote(part) for part in (section, owner, node, indicator)))
    for measure in measures:
        if measure.key == wanted:
            return measure
    raise TypedError(
        f"L'indicatore «{unquote(rest)[:80]}» non c'è nel piano: scrivere NODO/INDICATORE come nell'albero."
    )


def measures_of(sheets: Iterable[Sheet]) -> tuple[Measure, ...]:
    """Every indicator of some sheets."""
    return tuple(measure for sheet in sheets for measure in sheet.measures)
