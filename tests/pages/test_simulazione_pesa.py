"""The view "Che cosa pesa" at its address."""

from __future__ import annotations

import json

import pytest


def figure(at):
    return json.loads(at.get("plotly_chart")[0].proto.spec)


def test_the_tornado_shows_fifteen_and_the_word_depends_on_the_cap(opened):
    at = opened("simulazione", ente="torino", vista="certo", parte="pesa")

    assert not at.exception
    assert len(figure(at)["data"][0]["y"]) == 15
    assert any("Lo stato dipende da: tetto a 120" in m.value.replace("\\", "") for m in at.markdown)
    checks = at.dataframe[1].value.set_index("Se fosse così")
    assert checks.loc["tetto a 120", "Risultato"].replace("\u00a0", " ") == "95,03 %"


def test_a_chosen_node_has_only_its_own_indicators(opened):
    at = opened("simulazione", ente="riviere", vista="certo", parte="pesa", obiettivo="A02")

    assert {code[:3] for code in at.dataframe[2].value["Senza"]} == {"A02"}
    assert all(name.startswith("A02") for name in figure(at)["layout"]["yaxis"]["ticktext"])


@pytest.mark.parametrize(
    ("node", "figures", "words"),
    [("", 1, "da un estremo all'altro della banda"), ("D02", 0, "Nessun indicatore di questo obiettivo ha una banda")],
)
def test_actuals_move_within_the_band_of_their_history_where_they_have_one(opened, node, figures, words):
    at = opened("simulazione", ente="riviere", vista="certo", parte="pesa", muovi="consuntivi", obiettivo=node)

    assert not at.exception
    assert words in " ".join(e.value for e in [*at.caption, *at.info])
    assert len(at.get("plotly_chart")) == figures
