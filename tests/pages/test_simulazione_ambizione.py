"""The view "Ambizione" at its address."""

from __future__ import annotations

import json

from data.synthetic.enti import write_synthetic
from ui.facts.whatif.targets import OTHERS


def said(at):
    shown = [*at.markdown, *at.caption, *at.info]
    return " ".join(element.value for element in shown).replace("\u00a0", " ").replace("\\", "")


def test_every_target_has_a_row_and_those_reached_already_are_told(opened):
    at = opened("simulazione", ente="riviere", vista="target", parte="ambizione")
    table = at.dataframe[0].value.set_index("Codice")

    assert not at.exception
    assert f"**{len(table)} target del 2023**" in said(at)
    assert table.loc["A04_4", "Giudizio"] == "↓ Facile"
    assert table.loc["B04_1", "Già raggiunto"].replace("\u00a0", " ") == "✓ 2022: 5.390"
    assert table.loc["B04_1", "Difficoltà"] == "n.d.: troppo pochi valori annuali"
    dots = json.loads(at.get("plotly_chart")[0].proto.spec)["data"][0]
    assert len(dots["x"]) == sum(cell.endswith("%") for cell in table["Difficoltà"])


def test_a_filter_of_the_address_shows_only_its_own(opened):
    at = opened("simulazione", ente="riviere", vista="target", parte="ambizione", giudizio="raggiunto")

    assert set(at.dataframe[0].value["Giudizio"]) == {"= Già raggiunto"}


def test_a_lowered_target_becomes_one_already_reached(opened):
    def word(**address) -> str:
        at = opened("simulazione", ente="riviere", vista="target", parte="ambizione", **address)
        return at.dataframe[0].value.set_index("Codice").loc["A02_1", "Giudizio"]

    assert word() == "→ Plausibile"
    assert word(ipotesi="A02/A02_1.target=20") == "= Già raggiunto"


def test_next_years_targets_are_judged_with_this_years_values(opened):
    at = opened("simulazione", ente="riviere", vista="target", parte="ambizione", modo="piano")

    assert not at.exception
    assert "target del 2024**" in said(at)
    assert any("(2023)" in str(cell) for cell in at.dataframe[0].value["Ultimo valore"])


def test_with_one_year_only_it_says_what_is_missing(opened):
    at = opened("simulazione", ente="torino", vista="target", parte="ambizione")

    assert not at.exception
    assert "Di nessuno si conosce un valore prima del 2022" in said(at)
    assert "Il confronto con gli altri enti manca: ne servono 4" in said(at)
    assert len(at.get("plotly_chart")) == 0


def test_with_enough_enti_the_others_are_counted(opened_on, tmp_path):
    write_synthetic(tmp_path, 5, 4, 1)
    at = opened_on(tmp_path)("simulazione", vista="target", parte="ambizione")

    assert not at.exception
    assert any(
        str(cell).startswith(("0 di 4", "1 di 4", "2 di 4", "3 di 4", "4 di 4"))
        for cell in at.dataframe[0].value[OTHERS]
    )
