"""The view "Prova sul passato" at its address."""

from __future__ import annotations


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def test_years_of_which_too_little_is_known_are_named(opened):
    at = opened("simulazione", ente="riviere", vista="certo", parte="passato")

    assert not at.exception
    assert list(at.dataframe[0].value["Anno"]) == ["2020 ○", "2021 ○", "2022 ○"]
    assert any("2020 (18 %), 2021 (25 %), 2022 (44 %)" in plain(w.value) for w in at.warning)


def test_a_target_assumed_higher_lowers_the_past(opened):
    def score(**address) -> float:
        at = opened("simulazione", ente="riviere", vista="certo", parte="passato", obiettivo="A02", **address)
        assert not at.exception
        found = at.dataframe[0].value.set_index("Anno").loc["2022 ○", "Risultato A02"]
        return float(plain(found).replace(" %", "").replace(",", "."))

    assert score(ipotesi="A02/A02_1.target=60") < score()


def test_where_nothing_is_known_before_the_year_it_says_what_is_needed(opened):
    at = opened("simulazione", ente="torino", vista="certo", parte="passato")

    assert not at.exception
    assert any("Serve il consuntivo, o la serie storica" in i.value for i in at.info)


def test_next_years_promises_are_tried_on_this_year_too(opened):
    at = opened("simulazione", ente="torino", vista="certo", parte="passato", modo="piano")

    assert not at.exception
    assert [plain(year) for year in at.dataframe[0].value["Anno"]] == ["2022"]
