"""Unità: every unit with its result, one unit with its objectives, and an ente that names none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.store.provenance import Provenance
from data.store.writer import add_folders
from tests.conftest import FINTO
from ui.facts.format import NBSP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

RISORSE = "Area Risorse finanziarie e Provveditorato"
METRICO = "Servizio “METRICO E ATTIVITà DI VIGILANZA”"
LONG = "Settore " + "lungo " * 48


def text(at: AppTest) -> str:
    assert not at.exception
    found = [*at.markdown, *at.caption, *at.info, *at.warning]
    return " ".join(e.value for e in found).replace("\\", "").replace(NBSP, " ")


def test_the_units_of_torino_stand_with_their_results_and_what_has_none_is_counted(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("unita", ente="torino", anno="2022")
    table = at.dataframe[0].value
    assert list(zip(table["Punteggio"].round(2), table["Di quanti"].str.replace(NBSP, " "), strict=True)) == [
        (100.00, "8 obiettivi"),
        (94.96, "14 di 15 obiettivi"),
        (91.81, "18 obiettivi"),
        (79.16, "9 di 11 obiettivi"),
    ]
    assert "SIPAV, articolo 11" in text(at)
    assert "3 obiettivi senza unità: OP3.1.1-05, OP6.1.1-03, OP6.1.1-10." in text(at)


def test_the_unit_of_the_address_is_open_with_its_objectives(opened: Callable[..., AppTest]) -> None:
    at = opened("unita", ente="torino", anno="2022", unita=RISORSE)
    assert "79,16 %" in text(at)
    assert len(at.dataframe[1].value) == 11
    assert at.selectbox(key="scelta unita").value == RISORSE
    at.selectbox(key="scelta unita").set_value("Area Anagrafe economica")
    at = at.run()
    assert at.query_params["unita"] == "Area Anagrafe economica"
    assert len(at.dataframe[1].value) == 15


def test_an_ente_whose_method_says_nothing_has_the_plain_mean_and_two_spellings_are_one_unit(
    opened: Callable[..., AppTest],
) -> None:
    at = opened("unita", ente="riviere", anno="2023", unita=METRICO)
    assert "Media semplice: il SMVP non dice come." in text(at)
    assert "Scritta anche «Servizio “METRICO E ATTIVITA’ VIGILANZA”»." in text(at)
    assert list(at.dataframe[1].value["Codice"]) == ["D02.03", "D02.09"]
    assert METRICO in list(at.dataframe[0].value["Unità"])
    assert "VIGILANZA" not in " ".join(set(at.dataframe[0].value["Unità"]) - {METRICO})


def test_the_matrix_needs_no_unit(opened: Callable[..., AppTest]) -> None:
    at = opened("unita", ente="torino", anno="2022", forma="matrice")
    assert "Un quadrato apre la scheda del suo obiettivo." in text(at)
    assert not at.dataframe


@pytest.fixture
def finto_store(tmp_path: Path) -> Callable[[str], Path]:
    """The archive of the invented ente with a text in the column of the units of its objective O1."""

    def made(units: str) -> Path:
        folder = tmp_path / "comune_finto"
        shutil.copytree(FINTO, folder)
        nodes = folder / "2024" / "nodes.csv"
        rows = nodes.read_text(encoding="utf-8")
        nodes.write_text(rows.replace("Pratiche chiuse,,60,,,", f"Pratiche chiuse,,60,{units},,"), encoding="utf-8")
        read = read_folder(folder).folder
        assert read is not None
        add_folders(tmp_path / "archivio", [(read, Provenance("prova", None, "prova"))])
        return tmp_path / "archivio"

    return made


def test_an_ente_without_units_says_so_and_where_to_write_them(
    finto_store: Callable[[str], Path], opened_on: Callable[[Path], Callable[..., AppTest]]
) -> None:
    at = opened_on(finto_store(""))("unita", ente="comune_finto", anno="2024")
    assert "Nessun obiettivo di quest'anno ha un'unità organizzativa." in text(at)
    assert "foglio Unità" in text(at)
    assert not at.dataframe


def test_the_own_values_of_a_unit_stand_apart_from_its_result(
    finto_store: Callable[[str], Path], opened_on: Callable[[Path], Callable[..., AppTest]], tmp_path: Path
) -> None:
    """Of O1 the Tributi have 90 of 100 pieces, and answer for it; the Legale only measure."""
    store = finto_store("Tributi")
    rows = "dup,O1,i1,unità,Tributi,90,100\ndup,O1,i1,unità,Legale,60,\n"
    file = tmp_path / "comune_finto" / "2024" / "breakdown.csv"
    file.write_text(f"section,node_code,indicator_code,dimension,part,value,target\n{rows}", encoding="utf-8")
    read = read_folder(tmp_path / "comune_finto").folder
    assert read is not None
    add_folders(store, [(read, Provenance("prova", None, "prova"))])
    at = opened_on(store)("unita", ente="comune_finto", anno="2024", unita="Tributi")
    assert "Non fanno parte del risultato dell'unità, che viene dai suoi obiettivi." in text(at)
    (own,) = at.dataframe[2].value.to_dict("records")
    assert (own["Valore"], own["Punteggio"], own["Valore intero"], own["Punteggio intero"]) == ("90", 90, "150", 75)
    legale = opened_on(store)("unita", ente="comune_finto", anno="2024", unita="Legale")
    assert "Nessun obiettivo di quest'anno ha il suo nome." in text(legale)
    assert list(legale.dataframe[1].value["Valore"]) == ["60"]


@pytest.mark.parametrize("name", [LONG.strip(), "<b>=Uffici & **servizi**</b>"])
def test_one_unit_with_a_long_or_a_hostile_name_is_told(
    finto_store: Callable[[str], Path], opened_on: Callable[[Path], Callable[..., AppTest]], name: str
) -> None:
    open_page = opened_on(finto_store(name))
    at = open_page("unita", ente="comune_finto", anno="2024")
    assert list(at.dataframe[0].value["Unità"]) == [name]
    assert "1 obiettivo senza unità: O2." in text(at)
    assert "Un quadrato apre" in text(open_page("unita", ente="comune_finto", anno="2024", forma="matrice"))
