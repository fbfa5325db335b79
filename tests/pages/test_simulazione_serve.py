"""The view "Che cosa serve" at its address."""

from __future__ import annotations


def said(at):
    shown = [*at.markdown, *at.caption, *at.info, *at.success, *at.warning]
    return " ".join(element.value for element in shown).replace("\u00a0", " ").replace("\\", "")


def strip(at):
    return next(e.proto.body for e in at.get("html") if 'class="tg-striscia"' in e.proto.body)


def plain(cells):
    return [str(cell).replace("\u00a0", " ") for cell in cells]


def test_the_next_state_is_asked_and_where_no_indicator_is_enough_the_set_is(opened):
    at = opened("simulazione", ente="torino", vista="target", parte="serve")

    assert not at.exception
    assert "per arrivare a 95 % mancano **4,10 punti**" in said(at)
    assert "Nessun indicatore, da solo, basta" in said(at)
    assert "**Da soli non bastano, neppure al loro massimo** (73)" in said(at)
    assert "**Sforzo non misurabile e meno indicatori**" in said(at)
    assert said(at).count("✓ basta") == 1
    assert "La storia non ha visto valori migliori di adesso." in said(at)


def test_each_indicator_says_what_it_lacks_in_its_own_cases(opened):
    at = opened("simulazione", ente="riviere", vista="target", parte="serve", fino="punteggio", punteggio="95")
    table = at.dataframe[0].value.set_index("Codice")

    assert not at.exception
    assert table.loc["D02_1", "Che cosa manca"] == "manca 1 su 7"
    assert table.loc["A02_2", "Che cosa manca"] == "mancano 609 su 64.095"
    assert table.loc["B01_3", "Serve"] == "11"
    assert all(float(cell.replace(",", ".").removesuffix(" %")) >= 95 for cell in plain(table["Il risultato ottiene"]))


def test_a_set_that_is_applied_gives_what_it_promised_and_stays_in_sight(opened):
    at = opened("simulazione", ente="torino", vista="target", parte="serve")
    at.button(key="applica effort").click().run()

    assert not at.exception
    assert "OS01.1.1/EC07.consuntivo=13" in at.query_params["ipotesi"]
    assert "95,01" in strip(at)
    assert said(at).count("✓ basta") == 1
    assert "Senza i consuntivi ipotizzati, **Risultato dell'ente** ha 90,90 %" in said(at)


def test_without_one_of_its_indicators_a_set_is_not_enough_and_says_how_far_it_comes(opened):
    at = opened("simulazione", ente="torino", vista="target", parte="serve")
    switch = at.checkbox[0]
    spared = plain([switch.label.split("senza: ")[1].rstrip(")]")])[0]
    switch.uncheck().run()

    assert f"Risultato: **{spared}**, ✕ non basta" in said(at)


def wanting(at, text):
    at.text_input(key="voglio").set_value(text).run()
    assert not at.exception
    return [b for b in at.button if b.label == "Applica"]


def test_a_result_typed_on_the_strip_brings_the_sets_and_in_another_view_a_line_that_opens_them(opened):
    at = opened("simulazione", ente="riviere")
    assert len(wanting(at, "98")) == 2
    assert "per arrivare a 98 % mancano" in said(at)

    at = opened("simulazione", ente="riviere", vista="scenari")
    assert not wanting(at, "98")
    (line,) = [box.label for box in at.expander if "per arrivare a 98" in box.label]
    assert line.startswith("**Risultato dell'ente** ha 94,83")
    at.session_state["insiemi chiusi"] = True
    assert len(wanting(at, "98")) == 2


def test_what_is_wanted_follows_a_number_that_is_typed_and_of_a_round_counts_what_is_decided_there(opened):
    wish = {"voglio": "98", "ipotesi": "A01/A01_1.target=0,15"}
    at = opened("simulazione", ente="riviere", **wish)
    now = said(at).split("**Risultato dell'ente** ha ")[1][:7]
    assert now in strip(at).replace("\u00a0", " ")
    at.text_input(key="campo target strategico||A01|A01_1").set_value("0,16").run()
    assert "**Risultato dell'ente** ha " in said(at)
    assert now not in said(at)

    at = opened("simulazione", ente="riviere", vista="target", parte="giro", modo="piano", **wish)
    now = said(at).split("**Risultato dell'ente** ha ")[1][:7]
    assert now in strip(at).replace("\u00a0", " ")
    assert not [b for b in at.button if b.label == "Applica"]
    told = at.get("progress")[0].proto.text.replace("\u00a0", " ")
    assert "1 ipotesi di «Prova» qui non conta" in told


def test_next_years_plan_starts_from_what_is_supposed(opened):
    at = opened("simulazione", ente="riviere", vista="target", parte="serve", modo="piano", obiettivo="A02")

    assert not at.exception
    assert any("Supposto" in table.value.columns for table in at.dataframe)


def test_a_score_that_cannot_be_read_is_refused_in_words(opened):
    for text, words in [("pippo", "«pippo» non è un numero"), ("300", "i punteggi vanno da 0 a 100")]:
        at = opened("simulazione", ente="riviere", vista="target", parte="serve", fino="punteggio", punteggio=text)

        assert words in said(at)
        assert len(at.dataframe) == 0
