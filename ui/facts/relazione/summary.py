"""The first page of the Relazione: the result on its scale, the objectives as bars, five sentences."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from ui.facts.beside_words import oiv_beside, oiv_sentences, published_sentence
from ui.facts.format import difference, percent, points
from ui.facts.node_record import node_record
from ui.facts.relazione.blocks import Items
from ui.facts.relazione.charts import objective_chart, result_bar, year_before
from ui.facts.relazione.revisions import how_many
from ui.facts.result_words import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.facts.relazione.blocks import Block
    from ui.facts.relazione.charts import YearBefore
    from ui.facts.view import View

SENTENCES: Final = 5


def summary(view: View, before: View | None) -> tuple[Block, ...]:
    """The page as blocks; without objectives there are no bars.

    Args:
        view: of the year and basis.
        before: the year before; None where the store has not got it.
    """
    then = year_before(view, before)
    chart = objective_chart(view.main, then)
    told = Items(tuple(islice(_sentences(view, then), SENTENCES)))
    return (result_bar(view.main, then), *((chart,) if chart.rows else ()), told)


def _sentences(view: View, then: YearBefore) -> Iterator[str]:
    """What a reader asks first, in the order of the asking."""
    yield from _moved(view, then)
    yield from node_record(view, view.main, ROOT_CODE).sentences[1:]
    yield from oiv_sentences(oiv_beside(view, view.main))[:1]
    yield from filter(None, (published_sentence(view.main),))
    yield from _others(view)
    yield how_many(view)


def _moved(view: View, then: YearBefore) -> Iterator[str]:
    was, now = then.scores.get(ROOT_CODE), view.main.root.score
    if was is None or now is None:
        return
    gap = difference(was, now)
    how = f"{points(abs(gap))} {'in più' if gap > 0 else 'in meno'}" if gap else "lo stesso"
    yield f"Nel {then.year} il risultato era {percent(was, fixed=True)}: {how}."


def _others(view: View) -> Iterator[str]:
    """The results of the ente's other sheets, people apart."""
    for scored in view.sheets:
        if scored is not view.main and not scored.sheet.owner and scored.root.score is not None:
            yield f"Sezione «{view.section_name(scored.sheet.section)}»: {outcome(scored.root)}."
