"""The page of a node, as a reader and as a screen reader find it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from data.format.tables import AVAILABILITY
from data.plan.scores import score_rows, scores_as_csv
from scoring.basis import Basis
from scoring.model import MeasureKey
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan
from ui.documents.pdf.scheda import as_pdf
from ui.documents.pdf.signs import is_drawn, on_page
from ui.facts.data_version import DataVersion
from ui.facts.format import number, percent, printed
from ui.facts.node_choice import Wanted, sheet_of
from ui.facts.relazione.scheda import Scheda, scheda
from ui.facts.report_errors import ManySheetsError, NodeNotFoundError
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from scoring.model import Measure, Node
    from ui.facts.view import View

TODAY = date(2025, 10, 21)
VERSION = DataVersion("0123456789abcdef", TODAY)
NODES = [("torino", "OS01.1.1"), ("torino", "OS14.5"), ("riviere", "A01"), ("riviere", "B06"), ("torino", "OP12.3-02")]
Row = dict[str, str]


@cache
def a_view(ente: str, basis: str = "valid") -> View:
    return year_view(plan(ente), (), Basis.parse(basis))


def a_scheda(ente: str, node: str, basis: str = "valid") -> Scheda:
    view = a_view(ente, basis)
    return scheda(view, sheet_of(view, Wanted(node)), node, VERSION)


@cache
def read(ente: str, node: str, basis: str = "valid") -> PdfReader:
    return opened(a_scheda(ente, node, basis))


def opened(page: Scheda) -> PdfReader:
    return PdfReader(io.BytesIO(as_pdf(page, TODAY)))


def squeezed(text: str) -> str:
    """A text without anything blank, so that where a line ends does not matter."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def text_of(pdf: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in pdf.pages))


def score_csv(ente: str, node: str, basis: str = "valid") -> list[Row]:
    """What «traguardo score» writes of a node and its indicators."""
    view = a_view(ente, basis)
    sheet = sheet_of(view, Wanted(node)).sheet
    rows = csv.DictReader(io.StringIO(scores_as_csv(score_rows(view.sheets)), newline=""))
    place = (sheet.section, sheet.owner, node)
    return [row for row in rows if (row["section"], row["owner"], row["node_code"]) == place]


def in_a_row(*cells: str) -> str:
    """A pattern of cells one after the other, with no other digit before, between or after them."""
    return r"(?<!\d)" + r"\D*".join(re.escape(squeezed(cell)) for cell in cells if cell) + r"(?![\d,])"


def indicator_row(row: Row) -> str:
    """The cells of an indicator that have digits, as an Italian reader finds them: no unit, no word."""
    return in_a_row(
        row["indicator_code"] + row["name"],
        printed(row["target"]),
        printed(row["soglia"]),
        printed(row["actual"]),
        f"{number(float(row['weight']))} %" if row["weight"] else "",
        percent(float(row["score"])) if row["score"] else "",
        printed(row["published_score"]),
    )


def end_of_cost_row(row: Row) -> str:
    """What stands after how the score comes about, and after the share of the node."""
    ends = dict.fromkeys(percent(float(row[name])) for name in ("score_low", "score_high") if row[name])
    points = r"(?:[\d,]+punti|–)"
    weight = re.escape(squeezed(percent(float(row["effective_weight"]) * 100)))
    spread = r"e".join(re.escape(squeezed(end)) for end in ends) or "–"
    return rf"{re.escape(squeezed(row['indicator_code']))}.+?%{weight}{points}{spread}(?![\d,])"


@pytest.mark.parametrize(("ente", "node"), NODES)
def test_every_number_of_an_indicator_stands_in_its_own_rows(ente: str, node: str) -> None:
    text = text_of(read(ente, node))
    measures = [row for row in score_csv(ente, node) if row["kind"] == "measure"]
    indicators, _, rest = text.partition(squeezed("Il calcolo e i punti persi"))
    for row in measures:
        assert re.search(indicator_row(row), indicators), (indicator_row(row), indicators)
        assert re.search(end_of_cost_row(row), rest), (end_of_cost_row(row), rest)


@pytest.mark.parametrize(("ente", "node"), NODES)
def test_every_number_of_the_node_is_on_the_page(ente: str, node: str) -> None:
    text = text_of(read(ente, node))
    (row,) = [row for row in score_csv(ente, node) if row["kind"] == "node"]
    wanted = [percent(float(row["score"]), fixed=True)] if row["score"] else ["Senza punteggio"]
    wanted += [percent(float(row["effective_weight"]) * 100), row["name"], row["node_code"]]
    wanted += [row["status"], row["published_status"], printed(row["published_score"])]
    if row["score_low"] != row["score_high"]:
        wanted += [percent(float(row[name]), fixed=True) for name in ("score_low", "score_high")]
    for shown in wanted:
        assert squeezed(shown) in text, shown


