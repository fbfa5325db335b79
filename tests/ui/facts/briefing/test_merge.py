"""Two people's slides made one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.facts.briefing import draft
from ui.facts.briefing.merge import FIELDS, Conflict, merged

if TYPE_CHECKING:
    from ui.facts.briefing.draft import Slides

BASE = draft.unedited()
CODES = [each.code for each in BASE]
EDITS = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(["headline", "comment", "notes"]), st.text(max_size=3))
)


def edited(edits: list[tuple[str, str, str]]) -> Slides:
    slides = BASE
    for code, field, text in edits:
        slides = draft.changed(slides, code, **{field: text})
    return slides


@given(EDITS, EDITS)
def test_what_only_one_changed_is_in_and_only_what_both_changed_otherwise_is_asked(
    mine: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    own, other = edited(mine), edited(theirs)
    found, conflicts = merged(BASE, own, other)
    asked = {(c.code, c.field): (c.mine, c.theirs) for c in conflicts}
    for was, a, b, now in zip(BASE, own, other, found, strict=True):
        for field in FIELDS:
            x, y, z = (getattr(each, field) for each in (was, a, b))
            if len({x, y, z}) == 3:
                assert asked.pop((was.code, field)) == (y, z)
            else:
                assert getattr(now, field) == (z if x == y else y)
    assert not asked


@given(EDITS, EDITS)
def test_where_nothing_is_asked_both_get_the_same(
    mine: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    one, conflicts = merged(BASE, edited(mine), edited(theirs))
    if not conflicts:
        assert one == merged(BASE, edited(theirs), edited(mine))[0]


@pytest.mark.parametrize(("is_mine", "kept"), [(True, "mio"), (False, "suo")])
def test_of_the_same_field_the_chosen_text_counts(*, is_mine: bool, kept: str) -> None:
    mine, theirs = (draft.changed(BASE, "male", headline=text) for text in ("mio", "suo"))
    conflict = Conflict("male", "headline", "mio", "suo")
    assert merged(BASE, mine, theirs)[1] == (conflict,)
    slides, conflicts = merged(BASE, mine, theirs, {conflict: is_mine})
    assert conflicts == ()
    assert next(each.headline for each in slides if each.code == "male") == kept


def test_what_was_chosen_of_one_text_is_not_chosen_of_a_later_one() -> None:
    mine, later = (draft.changed(BASE, "male", headline=text) for text in ("mio", "altro"))
    choices = {Conflict("male", "headline", "mio", "suo"): True}
    assert merged(BASE, mine, later, choices)[1] == (Conflict("male", "headline", "mio", "altro"),)


def test_a_moved_slide_and_another_one_that_was_written_are_both_there() -> None:
    mine = draft.moved(BASE, "decisioni", -5)
    theirs = draft.changed(draft.with_text(BASE, "male"), "rischi", comment="suo")
    slides, conflicts = merged(BASE, mine, theirs)
    codes = [each.code for each in slides]
    assert conflicts == ()
    assert codes.index("decisioni") == [each.code for each in mine].index("decisioni")
    assert codes[codes.index("male") + 1] == "testo-1"
    assert next(each.comment for each in slides if each.code == "rischi") == "suo"


def test_a_slide_taken_away_is_gone_unless_the_other_wrote_on_it() -> None:
    base = draft.with_text(BASE, "male")
    without, written = draft.without(base, "testo-1"), draft.changed(base, "testo-1", comment="suo")
    assert merged(base, without, base)[0] == without
    assert "testo-1" in [each.code for each in merged(base, without, written)[0]]
    assert merged(base, replace_all(base), base)[0] == replace_all(base)


def replace_all(slides: Slides) -> Slides:
    return tuple(replace(each, notes="mie") for each in slides)
