"""The same indicator in many enti, side by side, as each prints it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from data.format.folder import read_folder
from data.plan.common_values import common_value
from data.plan.identity import Cluster, Ente, Unit, UnitKind
from data.plan.records import CommonValue
from data.register.common_values import common_values as register_values
from data.store.provenance import Provenance
from data.store.shipped import SHIPPED
from data.store.store import Store
from data.store.writer import add_folders
from scoring.model import Direction, MeasureKey, Quantity
from tests.scoring.shipped import golden

AREA = Cluster("area", "Area", "Nord-Ovest")
ENTE = Ente(
    code="e",
    name="Ente",
    short_name="E.",
    kind="Comune",
    years=(),
    levels=(),
    sections=(),
    units=(Unit("n", "numero", "", UnitKind.COUNT), Unit("%", "per cento", "%", UnitKind.PERCENT)),
    cluster="media",
    synthetic=True,
    clusters=(AREA,),
)
CODES = {row["torino_code"] for row in golden("reference/riviere_torino_crosswalk")}


@pytest.fixture(scope="module")
def values(shipped_directory: Path) -> tuple[CommonValue, ...]:
    with Store.open(shipped_directory) as store:
        return store.common_values()


def test_the_fourteen_common_indicators_of_the_two_documents_stand_side_by_side(
    values: tuple[CommonValue, ...],
) -> None:
    assert {value.common_code for value in values} == CODES
    assert Counter((v.ente, v.year) for v in values if v.year >= 2022) == {
        ("torino", 2022): 14,
        ("riviere", 2022): 14,
        ("riviere", 2023): 14,
    }
    assert {v.year for v in values if v.ente == "riviere"} == {2020, 2021, 2022, 2023}
    assert list(values) == sorted(values, key=lambda v: (v.common_code, v.ente, v.year))


def test_a_value_says_where_it_comes_from_and_keeps_its_digits(values: tuple[CommonValue, ...]) -> None:
    found = [(v.ente, v.year, v.value.text, v.origin) for v in values if v.common_code == "EC05.1"]
    assert found == [
        ("riviere", 2020, "105.77", "nota 20"),
        ("riviere", 2021, "107.02", "nota 20"),
        ("riviere", 2022, "112.67", "nota 20"),
        ("riviere", 2023, "118.13", "consuntivo"),
        ("torino", 2022, "110.58", "consuntivo"),
    ]
    assert {(v.short_name, v.groupings, v.is_synthetic) for v in values} == {
        ("Riviere di Liguria", (), False),
        ("Torino", (), False),
    }


@pytest.mark.parametrize(
    ("unit", "numbers", "note", "found"),
    [
        ("n", ("12", None, None), "7", Quantity(12, 0, "12")),
        ("%", ("12", "1", "3"), None, Quantity(12, 0.5, "12")),
        ("%", (None, "1", "4"), None, Quantity(25)),
        ("n", ("", "1", "4"), "", Quantity(0.25)),
        ("", (None, None, None), None, None),
        ("n", (None, "5", None), None, None),
    ],
)
def test_a_row_is_the_value_in_its_unit_or_the_ratio_of_its_terms_or_nothing(
    unit: str, numbers: tuple[str | None, ...], note: str | None, found: Quantity | None
) -> None:
    row = ("e", 2024, "X1", "s", "o", "n1", "i1", "Nome", "lower", unit, *numbers, note, "64095")
    made = common_value(ENTE, row)
    assert made == (
        None
        if found is None
        else CommonValue(
            ente="e",
            short_name="E.",
            groupings=(Cluster("", "Classe dimensionale", "media"), AREA),
            is_synthetic=True,
            year=2024,
            common_code="X1",
            indicator_name="Nome",
            direction=Direction.LOWER,
            unit=unit,
            value=found,
            key=MeasureKey("s", "o", "n1", "i1"),
            origin=f"nota {note}" if note else "consuntivo",
            firms=64095.0,
        )
    )


@pytest.mark.parametrize(("written", "firms"), [(None, None), ("", None), ("0", None), ("223025", 223025.0)])
def test_a_territory_without_firms_is_one_of_which_nothing_is_known(written: str | None, firms: float | None) -> None:
    row = ("e", 2024, "X1", "s", "o", "n1", "i1", "Nome", "lower", "n", "12", None, None, None, written)
    made = common_value(ENTE, row)
    assert made is not None
    assert made.firms == firms


def test_the_firms_of_a_value_are_those_of_its_year_where_the_context_tells_the_active_ones(
    values: tuple[CommonValue, ...],
) -> None:
    """Torino prints those that are registered, which are more."""
    assert {(v.ente, v.year, v.firms) for v in values} == {
        ("riviere", 2020, 65291),
        ("riviere", 2021, 65991),
        ("riviere", 2022, 64356),
        ("riviere", 2023, 64095),
        ("torino", 2022, None),
    }


def test_units_that_differ_are_never_converted(values: tuple[CommonValue, ...]) -> None:
    assert {v.unit: v.value.text for v in values if v.common_code == "OC_TD_04" and v.origin == "consuntivo"} == {
        "N.": "1.65",
        "ratio": "0.12",
    }


def common_ente(folder: Path, year: int, actual: str, history: str = "") -> None:
    """Give the invented ente's first indicator a common code, a consuntivo and a note."""
    measures = folder / str(year) / "measures.csv"
    lines = measures.read_text(encoding="utf-8").splitlines()
    place = lines[0].split(",").index("common_code")
    cells = lines[1].split(",")
    cells[place] = "X1"
    measures.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    actuals = folder / str(year) / "actuals.csv"
    text = actuals.read_text(encoding="utf-8")
    old, new = (",150,", f",{actual},") if actual else (",150,,,,,value,", ",,,,,,blank,")
    actuals.write_text(text.replace(old, new), encoding="utf-8")
    if history:
        head = (
            "note_number,section,owner,node_code,indicator_code,indicator_name,source,year,value,numerator,"
            "denominator,availability,raw,confidence\n"
        )
        (folder / str(year) / "history.csv").write_text(head + history, encoding="utf-8")


