"""What a person does to the list of slides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.briefings import SavedSlide
from ui.facts.briefing import draft
from ui.facts.briefing.build import GENERATED

KINDS = [str(kind) for kind in GENERATED]


def codes(slides: draft.Slides) -> list[str]:
    return [slide.code for slide in slides]


def test_an_unedited_list_has_every_generated_slide_and_no_text() -> None:
    assert codes(draft.unedited()) == KINDS
    for slide in draft.unedited():
        assert slide == SavedSlide(slide.code, slide.code, is_hidden=slide.code in {"bene", "modifiche"})


def test_a_saved_list_that_lacks_new_kinds_is_completed_at_its_end() -> None:
    saved = (SavedSlide("male", "male", headline="Mio"), SavedSlide("testo-1", "testo"))
    found = draft.complete(saved)
    assert found[:2] == saved
    assert codes(found)[2:] == [kind for kind in KINDS if kind != "male"]
    assert draft.complete(found) == found


@pytest.mark.parametrize(
    ("code", "by", "where"),
    [
        ("copertina", 1, 1),
        ("copertina", -1, 0),
        ("decisioni", 1, 7),
        ("male", -1, 1),
        ("bene", 99, 8),
        ("bene", -99, 0),
    ],
)
def test_a_slide_moves_and_stops_at_the_ends(code: str, by: int, where: int) -> None:
    found = codes(draft.moved(draft.unedited(), code, by))
    assert found.index(code) == where
    assert [each for each in found if each != code] == [each for each in KINDS if each != code]


def test_moving_what_is_not_there_moves_nothing() -> None:
    assert draft.moved(draft.unedited(), "testo-7", -1) == draft.unedited()
    assert draft.moved((), "testo-7", 1) == ()


def test_texts_and_hiding_change_one_slide() -> None:
    found = draft.changed(draft.unedited(), "male", headline="Mio", is_hidden=True)
    assert [slide for slide in found if slide not in draft.unedited()] == [
        SavedSlide("male", "male", headline="Mio", is_hidden=True)
    ]


def test_an_objective_is_added_once_after_the_slide_one_looks_at() -> None:
    found = draft.with_node(draft.unedited(), "A01", "male")
    assert codes(found)[codes(found).index("male") + 1] == "obiettivo-A01"
    assert draft.with_node(found, "A01", "copertina") == found


def test_free_slides_have_codes_of_their_own_also_after_one_was_taken_away() -> None:
    found = draft.with_text(draft.with_text(draft.unedited(), "male"), "bene")
    assert {"testo-1", "testo-2"} <= set(codes(found))
    again = draft.with_text(draft.without(found, "testo-1"), "bene")
    assert sorted(code for code in codes(again) if code.startswith("testo")) == ["testo-1", "testo-2"]


def test_after_a_slide_that_is_not_there_means_at_the_end() -> None:
    assert codes(draft.with_text(draft.unedited(), "testo-9"))[-1] == "testo-1"
    assert codes(draft.with_text((), "testo-9")) == ["testo-1"]


def test_only_what_a_person_added_can_be_taken_away() -> None:
    found = draft.with_node(draft.unedited(), "A01", "male")
    assert draft.without(found, "obiettivo-A01") == draft.unedited()
    assert draft.without(found, "male") == found
    assert [draft.is_added(slide) for slide in found].count(True) == 1
    assert draft.is_added(SavedSlide("ologramma", "ologramma"))


CODES = st.sampled_from([*KINDS, "testo-1", "testo-2", "obiettivo-A", "obiettivo-B", "niente"])
Deed = Callable[[draft.Slides], draft.Slides]
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(lambda code, by: lambda s: draft.moved(s, code, by), CODES, st.integers(-12, 12)),
    st.builds(lambda code, text: lambda s: draft.changed(s, code, headline=text), CODES, st.text(max_size=5)),
    st.builds(lambda code, hidden: lambda s: draft.changed(s, code, is_hidden=hidden), CODES, st.booleans()),
    st.builds(lambda node, after: lambda s: draft.with_node(s, node, after), st.sampled_from("AB"), CODES),
    st.builds(lambda after: lambda s: draft.with_text(s, after), CODES),
    st.builds(lambda code: lambda s: draft.without(s, code), CODES),
    st.just(draft.complete),
)


@given(st.lists(DEEDS, max_size=25))
def test_whatever_is_done_codes_are_unique_and_every_generated_slide_stays(deeds: list[Deed]) -> None:
    slides = draft.unedited()
    for deed in deeds:
        slides = deed(slides)
    assert len(set(codes(slides))) == len(slides)
    assert set(KINDS) <= set(codes(slides))
    assert all(draft.is_added(slide) is (slide.code not in KINDS) for slide in slides)
