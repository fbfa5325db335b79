"""Relazioni for the tests: of the shipped enti, of an invented Comune, and of plans that no document prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.format.plan import build_plan
from scoring.basis import Basis
from scoring.scored import score_sheet
from tests.conftest import FINTO
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan
from ui.facts.data_version import DataVersion
from ui.facts.relazione.blocks import Facts
from ui.facts.relazione.relazione import NO_TEXTS, Relazione, relazione
from ui.facts.relazione.text_table import TextTable
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.model import Measure, Node
    from ui.facts.relazione.blocks import Part
    from ui.facts.view import View

TODAY = date(2025, 10, 21)
VERSION = DataVersion("0123456789abcdef", TODAY)
ENTI = ("torino", "riviere")
MARKUP = '*a* _b_ #panic() $x$ <b>y</b> @z `c` // d \\ [e] | =HYPERLINK("x") ${x} \x07 & \' 🙂 中'


@cache
def a_view(ente: str, basis: str = "valid") -> View:
    return year_view(plan(ente), (), Basis.parse(basis))


@cache
def a_relazione(ente: str, basis: str = "valid") -> Relazione:
    return relazione(a_view(ente, basis), VERSION)


@cache
def comune(year: int = 2025) -> View:
    """An invented Comune: other levels and words, one year, no benchmarks, no OIV."""
    reading = read_folder(FINTO)
    assert reading.folder is not None, reading.problems
    found = next(each for each in reading.folder.years if each.year == year)
    return year_view(build_plan(reading.folder.ente, year, found.policy, found.tables), (), Basis())


def invented(*parts: Node | Measure) -> View:
    """A plan that no document prints, in the words of Torino."""
    shipped = a_view("torino")
    scored = score_sheet(a_sheet(*parts), a_policy(mean_of=("strategico",)))
    row = replace(next(iter(shipped.texts.values())), commentary="", description="")
    texts = {m.key: replace(row, key=m.key, indicator_name=m.name) for m in scored.sheet.measures}
    bare = replace(shipped.plan, policy=scored.policy, nodes=(), context=())
    told = replace(shipped, plan=bare, sheets=(scored,), texts=texts, nodes={}, series={}, versions={})
    return replace(told, notes=(), soglie={}, actuals={}, evaluations={})


def three_hundred() -> View:
    """300 objectives of three indicators each."""
    nodes = [a_node(f"OS{n:03}", level="strategico", title=f"Obiettivo numero {n}") for n in range(300)]
    codes = [f"OS{n:03}" for n in range(300)]
    measures = [a_measure(f"k{n:03}_{k}", code, actual=(n + k) % 101) for n, code in enumerate(codes) for k in range(3)]
    return invented(*nodes, *measures)


def written(view: View, texts: Mapping[str, str] = NO_TEXTS) -> Relazione:
    return relazione(view, VERSION, texts)


def the_part(found: Relazione, title: str) -> Part:
    """The only part whose heading has these words."""
    (part,) = [part for part in found.parts if title in part.title]
    return part


def the_grid(found: Relazione, title: str) -> TextTable:
    """The only table of that name."""
    (grid,) = [
        block for part in found.parts for block in part.body if isinstance(block, TextTable) and block.title == title
    ]
    return grid


def facts(part: Part) -> dict[str, str]:
    return {name: value for block in part.body if isinstance(block, Facts) for name, value in block.pairs}


def texts_of(found: object) -> Iterator[str]:
    """Every text of a record, however deep."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for inner in found:
            yield from texts_of(inner)
    elif hasattr(found, "__dataclass_fields__"):
        for name in found.__dataclass_fields__:
            yield from texts_of(getattr(found, name))
