"""A few figures typed or pasted, or in a file: a year that is scored beside what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.cells import Refusal
from data.format.new_ente import NewEnte
from data.format.own_figures import (
    COLUMNS,
    NEEDED,
    UNNAMED,
    figures_sheet,
    plan_of,
    read_figures,
    read_figures_file,
    read_figures_of,
)
from data.plan.sheets import sheets
from scoring.agreement import agreement
from scoring.basis import Basis
from tests.conftest import FINTO

if TYPE_CHECKING:
    from data.format.spreadsheet import Sheet

NEW = NewEnte(code="ente", name="Ente", short_name="Ente", year=2024, answers={"sotto": "soglia_lineare"})
ROWS = (
    ("Servizi", "Imprese assistite", "crescere", "almeno 3000", "2000", "2666", "40", "66,6"),
    ("", "Tempo di pagamento", "calare", "al più 30 gg", "40", "33", "30", "70"),
    ("", "Bando", "calare", "entro il 30/06", "", "", "30", "0"),
    ("Servizi", "", "", "", "", "", "", "47,64"),
)
CSV = "Obiettivo;Indicatore;Verso;Target;Soglia;Consuntivo;Peso;Punteggio pubblicato\n" + "\n".join(map(";".join, ROWS))


def typed(rows: tuple[tuple[str, ...], ...]) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_three_indicators_and_their_objective_are_scored_as_published() -> None:
    found = read_figures(figures_sheet([*typed(ROWS), {}]), NEW)
    assert found.folder is not None, found.problems
    plan = plan_of(found.folder)
    figures = agreement(sheets(plan, Basis()), plan.policy).figures
    # 0,40 × 66,6 + 0,30 × 70 + 0,30 × 0 = 47,64
    assert [(figure.published.text, figure.is_reproduced) for figure in figures] == [
        ("66.6", True),
        ("70", True),
        ("0", True),
        ("47.64", True),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_file_says_the_same_as_what_is_typed(mark: str) -> None:
    sheet = read_figures_file(CSV.replace(";", mark).encode("cp1252"), "figure.csv")
    assert not isinstance(sheet, Refusal)
    typed_sheet = figures_sheet(typed(ROWS))
    assert read_figures(sheet, NEW).folder == read_figures(typed_sheet, NEW).folder


def test_figures_may_be_of_an_ente_that_there_is() -> None:
    documents = {path.name: path.read_text(encoding="utf-8") for path in FINTO.glob("*.toml")}
    row = ("Un obiettivo", "Un indicatore", "crescere", "almeno 80 %", "", "40 %", "100", "50")
    found = read_figures_of(figures_sheet(typed((row,))), documents, 2024, "peg")
    assert found.folder is not None, found.problems
    assert [each.key.section for each in plan_of(found.folder).measures] == ["peg"]


def test_what_cannot_be_read_is_told_with_its_cell() -> None:
    rows = typed((("Servizi", "Imprese", "crescere", "almeno 3.000", "", "2", "100", "1"),))
    (problem,) = read_figures(figures_sheet(rows), NEW).problems
    assert str(problem).startswith("riga 2, colonna Target: «3.000» si può leggere in due modi.")


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe\x00\x00"])
def test_a_file_without_a_table_is_refused(content: bytes) -> None:
    assert isinstance(read_figures_file(content, "x.csv"), Refusal)


def csv_of(*lines: str) -> Sheet:
    found = read_figures_file("\n".join(lines).encode(), "figure.csv")
    assert not isinstance(found, Refusal)
    return found


def test_figures_without_objective_and_direction_are_of_one_objective() -> None:
    sheet = csv_of(
        "Indicatore;Target;Consuntivo;Punteggio pubblicato", "Imprese;almeno 100;80;80", "Tempo;al più 30;30;100"
    )
    found = read_figures(sheet, NEW)
    assert found.folder is not None, found.problems
    plan = plan_of(found.folder)
    assert [(node.title, node.node_code) for node in plan.nodes if node.title] == [(UNNAMED, "O1")]
    assert len(plan.measures) == 2


def test_a_score_above_the_cap_of_a_known_ente_is_no_mistake() -> None:
    documents = {path.name: path.read_text(encoding="utf-8") for path in FINTO.glob("*.toml")}
    row = ("Un obiettivo", "Un indicatore", "crescere", "almeno 80 %", "", "120 %", "100", "150")
    assert read_figures_of(figures_sheet(typed((row,))), documents, 2024, "peg").problems == ()


def test_what_every_line_lacks_is_said_once() -> None:
    heading = "Indicatore;Target;Consuntivo;Punteggio pubblicato"
    found = read_figures(csv_of(heading, *(f"Indicatore {at};{at};1;50" for at in range(2, 7))), NEW)
    (problem,) = found.problems
    assert str(problem).startswith("righe 2, 3, 4, 5, 6: La cella è vuota")
    assert "Verso" in str(problem)


@pytest.mark.parametrize("left", [1, 2, 3])
def test_columns_that_are_needed_and_not_there_are_named_once(left: int) -> None:
    (problem,) = read_figures(csv_of(";".join(NEEDED[:left]), *["a;1;2"] * 5), NEW).problems
    named = problem.what.removesuffix(".").partition("colonn")[2].partition(" ")[2].split(", ")
    assert named == list(NEEDED if left == 1 else NEEDED[left:])
