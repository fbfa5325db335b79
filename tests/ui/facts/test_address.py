"""An address names a place and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.facts.address import OF_ONE_ENTE, WAYS, Place, left_behind

words = st.text(max_size=20)


@given(st.builds(Place, ente=words, year=words, basis=words, section=words, owner=words, node=words, indicator=words))
def test_a_place_comes_back_from_its_address(place):
    assert Place.read(place.params()) == place


def test_words_that_name_no_place_are_ignored():
    assert Place.read({"utm_source": "x", "embed": "true"}) == Place()


def test_the_words_of_an_address_are_italian():
    assert Place.words() == ("ente", "anno", "base", "sezione", "persona", "nodo", "indicatore")


@given(st.lists(st.sampled_from(["cerca", "pagina", "esito", *Place.words(), *WAYS, *OF_ONE_ENTE]) | words))
def test_another_plan_leaves_every_word_behind_that_does_not_mean_the_same_there(said):
    for is_other_ente in (False, True):
        gone = left_behind(said, is_other_ente=is_other_ente)
        assert not {*gone} & {*Place.words(), *WAYS}
        assert bool({*gone} & OF_ONE_ENTE) == (is_other_ente and bool({*said} & OF_ONE_ENTE))
        assert {*said} - {*gone} <= {*Place.words(), *WAYS, *OF_ONE_ENTE}
