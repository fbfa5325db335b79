"""Two means are compared on the same objectives, by the method's own mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.beside import beside, published
from scoring.model import Published
from scoring.scored import score_sheet
from scoring.summary import parts
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed
from tests.scoring.shipped import scored
from tests.scoring.strategies import policies, sheets

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.policy import Policy


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_the_scores_themselves_given_back_have_the_mean_of_the_root(sheet: Sheet, policy: Policy) -> None:
    result = score_sheet(sheet, policy)
    own = {r.code: r.score for r in parts(result) if r.score is not None}
    assume(result.root.score is not None)
    assume(own.keys() == {r.code for r in parts(result)})
    assume(not result.measures_of(""))
    found = beside(result, own)
    assert found.given == found.computed == pytest.approx(result.root.score, abs=1e-9)
    assert (found.unscored, found.silent) == ((), ())


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies(), data=st.data())
def test_every_objective_is_in_the_comparison_or_said_to_be_out(sheet: Sheet, policy: Policy, data) -> None:
    result = score_sheet(sheet, policy)
    codes = [r.code for r in parts(result)]
    chosen = data.draw(st.sets(st.sampled_from(codes)) if codes else st.just(set()))
    found = beside(result, dict.fromkeys(chosen, 50.0))
    both = [p.result.code for p in found.pairs]
    out = [p.result.code for p in found.unscored] + [r.code for r in found.silent]
    neither = [r.code for r in parts(result) if r.score is None and r.code not in chosen]
    assert sorted(both + out + neither) == sorted(codes)


def test_only_a_printed_number_is_given_and_neither_a_word_alone_nor_nothing() -> None:
    sheet = a_sheet(
        a_node("number", published=Published(printed("60", 0.5))),
        a_node("word", published=Published(status="Raggiunto")),
        a_node("nothing"),
        *(a_measure(code, code, actual=80) for code in ("number", "word", "nothing")),
    )
    found = published(score_sheet(sheet, a_policy()))
    assert [(pair.result.code, pair.given, pair.computed) for pair in found.pairs] == [("number", 60, 80)]
    assert [result.code for result in found.silent] == ["word", "nothing"]


def test_the_mean_of_what_is_given_has_the_weights_of_the_root() -> None:
    """(30 × 40 + 10 × 80) / 40 = 50; the unweighted mean would be 60."""
    sheet = a_sheet(
        a_node("a", weight=30.0), a_node("b", weight=10.0), a_node("c", weight=60.0),
        a_measure("k1", "a", actual=10), a_measure("k2", "b", actual=30), a_measure("k3", "c", actual=90),
    )  # fmt: skip
    found = beside(score_sheet(sheet, a_policy()), {"a": 40.0, "b": 80.0})
    assert (found.given, found.computed) == (50.0, 15.0)
    assert [r.code for r in found.silent] == ["c"]


def test_what_is_given_to_an_objective_without_a_score_is_left_out_and_said() -> None:
    found = beside(scored("riviere")["strategico", ""], {"B05": 0.0, "B06": 50.0, "C01": 100.0})
    assert (found.given, found.computed, found.all_given) == (75.0, 100.0, 50.0)
    assert [p.result.code for p in found.unscored] == ["B05"]


def test_nothing_given_has_no_mean() -> None:
    found = beside(scored("torino")["strategico", ""], {})
    assert (found.given, found.computed, found.all_given, found.pairs) == (None, None, None, ())


def test_the_results_that_torino_prints_are_beside_all_its_objectives() -> None:
    found = published(scored("torino")["strategico", ""])
    assert (len(found.pairs), found.silent) == (14, ())
    assert found.given == pytest.approx(90.907142857)
