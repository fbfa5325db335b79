"""The method of an ente, from ``smvp.toml`` to a Policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from data.format import keys
from data.plan.quantities import is_date
from scoring.errors import BandError, RuleParametersError
from scoring.model import Direction
from scoring.policy import (
    Aggregation,
    Band,
    Bands,
    Missing,
    Policy,
    Rounding,
    RoundingMode,
    RuleException,
    SectionPolicy,
    Weights,
)
from scoring.rules import RULES, RuleInputs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.format.toml import TomlTable
    from data.plan.identity import Ente

_ROUNDING = re.compile(r"(half_up|truncate):([0-9])")
_NO_BANDS = Bands((Band(word="?", symbol="?", colour="grey"),))
"""Stands in for a scale that has problems, so that the rest of the file is still checked."""


def policy_of(policies: Iterable[Policy], year: int) -> Policy | None:
    """The method that holds in a year: the latest that has begun; None when none has."""
    begun = [policy for policy in policies if policy.first_year <= year]
    return max(begun, key=lambda policy: policy.first_year, default=None)


def read_policy(top: TomlTable, ente: Ente) -> Policy:
    """The method of an ``smvp.toml``; what is wrong with it is added to ``top.problems``."""
    top.allow(*keys.SMVP.names)
    score = top.table("score", required=True)
    score.allow(*keys.SCORE.names)
    means = top.table("aggregation")
    means.allow(*keys.AGGREGATION.names)
    rounding = top.table("rounding")
    rounding.allow(*keys.ROUNDING.names)
    act = top.table("act")
    act.allow(*keys.ACT.names)
    cap, floor = _limits(score)
    return Policy(
        title=top.text("title", required=True),
        first_year=_first_year(top),
        source=top.text("source"),
        main_section=_main_section(top),
        sections=_sections(top, ente),
        rule=_rule(score),
        rule_params=score.numbers("params"),
        exceptions=tuple(_exception(table, ente) for table in score.tables("exception")),
        cap=cap,
        floor=floor,
        missing=Missing(score.word("missing", tuple(Missing), Missing.ZERO)),
        aggregation=Aggregation(means.word("method", tuple(Aggregation), Aggregation.WEIGHTED_MEAN)),
        weights=Weights(means.word("weights", tuple(Weights), Weights.AS_GIVEN)),
        renormalise=means.flag("renormalise", default=True),
        min_measured_share=_share(means),
        leaf_rounding=_rounding(rounding, "leaf"),
        node_rounding=_rounding(rounding, "node"),
        root_rounding=_rounding(rounding, "root"),
        act=act.text("text"),
        act_date=_act_date(act),
        bands=_bands(top.table("bands", required=True)),
    )


def _first_year(top: TomlTable) -> int:
    year = top.integer("first_year", 0)
    if not 1000 <= year <= 9999:
        top.complain("first_year", "Manca il primo anno in cui il metodo vale.", "Scrivere first_year = 2022.")
    return year


def _limits(score: TomlTable) -> tuple[float, float]:
    cap, floor = score.number("cap", 100), score.number("floor", 0)
    if cap <= floor:
        score.complain("cap", f"Il massimo {cap:g} non supera il minimo {floor:g}.", "Scrivere cap maggiore di floor.")
    return cap, floor


def _share(means: TomlTable) -> float:
    share = means.number("min_measured_share", 0)
    if not 0 <= share <= 1:
        what = f"La quota {share:g} è fuori da 0–1."
        means.complain("min_measured_share", what, "Scrivere una quota fra 0 e 1, per esempio 0.5.")
    return share


def _rule(table: TomlTable) -> str:
    """The rule a table names, checked with the parameters it gives."""
    name = table.text("rule", required=True)
    if name and name not in RULES:
        table.complain("rule", f"La regola «{name}» non esiste.", f"Scrivere una di: {', '.join(RULES)}.")
    elif name and (needed := _missing_params(name, table.numbers("params"))):
        table.complain("params", f"La regola «{name}» non ha i numeri che le servono.", f"Scrivere {needed}.")
    return name


def _missing_params(name: str, params: tuple[float, ...]) -> str:
    """What a rule asks for beyond these numbers; empty where it is content in one direction at least."""
    needed = ""
    one, zero = np.ones((1, 1)), np.zeros((1, 1))
    for direction in (Direction.HIGHER, Direction.LOWER):
        given = RuleInputs(
            target=one,
            soglia=zero,
            baseline=zero,
            benchmark=one,
            tolerance=zero,
            direction=direction,
            params=params,
        )
        try:
            RULES[name](given)
        except RuleParametersError as error:
            needed = error.args[0].partition(": ")[2].rstrip(".")
        else:
            return ""
    return needed


def _exception(table: TomlTable, ente: Ente) -> RuleException:
    table.allow(*keys.EXCEPTION.names)
    return RuleException(
        rule=_rule(table),
        params=table.numbers("params"),
        section=_known(table, "section", [section.code for section in ente.sections]),
        unit=_known(table, "unit", [unit.code for unit in ente.units]),
        node_code=table.text("node_code"),
        indicator_code=table.text("indicator_code"),
        direction=table.word("direction", keys.DIRECTIONS, ""),
        op=table.word("op", keys.OPS, ""),
    )


def _known(table: TomlTable, key: str, codes: list[str]) -> str:
    code = table.text(key)
    if code and code not in codes:
        table.complain(key, f"«{code}» non è in ente.toml.", f"Scrivere una di: {', '.join(codes)}.")
    return code


def _sections(top: TomlTable, ente: Ente) -> dict[str, SectionPolicy]:
    found = {name: _section(name, table, ente) for name, table in top.named_tables("sections")}
    for section in ente.sections:
        if not section.skeleton and section.code not in found:
            what = f"Manca la tabella [sections.{section.code}]: la sezione è in ente.toml."
            top.complain("sections", what, "Aggiungerla, almeno con la chiave root.")
    return found


def _section(name: str, table: TomlTable, ente: Ente) -> SectionPolicy:
    table.allow(*keys.SECTION_POLICY.names)
    if name not in [section.code for section in ente.sections if not section.skeleton]:
        what = f"«{name}» non è una sezione con un risultato in ente.toml."
        table.complain("", what, "Togliere la tabella, o aggiungere la sezione a ente.toml.")
    levels = [level.code for level in ente.levels]
    for level in table.texts("mean_of"):
        if level not in levels:
            table.complain("mean_of", f"Il livello «{level}» non è in ente.toml.", f"Livelli: {', '.join(levels)}.")
    return SectionPolicy(
        root=table.text("root", required=True),
        mean_of=table.texts("mean_of"),
        weights=Weights(table.word("weights", tuple(Weights), Weights.AS_GIVEN)),
        published=table.flag("published", default=False),
    )


def _main_section(top: TomlTable) -> str:
    name = top.text("main_section", required=True)
    sections = top.table("sections", required=True).values
    if name and name not in sections:
        what = f"La sezione principale «{name}» non ha la tabella [sections.{name}]."
        top.complain("main_section", what, f"Scrivere una di: {', '.join(sections) or 'nessuna sezione presente'}.")
    return name


def _act_date(act: TomlTable) -> str:
    day = act.text("date")
    if day and not is_date(day):
        act.complain("date", f"«{day}» non è una data.", "Scrivere AAAA-MM-GG fra virgolette, o lasciare vuoto.")
    return day


def _rounding(table: TomlTable, key: str) -> Rounding:
    text = table.text(key) or "none"
    if text == "none":
        return Rounding()
    found = _ROUNDING.fullmatch(text)
    if not found:
        table.complain(key, f"«{text}» non è un arrotondamento.", "Scrivere none, half_up:2 o truncate:2.")
        return Rounding()
    return Rounding(RoundingMode(found[1]), int(found[2]))


def _bands(table: TomlTable) -> Bands:
    table.allow(*keys.BANDS.names)
    bands = tuple(_band(band) for band in table.tables("band"))
    try:
        return Bands(bands, table.flag("deduced", default=False), table.text("note"))
    except BandError as error:
        what, _, remedy = str(error).partition(": ")
        table.complain("band", f"{what}.", f"{remedy[:1].upper()}{remedy[1:]}")
        return _NO_BANDS


def _band(table: TomlTable) -> Band:
    table.allow(*keys.BAND.names)
    if "from" in table.values and "above" in table.values:
        table.complain("above", "La parola ha due inizi, from e above.", "Tenere from (compreso) o above (escluso).")
    start = "above" if "above" in table.values else "from"
    return Band(
        word=table.text("word", required=True),
        symbol=table.text("symbol", required=True),
        colour=table.word("colour", keys.COLOURS, "grey"),
        lower=table.number(start, 0) if start in table.values else float("-inf"),
        includes_lower=start == "from",
    )
