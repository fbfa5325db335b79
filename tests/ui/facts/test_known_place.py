"""Where an address leads that asks for an ente or a year without data."""

from __future__ import annotations

import pytest

from data.plan.records import EnteYears
from ui.facts.address import Place
from ui.facts.known_place import known_place

ENTI = [
    EnteYears(code="alba", name="Comune di Alba", short_name="Alba", years=(2021, 2022)),
    EnteYears(code="bra", name="Comune di Bra", short_name="Bra", years=(2022, 2023)),
]


@pytest.mark.parametrize(
    ("ente", "year", "found"),
    [
        ("", "", ("alba", "2022")),
        ("", "2023", ("bra", "2023")),
        ("bra", "", ("bra", "2023")),
        ("alba", "2021", ("alba", "2021")),
    ],
)
def test_what_an_address_leaves_out_is_the_first_ente_that_fits_and_its_newest_year(ente, year, found):
    place, refused = known_place(Place(ente=ente, year=year, node="N"), ENTI)
    assert (place.ente, place.year, place.node, refused) == (*found, "N", None)


@pytest.mark.parametrize(
    ("ente", "year", "found", "names"),
    [
        ("cuneo", "", ("alba", "2022"), {"Alba": "alba", "Bra": "bra"}),
        ("cuneo", "2023", ("bra", "2023"), {"Alba": "alba", "Bra": "bra"}),
        ("bra", "2021", ("bra", "2023"), {"2023": "bra", "2022": "bra"}),
        ("", "1999", ("alba", "2022"), {"2022": "alba", "2021": "alba"}),
        ("alba", "boh", ("alba", "2022"), {"2022": "alba", "2021": "alba"}),
    ],
)
def test_an_ente_or_a_year_without_data_leads_near_and_names_those_that_have_some(ente, year, found, names):
    place, refused = known_place(Place(ente=ente, year=year), ENTI)
    assert (place.ente, place.year) == found
    assert refused is not None
    assert (ente if ente == "cuneo" else year) in refused.sentence
    assert {name: way.ente for name, way in refused.ways.items()} == names
