"""An address names a place and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.facts.address import Place

words = st.text(max_size=20)


@given(st.builds(Place, ente=words, year=words, basis=words, section=words, owner=words, node=words, indicator=words))
def test_a_place_comes_back_from_its_address(place):
    assert Place.read(place.params()) == place


def test_words_that_name_no_place_are_ignored():
    assert Place.read({"utm_source": "x", "embed": "true"}) == Place()


def test_the_words_of_an_address_are_italian():
    assert Place.words() == ("ente", "anno", "base", "sezione", "persona", "nodo", "indicatore")
