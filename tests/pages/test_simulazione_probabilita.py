"""The view "Probabilità" at its address."""

from __future__ import annotations

from data.synthetic.enti import write_synthetic


def said(at):
    shown = [*at.markdown, *at.caption, *at.info, *at.warning]
    return " ".join(element.value for element in shown).replace("\u00a0", " ").replace("\\", "")


def test_on_real_data_what_cannot_be_told_is_said_with_its_share(opened):
    at = opened("simulazione", ente="riviere", vista="certo", parte="probabilita")

    assert not at.exception
    assert "non si può dire quanto è probabile ogni stato" in said(at)
    assert "Peso degli indicatori con una storia: 14 %; ne serve almeno il 50 %" in said(at)
    table = at.dataframe[0].value
    assert list(table["Perché non si dice"]).count("") == 3  # A02, A04, B06
    assert "**7** estratti, **26** fermi" in said(at)
    assert len(at.dataframe[1].value) == 7 + 26


def test_with_one_year_only_nothing_is_drawn_and_no_figure_is_shown(opened):
    at = opened("simulazione", ente="torino", vista="certo", parte="probabilita")

    assert not at.exception
    assert "servono almeno tre valori annuali prima del 2022" in said(at)
    assert len(at.get("plotly_chart")) == 0


def test_the_open_part_is_told_as_open_even_where_it_has_nothing_to_say(opened):
    at = opened("simulazione", ente="torino", vista="certo", parte="probabilita")

    assert {key: at.button(key=f"parte {key}").disabled for key in ("pesa", "probabilita", "passato")} == {
        "pesa": False,
        "probabilita": False,
        "passato": True,
    }


def test_an_assumed_actual_is_not_drawn(opened):
    at = opened("simulazione", ente="riviere", vista="certo", parte="probabilita", ipotesi="A02/A02_1.consuntivo=30")

    rows = at.dataframe[1].value.set_index("Codice")
    assert rows.loc["A02_1", "Nelle estrazioni"] == "fermo"
    assert rows.loc["A02_1", "Perché"] == "consuntivo ipotizzato: resta quello"


def test_the_seed_and_the_number_of_draws_are_in_the_address(opened_on, tmp_path):
    write_synthetic(tmp_path, 1, 6, 1)
    opened = opened_on(tmp_path)

    def table(**address) -> tuple[list[str], str]:
        at = opened("simulazione", vista="certo", parte="probabilita", **address)
        assert not at.exception
        return list(at.dataframe[0].value["8 volte su 10"]), said(at)

    first, words = table(estrazioni="1000", seme="7")
    assert "estratti 1.000 volte" in words
    assert "Seme 7" in words
    assert table(estrazioni="1000", seme="7")[0] == first
    assert table(estrazioni="1000", seme="8")[0] != first
    assert "Il seme è un numero intero" in table(seme="1,5")[1]
