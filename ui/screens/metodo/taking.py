"""What is taken away of Metodo: whose the figures are, and that answers other than the method's give no result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.taken import Taken
from ui.facts.whatif.answer import MARK
from ui.screens.metodo.own import TYPED

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from scoring.policy import Policy
    from ui.facts.method_guide.subject import Subject
    from ui.figures.charts import Figure
    from ui.figures.theme import Ground

_FINGERPRINT: Final = "scritte qui"


def taken(
    subject: Subject,
    policy: Policy,
    what: str,
    table: Callable[[], pd.DataFrame],
    figure: Callable[[Ground], Figure | None] | None = None,
) -> Taken:
    """A table or a figure, by the answers of now."""
    is_typed = subject.plan.ente.code == TYPED
    mark = "" if policy == subject.plan.policy and not is_typed else MARK
    return Taken(subject.view, what.lower(), what, table, figure, mark, _FINGERPRINT if is_typed else "")
