"""What a year needs to be scored, and what in it is worth a second look."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from data.format.breakdown_checks import look_over_breakdown
from data.format.rule_checks import check_rules
from data.format.tables import PLACE
from data.format.unit_spellings import likenesses
from data.format.year_rows import figure, key_of, node_place, shown
from data.plan.quantities import NUMBER
from scoring.model import MeasureState
from scoring.policy import Aggregation, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.problem import Notice, Problem
    from data.format.year_rows import Cells, YearRows
    from scoring.model import MeasureKey
    from scoring.policy import Policy

_TOLERANCE = 0.5
"""How far from 100 printed weights may sum, because each was rounded."""


def check_usable(year: YearRows, policy: Policy | None) -> Iterator[Problem]:
    """Every reason for which the year could not be scored, or would be scored on the wrong figures."""
    yield from _without_target(year)
    yield from _availability(year)
    yield from _denominators(year)
    yield from check_rules(year, policy)
    if policy is not None:
        yield from _scores(year, policy)
        yield from _assigned(year, policy)


def look_over(year: YearRows, policy: Policy) -> Iterator[Notice]:
    """What a document may well print, but is more often a slip of who copied it."""
    yield from _in_course(year)
    yield from _sums(year, policy)
    yield from _words(year, policy)
    yield from _spellings(year)
    yield from look_over_breakdown(year)


def _without_target(year: YearRows) -> Iterator[Problem]:
    found = {key_of(c) for _, c in year.rows("targets") if c["valid"] == "1" and _is_of(year, c)}
    for line, place in _lacking(year, "targets", found):
        what = (
            f"L'indicatore misurato {shown(place)} non ha un target valido del {year.year}{_no_file(year, 'targets')}."
        )
        remedy = f"Aggiungere la riga {year.words.inside('targets')} (con più versioni, valid = 1), o correggere state."
        yield year.problem("measures", line, "indicator_code", (what, remedy))


def _in_course(year: YearRows) -> Iterator[Notice]:
    """How many measured indicators have no row of the year's actuals: they are awaited, and count for nothing yet."""
    found = {key_of(c) for _, c in year.rows("actuals") if _is_of(year, c)}
    lacking = list(_lacking(year, "actuals", found))
    if not lacking:
        return
    line, place = lacking[0]
    more = f" e altri {len(lacking) - 1}" if len(lacking) > 2 else " e un altro" if len(lacking) == 2 else ""
    what = (
        f"La misurazione è in corso: {shown(place)}{more}, fra gli indicatori misurati, non ha ancora il consuntivo "
        f"del {year.year} e per ora non conta."
    )
    remedy = f"Se il valore non ci sarà, scriverlo {year.words.inside('actuals')}: valore vuoto e il tipo di assenza."
    yield year.notice("measures", line, (what, remedy))


