"""Ways alone, row by row."""

from __future__ import annotations

from tests.ui.facts.whatif.goals import SERIES, asked
from ui.facts.whatif.goal import ways
from ui.figures.goal import ways_table


def plain(text):
    return text.replace("\u00a0", " ")


def test_each_way_has_the_value_needed_what_is_missing_and_what_it_gives():
    """A has 0.5 × 40 + 0.4 × 60 + 0.1 × 90 = 53. To 63 a1 needs 20 more, a2 25."""
    goal, yards = asked(63)
    table = ways_table(goal, ways(goal, yards, SERIES).alone, "Ora").set_index("Codice")
    assert list(table["Serve"]) == ["60,00", "85,00"]
    assert list(table["Che cosa manca"]) == ["mancano 20,00", "mancano 25,00"]
    assert [plain(cell) for cell in table["A ottiene"]] == ["63,00 %", "63,00 %"]
