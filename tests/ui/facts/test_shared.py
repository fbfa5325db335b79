"""What is said of an indicator that is in several places."""

from __future__ import annotations

from scoring.basis import Basis
from tests.data.format.scored import year_of
from tests.data.format.test_casi import CASI
from tests.data.plan.test_shared import CASE, OF_ANNA, OF_BRUNO, OF_THE_ENTE
from ui.facts.shared import elsewhere
from ui.facts.year_view import year_view


def test_a_shared_indicator_leads_to_the_row_that_has_its_value_and_that_row_to_the_others() -> None:
    view = year_view(year_of(CASI / CASE, 2024).plan, (), Basis())
    (there,) = elsewhere(view, OF_BRUNO)
    assert (there.sentence, there.key) == (
        "Target e consuntivo sono quelli di DUP · O1 · i1 Pratiche chiuse",
        OF_THE_ENTE,
    )
    assert [each.key for each in elsewhere(view, OF_THE_ENTE)] == [OF_ANNA, OF_BRUNO]
    assert elsewhere(view, OF_THE_ENTE)[0].sentence.startswith("Lo stesso indicatore è in PEG – Anna Verdi · P1")
    assert not elsewhere(view, OF_ANNA.__class__("peg", "Anna Verdi", "P1", "i2"))