def test_the_page_can_be_followed_by_a_screen_reader() -> None:
    pdf = read("torino", "OS01.1.1")
    root = pdf.root_object
    assert root["/Lang"] == "it-IT"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == (
        "Obiettivo strategico OS01.1.1 · Garantire nel tempo la salute organizzativa dell’ente camerale"
    )
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data() or b"<pdfuaid:part>1<" in root["/Metadata"].get_data()
    tags = tags_below(root["/StructTreeRoot"])
    grids = len(a_scheda("torino", "OS01.1.1").grids)
    assert tags.count("/Table") == tags.count("/THead") == grids == 3
    headings = sum(len(grid.headings) for grid in a_scheda("torino", "OS01.1.1").grids)
    assert tags.count("/TH") == headings
    assert {"/H1", "/L", "/Title"} & set(tags) >= {"/H1", "/L"}


def tags_below(element: object) -> list[str]:
    """The kinds of everything in the tree that a screen reader walks."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, list):
        return [tag for child in found for tag in tags_below(child)]
    if not isinstance(found, dict):
        return []
    own = [str(found["/S"])] if "/S" in found else []
    return own + (tags_below(found["/K"]) if "/K" in found else [])


def test_the_same_scheda_is_the_same_bytes_and_another_day_is_not() -> None:
    page = a_scheda("torino", "OS01.1.1")
    assert as_pdf(page, TODAY) == as_pdf(page, TODAY)
    assert as_pdf(page, TODAY) != as_pdf(page, date(2025, 10, 22))


def test_an_ordinary_objective_is_one_a4_page() -> None:
    for ente, node in NODES[:3]:
        pdf = read(ente, node)
        assert len(pdf.pages) == 1, node
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_the_page_says_what_it_is_of() -> None:
    text = text_of(read("torino", "OS01.1.1"))
    for told in ("Anno: 2022", "Base: target validi a fine anno", "Versione dei dati: 0123456789ab", "21/10/2025"):
        assert squeezed(told) in text
    assert "sintetici" not in text
    assert squeezed("Base: target originari") in text_of(read("torino", "OS01.1.1", "original"))


def test_on_other_targets_a_published_figure_is_shown_but_not_judged() -> None:
    page = a_scheda("torino", "OS01.1.1", "original")
    (said,) = [value for name, value in page.result if name == "Pubblicato"]
    assert "60,48\u00a0%" in said
    assert "il confronto non si fa" in said
    assert not {grid.title: grid for grid in page.grids}["Indicatori"].notes


def test_a_revised_target_is_told_with_its_act() -> None:
    view = a_view("torino")
    revised = next(key for key, found in view.versions.items() if len(found) > 1 and found[-1].act)
    where = Wanted(revised.node_code, revised.section, revised.owner)
    page = scheda(view, sheet_of(view, where), revised.node_code, VERSION)
    (grid,) = [grid for grid in page.grids if grid.title.startswith("Modifiche")]
    assert any(view.versions[revised][-1].act in row for row in grid.rows)
    assert squeezed(view.versions[revised][-1].act) in text_of(opened(page))


def test_an_invented_ente_is_marked_on_every_page() -> None:
    page = replace(a_scheda("torino", "OS01.1.1"), warning="DATI SINTETICI: ente e numeri inventati")
    pdf = opened(replace(page, texts=page.texts * 60))
    assert len(pdf.pages) > 1
    assert all("DATISINTETICI" in squeezed(sheet.extract_text()) for sheet in pdf.pages)


def invented(*parts: Node | Measure, node: str = "n") -> Scheda:
    """The page of a node that no document prints, in the words of Torino."""
    shipped = a_view("torino")
    scored = score_sheet(a_sheet(*parts), a_policy())
    row = replace(next(iter(shipped.texts.values())), commentary="")
    texts = {m.key: replace(row, key=m.key) for m in scored.sheet.measures}
    return scheda(replace(shipped, texts=texts, nodes={}, series={}, versions={}), scored, node, VERSION)


MARKUP = "*a* _b_ #panic() $x$ <y> @z `c` // d \\ [e] https://esempio.it \" ' ${}"


def test_markup_in_the_data_is_shown_and_never_obeyed() -> None:
    page = invented(a_node("n", title=MARKUP), a_measure("k", "n", actual=50))
    grids = tuple(replace(grid, rows=tuple((MARKUP, *row[1:]) for row in grid.rows)) for grid in page.grids)
    text = text_of(opened(replace(page, grids=grids, texts=((MARKUP, MARKUP),), sentences=(MARKUP,))))
    assert text.count(squeezed(MARKUP)) == 4 + sum(len(grid.rows) for grid in grids)


def test_names_of_three_hundred_signs_stay_on_the_page() -> None:
    long, wide = ("parola " * 43)[:300], "W" * 300
    page = invented(
        a_node("n", title=long),
        replace(a_measure("k", "n", actual=50), name=wide),
        replace(a_measure("c" * 60, "n", actual=50), name=long),
    )
    pdf = opened(page)
    text = text_of(pdf)
    assert squeezed(long) in text
    assert wide in text
    lines = "\n".join(page.extract_text() for page in pdf.pages).replace("\u200b", "\n")
    assert max(map(len, re.findall("W+", lines))) <= 24


def test_sixty_indicators_go_on_under_repeated_headings() -> None:
    codes = [f"kpi{n:02}" for n in range(60)]
    page = invented(a_node("n"), *(a_measure(code, "n", actual=n, weight=1) for n, code in enumerate(codes)))
    pdf = opened(page)
    text = text_of(pdf)
    assert len(pdf.pages) > 1
    assert all(text.count(code) >= 2 for code in codes)
    assert text.count("CodiceIndicatoreTargetSoglia") >= 2


def test_a_node_with_nothing_measured_says_why() -> None:
    page = invented(a_node("n"), a_measure("k", "n", target=None, weight=None))
    assert page.score == ""
    text = text_of(opened(page))
    assert squeezed("Il risultato non c'è: nessuna delle sue parti è misurata.") in text
    assert squeezed("Senza punteggio") in text
    empty = text_of(opened(invented(a_node("n"), a_node("m"), a_measure("k", "m", actual=1))))
    assert squeezed("Nessun indicatore e nessun obiettivo ne fa parte.") in empty


def test_a_sign_without_a_letter_is_told_by_its_number() -> None:
    assert not is_drawn("中")
    assert [is_drawn(sign) for sign in "✓◐✕≥≤−≈≠→Š"] == [True] * 10
    page = invented(a_node("n", title="Città 中 🙂 \u202eal rovescio\x07"), a_measure("k", "n", actual=50))
    assert squeezed("Città [U+4E2D] [U+1F642] al rovescio") in text_of(opened(page))


def test_a_blank_that_must_not_be_broken_stays_and_line_ends_go() -> None:
    assert on_page("62,1\u00a0%\n e\tpoi ") == "62,1\u00a0% e poi"


def test_a_grouping_shows_its_objectives_and_the_root_those_of_the_method() -> None:
    view = a_view("torino")
    page = a_scheda("torino", "")
    (grid,) = [grid for grid in page.grids if grid.title == "Obiettivi che ne fanno parte"]
    assert len(grid.rows) == 14
    text = text_of(opened(page))
    assert squeezed(percent(view.main.root.score, fixed=True)) in text
    assert squeezed("È la sintesi di 14 obiettivi") in text


def test_the_sheet_is_the_one_that_measures_the_node() -> None:
    view = a_view("torino")
    assert sheet_of(view, Wanted("OS01.1.1")).sheet.section == "strategico"
    assert sheet_of(view, Wanted("OS01.1.1", "operativo")).sheet.section == "operativo"
    assert sheet_of(view, Wanted("")) is view.main
    with pytest.raises(NodeNotFoundError, match=r"Codici simili: OS01\.1\.1"):
        sheet_of(view, Wanted("os01.1.1"))


def test_a_node_measured_in_two_sheets_must_be_told_apart() -> None:
    view = a_view("torino")
    one = view.main
    twice = replace(view, sheets=(one, replace(one, sheet=replace(one.sheet, owner="Anna"))))
    with pytest.raises(ManySheetsError, match="--persona «Anna»"):
        sheet_of(twice, Wanted("OS01.1.1"))
    assert sheet_of(twice, Wanted("OS01.1.1", owner="Anna")).sheet.owner == "Anna"


def test_an_absence_has_no_word_wider_than_the_column_of_a_year() -> None:
    view = a_view("riviere")
    series = view.series[MeasureKey("strategico", "", "A01", "A01_1")]
    told = {}
    for absence in AVAILABILITY:
        absent = replace(series, values=(replace(series.values[0], value=None, availability=absence),))
        again = scheda(replace(view, series={absent.key: absent}), sheet_of(view, Wanted("A01")), "A01", VERSION)
        (grid,) = [grid for grid in again.grids if grid.title == "Gli anni"]
        told[absence] = grid.rows[0][-1]
    assert all(len(word) <= 12 for said in told.values() for word in said.split())
    assert len(set(told.values())) == len(AVAILABILITY)


def test_the_years_of_an_indicator_are_those_of_its_series() -> None:
    view = a_view("riviere")
    (grid,) = [grid for grid in a_scheda("riviere", "A01").grids if grid.title == "Gli anni"]
    series = view.series[MeasureKey("strategico", "", "A01", "A01_1")]
    assert [h.text for h in grid.headings[2:]] == [str(v.year) for v in series.values]
    shown = dict(zip([h.text for h in grid.headings], grid.rows[0], strict=True))
    for value in series.values:
        assert shown[str(value.year)] == (printed(value.value.text) if value.value else value.availability)
