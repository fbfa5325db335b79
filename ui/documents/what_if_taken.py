"""What a reader takes away of a what-if: named after its sheet and plan, and marked as a hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.documents.taken import Taken
from ui.facts.whatif.answer import MARK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from pandas.io.formats.style import Styler

    from ui.facts.whatif.question import WhatIfQuestion
    from ui.figures.charts import Figure
    from ui.figures.theme import Ground


def what_if_taken(
    question: WhatIfQuestion,
    what: str,
    table: Callable[[], pd.DataFrame | Styler],
    figure: Callable[[Ground], Figure | None] | None = None,
    *,
    is_official: bool = False,
) -> Taken:
    """A table or a figure of a question.

    Args:
        question: the hypotheses at work.
        what: what it is, in words; no other of the page has the same.
        table: the table, or the numbers of the figure.
        figure: on a ground of its own; None for a table.
        is_official: it says only what happened, unless something is assumed.
    """
    sheet, view = question.before.sheet, question.view
    year = f"piano {question.year}" if question.is_plan else ""
    word = (what.lower(), sheet.section, sheet.owner.lower(), year)
    title = (what, view.whose(question.before), year.capitalize())
    return Taken(
        view,
        " ".join(filter(None, word)),
        " · ".join(filter(None, title)),
        table,
        figure,
        "" if is_official and not question.is_hypothetical else MARK,
    )
