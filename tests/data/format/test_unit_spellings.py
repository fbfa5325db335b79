"""Several spellings of one unit are proposed, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.parse import Rows
from data.format.tables import NODES, TABLES, UNITS
from data.format.unit_spellings import likenesses, names_of, with_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def tables(names: Iterable[str], *units: tuple[str, ...]) -> dict[str, Rows]:
    nodes = tuple(
        tuple({"node_code": f"O{at}", "units": name}.get(column, "") for column in NODES.column_names)
        for at, name in enumerate(names, start=1)
    )
    given = {"nodes": nodes, "units": units}
    return {
        t.name: Rows(t, given.get(t.name, ()), tuple(range(2, len(given.get(t.name, ())) + 2))) for t in (NODES, UNITS)
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Servizio Tributi", "SERVIZIO TRIBUTI"),
        ("Servizio Attività produttive", "Servizio Attivita' produttive"),
        ("Servizio AffariGenerali", "Servizio Affari Generali"),
        ("Serv. Tributi", "Servizio Tributi"),
        ("Servizio Internazionalizz.ne", "Servizio Internazionalizzazione"),
        ("Servizio Persnale", "Servizio Personale"),
        ("U.O. Tributi", "UO Tributi"),
        ("Ufficio della stampa", "Ufficio stampa"),
        ("“Area” tecnica", "Area tecnica"),
    ],
)
def test_names_that_look_like_one_are_proposed(one: str, other: str) -> None:
    (found,) = likenesses(tables([other, one, other]))
    assert (found.name, found.unit, found.lines, found.codes) == (one, other, (3,), ("O2",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Area 1", "Area 2"),
        ("Area Nord", "Area Sud"),
        ("Affari interni", "Affari esterni"),
        ("Servizio Anagrafe – IM/SP/SV", "Servizio Anagrafe – La Spezia"),
        ("Tributi", "Servizio Tributi"),
        ("Settore 2023 vigilanza", "Settore 2024 vigilanza"),
        ("…", "–"),
        ("Servizio Tributi", "Servizio  Tributi"),
        ("Tributi", "Tributi; Legale"),
    ],
)
def test_names_that_are_two_or_the_same_are_not(one: str, other: str) -> None:
    assert likenesses(tables([one, other])) == ()


def test_what_somebody_decided_is_not_proposed_again_and_a_new_spelling_of_an_alias_is() -> None:
    rows = [("Tributi", "unit", "", "", ""), ("TRIBUTI", "unit", "", "", ""), ("Trib.", "alias", "Tributi", "", "")]
    assert likenesses(tables(["Tributi", "TRIBUTI", "Trib."], *rows)) == ()
    (found,) = likenesses(tables(["trib."], *rows))
    assert found.unit == "Tributi"


def test_a_column_that_holds_no_units_is_not_compared() -> None:
    assert likenesses(tables(f"testo numero {at:x} qualunque" for at in range(2_000))) == ()


def test_a_likeness_that_is_taken_is_a_row_of_units_and_what_is_written_stays(finto: Path) -> None:
    nodes = finto / "2024" / "nodes.csv"
    text = nodes.read_text(encoding="utf-8").splitlines()
    at = text[0].split(",").index("units")
    for line, name in ((1, "Serv. Tributi"), (2, "Servizio Tributi")):
        cells = text[line].split(",")
        cells[at] = name
        text[line] = ",".join(cells)
    nodes.write_text("\n".join(text) + "\n", encoding="utf-8")
    reading = read_folder(finto)
    assert reading.folder is not None
    assert [n for n in map(str, reading.notices) if "Serv. Tributi" in n and "2024/nodes.csv, riga 2" in n]
    before = reading.folder.years[0].tables
    found = likenesses(before)
    taken = with_spellings(before, found)
    assert [cells[:3] for cells in taken["units"].cells] == [
        ("Servizio Tributi", "unit", ""),
        ("Serv. Tributi", "alias", "Servizio Tributi"),
    ]
    assert names_of(taken["units"]).of("Serv. Tributi") == ("Servizio Tributi",)
    assert all(taken[table.name] is before[table.name] for table in TABLES if table.name != "units")
    assert likenesses(taken) == ()
    assert with_spellings(before, ()) is before
