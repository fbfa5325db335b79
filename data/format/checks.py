"""What one file cannot tell by itself: rows point to something, values fit their unit and direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.breakdown_checks import check_breakdown
from data.format.cells import refusal
from data.format.period_checks import check_periods
from data.format.reading_checks import VALUES, refused_readings
from data.format.shared_checks import check_shared
from data.format.tables import NODE_PLACE, PLACE, TABLES
from data.format.unit_checks import check_units
from data.format.year_rows import key_of, node_place, shown
from data.plan.identity import UnitKind
from data.plan.quantities import NUMBER, is_date, quantity
from data.plan.records import NodeRow
from data.plan.tree import forest
from scoring.errors import SogliaSideError
from scoring.model import Direction, Measure
from scoring.rules import refuse_soglia_on_the_wrong_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.parse import Rows
    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows
    from scoring.model import MeasureKey

_GROWING = (">=", ">")
_FALLING = ("<=", "<", "by")
_OF_A_MEASURE = ("targets", "soglie", "actuals", "breakdown", "interim", "profiles", "history", "breaks", "benchmarks")
_IN_UNITS = tuple(pair for pair in VALUES if pair[0] != "benchmarks")
"""Tables and columns that hold a date where the unit is one, a number where it is not."""
_NAMES = {"section": "La sezione", "level": "Il livello", "unit": "L'unità"}


def check_year(year: YearRows) -> Iterator[Problem]:
    """Every problem between the files of a year, in no particular order."""
    for check in (_duplicates, _codes, _parents, _weights, _measures, _pointers, _published, _versions, _ops, _days):
        yield from check(year)
    yield from _kinds(year)
    yield from _soglie(year)
    yield from check_periods(year)
    yield from refused_readings(year)
    yield from check_units(year)
    yield from check_breakdown(year)
    yield from check_shared(year)


def _duplicates(year: YearRows) -> Iterator[Problem]:
    for table in TABLES:
        first: dict[tuple[str, ...], int] = {}
        for line, cells in year.rows(table.name):
            key = tuple(cells[name] for name in table.key)
            if key in first:
                what = f"La riga ripete la chiave della riga {first[key]} ({shown(key)})."
                remedy = f"Tenerne una sola: fanno chiave {year.words.columns(table.name, table.key)}."
                yield year.problem(table.name, line, "", (what, remedy))
            first.setdefault(key, line)


def _codes(year: YearRows) -> Iterator[Problem]:
    """Sections, levels and units that ``ente.toml`` does not have."""
    known = {
        "section": ("sections", [section.code for section in year.ente.sections]),
        "level": ("levels", [level.code for level in year.ente.levels]),
        "unit": ("units", [unit.code for unit in year.ente.units]),
    }
    places = [(table.name, "section") for table in TABLES if "section" in table.column_names]
    places += [("nodes", "level")]
    places += [(table, "unit") for table in ("measures", "targets", "benchmarks")]
    for table, column in places:
        group, codes = known[column]
        for line, cells in year.rows(table):
            if cells[column] and cells[column] not in codes:
                what = f"{_NAMES[column]} «{cells[column]}» non è {year.words.ente}."
                remedy = f"Scrivere una di: {', '.join(codes)}; oppure {_adding(year, group)}."
                yield year.problem(table, line, column, (what, remedy))


def _adding(year: YearRows, group: str) -> str:
    return f"aggiungerla {year.words.ente}" if year.words.is_workbook else f"aggiungere [{group}.…] a ente.toml"


def _parents(year: YearRows) -> Iterator[Problem]:
    rows = [(line, _node(cells)) for line, cells in year.rows("nodes")]
    trees = forest([node for _, node in rows], year.ente.sections)
    circles = []
    for line, node in rows:
        if node.parent_code and trees.find(node.section, node.owner, node.parent_code) is None:
            what = f"Il nodo superiore «{node.parent_code}» non c'è in nessuna sezione."
            remedy = "Correggere il codice, aggiungere il nodo, o lasciare vuoto se è fra i più alti."
            yield year.problem("nodes", line, "parent_code", (what, remedy))
            continue
        above, stop = trees.above(node)
        if stop and trees.find(node.section, node.owner, stop):
            circles.append((line, node, " → ".join(step.node_code for step in (node, *above)), stop))
    # Below a circle every node goes round with it: only those on it are to be mended.
    on_it = [circle for circle in circles if circle[3] == circle[1].node_code] or circles
    for line, _, way, stop in on_it:
        what = f"I nodi stanno in cerchio: {way} → {stop}."
        yield year.problem("nodes", line, "parent_code", (what, "Togliere o correggere uno dei nodi superiori."))


def _weights(year: YearRows) -> Iterator[Problem]:
    for table in ("nodes", "measures"):
        for line, cells in year.rows(table):
            weight = cells["weight"]
            if NUMBER.fullmatch(weight) and not 0 <= float(weight) <= 100:
                what = f"Il peso {weight} è fuori da 0–100."
                yield year.problem(table, line, "weight", (what, "Scrivere un peso per cento, fra 0 e 100."))


def _measures(year: YearRows) -> Iterator[Problem]:
    skeletons = [section.code for section in year.ente.sections if section.skeleton]
    for line, cells in year.rows("measures"):
        if not year.has_section(cells):
            continue  # _codes has said it
        if node_place(cells) not in year.nodes:
            yield year.problem("measures", line, "node_code", _no_node(year, cells))
        elif cells["section"] in skeletons:
            what = f"La sezione «{cells['section']}» dà solo gerarchia e titoli: l'indicatore non conterebbe."
            yield year.problem("measures", line, "section", (what, "Metterlo in una sezione con un risultato."))


def _pointers(year: YearRows) -> Iterator[Problem]:
    """Rows that belong to a measure, or to a node, that is not there."""
    for table in _OF_A_MEASURE:
        for line, cells in year.rows(table):
            is_free = table == "history" and not any(cells[name] for name in PLACE)
            is_known = is_free or not year.has_section(cells) or key_of(cells) in year.measures
            if not is_known:
                yield year.problem(table, line, "indicator_code", _no_measure(year, cells))
    for table in ("causes", "evaluations"):
        for line, cells in year.rows(table):
            if not year.has_section(cells):
                continue
            if cells.get("indicator_code"):
                if key_of(cells) not in year.measures:
                    yield year.problem(table, line, "indicator_code", _no_measure(year, cells))
            elif node_place(cells) not in year.nodes:
                yield year.problem(table, line, "node_code", _no_node(year, cells))


def _days(year: YearRows) -> Iterator[Problem]:
    """Interim values and steps of a profile that are of another year, or that go beyond the whole way."""
    for table in ("interim", "profiles"):
        for line, cells in year.rows(table):
            if is_date(cells["day"]) and not cells["day"].startswith(f"{year.year}-"):
                what = f"Il giorno {cells['day']} non è del {year.year}."
                yield year.problem(
                    table, line, "day", (what, "Scrivere un giorno dell'anno, o il file dell'altro anno.")
                )
    for line, cells in year.rows("profiles"):
        if NUMBER.fullmatch(cells["share"]) and not 0 <= float(cells["share"]) <= 100:
            what = f"La parte del cammino {cells['share']} è fuori da 0–100."
            yield year.problem("profiles", line, "share", (what, "Scrivere una parte per cento, fra 0 e 100."))


def _published(year: YearRows) -> Iterator[Problem]:
    sheets = {(section, owner) for section, owner, _ in year.nodes}
    for line, cells in year.rows("published"):
        if not year.has_section(cells):
            continue
        if cells["indicator_code"]:
            if key_of(cells) not in year.measures:
                yield year.problem("published", line, "indicator_code", _no_measure(year, cells))
        elif cells["node_code"]:
            if node_place(cells) not in year.nodes:
                yield year.problem("published", line, "node_code", _no_node(year, cells))
        elif (cells["section"], cells["owner"]) not in sheets:
            what = f"La scheda {shown((cells['section'], cells['owner']))} non ha nodi {year.words.inside('nodes')}."
            remedy = f"Correggere {year.words.columns('published', NODE_PLACE[:2])}."
            yield year.problem("published", line, "section", (what, remedy))


def _versions(year: YearRows) -> Iterator[Problem]:
    valid: dict[tuple[MeasureKey, str], int] = {}
    for line, cells in year.rows("targets"):
        key = (key_of(cells), cells["year"])
        if cells["valid"] != "1":
            continue
        if key in valid:
            what = f"L'anno {cells['year']} ha già una versione valida, alla riga {valid[key]}."
            remedy = "Lasciare valid = 1 alla sola versione valida alla fine dell'anno, 0 alle altre."
            yield year.problem("targets", line, "valid", (what, remedy))
        valid.setdefault(key, line)


def _ops(year: YearRows) -> Iterator[Problem]:
    wrong = {"lower": _GROWING, "higher": _FALLING}
    replaced = frozenset(_replaced(year.tables["targets"]))
    for line, cells in year.rows("targets"):
        direction = year.direction(cells)
        if cells["op"] in wrong.get(direction, ()) and _version(cells) not in replaced:
            what = f"L'operatore {cells['op']} contraddice il verso {direction} dell'indicatore."
            remedy = "Con >= e > il verso è higher (crescere); con <=, < e by (entro una data) è lower (calare)."
            yield year.problem("targets", line, "op", (what, remedy))


def _kinds(year: YearRows) -> Iterator[Problem]:
    """Dates where the unit is a date, numbers where it is not."""
    for table, column in _IN_UNITS:
        for line, cells in year.rows(table):
            text, kind = cells[column], year.kind(cells)
            is_by = cells.get("op") == "by"
            if not (NUMBER.fullmatch(text) or is_date(text)) or (kind is None and not is_by):
                continue
            if is_date(text) != (is_by or kind is UnitKind.DATE):
                yield year.problem(table, line, column, _wrong_kind(text, is_by=is_by))


def _soglie(year: YearRows) -> Iterator[Problem]:
    targets = {
        (key_of(cells), cells["year"]): cells["target"] for _, cells in year.rows("targets") if cells["valid"] == "1"
    }
    for line, cells in year.rows("soglie"):
        target = targets.get((key_of(cells), cells["year"]), "")
        sentence = _wrong_side(key_of(cells), year.direction(cells), cells["soglia"], target)
        if sentence:
            remedy = "Correggere la soglia, il target valido o il verso dell'indicatore."
            yield year.problem("soglie", line, "soglia", (sentence, remedy))


def _wrong_side(key: MeasureKey, direction: str, soglia: str, target: str) -> str:
    """What is wrong with a soglia beside its target; "" where nothing is, or where it cannot be told."""
    texts = (soglia, target)
    if direction not in tuple(Direction) or not all(NUMBER.fullmatch(t) or is_date(t) for t in texts):
        return ""
    measure = Measure(
        key=key, name="", direction=Direction(direction), soglia=quantity(soglia), target=quantity(target)
    )
    try:
        refuse_soglia_on_the_wrong_side(measure)
    except SogliaSideError as error:
        sentence = str(error).partition(": ")[2]
        return f"{sentence[:1].upper()}{sentence[1:]}"
    return ""


def _replaced(targets: Rows) -> Iterator[tuple[MeasureKey, str, str]]:
    """The versions before the last that replaced the indicator: they measured something else."""
    rows = [cells for _, cells in targets.records() if _is_integer(cells, targets)]
    last: dict[tuple[MeasureKey, str], int] = {}
    for cells in rows:
        if cells["change"] == "indicator_replaced":
            place = (key_of(cells), cells["year"])
            last[place] = max(last.get(place, 0), int(cells["version"]))
    for cells in rows:
        if int(cells["version"]) < last.get((key_of(cells), cells["year"]), 0):
            yield _version(cells)


def _is_integer(cells: Cells, targets: Rows) -> bool:
    column = next(column for column in targets.table.columns if column.name == "version")
    return refusal(cells["version"], column) is None


def _wrong_kind(text: str, *, is_by: bool) -> tuple[str, str]:
    if is_date(text):
        return (
            f"«{text}» è una data, ma l'unità di misura non lo è.",
            "Scrivere un numero, o correggere l'unità.",
        )
    why = "l'operatore by (entro)" if is_by else "l'unità di misura"
    return (
        f"«{text}» è un numero, ma {why} chiede una data.",
        "Scrivere una data AAAA-MM-GG, o correggere l'unità.",
    )


def _no_node(year: YearRows, cells: Cells) -> tuple[str, str]:
    what = f"Il nodo {shown(node_place(cells))} non è {year.words.inside('nodes')}."
    return what, f"Correggere {year.words.columns('nodes', NODE_PLACE)}, oppure aggiungere il nodo."


def _no_measure(year: YearRows, cells: Cells) -> tuple[str, str]:
    what = f"L'indicatore {shown(tuple(cells[name] for name in PLACE))} non è {year.words.inside('measures')}."
    return what, f"Correggere {year.words.columns('measures', PLACE)}, oppure aggiungere l'indicatore."


def _node(cells: Cells) -> NodeRow:
    return NodeRow(
        section=cells["section"],
        owner=cells["owner"],
        node_code=cells["node_code"],
        parent_code=cells["parent_code"],
        level=cells["level"],
        title=cells["title"],
    )


def _version(cells: Cells) -> tuple[MeasureKey, str, str]:
    return key_of(cells), cells["year"], cells["version"]
