"""What the Relazione says, before it is a file: every figure of the engine, the texts of persons, what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from data.plan.scores import score_rows
from scoring.basis import TargetChange, TargetVersion
from scoring.policy import Band, Bands, RuleException
from tests.scoring.samples import a_measure, a_node, quantity
from tests.scoring.shipped import plan
from tests.ui.facts.relazione.samples import (
    ENTI,
    VERSION,
    a_relazione,
    a_view,
    comune,
    facts,
    invented,
    texts_of,
    the_grid,
    the_part,
    written,
)
from ui.facts.format import number, percent, printed
from ui.facts.relazione.blocks import Items, Prose, Remarks
from ui.facts.relazione.indicators import deviation
from ui.facts.relazione.method import bands, method
from ui.facts.relazione.relazione import PLACES, relazione
from ui.facts.relazione.revisions import revisions
from ui.facts.relazione.text_table import TextTable

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from ui.facts.relazione.blocks import Part
    from ui.facts.relazione.relazione import Relazione
    from ui.facts.view import View

Places = dict[tuple[str, str, str], "Part"]


def places(view: View, found: Relazione) -> Places:
    """The part in which each node of each sheet is told, read off the headings in their order."""
    annexes = {f"Allegato {at} – {view.section_name(s)}": s for at, s in enumerate(view.sections(), start=1)}
    owners = {sheet.sheet.owner for sheet in view.sheets if sheet.sheet.owner}
    told: Places = {}
    section = owner = ""
    for part in found.parts:
        if part.title in annexes:
            section, owner = annexes[part.title], ""
            told |= {(section, "", ""): part} if "" in view.owners(section) else {}
        elif section and part.title in owners:
            owner = part.title
            told[section, owner, ""] = part
        elif section and part.level > 1:
            told[section, owner, code_of(part.title)] = part
    return told


def code_of(title: str) -> str:
    """The word before the dash."""
    return title.partition(" – ")[0].split(" ")[-1]


@pytest.mark.parametrize("ente", ENTI)
@pytest.mark.parametrize("basis", ["valid", "original", "2022-09-12"])
def test_every_score_of_every_section_is_in_the_sheet_of_its_node(ente: str, basis: str) -> None:
    view = a_view(ente, basis)
    told = places(view, a_relazione(ente, basis))
    rows = list(score_rows(view.sheets))
    assert len(told) == sum(row["kind"] == "node" for row in rows)
    for row in rows:
        part = told[row["section"], row["owner"], row["node_code"]]
        shown = score_of_node(part) if row["kind"] == "node" else score_of_measure(part, row["indicator_code"])
        score, status = row["score"], row["status"] or "Senza punteggio"
        expected = percent(score, fixed=row["kind"] == "node") if score is not None else ""
        assert expected in shown, (row, shown)
        assert status in shown, (row, shown)
        assert bool(expected) == bool(re.match(r"[\d,]+\u00a0%", shown)), (row, shown)


def score_of_node(part: Part) -> str:
    """Result and word of the heading or of the sheet of a node."""
    told = {"Descrizione", "Unità organizzative coinvolte", "Peso"}
    return " ".join(value for name, value in facts(part).items() if name not in told)


def score_of_measure(part: Part, code: str) -> str:
    (grid,) = [block for block in part.body if isinstance(block, TextTable) and not block.title]
    (row,) = [row for row in grid.rows if row[0].split("\n")[0] == code]
    return row[-1]


@pytest.mark.parametrize("ente", ENTI)
def test_every_target_soglia_and_consuntivo_stands_in_the_row_of_its_indicator(ente: str) -> None:
    view = a_view(ente)
    told = places(view, a_relazione(ente))
    for row in score_rows(view.sheets):
        if row["kind"] == "measure":
            body = told[row["section"], row["owner"], row["node_code"]].body
            (grid,) = [block for block in body if isinstance(block, TextTable) and not block.title]
            (cells,) = [cells for cells in grid.rows if cells[0].split("\n")[0] == row["indicator_code"]]
            assert row["name"] in cells[0].split("\n")
            assert printed(str(row["target"] or "")) in cells[2]
            assert printed(str(row["soglia"] or "")) in cells[2]
            assert printed(str(row["actual"] or "")) in cells[3]


def test_a_published_figure_stands_beside_ours_only_where_the_two_are_not_the_same() -> None:
    for ente in ENTI:
        view = a_view(ente)
        told = places(view, a_relazione(ente))
        for row in score_rows(view.sheets):
            part = told[row["section"], row["owner"], row["node_code"]]
            is_node = row["kind"] == "node"
            shown = score_of_node(part) if is_node else score_of_measure(part, row["indicator_code"])
            sign = {"compatibile": "≈", "non coincide": "≠"}.get(str(row["verdict"]))
            figure = f"pubblicato {sign} {printed(str(row['published_score']))}\u00a0%" if sign else "pubblicato "
            assert (figure in shown) == bool(sign), (row, shown)


def test_on_other_targets_a_published_figure_is_not_judged() -> None:
    assert not any(
        "pubblicato ≈" in text or "pubblicato ≠" in text for text in texts_of(a_relazione("torino", "original"))
    )


def result_of(view: View, code: str) -> MeasureResult:
    return next(m for s in view.sheets for m in s.measures if m.code == code)


@pytest.mark.parametrize(
    ("ente", "code", "expected"),
    [
        ("torino", "kpi1.1.1-08a", "−21 gg"),
        ("torino", "EC07", "−5,25 %"),
        ("riviere", "A01_1", "−0,09"),
        ("riviere", "A02_4", "+206"),
        ("riviere", "A01_2", "–"),
    ],
)
def test_the_deviation_is_the_printed_one_or_the_plain_difference(ente: str, code: str, expected: str) -> None:
    view = a_view(ente)
    assert deviation(view, result_of(view, code)).replace("\u00a0", " ") == expected


def test_on_other_targets_the_printed_deviation_does_not_hold() -> None:
    view = a_view("torino", "original")
    assert deviation(view, result_of(view, "kpi3.1.1_01")).replace("\u00a0", " ") == "+156,47 %"
    assert deviation(a_view("torino"), result_of(a_view("torino"), "kpi3.1.1_01")).replace("\u00a0", " ") == "+91,47 %"


def test_two_units_have_no_difference() -> None:
    view = invented(a_node("n", level="strategico"), a_measure("k", "n", actual=50))
    (result,) = view.sheets[0].measures
    in_days = replace(result, measure=replace(result.measure, unit="gg"))
    same = replace(result, measure=replace(result.measure, unit=view.texts[result.measure.key].unit))
    assert deviation(view, in_days) == "–"
    assert deviation(view, same).startswith("−50")


def test_what_a_person_wrote_takes_the_place_of_the_generated_text_and_of_nothing_else() -> None:
    view = a_view("torino")
    plain = written(view)
    for place in PLACES:
        mine = written(view, {place: "Uno,\ndue.\n\n \nTre."})
        assert [p.title for p in mine.parts] == [p.title for p in plain.parts]
        (changed,) = [(a, b) for a, b in zip(mine.parts, plain.parts, strict=True) if a != b]
        own, generated = changed
        assert own.body[0] == Prose(("Uno,\ndue.", "Tre."))
        assert isinstance(generated.body[0], Prose | Items)
        assert own.body[1:] == generated.body[1:]


def test_a_place_left_empty_has_the_generated_text() -> None:
    view = a_view("riviere")
    assert written(view, dict.fromkeys(PLACES, " \n\n ")) == written(view)


def test_the_result_of_the_ente_is_told_with_how_it_is_made() -> None:
    told = facts(the_part(a_relazione("torino"), "Principali risultati"))
    assert told["Risultato dell'ente"] == "90,90\u00a0% · ◐ Parzialmente raggiunto"
    assert told["Come è formato"] == "media di 14\u00a0obiettivi con un risultato; calcolato, non pubblicato"
    assert told["Risultati pubblicati"].startswith(
        "Con i risultati pubblicati di 14\u00a0obiettivi sarebbe 90,91\u00a0%"
    )
    told = facts(the_part(a_relazione("riviere"), "Principali risultati"))
    assert told["Valutazione dell'OIV"].startswith("Sugli stessi 12\u00a0obiettivi l'OIV dà 93,33\u00a0%")


def test_the_lost_points_are_the_engines() -> None:
    for ente in ENTI:
        scored = a_view(ente).main
        grid = the_grid(a_relazione(ente), "Dove si sono persi punti")
        lost = {row[0]: row[-1] for row in grid.rows}
        assert lost == {
            n.code: f"{number(n.lost, fixed=True)}\u00a0punti"
            for n in scored.nodes
            if n.node.level in {"strategico", "ente"} and n.lost > 0 and n.score is not None
        }


@pytest.mark.parametrize("ente", ENTI)
def test_the_tree_has_every_node_once_below_the_one_it_hangs_from(ente: str) -> None:
    view = a_view(ente)
    rows = the_grid(a_relazione(ente), "Albero della performance").rows
    codes = [row[1].lstrip("\u2003").split(" – ")[0] for row in rows]
    assert len(set(codes)) == len(codes)
    nodes = {row.node_code: row for row in reversed(view.plan.nodes) if not row.owner}
    assert set(codes) == set(nodes)
    depths = dict(zip(codes, (len(row[1]) - len(row[1].lstrip("\u2003")) for row in rows), strict=True))
    for at, code in enumerate(codes):
        parent = nodes[code].parent_code
        assert depths[code] == (depths[parent] + 1 if parent in nodes else 0)
        assert parent not in nodes or parent in codes[:at]


def test_an_objective_that_only_a_person_has_is_in_the_tree_with_that_persons_result() -> None:
    rows = {
        r[1].lstrip("\u2003").split(" – ")[0]: r
        for r in the_grid(a_relazione("torino"), "Albero della performance").rows
    }
    assert rows["OP2.1.1-06"][1].endswith("(scheda di Dirigente Area Anagrafe Economica)")
    assert rows["OP2.1.1-06"][2:] == ("0,00\u00a0%", "✕ Non raggiunto")
    assert rows["OS01.1.1"][2:] == ("60,42\u00a0%", "◐ Parzialmente raggiunto")


def test_every_act_of_the_year_is_told_with_its_indicators() -> None:
    rows = the_grid(a_relazione("torino"), "Atti che hanno cambiato target o indicatori").rows
    told = {row[0]: row[1:] for row in rows}
    assert told["deliberazione 54/2022, 14/04/2022"] == ("1", "indicatore soppresso: 1")
    assert told["deliberazione 142, 13/09/2022"][0] == "11"
    changed = {revision.key for revision in revisions(a_view("torino"))}
    assert len(the_grid(a_relazione("torino"), "Target e indicatori modificati durante l'anno").rows) >= len(changed)
    assert {key for key in changed if not a_view("torino").is_revised(key)} == set()


def test_an_indicator_that_a_person_shares_with_the_ente_is_one_in_the_list_of_changes() -> None:
    told = [(r.key.node_code, r.key.indicator_code, r.after.version) for r in revisions(a_view("torino"))]
    assert len(set(told)) == len(told)
    every = {(k.node_code, k.indicator_code) for k in a_view("torino").versions if a_view("torino").is_revised(k)}
    assert {(node, code) for node, code, _ in told} == every


def test_a_dropped_indicator_has_no_target_after_and_no_invented_one() -> None:
    view = invented(a_node("n", level="strategico"), a_measure("k", "n", actual=50))
    (key,) = view.texts
    dropped = (
        TargetVersion(version=1, target=quantity(3), valid=False),
        TargetVersion(version=2, change=TargetChange.SUPPRESSED, reason="bando annullato"),
    )
    found = written(replace(view, versions={key: dropped}))
    ((_, before, after, act, reason),) = the_grid(found, "Target e indicatori modificati durante l'anno").rows
    assert (after, act, reason) == ("–", "atto non stampato nel documento\nindicatore soppresso", "bando annullato")
    assert before.startswith("3,0")


def test_where_the_oiv_and_the_measure_are_apart_both_are_told_with_the_reason() -> None:
    rows = {
        row[0]: row
        for row in the_grid(a_relazione("riviere"), "Dove la valutazione dell'OIV non è il risultato misurato").rows
    }
    assert rows["B06"][2:] == ("100,00\u00a0%", "50\u00a0%", "non stampato")
    assert rows["C02.01"][2:] == ("nulla di misurato", "50\u00a0%", "Obiettivo non raggiunto.")
    assert rows["B06.04"][3] == "non valutabile"
    assert "B07" not in rows


def test_the_sheet_of_an_evaluated_objective_has_the_oivs_words() -> None:
    told = facts(places(a_view("riviere"), a_relazione("riviere"))["strategico", "", "D02"])
    assert told["Valutazione dell'OIV"] == "70\u00a0%"
    assert told["Motivo della valutazione dell'OIV"] == "La sintesi degli obiettivi della scheda è pari a 5 su 7."


def test_the_history_of_a_note_is_one_line_under_its_sheet() -> None:
    part = places(a_view("riviere"), a_relazione("riviere"))["strategico", "", "A02"]
    (remarks,) = [block for block in part.body if isinstance(block, Remarks)]
    (note,) = [text for text in remarks.texts if text.startswith("Nota 9 (A02_4)")]
    assert note.endswith("Serie storica: 2020: 2.660; 2021: 3.124; 2022: 3.671")


def test_an_individual_objective_has_its_weight() -> None:
    (part,) = [p for p in a_relazione("torino").parts if p.title.startswith("Obiettivo individuale OP2.1.1-06")]
    assert facts(part)["Peso"] == "24 %"
    assert facts(part)["Risultato misurato"].startswith("0,00")


def test_a_document_without_individual_objectives_says_so() -> None:
    part = the_part(a_relazione("riviere"), "obiettivi individuali")
    assert part.body == (Prose(("Il documento da cui vengono i dati non contiene obiettivi individuali.",)),)
    assert not any(p.title.startswith("Allegato 3") for p in a_relazione("riviere").parts)


def test_the_figures_of_the_context_are_told_by_topic() -> None:
    rows = plan("torino").context
    assert rows
    part = the_part(a_relazione("torino"), "Analisi del contesto")
    grids = {block.title: block for block in part.body if isinstance(block, TextTable)}
    assert list(grids) == list(dict.fromkeys(row.topic for row in rows))
    for row in rows:
        assert (row.item, str(row.year), printed(row.value.text), row.unit, row.note) in grids[row.topic].rows


def test_a_year_without_context_leaves_it_to_who_writes() -> None:
    view = comune(2025)
    part = the_part(written(replace(view, plan=replace(view.plan, context=()))), "Analisi del contesto")
    assert [type(block) for block in part.body] == [Prose]


def test_the_method_is_told_in_the_words_of_its_own_rules() -> None:
    told = method(a_view("riviere"))
    assert ("Dal consuntivo al punteggio", "consuntivo / target × 100") in told
    assert ("Eccezione", "meglio se cala: raggiunto (100) o non raggiunto (0)") in told
    assert dict(told)["Consuntivo mancante"].startswith("è fuori dalla media")
    assert dict(method(a_view("torino")))["Consuntivo mancante"].startswith("vale 0")
    assert "50; 40; 100; 100" in dict(method(comune()))["Eccezione"]
    everywhere = replace(comune().plan.policy, exceptions=(RuleException(rule="on_off"),))
    view = replace(comune(), plan=replace(comune().plan, policy=everywhere))
    assert dict(method(view))["Eccezione"].startswith("sempre: ")


def test_the_limits_of_the_words_have_no_holes() -> None:
    scale = (
        Band(word="no", symbol="x", colour="red"),
        Band(word="quasi", symbol="-", colour="yellow", lower=0, includes_lower=False),
        Band(word="sì", symbol="v", colour="green", lower=95),
    )
    assert [row[1] for row in bands(Bands(scale)).rows] == ["fino a 0", "oltre 0, meno di 95", "da 95"]
    assert [row[1] for row in bands(Bands(scale[:1])).rows] == ["qualunque"]


def test_an_objective_without_indicators_has_a_sheet_that_says_so() -> None:
    view = invented(
        a_node("n", level="strategico"), a_node("vuoto", level="strategico"), a_measure("k", "n", actual=50)
    )
    part = the_part(written(view), "Obiettivo strategico vuoto")
    assert facts(part)["Valutazione"] == "– Senza punteggio"
    assert Prose(("Nessun indicatore: non c'è nulla da misurare in questa scheda.",)) in part.body


def test_an_objective_of_which_nothing_is_measured_says_why() -> None:
    part = next(p for p in a_relazione("torino").parts if p.title.startswith("Obiettivo operativo OP1.1.1-07"))
    assert facts(part)["Risultato misurato"] == "nessuna delle sue parti è misurata"
    (grid,) = [block for block in part.body if isinstance(block, TextTable)]
    assert grid.rows[0][-1] == "– Senza punteggio\nnon misurabile"
    (remarks,) = [block for block in part.body if isinstance(block, Remarks)]
    assert any("NOTA: Il progetto esecutivo non è stato consegnato" in text for text in remarks.texts)


def test_a_sheet_of_a_person_of_another_ente_has_its_own_words() -> None:
    found = written(comune())
    titles = [part.title for part in found.parts]
    assert "Allegato 2 – PEG" in titles
    assert "Meta P1 – Sportello" in titles
    assert facts(the_part(found, "Meta P1"))["Risultato misurato"] == "0,00\u00a0%"
    assert "mete" in the_part(found, "3.1").title


def test_headings_never_skip_a_level() -> None:
    for found in (a_relazione("torino"), a_relazione("riviere"), written(comune())):
        levels = [part.level for part in found.parts]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_a_deep_tree_stays_within_the_headings_there_are() -> None:
    chain = [a_node(f"n{d}", f"n{d - 1}" if d else "", level="strategico") for d in range(12)]
    found = written(invented(*chain, a_measure("k", "n11", actual=50)))
    assert max(part.level for part in found.parts) == 6


def test_the_document_says_what_it_is_made_from() -> None:
    found = a_relazione("torino")
    told = facts(found.parts[-1])
    assert found.parts[-1].title == "Colophon"
    assert told["Ente"] == found.ente
    assert (told["Anno"], told["Base"], told["Metodo"]) == ("2022", "target validi a fine anno", "SIPAV")
    assert (told["Versione dei dati"], told["Data del documento"]) == ("0123456789ab", "21/10/2025")
    assert found.foot == (
        "Torino · Relazione sulla performance 2022 · target validi a fine anno · dati 0123456789ab · 21/10/2025"
    )
    assert (found.warning, "Dati" in told) == ("", False)
    assert facts(a_relazione("torino", "2022-09-12").parts[-1])["Base"] == "target in vigore il 12/09/2022"


def test_an_invented_ente_is_said_to_be_one() -> None:
    view = a_view("torino")
    ente = replace(view.plan.ente, synthetic=True)
    found = relazione(replace(view, plan=replace(view.plan, ente=ente)), VERSION)
    assert found.warning.startswith("DATI SINTETICI")
    assert found.foot.endswith("dati sintetici")
    assert facts(found.parts[-1])["Dati"].startswith("DATI SINTETICI")


def test_a_basis_is_the_one_of_the_view() -> None:
    original, valid = a_relazione("riviere", "original"), a_relazione("riviere")
    of = "Principali risultati"
    assert facts(the_part(original, of))["Risultato dell'ente"].startswith("94,79")
    assert facts(the_part(valid, of))["Risultato dell'ente"].startswith("94,83")
