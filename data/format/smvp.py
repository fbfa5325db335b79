"""The method of an ente, from ``smvp.toml`` to a Policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from data.format import keys
from data.format.outside import nearest
from data.format.rule_checks import refusal, refusal_anyway
from data.plan.quantities import is_date
from scoring.errors import BandError
from scoring.model import Direction
from scoring.policy import (
    Band,
    Bands,
    JudgedOn,
    Policy,
    Rounding,
    RoundingMode,
    RuleException,
    Scale,
    SecondJudgement,
    SectionPolicy,
    UnitsPolicy,
)
from scoring.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.format.toml import TomlTable
    from data.plan.identity import Ente
    from scoring.policy import Aggregation

_ROUNDING = re.compile(r"(half_up|truncate):([0-9]|-[1-3])")
_NO_BANDS = Bands((Band(word="?", symbol="?", colour="grey"),))
"""Stands in for a scale that has problems, so that the rest of the file is still checked."""


def policy_of(policies: Iterable[Policy], year: int) -> Policy | None:
    """The method that holds in a year: the latest that has begun; None when none has."""
    begun = [policy for policy in policies if policy.first_year <= year]
    return max(begun, key=lambda policy: policy.first_year, default=None)


def read_policy(top: TomlTable, ente: Ente) -> Policy:
    """The method of an ``smvp.toml``; what is wrong with it is added to ``top.problems``."""
    given = top.read(keys.SMVP)
    _check_first_year(top, given["first_year"])
    _check_main_section(top, given["main_section"])
    score = _score(top.table("score"), ente)
    return Policy(
        **given,
        **score,
        **_means(top.table("aggregation"), ente),
        **_roundings(top.table("rounding"), ente),
        **_act(top.table("act")),
        sections=_sections(top, ente),
        **_words(top.table("bands")),
        units=_units(top.table("units"), ente),
        judgements=tuple(_judgement(each, score["scales"], ente) for each in top.tables("judgement")),
    )


def _check_first_year(top: TomlTable, year: int) -> None:
    if not 1000 <= year <= 9999:
        top.complain("first_year", "Manca il primo anno in cui il metodo vale.", "Scrivere first_year = 2022.")


def _check_main_section(top: TomlTable, name: str) -> None:
    sections = top.table("sections").values
    if name and name not in sections:
        what = f"La sezione principale «{name}» non ha la tabella [sections.{name}]."
        top.complain("main_section", what, f"Scrivere una di: {', '.join(sections) or 'nessuna sezione presente'}.")


def _score(table: TomlTable, ente: Ente) -> dict[str, Any]:
    given = table.read(keys.SCORE)
    _check_rule(table, given)
    cap, floor = given["cap"], given["floor"]
    if cap <= floor:
        table.complain("cap", f"Il massimo {cap:g} non supera il minimo {floor:g}.", "Scrivere cap maggiore di floor.")
    exceptions = tuple(_exception(found, ente) for found in table.tables("exception"))
    given["rule_params"] = given.pop("params")
    return given | {"exceptions": exceptions, "scales": _scales(table)}


def _scales(table: TomlTable) -> dict[str, Scale]:
    found: dict[str, Scale] = {}
    for scale in table.tables("scale"):
        given = scale.read(keys.SCALE)
        _check_rule(scale, given)
        name = given["name"]
        if name in RULES or name in found:
            scale.complain(
                "name", f"Il nome «{name}» c'è già.", "Dare a ogni scala un nome suo, che non sia di una regola."
            )
        found[name] = Scale(given["rule"], given["params"])
    return found


def _means(table: TomlTable, ente: Ente) -> dict[str, Any]:
    given = table.read(keys.AGGREGATION)
    share = given["min_measured_share"]
    if not 0 <= share <= 1:
        what = f"La quota {share:g} è fuori da 0–1."
        table.complain("min_measured_share", what, "Scrivere una quota fra 0 e 1, per esempio 0.5.")
    given["aggregation"] = given.pop("method")
    return given | {"level_aggregations": dict(_level_aggregation(each, ente) for each in table.tables("level"))}


def _level_aggregation(table: TomlTable, ente: Ente) -> tuple[str, Aggregation]:
    given = table.read(keys.LEVEL_AGGREGATION)
    _check_known(table, "level", given, [level.code for level in ente.levels])
    return given["level"], given["method"]


def _check_rule(table: TomlTable, given: Mapping[str, Any]) -> None:
    """Look at the rule that a table names, and at the parameters that it gives."""
    name = given["rule"]
    if name and name not in RULES:
        table.complain(
            "rule", f"La regola «{name}» non esiste.", f"Scrivere una di: {', '.join(RULES)}.{nearest(name)}"
        )
    elif name and (found := refusal_anyway(name, given["params"])):
        table.complain("params", *found)


def _exception(table: TomlTable, ente: Ente) -> RuleException:
    given = table.read(keys.EXCEPTION)
    _check_rule(table, given)
    _check_known(table, "section", given, [section.code for section in ente.sections])
    _check_known(table, "unit", given, [unit.code for unit in ente.units])
    return RuleException(**given)


def _check_known(table: TomlTable, key: str, given: Mapping[str, Any], codes: list[str]) -> None:
    if given[key] and given[key] not in codes:
        table.complain(key, f"«{given[key]}» non è in ente.toml.", f"Scrivere una di: {', '.join(codes)}.")


def _sections(top: TomlTable, ente: Ente) -> dict[str, SectionPolicy]:
    found = {name: _section(name, table, ente) for name, table in top.named_tables("sections")}
    for section in ente.sections:
        if not section.skeleton and section.code not in found:
            what = f"Manca la tabella [sections.{section.code}]: la sezione è in ente.toml."
            top.complain("sections", what, "Aggiungerla, almeno con la chiave root.")
    return found


def _section(name: str, table: TomlTable, ente: Ente) -> SectionPolicy:
    given = table.read(keys.SECTION_POLICY)
    if name not in [section.code for section in ente.sections if not section.skeleton]:
        what = f"«{name}» non è una sezione con un risultato in ente.toml."
        table.complain("", what, "Togliere la tabella, o aggiungere la sezione a ente.toml.")
    levels = [level.code for level in ente.levels]
    for level in given["mean_of"]:
        if level not in levels:
            table.complain("mean_of", f"Il livello «{level}» non è in ente.toml.", f"Livelli: {', '.join(levels)}.")
    return SectionPolicy(**given)


def _units(table: TomlTable, ente: Ente) -> UnitsPolicy:
    given = table.read(keys.UNITS)
    codes = [section.code for section in ente.sections if not section.skeleton]
    for code in given["sections"]:
        if code not in codes:
            what = f"«{code}» non è una sezione con un risultato in ente.toml."
            table.complain("sections", what, f"Scrivere una di: {', '.join(codes)}.")
    rounding = _rounding(table, "rounding", given.pop("rounding"))
    return UnitsPolicy(**given, rounding=rounding, is_told="result" in table.values)


def _act(table: TomlTable) -> dict[str, Any]:
    given = table.read(keys.ACT)
    day = given["date"]
    if day and not is_date(day):
        table.complain("date", f"«{day}» non è una data.", "Scrivere AAAA-MM-GG fra virgolette, o lasciare vuoto.")
    return {"act": given["text"], "act_date": day}


def _roundings(table: TomlTable, ente: Ente) -> dict[str, Any]:
    given = {f"{key}_rounding": _rounding(table, key, text) for key, text in table.read(keys.ROUNDING).items()}
    return given | {"level_roundings": dict(_level_rounding(each, ente) for each in table.tables("level"))}


def _level_rounding(table: TomlTable, ente: Ente) -> tuple[str, Rounding]:
    given = table.read(keys.LEVEL_ROUNDING)
    _check_known(table, "level", given, [level.code for level in ente.levels])
    return given["level"], _rounding(table, "how", given["how"])


def _rounding(table: TomlTable, key: str, text: str) -> Rounding:
    if text in {"", "none"}:
        return Rounding()
    found = _ROUNDING.fullmatch(text)
    if not found:
        table.complain(
            key,
            f"«{text}» non è un arrotondamento.",
            f"Scrivere none, half_up:2, truncate:2, o half_up:-1 per le decine.{nearest(text)}",
        )
        return Rounding()
    return Rounding(RoundingMode(found[1]), int(found[2]))


def _words(table: TomlTable) -> dict[str, Any]:
    """The words of nodes and, where they are others, those of indicators: there a cause is asked for."""
    given = table.read(keys.BANDS)
    own = table.tables("measure")
    if not own:
        return {"bands": _bands(table, "band", given)}
    of_nodes = _bands(table, "band", given | {"cause_below": ""})
    return {"bands": of_nodes, "measure_bands": _bands(table, "measure", given)}


def _bands(table: TomlTable, key: str, given: Mapping[str, Any]) -> Bands:
    try:
        return Bands(tuple(_band(band) for band in table.tables(key)), **given)
    except BandError as error:
        what, _, remedy = str(error).partition(": ")
        place = "cause_below" if error.reason == "cause" else key
        table.complain(place, f"{what}.", f"{remedy[:1].upper()}{remedy[1:]}")
        return _NO_BANDS


def _judgement(table: TomlTable, scales: Mapping[str, Scale], ente: Ente) -> SecondJudgement:
    given = table.read(keys.JUDGEMENT)
    _check_known(table, "section", given, [section.code for section in ente.sections if not section.skeleton])
    if given["scale"] and given["scale"] not in scales:
        what = f"La scala «{given['scale']}» non è fra le [[score.scale]]."
        table.complain("scale", what, f"Scrivere una di: {', '.join(scales)}." if scales else "Aggiungerla.")
    elif found := _misfit(scales.get(given["scale"])):
        table.complain("scale", *found)
    if given["of"] == JudgedOn.RESULT and not given["scale"]:
        what = "Un giudizio sul risultato vuole una scala: senza, è il risultato stesso."
        table.complain("scale", what, 'Scrivere il nome di una [[score.scale]], o of = "deadlines".')
    return SecondJudgement(**given)


def _misfit(scale: Scale | None) -> tuple[str, str] | None:
    """Why a scale cannot take a result, of which more is better; None where it can, or there is none."""
    known = scale is not None and scale.rule in RULES
    return refusal(scale.rule, scale.params, Direction.HIGHER) if known and scale else None


def _band(table: TomlTable) -> Band:
    given = table.read(keys.BAND)
    begins = {"from": given.pop("from"), "above": given.pop("above")}
    if begins.keys() <= table.values.keys():
        table.complain("above", "La parola ha due inizi, from e above.", "Tenere from (compreso) o above (escluso).")
    start = "above" if "above" in table.values else "from"
    lower = begins[start] if start in table.values else float("-inf")
    return Band(**given, lower=lower, includes_lower=start == "from")