def of_finto(directory: Path, folder: Path) -> list[tuple[int, str, str]]:
    reading = read_folder(folder)
    assert reading.folder is not None, reading.problems
    add_folders(directory, [(reading.folder, Provenance("prova", None, "prova"))])
    with Store.open(directory) as store:
        return [(v.year, v.value.text, v.origin) for v in store.common_values()]


NOTES = "5,dup,,O1,i1,,,{0},140,,,value,,\n5,dup,,O1,i1,,,2023,90,,,value,,\n5,dup,,O1,i1,,,2022,,,,ND,,\n"


def test_a_consuntivo_wins_over_a_note_and_a_later_document_over_an_earlier(tmp_path: Path, finto: Path) -> None:
    common_ente(finto, 2024, "150", "4,dup,,O1,i1,,,2023,80,,,value,,\n4,dup,,O1,i1,,,2021,70,,,value,,\n")
    common_ente(finto, 2025, "160", NOTES.format(2024))
    expected = [
        (2021, "70", "nota 4"),
        (2023, "90", "nota 5"),
        (2024, "150", "consuntivo"),
        (2025, "160", "consuntivo"),
    ]
    assert of_finto(tmp_path / "s", finto) == expected
    common_ente(finto, 2024, "150", "4,dup,,O1,i1,,,2023,81,,,value,,\n")
    assert of_finto(tmp_path / "s", finto) == expected[1:]


def test_a_year_without_a_consuntivo_is_told_by_a_note_and_a_ratio_is_worked_out(tmp_path: Path, finto: Path) -> None:
    common_ente(finto, 2024, "", NOTES.format(2020))
    shutil.rmtree(finto / "2025")
    found = of_finto(tmp_path / "s", finto)
    assert found == [(2020, "140", "nota 5"), (2023, "90", "nota 5")]
    actuals = finto / "2024" / "actuals.csv"
    text = actuals.read_text(encoding="utf-8")
    head, row, *rest = text.splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    cells |= {"actual": "", "numerator": "75", "denominator": "4", "availability": "value"}
    actuals.write_text("\n".join([head, ",".join(cells.values()), *rest]) + "\n", encoding="utf-8")
    assert of_finto(tmp_path / "s", finto)[-1] == (2024, "", "consuntivo")


def test_enti_of_the_shipped_folders_have_no_size_class_because_none_is_printed() -> None:
    for ente in SHIPPED.iterdir():
        reading = read_folder(ente)
        assert reading.folder is not None
        assert (reading.folder.ente.cluster, reading.folder.ente.synthetic) == ("", False)


def test_a_value_of_a_period_is_no_yearly_value_to_the_store_and_to_the_register(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "casi" / "periodi"
    assert of_finto(tmp_path / "s", folder) == [
        (2023, "40", "nota 1"),
        (2024, "50", "consuntivo"),
        (2024, "50", "consuntivo"),
    ]
    read = read_folder(folder).folder
    assert read is not None
    found = register_values([(read.ente, data.year, data.tables) for data in read.years])
    assert sorted((v.year, v.value.text) for v in found) == [(2023, "40"), (2024, "50"), (2024, "50")]
