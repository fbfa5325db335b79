"""The view "Che cosa serve" at its address."""

from __future__ import annotations


def said(at):
    shown = [*at.markdown, *at.caption, *at.info, *at.success, *at.warning]
    return " ".join(element.value for element in shown).replace("\u00a0", " ").replace("\\", "")


def plain(cells):
    return [str(cell).replace("\u00a0", " ") for cell in cells]


def test_the_next_state_is_asked_and_where_no_indicator_is_enough_the_set_is(opened):
    at = opened("simulazione", ente="torino", vista="serve")

    assert not at.exception
    assert "per arrivare a 95 % mancano **4,10 punti**" in said(at)
    assert "Nessun indicatore, da solo, basta" in said(at)
    assert "**Da soli non bastano, neppure al loro massimo** (73)" in said(at)
    assert "✓ basta" in said(at)
    assert set(at.dataframe[0].value["Sforzo"]) == {
        "non misurabile: storia insufficiente",
        "non misurabile: non si sa da dove parte",
    }


def test_each_indicator_says_what_it_lacks_in_its_own_cases(opened):
    at = opened("simulazione", ente="riviere", vista="serve", fino="punteggio", punteggio="95")
    table = at.dataframe[0].value.set_index("Codice")

    assert not at.exception
    assert table.loc["D02_1", "Che cosa manca"] == "manca 1 su 7"
    assert table.loc["A02_2", "Che cosa manca"] == "mancano 609 su 64.095"
    assert table.loc["B01_3", "Serve"] == "11"
    assert all(float(cell.replace(",", ".").removesuffix(" %")) >= 95 for cell in plain(table["Il risultato ottiene"]))


def test_trying_the_set_makes_the_result_what_it_promised(opened):
    at = opened("simulazione", ente="torino", vista="serve")
    at.button(key="prova consuntivi").click().run()

    assert not at.exception
    assert "OS01.1.1/EC07.consuntivo=13" in at.query_params["ipotesi"]
    assert "Risultato dell'ente** ha già 95,01 %" in said(at)


def test_next_years_plan_starts_from_what_is_supposed(opened):
    at = opened("simulazione", ente="riviere", vista="serve", modo="piano", obiettivo="A02")

    assert not at.exception
    assert any("Supposto" in table.value.columns for table in at.dataframe)


def test_a_score_that_cannot_be_read_is_refused_in_words(opened):
    for text, words in [("pippo", "«pippo» non è un numero"), ("300", "i punteggi vanno da 0 a 100")]:
        at = opened("simulazione", ente="riviere", vista="serve", fino="punteggio", punteggio=text)

        assert words in said(at)
        assert len(at.dataframe) == 0
