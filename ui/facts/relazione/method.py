"""The method of an ente in words: how a consuntivo becomes a score, scores a result, the result a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.limits import limit
from scoring.policy import JudgedOn, Missing, RoundingMode, Weights
from ui.facts import states, words
from ui.facts.format import number, percent, to_digits
from ui.facts.relazione.text_table import Heading, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.policy import Band, Bands, Policy, Rounding, RuleException, SecondJudgement
    from ui.facts.relazione.blocks import Fact
    from ui.facts.view import View

_MISSING: Final = {
    Missing.ZERO: "vale 0: ciò che non ha consuntivo non è stato fatto",
    Missing.EXCLUDED: "è fuori dalla media; gli altri pesi tornano a fare 100",
    Missing.NOT_EVALUABLE: "l'obiettivo che lo contiene non ha risultato",
    Missing.REACHED: "vale 100: ciò di cui nessuno dice altro è raggiunto",
}
_WEIGHING: Final = {
    Weights.AS_GIVEN: "ciascuno con il suo peso",
    Weights.EQUAL: "tutti con lo stesso peso",
    Weights.HELD: "ciascuno con il peso di ciò che contiene",
}
_OPERATOR: Final = {"by": "scadenze", ">=": "«almeno»", "<=": "«al più»", ">": "«più di»", "<": "«meno di»"}


def method(view: View) -> tuple[Fact, ...]:
    """The rules of the ente that the document follows, a line each."""
    policy = view.plan.policy
    return (
        ("Metodo", f"{policy.title}, dal {policy.first_year}. {_act(policy)}"),
        ("Dal consuntivo al punteggio", _rule(policy.rule, policy.rule_params)),
        *(("Eccezione", _exception(view, found)) for found in policy.exceptions),
        ("Punteggi possibili", f"da {number(policy.floor)} a {number(policy.cap)}"),
        ("Consuntivo mancante", _MISSING[policy.missing]),
        ("Dagli indicatori all'obiettivo", f"{_mean(policy)}, {_weights(policy.weights)}"),
        *_by_level(view),
        *_measured(policy),
        *((section.root, _root(view, code)) for code, section in policy.sections.items() if code in view.sections()),
        ("Arrotondamenti", _roundings(policy)),
        *((each.name, _second(view, each)) for each in policy.judgements),
    )


def levels_of(view: View, section: str) -> str:
    """The objectives of which a section's result is made, in the ente's words: ``obiettivi strategici``."""
    levels = view.plan.policy.sections[section].mean_of
    names = [level.plural.lower() for level in view.plan.ente.levels if level.code in levels]
    return " e ".join(names)


def bands(policy_bands: Bands, title: str = "Le parole del metodo") -> TextTable:
    """The words of the method and where each begins and ends."""
    headings = (Heading("Stato", 40), Heading("Punteggio o risultato", 60))
    scale = policy_bands.bands
    rows = tuple((states.state(band), _limits(scale, at)) for at, band in enumerate(scale))
    note = policy_bands.note or ("Limiti dedotti, non stampati." if policy_bands.deduced else "")
    return TextTable(title, headings, rows, (note,) if note else ())


def _limits(scale: tuple[Band, ...], at: int) -> str:
    below = [] if at == 0 else [states.begins(scale[at])]
    above = [_up_to(scale[at + 1])] if at + 1 < len(scale) else []
    return ", ".join(below + above) or "qualunque"


def _up_to(above: Band) -> str:
    return f"{'meno di' if above.includes_lower else 'fino a'} {number(above.lower)}"


def _act(policy: Policy) -> str:
    return f"Atto: {policy.act}." if policy.act else "L'atto che lo approva non è citato nei dati."


def _rule(rule: str, params: tuple[float, ...]) -> str:
    named = words.RULE.get(rule, rule)
    return f"{named} (parametri: {'; '.join(map(_number, params))})" if params else named


def _number(value: float) -> str:
    """A number of a rule; of a limit that is excluded, the side on which what is not begins."""
    at, side = limit(value)
    return f"{('', 'oltre ', 'sotto ')[side]}{number(at)}"


def _exception(view: View, found: RuleException) -> str:
    return f"{', '.join(_where(view, found)) or 'sempre'}: {_rule(found.rule, found.params)}"


def _where(view: View, found: RuleException) -> Iterator[str]:
    if found.section:
        yield f"sezione {view.section_name(found.section)}"
    yield from (code for code in (found.node_code, found.indicator_code) if code)
    if found.direction:
        yield {str(key): word for key, word in words.DIRECTION.items()}.get(found.direction, found.direction)
    if found.unit:
        yield f"unità «{next((u.name for u in view.plan.ente.units if u.code == found.unit), found.unit)}»"
    if found.op:
        yield _OPERATOR.get(found.op, found.op)


def _mean(policy: Policy) -> str:
    brought_back = "" if policy.renormalise else "; i pesi di ciò che non è misurato non sono ripartiti"
    return f"{words.AGGREGATION[policy.aggregation]} dei punteggi{brought_back}"


def _weights(weights: Weights) -> str:
    return _WEIGHING[weights]


def _by_level(view: View) -> Iterator[Fact]:
    """The levels in which scores are combined in another way."""
    for level in view.plan.ente.levels:
        if how := view.plan.policy.level_aggregations.get(level.code):
            yield f"Nel livello «{level.singular}»", f"{words.AGGREGATION[how]} di ciò che contiene"


def _measured(policy: Policy) -> Iterator[Fact]:
    if policy.min_measured_share > 0:
        yield "Parte misurata", f"almeno {percent(policy.min_measured_share * 100)} del peso, o non c'è risultato"


def _root(view: View, section: str) -> str:
    policy = view.plan.policy
    own = policy.sections[section]
    parts = f"{words.AGGREGATION[policy.aggregation]} di {levels_of(view, section)}"
    made = parts if own.mean_of else "ogni livello è la sintesi di quello sotto"
    printed = "pubblicato nel documento" if own.published else "calcolato: il documento non lo pubblica"
    return f"{made}, {_weights(own.weights)}; {printed}"


def _second(view: View, asked: SecondJudgement) -> str:
    what = "risultato" if asked.of is JudgedOn.RESULT else "parte delle scadenze rispettata"
    scale = view.plan.policy.scales.get(asked.scale)
    through = f", {_rule(scale.rule, scale.params)}" if scale else ""
    return f"{what} di {view.section_name(asked.section)}{through}"


def _roundings(policy: Policy) -> str:
    levels = tuple((f"livello «{level}»", step) for level, step in policy.level_roundings.items())
    nodes = (("obiettivi", policy.node_rounding), ("totale", policy.root_rounding))
    steps = (("punteggi", policy.leaf_rounding), *levels, *nodes)
    steps_taken = [f"{name} {_rounding(step)}" for name, step in steps if step.mode is not RoundingMode.NONE]
    return "; ".join(steps_taken) or "nessuno fra un passo e l'altro: si arrotonda solo ciò che si legge"


def _rounding(step: Rounding) -> str:
    how = "troncati" if step.mode is RoundingMode.TRUNCATE else "arrotondati per eccesso dal 5"
    return f"{how} {to_digits(step.digits)}"
