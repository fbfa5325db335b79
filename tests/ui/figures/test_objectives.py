"""The dumbbell has a row for each part of the result, in an order that stays, and marks what moved."""

from __future__ import annotations

from scoring.summary import parts
from tests.ui.facts.whatif.test_target_rows import asked
from ui.figures import theme
from ui.figures.objectives import dumbbell, ordered_parts

GROUND = theme.ground(dark=False)


def test_the_order_is_that_of_the_scores_without_hypotheses():
    still, moved = (asked("torino", text).answer.effects for text in ("", "OS01.1.1/B3.1_02.target=60,1"))

    codes = [e.after.code for e in ordered_parts(still)]
    assert codes == [e.after.code for e in ordered_parts(moved)]
    assert sorted(codes) == sorted(r.code for r in parts(still.after))
    assert codes[0] == min(parts(still.before), key=lambda r: r.score or 0).code


def test_what_moved_is_in_ink_with_its_points_and_both_its_places():
    effects = asked("torino", "OS01.1.1/B3.1_02.target=72,5").answer.effects
    made = dumbbell(ordered_parts(effects), effects.after.policy.bands, GROUND).replace("\u00a0", " ")

    assert made.count('class="tg-era"') == 1
    assert made.count(f"color:{GROUND.ink}") == 1
    assert "+4,14 <strong>◐ 64,56 %</strong>" in made
    assert "da 60,42 % a 64,56 %, Parzialmente raggiunto" in made
