"""Facts for the slides: of the shipped enti, of an invented Comune, of a synthetic ente, and of hostile plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.synthetic.enti import synthetic_ente
from scoring.basis import Basis, TargetVersion
from scoring.model import MeasureKey
from tests.conftest import FINTO
from tests.scoring.samples import printed
from tests.scoring.shipped import plan
from tests.ui.facts.plan_years import PlanYears
from ui.facts.briefing.build import GENERATED
from ui.facts.briefing.sources import Sources
from ui.facts.briefing.sources import sources_of as briefing_sources
from ui.facts.data_version import DataVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.plan.records import CommonValue, Plan
    from ui.facts.briefing.slide import Slide

TODAY = date(2025, 10, 21)
FINGERPRINT = "0123456789abcdef"
ENTI = ("torino", "riviere")
HOSTILE = (
    '<b>x</b> ${y} =HYPERLINK("http://a.it";"b") | # _c_ * @d \x07\x1b 🙂 \u202e 中 '
    '[e](http://f.it) %s {{g}} \' onload="1"'
)
LONG = ("Migliorare la qualità dei servizi alle imprese del territorio e " * 6)[:300]
WIDE = "W" * 300


def sources_of(
    the_plan: Plan, others: Sequence[Plan] = (), basis: str = "valid", common: Sequence[CommonValue] = ()
) -> Sources:
    """The facts of a plan, with those of the ente's other years."""
    years = PlanYears((the_plan, *others), common)
    return briefing_sources(years, the_plan.year, Basis.parse(basis), DataVersion(FINGERPRINT, TODAY))


@cache
def shipped(ente: str, basis: str = "valid") -> Sources:
    """The only year shipped of an ente."""
    return sources_of(plan(ente), (), basis)


@cache
def comune_plans() -> tuple[Plan, ...]:
    """An invented Comune, without benchmarks and without OIV."""
    reading = read_folder(FINTO)
    assert reading.folder is not None, reading.problems
    ente = reading.folder.ente
    return tuple(build_plan(ente, each.year, each.policy, each.tables) for each in reading.folder.years)


@cache
def comune() -> Sources:
    """The Comune with one year only."""
    return sources_of(comune_plans()[-1])


@cache
def synthetic_plans(number: int = 1, years: int = 10) -> tuple[Plan, ...]:
    """Every year of a synthetic ente, the first one first."""
    folder = synthetic_ente(number, years, 1)
    return tuple(build_plan(folder.ente, each.year, each.policy, each.tables) for each in folder.years)


@cache
def synthetic(number: int = 1, at: int = -1) -> Sources:
    """One year of a synthetic ente that has ten."""
    plans = synthetic_plans(number)
    return sources_of(plans[at], [each for each in plans if each is not plans[at]])


def renamed(the_plan: Plan, text: str) -> Plan:
    """A plan whose every free text is this one; codes stay, so that rows still find each other."""
    ente = replace(the_plan.ente, name=text, short_name=text)
    versions = {
        key: tuple(replace(v, text=text, act=v.act and text, occasion=text, reason=text) for v in found)
        for key, found in the_plan.versions.items()
    }
    return replace(
        the_plan,
        ente=ente,
        policy=replace(the_plan.policy, title=text),
        nodes=tuple(replace(row, title=text) for row in the_plan.nodes),
        measures=tuple(replace(row, indicator_name=text, commentary=text) for row in the_plan.measures),
        versions=versions,
        evaluations=tuple(replace(row, motivation=text) for row in the_plan.evaluations),
    )


def unmeasured(the_plan: Plan) -> Plan:
    """A plan of which nothing is known: no consuntivi, no history, nothing published."""
    return replace(the_plan, actuals=(), history=(), published=(), evaluations=(), benchmarks=())


def at_the_most(the_plan: Plan) -> Plan:
    """A plan whose every indicator with a value reached its target exactly."""
    targets = {
        key: next((v.target for v in reversed(found) if v.valid), None) for key, found in the_plan.versions.items()
    }
    return replace(
        the_plan,
        actuals=tuple(
            replace(row, actual=targets.get(row.key) or row.actual, numerator=None, denominator=None, ratio=None)
            for row in the_plan.actuals
        ),
    )


def one_indicator(the_plan: Plan) -> Plan:
    """A plan with its first indicator and the objective of that alone."""
    measure = the_plan.measures[0]
    kept = {"", measure.key.node_code}
    return replace(
        unmeasured(the_plan),
        measures=(measure,),
        nodes=tuple(row for row in the_plan.nodes if row.node_code in kept or not row.parent_code),
        versions={measure.key: the_plan.versions[measure.key]},
        actuals=tuple(row for row in the_plan.actuals if row.key == measure.key),
        soglie=(),
    )


def half_measured(the_plan: Plan) -> Plan:
    """A plan in course: of every second indicator the consuntivo is not there yet."""
    return replace(the_plan, actuals=the_plan.actuals[::2], published=(), evaluations=())


def three_hundred(indicators: int = 2) -> Plan:
    """The Comune with 300 objectives of a few indicators each: some miss their target, one in seven is silent."""
    (mine,) = (each for each in comune_plans() if each.year == 2025)
    heading, node = mine.nodes[0], next(n for n in mine.nodes if n.node_code == "O1")
    measure, actual = mine.measures[0], mine.actuals[0]
    codes = [f"O{n:03}" for n in range(300)]
    keys = [MeasureKey("dup", "", code, f"i{n}") for code in codes for n in range(indicators)]
    version = replace(mine.versions[measure.key][-1], version=1, target=printed("200"), valid=True)
    return replace(
        mine,
        nodes=(heading, *(replace(node, node_code=code, title=f"Pratiche {code}", weight=1.0) for code in codes)),
        measures=tuple(replace(measure, key=key, weight=100 / indicators) for key in keys),
        versions={key: _versions(version, n) for n, key in enumerate(keys)},
        soglie=(),
        actuals=tuple(
            replace(actual, key=key, actual=printed(str(120 + n % 3 * 60)))
            if n % 7
            else replace(
                actual, key=key, actual=None, numerator=None, denominator=None, ratio=None, availability="blank"
            )
            for n, key in enumerate(keys)
        ),
        history=(),
        published=(),
        evaluations=(),
        benchmarks=(),
    )


def _versions(first: TargetVersion, n: int) -> tuple[TargetVersion, ...]:
    """Every fourth target was revised."""
    if n % 4:
        return (first,)
    planned = replace(first, target=printed("250"), valid=False)
    return planned, replace(first, version=2, reason=LONG)


def slides(sources: Sources) -> dict[str, Slide]:
    """Every generated slide by its code."""
    return {str(kind): make(sources) for kind, make in GENERATED.items()}


def texts_of(found: object) -> Iterator[str]:
    """Every text of a record, however deep; colours apart."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for inner in found:
            yield from texts_of(inner)
    elif hasattr(found, "__dataclass_fields__"):
        for name in found.__dataclass_fields__:
            if name != "colour":
                yield from texts_of(getattr(found, name))
