"""Every score has exactly one word."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bands import band_index, band_of
from tests.scoring.properties import tried
from tests.scoring.samples import BANDS
from tests.scoring.strategies import scales

if TYPE_CHECKING:
    from scoring.policy import Bands


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (0, "Non raggiunto"),
        (0.01, "Parzialmente raggiunto"),
        (22.71, "Parzialmente raggiunto"),
        (94.86, "Parzialmente raggiunto"),
        (94.999, "Parzialmente raggiunto"),
        (95, "Raggiunto"),
        (95.80, "Raggiunto"),
        (100, "Raggiunto"),
        (120, "Raggiunto"),
        (-3, "Non raggiunto"),
    ],
)
def test_a_score_has_the_word_of_its_band(score: float, word: str) -> None:
    found = band_of(score, BANDS)
    assert found is not None
    assert found.word == word


def test_no_score_has_no_word() -> None:
    assert band_of(None, BANDS) is None
    assert band_index(np.array([math.nan]), BANDS).tolist() == [-1]


def test_binary_dust_does_not_take_a_word_away() -> None:
    assert band_index(np.array([0.1 + 0.2 + 94.7 - 1e-13, 1e-13]), BANDS).tolist() == [2, 0]


@tried(200)
@given(scale=scales(), score=st.floats(allow_nan=False, min_value=-1e12, max_value=1e12))
def test_every_number_falls_in_exactly_one_band(scale: Bands, score: float) -> None:
    score = round(score, 9)
    bands = scale.bands
    inside = []
    for index, band in enumerate(bands):
        above = score >= band.lower if band.includes_lower else score > band.lower
        following = bands[index + 1] if index + 1 < len(bands) else None
        past = following and (score >= following.lower if following.includes_lower else score > following.lower)
        if above and not past:
            inside.append(band)
    assert inside == [band_of(score, scale)]


@tried(200)
@given(scale=scales())
def test_infinite_scores_have_the_first_and_the_last_word(scale: Bands) -> None:
    assert band_index(np.array([-math.inf, math.inf]), scale).tolist() == [0, len(scale.bands) - 1]


@tried(200)
@given(scale=scales(), scores=st.lists(st.floats(-100, 200), min_size=2))
def test_a_higher_score_never_has_a_lower_word(scale: Bands, scores: list[float]) -> None:
    assert np.all(np.diff(band_index(np.array(sorted(scores)), scale)) >= 0)


def test_each_limit_and_its_neighbours_have_a_word() -> None:
    for limit in (0.0, 95.0):
        near = np.array([np.nextafter(limit, -1), limit, np.nextafter(limit, 200)])
        assert np.all(band_index(near, BANDS) >= 0)


def test_a_position_on_the_scale_is_a_whole_number() -> None:
    assert band_index(np.array([50.0, np.nan]), BANDS).dtype == np.int_
