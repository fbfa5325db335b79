"""A search answers with what holds every word, whole words first, and says when it reads another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.shipped import plan
from ui.facts.address import Place
from ui.facts.search.entries import Entry, Kind, entries
from ui.facts.search.index import Found, Index
from ui.facts.search.letters import plain

TITLES = (
    "Tempi di pagamento",
    "Pagamenti entro la scadenza",
    "Qualità dei servizi all’utenza",
    "Adesione al cassetto digitale",
    "Digitalizzazione",
)


def index(*titles: str, text: str = "") -> Index:
    return Index.of(
        Entry(kind=Kind.INDICATOR, code=f"A{n}", title=title, text=text, place=Place(node="A", indicator=f"A{n}"))
        for n, title in enumerate(titles)
    )


def exact(found: Found) -> list[str]:
    return [entry.title for entry in found.exact]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("digitale cassetto", ["Adesione al cassetto digitale"]),
        ("CASSETTO", ["Adesione al cassetto digitale"]),
        ("qualita", ["Qualità dei servizi all’utenza"]),
        ("Qualità", ["Qualità dei servizi all’utenza"]),
        ("all'utenza", ["Qualità dei servizi all’utenza"]),
        ("utenza", ["Qualità dei servizi all’utenza"]),
        ("digital", ["Adesione al cassetto digitale", "Digitalizzazione"]),
        ("A3", ["Adesione al cassetto digitale"]),
        ("cassetto pagamenti", []),
        ("  ", []),
    ],
)
def test_every_word_is_held_in_any_order_without_accents_and_capitals(asked: str, titles: list[str]) -> None:
    assert exact(index(*TITLES).find(asked)) == titles


def test_a_whole_word_comes_before_the_beginning_and_the_inside_of_one() -> None:
    found = index("Rendere pubblico", "Renderebbe", "Arrendere", "render").find("render")

    assert exact(found) == ["render", "Rendere pubblico", "Renderebbe", "Arrendere"]


def test_a_unit_is_found_once_by_any_of_its_spellings() -> None:
    known = [entry for entry in entries(plan("riviere")) if entry.kind is Kind.UNIT]
    titles = [entry.title for entry in known]
    assert len(titles) == len(set(titles)) == 15
    assert exact(Index.of(known).find("internazionalizz.ne")) == [
        "Servizio “SVILUPPO TERRITORIALE, TURISMO, INTERNAZIONALIZZAZIONE”"
    ]
    assert exact(Index.of(known).find("metrico di vigilanza")) == ["Servizio “METRICO E ATTIVITà DI VIGILANZA”"]


def test_a_name_comes_before_what_is_written_elsewhere() -> None:
    named = Entry(kind=Kind.NOTE, code="1", title="Bilancio", place=Place())
    told = Entry(kind=Kind.OBJECTIVE, code="2", title="Conti", text="Il bilancio dell'ente", place=Place())

    assert Index.of([told, named]).find("bilancio").exact == (named, told)


def test_what_is_called_so_comes_before_whatever_holds_it() -> None:
    assert exact(index("Tempi di pagamento", "Tempi").find("tempi"))[0] == "Tempi"


@pytest.mark.parametrize("misspelled", ["pagamnti", "pagaemnti", "pagamennti"])
def test_a_misspelled_word_is_read_as_another_and_said(misspelled: str) -> None:
    found = index(*TITLES).find(misspelled)

    assert not found.exact
    assert "Pagamenti entro la scadenza" in [entry.title for entry in found.near]
    assert "pagamenti" in found.readings


def test_a_word_that_is_there_comes_before_the_ones_that_are_almost_like_it() -> None:
    found = index(*TITLES).find("pagamenti")

    assert exact(found) == ["Pagamenti entro la scadenza"]
    assert [entry.title for entry in found.near] == ["Tempi di pagamento"]
    assert found.readings == ("pagamento",)


@pytest.mark.parametrize(("many", "read"), [(999, ["digitali"]), (1_000, [])])
def test_where_a_thousand_hold_a_word_as_asked_nobody_looks_for_one_misspelled(many: int, read: list[str]) -> None:
    found = index(*["Sportello digitale"] * many, "Sportelli digitali").find("digitale")
    assert len(found.exact) == many
    assert list(found.readings) == read


def test_where_nothing_holds_every_word_those_that_something_holds_are_told() -> None:
    found = index("Tempi di attesa", "Costo del personale").find("tempi di zucchero")
    assert (found.exact, found.near, found.held) == ((), (), ("tempi",))
    assert index("Tempi di attesa").find("tempi attesa").held == ()


@pytest.mark.parametrize("code", ["OS01.1.2", "A9"])
def test_a_code_is_never_read_as_another(code: str) -> None:
    assert index("OS01.1.1", "A8").find(code) == Found(words=(plain(code),))


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_an_exact_hit_holds_every_word_and_no_entry_is_found_twice(titles: list[str], asked: str) -> None:
    found = index(*titles).find(asked)

    for entry in found.exact:
        assert all(word in plain(entry.head) for word in found.words)
    both = [*found.exact, *found.near]
    assert len(both) == len(set(both))