def _lacking(year: YearRows, table: str, found: set[MeasureKey]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The measured indicators that are not among those found: line in measures.csv, and place."""
    if table in year.broken:
        return
    for line, cells in year.rows("measures"):
        # Where the node is not there the row itself is wrong, and has been said to be.
        is_measured = cells["state"] == MeasureState.MEASURED and node_place(cells) in year.nodes
        # What is another indicator lacks nothing of its own.
        if is_measured and not cells["same_as"] and key_of(cells) not in found:
            yield line, tuple(cells[name] for name in PLACE)


def _no_file(year: YearRows, table: str) -> str:
    return "" if year.tables[table].present or year.words.is_workbook else f": manca il file {table}.csv"


def _is_of(year: YearRows, cells: Cells) -> bool:
    """Whether a row is of the year of its folder; a wrong year is said where the cell is read."""
    return cells["year"] == str(year.year)


_MEASURED = (("actuals", "actual"), ("breakdown", "value"))
"""Tables of what was reached, and the column of the value."""


def _availability(year: YearRows) -> Iterator[Problem]:
    for table, column in _MEASURED:
        yield from _presence(year, table, column)
    yield from _declared(year)


def _presence(year: YearRows, table: str, column: str) -> Iterator[Problem]:
    for line, cells in year.rows(table):
        word, value = cells["availability"], cells[column]
        is_ratio = bool(cells["numerator"] and cells["denominator"])
        if word == "value" and not value and not is_ratio:
            what = "availability è value, ma non c'è né il valore né numeratore e denominatore."
            remedy = "Scrivere il valore, oppure il tipo di assenza, per esempio blank."
            yield year.problem(table, line, column, (what, remedy))
        if word not in {"", "value"} and value:
            what = f"Il valore {value} c'è, ma availability è {word}."
            yield year.problem(table, line, "availability", (what, "Scrivere value, o togliere il valore."))


def _declared(year: YearRows) -> Iterator[Problem]:
    for line, cells in year.rows("actuals"):
        word, declared = cells["availability"], cells["declared"]
        if word == "declared" and not declared:
            what = "availability è declared, ma la percentuale dichiarata non c'è."
            yield year.problem("actuals", line, "declared", (what, "Scriverla, o dire il tipo di assenza."))
        if word not in {"", "declared"} and declared:
            what = f"La percentuale dichiarata {declared} c'è, ma availability è {word}."
            remedy = "Scrivere declared, o togliere la percentuale."
            yield year.problem("actuals", line, "availability", (what, remedy))


def _denominators(year: YearRows) -> Iterator[Problem]:
    """A part of nothing. Nothing of nothing is another thing: there was no case."""
    for table, _ in _MEASURED:
        for line, cells in year.rows(table):
            numerator, denominator = cells["numerator"], cells["denominator"]
            is_ratio = NUMBER.fullmatch(numerator) and NUMBER.fullmatch(denominator)
            if is_ratio and float(denominator) == 0 and float(numerator) != 0:
                what = f"Il rapporto {numerator}/{denominator} non esiste: il denominatore è zero e il numeratore no."
                remedy = "Correggere uno dei due; se non c'è stato nessun caso sono zero tutti e due."
                yield year.problem(table, line, "denominator", (what, remedy))


def _scores(year: YearRows, policy: Policy) -> Iterator[Problem]:
    lowest = min(policy.floor, 0.0)
    for line, cells in year.rows("published"):
        score = cells["score"]
        if NUMBER.fullmatch(score) and not lowest <= float(score) <= policy.cap:
            what = f"Il punteggio {score} è fuori da {lowest:g}–{policy.cap:g}."
            end = "il massimo (cap)" if float(score) > policy.cap else "il minimo (floor)"
            remedy = f"Correggerlo, o cambiare {end} nel metodo che vale per l'anno."
            yield year.problem("published", line, "score", (what, remedy))


def _assigned(year: YearRows, policy: Policy) -> Iterator[Problem]:
    """Scores given by hand that the method could not give, or that nobody says the reason of."""
    for line, cells in year.rows("actuals"):
        score = cells["score_given"]
        if NUMBER.fullmatch(score) and not policy.floor <= float(score) <= policy.cap:
            what = f"Il punteggio assegnato {score} è fuori da {policy.floor:g}–{policy.cap:g}."
            yield year.problem(
                "actuals", line, "score_given", (what, "Scriverlo per cento, fra il minimo e il massimo.")
            )
        if score and not cells["score_reason"].strip():
            what = f"Il punteggio assegnato {score} non ha un motivo."
            yield year.problem("actuals", line, "score_reason", (what, "Scrivere perché è assegnato."))
        if not score and (cells["score_reason"] or cells["score_source"]):
            what = "C'è il motivo o la fonte di un punteggio assegnato, ma non il punteggio."
            yield year.problem("actuals", line, "score_given", (what, "Scriverlo, o togliere motivo e fonte."))


def _sums(year: YearRows, policy: Policy) -> Iterator[Notice]:
    """Nodes whose measured indicators have weights that do not make 100, where the method looks at them.

    Nothing is said where they do so together with the indicators that are out of the measurement: the
    document then printed them right.
    """
    if policy.weights is not Weights.AS_GIVEN or policy.aggregation is Aggregation.MINIMUM:
        return
    measured: dict[tuple[str, str, str], list[tuple[int, float]]] = defaultdict(list)
    others: dict[tuple[str, str, str], float] = defaultdict(float)
    # A node that is also the whole of weighted nodes shares its 100 with them.
    mixed = {(c["section"], c["owner"], c["parent_code"]) for _, c in year.rows("nodes") if c["weight"]}
    for line, cells in year.rows("measures"):
        place, weight = node_place(cells), cells["weight"]
        if place in mixed or not NUMBER.fullmatch(weight):
            continue
        if cells["state"] == MeasureState.MEASURED:
            measured[place].append((line, float(weight)))
        else:
            others[place] += float(weight)
    for place, found in measured.items():
        total = sum(weight for _, weight in found)
        if min(abs(total - 100), abs(total + others[place] - 100)) > _TOLERANCE:
            what = f"I pesi degli indicatori misurati del nodo {shown(place)} sommano a {figure(total)}, non a 100."
            yield year.notice("measures", found[0][0], (what, "Confrontare la colonna weight con il documento."))


def _words(year: YearRows, policy: Policy) -> Iterator[Notice]:
    for line, cells in year.rows("published"):
        scale = policy.leaf_bands if cells["indicator_code"] else policy.bands
        words = [band.word for band in scale.bands]
        known = {word.casefold() for word in words}
        word = " ".join(cells["status"].split())
        if word and word.casefold() not in known:
            what = f"«{word}» non è una parola del metodo."
            yield year.notice("published", line, (what, f"Le sue parole: {', '.join(words)}."))


def _spellings(year: YearRows) -> Iterator[Notice]:
    """Names of units that look like one: merging is for a person to decide."""
    for each in likenesses(year.tables):
        remedy = (
            f"Se è la stessa unità, scriverlo {year.words.inside('units')}: il nome, alias, l'unità per cui sta; "
            "se sono due, scriverle tutte e due con unit."
        )
        yield year.notice("nodes", each.lines[0], (f"{each.what}{_how_often(each.lines)}.", remedy))


def _how_often(lines: tuple[int, ...]) -> str:
    return f" ({len(lines)} obiettivi)" if len(lines) > 1 else ""
