"""A method → the text of its ``smvp.toml``, which reads back to the same method (``smvp.read_policy``)."""

from __future__ import annotations

import json
import math
from itertools import chain
from typing import TYPE_CHECKING

from data.format import keys
from scoring.policy import Rounding, RoundingMode
from scoring.question import digits, limit_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.keys import KeyTable
    from scoring.policy import Band, Policy

Values = dict[str, object]
"""What a table says, by the names of its keys; None where it says nothing."""


def smvp_text(policy: Policy) -> str:
    """The file, table after table; a key that says what holds without it is left out, where it is not required.

    Args:
        policy: any method; of its scale only the lowest word has no beginning.
    """
    lines = [*_keys(keys.SMVP, _top(policy)), *chain.from_iterable(_tables(policy))]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as TOML writes it.

    Examples:
        >>> quoted('«sì»')
        '"«sì»"'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tables(policy: Policy) -> Iterator[Iterator[str]]:
    for judgement in policy.judgements:
        yield _table(keys.JUDGEMENT, "[[judgement]]", _fields(keys.JUDGEMENT, judgement))
    yield _table(keys.ACT, "[act]", {"text": policy.act, "date": policy.act_date})
    yield _table(keys.SCORE, "[score]", _score(policy))
    for name, scale in policy.scales.items():
        yield _table(keys.SCALE, "[[score.scale]]", {"name": name, "rule": scale.rule, "params": scale.params})
    for exception in policy.exceptions:
        yield _table(keys.EXCEPTION, "[[score.exception]]", _fields(keys.EXCEPTION, exception))
    yield _table(keys.AGGREGATION, "[aggregation]", _means(policy))
    for level, method in policy.level_aggregations.items():
        yield _table(keys.LEVEL_AGGREGATION, "[[aggregation.level]]", {"level": level, "method": method})
    yield _table(keys.ROUNDING, "[rounding]", _roundings(policy))
    for level, how in policy.level_roundings.items():
        yield _table(keys.LEVEL_ROUNDING, "[[rounding.level]]", {"level": level, "how": _rounding(how)})
    yield _table(keys.BANDS, "[bands]", _scale(policy))
    for band in policy.bands.bands:
        yield _table(keys.BAND, "[[bands.band]]", _band(band))
    for band in policy.measure_bands.bands if policy.measure_bands else ():
        yield _table(keys.MEASURE_BAND, "[[bands.measure]]", _band(band))
    for code, section in policy.sections.items():
        yield _table(keys.SECTION_POLICY, f"[sections.{quoted(code)}]", _fields(keys.SECTION_POLICY, section))
    if policy.units.is_told:
        yield _table(keys.UNITS, "[units]", _units(policy))


def _top(policy: Policy) -> Values:
    return {
        "title": policy.title,
        "first_year": policy.first_year,
        "source": policy.source,
        "main_section": policy.main_section,
    }


def _score(policy: Policy) -> Values:
    return {
        "rule": policy.rule,
        "params": policy.rule_params,
        "cap": policy.cap,
        "floor": policy.floor,
        "missing": policy.missing,
    }


def _fields(table: KeyTable, record: object) -> Values:
    """The keys of a table that are the fields of a record."""
    return {key.name: getattr(record, key.name) for key in table.keys}


def _means(policy: Policy) -> Values:
    return {
        "method": policy.aggregation,
        "weights": policy.weights,
        "renormalise": policy.renormalise,
        "min_measured_share": policy.min_measured_share,
    }


def _roundings(policy: Policy) -> Values:
    return {
        "leaf": _rounding(policy.leaf_rounding),
        "node": _rounding(policy.node_rounding),
        "root": _rounding(policy.root_rounding),
    }


def _rounding(how: Rounding) -> str:
    return "none" if how.mode is RoundingMode.NONE else f"{how.mode}:{how.digits}"


def _scale(policy: Policy) -> Values:
    # Where indicators have words of their own the cause is asked for by these.
    told = policy.leaf_bands
    return {"deduced": told.deduced, "note": told.note, "cause_below": told.cause_below}


def _band(band: Band) -> Values:
    begins = None if math.isinf(band.lower) else band.lower
    start = "from" if band.includes_lower else "above"
    return {"word": band.word, "symbol": band.symbol, "colour": band.colour, start: begins}


def _units(policy: Policy) -> Values:
    units = policy.units
    return {
        "result": units.result,
        "sections": units.sections,
        "rounding": _rounding(units.rounding),
        "source": units.source,
    }


def _table(table: KeyTable, header: str, values: Values) -> Iterator[str]:
    """A blank line, the header, the keys."""
    yield ""
    yield header
    yield from _keys(table, values)


_ALWAYS = frozenset(
    {"cap", "missing", "method", "weights", "renormalise", "leaf", "node", "root", "result", "from", "above"}
)
"""Keys that are written whatever they say: a reader looks for them, or (where a word begins) 0 is not nothing."""


def _keys(table: KeyTable, values: Mapping[str, object]) -> Iterator[str]:
    for key in table.keys:
        value = values.get(key.name)
        if value is not None and (key.name in _ALWAYS or key.required or value != key.otherwise):
            yield f"{key.name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return digits(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_item, value))}]"
    return quoted(str(value))


def _item(value: object) -> str:
    """One of a list: a number of a rule, or a text."""
    if not isinstance(value, float):
        return quoted(str(value))
    written = limit_text(value)
    return quoted(written) if written.startswith(("<", ">")) else written
