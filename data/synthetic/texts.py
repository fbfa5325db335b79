"""The settings of a synthetic ente, as the person who loads a real one would write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LINEAR, PROPORTIONAL = "soglia_lineare", "proporzionale"

_ENTE = """\
# Un ente che non esiste: i suoi dati sono generati da «traguardo sintetici».
format = 1
code = "{code}"
name = "{name} (dati sintetici)"
short_name = "{name}"
kind = "Ente sintetico"
cluster = "{cluster}"
synthetic = true
{years}
[levels.ambito]
singular = "Ambito strategico"
plural = "Ambiti strategici"

[levels.strategico]
singular = "Obiettivo strategico"
plural = "Obiettivi strategici"

[levels.operativo]
singular = "Obiettivo operativo"
plural = "Obiettivi operativi"

[sections.strategico]
name = "Strategico"

[sections.operativo]
name = "Operativo"

[units."%"]
name = "per cento"
symbol = "%"
kind = "percent"

[units."N."]
name = "numero"
kind = "count"

[units.gg]
name = "giorni"
symbol = "gg"
kind = "days"

[units.ratio]
name = "rapporto"
kind = "number"

[units.date]
name = "data"
kind = "date"
"""

_SMVP = """\
# Un metodo come quelli dei documenti veri, per dati che veri non sono.
title = "Metodo sintetico"
first_year = {first_year}
source = "Dati sintetici"
main_section = "strategico"

[score]
{score}

[aggregation]
weights = "{weights}"

[bands]

[[bands.band]]
word = "Non raggiunto"
symbol = "✕"
colour = "red"

[[bands.band]]
word = "Parzialmente raggiunto"
symbol = "◐"
colour = "yellow"
above = 0

[[bands.band]]
word = "Raggiunto"
symbol = "✓"
colour = "green"
{raggiunto}

[sections.strategico]
root = "Risultato dell'ente"
mean_of = ["strategico"]
weights = "equal"

[sections.operativo]
root = "Media degli obiettivi operativi"
mean_of = ["operativo"]
weights = "equal"
"""

_LINEAR_SCORE = f'''rule = "{LINEAR}"
missing = "zero"'''
_PROPORTIONAL_SCORE = f'''rule = "{PROPORTIONAL}"
missing = "excluded"

[[score.exception]]
direction = "lower"
rule = "on_off"'''


def ente_toml(code: str, name: str, cluster: str, years: Iterable[int]) -> str:
    """The text of ``ente.toml``."""
    tables = "".join(f'\n[years.{year}]\ndocument = "Dati sintetici {year}"\n' for year in years)
    return _ENTE.format(code=code, name=name, cluster=cluster, years=tables)


def smvp_toml(rule: str, first_year: int) -> str:
    """The text of ``smvp.toml``: the rule of Torino or the rule of Riviere di Liguria."""
    is_linear = rule == LINEAR
    return _SMVP.format(
        first_year=first_year,
        score=_LINEAR_SCORE if is_linear else _PROPORTIONAL_SCORE,
        weights="as_given" if is_linear else "equal",
        raggiunto="from = 95" if is_linear else "above = 90",
    )
